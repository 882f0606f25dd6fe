"""Contradictions as pages show them: side by side, each number with the documents that state it."""

from collections.abc import Iterable

from pipeline.load.entities import Row
from pipeline.report import wording
from pipeline.report.contradictions import Contradiction
from pipeline.report.page import Dispute, Side
from pipeline.report.shelf import Shelf
from pipeline.report.tables import Cell, document_cell, place_cell
from pipeline.report.wording import Words, same


def disputes(found: Iterable[Contradiction], shelf: Shelf) -> tuple[Dispute, ...]:
    return tuple(
        Dispute(_about(entry.fact, shelf), tuple(_side(side, shelf) for side in entry.sides)) for entry in found
    )


def figure_words(fact: Row) -> Words:
    """The number of any fact that has one."""
    return wording.money(fact) if fact["fact"] == "investments" else wording.figure(fact)


def _about(fact: Row, shelf: Shelf) -> tuple[Cell, ...]:
    if fact["fact"] == "investments":
        return (Cell(same(fact["project"]), shelf.project_link(fact["project_id"])), Cell(shelf.word(fact["kind"])))
    return (
        place_cell(fact["adcode"], shelf),
        Cell(shelf.indicator_words(fact), shelf.indicator_link(fact["indicator"])),
        Cell(shelf.word(fact["measure"])),
        Cell(same(wording.period(fact["period_start"], fact["period_end"]))),
    )


def _side(facts: tuple[Row, ...], shelf: Shelf) -> Side:
    first: dict[str, Row] = {}
    for fact in facts:
        first.setdefault(fact["document_id"], fact)
    documents = tuple(_stated(fact, shelf) for fact in first.values())
    return Side(Cell(figure_words(facts[0])), documents)


def _stated(fact: Row, shelf: Shelf) -> Cell:
    """The document of a fact, leading to its evidence; before its title the day."""
    document = shelf.holdings.documents[fact["document_id"]]
    cell = document_cell(document, shelf.evidence_link(fact))
    return cell._replace(words=same(f"{document['day']} {cell.words.zh}".strip()))
