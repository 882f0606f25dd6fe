"""Values as people read them, in Chinese and in English: money, figures with their comparators, periods."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

_SIGNS = {"eq": "", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "range": ""}
_CHINESE_STEPS = ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
_ENGLISH_STEPS = ((Decimal(10) ** 12, " tn"), (Decimal(10) ** 9, " bn"), (Decimal(10) ** 6, " m"))
_CURRENCIES_ZH = {"CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "JPY": "日元"}


class Words(NamedTuple):
    """The same in Chinese and in English."""

    zh: str
    en: str


def same(text: object) -> Words:
    """What reads the same in both languages; nothing for null."""
    shown = "" if text is None else str(text)
    return Words(shown, shown)


def plain(number: Decimal) -> str:
    """A number without trailing zeros, its thousands apart, its minus a minus.

    >>> plain(Decimal("6.50")), plain(Decimal("-1200"))
    ('6.5', '−1,200')
    """
    digits = f"{number.normalize():,f}"
    return digits.replace("-", "−")


def in_steps(number: Decimal, steps: tuple[tuple[Decimal, str], ...]) -> str:
    """A large number in the unit that suits it.

    >>> in_steps(Decimal(3300000000), _CHINESE_STEPS), in_steps(Decimal(3300000000), _ENGLISH_STEPS)
    ('33亿', '3.3 bn')
    """
    for size, unit in steps:
        if abs(number) >= size:
            return plain(number / size) + unit
    return plain(number)


def amount(number: Decimal, currency: str = "CNY") -> Words:
    """Money in both languages.

    >>> amount(Decimal(412_300_000_00))
    Words(zh='412.3亿元', en='CNY 41.23 bn')
    """
    unit = _CURRENCIES_ZH.get(currency, f" {currency}")
    return Words(in_steps(number, _CHINESE_STEPS) + unit, f"{currency} {in_steps(number, _ENGLISH_STEPS)}")


def compared(comparator: str, low: Words, high: Words | None) -> Words:
    """A figure with the sign of how it stands to its number.

    >>> compared("ge", same("6%"), None), compared("range", same("6%"), same("7%")).en
    (Words(zh='≥ 6%', en='≥ 6%'), '6%–7%')
    """
    sign = _SIGNS.get(comparator, f"{comparator} ")
    if high is None:
        return Words(sign + low.zh, sign + low.en)
    return Words(f"{sign}{low.zh}–{high.zh}", f"{sign}{low.en}–{high.en}")


def money(row: Mapping[str, Any]) -> Words:
    """The amount of an investment."""
    high = row["amount_high"]
    currency = row["currency"]
    return compared(
        row["comparator"], amount(row["amount"], currency), None if high is None else amount(high, currency)
    )


def figure(row: Mapping[str, Any]) -> Words:
    """The number of a target or a result."""
    low, high, unit = row["value_low"], row["value_high"], row["unit"]
    return compared(row["comparator"], _in_unit(low, unit), None if high is None else _in_unit(high, unit))


def _in_unit(number: Decimal, unit: str) -> Words:
    if unit == "CNY":
        return amount(number)
    if unit == "%":
        return same(f"{plain(number)}%")
    if unit == "pp":
        return Words(f"{plain(number)}个百分点", f"{plain(number)} pp")
    return Words(f"{in_steps(number, _CHINESE_STEPS)}{unit}", f"{plain(number)} {unit}")


def period(start: date | None, end: date | None) -> str:
    """A stretch of time: whole years as years, else the days.

    >>> period(date(2023, 1, 1), date(2023, 12, 31)), period(date(2021, 1, 1), date(2025, 12, 31))
    ('2023', '2021–2025')
    >>> period(None, date(2025, 12, 31)), period(date(2023, 1, 1), date(2023, 6, 30)), period(None, None)
    ('–2025', '2023-01-01–2023-06-30', '')
    """
    if end is None:
        return "" if start is None else f"{_first(start)}–"
    if start is None:
        return f"–{_last(end)}"
    if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
        return f"{start.isoformat()}–{end.isoformat()}"
    return str(end.year) if start.year == end.year else f"{start.year}–{end.year}"


def _first(day: date) -> str:
    return str(day.year) if (day.month, day.day) == (1, 1) else day.isoformat()


def _last(day: date) -> str:
    return str(day.year) if (day.month, day.day) == (12, 31) else day.isoformat()
