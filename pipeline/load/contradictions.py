"""Which figures of one project contradict one another: of one kind and period, in two articles, apart."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, select

from pipeline.load import sql
from pipeline.load.articles import ARTICLE
from pipeline.load.entities import Row
from pipeline.load.ids import content_id
from pipeline.load.tables import DOCUMENTS, INVESTMENTS, PROJECT_FIGURES

# Writers round: figures that differ by less than this share of them say the same.
_ROUNDING = Decimal("0.01")
_ABOUT = Decimal("0.1")
_ENDLESS = Decimal("Infinity")
# What a project costs from beginning to end is not for a period.
_TIMELESS = {"total", "signed", "reserve"}


@dataclass(frozen=True, slots=True)
class MoneyFigure:
    """An amount for a project, in whatever documents have it."""

    project_id: str
    kind: str
    comparator: str
    currency: str
    amount: Decimal
    amount_high: Decimal | None
    period_start: date | None
    period_end: date | None

    def bounds(self) -> tuple[Decimal, Decimal]:
        """Between which amounts it lies, rounding allowed for."""
        slack = self.amount * (_ABOUT if self.comparator == "approx" else _ROUNDING)
        low = Decimal(0) if self.comparator in ("le", "lt") else self.amount - slack
        high = _ENDLESS if self.comparator in ("ge", "gt") else (self.amount_high or self.amount) + slack
        return low, high


# By figure, the articles that have it; of many, two are enough.
_Articles = Mapping[MoneyFigure, frozenset[str]]


def articles_against(figures: _Articles) -> dict[MoneyFigure, frozenset[str]]:
    """By figure, the articles that have a figure which it cannot stand beside: none, one, or two and more."""
    groups: defaultdict[tuple[object, ...], list[MoneyFigure]] = defaultdict(list)
    against: dict[MoneyFigure, frozenset[str]] = dict.fromkeys(figures, frozenset())
    for figure in figures:
        timeless = figure.kind in _TIMELESS
        if timeless or figure.period_end is not None:
            period = () if timeless else (figure.period_start, figure.period_end)
            groups[figure.project_id, figure.kind, figure.currency, *period].append(figure)
    for group in groups.values():
        against.update(_apart(group, figures))
    return against


def _apart(group: Sequence[MoneyFigure], figures: _Articles) -> dict[MoneyFigure, frozenset[str]]:
    """By figure of the group, the articles that have one which lies wholly below or above it."""
    bounds = {figure: figure.bounds() for figure in group}
    upwards = sorted(group, key=lambda figure: bounds[figure][1])
    downwards = sorted(group, key=lambda figure: -bounds[figure][0])
    highs, lows = [bounds[figure][1] for figure in upwards], [-bounds[figure][0] for figure in downwards]
    below, above = _running(upwards, figures), _running(downwards, figures)
    return {
        figure: below[bisect_left(highs, low)] | above[bisect_left(lows, -high)]
        for figure, (low, high) in bounds.items()
    }


def _running(ordered: Sequence[MoneyFigure], figures: _Articles) -> list[frozenset[str]]:
    """The articles of the first none, one, two ... of the figures."""
    articles = (figures[figure] for figure in ordered)
    nobody: frozenset[str] = frozenset()
    return list(accumulate(articles, lambda seen, more: seen if len(seen) > 1 else seen | more, initial=nobody))


_FIGURE = [field.name for field in fields(MoneyFigure)]
_JOINED = INVESTMENTS.join(DOCUMENTS, DOCUMENTS.c.document_id == INVESTMENTS.c.document_id)


class _Amount(NamedTuple):
    """A row of investments: its figure, its key, how it is marked, and its article."""

    figure: MoneyFigure
    key: str
    mark: bool | None
    article: str


def mark_contradictions(connection: Connection, brought: Collection[str], projects: Collection[str]) -> None:
    """Marks which amounts for the projects another article contradicts; those in the rows `brought` are new.

    What a project has so far, `project_figures` tells. A project that has none there is looked at from its beginning.
    """
    for some in sql.slices(projects):
        known = _known(connection, some)
        begun = {figure.project_id for figure in known}
        amounts = _amounts(connection, INVESTMENTS.c.project_id, set(some) - begun)
        amounts += [
            amount
            for amount in _amounts(connection, INVESTMENTS.c.investment_id, brought)
            if amount.figure.project_id in begun
        ]
        told: defaultdict[MoneyFigure, frozenset[str]] = defaultdict(frozenset, known)
        for amount in amounts:
            told[amount.figure] |= {amount.article}
        against, before = articles_against(told), articles_against(known)
        turned = {figure for figure, articles in before.items() if _told(articles) != _told(against[figure])}
        amounts += _amounts(connection, INVESTMENTS.c.project_id, {figure.project_id for figure in turned})
        _keep(connection, {figure: articles for figure, articles in told.items() if articles != known.get(figure)})
        marks = {amount.key: (amount.mark, bool(against[amount.figure] - {amount.article})) for amount in amounts}
        sql.set_values(
            connection, INVESTMENTS.c.contradicted, {k: new for k, (old, new) in marks.items() if old is not new}
        )


def _known(connection: Connection, projects: Collection[str]) -> dict[MoneyFigure, frozenset[str]]:
    """The figures that projects have so far, each with its first and last article."""
    rows = sql.rows_of(connection, select(PROJECT_FIGURES).where(PROJECT_FIGURES.c.project_id.in_(projects)))
    return {_figure(row): frozenset((row["first_article"], row["last_article"])) for row in rows}


def _amounts(connection: Connection, column: Column[Any], values: Collection[str]) -> list[_Amount]:
    """The rows of investments for projects whose `column` holds one of the values."""
    i = INVESTMENTS.c
    columns: list[ColumnElement[Any]] = [i[name] for name in _FIGURE]
    columns += [i.investment_id, i.contradicted, ARTICLE.label("article")]
    found: list[Row] = []
    for some in sql.slices(values):
        wanted = select(*columns).select_from(_JOINED).where(column.in_(some), i.project_id.is_not(None))
        found += sql.rows_of(connection, wanted)
    return [_Amount(_figure(row), row["investment_id"], row["contradicted"], row["article"]) for row in found]


def _figure(row: Row) -> MoneyFigure:
    return MoneyFigure(**{name: row[name] for name in _FIGURE})


def _told(articles: Collection[str]) -> Collection[str] | None:
    """What the articles against a figure tell: two and more speak against every article that has it."""
    return articles if len(articles) < 2 else None


def _keep(connection: Connection, figures: _Articles) -> None:
    """Writes figures down, each with the first and last of its articles: two are enough to tell that there are more."""
    rows = [
        {
            "figure_id": content_id("figure", *(getattr(figure, name) for name in _FIGURE)),
            **{name: getattr(figure, name) for name in _FIGURE},
            "first_article": min(articles),
            "last_article": max(articles),
        }
        for figure, articles in figures.items()
    ]
    sql.upsert(connection, PROJECT_FIGURES, rows)
