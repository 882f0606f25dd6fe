"""Runs the torture, all of it or the parts that are named; ends with 1 where a promise was not kept.

python -m scripts.torture [--short] [PART...]
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.torture.bench import Bench, Result
from scripts.torture.connections import connections
from scripts.torture.disk import disk
from scripts.torture.hostile import hostile
from scripts.torture.jobs import jobs
from scripts.torture.kills import kills
from scripts.torture.patterns import patterns
from scripts.torture.reposts import reposts
from scripts.torture.secrets import secrets
from scripts.torture.server import postgres_server

PARTS: dict[str, Callable[[Bench], Iterator[Result]]] = {
    "kills": kills,
    "connections": connections,
    "jobs": jobs,
    "disk": disk,
    "hostile": hostile,
    "patterns": patterns,
    "secrets": secrets,
    "reposts": reposts,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--short", action="store_true", help="a little of everything, as the tests do it")
    given = parser.parse_args()
    broken = 0
    with tempfile.TemporaryDirectory(prefix="fangzhi-torture-") as folder, postgres_server() as server:
        bench = Bench(Path(folder), server, given.short)
        for name in given.parts or PARTS:
            began = time.monotonic()
            for result in PARTS[name](bench):
                broken += not result.kept
                took = time.monotonic() - began
                print(
                    f"{'kept  ' if result.kept else 'BROKEN'} {took:5.0f} s  {result.promise}: {result.figure}",
                    flush=True,
                )
                began = time.monotonic()
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
