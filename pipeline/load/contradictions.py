"""Which figures of one project contradict one another: of one kind and period, in two articles, apart."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

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

    def apart_from(self, other: "MoneyFigure") -> bool:
        """Whether there is no amount that both may mean."""
        (low, high), (other_low, other_high) = self.bounds(), other.bounds()
        return low > other_high or other_low > high


# By figure, the articles that have it; of many, two are enough.
_Articles = Mapping[MoneyFigure, Collection[str]]


def articles_against(figures: _Articles) -> dict[MoneyFigure, set[str]]:
    """By figure, the articles that have a figure which it cannot stand beside."""
    groups: defaultdict[tuple[object, ...], list[MoneyFigure]] = defaultdict(list)
    for figure in figures:
        timeless = figure.kind in _TIMELESS
        if timeless or figure.period_end is not None:
            period = () if timeless else (figure.period_start, figure.period_end)
            groups[figure.project_id, figure.kind, figure.currency, *period].append(figure)
    against: dict[MoneyFigure, set[str]] = {figure: set() for figure in figures}
    for group in groups.values():
        for one in group:
            against[one].update(*(figures[other] for other in group if one.apart_from(other)))
    return against


_FIGURE = [INVESTMENTS.c[field.name] for field in fields(MoneyFigure)]
_JOINED = INVESTMENTS.join(DOCUMENTS, DOCUMENTS.c.document_id == INVESTMENTS.c.document_id)


def mark_contradictions(connection: Connection, projects: Collection[str]) -> None:
    """Marks which amounts for the projects another article contradicts."""
    for some in sql.slices(projects):
        marks = _marks(connection, some)
        articles: defaultdict[MoneyFigure, set[str]] = defaultdict(set)
        for figure, _, first, last in marks:
            articles[figure].update((first, last))
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


def _mark(
    connection: Connection, projects: Sequence[str], wrong: Collection[str], against: Mapping[MoneyFigure, set[str]]
) -> None:
    i = INVESTMENTS.c
    columns = (*_FIGURE, i.investment_id, i.contradicted, ARTICLE)
    which = or_(i.contradicted.is_(None), i.project_id.in_(wrong))
    rows = connection.execute(select(*columns).select_from(_JOINED).where(i.project_id.in_(projects), which))
    marks = {key: (mark, bool(against[MoneyFigure(*own)] - {article})) for *own, key, mark, article in rows}
    sql.set_values(connection, i.contradicted, {key: new for key, (old, new) in marks.items() if old is not new})
