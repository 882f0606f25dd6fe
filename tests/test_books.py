"""The book of runs tells how each run ended, also where its process could not; signals do not tear transactions."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from pipeline.load import stopping as signals
from pipeline.load.database import open_database, writing
from pipeline.load.living import living
from pipeline.load.runs import Counts, note_progress, start_run
from pipeline.load.stopping import sheltered, stopping

ROOT = Path(__file__).parent.parent
ARTICLE = "2023年2月6日,漳州市委书记林知远在南靖县调研总投资73.5亿元的临江化工二期项目。"


def run_elsewhere(engine: Engine, folder: Path) -> str:
    """A run in a process of its own; gives what it says on stderr."""
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    url = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "pipeline", "run", str(folder / "article.txt"), "-d", url, "--workers", "0"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stderr


def books(engine: Engine) -> list[tuple[str, bool]]:
    """Of each run its status, and whether an end is written down."""
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT status, ended_at IS NOT NULL FROM runs ORDER BY run_id"))
        return [(status, bool(ended)) for status, ended in rows]


def test_a_run_that_was_killed_is_told_from_one_that_lives(engine: Engine, tmp_path: Path) -> None:
    with living(engine) as hold:
        start_run(engine, hold, "", "0", "0" * 24, 0)
        assert "killed" not in run_elsewhere(engine, tmp_path)
        assert books(engine) == [("running", False), ("done", True)]
    # As with a kill, the lock is gone and the book is open.
    assert "run 1 was killed" in run_elsewhere(engine, tmp_path)
    assert books(engine) == [("interrupted", False), ("done", True), ("done", True)]
    assert not list(tmp_path.glob("*-runs"))


def test_a_run_that_was_taken_for_dead_says_that_it_lives(engine: Engine) -> None:
    with living(engine) as hold:
        number = start_run(engine, hold, "", "0", "0" * 24, 0)
    with living(engine) as hold:
        start_run(engine, hold, "", "0", "0" * 24, 0)
    assert books(engine)[0] == ("interrupted", False)
    with writing(engine) as connection:
        note_progress(connection, number, Counts())
    assert books(engine)[0] == ("running", False)


def test_a_write_ahead_log_is_kept_only_by_builds_of_sqlite_without_the_fault(
    new_sqlite: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_sqlite()
    modes = []
    for version in ("3.40.1", "3.51.3", "3.51.2", "3.50.7", "3.45.0", "3.44.6", "3.44.5", "3.52.0"):
        monkeypatch.setattr(sqlite3, "sqlite_version", version)
        engine = open_database(url)
        with engine.connect() as connection:
            modes.append(connection.exec_driver_sql("PRAGMA journal_mode").scalar())
        engine.dispose()
    assert modes == ["delete", "wal", "delete", "wal", "delete", "wal", "delete", "wal"]


def test_a_signal_waits_for_the_end_of_a_transaction() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), stopping():
        with sheltered():
            with sheltered():
                os.kill(os.getpid(), signal.SIGTERM)
                done.append("inner")
            done.append("outer")
        done.append("never")
    assert done == ["inner", "outer"]


def test_a_transaction_that_comes_to_no_end_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "_GRACE", 0.05)
    with pytest.raises(KeyboardInterrupt), stopping(), sheltered():
        os.kill(os.getpid(), signal.SIGINT)
        while True:
            time.sleep(0.01)


def test_a_second_signal_does_not_disturb_the_end() -> None:
    with stopping():
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
