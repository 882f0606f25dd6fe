"""Groups the numbers of a sentence into figures, each with what it measures."""

from collections.abc import Sequence
from itertools import zip_longest

from models.vocabulary import Comparator, Measure
from pipeline.document import Span
from pipeline.extract.growth.heads import clause_start, read_left, read_right
from pipeline.extract.growth.indicators import code_of
from pipeline.extract.growth.naming import COUNTED, OF_PLACES, OF_TOPIC, name_of
from pipeline.extract.growth.series import (
    LEFT_REACH,
    MONEY,
    RATES,
    RIGHT_REACH,
    Figure,
    Named,
    Places,
    Series,
    beyond,
    side_by_side,
)
from pipeline.mentions.types import Quantity
from pipeline.patterns import plain_pattern
from pipeline.rules.growth import GrowthRules

# A level may be told as a step that is reached: 迈上3000亿元台阶, 突破百亿元大关.
_NOUN_FOLLOWS = plain_pattern(
    r"(?![与和或及并同比较增其且占用主要左以的为是在、]|目标|[新大]?(?:台阶|大关|关口|门槛|水平|阶段))[一-鿿“]"
)
# A size in two currencies: 2亿元或3000万美元以上项目, 2亿元（3000万美元）以上项目.
_OR_SIZE = plain_pattern(
    r"(?:(?:以上)?(?:或(?:超|者)?|（(?=[^（）]{3,12}）及?以上))[\d.]+[百千]?[万亿]?美?元|(?=）及?以上))）?(?:及?以上)?的?\p{Han}{2}"
)
# What is said in quotes before a number has more characters than a slogan, of a rate (增长) fewer.
_SAID, _SAID_RATE = 6, 2
_QUOTES, _CLOSING_QUOTES = frozenset('“‘「『"'), frozenset("”’」』")
# A count below this that is written in characters (三条控制线, 八个方面) tells how a text is built, not a goal.
_WRITTEN_OUT = 100
# Behind one of these a size tells which of the things counted before are counted: 5亿元以上项目9个、10亿元以上3个.
_LISTS_ON = frozenset("、，中")
# How far before a size of things their count stands.
_SIZE_REACH = 16
_CLOSED = plain_pattern(r"[，,。；;、！？\n]|$")
# Behind one of these 提升 is one more thing that is done: 改造提升1.2万亩.
_DEEDS = ("改造", "巩固", "改善", "整治", "提质", "修复", "优化", "完善", "安全")
# The unit of the only goals in time, and that of policies' articles.
_DAY, _ARTICLES = "天", "条"
# A change that is told behind its number, and the indicator whose level is an index, with the least that one has.
_GROWS_BEYOND = plain_pattern("(?:以上|左右)?的?(?:较高|中高速|较快|平均|年均)*增(?:长(?![到至为率])|速|幅)")
_PRICES, _LEAST_INDEX = "cpi", 50
# What is doubled grows, whatever verb stands before.
_DOUBLED = "翻"


def read_figures(
    sentence: Span,
    whole: Span,
    quantities: Sequence[Quantity],
    carried: Figure | None,
    places: Places,
    rules: GrowthRules,
) -> list[Figure]:
    """The figures of one sentence, in order.

    `sentence` ends at a semicolon, `whole` at a full stop; `carried` is the last figure before, in `whole`.
    """
    text = places.text
    figures: list[Figure] = []
    start = sentence.start
    usable = [quantity for quantity in quantities if _is_figure(places, sentence, quantity, rules)]
    groups = side_by_side(text, usable)
    for group, following in zip_longest(groups, groups[1:]):
        if group[0].span.start < start:
            continue
        left = text[start : group[0].span.start]
        end = group[-1].span.end
        series = Series(
            text=text,
            quantities=tuple(group),
            left=left,
            right=text[end : min(sentence.end, end + RIGHT_REACH)],
            beyond=beyond(text, sentence, group, following),
            onward=text[end : following[0].number.start] if following else "",
            closes=following is not None and _CLOSED.match(text, following[-1].span.end) is not None,
            head=read_left(left, rules, len(group)),
            figures=tuple(figures),
            carried=carried,
            whole=whole.start,
            places=places,
        )
        named = name_of(series, rules)
        clause = Span(start + clause_start(left), max(named.end, end))
        figures += _figures(series, named, clause, rules)
        start = clause.end
    return figures


def _is_figure(places: Places, sentence: Span, quantity: Quantity, rules: GrowthRules) -> bool:
    """Whether the number is more than the size of a thing (`亿元项目`, `100万吨装置`), a slogan's (`“四个意识”`) or
    the one that a change starts from (`由5%提高到6%`)."""
    text, unit = places.text, quantity.unit
    before = text[max(sentence.start, quantity.span.start - LEFT_REACH) : quantity.span.start]
    if _is_beside_the_point(text, quantity, before, rules):
        return False
    if unit in rules.units.counts:
        return _counts_things(places, quantity, before, rules)
    if unit in rules.units.measures:
        of_each = rules.size_of_each.search(before) or rules.size_of_all.match(text, quantity.span.end)
        return of_each is None and rules.class_bound.match(text, quantity.span.end) is None
    if unit in RATES:
        return rules.share_of_goal.search(before) is None and not (unit == "pp" and rules.goal_moved.search(before))
    return _is_level(text, quantity, before, rules)


def _is_beside_the_point(text: str, quantity: Quantity, before: str, rules: GrowthRules) -> bool:
    """Whether the number is one that a change starts from, a condition, the size of works, the number of a policy or
    of a slogan's points, whatever its unit."""
    unit, (start, end) = quantity.unit, quantity.span
    return bool(
        (rules.starting_point.search(before) and rules.arriving.match(text, end))
        or rules.rate_of.search(before)
        or rules.condition.match(text, end)
        or rules.size_of_works.match(text, quantity.number.end)
        or (unit in rules.units.never and not (unit == _DAY and rules.counted_days.search(before)))
        or (unit == _ARTICLES and rules.policies.search(before) and not read_right(_behind(text, quantity), rules))
        or text[start - 1 : start] in _QUOTES
        or (text[end : end + 1] in _CLOSING_QUOTES and not _ends_quotation(text, quantity))
    )


def _counts_things(places: Places, quantity: Quantity, before: str, rules: GrowthRules) -> bool:
    """Whether a number with a word that counts things counts some to be reached: not all the places of a division, a
    sum of those just named, a class of things, nor is written in Chinese and small."""
    text, (start, end) = places.text, quantity.span
    sums_up = start in places.stops or before.endswith("等")
    of_places = (
        (rules.whole_of.search(before) and rules.divisions.match(text, end))
        or (sums_up and rules.tally_of_places.match(text, end))
        or rules.provinces.match(text, end)
    )
    of_a_class = (
        rules.standing.search(before)
        or rules.class_bound.match(text, end)
        or (text.startswith("的", start - 1) and not _is_all_of(text, before, end, rules))
    )
    written_out = (
        not text[quantity.number.start].isdigit()
        and quantity.low < _WRITTEN_OUT
        and quantity.comparator is Comparator.EQ
    )
    return not (of_places or of_a_class or written_out)


def _is_all_of(text: str, before: str, end: int, rules: GrowthRules) -> bool:
    """Whether things that are told before their number are so many by their size, or all of them come to something:
    `过10亿元的3家`, `在册的600户全部脱贫`."""
    return rules.names.sized.search(before) is not None or rules.all_of.match(text, end) is not None


def _is_level(text: str, quantity: Quantity, before: str, rules: GrowthRules) -> bool:
    """Whether an amount of money, weight and the like is what is reached, not how large a thing is: `九亿元的项目`."""
    end = quantity.span.end
    if text[end - 1] == "级" or _OR_SIZE.match(text, end) or _is_size_of_counted(text, quantity, before, rules):
        return False
    if not text.startswith("的", end):
        return _NOUN_FOLLOWS.match(text, end) is None
    if rules.reached_share.match(text, end):
        return rules.goal_word.search(before) is not None
    if rules.goal_follows.match(text, end):
        return True
    return rules.names.amount_of.search(read_right(_behind(text, quantity), rules)) is not None


def _behind(text: str, quantity: Quantity) -> str:
    """The words behind the number."""
    return text[quantity.span.end : quantity.span.end + RIGHT_REACH]


def _is_size_of_counted(text: str, quantity: Quantity, before: str, rules: GrowthRules) -> bool:
    """Whether the money is the size of things that are counted right behind it or before: `过10亿元30个以上`."""
    if rules.names.counted_by_size.search(before[-_SIZE_REACH:]):
        return True
    bounded = rules.names.over_size.search(before) or text[quantity.span.start] in "超过突"
    listed = text[quantity.span.start - 1] in _LISTS_ON
    return bool(bounded or listed) and rules.names.count_of_size.match(text, quantity.number.end) is not None


def _ends_quotation(text: str, quantity: Quantity) -> bool:
    """Whether the quotes that close behind the number hold what somebody said (`要“增长7%左右”`), no slogan."""
    reach = max(0, quantity.span.start - LEFT_REACH)
    opened = max(text.rfind(quote, reach, quantity.span.start) for quote in _QUOTES)
    return opened >= 0 and quantity.span.start - opened > (_SAID_RATE if quantity.unit in RATES else _SAID)


def _figures(series: Series, named: Named, clause: Span, rules: GrowthRules) -> list[Figure]:
    """One figure for each name: the numbers in turn where there are as many, else the first."""
    quantities = series.quantities
    matched = len(quantities) == len(named.names)
    pairs = zip(named.names, quantities if matched else quantities[:1] * len(named.names), strict=True)
    counted = named.rule == COUNTED
    doubled = series.text.startswith(_DOUBLED, series.start)
    change = (
        "grows"
        if doubled
        else ""
        if counted or _is_deed(series)
        else _change(series.head.predicate, rules) or _change_before(series, named, rules)
    )
    subject = series.before.subject if series.before and named.rule == "growth.inherited" else clause
    shared = _shared_bound(quantities) if matched else Comparator.EQ
    figures: list[Figure] = []
    for told, quantity in pairs:
        name, way = _verb_before(told, change, series, rules) if quantity.unit in RATES else (told, change)
        figures.append(
            Figure(
                quantity=quantity,
                comparator=_bound(series, quantity.comparator, rules) or shared,
                name=name,
                measure=_measure(quantity, name, way, series, rules),
                falls=way == "falls" and (quantity.unit in RATES or not rules.names.changing.match(name)),
                clause=clause,
                subject=subject,
                rule=named.rule,
            )
        )
    return figures


def _is_deed(series: Series) -> bool:
    """Whether what looks like a change of something is done to the things that are counted."""
    predicate = series.head.predicate.strip()
    words = series.left.rstrip().removesuffix(predicate)
    return series.unit not in (*RATES, *MONEY) and predicate.startswith("提升") and words.endswith(_DEEDS)


def _verb_before(name: str, change: str, series: Series, rules: GrowthRules) -> tuple[str, str]:
    """`name` without the verb of change that stands before it, and the change that it tells, unless the number is where
    it arrives: `压减会议经费5%`, `提高绿化率到40%`."""
    verb = rules.names.changing.match(name)
    if verb is None:
        return name, change
    arrives = rules.predicate.to.search(series.head.predicate) is not None
    return name[verb.end() :], change if change or arrives else "falls" if verb["down"] else "grows"


def _shared_bound(quantities: Sequence[Quantity]) -> Comparator:
    """The bound behind the last of several numbers, or else before the first, which all of them have:
    `分别突破8亿元、2亿元`."""
    first, last = quantities[0], quantities[-1]
    bounded = last.comparator is Comparator.EQ and first.span.start < first.number.start
    return first.comparator if bounded else last.comparator


def _bound(series: Series, told: Comparator, rules: GrowthRules) -> Comparator | None:
    """The bound that the number has, or that a word before its verb gives it (`至少建成1家`)."""
    if told is Comparator.EQ and rules.names.at_least.search(series.left):
        return Comparator.GE
    return None if told is Comparator.EQ else told


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


def _change_before(series: Series, named: Named, rules: GrowthRules) -> str:
    """The change of the figure before where only the number is new: `增长8%、力争9%`; of what is told in yuan or tons,
    a share can be nothing else (`增长8%，力争达到9%`)."""
    if named.rule == OF_TOPIC:
        return "grows"
    before, predicate = series.before or series.carried, series.head.predicate.strip()
    if named.rule not in ("growth.inherited", OF_PLACES) or before is None or before.measure is not Measure.GROWTH:
        return ""
    arrives = predicate.endswith(("到", "至", "达", "为"))
    if before.quantity.unit != series.quantities[0].unit or (arrives and not _is_amount(before.name, rules)):
        return ""
    return "falls" if before.falls else "grows"


def _is_amount(name: str, rules: GrowthRules) -> bool:
    """Whether the indicator is one of the table that is no share of anything."""
    code = code_of(name, rules)
    return code is not None and code not in rules.indicators.shares


def _measure(quantity: Quantity, name: str, change: str, series: Series, rules: GrowthRules) -> Measure:
    """Growth, too, where the words around a share of an amount speak of it (`增长达8%`, `保持8%的增长`). Of an index of
    prices 103 is a level, 3% a change."""
    beyond = quantity.unit == "%" and _GROWS_BEYOND.match(series.right) is not None
    if change or beyond or quantity.unit == "pp" or rules.indicators.growth.search(name):
        return Measure.GROWTH
    if quantity.unit != "%" or not _is_amount(name, rules):
        return Measure.LEVEL
    changes = rules.predicate.up.search(series.head.predicate)
    prices = code_of(name, rules) == _PRICES and quantity.low < _LEAST_INDEX
    return Measure.GROWTH if changes or prices else Measure.LEVEL
