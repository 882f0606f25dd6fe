"""The commands about databases: what they ask before rows are dropped, what they refuse, what they leave alone."""

import os
import pty
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, text

from pipeline.load import database
from pipeline.load.migrate import head_revision, revisions
from tests.command import fangzhi

ROOT = Path(__file__).parent.parent
READERS = (
    ("status",),
    ("search", "市长"),
    ("explain", "a document"),
    ("export", "out"),
    ("report", "site"),
    ("db", "current"),
    ("db", "downgrade", "base", "--yes"),
    ("db", "grant-reader", "ann"),
    ("rejections", "list"),
    ("rejections", "replay"),
)


def revision(url: str) -> str:
    return str(fangzhi("db", "current", "-d", url).stdout.split()[0])


def answered(url: str, answer: bytes) -> str:
    """What `db downgrade base` says to somebody at a terminal who gives `answer`."""
    here, there = pty.openpty()
    os.write(here, answer + b"\n")
    command = [sys.executable, "-m", "pipeline", "db", "downgrade", "base", "--database", url]
    done = subprocess.run(command, cwd=ROOT, stdin=there, capture_output=True, text=True)
    os.close(here)
    os.close(there)
    return done.stderr


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII", "EUC_CN"])
def test_a_database_that_cannot_hold_every_character_is_refused(postgres_url: str, encoding: str) -> None:
    name = f"in_{encoding.lower()}"
    administration = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with administration.connect() as connection:
        options = f"ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
        connection.execute(text(f"CREATE DATABASE {name} {options}"))
    administration.dispose()
    result = fangzhi("db", "upgrade", "-d", postgres_url.replace("/postgres?", f"/{name}?"))
    assert result.exit_code == 1
    assert (
        result.stderr == f"fangzhi: the database {name} keeps text as {encoding}; one with ENCODING 'UTF8' is needed\n"
    )


def test_db_goes_up_and_down_and_says_where_it_is(new_empty: Callable[[], str]) -> None:
    url = new_empty()
    assert revision(url) == "base"
    assert fangzhi("db", "downgrade", "base", "-d", url).output == ""
    assert fangzhi("db", "upgrade", "-d", url).exit_code == 0
    assert revision(url) == head_revision()
    down = fangzhi("db", "downgrade", "base", "--yes", "-d", url)
    assert down.exit_code == 0
    assert "backup" in down.stderr
    assert revision(url) == "base"


def test_where_nobody_can_be_asked_nothing_is_dropped(new_prepared: Callable[[], str]) -> None:
    url = new_prepared()
    result = fangzhi("db", "downgrade", "base", "-d", url)
    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert revision(url) == head_revision()


def test_at_a_terminal_a_yes_is_asked_for(new_prepared_sqlite: Callable[[], str]) -> None:
    url = new_prepared_sqlite()
    assert "back to base?" in answered(url, b"n")
    assert revision(url) == head_revision()
    assert "backup" in answered(url, b"y")
    assert revision(url) == "base"


@pytest.mark.parametrize(
    "query",
    [
        "BEGIN",
        "CREATE TABLE _alembic_tmp",
        "INSERT INTO _alembic_tmp",
        "DROP TABLE",
        "UPDATE alembic_version",
        "PRAGMA",
    ],
)
def test_a_migration_that_is_interrupted_within_a_query_changes_nothing(
    query: str, new_prepared_sqlite: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever were to find a lock left behind would not wait for a minute.
    monkeypatch.setattr(database, "_PATIENCE_MS", 100)
    url, below = new_prepared_sqlite(), "0013"

    def interrupt(*call: Any) -> None:
        if call[2].strip().startswith(query) and call[0].get_execution_options().get("fangzhi_writes"):
            raise KeyboardInterrupt

    event.listen(Engine, "after_cursor_execute", interrupt)
    down = fangzhi("db", "downgrade", below, "--yes", "-d", url)
    event.remove(Engine, "after_cursor_execute", interrupt)
    assert down.exit_code == 1
    assert down.stderr.splitlines()[1].startswith("fangzhi: interrupted")
    assert revision(url) == head_revision()
    assert fangzhi("db", "downgrade", below, "--yes", "-d", url).exit_code == 0
    assert fangzhi("db", "upgrade", "-d", url).exit_code == 0
    assert revision(url) == head_revision()


def test_a_signal_ends_a_migration_that_waits_for_its_turn(new_prepared_sqlite: Callable[[], str]) -> None:
    url, below = new_prepared_sqlite(), revisions()[-2]
    assert fangzhi("db", "downgrade", below, "--yes", "-d", url).exit_code == 0
    other = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    job = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "db", "upgrade", "-d", url], cwd=ROOT, stderr=subprocess.PIPE
    )
    assert job.stderr is not None
    assert b"backup" in job.stderr.readline()
    job.send_signal(signal.SIGINT)
    _, said = job.communicate(timeout=60)
    other.close()
    assert job.returncode == 1
    assert said.startswith(b"fangzhi: interrupted")
    assert b"Traceback" not in said
    assert revision(url) == below
    assert fangzhi("db", "upgrade", "-d", url).exit_code == 0
    assert revision(url) == head_revision()


@pytest.mark.parametrize(
    "call",
    [
        ("upgrade", "9999"),
        ("upgrade", "0002"),
        ("upgrade", "base"),
        ("downgrade", "nonsense", "--yes"),
        ("downgrade", "head", "--yes"),
        ("downgrade", head_revision(), "--yes"),
    ],
)
def test_a_revision_that_leads_nowhere_is_a_wrong_call(call: tuple[str, ...], new_sqlite: Callable[[], str]) -> None:
    url = new_sqlite()
    fangzhi("db", "upgrade", "0003", "-d", url)
    result = fangzhi("db", *call, "-d", url)
    assert result.exit_code == 2
    assert result.stderr.startswith("fangzhi: ")
    assert call[1] in result.stderr
    assert revision(url) == "0003"


def test_a_wrong_revision_makes_no_file(new_sqlite: Callable[[], str], tmp_path: Path) -> None:
    assert fangzhi("db", "upgrade", "9999", "-d", new_sqlite()).exit_code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", READERS, ids=" ".join)
def test_what_reads_makes_no_database(call: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = fangzhi(*call, "--database", "sqlite:///mistyped.db")
    assert result.exit_code == 2
    assert "mistyped.db" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", [call for call in READERS if call[0] != "db" and call[-1] != "replay"], ids=" ".join)
def test_what_reads_leaves_every_byte_of_a_database(
    call: tuple[str, ...], new_prepared_sqlite: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = Path(new_prepared_sqlite().removeprefix("sqlite:///"))
    before = file.read_bytes()
    result = fangzhi(*call, "--database", f"sqlite:///{file}")
    assert "readonly" not in result.output
    assert result.exit_code == (2 if call[0] == "explain" else 0)
    assert file.read_bytes() == before


def test_a_database_in_memory_is_no_file_that_is_missing() -> None:
    for url in ("sqlite://", "sqlite:///:memory:"):
        assert fangzhi("db", "current", "-d", url).stdout.startswith("base ")
