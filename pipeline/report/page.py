"""What a page is before it is written: its path, its template, and what the template shows."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pipeline.report.tables import Cell, Table
from pipeline.report.wording import Words


class Property(NamedTuple):
    """One line of what is known of a thing: the key of its label, and its values."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Figures by row and period: in each cell every number that is stated, with the evidence of the first to do so."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, tuple[tuple[Cell, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the numbers of a contradiction, and the documents that state it."""

    figure: Cell
    documents: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A contradiction as a page shows it: what it is about, and its sides."""

    about: tuple[Cell, ...]
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site; `path` from its root, `content` by the names that the template uses."""

    path: str
    template: str
    title: Words
    content: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def root(self) -> str:
        """What leads from the page to the root of the site."""
        return "../" * self.path.count("/")


@dataclass(frozen=True, slots=True)
class Data:
    """A table for a list page, as a script file."""

    path: str
    table: Table
