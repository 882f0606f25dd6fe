"""Plans -> items: windows worked through in a pool piece by piece, a bounded number at a time, in their order.

A document that takes its worker with it costs only itself: its piece is worked through again, then each document
of the piece alone, and the one that fails alone is the culprit.
"""

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from time import monotonic
from types import TracebackType

from pipeline.document import RawDocument
from pipeline.errors import WorkError
from pipeline.load.items import Failure, Item
from pipeline.load.rows import DocumentRows
from pipeline.run.limits import Limits
from pipeline.run.pools import Pool
from pipeline.run.windows import Plan, pieces
from pipeline.run.workers import Outcomes, over_time, work_window

_LOG = logging.getLogger("fangzhi")
# So many windows a worker are in hand or waiting.
_WINDOWS_A_WORKER = 2

_Piece = tuple[Sequence[RawDocument], Future[Outcomes]]
_Begun = tuple[Plan, Sequence[_Piece]]


class Crew:
    """Works plans through in a pool, and stands in for workers that are lost."""

    def __init__(self, pool: Pool, limits: Limits) -> None:
        self.size = pool.size
        self._pool = pool
        self._limits = limits
        self._executor: Executor | None = None

    def __enter__(self) -> "Crew":
        # What workers fork from loads while the database is made ready.
        self._executor = self._pool.open()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._executor is not None:
            self._pool.close(self._executor)

    def work(self, plans: Iterable[Plan]) -> Iterator[list[Item]]:
        """What comes of each plan, in the order of plans; never more are begun than the workers keep busy.

        Raises:
            WorkError: workers die over nothing at all.
        """
        waiting: deque[_Begun] = deque()
        for plan in plans:
            documents = (entry for entry in plan if isinstance(entry, RawDocument))
            waiting.append((plan, [(piece, self._submit(piece)) for piece in pieces(documents)]))
            if len(waiting) >= self.size * _WINDOWS_A_WORKER:
                yield self._finish(*waiting.popleft())
        while waiting:
            yield self._finish(*waiting.popleft())

    def _submit(self, documents: Sequence[RawDocument]) -> Future[Outcomes]:
        """Hands documents to the executor, to a new one where the last is broken."""
        if self._executor is None:
            self._executor = self._pool.open()
        try:
            return self._executor.submit(work_window, documents, self._limits)
        except BrokenExecutor:
            self._pool.close(self._executor)
            self._executor = self._pool.open()
            return self._executor.submit(work_window, documents, self._limits)

    def _finish(self, plan: Plan, begun: Sequence[_Piece]) -> list[Item]:
        """The plan with what came of its documents in their places."""
        outcomes = (outcome for piece in begun for outcome in self._outcome(*piece))
        return [next(outcomes) if isinstance(entry, RawDocument) else entry for entry in plan]

    def _outcome(self, documents: Sequence[RawDocument], future: Future[Outcomes]) -> Outcomes:
        # What documents raise comes back as failures: what is raised here, by each kind of executor after its own
        # fashion, means that the worker is lost. The piece may have done nothing but wait beside the culprit.
        try:
            return future.result()
        except Exception as error:
            _LOG.info("a worker was lost (%s): its %d documents are worked through again", error, len(documents))
        try:
            return self._submit(documents).result()
        except Exception:
            return [self._alone(document) for document in documents]

    def _alone(self, document: RawDocument) -> DocumentRows | Failure:
        began = monotonic()
        try:
            (outcome,) = self._submit([document]).result()
        except Exception as error:
            took = monotonic() - began
            self._require_workers()
            if took > self._limits.seconds:
                return over_time(document, self._limits)
            reason = f"the process that works it through dies of it ({type(error).__name__})"
            return Failure(document.source, "killed", reason, document.document_id)
        return outcome

    def _require_workers(self) -> None:
        """Makes sure that it is the document that workers die of."""
        try:
            self._submit([]).result()
        except Exception as error:
            raise WorkError(f"no worker stays alive, whatever it is given to do: {error}") from error
