"""What a database of work reports should show if reading them went well: shares to watch, not truths.

    corpus_checks.py DATABASE.sqlite

Looks at the documents whose title is that of a government work report, and prints the share
whose primary division is the place that the title names, whose signer (a name in brackets behind the title or the
date) is an official of the document, and that set a target for the gross regional product.
"""

import re
import sqlite3
import sys
from collections.abc import Callable, Iterable

_PLACE = re.compile(
    r"(?P<place>(?!年)[\u4e00-\u9fff]{2,10}?(?:省|自治区|市|自治州|地区|盟|区|县))(?:人民)?(?:政府|\d{4}年)"
)
_SIGNER = re.compile(r"[（(]\d{4}年\d{1,2}月\d{1,2}日 ?(?P<name>[\u4e00-\u9fff·]{2,4})[）)]")
_HEAD = 400

Row = tuple[str, str, str]


def reports(database: sqlite3.Connection) -> list[Row]:
    """Identity, title and text of every work report."""
    rows = database.execute("SELECT document_id, title, text FROM documents WHERE title LIKE '%政府工作报告%'")
    return list(rows)


def answers(database: sqlite3.Connection, query: str) -> dict[str, set[str]]:
    """The second column of `query` by its first."""
    found: dict[str, set[str]] = {}
    for document, value in database.execute(query):
        found.setdefault(document, set()).add(value)
    return found


def share(rows: Iterable[tuple[bool, bool]]) -> str:
    """`(asked, answered)` of each document as a share of those asked."""
    asked = [answered for is_asked, answered in rows if is_asked]
    return f"{sum(asked)} of {len(asked)} ({sum(asked) / max(1, len(asked)):.1%})"


def matched(
    rows: list[Row], pattern: re.Pattern[str], where: Callable[[Row], str], found: dict[str, set[str]]
) -> Iterable[tuple[bool, bool]]:
    """For each report: does `pattern` find words at `where`, and are they among those `found`?"""
    for row in rows:
        match = pattern.search(where(row))
        yield match is not None, match is not None and match.group(1) in found.get(row[0], set())


def main() -> None:
    """Prints the shares of the database named on the command line."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True) as database:
        rows = reports(database)
        places = answers(database, "SELECT document_id, place FROM v_cities WHERE is_primary = 1")
        names = answers(database, "SELECT document_id, name FROM v_officials")
        goals = answers(database, "SELECT document_id, indicator FROM v_growth_targets WHERE indicator = 'gdp'")
    print(f"work reports: {len(rows)}")
    print("primary division is the place in the title:", share(matched(rows, _PLACE, lambda row: row[1], places)))
    print("signer in the head is an official:", share(matched(rows, _SIGNER, lambda row: row[2][:_HEAD], names)))
    print("target for the gross regional product:", share((True, bool(goals.get(row[0]))) for row in rows))


if __name__ == "__main__":
    main()
