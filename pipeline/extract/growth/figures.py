"""Groups the numbers of a sentence into figures, each with what it measures."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import regex

from models.vocabulary import Comparator, Measure
from pipeline.document import Span
from pipeline.extract.growth.heads import Head, clause_start, code_of, read_left, read_right, trimmed
from pipeline.mentions.types import Quantity
from pipeline.rules.growth import GrowthRules

_SERIES = regex.compile(r"[、，,]?(?:和|与|及|以及)?\s*")
_NOUN_FOLLOWS = regex.compile(r"(?![与和或及并同比较增其且占用主要左以的为是在、])[一-鿿“]")
_BESIDE = regex.compile(r"(?:[^，。；、\d]{1,2}级)?[、和及]")
_RANK = regex.compile(r"[^，。；、]{1,2}级")
_COMMA = regex.compile(r"[，,]")
_NEXT = regex.compile(r"[，,。；;、：:！？\n\d]")
# The rule of a figure that an announcing verb alone stands before, after the place that it is for.
ANNOUNCED = "growth.announced"
_RATES = frozenset(("%", "pp", "‰"))
_QUOTES, _CLOSING_QUOTES = frozenset('“‘「『"'), frozenset("”’」』")
_LEFT_REACH, _RIGHT_REACH, _GIVEN_OUT = 40, 40, 8
# So many times what is listed before it a number must be, for the list to be mere examples.
_EXAMPLES_OF = 3
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
class _Series:
    """Numbers of one unit side by side, with the words `left` of them back to the figure before, and those right
    of them up to the end of the sentence; `beyond` are those right of the number that stands beside them."""

    text: str
    quantities: tuple[Quantity, ...]
    left: str
    right: str
    beyond: str
    head: Head
    before: Figure | None

    @property
    def start(self) -> int:
        return self.quantities[0].span.start

    @property
    def end(self) -> int:
        return self.quantities[-1].span.end


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
    groups = _side_by_side(text, usable)
    for group, following in zip_longest(groups, groups[1:]):
        if group[0].span.start < start:
            continue
        left = text[start : group[0].span.start]
        right = text[group[-1].span.end : min(sentence.end, group[-1].span.end + _RIGHT_REACH)]
        before = figures[-1] if figures else None
        beyond = _beyond(text, sentence, group, following)
        series = _Series(text, tuple(group), left, right, beyond, read_left(left, rules), before)
        named = _name(series, rules)
        clause = Span(start + clause_start(left), max(named.end, series.end))
        figures += _figures(series, named, clause, rules)
        start = clause.end
    return figures


def _is_figure(text: str, sentence: Span, quantity: Quantity, rules: GrowthRules) -> bool:
    """Whether the number is more than the size of a thing (`亿元项目`, `100万吨装置`), a slogan's (`“四个意识”`) or
    the one that a change starts from (`由5%提高到6%`)."""
    unit = quantity.unit
    before = text[max(sentence.start, quantity.span.start - _LEFT_REACH) : quantity.span.start]
    if rules.starting_point.search(before) and rules.arriving.match(text, quantity.span.end):
        return False
    if unit in rules.units.never or text[quantity.span.start - 1 : quantity.span.start] in _QUOTES:
        return False
    if text[quantity.span.end : quantity.span.end + 1] in _CLOSING_QUOTES:
        return False
    if unit in rules.units.counts:
        if text.startswith("的", quantity.span.start - 1):
            return False
        written = text[quantity.number.start]
        return written.isdigit() or quantity.low >= _WRITTEN_OUT
    if unit in rules.units.measures:
        return True
    if unit in _RATES:
        return rules.share_of_goal.search(before) is None
    if text.startswith("的", quantity.span.end):
        thing = read_right(text[quantity.span.end : quantity.span.end + _RIGHT_REACH], rules)
        return rules.names.amount_of.search(thing) is not None
    return _NOUN_FOLLOWS.match(text, quantity.span.end) is None


def _side_by_side(text: str, quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    """Numbers of one unit side by side, or of several where 分别 gives them out: `分别增长6%、7%`."""
    series: list[list[Quantity]] = []
    for quantity in quantities:
        last = series[-1] if series else []
        if last and _SERIES.fullmatch(text, last[-1].span.end, quantity.span.start):
            start = last[0].span.start
            if last[-1].unit == quantity.unit or "分别" in text[max(0, start - _GIVEN_OUT) : start]:
                last.append(quantity)
                continue
        series.append([quantity])
    return series


def _figures(series: _Series, named: _Named, clause: Span, rules: GrowthRules) -> list[Figure]:
    """One figure for each name: the numbers in turn where there are as many, else the first."""
    quantities = series.quantities
    matched = len(quantities) == len(named.names)
    pairs = zip(named.names, quantities if matched else quantities[:1] * len(named.names), strict=True)
    counted = named.rule == "growth.counted"
    change = "" if counted else _change(series.head.predicate, rules) or _change_before(series, named)
    subject = series.before.subject if series.before and named.rule == "growth.inherited" else clause
    shared = quantities[-1].comparator if matched else Comparator.EQ
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
    ]


def _name(series: _Series, rules: GrowthRules) -> _Named:
    """The names that the series is of: right of it, left of it, or those of the figure before."""
    names, unit = series.head.names, series.quantities[0].unit
    countable = unit in rules.units.counts or unit in rules.units.measures or series.right.startswith("的")
    if countable and _sums_up(series, rules):
        # 甲、乙等3条高速公路: the number sums up what is listed and sets no goal.
        return _Named((), "", series.end)
    verb_only = not names or rules.names.bare_verb.fullmatch(names[0]) is not None
    follows = countable and (unit in rules.units.counts or verb_only or series.head.expects_more)
    if follows and (thing := _thing(series, verb_only, rules)):
        return _Named((thing,), "growth.counted", _end_of(thing, series))
    if names and series.before and rules.names.announcer.search(names[0]):
        return _Named((series.before.name,), ANNOUNCED, series.end)
    if names and series.before and _RANK.fullmatch(names[0]):
        # 小巨人企业国家级3家、省级9家: the rank alone tells the second apart.
        return _Named((names[0] + _RANK.sub("", series.before.name),), "growth.elliptical", series.end)
    if names and not (countable and verb_only) and not rules.names.same_again.fullmatch(names[0]):
        grouped = _grouped(series)
        if grouped:
            return _Named((grouped,), "growth.grouped", series.end)
        return _Named(names, "growth.relative" if series.head.is_relative else "growth.named", series.end)
    return _name_from_before(series, countable, rules)


def _beyond(text: str, sentence: Span, group: Sequence[Quantity], following: Sequence[Quantity] | None) -> str:
    """What stands right of the number next to the group's: `9条、30公里绿道`, `6个省级、9个市级园区`."""
    if not following or not _BESIDE.fullmatch(text, group[-1].span.end, following[0].span.start):
        return ""
    end = following[-1].span.end
    return text[end : min(sentence.end, end + _RIGHT_REACH)]


def _sums_up(series: _Series, rules: GrowthRules) -> bool:
    """Whether 等 and the number sum up what is listed (`甲、乙等3条公路`), which sets no goal; a few examples of
    many that are to come (`规划建设甲等20家展馆`) do not take the goal away."""
    left = series.left.rstrip()
    if not left.endswith("等"):
        return False
    clause = left[clause_start(left) :]
    examples = series.quantities[0].low >= (clause.count("、") + 1) * _EXAMPLES_OF
    return not (examples and rules.names.creating.search(clause))


def _thing(series: _Series, verb_only: bool, rules: GrowthRules) -> str:
    """The thing counted, right of the number or, where nothing else names it, right of the number beside it."""
    thing = read_right(series.right, rules)
    if not series.beyond:
        return thing
    shared = read_right(series.beyond, rules)
    rank = _RANK.match(shared)
    if rank and _RANK.fullmatch(thing):
        return thing + shared[rank.end() :]
    return thing or (shared if verb_only else "")


def _name_from_before(series: _Series, countable: bool, rules: GrowthRules) -> _Named:
    """The name of a number that has but verbs beside it: that of the clause or of the figure before."""
    names, before = series.head.names, series.before
    if not names and not countable and (resumed := _resumed(series.left, rules)):
        return _Named((resumed,), "growth.resumed", series.end)
    if before is None:
        return _Named((), "", series.end)
    if names and not countable:
        return _Named((before.name,), "growth.inherited", series.end)
    if names:
        return _Named((names[0] + trimmed(before.name, rules),), "growth.elliptical", series.end)
    predicate = series.head.predicate.strip()
    alone = series.left.strip(" 、，,") == predicate
    if alone and (predicate if not countable else series.left.startswith("、")):
        return _Named((before.name,), "growth.inherited", series.end)
    return _Named((), "", series.end)


def _resumed(left: str, rules: GrowthRules) -> str:
    """The indicator of the clause before, where a comma parts it from its predicate (`收入剔除因素，可比增长8%`)."""
    clauses = _COMMA.split(left)
    name = trimmed(clauses[-2], rules) if len(clauses) > 1 else ""
    return name if code_of(name, rules) else ""


def _end_of(thing: str, series: _Series) -> int:
    """Where the words of a counted thing end; before it where another number shares it or follows and needs it."""
    found = series.text.find(thing, series.end, series.end + _RIGHT_REACH)
    if series.beyond or found < 0:
        return series.end
    stop = found + len(thing)
    following = _NEXT.search(series.text, stop, stop + _RIGHT_REACH)
    return series.end if following and following.group().isdigit() else stop


def _grouped(series: _Series) -> str:
    """`实施项目10个，完成投资5亿元`: the investment is that of the projects counted before."""
    before, names = series.before, series.head.names
    subject = before.name if before and before.quantity.unit not in _RATES else ""
    if names == ("投资",) and "完成" in series.left:
        return f"{subject}完成投资"
    return f"{subject}总投资" if names == ("总投资",) and subject else ""


def _change(predicate: str, rules: GrowthRules) -> str:
    """`grows` or `falls` where the predicate tells a change, nothing where it tells a level (`提高到`, `控制在`)."""
    if rules.indicators.growth.search(predicate):
        return "grows"
    to = rules.predicate.to.search(predicate)
    if to and to.group().strip() in rules.predicate.arrival:
        return ""
    if rules.predicate.down.search(predicate):
        return "falls"
    return "grows" if rules.predicate.up.search(predicate) else ""


def _change_before(series: _Series, named: _Named) -> str:
    """The change of the figure before where only the number is new: `增长8%、力争9%`."""
    before, predicate = series.before, series.head.predicate.strip()
    if named.rule != "growth.inherited" or before is None or before.measure is not Measure.GROWTH:
        return ""
    if before.quantity.unit != series.quantities[0].unit or predicate.endswith(("到", "至", "达", "为")):
        return ""
    return "falls" if before.falls else "grows"


def _measure(quantity: Quantity, name: str, change: str, rules: GrowthRules) -> Measure:
    if change or quantity.unit == "pp" or rules.indicators.growth.search(name):
        return Measure.GROWTH
    return Measure.LEVEL
