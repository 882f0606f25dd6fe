"""Tests of one fact against the others of its document: repeated facts, parts larger than their whole."""

from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from operator import attrgetter
from typing import get_args

from models.vocabulary import Comparator, InvestmentKind
from pipeline.facts import Fact, Investment
from pipeline.validate.check import Objection, Scene

PARTS = frozenset({InvestmentKind.ANNUAL_PLAN, InvestmentKind.COMPLETED})
OPEN_ABOVE = frozenset({Comparator.GE, Comparator.GT})
PART_RULE = "amount.part_exceeds_total"

# What reads out of a fact all that it says, wherever it stands.
_claims = {
    kind: attrgetter(*[field.name for field in fields(kind) if field.name != "evidence"]) for kind in get_args(Fact)
}
Totals = dict[tuple[str, str], Investment]


def without_repetition(facts: Iterable[Fact]) -> list[Fact]:
    """`facts` in the order of the text; of those that say the same, the one that stands first."""
    first: dict[tuple[type[Fact], object], Fact] = {}
    for fact in sorted(facts, key=lambda fact: (fact.evidence.start, fact.evidence.end)):
        first.setdefault((type(fact), _claims[type(fact)](fact)), fact)
    return list(first.values())


def totals_by_project(facts: Iterable[Fact]) -> Totals:
    """The largest closed total that the document states for each project, by name and currency."""
    totals: Totals = {}
    for fact in facts:
        if not isinstance(fact, Investment) or fact.kind is not InvestmentKind.TOTAL or fact.project is None:
            continue
        known = totals.get((fact.project, fact.currency))
        if known is None or _ceiling(fact) > _ceiling(known):
            totals[fact.project, fact.currency] = fact
    return totals


def part_exceeds_total(fact: Fact, totals: Totals, scene: Scene) -> Objection | None:
    """The objection to a year's or a finished part of a project that is larger than the whole."""
    if not isinstance(fact, Investment) or fact.kind not in PARTS or fact.project is None:
        return None
    total = totals.get((fact.project, fact.currency))
    if total is None or total.comparator in OPEN_ABOVE:
        return None
    if fact.amount <= _ceiling(total) * scene.rules.validate.max_part_of_total:
        return None
    return Objection(PART_RULE, f"{fact.amount} {fact.currency} of {fact.project}, whose total is {_ceiling(total)}.")


def _ceiling(fact: Investment) -> Decimal:
    return fact.amount if fact.amount_high is None else fact.amount_high
