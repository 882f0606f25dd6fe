"""Which figures of one project contradict one another: of one kind and period, in two articles, apart."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from itertools import accumulate

from sqlalchemy import Connection, func, or_, select

from pipeline.load import sql
from pipeline.load.articles import ARTICLE
from pipeline.load.tables import DOCUMENTS, INVESTMENTS

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


_FIGURE = [INVESTMENTS.c[field.name] for field in fields(MoneyFigure)]
_JOINED = INVESTMENTS.join(DOCUMENTS, DOCUMENTS.c.document_id == INVESTMENTS.c.document_id)


def mark_contradictions(connection: Connection, projects: Collection[str]) -> None:
    """Marks which amounts for the projects another article contradicts."""
    for some in sql.slices(projects):
        marks = _marks(connection, some)
        articles: defaultdict[MoneyFigure, frozenset[str]] = defaultdict(frozenset)
        for figure, _, first, last in marks:
            articles[figure] |= {first, last}
        against = articles_against(articles)
        wrong = {figure.project_id for figure, mark, *own in marks if not _holds(mark, against[figure], own)}
        _mark(connection, some, wrong, against)


def _marks(connection: Connection, projects: Sequence[str]) -> list[tuple[MoneyFigure, bool | None, str, str]]:
    """Each figure with each mark that its rows bear, and the first and last article that bear it."""
    columns = (*_FIGURE, INVESTMENTS.c.contradicted)
    found = select(*columns, func.min(ARTICLE), func.max(ARTICLE)).select_from(_JOINED)
    rows = connection.execute(found.where(INVESTMENTS.c.project_id.in_(projects)).group_by(*columns))
    return [(MoneyFigure(*row[:-3]), *row[-3:]) for row in map(tuple, rows)]


def _holds(mark: bool | None, against: Collection[str], own: Iterable[str]) -> bool:
    """Whether the mark is right for all articles that have the figure; those that have none yet are marked anyway."""
    return mark is None or all(mark is bool({*against} - {article}) for article in own)


def _mark(connection: Connection, projects: Sequence[str], wrong: Collection[str], against: _Articles) -> None:
    i = INVESTMENTS.c
    columns = (*_FIGURE, i.investment_id, i.contradicted, ARTICLE)
    which = or_(i.contradicted.is_(None), i.project_id.in_(wrong))
    rows = connection.execute(select(*columns).select_from(_JOINED).where(i.project_id.in_(projects), which))
    marks = {key: (mark, bool(against[MoneyFigure(*own)] - {article})) for *own, key, mark, article in map(tuple, rows)}
    sql.set_values(connection, i.contradicted, {key: new for key, (old, new) in marks.items() if old is not new})
