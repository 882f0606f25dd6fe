"""Numerals in Chinese prose."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.mentions.numerals import NUMERAL, parse_numeral

_DIGITS = "零一二三四五六七八九"


def _written(number: int) -> str:
    """`number` below 10^16 as Chinese writes it, with 零 in the gaps."""
    if number == 0:
        return "零"
    for scale, word in ((10**8, "亿"), (10**4, "万")):
        if number >= scale:
            high, low = divmod(number, scale)
            gap = "零" if low and low < scale // 10 else ""
            return _written(high) + word + gap + (_written(low) if low else "")
    for scale, word in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= scale:
            high, low = divmod(number, scale)
            gap = "零" if low and low < scale // 10 else ""
            return _DIGITS[high] + word + gap + (_written(low) if low else "")
    return _DIGITS[number]


@given(st.integers(min_value=0, max_value=10**15))
def test_written_numbers_read_back(number: int) -> None:
    assert parse_numeral(_written(number)) == number


@given(
    st.decimals(min_value="0.01", max_value=10**9, places=2),
    st.sampled_from([("", 0), ("万", 4), ("亿", 8), ("万亿", 12)]),
)
def test_arabic_digits_with_a_scale_read_back(number: Decimal, scale: tuple[str, int]) -> None:
    assert parse_numeral(f"{number:,}{scale[0]}") == number * 10 ** scale[1]


@given(st.integers(min_value=1, max_value=10**15))
def test_a_written_number_is_found_whole(number: int) -> None:
    text = _written(number)
    found = NUMERAL.fullmatch(text)
    assert (found is not None) is (text != "一")


@given(st.text(alphabet=_DIGITS + "十百千万亿点两廿0123456789.,", max_size=30))
def test_no_text_breaks_the_parser(text: str) -> None:
    number = parse_numeral(text)
    assert number is None or number >= 0


@pytest.mark.parametrize("text", ["", "七八十", "三五", "百千", "亿万", "1亿亿", "abc", "十几", "1.2.3"])
def test_guesses_and_nonsense_are_no_number(text: str) -> None:
    assert parse_numeral(text) is None


def test_equal_numbers_look_equal() -> None:
    assert str(parse_numeral("1.50")) == "1.5"
    assert str(parse_numeral("1.5万")) == "15000"
