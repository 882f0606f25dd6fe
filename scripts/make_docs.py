"""Writes what documentation is made of the program: docs/schema.md, and the answers in docs/queries.md.

Usage: python scripts/make_docs.py DATABASE_URL
"""

import re
import sys
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Engine, text

from pipeline.load.database import open_database
from pipeline.query.dictionary import as_markdown

DOCS = Path(__file__).parent.parent / "docs"
_QUERY = re.compile(r"```sql\n(?P<query>.*?)```\n\n```text\n.*?```", re.DOTALL)


def answered(page: str, engine: Engine) -> str:
    """The page with the answer of the database below each of its queries."""
    with engine.connect() as connection:

        def with_answer(found: re.Match[str]) -> str:
            rows = connection.execute(text(found["query"]))
            table = [list(rows.keys()), *([_shown(value) for value in row] for row in rows)]
            lines = "\n".join("  ".join(row).rstrip() for row in _aligned(table))
            return f"```sql\n{found['query']}```\n\n```text\n{lines}\n```"

        return _QUERY.sub(with_answer, page)


def _shown(value: object) -> str:
    """A value as both databases have it."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, Decimal | float):
        return format(Decimal(str(value)).normalize(), "f")
    return str(value)


def _aligned(table: list[list[str]]) -> list[list[str]]:
    """The cells with blanks behind them, so that columns stand in line; a Chinese character is two columns wide."""
    widths = [max(map(_width, column)) for column in zip(*table, strict=True)]
    return [[cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)] for row in table]


def _width(cell: str) -> int:
    return sum(2 if ord(character) > 0x2E7F else 1 for character in cell)


def main() -> None:
    engine = open_database(sys.argv[1])
    queries = DOCS / "queries.md"
    queries.write_text(answered(queries.read_text("utf-8"), engine), "utf-8")
    (DOCS / "schema.md").write_text(as_markdown(), "utf-8")


if __name__ == "__main__":
    main()
