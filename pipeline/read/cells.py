"""Tables of a page: a line a row, and under each other what stands in one column, for tables are read by lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

# What begins a line of its own within a cell, and how many a cell of data has at most.
_PARTS, _MOST_PARTS = "p, div, br, li", 4
# No table that people read is wider, and no head has more rows.
_MOST_COLUMNS, _HIGHEST_HEAD = 100, 3
# Cells reach over no more columns and rows than so many for each that is written, and some to begin with.
_MOST_REACHED, _SPARE = 10, 1000


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell holds, on one line, and how many columns and rows it reaches over."""

    text: str
    wide: int
    high: int


_EMPTY = Cell("", 1, 1)


def level_tables(tree: Any) -> None:
    """Makes one line of what each cell of a table holds, and levels the table: pages that were made with Word have
    paragraphs in their cells. Tables that are the frame of a page stay.
    """
    for table in list(_tables(tree.document)):
        rows = [(row, _cells(row)) for row in _rows(table)]
        if not any(len(cells) > 1 for _, cells in rows) or any(_is_frame(cell) for _, cells in rows for cell in cells):
            continue
        lines = level([[_read(tree, cell) for cell in cells] for _, cells in rows])
        for (row, cells), line in zip(rows, lines, strict=False):
            _write(tree, row, cells, line)


def level(rows: list[list[Cell]]) -> list[list[str]]:
    """What stands in each column of each row, of cells that are written row by row: where one reaches over rows or
    columns, empty ones stand for it; a head of several rows becomes one, with empty rows behind it. Nothing where few
    cells are made to reach over many.
    """
    grid = list(_placed(rows))
    if len(grid) < len(rows):
        return []
    lines = [[cell.text if begins else "" for cell, begins in line] for line in grid]
    if head := _head(grid):
        lines[head.start : head.stop] = [_as_one(grid[head.start : head.stop]), *([] for _ in head[1:])]
    return lines


def _tables(document: Any) -> Iterator[Any]:
    waiting = [document] if document else []
    while waiting:
        node = waiting.pop()
        waiting += _children(node)
        if node.tag == "table":
            yield node


def _children(node: Any) -> Iterator[Any]:
    """What lies right in `node`: step by step, for the parser's own list begins anew for each."""
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, which may stand in groups."""
    for node in _children(table):
        if node.tag == "tr":
            yield node
        elif node.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in _children(node) if row.tag == "tr")


def _cells(row: Any) -> list[Any]:
    return [cell for cell in _children(row) if cell.tag in ("td", "th")]


def _is_frame(cell: Any) -> bool:
    return bool(cell.query_selector("table")) or len(cell.query_selector_all(_PARTS)) > _MOST_PARTS


def _read(tree: Any, cell: Any) -> Cell:
    for part in cell.query_selector_all(_PARTS):
        part.parent.insert_before(tree.create_text_node(" "), part)
    return Cell(" ".join(cell.text.split()), _reach(cell, "colspan"), _reach(cell, "rowspan"))


def _reach(cell: Any, name: str) -> int:
    told = (cell.getattr(name) or "").strip()
    return min(int(told), _MOST_COLUMNS) if told.isdecimal() and int(told) else 1


def _placed(rows: list[list[Cell]]) -> Iterator[list[tuple[Cell, bool]]]:
    """Each row as the cells of its columns, and whether they begin there: others reach there from above or the left. It
    ends early where there is no room for what they reach over."""
    above: dict[int, tuple[Cell, int]] = {}
    room = _SPARE + _MOST_REACHED * sum(map(len, rows))
    for cells in rows:
        room -= sum(cell.wide for cell in cells) + max(above, default=-1) + 1
        if room < 0:
            return
        line: list[tuple[Cell, bool]] = []
        for cell in cells:
            while len(line) in above:
                line.append((above[len(line)][0], False))
            above |= {len(line) + column: (cell, cell.high) for column in range(cell.wide)}
            line += [(cell, column == 0) for column in range(cell.wide)]
        line += [(above.get(column, (_EMPTY, 0))[0], False) for column in range(len(line), max(above, default=0) + 1)]
        above = {column: (cell, left - 1) for column, (cell, left) in above.items() if left > 1}
        yield line


def _head(grid: list[list[tuple[Cell, bool]]]) -> range:
    """The rows that name the columns together: some of the first row's cells reach down over others' parts."""
    for index, line in enumerate(grid):
        if len({id(cell) for cell, _ in line}) > 1:
            highest = max(cell.high for cell, _ in line)
            parted = any(cell.wide > 1 and cell.high < highest for cell, _ in line)
            whole = parted and highest <= min(_HIGHEST_HEAD, len(grid) - index)
            return range(index, index + highest) if whole else range(0)
    return range(0)


def _as_one(head: list[list[tuple[Cell, bool]]]) -> list[str]:
    """What the rows of a head say of each column, from above to below: `总投资` `其中`."""
    columns = zip_longest(*head, fillvalue=(_EMPTY, False))
    return [" ".join(dict.fromkeys(cell.text for cell, _ in column if cell.text)) for column in columns]


def _write(tree: Any, row: Any, cells: list[Any], texts: list[str]) -> None:
    for cell in cells:
        cell.decompose()
    for text in texts:
        written = tree.create_element("td")
        written.text = text
        row.append_child(written)
