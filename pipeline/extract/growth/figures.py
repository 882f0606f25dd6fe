"""Groups the numbers of a sentence into figures, each with what it measures."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from models.vocabulary import Comparator, Measure
from pipeline.document import Span
from pipeline.extract.growth.heads import Head, clause_start, code_of, read_left, read_right, trimmed
from pipeline.mentions.types import Quantity
from pipeline.rules.growth import GrowthRules

_SERIES = regex.compile(r"[、，,]?(?:和|与|及|以及)?\s*")
_NOUN_FOLLOWS = regex.compile(r"(?![与和或及并同比较增其且占用主要左以的为是在、])[一-鿿“]")
_RATES = frozenset(("%", "pp", "‰"))
_QUOTES, _CLOSING_QUOTES = frozenset('“‘「『"'), frozenset("”’」』")
_RIGHT_REACH = 40
# A count below this that is written in characters (三条控制线, 八个方面) tells how a text is built, not a goal.
_WRITTEN_OUT = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with one indicator's name. `clause` is where the number stands, `subject` where the name does."""

    quantity: Quantity
    comparator: Comparator
    name: str
    measure: Measure
    falls: bool
    clause: Span
    subject: Span
    rule: str


@dataclass(frozen=True, slots=True)
class _Named:
    """The names of a series, the rule that found them and where its words end."""

    names: tuple[str, ...]
    rule: str
    end: int


def read_figures(text: str, sentence: Span, quantities: Sequence[Quantity], rules: GrowthRules) -> list[Figure]:
    """The figures of one sentence, in order."""
    figures: list[Figure] = []
    start = sentence.start
    usable = [quantity for quantity in quantities if _is_figure(text, sentence, quantity, rules)]
    for series in _series(text, usable):
        if series[0].span.start < start:
            continue
        found, start = _figures_of_series(text, start, sentence.end, series, figures, rules)
        figures += found
    return figures


def _is_figure(text: str, sentence: Span, quantity: Quantity, rules: GrowthRules) -> bool:
    """Whether the number is more than the size of a thing (`亿元项目`, `100万吨装置`), a slogan's (`“四个意识”`) or
    the one that a change starts from (`由5%提高到6%`)."""
    unit = quantity.unit
    if rules.starting_point.search(text[sentence.start : quantity.span.start]) and rules.arriving.match(
        text, quantity.span.end
    ):
        return False
    if unit in rules.never_units or text[quantity.span.start - 1 : quantity.span.start] in _QUOTES:
        return False
    if text[quantity.span.end : quantity.span.end + 1] in _CLOSING_QUOTES:
        return False
    if unit in rules.count_units:
        if text.startswith("的", quantity.span.start - 1):
            return False
        written = text[quantity.number.start]
        return written.isdigit() or quantity.low >= _WRITTEN_OUT
    if unit in rules.measure_units:
        return True
    if unit in _RATES:
        return True
    if text.startswith("的", quantity.span.end):
        thing = read_right(text[quantity.span.end : quantity.span.end + _RIGHT_REACH], rules)
        return rules.amount_of.search(thing) is not None
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
    text: str, start: int, stop: int, series: list[Quantity], before: list[Figure], rules: GrowthRules
) -> tuple[list[Figure], int]:
    """The figures of one series, and where its words end."""
    first, last = series[0], series[-1]
    left = text[start : first.span.start]
    head = read_left(left, rules)
    named = _name(text, stop, left, head, series, before, rules)
    if len(series) > 1 and len(named.names) == len(series):
        pairs = list(zip(named.names, series, strict=True))
    else:
        pairs = [(name, first) for name in named.names]
    clause = Span(start + clause_start(left), max(named.end, last.span.end))
    change = _change(head.predicate, rules)
    subject = before[-1].subject if named.rule == "growth.inherited" else clause
    shared = last.comparator if len(pairs) == len(series) else Comparator.EQ
    return [
        Figure(
            quantity=quantity,
            comparator=shared if quantity.comparator is Comparator.EQ else quantity.comparator,
            name=name,
            measure=_measure(quantity, name, change, rules),
            falls=change == "falls" and quantity.unit in _RATES,
            clause=clause,
            subject=subject,
            rule=named.rule,
        )
        for name, quantity in pairs
    ], clause.end


def _name(
    text: str, stop: int, left: str, head: Head, series: list[Quantity], before: list[Figure], rules: GrowthRules
) -> _Named:
    """The names that the series is of: left of it, right of it, or those of the figure before."""
    first, end = series[0], series[-1].span.end
    countable = first.unit in rules.count_units or first.unit in rules.measure_units or text.startswith("的", end)
    verb_only = not head.names or rules.bare_verb.fullmatch(head.names[0]) is not None
    if countable and head.expects_more and left.rstrip().endswith("等"):
        return _Named((), "", end)
    if countable and (verb_only or head.expects_more):
        thing = read_right(text[end : min(stop, end + _RIGHT_REACH)], rules)
        if thing:
            return _Named((thing,), "growth.counted", _end_of(thing, text, end))
    if before and head.names and rules.same_again.fullmatch(head.names[0]):
        return _Named((before[-1].name,), "growth.inherited", end)
    if head.names and not (countable and verb_only):
        grouped = _grouped(head, before, left)
        return _Named((grouped,), "growth.grouped", end) if grouped else _Named(head.names, "growth.named", end)
    if not head.names and not countable and (resumed := _resumed(left, rules)):
        return _Named((resumed,), "growth.resumed", end)
    adjacent = left.strip(" 、，,") == head.predicate.strip()
    if head.names and before and countable:
        return _Named((head.names[0] + trimmed(before[-1].name, rules),), "growth.elliptical", end)
    if before and adjacent and not head.names and not countable:
        return _Named((before[-1].name,), "growth.inherited", end)
    return _Named((), "", end)


def _resumed(left: str, rules: GrowthRules) -> str:
    """The indicator of the clause before, where a comma parts it from its predicate (`收入剔除因素，可比增长8%`)."""
    clauses = regex.split(r"[，,]", left)
    name = trimmed(clauses[-2], rules) if len(clauses) > 1 else ""
    return name if code_of(name, rules) else ""


def _end_of(thing: str, text: str, end: int) -> int:
    """Where the words of a counted thing end; before it where another number follows and needs it as well."""
    stop = text.find(thing, end) + len(thing)
    following = regex.search(r"[，,。；;、：:！？\n\d]", text[stop : stop + _RIGHT_REACH])
    return end if following and following.group().isdigit() else stop


def _grouped(head: Head, before: list[Figure], left: str) -> str:
    """`实施项目10个，完成投资5亿元`: the investment is that of the projects counted before."""
    subject = before[-1].name if before and before[-1].quantity.unit not in _RATES else ""
    if head.names == ("投资",) and "完成" in left:
        return f"{subject}完成投资"
    return f"{subject}总投资" if head.names == ("总投资",) and subject else ""


def _change(predicate: str, rules: GrowthRules) -> str:
    """`grows` or `falls` where the predicate tells a change, nothing where it tells a level (`提高到`, `控制在`)."""
    if rules.growth_name.search(predicate):
        return "grows"
    to = rules.predicate.to.search(predicate)
    if to and to.group().strip() in rules.arrival:
        return ""
    if rules.predicate.down.search(predicate):
        return "falls"
    return "grows" if rules.predicate.up.search(predicate) else ""


def _measure(quantity: Quantity, name: str, change: str, rules: GrowthRules) -> Measure:
    if change or quantity.unit == "pp" or rules.growth_name.search(name):
        return Measure.GROWTH
    return Measure.LEVEL
