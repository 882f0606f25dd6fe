"""Money, rates, counts, ranges and their bounds -> Quantity."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from models.vocabulary import Comparator
from pipeline.document import ASIDE, Document, Span
from pipeline.mentions.numerals import NUMERAL, large_scale, parse_numeral
from pipeline.mentions.types import Quantity
from pipeline.rules import Rules
from pipeline.rules.units import UnitRules
from pipeline.words import is_han

# Words before a rate: its unit, and how many of the unit one of the number is.
_FRACTION_HEADS = {"百分之": ("%", Decimal(1)), "千分之": ("‰", Decimal(1)), "万分之": ("‰", Decimal("0.1"))}
_MINUS = frozenset("-－—–")
# Scales that may end a number to which the text gives no unit: 近70亿, 40万贫困人口.
_WITHOUT_UNIT = "万亿"
# A digit behind 亿 stands for tens of millions: 两亿五.
_HALF_SCALED = re.compile(r"亿[一二三四五六七八九]$")
_SCALES = frozenset("十百千万亿")
# A second unit in brackets between the unit and its bound: 300万头（只）左右.
_SECOND_UNIT = re.compile(r"[（(][一-鿿]{1,3}[)）]")
# A verb between people and their number: 人口达到90万.
_ARRIVES = re.compile(
    r"(?:(?:预计|有望|累计|将)*(?:稳定在|保持在|控制在|达到|增加到?|增至|减少|新增|达|为)|(?:预计|有望|累计|将)+)$"
)
_VISITS = "人次"
# Behind the key of a form stands the unit of its number, which ends the line: `总投资（万元）：32000`.
_KEYED, _CLOSING = "：:\t", "）)"
_KEY_UNIT = re.compile(r"[（(](?P<scale>百万|千万|[万亿千]|)(?P<currency>美元|港元|欧元|元)[)）].$")
_KEY_REACH = 10
_LINE_END = re.compile(r"[ \u3000]*(?:\n|$)")
# How far from a number without a currency a word may tell that it is money.
_MONEY_REACH = (30, 12)


class _Number(NamedTuple):
    """One numeral with the unit behind it (empty where there is none); `inside`: the bound that a 多 within tells."""

    span: Span
    value: Decimal
    written: str
    unit: str
    inside: Comparator | None

    @property
    def bare(self) -> bool:
        """Whether it has no digit: 千万元, 百亿级, 上万人."""
        return self.written[0] in _SCALES and self.written[0] != "十" and set(self.written) <= _SCALES


def find_quantities(document: Document, rules: Rules) -> tuple[Quantity, ...]:
    """All numbers of the article that have a unit, in order; none for dates, ordinals, codes and guesses.

    Money is in whole units of its currency, a range has one unit for both ends, and `number` spans digits and
    unit while `span` also covers the words that bound them.
    """
    quantities = _quantities(document.text, rules.units)
    if not document.sections:
        return tuple(quantities)
    return tuple(found for found in quantities if document.zone_at(found.number.start) not in ASIDE)


def _quantities(text: str, units: UnitRules) -> Iterator[Quantity]:
    waiting: _Number | None = None
    for number in _numbers(text, units):
        joined = _range_of(text, waiting, number, units) if waiting else None
        if joined is None and waiting is not None:
            yield from _single(text, waiting, units)
        if joined is not None:
            yield joined
        waiting = None if joined else number
    if waiting is not None:
        yield from _single(text, waiting, units)


def _numbers(text: str, units: UnitRules) -> Iterator[_Number]:
    read_to = 0
    for match in NUMERAL.finditer(text):
        start, end = match.span()
        if (
            text[end : end + 1] not in units.starts
            and not _is_scaled(text[start:end])
            and text[start - 1 : start] != "之"
            and text[start - 1 : start] not in units.signs
            and not _is_headed(text, start)
        ):
            continue
        if start < read_to or (start and _is_glued(text, start, units)) or _is_torn(text, start):
            continue
        number = _read_number(text, start, end, units)
        if number is not None:
            read_to = number.span.end
            yield number


def _is_headed(text: str, start: int) -> bool:
    """Whether a bracket and a colon stand before the numeral, as behind the key of a form: `总投资（万元）：`."""
    return start > 1 and text[start - 1] in _KEYED and text[start - 2] in _CLOSING


def _is_scaled(written: str) -> bool:
    """Whether the numeral ends in a scale that makes it a number of something even without a unit."""
    return written[-1] in _WITHOUT_UNIT or _HALF_SCALED.search(written) is not None


def _is_glued(text: str, start: int, units: UnitRules) -> bool:
    """Whether what stands before the numeral makes it none: 第三批, 数百家; behind 任务数 digits are a number."""
    before = text[start - 1]
    if before in units.signs or text.endswith(units.letters, 0, start):
        return False
    return before in units.not_after and not (before == "数" and text[start] in "0123456789")


def _is_torn(text: str, start: int) -> bool:
    """Whether the digits at `start` may be the end of a number that a comma parts wrongly: `12,34亿`, `1，234.5万`."""
    if start < 2 or text[start - 1] not in ",，" or not text[start - 2].isdigit():
        return False
    return text[start - 1] == "," or (
        text[start : start + 3].isdecimal() and not text[start + 3 : start + 4].isdecimal()
    )


def _read_number(text: str, start: int, end: int, units: UnitRules) -> _Number | None:
    head = _FRACTION_HEADS.get(text[max(0, start - 3) : start])
    if head:
        value = parse_numeral(text[start:end])
        unit, share = head
        return None if value is None else _Number(Span(start - 3, end), value * share, text[start:end], unit, None)
    key = _KEY_UNIT.search(text, max(0, start - _KEY_REACH), start) if _is_headed(text, start) else None
    if key and _LINE_END.match(text, end):
        value = parse_numeral(text[start:end] + key["scale"])
        unit = units.units.get(key["currency"], "")
        return None if value is None else _Number(Span(start, end), value, text[start:end], unit, None)
    tail = units.tail.match(text, end)
    if tail is None:
        return None
    inside, scale, late, unit = tail.group("inside", "scale", "late", "unit")
    written = text[start:end]
    sign = "" if unit else units.signs.get(text[start - 1 : start], "")
    if not (unit or sign or scale or _is_scaled(written) or units.range_mark.match(text, end)):
        return None
    written += (scale or "").lstrip()
    value = parse_numeral(written)
    if value is None:
        return None
    last = max(end, *map(tail.end, ("inside", "scale", "late", "unit")))
    more = inside or late
    return _Number(
        Span(start - (sign != ""), last),
        value,
        written,
        units.units[unit] if unit else sign,
        units.inside[more] if more else None,
    )


def _range_of(text: str, first: _Number, second: _Number, units: UnitRules) -> Quantity | None:
    """The two numbers as one range, where a mark and nothing else stands between them."""
    if not units.range_mark.fullmatch(text, first.span.end, second.span.start):
        return None
    unit = second.unit or _money_without_currency(text, second, units)
    if not unit or first.unit not in ("", unit) or text.endswith(units.range_not_after, 0, first.span.start):
        return None
    low = _low_end(first, second)
    if low >= second.value:
        return None
    number = Span(first.span.start, second.span.end)
    before, _ = _bound_before(text, number.start, first, units)
    after, _ = _bound_after(text, number.end, units)
    return Quantity(Span(before, after), number, low, second.value, unit, Comparator.RANGE)


def _low_end(first: _Number, second: _Number) -> Decimal:
    """The low end of a range; 万 and 亿 said once at its high end count for it too."""
    if first.unit or large_scale(first.written):
        return first.value
    scaled = parse_numeral(first.written + large_scale(second.written))
    return scaled if scaled is not None and scaled < second.value else first.value


def _single(text: str, number: _Number, units: UnitRules) -> Iterator[Quantity]:
    unit = (
        number.unit
        or _visits_without_classifier(text, number, units)
        or _money_without_currency(text, number, units)
        or _people_without_classifier(text, number, units)
    )
    if not unit:
        return
    start, before = _bound_before(text, number.span.start, number, units)
    end, after = _bound_after(text, number.span.end, units)
    bound = after or before or number.inside
    money = unit in units.currencies
    if not _is_count(number, unit, money, before, after):
        return
    if bound is None and number.bare and money and _qualifies_noun(text, end):
        bound = Comparator.GE
    value, span = number.value, number.span
    if unit in ("%", "pp", "‰") and _is_negative(text, span.start):
        value, span = -value, Span(span.start - 1, span.end)
    yield Quantity(Span(min(start, span.start), end), span, value, None, unit, bound or Comparator.EQ)


def _is_count(number: _Number, unit: str, money: bool, before: Comparator | None, after: Comparator | None) -> bool:
    """Whether the numeral counts: 一个 is an article, 万元 and 千家 bound by nothing are parts of other words."""
    if number.bare:
        return before is not None or (
            money and (len(number.written) > 1 or number.written == "亿" or after is not None)
        )
    chinese_digit = len(number.written) == 1 and not number.written.isascii() and number.written != "十"
    return not (chinese_digit and (unit == "CNY" or number.written == "一") and unit not in ("%", "‰", "pp"))


def _money_without_currency(text: str, number: _Number, units: UnitRules) -> str:
    """CNY for a number of 亿 or 万 without a unit where the words beside it speak of money, else nothing."""
    start, end = number.span
    if number.unit or text[end : end + 1] in units.no_money_before:
        return ""
    if number.written.endswith("万") and not number.bare:
        return "CNY" if _is_closed(text, end, units) and _follows_spending(text, number, units) else ""
    if not number.written.endswith("亿") and not (_is_scaled(number.written) and _is_closed(text, end, units)):
        return ""
    counted = "个" in text[start:end] and _is_closed(text, end, units)
    return "CNY" if counted or units.money.search(text, max(0, start - _MONEY_REACH[0]), end + _MONEY_REACH[1]) else ""


def _follows_spending(text: str, number: _Number, units: UnitRules) -> bool:
    """Whether a word that only money follows stands right before the number and its bound: `投了近800万`."""
    start, _ = _bound_before(text, number.span.start, number, units)
    return units.spending.search(text, max(0, start - _MONEY_REACH[1]), start) is not None


def _is_closed(text: str, end: int, units: UnitRules) -> bool:
    """Whether no noun follows at `end` that the number could count: nothing, or a verb (出资五千万设立)."""
    _, after = _bound_after(text, end, units)
    return after is not None or not is_han(text[end : end + 1]) or text.startswith(units.verbs, end)


def _people_without_classifier(text: str, number: _Number, units: UnitRules) -> str:
    """人 or 户 for a large number that stands at its noun without a classifier (`40万贫困人口`, `40万以上贫困人口`,
    `脱贫人口9万`)."""
    if number.unit or number.bare or not number.written.endswith("万"):
        return ""
    end = number.span.end
    bounded, _ = _bound_after(text, end, units)
    following = units.people.match(text, bounded + text.startswith("的", bounded))
    if following:
        return units.people_units[following.lastgroup or ""]
    if not _is_closed(text, end, units):
        return ""
    return "人" if text.endswith(units.people_before, 0, _named_before(text, number, units)) else ""


def _visits_without_classifier(text: str, number: _Number, units: UnitRules) -> str:
    """人次 for a large number behind the word for visits (`旅游人次突破2.5亿`), whatever money is told of next."""
    if number.unit or number.bare or not _is_scaled(number.written) or not _is_closed(text, number.span.end, units):
        return ""
    return _VISITS if text.endswith(_VISITS, 0, _named_before(text, number, units)) else ""


def _named_before(text: str, number: _Number, units: UnitRules) -> int:
    """Where the noun ends that the number is told of, before its bound and a verb between the two."""
    bound, _ = _bound_before(text, number.span.start, number, units)
    verb = _ARRIVES.search(text, max(0, bound - units.longest_before), bound)
    return verb.start() if verb else bound


def _bound_before(text: str, start: int, number: _Number, units: UnitRules) -> tuple[int, Comparator | None]:
    """Where the words begin that bound the number from the left, and what they say."""
    end = start - 1 if text[start - 1 : start] == " " else start
    for length in range(min(units.longest_before, end), 0, -1):
        word = units.before.get(text[end - length : end])
        if word is None or (word.bare and not number.bare):
            continue
        if text[max(0, end - length - 1) : end - length] in word.not_after:
            return start, None
        return end - length, word.comparator
    return start, None


def _bound_after(text: str, end: int, units: UnitRules) -> tuple[int, Comparator | None]:
    """Where the words end that bound the number from the right, and what they say."""
    second = _SECOND_UNIT.match(text, end)
    start = second.end() if second else end + 1 if text[end : end + 1] == " " else end
    for length in range(units.longest_after, 0, -1):
        words = text[start : start + length]
        comparator = units.after.get(words)
        if comparator is not None:
            return start + len(words), comparator
    return end, None


def _qualifies_noun(text: str, end: int) -> bool:
    """Whether a noun follows at once: 亿元项目 are those of 1 亿 and more; 百亿元规模 is as large."""
    following = text[end : end + 1]
    return is_han(following) and following != "的" and not text.startswith("规模", end)


def _is_negative(text: str, start: int) -> bool:
    """Whether a minus stands before the number, rather than a dash between two numbers or two thoughts."""
    if start == 0 or text[start - 1] not in _MINUS:
        return False
    before = text[start - 2 : start - 1] if start > 1 else ""
    return before not in _MINUS and not before.isdigit() and before not in ("%", "％", "‰", "年", "月", "日")
