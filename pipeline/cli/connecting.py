"""Opens the database that a command was given."""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import Engine

from pipeline.cli.terminal import plain_failures, wrong_call
from pipeline.errors import LoadError
from pipeline.load.database import missing_file, open_database, parse_url, plain_errors
from pipeline.load.migrate import head_revision, known_revision


@contextmanager
def opened(
    database: str, *, complete: bool = True, read_only: bool = False, new: bool = False
) -> Generator[Engine, None, None]:
    """The database at the URL; with `complete`, one that has the schema of this program; with `read_only`, one that
    refuses to be written to; with `new`, an SQLite file need not be there yet.

    What goes wrong inside ends the command with one line and its exit code.
    """
    try:
        missing = missing_file(parse_url(database))
    except LoadError as error:
        raise wrong_call(str(error)) from None
    if missing and not new:
        raise wrong_call(f"{missing}: no such database file; `fangzhi run` makes one")
    with plain_failures(), plain_errors(database):
        engine = open_database(database, read_only=read_only)
        try:
            if complete:
                _require_schema(engine)
            yield engine
        finally:
            engine.dispose()


def _require_schema(engine: Engine) -> None:
    found, needed = known_revision(engine), head_revision()
    if found != needed:
        state = "has no tables of Fangzhi" if found == "base" else f"is at revision {found}, not {needed}"
        raise LoadError(f"the database {state}: run `fangzhi db upgrade` or `fangzhi run`")
