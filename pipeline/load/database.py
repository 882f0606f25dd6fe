"""Opens databases: one engine a URL, safe settings, and no password in anything that people see."""

import re
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from traceback import clear_frames
from typing import Any
from urllib.parse import quote, quote_plus

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError, PendingRollbackError, SQLAlchemyError

from pipeline.document import storable
from pipeline.errors import LoadError

# From these builds of SQLite on, each branch of its own, a write-ahead log is not reset under a reader.
_SAFE_LOGS = ((3, 44, 6), (3, 50, 7), (3, 51, 3))
_PATIENCE_MS = 60_000
_SPELL_MS = 1_000
# Keys are hashes, so that a batch touches pages all over the indexes: in the 2 MB that SQLite takes by itself, it reads
# them again and again.
_CACHE_KB = 16_384
# One number for all writers of Fangzhi: they take turns, and so never wait for one another in a ring.
_WRITERS_LOCK = 0x66616E67


def parse_url(url: str) -> URL:
    """The URL in parts; `postgresql://` and `postgres://` mean the driver that Fangzhi brings along.

    Raises:
        LoadError: no URL, or one of a database that Fangzhi does not write.
    """
    if storable(url) != url:
        raise LoadError("the database URL holds bytes that are no UTF-8, which no name of a database can")
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise LoadError("the database URL cannot be read; write sqlite:///FILE or postgresql://...") from None
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise LoadError(f"no such kind of database here: {parsed.get_backend_name()}; SQLite and PostgreSQL are")
    return parsed


def shown(url: str) -> str:
    """The URL as people may see it: a password becomes `***`, one among the options is left out.

    >>> shown("postgresql://ann:s3cret@db/news?password=s3cret")
    'postgresql+psycopg://ann:***@db/news'
    """
    parsed = parse_url(url)
    hidden = parsed.difference_update_query([key for key in parsed.query if "password" in key.lower()])
    return scrubbed(hidden.render_as_string(hide_password=True), url)


def scrubbed(message: str, url: str) -> str:
    """`message` without the password of `url`, in whatever spelling a driver may have quoted it."""
    for secret in sorted(_secrets(url), key=len, reverse=True):
        message = message.replace(secret, "***")
    return message


def error_text(engine: Engine, error: BaseException) -> str:
    """What went wrong, on one line, fit for everybody's eyes."""
    cause = getattr(error, "orig", None) or error
    text = " ".join(f"{type(cause).__name__}: {cause}".split())
    return scrubbed(text, engine.url.render_as_string(hide_password=False))


def _secrets(url: str) -> set[str]:
    try:
        parsed = parse_url(url)
    except LoadError:
        return {url}
    plain = [str(parsed.password)] if parsed.password else []
    for key, value in parsed.query.items():
        if "password" in key.lower():
            plain.extend([value] if isinstance(value, str) else value)
    return {spelling for word in plain for spelling in (word, quote(word, safe=""), quote_plus(word), repr(word)[1:-1])}


def open_database(url: str, *, read_only: bool = False) -> Engine:
    """An engine for `url`, its settings made; nothing is connected yet.

    In PostgreSQL, `?schema=NAME` puts everything into the schema of that name. With `read_only` the database itself
    refuses whatever would write; an SQLite file that is not there is not made.

    Raises:
        LoadError: a URL that cannot be read.
    """
    parsed = parse_url(url)
    schema = schema_of(parsed)
    sqlite = parsed.get_backend_name() == "sqlite"
    engine = _open_sqlite(parsed, read_only) if sqlite else _open_postgres(parsed, schema, read_only)
    event.listen(engine, "begin", _begin)
    return engine


def missing_file(url: URL) -> Path | None:
    """The file that an SQLite URL names, where it is not there; None for a file that is, and for what is no file."""
    name = url.database or ":memory:"
    if url.get_backend_name() != "sqlite" or name == ":memory:" or name.startswith("file:"):
        return None
    return None if Path(name).exists() else Path(name)


def _open_sqlite(url: URL, read_only: bool) -> Engine:
    absent = read_only and missing_file(url) is not None
    engine = create_engine(URL.create("sqlite") if absent else url, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "connect", _forbid_sqlite_to_write if read_only else _keep_sqlite_log)
    return engine


def _open_postgres(url: URL, schema: str | None, read_only: bool) -> Engine:
    options = [str(url.query["options"])] if "options" in url.query else []
    options += [f"-csearch_path={schema}"] if schema else []
    options += ["-cdefault_transaction_read_only=on"] if read_only else []
    engine = create_engine(
        url.difference_update_query(["schema"]),
        hide_parameters=True,
        # A connection that was lost while nobody used it is replaced before anybody does.
        pool_pre_ping=True,
        connect_args={"options": " ".join(options)} if options else {},
        execution_options={"fangzhi_schema": schema},
    )
    # Before SQLAlchemy asks for the version, which in some encodings it cannot read.
    event.listen(engine, "connect", _require_unicode, insert=True)
    return engine


def _require_unicode(connection: Any, _record: object) -> None:
    """Makes sure that a database of PostgreSQL takes every character.

    Raises:
        LoadError: it was made in an encoding that does not.
    """
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        name = connection.info.dbname
        connection.close()
        raise LoadError(f"the database {name} keeps text as {encoding}; one with ENCODING 'UTF8' is needed")


def schema_of(url: URL) -> str | None:
    """The schema that a URL of PostgreSQL asks for; None for the one that the server chooses.

    Raises:
        LoadError: a name that would have to be quoted, or a database that has no schemas.
    """
    schema = url.query.get("schema")
    if schema is None:
        return None
    if url.get_backend_name() != "postgresql":
        raise LoadError("only PostgreSQL has schemas: leave ?schema= out")
    if not isinstance(schema, str) or not re.fullmatch("[a-z_][a-z0-9_]*", schema):
        raise LoadError("the name of a schema is made of small letters, digits and _")
    return schema


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Foreign keys count, writers wait for one another, many pages stay in memory, and transactions begin when Fangzhi
    says so.
    """
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
    cursor.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
    cursor.close()


def _forbid_sqlite_to_write(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA query_only = ON")


def _keep_sqlite_log(connection: Any, _record: object) -> None:
    """Lets readers and a writer work at one time, where this build of SQLite does so safely; where it does not, a log
    that another build has left is folded back into the file."""
    mode = "WAL" if safe_write_ahead_log(sqlite3.sqlite_version) else "DELETE"
    connection.execute(f"PRAGMA journal_mode = {mode}")


def safe_write_ahead_log(version: str) -> bool:
    """Whether SQLite of this `version` keeps a write-ahead log without the fault in resetting it.

    >>> [safe_write_ahead_log(v) for v in ("3.40.1", "3.44.6", "3.45.0", "3.50.7", "3.51.2", "3.51.3", "3.52.0")]
    [False, True, False, True, False, True, True]
    """
    number = tuple(int(part) for part in version.split("."))
    return number >= _SAFE_LOGS[-1] or any(safe[:2] == number[:2] and number >= safe for safe in _SAFE_LOGS)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("fangzhi_writes", False)
    if connection.dialect.name == "sqlite":
        # A reader that turns writer midway cannot be made to wait, only to fail: writers say so at once.
        if writes:
            _begin_writing(connection)
        else:
            connection.exec_driver_sql("BEGIN")
    elif writes:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")


def _begin_writing(connection: Connection) -> None:
    """Waits for its turn to write to SQLite, in short spells: a signal is heard only between them."""
    patience = monotonic() + _PATIENCE_MS / 1000
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {_SPELL_MS}")
    while True:
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            break
        except OperationalError as error:
            if not _is_busy(error) or monotonic() > patience:
                raise
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {_PATIENCE_MS}")


def _is_busy(error: OperationalError) -> bool:
    return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


@contextmanager
def writing(engine: Engine) -> Generator[Connection, None, None]:
    """A connection in a transaction that writes: committed at the end, rolled back by an error."""
    with letting_go(), engine.connect().execution_options(fangzhi_writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Generator[Connection, None, None]:
    """A connection that only reads."""
    with letting_go(), engine.connect() as connection:
        yield connection


@contextmanager
def letting_go() -> Generator[None, None, None]:
    """An interrupt inside comes out as one, and leaves no lock behind.

    SQLAlchemy closes a connection that is interrupted within a query. SQLite keeps its locks all the same, as long as
    somebody has the cursor, and the traceback does: whatever comes next would wait for it.
    """
    try:
        yield
    except KeyboardInterrupt as error:
        clear_frames(error.__traceback__)
        raise
    except PendingRollbackError as error:
        # Whoever asks something more of the connection, as Alembic does to take its copy of a table away, hears this.
        if not isinstance(error.__context__, KeyboardInterrupt):
            raise
        clear_frames(error.__context__.__traceback__)
        raise KeyboardInterrupt from None


@contextmanager
def plain_errors(url: str) -> Generator[None, None, None]:
    """Turns what SQLAlchemy and the drivers raise into a LoadError that tells no password."""
    try:
        yield
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        raise LoadError(scrubbed(" ".join(f"{shown(url)}: {cause}".split()), url)) from None
