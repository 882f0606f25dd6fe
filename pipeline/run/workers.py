"""What a worker process does: a window of documents through the stages, one document after the other."""

import gc
import os
import signal
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from multiprocessing import parent_process
from threading import Thread

from pipeline.document import RawDocument
from pipeline.load.items import Failure
from pipeline.load.rows import DocumentRows
from pipeline.run.limits import Limits, OverTime, limited

Outcomes = list[DocumentRows | Failure]


def work_window(documents: Sequence[RawDocument], limits: Limits) -> Outcomes:
    """What comes of each document, in their order; one that needs more than its limits is a failure."""
    with _without_collection():
        return [_work(document, limits) for document in documents]


@contextmanager
def _without_collection() -> Generator[None, None, None]:
    """Does without the search for circles of dead objects: the stages make millions of objects and no circles, and
    the search would take up to a tenth of their time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _work(document: RawDocument, limits: Limits) -> DocumentRows | Failure:
    # The command, which only hands this function on, needs none of the stages.
    from pipeline.run.stages import rows_or_failure

    try:
        with limited(limits):
            return rows_or_failure(document)
    except OverTime:
        return over_time(document, limits)


def over_time(document: RawDocument, limits: Limits) -> Failure:
    """The failure of a document that takes too long."""
    reason = f"working it through takes more than {limits.seconds:g} seconds"
    return Failure(document.source, "time_limit", reason, document.document_id)


def start_worker() -> None:
    """Ends with its parent, which alone deals with an interrupt."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A pool's process waits for work for ever, also where nobody is left to give any."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
