"""Where documents contradict one another: one thing, and different numbers for it in different documents."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.load.entities import Row
from pipeline.report.shelf import Shelf

# Of these the parts of what is compared, by kind of fact, and the columns of the number.
_THING = {
    "growth_targets": ("adcode", "indicator", "measure", "unit", "period_start", "period_end"),
    "growth_actuals": ("adcode", "indicator", "measure", "unit", "period_start", "period_end"),
    "investments": ("project_id", "kind", "currency"),
}
_NUMBER = {
    "growth_targets": ("value_low", "value_high"),
    "growth_actuals": ("value_low", "value_high"),
    "investments": ("amount", "amount_high"),
}
# Parts that have to be known before two figures can be said to be for the same thing.
_KNOWN = {
    "growth_targets": ("adcode", "indicator", "period_end"),
    "growth_actuals": ("adcode", "indicator", "period_end"),
    "investments": ("project_id",),
}
# What is planned, brought in or completed grows from report to report; what the whole costs should not.
_COMPARED_MONEY = frozenset({"total"})


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing, told by its first fact, and for each number the facts that state it."""

    fact: Row
    sides: tuple[tuple[Row, ...], ...]

    @property
    def documents(self) -> int:
        return len({fact["document_id"] for side in self.sides for fact in side})


def contradictions(shelf: Shelf) -> list[Contradiction]:
    """All contradictions, the newest documents' first within a kind; comparators alone make none."""
    return [found for kind in _THING for found in _of_kind(kind, shelf.holdings.of_kind(kind))]


def _of_kind(kind: str, facts: Iterable[Row]) -> Iterator[Contradiction]:
    things: dict[Hashable, list[Row]] = defaultdict(list)
    for fact in facts:
        if all(fact[name] is not None for name in _KNOWN[kind]) and fact.get("kind") in (None, *_COMPARED_MONEY):
            things[_parts(fact, _THING[kind])].append(fact)
    for group in things.values():
        sides = _sides(group, _NUMBER[kind])
        if len(sides) > 1 and not _one_document_says_all(sides):
            yield Contradiction(group[0], sides)


def _parts(fact: Row, names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(fact[name] for name in names)


def _sides(group: Iterable[Row], number: tuple[str, ...]) -> tuple[tuple[Row, ...], ...]:
    sides: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for fact in group:
        sides[_parts(fact, number)].append(fact)
    return tuple(tuple(sides[key]) for key in sorted(sides, key=lambda key: tuple(part or 0 for part in key)))


def _one_document_says_all(sides: Iterable[Iterable[Row]]) -> bool:
    """Whether each document that speaks of the thing has every number: then they are for parts of it."""
    said = [frozenset(fact["document_id"] for fact in side) for side in sides]
    return all(documents == said[0] for documents in said)
