"""Names in tables of works: what stands below the head of the names is a project, whatever it is called."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.document import Span
from pipeline.mentions.projects.heads import strip_tails
from pipeline.mentions.projects.names import TOLD
from pipeline.mentions.rows import cells_of, lines_of, whole_row
from pipeline.patterns import lazy_pattern, plain_pattern

# Where a name stands, the name, and how it is told of.
Named = tuple[Span, str, str]

# The head of the column of names, and another column that tables of works alone have.
_NAMES = plain_pattern("(?:重点|建设|工程)?(?:项目|工程)(?:名称)?$")
_WORKS = lazy_pattern(r"[\t|　 ][^，。\n\t|　 ]{0,10}(?:总投资|概算|造价|建设(?:地点|单位|规模|内容)|业主|进度)")
_SUM = plain_pattern("\\s*(?:合计|总计|共计|小计)")
_NUMBER = plain_pattern(r"\s*(?:\d{1,3}[.、．]\s*)?")
_NAMING = plain_pattern("[A-Z一-龥].{1,46}[一-龥\\dA-Za-z”）)]$")
# How a name is told of that fills a cell, as others by the list they stand in and the kind of their end.
CELL = "none_cell"
_LEAST_COLUMNS, _MOST_HEADINGS = 3, 2


def with_tables(text: str, told: Sequence[Named]) -> list[Named]:
    """The names that are `told`, in order, with those of the tables instead of what is told within their cells."""
    rows = list(_names_in_tables(text))
    ends = [span.end for span, _, _ in rows]
    beside = [one for one in told if not rows or not _within(one[0], rows, ends)]
    return sorted([*beside, *rows])


def _within(span: Span, rows: Sequence[Named], ends: Sequence[int]) -> bool:
    at = bisect_right(ends, span.start)
    return at < len(rows) and rows[at][0].overlaps(span)


def _names_in_tables(text: str) -> Iterator[Named]:
    """Each cell that names the works of its row, with the name."""
    if not _WORKS.search(text):
        return
    column, width, headings = -1, 0, 0
    for line in lines_of(text):
        cells = whole_row(text, line, cells_of(text, line), width)
        head = _column(text, line, cells)
        if head >= 0:
            column, width, headings = head, len(cells), 0
        elif column >= 0 and len(cells) == width:
            headings = 0
            yield from _named(text, cells[0], cells[column])
        elif cells:
            headings += 1
            column = column if headings <= _MOST_HEADINGS else -1


def _column(text: str, line: Span, cells: list[Span]) -> int:
    """Which cell heads the names if the line is the head of a table of works, else -1."""
    if len(cells) < _LEAST_COLUMNS or not _WORKS.search(text, *line):
        return -1
    heads = [index for index, cell in enumerate(cells) if _NAMES.match(text[slice(*cell)].strip())]
    return heads[0] if heads else -1


def _named(text: str, first: Span, cell: Span) -> Iterator[Named]:
    numbered = _NUMBER.match(text, *cell)
    start = numbered.end() if numbered else cell.start
    told = TOLD.search(text, start + 1, cell.end)
    name = strip_tails(text[start : told.start() if told else cell.end].strip())[0]
    if not _SUM.match(text, *first) and _NAMING.match(name):
        yield Span(start, start + len(name)), name, CELL
