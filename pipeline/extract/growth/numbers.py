"""The numbers that goals are set in: the document's quantities, years of school and life, doublings and tenths."""

from collections.abc import Iterator
from decimal import Decimal

from models.vocabulary import Comparator
from pipeline.document import Span
from pipeline.mentions.types import Quantity
from pipeline.rules.growth import GrowthRules


def numbers_of(text: str, quantities: tuple[Quantity, ...], rules: GrowthRules) -> tuple[Quantity, ...]:
    """`quantities` with those years that measure a length of life (`人均预期寿命达到79岁`), with doublings as the
    growth that they are (`翻一番`: 100%), with multiples that are added, too (`增长1.5倍`: 150%), with tenths as rates
    (`六成半`: 65%) and with a single thing of which there are to be at least so many (`每县至少新建一所学校`), in
    order.

    Years are no quantities elsewhere: nearly all of them are dates. Nor is 一, which is an article.
    """
    quantities = tuple(_as_growth(text, quantity, rules) for quantity in quantities)
    others = (
        *_lengths_of_life(text, rules),
        *_doublings(text, rules),
        *_tenths(text, rules),
        *_single_things(text, rules),
    )
    if not others:
        return quantities
    return tuple(sorted((*quantities, *others), key=lambda quantity: quantity.number.start))


def _as_growth(text: str, quantity: Quantity, rules: GrowthRules) -> Quantity:
    """The number as a rate, where it tells how many times as much is added."""
    if quantity.unit != _TIMES_AS_MUCH or quantity.high is not None:
        return quantity
    start = quantity.span.start
    if rules.multiples.search(text, max(0, start - _NEAR), start) is None:
        return quantity
    return quantity._replace(low=quantity.low * 100, unit="%")


def _doublings(text: str, rules: GrowthRules) -> Iterator[Quantity]:
    for found in rules.doubling.finditer(text):
        growth = (2 ** _TIMES[found["times"]] - 1) * 100
        comparator = _COMPARATORS.get(found["bound"], Comparator.EQ)
        span = Span(*found.span())
        yield Quantity(span=span, number=span, low=Decimal(growth), high=None, unit="%", comparator=comparator)


def _tenths(text: str, rules: GrowthRules) -> Iterator[Quantity]:
    for found in rules.tenths.finditer(text):
        number = Span(found.start("tens"), found.end())
        ones = (found["ones"] or "〇").replace("半", "五")
        rate = _DIGITS.index(found["tens"]) * 10 + _DIGITS.index(ones)
        before = found["before"] and _BEFORE.get(found["before"], Comparator.GT)
        comparator = before or _COMPARATORS.get(found["bound"], Comparator.EQ)
        yield Quantity(Span(*found.span()), number, Decimal(rate), None, "%", comparator)


def _single_things(text: str, rules: GrowthRules) -> Iterator[Quantity]:
    for found in rules.at_least_one.finditer(text):
        number = Span(*found.span("one"))
        yield Quantity(Span(number.start, found.end()), number, Decimal(1), None, found["unit"], Comparator.GE)


def _lengths_of_life(text: str, rules: GrowthRules) -> Iterator[Quantity]:
    for found in rules.length_of_life.finditer(text):
        number = Span(found.start("value"), found.end("unit"))
        comparator = Comparator.GT if found["over"] else _COMPARATORS.get(found["bound"], Comparator.EQ)
        yield Quantity(
            span=Span(found.start("over") if found["over"] else number.start, found.end()),
            number=number,
            low=Decimal(found["value"]),
            high=None,
            unit=found["unit"],
            comparator=comparator,
        )


_TIMES_AS_MUCH = "倍"
# A verb of growth stands no further before its number.
_NEAR = 24
_TIMES = {None: 1, "一": 1, "1": 1, "两": 2, "二": 2, "2": 2, "三": 3, "3": 3}
_COMPARATORS = {"以上": Comparator.GE, "左右": Comparator.APPROX, "以内": Comparator.LE}
_BEFORE = {"约": Comparator.APPROX, **dict.fromkeys(("不低于", "不少于", "至少"), Comparator.GE)}
# By their place; a half is five.
_DIGITS = "〇一二三四五六七八九"
