"""The views that people and BI tools query, as selections from the tables; the migrations create them word for word.

Every column is a plain column of a table: in SQLite only such columns keep their declared type in a view.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, FromClause, Select, Table, select

from models.fact import Appointment, CityMention, GrowthTarget, Investment, Official, ProjectMention
from models.reference import Division, Indicator
from models.source import Document


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, what one of its rows is, and the selection it stands for."""

    name: str
    comment: str
    selection: Select[Any]

    def columns(self) -> Mapping[str, Column[Any]]:
        """The columns of the tables that the view shows, by the name they bear in it."""
        bases = (next(iter(column.base_columns)) for column in self.selection.selected_columns)
        names = self.selection.selected_columns.keys()
        return {name: base for name, base in zip(names, bases, strict=True) if isinstance(base, Column)}


_DOCUMENTS: Table = Document.__table__  # type: ignore[assignment]
_DIVISIONS: Table = Division.__table__  # type: ignore[assignment]
_OFFICIALS: Table = Official.__table__  # type: ignore[assignment]
_INDICATORS: Table = Indicator.__table__  # type: ignore[assignment]


def _view(name: str, comment: str, fact: FromClause, joined: FromClause, *further: Column[Any] | Any) -> View:
    """The view of the `fact` table with its document before, its place and its evidence after the `further` columns."""
    d, v = _DOCUMENTS.c, _DIVISIONS.c
    tables = joined.join(_DOCUMENTS, d.document_id == fact.c.document_id).outerjoin(
        _DIVISIONS, v.adcode == fact.c.adcode
    )
    selection = select(
        *(d.document_id, d.source, d.title, d.publisher, d.published_on),
        *further,
        *(v.name.label("place"), v.province, v.city, v.county),
        *(fact.c.start, fact.c.end, fact.c.quote),
    ).select_from(tables)
    return View(name, comment, selection)


def _officials() -> View:
    fact = Appointment.__table__
    o, a = _OFFICIALS.c, fact.c
    joined = fact.join(_OFFICIALS, o.official_id == a.official_id)
    return _view(
        "v_officials",
        "Who holds or held which public post, one row a post a document.",
        fact,
        joined,
        *(a.official_id, o.name, a.post, a.organization, a.adcode),
    )


def _cities() -> View:
    fact = CityMention.__table__
    c = fact.c
    joined = fact
    return _view(
        "v_cities",
        "The divisions that a document speaks of, one row a division a document.",
        fact,
        joined,
        *(c.adcode, _DIVISIONS.c.level, c.mentions, c.is_primary),
    )


def _projects() -> View:
    fact = ProjectMention.__table__
    p = fact.c
    return _view(
        "v_projects",
        "The projects that a document names, one row a project a document.",
        fact,
        fact,
        *(p.project_id, p.project, p.adcode),
    )


def _investments() -> View:
    fact = Investment.__table__
    i = fact.c
    further = (
        *(i.investment_id, i.project_id, i.project, i.subject, i.kind, i.comparator, i.amount_cny, i.amount_high_cny),
        *(i.currency, i.amount, i.project_count, i.period_start, i.period_end, i.adcode),
    )
    return _view(
        "v_investments", "Money put into projects and places, one row a figure a document.", fact, fact, *further
    )


def _growth_targets() -> View:
    fact = GrowthTarget.__table__
    g, n = fact.c, _INDICATORS.c
    further = (
        *(g.growth_target_id, g.indicator, n.name_zh.label("indicator_name"), g.indicator_text, g.measure),
        *(g.comparator, g.value_low, g.value_high, g.unit, g.period_start, g.period_end, g.adcode),
    )
    joined = fact.outerjoin(_INDICATORS, n.code == g.indicator)
    return _view(
        "v_growth_targets", "What is aimed at, in numbers, one row a figure a document.", fact, joined, *further
    )


VIEWS: tuple[View, ...] = (_officials(), _cities(), _projects(), _investments(), _growth_targets())
