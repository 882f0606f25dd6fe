"""Writes migrations/sqlite.sql: what the migrations make of an empty SQLite database, in one go.

Usage: python scripts/make_snapshot.py
"""

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
# The calendar, a month at a time: that takes half as long as the migration, which goes from day to day.
_DAYS = """
    INSERT INTO calendar (day, year, quarter, month, month_start)
    WITH RECURSIVE numbers (number, digits) AS (
        SELECT 1, '01' UNION ALL SELECT number + 1, printf('%02d', number + 1) FROM numbers WHERE number < 31
    ),
    months (start, year, month, days) AS (
        SELECT '1900-01-01', 1900, 1, 31 UNION ALL
        SELECT
            date(start, '+1 month'), year + month / 12, month % 12 + 1,
            CAST(strftime('%d', start, '+2 months', '-1 day') AS INTEGER)
            FROM months WHERE start < '2100-12-01'
    )
    SELECT substr(start, 1, 8) || digits, year, (month + 2) / 3, month, start
        FROM months JOIN numbers ON number <= days
"""
# Tables and views as they came, for one may need another; indexes by name, for Alembic makes them in any order.
_ORDER = "CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, CASE type WHEN 'index' THEN name END, rowid"
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
        made = connection.scalars(text(f"{_MADE} ORDER BY {_ORDER}")).all()
        settings = connection.execute(text(_SETTINGS)).all()
    statements = [
        *made,
        *(
            f"INSERT INTO document_search (document_search, rank) VALUES ('{name}', {value})"
            for name, value in settings
        ),
        _DAYS,
        f"INSERT INTO alembic_version (version_num) VALUES ('{head_revision()}')",
    ]
    return "".join(f"{_closed(statement)};\n\n" for statement in statements)


def _closed(statement: str) -> str:
    """The statement without blank lines, which part one from the next, and with its constraints in the order of names:
    Alembic writes those of a table that it makes anew in a new order each time.
    """
    lines = [line.rstrip() for line in statement.splitlines() if line.strip()]
    named = [number for number, line in enumerate(lines) if line.startswith("\tCONSTRAINT ")]
    ordered = sorted(lines[number].removesuffix(",") for number in named)
    for number, line in zip(named, ordered, strict=True):
        lines[number] = line if number == named[-1] else f"{line},"
    return "\n".join(lines)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = snapshot(migrated(f"sqlite:///{folder}/new.db"))
    SNAPSHOT.write_text(made, "utf-8")


if __name__ == "__main__":
    main()
