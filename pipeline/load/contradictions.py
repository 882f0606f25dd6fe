"""Which figures of one project contradict one another: of one kind and period, in two documents, apart."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

# Writers round: figures that differ by less than this share of them say the same.
_ROUNDING = Decimal("0.01")
_ABOUT = Decimal("0.1")
_ENDLESS = Decimal("Infinity")
# What a project costs from beginning to end is not for a period.
_TIMELESS = {"total", "signed", "reserve"}


@dataclass(frozen=True, slots=True)
class MoneyFigure:
    """An amount for a project as one document has it; `key` is the id of its row."""

    key: str
    project_id: str
    document_id: str
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

    def contradicts(self, other: "MoneyFigure") -> bool:
        (low, high), (other_low, other_high) = self.bounds(), other.bounds()
        return self.document_id != other.document_id and (low > other_high or other_low > high)


def contradicted(figures: Iterable[MoneyFigure]) -> set[str]:
    """The keys of those figures that another document contradicts."""
    groups: defaultdict[tuple[object, ...], list[MoneyFigure]] = defaultdict(list)
    for figure in figures:
        timeless = figure.kind in _TIMELESS
        if timeless or figure.period_end is not None:
            period = () if timeless else (figure.period_start, figure.period_end)
            groups[figure.project_id, figure.kind, figure.currency, *period].append(figure)
    return {one.key for group in groups.values() for one in group if any(map(one.contradicts, group))}
