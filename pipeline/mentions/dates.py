"""Years, months, plan periods and their ends in the text -> Period."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import regex

from pipeline.document import Document, Span
from pipeline.mentions.types import Context, Line, Period
from pipeline.rules import Rules
from pipeline.rules.periods import PeriodRules

Found = regex.Match[str]
Ends = tuple[date | None, date]
# From this month on a document speaks of the years that come: a plan made in December begins in January.
YEAR_IS_OVER = 11
# No period begins farther than this before the first character that anchors it: `到2021年-2025年`.
_REACH = 12
_PART, _YEAR = "period.part", "period.year"


def find_periods(document: Document, context: Context, rules: Rules, lines: Sequence[Line] = ()) -> tuple[Period, ...]:
    """The stretches of time that the text names, in order and without overlap, the longest reading of each; `lines`
    are its lines with their sections.

    What cannot be placed in the calendar (`今年` in a document without a year) is left out.
    """
    return tuple(_without_overlap(_readings(document.text, context, rules.periods, lines)))


def _readings(text: str, context: Context, rules: PeriodRules, lines: Sequence[Line]) -> Iterator[Period]:
    """Every reading of every pattern, looked for around the characters that no period is without."""
    readers = [(name, read, rules.needs[name], rules.patterns[name].pattern) for name, read in _READERS.items()]
    late = context.spoken_on is not None and context.spoken_on.month >= YEAR_IS_OVER
    for window in rules.anchor.finditer(text):
        start, end = max(0, window.start() - _REACH), window.end() + _REACH
        characters = set(text[start:end])
        for name, read, needed, pattern in readers:
            if needed.isdisjoint(characters):
                continue
            for found in pattern.finditer(text, start, end):
                said = context
                if late and name == _PART and context.year is not None:
                    said = replace(context, year=_year_said_under(lines, text, found.start(), context.year, rules))
                period = _period(text, found, read(found, said, rules), rules, name)
                if period is not None:
                    yield period


def _year_said_under(lines: Sequence[Line], text: str, offset: int, year: int, rules: PeriodRules) -> int:
    """The year that `全年` means at `offset`: the next one under a heading that plans that (三、2023年工作安排)."""
    at = bisect_right(lines, offset, key=lambda line: line.span.start) - 1
    heading = lines[at].heading if at >= 0 and lines[at].side > 0 else None
    named = rules.patterns[_YEAR].pattern.finditer(text, *heading) if heading else ()
    return year + any(found["year"] == str(year + 1) for found in named)


def _period(text: str, found: Found, ends: Ends | None, rules: PeriodRules, name: str) -> Period | None:
    """The period, narrowed by the part of the year that follows (`2023年` + `上半年`)."""
    if ends is None:
        return None
    span = Span(*found.span())
    if name in ("period.year", "period.relative") and not found["tail"]:
        part = rules.patterns["period.part"].pattern.match(text, span.end)
        narrowed = part and _part_of(part, ends[1].year, rules)
        if part and narrowed:
            until = bool(found["until"])
            return Period(Span(span.start, part.end()), None if until else narrowed[0], narrowed[1], name)
    return Period(span, *ends, name)


def _without_overlap(readings: Iterable[Period]) -> Iterator[Period]:
    end = 0
    for period in sorted(readings, key=lambda reading: (reading.span.start, -reading.span.end)):
        if period.span.start >= end:
            end = period.span.end
            yield period


def _years(first: int, last: int) -> Ends:
    return date(first, 1, 1), date(last, 12, 31)


def _until(ends: Ends, only_end: object) -> Ends:
    return (None, ends[1]) if only_end else ends


def _plan(found: Found, _: Context, rules: PeriodRules) -> Ends | None:
    plan = rules.plans.get(f"{found['nth']}五" if found["nth"] else found["quoted"] or found["bare"] or found["short"])
    return plan and _until(_years(*plan), found["until"] or found["end"])


def _years_between(found: Found, _: Context, __: PeriodRules) -> Ends | None:
    first, last = int(found["from"]), int(found["to"])
    return _years(first, last) if first <= last else None


def _year(found: Found, _: Context, rules: PeriodRules) -> Ends:
    if found["short"]:
        short = int(found["short"])
        year = short + (1900 if short >= 80 else 2000)
    else:
        year = int(found["year"] or found["han"].translate(rules.digits))
    only_end = found["until"] or (found["tail"] and found["tail"] != "度")
    return _until(_years(year, year), only_end)


def _relative(found: Found, context: Context, rules: PeriodRules) -> Ends | None:
    if context.year is None:
        return None
    year = context.year + rules.relative[found["relative"]]
    return _until(_years(year, year), found["until"])


def _part(found: Found, context: Context, rules: PeriodRules) -> Ends | None:
    ends = _part_of(found, context.year, rules) if context.year else None
    return ends and _until(ends, (found["part"] or "").startswith("到"))


def _part_of(found: Found, year: int, rules: PeriodRules) -> Ends | None:
    if found["day"]:
        return _day(year, int(found["month"]), int(found["day"]))
    if found["part"]:
        first, last = rules.parts[found["part"].removeprefix("到").removeprefix("第")]
    elif found["months"]:
        first, last = 1, _number(found["months"], rules)
    else:
        first = int(found["from_month"] or found["month"])
        last = int(found["to_month"] or found["month"])
    if not first <= last <= 12:
        return None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _day(year: int, month: int, day: int) -> Ends | None:
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day), date(year, month, day)


def _coming(found: Found, context: Context, rules: PeriodRules) -> Ends | None:
    count = _number(found["years"], rules)
    if context.year is None or not count:
        return None
    day = context.spoken_on
    first = context.year + (day is not None and day.year == context.year and day.month >= YEAR_IS_OVER)
    return _years(first, first + count - 1)


def _past(found: Found, context: Context, rules: PeriodRules) -> Ends | None:
    count = _number(found["past"] or found["since"], rules)
    if context.year is None or not count:
        return None
    return _years(context.year - count, context.year - 1)


def _number(written: str, rules: PeriodRules) -> int:
    """The count that `written` says, 0 where the table does not know it."""
    return int(written) if written.isascii() else rules.numbers.get(written, 0)


_READERS: dict[str, Callable[[Found, Context, PeriodRules], Ends | None]] = {
    "period.plan": _plan,
    "period.years": _years_between,
    "period.year": _year,
    "period.relative": _relative,
    "period.part": _part,
    "period.coming": _coming,
    "period.past": _past,
}
