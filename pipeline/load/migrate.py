"""Brings a database to the schema of this program, and back; Alembic does it, on our connection.

Alembic is imported where there is something to migrate: it takes a tenth of a second, and most databases are current.
"""

import logging
import sys
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, column, inspect, select, table, text

from pipeline.errors import LoadError
from pipeline.load.database import letting_go, writing

if TYPE_CHECKING:
    from alembic.config import Config

# Where Alembic writes down the revision that a database is at.
_BOOK = table("alembic_version", column("version_num"))
_LOG = logging.getLogger("fangzhi")
_BACKUPS = {"sqlite": 'sqlite3 FILE ".backup COPY"', "postgresql": "pg_dump"}


def alembic_config(connection: Connection) -> "Config":
    """Alembic's configuration, made in code: an installed package has no pyproject.toml beside it."""
    from alembic.config import Config

    # Alembic itself would take the output of the moment at which it was imported, which may be closed by now.
    config = Config(stdout=sys.stdout)
    config.set_main_option("script_location", str(files("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@cache
def revisions() -> tuple[str, ...]:
    """The revisions that this program knows, in their order: each is the number that its file begins with."""
    names = (file.name for file in (files("migrations") / "versions").iterdir())
    return tuple(sorted(name.partition("_")[0] for name in names if name.endswith(".py")))


def head_revision() -> str:
    """The revision that this program works with."""
    return revisions()[-1]


def revision_called(name: str) -> str:
    """The revision that `name` means: `head` is the latest, `base` before the first.

    Raises:
        ValueError: no revision of this program has that name; the message names those there are.
    """
    if name == "head":
        return head_revision()
    if name not in ("base", *revisions()):
        raise ValueError(f"{name}: no such revision; there are base, {', '.join(revisions())} and head")
    return name


def current_revision(engine: Engine) -> str | None:
    """The revision that the database is at; None for a database without our tables."""
    with engine.connect() as connection:
        return connection.scalar(select(_BOOK.c.version_num)) if inspect(connection).has_table(_BOOK.name) else None


def known_revision(engine: Engine) -> str:
    """The revision that the database is at; `base` where it has no tables of ours.

    Raises:
        LoadError: the database is of a later version of Fangzhi.
    """
    found = current_revision(engine) or "base"
    if found not in ("base", *revisions()):
        raise LoadError(f"the database is at revision {found}, which this version does not know: use a later Fangzhi")
    return found


def is_current(engine: Engine) -> bool:
    """Whether the database has the schema of this program."""
    return current_revision(engine) == head_revision()


def steps_to(engine: Engine, revision: str) -> int:
    """How many migrations the database is before `revision`, one that the program knows; negative: behind it.

    Raises:
        LoadError: the database is of a later version of Fangzhi.
    """
    order = ("base", *revisions())
    return order.index(revision) - order.index(known_revision(engine))


def upgrade(engine: Engine, name: str = "head") -> None:
    """Brings the database up to the revision of that name, making it where it is not there; speaks of a backup before
    it alters one.

    Raises:
        LoadError: the database is of a later version of Fangzhi.
        ValueError: no revision has that name.
    """
    revision = revision_called(name)
    if known_revision(engine) == revision:
        return
    speak_of_backup(engine, revision)
    with _altering(engine) as connection:
        if revision == head_revision() and _is_new_file(connection):
            _make_at_once(connection)
            return
        from alembic import command

        command.upgrade(alembic_config(connection), revision)


def _is_new_file(connection: Connection) -> bool:
    """Whether this is an SQLite database without anything in it."""
    return connection.dialect.name == "sqlite" and not connection.exec_driver_sql("SELECT 1 FROM sqlite_master").first()


def _make_at_once(connection: Connection) -> None:
    """Makes what all migrations make one after the other, in a fifth of the time (`scripts/make_snapshot.py`)."""
    for statement in (files("migrations") / "sqlite.sql").read_text("utf-8").strip().split("\n\n"):
        connection.exec_driver_sql(statement)


def downgrade(engine: Engine, revision: str) -> None:
    """Takes the database, of a known revision, down to `revision`; with `base` all rows are gone."""
    from alembic import command

    with _altering(engine) as connection:
        command.downgrade(alembic_config(connection), revision)


@contextmanager
def _altering(engine: Engine) -> Generator[Connection, None, None]:
    """A transaction that alters tables.

    SQLite makes a table anew to alter it: while foreign keys count, dropping the old one would take along the rows
    that point at it. So they are checked at the end instead.
    """
    if engine.dialect.name != "sqlite":
        with writing(engine) as connection:
            _make_schema(connection)
            yield connection
        return
    with letting_go(), engine.connect().execution_options(fangzhi_writes=True) as connection:
        # Straight to the driver: inside a transaction, which SQLAlchemy would begin, the pragma does nothing.
        driver = connection.connection.cursor()
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                yield connection
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise LoadError("the migration would leave rows that point at nothing: nothing was changed")
        finally:
            # An interrupt within a query has closed the connection; the next one checks foreign keys by itself.
            if not connection.invalidated:
                driver.execute("PRAGMA foreign_keys = ON")
                driver.close()


def _make_schema(connection: Connection) -> None:
    """The schema that the URL asked for, where it is not there."""
    schema = connection.get_execution_options().get("fangzhi_schema")
    if schema and not connection.scalar(text("SELECT 1 FROM pg_namespace WHERE nspname = :name"), {"name": schema}):
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")


def speak_of_backup(engine: Engine, revision: str) -> None:
    """Warns that `revision` alters a database which holds something."""
    found = current_revision(engine)
    if found not in (None, revision):
        _LOG.warning(
            "the database is at revision %s and is brought to %s now, wholly or not at all; the way back is a backup "
            "that was made before (%s)",
            found,
            revision,
            _BACKUPS[engine.dialect.name],
        )
