"""SIGINT and SIGTERM at any moment of a run: how soon it has ended, and whether its summary and its book are true."""

import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from sqlalchemy import text

from scripts.torture.bench import Bench, Result, database

_ROOT = Path(__file__).parents[2]
_ARTICLES = 3000
_LONGEST = 5.0
# One that is not at its end by then never will be.
_PATIENCE = 90


def signals(bench: Bench) -> Iterator[Result]:
    """Both signals, on both kinds of database, at random moments after the first document is there."""
    folder, chance = bench.articles(_ARTICLES), random.Random(15)
    taken, late, untrue = list[float](), 0, 0
    for turn in range(bench.amount(40, 2)):
        url = bench.new_database("SQLite" if turn % 2 else "PostgreSQL")
        number = signal.SIGTERM if turn % 4 < 2 else signal.SIGINT
        seconds, true = _stopped(url, folder, number, chance.uniform(0, 1))
        taken.append(seconds)
        late += seconds > _LONGEST
        untrue += not true
    figure = (
        f"{len(taken)} signals, the end after {median(taken):.1f} s (median), {max(taken):.1f} s (most); "
        f"{untrue} without summary, book and rows that agree"
    )
    yield Result("SIGINT and SIGTERM end a run within 5 s, with its summary", figure, not (late or untrue))


def _stopped(url: str, folder: Path, number: int, after: float) -> tuple[float, bool]:
    """Seconds from the signal to the end of the run; and whether exit code, summary, book and rows tell the same."""
    command = [sys.executable, "-m", "pipeline", "run", str(folder), "--database", url, "--workers", "2"]
    job = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not _counted(url)[0]:
        time.sleep(0.02)
    time.sleep(after)
    began = time.monotonic()
    job.send_signal(number)
    try:
        out, err = job.communicate(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        job.kill()
        out, err = job.communicate()
    taken = time.monotonic() - began
    there, booked, status = _counted(url)
    summary = re.search(r"(\d+) loaded", out)
    told = job.returncode == 1 and "interrupted" in err and "Traceback" not in err
    return taken, told and status == "interrupted" and summary is not None and int(summary[1]) == there == booked


def _counted(url: str) -> tuple[int, int, str]:
    """Documents that are there, documents in the book of the last run, and how that stands."""
    with database(url) as engine, engine.connect() as connection:
        there = connection.scalar(text("SELECT count(*) FROM documents")) or 0
        last = text("SELECT documents_loaded, status FROM runs ORDER BY run_id DESC LIMIT 1")
        booked, status = connection.execute(last).one()
    return there, booked, status
