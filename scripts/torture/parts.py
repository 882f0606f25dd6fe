"""The parts of the torture, and what doing one comes to."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from scripts.torture.bench import Bench, Result, in_memory
from scripts.torture.connections import connections
from scripts.torture.disk import disk
from scripts.torture.hostile import hostile
from scripts.torture.jobs import jobs
from scripts.torture.kills import kills
from scripts.torture.patterns import patterns
from scripts.torture.reposts import reposts
from scripts.torture.secrets import secrets
from scripts.torture.signals import signals
from scripts.torture.told import Told

# In the order of the table.
PARTS: dict[str, Callable[[Bench], Iterator[Result]]] = {
    "kills": kills,
    "connections": connections,
    "jobs": jobs,
    "disk": disk,
    "signals": signals,
    "hostile": hostile,
    "patterns": patterns,
    "secrets": secrets,
    "reposts": reposts,
}


def tortured(part: str, short: bool, patience: float) -> list[Told]:
    """What comes of one part; what is said on the way about connections lost and the like is heard by nobody."""
    told = list[Told]()
    with (
        tempfile.TemporaryDirectory(prefix="fangzhi-torture-", dir=in_memory()) as folder,
        (Path(folder) / "said").open("wb") as said,
        ExitStack() as ending,
    ):
        os.dup2(said.fileno(), sys.stderr.fileno())
        began = time.monotonic()
        try:
            for result in PARTS[part](Bench(Path(folder), ending, short, patience)):
                told.append(Told(part, result.promise, result.figure, result.kept, time.monotonic() - began))
                began = time.monotonic()
        except Exception as error:
            figure = f"it stopped: {type(error).__name__}: {error}"
            told.append(Told(part, f"{part}: every promise is looked at", figure, False, time.monotonic() - began))
    return told
