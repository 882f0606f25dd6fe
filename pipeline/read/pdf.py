"""PDF files -> their text, a paragraph or the row of a table a line: a page only knows where its characters stand."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple, cast

from pipeline.errors import ReadError
from pipeline.read.ruled import joined, tables_of, upright
from pipeline.read.streams import brief

PDF = "application/pdf"
PDF_MAGIC = b"%PDF"
# Numbers of pages, which stand among the first or the last lines of each.
_NUMBER = re.compile(r"[\s—–―－\-·.]*(?:第\s*)?\d{1,4}\s*页?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}\s*页)?[\s—–―－\-·.]*")
_DIGITS = re.compile(r"\d+")
_EDGE = 2
# A line at the edge of so many pages, and of so large a part of all, is a running head.
_PAGES, _SHARE = 3, 0.5
# A page has a running head no oftener: above, below, or as its own title.
_TWICE = 2
# Words that stand so many heights of a character apart or more are in two cells.
_BETWEEN_CELLS = 0.9
# How far, in heights of a character, a line may end before the margin, or begin behind it, and still fill its place:
# a paragraph's first line is set in by two characters, and what cannot be parted, such as a number of many digits,
# goes to the next line as a whole.
_SLACK, _UNPARTED = 1.2, 5
_ENDS = "。！？；："
# No column of prose is narrower, in heights of a character.
_NARROWEST = 10
# So many lines that end at one place end at a margin; the columns of a page hold about as many lines each.
_MARGIN_LINES, _COLUMN_SHARE = 3, 0.6
# Headlines are larger than most lines, and stand in the middle: one goes on if it is nearly as wide as the page.
_LARGE, _WIDE = 1.2, 0.7
# Lines of one paragraph are of one size.
_ALIKE = 0.15


class _Line(NamedTuple):
    """A line of a page: its text, with tabs between the cells of a row; where it begins and ends across the page, the
    height of its characters, and how far down it lies, all in points.
    """

    text: str
    left: float
    right: float
    height: float
    down: float


def text_of_pdf(data: bytes, source: str) -> str | ReadError:
    """The text of a PDF file, without the numbers and the running heads of its pages; pictures are not looked at."""
    try:
        import pypdfium2
    except ImportError:
        return ReadError(source, "unsupported", "PDF files need the extra: pip install 'fangzhi[office]'")
    try:
        file: Any = pypdfium2.PdfDocument(data)
        pages = [list(_with_tables(page, page.get_textpage())) for page in file]
    except pypdfium2.PdfiumError as error:
        return ReadError(source, "unreadable", f"the PDF file cannot be read: {brief(error)}")
    lines = [*chain.from_iterable(_without_furniture(pages))]
    if not lines:
        return ReadError(source, "empty", "the PDF file holds no text: its pages are pictures, or blank")
    return "\n".join(_paragraphs(lines))


def _with_tables(page: Any, texts: Any) -> Iterator[_Line]:
    """The lines of a page, the rows of its tables among them where the first word of each table stands."""
    waiting = list(tables_of(page, texts))
    tables = tuple(waiting)
    for line in _lines(texts):
        within = next((one for one in tables if one.holds((line.left + line.right) / 2, line.down)), None)
        if within is None:
            yield line
        elif within in waiting:
            waiting.remove(within)
            yield from (line._replace(text=row, left=within.left, right=within.right) for row in within.rows)


def _lines(page: Any) -> Iterator[_Line]:
    """The lines of a page that hold anything, in the order in which they were written."""
    from pypdfium2 import raw

    # Characters that cannot be seen have a place on the page, but none in its text.
    place_of = cast(Any, raw).FPDFText_GetCharIndexFromTextIndex
    rotation = page.page.get_rotation()
    at = 0
    for line in page.get_text_range().split("\r\n"):
        text = line.strip()
        if text:
            first = at + line.index(text)
            boxes = {
                offset: upright(page.get_charbox(place_of(page, first + offset), loose=True), rotation)
                for offset in (0, len(text) - 1, *_beside_blanks(text))
            }
            (left, bottom, _, top), stops = boxes[0], boxes[len(text) - 1]
            height = max(top - bottom, stops[3] - stops[1])
            yield _Line(_with_cells(text, boxes, height), left, stops[2], height, -(top + bottom) / 2)
        at += len(line) + 2


def _beside_blanks(text: str) -> Iterator[int]:
    """Where the characters beside the blanks of `text` are."""
    for blank in re.finditer(" +", text):
        yield from (blank.start() - 1, blank.end())


def _with_cells(text: str, boxes: dict[int, Any], height: float) -> str:
    """`text` with a tab for each blank that is as wide as what parts two cells."""
    return re.sub(
        " +",
        lambda blank: (
            "\t" if boxes[blank.end()][0] - boxes[blank.start() - 1][2] > _BETWEEN_CELLS * height else blank[0]
        ),
        text,
    )


def _without_furniture(pages: Sequence[Sequence[_Line]]) -> Iterator[list[_Line]]:
    """The lines of each page that are its own; the head of a table that goes on over pages is so on the first."""
    edges = Counter(chain.from_iterable({_counted(line) for line in (*page[:_EDGE], *page[-_EDGE:])} for page in pages))
    # What one page says so often but for its digits are the rows of a table.
    rows = {told for page in pages for told, times in Counter(map(_counted, page)).items() if times > _TWICE}
    often = max(_PAGES, len(pages) * _SHARE)
    repeated = {told for told, times in edges.items() if times >= often} - rows
    heads: set[str] = set()
    for page in pages:
        own: list[_Line] = []
        for at, line in enumerate(page):
            told, inside = _counted(line), _EDGE <= at < len(page) - _EDGE
            if not inside and (told in repeated or _NUMBER.fullmatch(line.text)):
                if "\t" not in told or told in heads:
                    continue
                heads.add(told)
            own.append(line)
        yield own


def _counted(line: _Line) -> str:
    """What a line says on every page, whatever number it gives the page."""
    return _DIGITS.sub("0", line.text)


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    """The lines, those as one that are filled by words which go on in the next."""
    margins = _margins([line.right for line in lines if _is_broken(line)], max)
    full = [_fills(line, margins) for line in lines]
    going_on = [
        behind for (line, behind), fills in zip(pairwise(lines), full, strict=False) if _is_broken(line) and fills
    ]
    begins = _margins([line.left for line in going_on], min)
    large = _LARGE * sorted(line.height for line in lines)[len(lines) // 2]
    wide = _WIDE * (max(line.right for line in lines) - min(line.left for line in lines))
    paragraph = [lines[0].text]
    for (line, behind), fills in zip(pairwise(lines), full, strict=False):
        if line.height > large:
            goes_on = line.right - line.left > wide
        else:
            goes_on = fills and any(abs(behind.left - begin) < _SLACK * line.height for begin in begins)
        alike = abs(line.height - behind.height) < _ALIKE * line.height
        if not goes_on or not alike or "\t" in line.text + behind.text:
            yield joined(paragraph)
            paragraph = []
        paragraph.append(behind.text)
    yield joined(paragraph)


def _is_broken(line: _Line) -> bool:
    """Whether the line may be one of a column of prose, which goes on: that is what shows where the margin is."""
    wide = line.right - line.left >= _NARROWEST * line.height
    return wide and line.text[-1] not in _ENDS and "\t" not in line.text


def _fills(line: _Line, margins: Iterable[float]) -> bool:
    """Whether the line ends at one of the margins, or so little before it that its next word found no room."""
    room = line.height * (_SLACK if line.text[-1] in _ENDS else _UNPARTED)
    return any(margin - room < line.right < margin + _SLACK * line.height for margin in margins)


def _margins(edges: Sequence[float], outermost: Any) -> list[float]:
    """Where most lines begin or end, to the nearest point: at one place, or at one in each column; where few do at the
    same place, at the outermost.
    """
    counted = Counter(map(round, edges))
    most = max(counted.values(), default=0)
    if most < _MARGIN_LINES:
        return [outermost(edges)] if edges else []
    return [edge for edge, times in counted.items() if times >= most * _COLUMN_SHARE]
