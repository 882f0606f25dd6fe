"""Numerals as written in Chinese prose -> Decimal; pure, and without imports of ours."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

_ZEROS, _ONES = "〇零", ("一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS = {digit: value for value, digits in enumerate((_ZEROS, *_ONES)) for digit in digits}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_PLAIN_DIGITS = str.maketrans("０１２３４５６７８９．", "0123456789.", " ,")
_TOKEN = re.compile(
    r"(?P<arabic>[0-9]{1,15}+(?:\.[0-9]{1,12}+)?)"
    rf"|(?P<chinese>[{''.join(_DIGITS)}]++)(?:点(?P<decimals>[〇零一二三四五六七八九]++))?"
    rf"|(?P<scale>[{''.join((*_SMALL, *_LARGE))}])"
)

# What a finder should hand to `parse_numeral`. 千瓦, 百分点, 十分 and the like are words of their own, so their
# first character is left to them; 一 alone is an article. The look ahead at the start is there for speed, and so
# is the standard library's matcher, which is several times as fast here as the other.
_SCALE = r"(?:十(?![分足])|百(?!分[之点])|千(?![瓦克米伏升卡分])|[万亿])"
_CHARACTERS = f"{''.join(_DIGITS)}廿卅拾佰仟"
_GROUPED = r"[0-9]{1,15}+(?:,[0-9]{3}){0,5}+(?:\.[0-9]{1,12}+)?"
NUMERAL = re.compile(
    rf"(?=[0-9{_CHARACTERS}十百千万亿])(?:"
    rf"{_GROUPED}(?:\ ?{_SCALE}{{1,4}}+(?:[0-9]{{1,4}}+(?:\.[0-9]{{1,4}}+)?{_SCALE}{{1,2}}+){{0,2}}+)?"
    rf"|(?!一(?![{_CHARACTERS}十百千万亿点]))"
    rf"(?:[{_CHARACTERS}]|{_SCALE}){{1,40}}+(?:点[〇零一二三四五六七八九]{{1,12}}+{_SCALE}{{0,4}}+)?)"
)


@lru_cache(maxsize=8192)
def parse_numeral(text: str) -> Decimal | None:
    """The number that `text` writes, in digits, Chinese numerals or both; None where it writes none for certain.

    >>> [str(parse_numeral(text)) for text in ("1,200", "1.02万亿", "3亿5000万", "6.5")]
    ['1200', '1020000000000', '350000000', '6.5']
    >>> [str(parse_numeral(text)) for text in ("三点五亿", "一万二千亿", "五百亿", "两千零五", "廿三", "二〇二三")]
    ['350000000', '1200000000000', '50000000000', '2005', '23', '2023']

    A last digit stands for the next lower unit; two digits side by side are a guess, not a number:

    >>> str(parse_numeral("一万二")), parse_numeral("七八十"), parse_numeral("三五"), parse_numeral("亿万")
    ('12000', None, None, None)
    """
    plain = text.translate(_PLAIN_DIGITS).replace("廿", "二十").replace("卅", "三十")
    tokens = list(_TOKEN.finditer(plain))
    if not tokens or sum(len(token.group()) for token in tokens) != len(plain):
        return None
    number = _lone_digits(tokens[0]) if len(tokens) == 1 and tokens[0]["chinese"] else _sum_of(tokens)
    return None if number is None else _tidy(number)


def large_scale(text: str) -> str:
    """The 万 and 亿 at the end of a numeral, which a range says once for both ends (`1.5—2亿`).

    >>> large_scale("1.5万亿"), large_scale("三千万"), large_scale("20")
    ('万亿', '万', '')
    """
    return text[len(text.rstrip("".join(_LARGE))) :]


def _lone_digits(token: re.Match[str]) -> Decimal | None:
    """Digits without units: one digit, a decimal, or a row as in a year; `三五` and `七八` are guesses."""
    digits = token["chinese"]
    if len(digits) == 2 and not set(digits) & set(_ZEROS):
        return None
    return _digits_value(token, digits)


def _digits_value(token: re.Match[str], chinese: str) -> Decimal:
    if token["arabic"]:
        return Decimal(token["arabic"])
    whole, decimals = ("".join(str(_DIGITS[digit]) for digit in run) for run in (chinese, token["decimals"] or ""))
    return Decimal(f"{whole}.{decimals}" if decimals else whole)


@dataclass(slots=True)
class _Reading:
    """A numeral read from left to right: `total` of 亿, `myriads` of 万, the `section` below, the digits at hand."""

    total: Decimal = field(default=Decimal(0))
    myriads: Decimal = field(default=Decimal(0))
    section: Decimal = field(default=Decimal(0))
    section_scale: int = 10**4
    digits: Decimal | None = None
    last_scale: int = 0
    exact: bool = False

    def take_small(self, scale: int) -> bool:
        """十, 百 or 千; they fall within a section, and only the first of a numeral does without a digit."""
        if scale >= self.section_scale or (self.digits is None and self.last_scale):
            return False
        self.section += (1 if self.digits is None else self.digits) * scale
        self.section_scale, self.digits, self.last_scale = scale, None, scale
        return True

    def take_large(self, scale: int) -> bool:
        """万 or 亿: multiplies what was read since the last of its size."""
        part = self.section + (self.digits or Decimal(0))
        fresh = self.digits is not None or bool(self.section)
        if not fresh and not self.myriads and self.last_scale:
            return False
        # 万万 is an old way to say 亿, 万亿 multiplies twice; 亿 alone is one of it.
        base = self.myriads + part if scale == 10**8 or not fresh else part
        base = base if fresh or self.myriads else Decimal(1)
        if scale == 10**8:
            self.total, self.myriads = self.total + base * scale, Decimal(0)
        else:
            self.myriads = base * scale
        self.section, self.section_scale, self.digits, self.last_scale = Decimal(0), 10**4, None, scale
        return True

    def take_digits(self, token: re.Match[str]) -> bool:
        """Digits, never two side by side, but for the 零 that fills a gap."""
        chinese = token["chinese"] or ""
        filled = chinese[:1] in tuple(_ZEROS)
        if filled and len(chinese) > 1:
            chinese = chinese[1:]
        if self.digits is not None or len(chinese) > 1:
            return False
        self.digits, self.exact = _digits_value(token, chinese), filled or not chinese
        return True

    def value(self) -> Decimal:
        """`一万二` is 12000: a bare last digit takes the next lower unit; digits after 零 and Arabic ones do not."""
        last = self.digits or Decimal(0)
        if self.last_scale >= 100 and not self.exact and last == last.to_integral():
            last *= self.last_scale // 10
        return self.total + self.myriads + self.section + last


def _sum_of(tokens: list[re.Match[str]]) -> Decimal | None:
    reading = _Reading()
    for token in tokens:
        scale = token["scale"]
        if not scale:
            understood = reading.take_digits(token)
        elif scale in _SMALL:
            understood = reading.take_small(_SMALL[scale])
        else:
            understood = reading.take_large(_LARGE[scale])
        if not understood:
            return None
    return reading.value()


def _tidy(number: Decimal) -> Decimal:
    """Without an exponent or zeros at the end of a fraction: equal numbers look equal."""
    return Decimal(int(number)) if number == number.to_integral() else number.normalize()
