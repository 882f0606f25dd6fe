"""Groups the numbers of a sentence into figures, each with what it measures."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from models.vocabulary import Measure
from pipeline.document import Span
from pipeline.extract.growth.heads import Head, left_clause, read_left, read_right
from pipeline.mentions.types import Quantity
from pipeline.rules.growth import GrowthRules

_SERIES = regex.compile(r"[、，,]?(?:和|与|及|以及)?\s*")
_NOUN_FOLLOWS = regex.compile(r"(?![与和或及并同比较增其且占用主要左以的为是在、])[一-鿿“]")
_RATES = frozenset(("%", "pp", "‰"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with one indicator's name; `clause` is where both stand."""

    quantity: Quantity
    name: str
    measure: Measure
    falls: bool
    clause: Span
    rule: str


def read_figures(text: str, sentence: Span, quantities: Sequence[Quantity], rules: GrowthRules) -> list[Figure]:
    """The figures of one sentence, in order."""
    figures: list[Figure] = []
    start = sentence.start
    for series in _series(text, [q for q in quantities if _is_figure(text, q, rules)]):
        found = _figures_of_series(text, start, series, figures, rules)
        figures += found
        start = series[-1].span.end
    return figures


def _is_figure(text: str, quantity: Quantity, rules: GrowthRules) -> bool:
    """Whether the number is more than the size of a thing (`亿元项目`, `100万吨装置`)."""
    unit = quantity.unit
    if unit in rules.never_units or unit.isdigit():
        return False
    if unit in rules.count_units or unit in rules.measure_units:
        return True
    return _NOUN_FOLLOWS.match(text, quantity.span.end) is None


def _series(text: str, quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    """Numbers of one unit side by side: `6%、7%和8%`."""
    series: list[list[Quantity]] = []
    for quantity in quantities:
        gap = text[series[-1][-1].span.end : quantity.span.start] if series else None
        if gap is not None and series[-1][-1].unit == quantity.unit and _SERIES.fullmatch(gap):
            series[-1].append(quantity)
        else:
            series.append([quantity])
    return series


def _figures_of_series(
    text: str, start: int, series: list[Quantity], before: list[Figure], rules: GrowthRules
) -> list[Figure]:
    first = series[0]
    left = text[start : first.span.start]
    head = read_left(left, rules)
    names, rule = _names(text, left, head, series, before, rules)
    if len(series) > 1 and len(names) != len(series):
        series = series[:1]
    pairs = list(zip(names, series, strict=True)) if len(series) > 1 else [(name, first) for name in names]
    clause = Span(max(start, first.span.start - len(left_clause(left)) - 2), series[-1].span.end)
    growth, falls = _change(head.predicate, rules)
    return [
        Figure(
            quantity,
            name,
            Measure.GROWTH if growth or quantity.unit == "pp" else Measure.LEVEL,
            falls and quantity.unit in _RATES,
            clause,
            rule,
        )
        for name, quantity in pairs
    ]


def _names(
    text: str, left: str, head: Head, series: list[Quantity], before: list[Figure], rules: GrowthRules
) -> tuple[tuple[str, ...], str]:
    """The names that the series is of, and the rule that found them."""
    first = series[0]
    if head.names and not (first.unit in rules.count_units and rules.bare_verb.fullmatch(head.names[0])):
        return head.names, "growth.named"
    if first.unit in rules.count_units or first.unit in rules.measure_units:
        thing = read_right(text[first.span.end : first.span.end + 40], rules)
        if thing:
            return (thing,), "growth.counted"
        if head.names and before:
            return (head.names[0] + before[-1].name,), "growth.elliptical"
        return (), ""
    last_clause_only = not regex.search(r"[。；;]", left)
    if before and before[-1].quantity.span.end >= first.span.start - len(left) and last_clause_only:
        return (before[-1].name,), "growth.inherited"
    return (), ""


def _change(predicate: str, rules: GrowthRules) -> tuple[bool, bool]:
    """Whether the predicate speaks of a change, and whether of a fall; `提高到` and `下降至` speak of a level."""
    to = rules.predicate.to.search(predicate)
    up, down = rules.predicate.up.search(predicate), rules.predicate.down.search(predicate)
    if not (up or down) or (to and to.group().strip() in rules.arrival):
        return False, False
    return True, bool(down)
