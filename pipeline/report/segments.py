"""A text with stretches marked, nested and crossing ones too, cut into pieces that each lie in the same marks."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple


class Mark(NamedTuple):
    """A stretch of a text in code points, the key of what it marks, and the kind that gives its colour."""

    start: int
    end: int
    key: str
    kind: str


class Segment(NamedTuple):
    """A piece of a text with the marks it lies in, the longest first; `begins`: keys of those that begin with it."""

    text: str
    marks: tuple[Mark, ...]
    begins: frozenset[str]
    ends: frozenset[str]


def segments(text: str, marks: Iterable[Mark]) -> list[Segment]:
    """`text` in pieces; put together again, the pieces are the text.

    >>> [(s.text, [m.key for m in s.marks]) for s in segments("漳州市长", [Mark(0, 2, "a", ""), Mark(1, 4, "b", "")])]
    [('漳', ['a']), ('州', ['b', 'a']), ('市长', ['b'])]
    """
    inside = sorted(mark for mark in marks if 0 <= mark.start < mark.end <= len(text))
    cuts = sorted({0, len(text)}.union(*((mark.start, mark.end) for mark in inside)))
    pieces: list[Segment] = []
    active: list[Mark] = []
    coming = 0
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.end > start]
        while coming < len(inside) and inside[coming].start == start:
            active.append(inside[coming])
            coming += 1
        pieces.append(_segment(text, start, end, active))
    return pieces


def _segment(text: str, start: int, end: int, active: Sequence[Mark]) -> Segment:
    nested = tuple(sorted(active, key=lambda mark: (mark.start - mark.end, mark.start, mark.key)))
    begins = frozenset(mark.key for mark in active if mark.start == start)
    ends = frozenset(mark.key for mark in active if mark.end == end)
    return Segment(text[start:end], nested, begins, ends)
