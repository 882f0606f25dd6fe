"""An amount that is read as a goal and as an investment is one thing: money that is planned, not spent."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.vocabulary import InvestmentKind
from pipeline.facts import Evidence, Fact, GrowthTarget, Investment, Rejection


def as_planned(found: Iterable[Fact | Rejection]) -> Iterator[Fact | Rejection]:
    """What was `found`, in its order; of investments told as spent, those that are goals as the plans of their time."""
    facts = list(found)
    goals = [fact for fact in facts if isinstance(fact, GrowthTarget)]
    for fact in facts:
        goal = _goal_of(fact, goals) if isinstance(fact, Investment) else None
        if goal is not None and isinstance(fact, Investment):
            fact = replace(
                fact,
                kind=InvestmentKind.ANNUAL_PLAN,
                period_start=goal.period_start,
                period_end=goal.period_end,
            )
        yield fact


def _goal_of(fact: Investment, goals: Iterable[GrowthTarget]) -> GrowthTarget | None:
    """The goal that the same number sets."""
    if fact.kind is not InvestmentKind.COMPLETED:
        return None
    return next((goal for goal in goals if _is_same(fact, goal)), None)


def _is_same(fact: Investment, goal: GrowthTarget) -> bool:
    return (fact.currency, fact.amount, fact.amount_high) == (goal.unit, goal.value_low, goal.value_high) and _overlap(
        fact.evidence, goal.evidence
    )


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end
