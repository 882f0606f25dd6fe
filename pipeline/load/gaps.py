"""target_gaps, kept in step: goals beside results of one place, indicator and period, and whether they were met."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from pipeline.load import sql
from pipeline.load.entities import Row
from pipeline.load.tables import ACTUALS, TARGET_GAPS, TARGETS

_SAME = ("indicator", "adcode", "measure", "unit", "period_end")
_FIGURE = ("comparator", "value_low", "value_high")
# Indicators whose goals name a number to stay under, whatever the words.
_LESS_IS_BETTER = {"cpi", "unemployment_rate", "energy_intensity"}
_ENDLESS = Decimal("Infinity")
# How far a figure that is about a number may lie from it, as a share of it.
_ABOUT = Decimal("0.1")


class Bound(NamedTuple):
    """A figure: how it stands to its number, or to both ends of a range."""

    comparator: str
    low: Decimal
    high: Decimal | None = None

    def span(self) -> tuple[Decimal, Decimal]:
        """Between which numbers it lies."""
        about = abs(self.low) * _ABOUT if self.comparator == "approx" else Decimal(0)
        low = -_ENDLESS if self.comparator in ("le", "lt") else self.low - about
        high = _ENDLESS if self.comparator in ("ge", "gt") else (self.high or self.low) + about
        return low, high

    def turned(self) -> "Bound":
        """The figure with less in the place of more."""
        comparator = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}.get(self.comparator, self.comparator)
        return Bound(comparator, -self.low) if self.high is None else Bound(comparator, -self.high, -self.low)


def attained(goal: Bound, result: Bound, *, less_is_better: bool) -> bool | None:
    """Whether a result meets its goal; None where the words of the two leave it open.

    A goal is a number to reach or to pass: for a fall, and where less is better, downwards.

    >>> attained(Bound("ge", Decimal(8)), Bound("eq", Decimal("6.8")), less_is_better=False)
    False
    >>> attained(Bound("eq", Decimal(-3)), Bound("eq", Decimal("-3.4")), less_is_better=False)
    True
    >>> attained(Bound("eq", Decimal(8)), Bound("gt", Decimal(7)), less_is_better=False) is None
    True
    """
    if less_is_better or goal.comparator in ("le", "lt") or goal.low < 0:
        goal, result = goal.turned(), result.turned()
    low, high = result.span()
    wanted = goal.low
    forgiven = abs(wanted) * _ABOUT if goal.comparator == "approx" else Decimal(0)
    strict = goal.comparator == "gt"
    if low > wanted or (low == wanted and not strict):
        return True
    return False if high < wanted - forgiven or (high == wanted and strict) else None


def settle_gaps(connection: Connection, brought: Collection[str]) -> None:
    """Sets the goals and results in the documents `brought` beside what there is; who goes takes its rows along."""
    for some in sql.slices(brought):
        for side in (TARGETS, ACTUALS):
            _write(connection, side.c.document_id.in_(some))


def _write(connection: Connection, which: ColumnElement[bool]) -> None:
    t, a = TARGETS.c, ACTUALS.c
    # A level may be aimed at by the end of a year without a word on its beginning.
    begins = or_(t.period_start == a.period_start, and_(t.period_start.is_(None), t.measure == "level"))
    pairs = TARGETS.join(ACTUALS, and_(*(t[name] == a[name] for name in _SAME), begins))
    figures = [table[name].label(f"{side}_{name}") for side, table in (("goal", t), ("result", a)) for name in _FIGURE]
    columns: list[ColumnElement[Any]] = [t.growth_target_id, a.growth_actual_id, t.indicator, *figures]
    found = sql.rows_of(connection, select(*columns).select_from(pairs).where(which))
    sql.insert_missing(connection, TARGET_GAPS, list(map(_gap, found)))


def _gap(row: Row) -> Row:
    goal, result = (Bound(*(row[f"{side}_{name}"] for name in _FIGURE)) for side in ("goal", "result"))
    return {
        "growth_target_id": row["growth_target_id"],
        "growth_actual_id": row["growth_actual_id"],
        "difference": result.low - goal.low,
        "attained": attained(goal, result, less_is_better=row["indicator"] in _LESS_IS_BETTER),
    }
