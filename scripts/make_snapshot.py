"""Writes migrations/sqlite.sql: what the migrations make of an empty SQLite database, in one go.

Usage: python scripts/make_snapshot.py
"""

import runpy
import tempfile
from pathlib import Path

from alembic import command
from sqlalchemy import Engine, text

from pipeline.load.database import open_database, writing
from pipeline.load.migrate import alembic_config, head_revision

MIGRATIONS = Path(__file__).parent.parent / "migrations"
SNAPSHOT = MIGRATIONS / "sqlite.sql"
# The full text index makes its own tables, and keeps its settings in one of them.
_MADE = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND NOT (type = 'table' AND name GLOB 'document_search_*')"
_SETTINGS = "SELECT k, v FROM document_search_config WHERE k <> 'version' ORDER BY k"


def migrated(url: str) -> Engine:
    """The database at `url` with all migrations, one after the other."""
    engine = open_database(url)
    with writing(engine) as connection:
        command.upgrade(alembic_config(connection), "head")
    return engine


def snapshot(engine: Engine) -> str:
    """The statements that make what the database holds, apart from the reference data."""
    with engine.connect() as connection:
        made = connection.scalars(text(f"{_MADE} ORDER BY rowid")).all()
        settings = connection.execute(text(_SETTINGS)).all()
    days = runpy.run_path(str(MIGRATIONS / "versions" / "0005_star.py"))["SQLITE_DAYS"]
    statements = [
        *made,
        *(
            f"INSERT INTO document_search (document_search, rank) VALUES ('{name}', {value})"
            for name, value in settings
        ),
        days,
        f"INSERT INTO alembic_version (version_num) VALUES ('{head_revision()}')",
    ]
    return "".join(f"{_closed(statement)};\n\n" for statement in statements)


def _closed(statement: str) -> str:
    """The statement without blank lines: these part one from the next."""
    return "\n".join(line.rstrip() for line in statement.splitlines() if line.strip())


def lines_of(statements: str) -> set[str]:
    """The lines in no order: Alembic writes the constraints of a table that it makes anew in a new one each time."""
    return {line.strip().removesuffix(",") for line in statements.splitlines()}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = snapshot(migrated(f"sqlite:///{folder}/new.db"))
    if lines_of(made) != lines_of(SNAPSHOT.read_text("utf-8")):
        SNAPSHOT.write_text(made, "utf-8")


if __name__ == "__main__":
    main()
