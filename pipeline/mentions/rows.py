"""The lines of a text, and the cells of a line that is a row of a table."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import regex

from pipeline.document import Span
from pipeline.patterns import lazy_pattern

# What parts cells; pages put two tabs between them, so that four stand around an empty one.
GAP = lazy_pattern(r"\t{1,2}|\u3000+| ?\| ?| {2,}")


def lines_of(text: str, reach: tuple[int, int] | None = None) -> list[Span]:
    """The lines within `reach`, without their ends."""
    begin, end = reach or (0, len(text))
    ends = [begin - 1, *(found.start() for found in regex.finditer("\n", text, pos=begin, endpos=end)), end]
    return [Span(start + 1, end) for start, end in pairwise(ends)]


def cells_of(text: str, line: Span, gaps: regex.Pattern[str] = GAP) -> list[Span]:
    """The cells of a line that `gaps` part; one that is empty at its beginning is left out."""
    cells, start = [], line.start
    for gap in gaps.finditer(text, *line):
        if gap.start() > line.start:
            cells.append(Span(start, gap.start()))
        start = gap.end()
    return [*cells, Span(start, line.end)] if start < line.end else cells


def is_within(rows: Sequence[Span], number: Span) -> bool:
    """Whether the number stands in one of the `rows`, which are in the order of the text."""
    index = bisect_right(rows, number.start, key=lambda row: row.start) - 1
    return index >= 0 and rows[index].contains(number)


def whole_row(text: str, line: Span, cells: list[Span], width: int) -> list[Span]:
    """The `cells` of a row of a table of `width` columns, with a first one that is empty and has its gap alone: a
    district is told once for all of its rows."""
    empty = len(cells) == width - 1 and text[line.start] == "\t"
    return [Span(line.start, line.start), *cells] if empty else cells
