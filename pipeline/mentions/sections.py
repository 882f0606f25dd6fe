"""The parts of a report, by their headings: those that look back and those that look ahead."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import regex

from pipeline.document import Document, Span
from pipeline.mentions.dates import YEAR_IS_OVER
from pipeline.mentions.types import Line
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.growth_mood import MoodRules

_LINE = lazy_pattern(r"[^\n]+")
# A report that begins with the formula of its delivery looks back first, until its second part or a heading that tells.
_OPENED = plain_pattern(r"各位代表[：:!！，]?(?s:.{0,200})(?:请予审议|请予审查|提出意见)")
_SECOND = lazy_pattern(r"^[\s*#]*(?:[二三四五]、|第[二三四]部分)", regex.MULTILINE)
_FIRST = lazy_pattern(r"[\s*#]*(?:一、|第一部分)")
_FORMULA = 1200
# A line that leads on to what is to be done and names no time leaves that to the heading above it.
_LEADS_ON = lazy_pattern(r"[^年五\n]{1,45}[：:][\s*]*$")


def find_lines(document: Document, rules: MoodRules) -> Iterator[Line]:
    """The lines of the document, each with the section that the headings above it open."""
    text, ahead = document.text, _year_ahead(document)
    side, heading = -1 if _looks_back_first(text) else 0, None
    for line in _LINE.finditer(text):
        span = Span(*line.span())
        opened = _section_of_heading(line.group(), rules)
        if opened is None and _opens_year(line.group(), rules, ahead, after_another=side != 0):
            opened = 1
        if opened is not None:
            heading = heading if opened == side and _LEADS_ON.match(line.group()) else span
            side = opened
        elif side < 0 and _SECOND.match(line.group()) and _is_second(text, heading, span, rules):
            side, heading = 0, None
        yield Line(span, side, heading)


def side_at(lines: Sequence[Line], offset: int) -> int:
    """The side of the line that holds `offset`."""
    at = bisect_right(lines, offset, key=lambda line: line.span.start) - 1
    return lines[at].side if at >= 0 else 0


def _year_ahead(document: Document) -> int | None:
    """The first year that is not over when the document speaks; None where it has no date."""
    day = document.published_on
    return None if day is None else day.year + (day.month >= YEAR_IS_OVER)


def _is_second(text: str, first: Span | None, line: Span, rules: MoodRules) -> bool:
    """Whether `line` heads the part behind the one that `first` heads, or the second of a report without headings."""
    if first is None:
        return True
    return _FIRST.match(text, *first) is not None and line.end - line.start <= rules.longest_heading


def _looks_back_first(text: str) -> bool:
    """Whether the text is a report in parts that is delivered from its beginning."""
    return _OPENED.search(text, 0, _FORMULA) is not None and _SECOND.search(text) is not None


def _section_of_heading(line: str, rules: MoodRules) -> int | None:
    """1 for a heading that opens a plan or the title of one, -1 for one that opens a review; None for others."""
    words = line.strip("*#　 \t")
    if rules.issued.match(words):
        return 1
    if not words or len(words) > rules.longest_heading or not rules.numbered.match(words):
        return None
    plan, review = rules.plan_heading.search(words), rules.review_heading.search(words)
    if plan and words[0] in "（(" and "，" in words:
        # A heading below others that is a sentence says what was done as often as what will be: 发展思路更加清晰.
        plan = None
    return None if bool(plan) == bool(review) else 1 if plan else -1


def _opens_year(line: str, rules: MoodRules, ahead: int | None, *, after_another: bool) -> bool:
    """Whether the line heads the work of a year that is not over, or of the first of several. Where nobody knows what
    year it is, a part stands before it."""
    words = line.strip("*#　 \t")
    if len(words) > rules.longest_heading or not rules.numbered.match(words) or rules.review_heading.search(words):
        return False
    told = rules.year_heading.search(words)
    if told is None:
        return rules.first_year_heading.search(words) is not None
    return after_another if ahead is None else int(told["year"]) >= ahead
