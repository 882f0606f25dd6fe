"""The division that a passage speaks of: in a text about several, what is told there without a place is told of it."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from pipeline.mentions.types import DivisionMention

_start_of = attrgetter("span.start")
# A line without a full stop that is no longer than this is the heading of the paragraph below.
_LONGEST_HEADING = 40


def passage_start(text: str, at: int) -> int:
    """Where the paragraph around `at` begins, or the heading right above it."""
    start = text.rfind("\n", 0, at) + 1
    heading = text[:start].rstrip()[-_LONGEST_HEADING - 1 :].rpartition("\n")[2]
    return start if len(heading) > _LONGEST_HEADING or "。" in heading else text.rfind(heading, 0, start)


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
