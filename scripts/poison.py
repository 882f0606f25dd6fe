"""Documents that are poison to whoever works them through, for tests of what they cost the others.

Words in a document make the stages of a worker do what no text should make them do: end the process, stand still in
code that Python cannot interrupt, stand still in code that it can, take memory without end, raise.
"""

import ctypes
import os
import struct
import sys
import time
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from pipeline.document import RawDocument
from pipeline.errors import ReadError
from pipeline.read import read_page
from pipeline.rules import Rules, load_rules
from pipeline.run import stages
from pipeline.run.pools import LocalPool
from pipeline.run.workers import start_worker

# The rule under which each poison is expected among the rejections.
POISONS = {
    "POISON-SEGFAULT": "killed",
    "POISON-LOOP": "time_limit",
    "POISON-SLEEP": "time_limit",
    "POISON-MEMORY": "memory_limit",
    "POISON-RAISE": "failed",
}

_whole = stages.work_through


def _swallow(text: str) -> None:
    if "POISON-SEGFAULT" in text:
        ctypes.string_at(0)
    if "POISON-LOOP" in text:
        sum(range(10**12))
    if "POISON-SLEEP" in text:
        time.sleep(3600)
    if "POISON-MEMORY" in text:
        held: list[Any] = []
        while True:
            held.append(bytes(1 << 28))
    if "POISON-RAISE" in text:
        raise RuntimeError("a fault of ours")


def _work_through(raw: RawDocument, rules: Rules) -> stages.Worked:
    _swallow(raw.text)
    return _whole(raw, rules)


def read_poisoned_page(data: bytes, source: str, url: str | None) -> RawDocument | ReadError:
    """Reads a page, and swallows the poison in it."""
    _swallow(data.decode("utf-8"))
    return read_page(data, source, url)


def start_poisoned_worker() -> None:
    """Starts a worker that swallows poison, and has the rules at hand as one that is forked has."""
    stages.work_through = _work_through
    load_rules().read()
    start_worker()


def hand_over_half_a_result() -> None:
    """Writes, in a worker, the beginning of a result, and then nothing: as one does that is killed at that moment."""
    frame = sys._getframe()
    while "result_queue" not in frame.f_locals:
        assert frame.f_back is not None
        frame = frame.f_back
    os.write(frame.f_locals["result_queue"]._writer.fileno(), struct.pack("!i", 1_000_000))
    time.sleep(3600)


class PoisonedPool(LocalPool):
    """Processes on this machine that swallow poison."""

    def open(self) -> Executor:
        super().open().shutdown()
        return ProcessPoolExecutor(self.size, get_context("spawn"), start_poisoned_worker)
