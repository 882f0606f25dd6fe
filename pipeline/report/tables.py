"""Tables of facts: which columns there are, and what stands in their cells."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from pipeline.load.entities import Row
from pipeline.report import wording
from pipeline.report.shelf import Shelf
from pipeline.report.wording import Words, same


class Cell(NamedTuple):
    """What stands in a cell, where it leads (from the root of the site), and what it sorts by where not its words."""

    words: Words
    link: str = ""
    sort: str | float | None = None


class TableRow(NamedTuple):
    """The cells of a fact; `number` is that of the fact in its document where the table stands beside the text."""

    cells: tuple[Cell, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the keys of its title and its columns; those named in `facets` have few values to choose from.

    `left_out`: how many rows there are beside those that it has room for.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    facets: tuple[str, ...] = ()
    left_out: int = 0


NUMERIC = frozenset({"money", "figure", "mentions", "count", "documents", "facts", "characters", "rejected"})

# What stands beside the text of a document, by kind of fact.
BESIDE_TEXT: Mapping[str, tuple[str, ...]] = {
    "officials": ("person", "post", "place", "rule", "confidence"),
    "cities": ("place", "level", "mentions", "rule", "confidence"),
    "projects": ("project", "place", "rule", "confidence"),
    "investments": ("money_kind", "money", "subject", "place", "rule", "confidence"),
    "growth_targets": ("indicator", "measure", "figure", "period", "place", "rule", "confidence"),
    "growth_actuals": ("indicator", "measure", "figure", "period", "place", "rule", "confidence"),
}
# What stands in lists over many documents, by kind of fact; each ends with the document that says so.
IN_LISTS: Mapping[str, tuple[str, ...]] = {
    "officials": ("day", "person", "post", "place", "document"),
    "cities": ("place", "level", "mentions", "day", "document"),
    "projects": ("project", "place", "day", "document"),
    "investments": ("money", "money_kind", "subject", "place", "period", "day", "document"),
    "growth_targets": ("period", "indicator", "measure", "figure", "place", "day", "document"),
    "growth_actuals": ("period", "indicator", "measure", "figure", "place", "day", "document"),
}


def table(title: str, columns: Sequence[str], facts: Iterable[Row], shelf: Shelf, *, numbered: bool = False) -> Table:
    """The table of `facts` with the `columns`, in the order given."""
    makers = [_CELLS[column] for column in columns]
    rows = (TableRow(tuple(make(fact, shelf) for make in makers), fact["n"] if numbered else None) for fact in facts)
    return Table(title, tuple(columns), tuple(rows), tuple(column for column in columns if column in _FACETS))


def document_cell(document: Row, link: str) -> Cell:
    return Cell(same(document["title"] or document["source"]), link)


def place_cell(adcode: str | None, shelf: Shelf) -> Cell:
    return Cell(shelf.place_words(adcode), shelf.place_link(adcode), adcode or "")


def _person(fact: Row, shelf: Shelf) -> Cell:
    return Cell(same(shelf.holdings.officials[fact["official_id"]]["name"]), shelf.person_link(fact["official_id"]))


def _post(fact: Row, _shelf: Shelf) -> Cell:
    post, body = fact["post"] or "", fact["organization"]
    return Cell(same(post if not body or post.startswith(body) else f"{body} · {post}"))


def _project(fact: Row, shelf: Shelf) -> Cell:
    return Cell(same(fact["project"]), shelf.project_link(fact["project_id"]))


def _subject(fact: Row, shelf: Shelf) -> Cell:
    link = shelf.project_link(fact["project_id"]) if fact["project_id"] else ""
    return Cell(same(fact["project"] or fact["subject"]), link)


def _money(fact: Row, _shelf: Shelf) -> Cell:
    return Cell(wording.money(fact), sort=float(fact["amount_cny"] or fact["amount"]))


def _indicator(fact: Row, shelf: Shelf) -> Cell:
    return Cell(shelf.indicator_words(fact), shelf.indicator_link(fact["indicator"]))


def _figure(fact: Row, _shelf: Shelf) -> Cell:
    return Cell(wording.figure(fact), sort=float(fact["value_low"]))


def _level(fact: Row, shelf: Shelf) -> Cell:
    return Cell(shelf.word(shelf.holdings.divisions[fact["adcode"]]["level"]))


def _mentions(fact: Row, _shelf: Shelf) -> Cell:
    return Cell(same(fact["mentions"]), sort=fact["mentions"])


def _period(fact: Row, _shelf: Shelf) -> Cell:
    end: date | None = fact["period_end"] or fact["period_start"]
    return Cell(same(wording.period(fact["period_start"], fact["period_end"])), sort=str(end or ""))


def _day(fact: Row, shelf: Shelf) -> Cell:
    return Cell(same(shelf.holdings.documents[fact["document_id"]]["day"]))


def _confidence(fact: Row, shelf: Shelf) -> Cell:
    """How often its rule is right; nothing where no labelled document tells."""
    share: Decimal | None = shelf.holdings.confidences.get(fact["rule"])
    return Cell(same("" if share is None else f"{share:.0%}"), sort=float(share or 0))


def _document(fact: Row, shelf: Shelf) -> Cell:
    return document_cell(shelf.holdings.documents[fact["document_id"]], shelf.evidence_link(fact))


_CELLS: Mapping[str, Callable[[Row, Shelf], Cell]] = {
    "person": _person,
    "post": _post,
    "place": lambda fact, shelf: place_cell(fact["adcode"], shelf),
    "level": _level,
    "mentions": _mentions,
    "project": _project,
    "money_kind": lambda fact, shelf: Cell(shelf.word(fact["kind"])),
    "money": _money,
    "subject": _subject,
    "indicator": _indicator,
    "measure": lambda fact, shelf: Cell(shelf.word(fact["measure"])),
    "figure": _figure,
    "period": _period,
    "day": _day,
    "document": _document,
    "quote": lambda fact, shelf: Cell(same(fact["quote"]), shelf.evidence_link(fact)),
    "rule": lambda fact, _shelf: Cell(same(fact["rule"])),
    "confidence": _confidence,
}
_FACETS = frozenset({"money_kind", "level", "measure"})


def number(value: int | float | Decimal, link: str = "") -> Cell:
    """A count."""
    return Cell(same(f"{value:,}"), link, float(value))
