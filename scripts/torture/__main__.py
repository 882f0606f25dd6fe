"""Runs the torture, all of it or the parts that are named; ends with 1 where a promise was not kept.

python -m scripts.torture [--short] [--patience TIMES] [PART...]

Two parts are at work at a time, each in a process and with a PostgreSQL server of its own. All of it takes about ten
minutes on two cores, and writes its figures into docs/reliability.md.
"""

import argparse
import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed

from scripts.torture.parts import PARTS, tortured
from scripts.torture.told import Told, as_table, write_figures

# What takes longest begins first.
_LONGEST = ("kills", "jobs", "hostile", "connections", "patterns")
_AT_ONE_TIME = 2


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--short", action="store_true", help="a little of everything, as the tests do it")
    parser.add_argument("--patience", type=float, default=1.0, help="longer shares of time, for a machine that is busy")
    given = parser.parse_args()
    began, told = time.monotonic(), list[Told]()
    names = sorted(given.parts or PARTS, key=lambda name: _LONGEST.index(name) if name in _LONGEST else len(_LONGEST))
    with ProcessPoolExecutor(_AT_ONE_TIME, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as pool:
        for done in as_completed(pool.submit(tortured, name, given.short, given.patience) for name in names):
            for entry in done.result():
                told.append(entry)
                print(f"{'kept  ' if entry.kept else 'BROKEN'} {entry.promise}: {entry.figure}", flush=True)
    told.sort(key=lambda entry: list(PARTS).index(entry.part))
    table = as_table(told, time.monotonic() - began)
    print(f"\n{table}")
    if not given.parts and not given.short:
        write_figures(table)
    return 0 if all(entry.kept for entry in told) else 1


if __name__ == "__main__":
    sys.exit(main())
