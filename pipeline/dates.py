"""Dates as people and programs write them -> `date`; for metadata, front matter and records, not for prose."""

import re
from datetime import date
from functools import lru_cache
from typing import Any

_ORDINARY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?(?:[-/.]|年)\s?(?P<month>\d{1,2})\s?(?:[-/.]|月)\s?(?P<day>\d{1,2})(?!\d{3})(?:[日号\sT]|(?!\d\d?[:：]?\d)|)"
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T?\d{4,6})?(?!\d)")
_CHINESE = re.compile(
    "(?P<year>[一二][九〇零○Ｏ][〇零○Ｏ一二三四五六七八九]{2})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})[日号]"
)
_DIGITS = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")
_SLASHED, _MONTHS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}"), 12
# Longer than any written date; keeps free-form parsing from reading a paragraph.
_LONGEST = 60


def parse_date(text: str) -> date | None:
    """The one day that `text` gives, with its year; None where it gives none.

    >>> parse_date("2014年11月24日08:13")
    datetime.date(2014, 11, 24)
    >>> parse_date("二〇二二年一月十一日")
    datetime.date(2022, 1, 11)
    >>> parse_date("Mon, 24 Jan 2022 01:55:56 GMT")
    datetime.date(2022, 1, 24)
    >>> parse_date("3月20日") is None
    True
    """
    return find_date(text) or _free_form(text.strip())


def find_date(text: str) -> date | None:
    """The first full date in an ordinary form in `text`."""
    for pattern in (_ORDINARY, _CHINESE, _COMPACT):
        for match in pattern.finditer(text):
            try:
                return date(written_number(match["year"]), written_number(match["month"]), written_number(match["day"]))
            except ValueError:
                continue
    return None


def written_number(text: str) -> int:
    """`text` as a number: digits, or Chinese digits with 十.

    >>> written_number("二十三")
    23
    """
    if "十" in text:
        tens, _, ones = text.partition("十")
        return int(tens.translate(_DIGITS) or 1) * 10 + int(ones.translate(_DIGITS) or 0)
    return int(text.translate(_DIGITS))


def _either_way(text: str) -> bool:
    """Whether day and month could change places: 07/02/2023."""
    told = _SLASHED.match(text)
    return told is not None and told[1] != told[2] and max(int(told[1]), int(told[2])) <= _MONTHS


@lru_cache(maxsize=1024)
def _free_form(text: str) -> date | None:
    """The date in a free form that names its year, read by dateparser (slow to import, so only where it is needed)."""
    if not text or len(text) > _LONGEST or not re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text) or _either_way(text):
        return None
    import dateparser

    settings: Any = {"REQUIRE_PARTS": ["day", "month", "year"], "RETURN_AS_TIMEZONE_AWARE": False}
    parsed = dateparser.parse(text, languages=["zh", "en"], settings=settings)
    return parsed.date() if parsed else None
