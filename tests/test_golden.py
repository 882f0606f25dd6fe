"""The sample articles against what a careful reader finds in them: files in, rows of the views out.

A golden fact states only what matters: a row fits it when it agrees in every field given. `also` holds other
accepted wordings, `optional` a fact that may be found or not. What the pipeline cannot do yet is marked, each with its
reason: `known_failure` in a fact that is not found, `known_extras` for rows that should not be there. The marks are
strict: mending the pipeline means removing them.
"""

import json
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

GOLDEN = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted((Path(__file__).parent / "golden").iterdir())
}
KINDS = ("officials", "cities", "projects", "investments", "growth_targets")
# A golden key is the view's column unless it stands here: then the columns of which one has to agree.
COLUMNS = {"primary": ("is_primary",), "subject": ("subject", "project")}
WORDED = {"officials": "post", "projects": "name", "investments": "subject", "growth_targets": "indicator_text"}

Fact = dict[str, Any]
Row = dict[str, Any]


def columns_of(kind: str, key: str) -> tuple[str, ...]:
    return ("project",) if (kind, key) == ("projects", "name") else COLUMNS.get(key, (key,))


def agrees(wanted: Any, value: Any) -> bool:
    if isinstance(wanted, (int, float)) and not isinstance(wanted, bool) and value is not None:
        return Decimal(str(wanted)) == Decimal(str(value))
    return bool(wanted == value)


def fits(kind: str, fact: Fact, row: Row) -> bool:
    """Whether `row` agrees with `fact` in every field that the fact states."""
    for key, wanted in fact.items():
        if key in ("optional", "also", "known_failure"):
            continue
        wordings = [wanted, *fact.get("also", [])] if WORDED.get(kind) == key else [wanted]
        if not any(agrees(wording, row[column]) for wording in wordings for column in columns_of(kind, key)):
            return False
    return True


def rows_of(connection: sqlite3.Connection, kind: str, golden: dict[str, Any]) -> list[Row]:
    source = golden.get("source", f"%/{golden['article']}")
    return [dict(row) for row in connection.execute(f"SELECT * FROM v_{kind} WHERE source LIKE ?", [source])]


def shown(row: Row | Fact) -> str:
    context = ("document_id", "source", "title", "publisher", "published_on", "place", "province", "city", "county")
    return json.dumps({k: v for k, v in row.items() if k not in context and v is not None}, ensure_ascii=False)


def problems_of(kind: str, facts: list[Fact], rows: list[Row]) -> Iterator[str]:
    """The facts that no row tells, and the marks that have outlived their reason."""
    for fact in facts:
        found = any(fits(kind, fact, row) for row in rows)
        if found and "known_failure" in fact:
            yield f"MENDED, remove known_failure: {shown(fact)}"
        elif not found and "known_failure" not in fact and not fact.get("optional"):
            yield f"MISSING  {shown(fact)}"


def extras_of(kind: str, golden: dict[str, Any], rows: list[Row]) -> Iterator[str]:
    """The rows that no fact asks for, and the known ones of them that are gone."""
    known: list[Fact] = golden.get("known_extras", {}).get(kind, [])
    for row in rows:
        if not any(fits(kind, fact, row) for fact in [*golden[kind], *known]):
            yield f"TOO MANY {shown(row)}"
    for fact in known:
        if not any(fits(kind, fact, row) for row in rows):
            yield f"MENDED, remove from known_extras: {shown(fact)}"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("article", GOLDEN)
def test_an_article_yields_what_a_careful_reader_finds(
    article: str, kind: str, sample_database: sqlite3.Connection
) -> None:
    golden = GOLDEN[article]
    rows = rows_of(sample_database, kind, golden)
    problems = [*problems_of(kind, golden[kind], rows), *extras_of(kind, golden, rows)]
    assert not problems, "\n".join(["", *problems])


def test_every_sample_article_has_its_golden_facts() -> None:
    articles = {path.name for path in (Path(__file__).parent.parent / "seeds" / "articles").iterdir()}
    assert articles == {golden["article"] for golden in GOLDEN.values()}


@pytest.mark.parametrize("article", GOLDEN)
def test_a_sample_article_is_one_document(article: str, sample_database: sqlite3.Connection) -> None:
    golden = GOLDEN[article]
    source = golden.get("source", f"%/{golden['article']}")
    (count,) = sample_database.execute("SELECT count(*) FROM documents WHERE source LIKE ?", [source]).fetchone()
    assert count == 1
