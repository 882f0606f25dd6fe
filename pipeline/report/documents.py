"""The page of a document: the text as read with its facts marked, and the facts beside it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.load.entities import Row
from pipeline.report.page import Page, Property
from pipeline.report.repairs import Repair, find_repairs
from pipeline.report.segments import Mark, Segment, segments
from pipeline.report.shelf import Shelf
from pipeline.report.tables import BESIDE_TEXT, Cell, Table, place_cell, table
from pipeline.report.wording import same

# So many different repairs of one step a page shows; further ones are counted.
_MOST_REPAIRS = 60


@dataclass(frozen=True)
class MarkedText:
    """A text with its marks. Repairs are found out when the page is written, by the process that writes it."""

    text: str
    marks: tuple[Mark, ...]
    cleaning: str

    @cached_property
    def repairs(self) -> list[Repair]:
        return find_repairs(self.text, self.cleaning)

    @cached_property
    def segments(self) -> list[Segment]:
        """The text in pieces, each in the facts that it belongs to and the repair that was made in it."""
        loud = (repair for repair in self.repairs if not repair.quiet)
        repaired = [Mark(repair.start, repair.end, f"c{repair.after}", "repair") for repair in _apart(loud)]
        return segments(self.text, [*self.marks, *repaired])

    @cached_property
    def repairs_by_step(self) -> list[tuple[str, int, list[tuple[str, str, int]]]]:
        """Each step with the number of places, and the most frequent of what was repaired: before, after, how often."""
        counted = Counter((repair.step, repair.before, repair.after) for repair in self.repairs)
        steps = Counter(repair.step for repair in self.repairs)
        return [
            (step, count, [(before, after, times) for (name, before, after), times in counted.items() if name == step])
            for step, count in sorted(steps.items())
        ]

    def shown(self, changes: Sequence[tuple[str, str, int]]) -> Sequence[tuple[str, str, int]]:
        """The changes that the page has room for."""
        return sorted(changes, key=lambda change: (-change[2], change))[:_MOST_REPAIRS]


def _apart(repairs: Iterable[Repair]) -> Iterator[Repair]:
    """Repairs without those inside or across the end of one before: they mend what another step has mended already."""
    done = 0
    for repair in repairs:
        if repair.start >= done:
            yield repair
            done = repair.end


def document_page(document: Row, text: str, shelf: Shelf) -> Page:
    """The page of one document."""
    document_id = document["document_id"]
    facts, rejections = shelf.holdings.facts[document_id], shelf.holdings.rejections[document_id]
    marks = [Mark(fact["start"], fact["end"], f"f{fact['n']}", fact["fact"]) for fact in facts]
    marks += [
        Mark(row["start"], row["end"], f"x{place}", "rejected")
        for place, row in enumerate(rejections, start=1)
        if row["start"] is not None
    ]
    return Page(
        shelf.document_link(document_id),
        "document.html",
        same(document["title"] or document["source"]),
        {
            "document": document,
            "properties": _properties(document, shelf),
            "marked": MarkedText(text, tuple(marks), document["cleaning"]),
            "tables": tuple(_tables(facts, shelf)),
            "rejections": rejections,
        },
    )


def _properties(document: Row, shelf: Shelf) -> tuple[Property, ...]:
    return (
        Property("place", (place_cell(document["adcode"], shelf),) if document["adcode"] else ()),
        Property("day", (Cell(same(document["day"])),) if document["day"] else ()),
        Property("publisher", (Cell(same(document["publisher"])),) if document["publisher"] else ()),
        Property("source", (Cell(same(document["source"])),)),
        Property("characters", (Cell(same(f"{document['characters']:,}")),)),
    )


def _tables(facts: Sequence[Row], shelf: Shelf) -> Iterator[Table]:
    """A table for each kind of fact that the document has, in the order of the text."""
    for kind, columns in BESIDE_TEXT.items():
        some = [fact for fact in facts if fact["fact"] == kind]
        if some:
            yield table(kind, columns, some, shelf, numbered=True)
