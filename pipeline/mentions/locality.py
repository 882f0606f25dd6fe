"""The division that a passage speaks of: in a text about several, what is told there without a place is told of it."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from pipeline.mentions.types import DivisionMention

_start_of = attrgetter("span.start")
# A line without a full stop that is no longer than this is the heading of the paragraph below.
_LONGEST_HEADING = 40
# So far back a place is heard.
_REACH = 1000


def passage_start(text: str, at: int) -> int:
    """Where the paragraph around `at` begins, or the heading right above it, as far back as is heard."""
    floor = max(0, at - _REACH)
    start = text.rfind("\n", floor, at) + 1
    if not start:
        return floor
    heading = text[floor:start].rstrip()[-_LONGEST_HEADING - 1 :].rpartition("\n")[2]
    whole = len(heading) <= _LONGEST_HEADING and "。" not in heading
    return text.rfind(heading, floor, start) if whole else start


def last_named(divisions: Sequence[DivisionMention], start: int, end: int) -> str | None:
    """The last division between `start` and `end` that is named for itself, not within a longer name; `divisions` in
    the order of the text.
    """
    at = bisect_left(divisions, end, key=_start_of)
    for index in range(at - 1, -1, -1):
        division = divisions[index]
        if division.span.start < start:
            return None
        if division.adcode and division.embedded is None:
            return division.adcode
    return None
