"""The job: inputs in, rows out, with the books kept; a window of documents is a transaction."""

import logging
import os
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from importlib.metadata import version
from time import monotonic

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from models.vocabulary import RunStatus
from pipeline.document import RawDocument, storable
from pipeline.load.database import error_text, writing
from pipeline.load.items import Failure, Item, Known
from pipeline.load.living import living
from pipeline.load.migrate import is_current, upgrade
from pipeline.load.reference import load_reference_data
from pipeline.load.rows import DocumentRows
from pipeline.load.runs import Counts, end_run, has_run, note_progress, progress_of, start_run
from pipeline.load.stopping import sheltered, stopping, tell_again
from pipeline.load.transactions import read_lasting, write_lasting
from pipeline.load.writer import Writer
from pipeline.read import DEFAULT_CAPS, DEFAULT_FIELDS, Caps, FieldNames, ReadPage, read_page
from pipeline.rules.program import program_id
from pipeline.run.crew import Crew
from pipeline.run.inputs import brief, read_all, require_inputs
from pipeline.run.limits import Limits
from pipeline.run.pages import PageProcess
from pipeline.run.pools import HerePool, LocalPool, Pool
from pipeline.run.summary import Summary, Tally, tally
from pipeline.run.windows import windows

_LOG = logging.getLogger("fangzhi")

Report = Callable[[Counts], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to run.

    `workers` processes, None meaning one a core, 0 this very process, which no limit of memory and no fatal document
    spares; `force` works documents through that are there already; `dry` does everything but write; `limits` on each
    document; `caps` on what is read; `fields` are the columns that records keep it under; `pool`, where it is given,
    takes the place of processes on this machine.
    """

    workers: int | None = None
    force: bool = False
    dry: bool = False
    limits: Limits = field(default_factory=Limits)
    caps: Caps = DEFAULT_CAPS
    fields: FieldNames = DEFAULT_FIELDS
    pool: Pool | None = None

    def crew(self) -> Crew:
        """Those who do the work, not yet called together."""
        count = (os.cpu_count() or 1) if self.workers is None else self.workers
        return Crew(self.pool or (LocalPool(count) if count else HerePool()), self.limits)

    def pages(self) -> AbstractContextManager[ReadPage]:
        """Who reads HTML pages: a process of their own, unless everything happens in this one."""
        here = self.workers == 0 and self.pool is None
        return nullcontext(read_page) if here else PageProcess(self.limits)


def prepare(engine: Engine) -> None:
    """Makes and migrates the database where it has to be, and loads the reference data of this program once."""
    upgrade(engine)
    if not has_run(engine, program_id()):
        load_reference_data(engine)


def run(inputs: Sequence[str], engine: Engine, options: Options, report: Report = lambda _: None) -> Summary:
    """Reads, works through and loads what `inputs` hold.

    Raises:
        ReadError: an input names nothing at all.
        LoadError: the database is of a later version, or was lost and did not come back.
        WorkError: the workers cannot be kept alive.
    """
    began = monotonic()
    require_inputs(inputs)
    with stopping(), options.crew() as crew, options.pages() as page:
        readings = read_all(inputs, options.caps, options.fields, page)
        if options.dry:
            summary = Summary(0, RunStatus.DONE)
            _Job(engine, Writer(program_id()), crew, options, summary, report).work(readings)
            return summary
        prepare(engine)
        with living(engine) as hold:
            number = start_run(engine, hold, storable("\n".join(inputs)), version("fangzhi"), program_id(), crew.size)
            summary = Summary(number)
            job = _Job(engine, Writer(program_id(), number), crew, options, summary, report)
            with _kept_books(job):
                job.work(readings)
    summary.seconds = monotonic() - began
    return summary


@contextmanager
def _kept_books(job: "_Job") -> Generator[None, None, None]:
    """Writes down how the run ends, whichever way it does; an interrupted run is one that ended early."""
    engine, summary = job.engine, job.summary
    try:
        yield
    except BaseException as error:
        stopped = isinstance(error, KeyboardInterrupt)
        summary.status = RunStatus.INTERRUPTED if stopped else RunStatus.FAILED
        # The database may be what failed: then the book stays open, and tells so.
        with suppress(SQLAlchemyError), writing(engine) as connection:
            job.catch_up(progress_of(connection, summary.run_id))
            end_run(connection, summary.run_id, summary.status, None if stopped else brief(error_text(engine, error)))
        if not stopped:
            raise
    else:
        summary.status = RunStatus.DONE
        write_lasting(engine, lambda connection: end_run(connection, summary.run_id, RunStatus.DONE))


@dataclass(slots=True)
class _Job:
    """One run at work."""

    engine: Engine
    writer: Writer
    crew: Crew
    options: Options
    summary: Summary
    report: Report
    # The ids of all documents of the run, as numbers: they take less memory.
    met: set[int] = field(default_factory=set)
    # The last window that was written, and what the run comes to with it; whether it was committed, the book knows.
    last: tuple[Tally, Sequence[Item]] = (Tally(), ())

    def work(self, readings: Iterable[RawDocument | Failure]) -> None:
        plans = (self._plan(window) for window in windows(readings))
        for items in self.crew.work(plans):
            self._write(items)
            self.report(self.summary.tally.counts)
            tell_again()

    def _plan(self, window: Sequence[RawDocument | Failure]) -> list[RawDocument | Known | Failure]:
        """What of a window has to be worked through; of several copies the first."""
        documents = [reading for reading in window if isinstance(reading, RawDocument)]
        up_to_date = set[str]() if self.options.force else self._up_to_date(documents)
        plan: list[RawDocument | Known | Failure] = []
        for reading in window:
            if not isinstance(reading, RawDocument):
                plan.append(reading)
                continue
            number = int(reading.document_id, 16)
            known = number in self.met or reading.document_id in up_to_date
            plan.append(Known(reading) if known else reading)
            self.met.add(number)
        return plan

    def _up_to_date(self, documents: Sequence[RawDocument]) -> set[str]:
        ids = [document.document_id for document in documents]
        if self.options.dry and not is_current(self.engine):
            return set()
        return read_lasting(self.engine, lambda connection: self.writer.up_to_date(connection, ids))

    def _write(self, items: Sequence[Item]) -> None:
        """Writes a window; documents of it that have vanished since it was planned are worked through first."""
        if self.options.dry:
            self._adopt(self.summary.tally + tally(items, []), items)
            return
        # What is in the database is in the summary: no interrupt comes in between.
        with sheltered():
            outcome = write_lasting(self.engine, lambda connection: self._written(connection, items))
            if isinstance(outcome, Tally):
                self._adopt(outcome, items)
                return
        (anew,) = self.crew.work([[known.raw for known in outcome]])
        others = [item for item in items if item not in outcome]
        self._write([*others, *anew])

    def _adopt(self, reached: Tally, items: Sequence[Item]) -> None:
        """Counts, and tells, what is certain."""
        self.summary.tally = reached
        for item in items:
            _tell(item)

    def _written(self, connection: Connection, items: Sequence[Item]) -> Tally | list[Known]:
        """Writes a window and the progress that it makes in one transaction: what is not there is not counted."""
        vanished = self.writer.vanished(connection, items)
        if vanished:
            return vanished
        refused = self.writer.write(connection, items)
        reached = self.summary.tally + tally(items, refused)
        note_progress(connection, self.summary.run_id, reached.counts)
        self.last = reached, items
        return reached

    def catch_up(self, booked: Counts) -> None:
        """Counts the last window where an interrupt fell between its commit and its being counted."""
        reached, items = self.last
        if booked == reached.counts != self.summary.tally.counts:
            self._adopt(reached, items)


def _tell(item: Item) -> None:
    """Logs what was kept out, one line each."""
    if isinstance(item, DocumentRows):
        for row in item.rejections:
            _log_rejection(logging.INFO, item.source, row["kind"], row["rule"], row["reason"])
    elif isinstance(item, Failure):
        _log_rejection(logging.WARNING, item.source, "document", item.rule, item.reason)


def _log_rejection(level: int, source: str, kind: str, rule: str, reason: str) -> None:
    fields = {"event": "rejected", "source": source, "kind": kind, "rule": rule, "reason": reason}
    _LOG.log(level, "%s: %s kept out by %s: %s", source, kind, rule, reason, extra={"fields": fields})
