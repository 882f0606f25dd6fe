"""An amount that is read as a goal and as an investment is one thing: money that is planned, not spent."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from models.vocabulary import InvestmentKind
from pipeline.facts import Evidence, Fact, GrowthTarget, Investment, Rejection
from pipeline.patterns import lazy_pattern

_Money = tuple[str, Decimal, Decimal | None]
# What the clause itself tells as done is no plan, whatever stands around it: 一季度完成, 累计完成.
_DONE = lazy_pattern(
    "(?!.*(?:确保|力争|争取|计划|要|将))[^，。；]{0,12}?(?:已|累计|[一二三四]季度|上半年|前[0-9一二三四五六七八九十]{1,3}个?月)(?:实际)?完成"
)
# Indicators of money that comes from outside.
_OUTSIDE = frozenset({"fdi", "domestic_capital"})


def as_planned(found: Iterable[Fact | Rejection]) -> Iterator[Fact | Rejection]:
    """What was `found`, in its order; of investments told as spent, those that are goals as the plans of their time."""
    facts = list(found)
    goals: dict[_Money, list[GrowthTarget]] = {}
    for fact in facts:
        if isinstance(fact, GrowthTarget) and _may_be_money_laid_out(fact):
            goals.setdefault((fact.unit, fact.value_low, fact.value_high), []).append(fact)
    for fact in facts:
        yield _planned(fact, goals) if isinstance(fact, Investment) else fact


def _may_be_money_laid_out(goal: GrowthTarget) -> bool:
    """Whether the goal is of no indicator, or of one of investment: a sector's value added is no money put into it."""
    return goal.indicator is None or goal.indicator in _OUTSIDE or "investment" in goal.indicator


def _planned(fact: Investment, goals: Mapping[_Money, Sequence[GrowthTarget]]) -> Investment:
    """The investment, as a plan where the same number sets a goal."""
    if fact.kind is not InvestmentKind.COMPLETED or _DONE.match(fact.evidence.quote):
        return fact
    alike = goals.get((fact.currency, fact.amount, fact.amount_high), ())
    goal = next((goal for goal in alike if _overlap(fact.evidence, goal.evidence)), None)
    if goal is None:
        return fact
    return replace(fact, kind=InvestmentKind.ANNUAL_PLAN, period_start=goal.period_start, period_end=goal.period_end)


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end
