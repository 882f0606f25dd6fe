"""The time that a stretch of text names for what it tells, and whether it is over when the document speaks."""

from bisect import bisect_left
from datetime import date

from pipeline.document import Span
from pipeline.mentions.types import Mentions, Period
from pipeline.patterns import plain_pattern

_ONE_YEAR_OF = plain_pattern(r"[^，。；、\d]{0,8}?(?:开局|起好步|开好局|起步|第一年|收官)")
_COMPARED = plain_pattern(r"(?:比|较|与|同|于|占|是|为|由|从)$")


def last_period(text: str, mentions: Mentions, span: Span) -> Period | None:
    """The last period in `span` that is no yardstick (`比2020年`), no paper (`“十四五”规划`) and no single day."""
    at = bisect_left(mentions.period_starts, span.end)
    for index in range(at - 1, -1, -1):
        period = mentions.periods[index]
        if period.span.start < span.start:
            return None
        if period.start == period.end or _is_paper(text, period):
            continue
        if not _is_yardstick(text, period):
            return period
    return None


def _is_yardstick(text: str, period: Period) -> bool:
    before = _COMPARED.search(text, max(0, period.span.start - 2), period.span.start)
    return before is not None or text.startswith(("基础上", "的基础上"), period.span.end)


def _is_paper(text: str, period: Period) -> bool:
    """Whether the name of a plan is that of a paper, or only tells which year of it is meant (`“十四五”开局之年`)."""
    if _ONE_YEAR_OF.match(text, period.span.end):
        return True
    return text.endswith(("规划", "计划"), *period.span) or text.startswith("纲要", period.span.end)


def is_one_year(start: date | None, end: date | None) -> bool:
    """Whether a period is of a single year, or of a part of one."""
    return start is not None and end is not None and start.year == end.year


def is_over(end: date | None, mentions: Mentions) -> bool:
    """Whether a period that ends on `end` lies before the day, or else the year, in which the document speaks."""
    context = mentions.context
    if end is None:
        return False
    if context.spoken_on is not None and end < context.spoken_on:
        return True
    return context.year is not None and end.year < context.year
