"""The views that people and BI tools query, as selections from the tables; the migrations create them word for word.

Every column is a plain column of a table: in SQLite only such columns keep their declared type in a view.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, Select, Table, select

from models.derived import Career, TargetGap
from models.fact import Appointment, CityMention, GrowthActual, GrowthTarget, Investment, Official, Project
from models.fact import ProjectMention as Mention
from models.reference import CalendarDay, Division, ExtractionRule, Indicator, InvestmentKindTerm
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
_PROJECTS: Table = Project.__table__  # type: ignore[assignment]
_INDICATORS: Table = Indicator.__table__  # type: ignore[assignment]
_CALENDAR: Table = CalendarDay.__table__  # type: ignore[assignment]
_KINDS: Table = InvestmentKindTerm.__table__  # type: ignore[assignment]
_RULES: Table = ExtractionRule.__table__  # type: ignore[assignment]
_PROVINCES = _DIVISIONS.alias("provinces")

Columns = tuple[ColumnElement[Any], ...]


def _placed(tables: FromClause, adcode: ColumnElement[Any]) -> tuple[FromClause, Columns]:
    """The `tables` joined with the division of `adcode`, and the columns that name the place."""
    v, p = _DIVISIONS.c, _PROVINCES.c
    joined = tables.outerjoin(_DIVISIONS, v.adcode == adcode).outerjoin(_PROVINCES, p.adcode == v.province_adcode)
    province = (p.iso_3166_2.label("province_iso"), p.name_en.label("province_en"))
    return joined, (*province, v.name.label("place"), v.province, v.city, v.county)


def _view(name: str, comment: str, fact: FromClause, joined: FromClause, *further: Column[Any] | Any) -> View:
    """The view of the `fact` table: its document, the `further` columns, its place, its rule, its evidence."""
    d, r = _DOCUMENTS.c, _RULES.c
    tables, place = _placed(joined.join(_DOCUMENTS, d.document_id == fact.c.document_id), fact.c.adcode)
    tables = tables.outerjoin(_RULES, r.rule == fact.c.rule)
    document = (d.document_id, d.source, d.title, d.publisher, d.published_on)
    evidence = (fact.c.start, fact.c.end, fact.c.quote)
    columns = (*document, *further, d.duplicate_of, *place, fact.c.rule, r.confidence, *evidence)
    return View(name, comment, select(*columns).select_from(tables))


def _officials() -> View:
    fact = Appointment.__table__
    o, a = _OFFICIALS.c, fact.c
    return _view(
        "v_officials",
        "Who holds or held which public post, one row a post a document.",
        fact,
        fact.join(_OFFICIALS, o.official_id == a.official_id),
        *(a.official_id, o.name, a.post, a.organization, a.adcode),
    )


def _cities() -> View:
    fact = CityMention.__table__
    c = fact.c
    return _view(
        "v_cities",
        "The divisions that a document speaks of, one row a division a document.",
        fact,
        fact,
        *(c.adcode, _DIVISIONS.c.level, c.mentions, c.is_primary),
    )


def _projects() -> View:
    fact = Mention.__table__
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
    i, k = fact.c, _KINDS.c
    joined = fact.join(_KINDS, k.code == i.kind).outerjoin(_CALENDAR, _CALENDAR.c.day == i.period_end)
    labels = (k.label_zh.label("kind_zh"), k.label_en.label("kind_en"))
    further = (
        *(i.investment_id, i.project_id, i.project, i.subject, i.kind, i.comparator, i.amount_cny, i.amount_high_cny),
        *(i.currency, i.amount, i.project_count, i.period_start, i.period_end, i.adcode),
        *(i.amount_yi, *labels, _CALENDAR.c.year.label("period_year")),
    )
    return _view(
        "v_investments", "Money put into projects and places, one row a figure a document.", fact, joined, *further
    )


def _figures(name: str, comment: str, fact: FromClause, key: ColumnElement[Any]) -> View:
    """The view of figures of indicators: goals or results."""
    g, n = fact.c, _INDICATORS.c
    joined = fact.outerjoin(_INDICATORS, n.code == g.indicator).outerjoin(_CALENDAR, _CALENDAR.c.day == g.period_end)
    further = (
        *(key, g.indicator, n.name_zh.label("indicator_name"), g.indicator_text, g.measure, g.comparator),
        *(g.value_low, g.value_high, g.unit, g.period_start, g.period_end, g.adcode),
        *(n.name_en.label("indicator_name_en"), _CALENDAR.c.year.label("period_year")),
    )
    return _view(name, comment, fact, joined, *further)


def _growth_targets() -> View:
    fact = GrowthTarget.__table__
    comment = "What is aimed at, in numbers, one row a figure a document."
    return _figures("v_growth_targets", comment, fact, fact.c.growth_target_id)


def _growth_actuals() -> View:
    fact = GrowthActual.__table__
    comment = "What was reached, in numbers, one row a figure a document."
    return _figures("v_growth_actuals", comment, fact, fact.c.growth_actual_id)


def _careers() -> View:
    career = Career.__table__
    c, o = career.c, _OFFICIALS.c
    tables, place = _placed(career.join(_OFFICIALS, o.official_id == c.official_id), c.adcode)
    columns = (c.official_id, o.name, c.post, c.organization, c.adcode, c.first_seen, c.last_seen, c.documents)
    comment = "The posts of each person over all documents, one row a post, with the days it is told of."
    return View("v_careers", comment, select(*columns, *place).select_from(tables))


def _project_history() -> View:
    fact = Investment.__table__
    i, p = fact.c, _PROJECTS.c
    further = (
        *(i.investment_id, i.project_id, p.name, i.project, i.kind, i.comparator, i.amount_cny, i.amount_high_cny),
        *(i.amount_yi, i.currency, i.amount, i.period_start, i.period_end, i.contradicted, i.adcode),
    )
    return _view(
        "v_project_history",
        "The money of each named project over all documents, one row a figure a document, contradictions marked.",
        fact,
        fact.join(_PROJECTS, p.project_id == i.project_id),
        *further,
    )


def _target_gaps() -> View:
    gap, target, actual = TargetGap.__table__, GrowthTarget.__table__, GrowthActual.__table__
    g, t, a, n = gap.c, target.c, actual.c, _INDICATORS.c
    goal, result = _DOCUMENTS.alias("goal_documents"), _DOCUMENTS.alias("result_documents")
    tables, place = _placed(
        gap.join(target, t.growth_target_id == g.growth_target_id)
        .join(actual, a.growth_actual_id == g.growth_actual_id)
        .join(goal, goal.c.document_id == t.document_id)
        .join(result, result.c.document_id == a.document_id)
        .join(_INDICATORS, n.code == t.indicator)
        .join(_CALENDAR, _CALENDAR.c.day == t.period_end),
        t.adcode,
    )
    columns: list[ColumnElement[Any]] = [
        *(g.growth_target_id, g.growth_actual_id, t.indicator, n.name_zh.label("indicator_name")),
        *(n.name_en.label("indicator_name_en"), t.measure, t.unit, t.period_start, t.period_end),
        *(_CALENDAR.c.year.label("period_year"), t.comparator.label("target_comparator")),
        *(t.value_low.label("target_low"), t.value_high.label("target_high")),
        *(a.comparator.label("actual_comparator"), a.value_low.label("actual_low"), a.value_high.label("actual_high")),
        *(t.document_id.label("target_document_id"), t.quote.label("target_quote")),
        *(a.document_id.label("actual_document_id"), a.quote.label("actual_quote"), t.adcode),
    ]
    further: list[ColumnElement[Any]] = [
        *(g.difference, g.attained, goal.c.duplicate_of.label("target_duplicate_of")),
        result.c.duplicate_of.label("actual_duplicate_of"),
    ]
    comment = "Goals beside results, one row a goal and a result of the same place, indicator and period."
    return View("v_target_gaps", comment, select(*columns, *place, *further).select_from(tables))


VIEWS: tuple[View, ...] = (
    _officials(),
    _cities(),
    _projects(),
    _investments(),
    _growth_targets(),
    _growth_actuals(),
    _careers(),
    _project_history(),
    _target_gaps(),
)
