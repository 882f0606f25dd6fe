"""Tables on a page of a PDF file, by the lines that are drawn around their cells: a page knows of no tables."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pipeline.read.cells import Cell, level

# A line is no thicker, and lines that are no further apart are one, in points.
_THICK = 3.0
# What has fewer rows or columns is a frame; what has more lines or fields is a drawing.
_FEWEST, _MOST_LINES, _MOST_FIELDS = 2, 5_000, 20_000


# Left, lower, right and upper side, in points.
Box = tuple[float, float, float, float]


class _Stroke(NamedTuple):
    """A line along one side of the page, in points: where it lies on the other side, and from where to where it goes.

    What lies further down has the greater number.
    """

    at: float
    start: float
    end: float


class Table(NamedTuple):
    """A table: its sides, in points from the left and downwards, and its rows, with tabs between the columns."""

    left: float
    top: float
    right: float
    bottom: float
    rows: tuple[str, ...]

    def holds(self, across: float, down: float) -> bool:
        """Whether a point lies in the table."""
        return self.left <= across <= self.right and self.top <= down <= self.bottom


def tables_of(page: Any, texts: Any) -> Iterator[Table]:
    """The tables of a page, from above to below, of which PDFium knows what is drawn as `page` and the `texts`."""
    lying, standing = _strokes(page)
    if len(lying) + len(standing) > _MOST_LINES:
        return
    for top, bottom in _stretches(standing):
        columns = [stroke for stroke in standing if top <= stroke.start <= bottom]
        rows = [stroke for stroke in lying if top - _THICK <= stroke.at <= bottom + _THICK]
        xs, ys = _places(columns, rows), _places(rows, columns)
        if min(len(xs), len(ys)) > _FEWEST and len(xs) * len(ys) < _MOST_FIELDS:
            cells = list(_cells(texts, xs, ys, _walls(columns, xs, ys), _walls(rows, ys, xs)))
            lines = tuple("\t".join(row) for row in level(cells) if any(row))
            yield Table(xs[0], ys[0], xs[-1], ys[-1], lines)


def upright(box: Box, rotation: int) -> Box:
    """A box as it lies on a page that is shown turned by so many degrees to the right: the page's own places are those
    before it is turned.

    >>> upright((1, 2, 3, 4), 90)
    (2, -3, 4, -1)
    >>> upright((2, -3, 4, -1), -90)
    (1, 2, 3, 4)
    """
    left, low, right, high = box
    for _ in range(rotation % 360 // 90):
        left, low, right, high = low, -right, high, -left
    return left, low, right, high


def joined(lines: Iterable[str]) -> str:
    """Lines of one text as one, with blanks between words in Latin letters alone.

    >>> joined(["青禾新能源", "产业园", "Phase", "One"])
    '青禾新能源产业园Phase One'
    """
    text = ""
    for line in lines:
        parted = text[-1:].isascii() and text[-1:].isalpha() and line[:1].isascii()
        text += f" {line}" if parted else line
    return text


def _strokes(page: Any) -> tuple[list[_Stroke], list[_Stroke]]:
    """The lines that are drawn across the page, and down it: thin boxes, and the sides of others."""
    from pypdfium2 import raw

    rotation = page.get_rotation()
    lying: list[_Stroke] = []
    standing: list[_Stroke] = []
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, low, right, high = upright(drawn.get_bounds(), rotation)
        if right - left > _THICK:
            lying += [_Stroke(-y, left, right) for y in ((low, high) if high - low > _THICK else (high,))]
        if high - low > _THICK:
            standing += [_Stroke(x, -high, -low) for x in ((left, right) if right - left > _THICK else (left,))]
    return lying, standing


def _stretches(strokes: Iterable[_Stroke]) -> list[tuple[float, float]]:
    """From where to where the strokes go, in order, those that touch as one."""
    found: list[tuple[float, float]] = []
    for start, end in sorted((stroke.start, stroke.end) for stroke in strokes):
        if found and start <= found[-1][1] + _THICK:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _places(strokes: Sequence[_Stroke], others: Sequence[_Stroke]) -> list[float]:
    """Where lines lie, in order, those that are hardly apart at one place: `strokes`, and where `others` end."""
    told = sorted([*(stroke.at for stroke in strokes), *(end for _, *ends in others for end in ends)])
    return told[:1] + [place for before, place in pairwise(told) if place - before > _THICK]


def _walls(strokes: Iterable[_Stroke], places: Sequence[float], fields: Sequence[float]) -> set[tuple[int, int]]:
    """Along which fields the line at each of the places is drawn: the numbers of the place and of the field."""
    found: set[tuple[int, int]] = set()
    middles = [(start + end) / 2 for start, end in pairwise(fields)]
    for at, start, end in strokes:
        place = bisect_left(places, at + _THICK) - 1
        found |= {(place, field) for field in range(bisect_left(middles, start), bisect_left(middles, end))}
    return found


def _cells(
    texts: Any,
    xs: Sequence[float],
    ys: Sequence[float],
    standing: Collection[tuple[int, int]],
    lying: Collection[tuple[int, int]],
) -> Iterator[list[Cell]]:
    """The cells of each row that begin there, between lines at `xs` and `ys`, of which `standing` and `lying` are the
    walls."""
    rotation = texts.page.get_rotation()
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        cells: list[Cell] = []
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            right, below = column + 1, row + 1
            while right < len(xs) - 1 and (right, row) not in standing and (row, right) not in taken:
                right += 1
            while below < len(ys) - 1 and (below, column) not in lying:
                below += 1
            taken |= {(y, x) for y in range(row, below) for x in range(column, right)}
            inside = (xs[column] + 1, 1 - ys[below], xs[right] - 1, -1 - ys[row])
            lines = texts.get_text_bounded(*upright(inside, -rotation)).split("\r\n")
            cells.append(Cell(joined(line.strip() for line in lines), right - column, below - row))
        yield cells
