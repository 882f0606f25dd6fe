"""Tables of works in running text -> the amounts of their rows, with the kind and the unit of their columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import regex

from models.vocabulary import Comparator, InvestmentKind
from pipeline.document import Document, Span
from pipeline.facts import Investment, evidence
from pipeline.mentions import Mentions
from pipeline.mentions.numerals import parse_numeral
from pipeline.mentions.rows import GAP, cells_of, lines_of, whole_row
from pipeline.mentions.types import ProjectName
from pipeline.patterns import lazy_pattern
from pipeline.rules import Rules
from pipeline.rules.investments import InvestmentRules, KindRule

# Some pages leave one blank between cells, so that a head of single words is needed to tell.
_BLANK = lazy_pattern(" ")
# Others put each cell in a line of its own: the head, which begins with 序号, ends before the first number.
_STACKED = lazy_pattern(r"(?<=\n)序号\n(?:[^\n]{1,20}\n){2,12}?(?=1\n)")
# A head has so many columns at least and is no longer than this; so many lines over it may tell its unit.
_LEAST_COLUMNS, _LONGEST_HEAD, _UNIT_REACH = 3, 240, 4
# One column is divided into so many at least.
_LEAST_DIVIDED = 2
# A table goes on over headings of at most so many characters, and so many of them in a row.
_LONGEST_HEADING, _MOST_HEADINGS = 30, 2
# How far over its head words tell what a table is of.
_TITLE_REACH = 200
_COUNT = lazy_pattern(r"[0-9]{1,4}(?=[个项])")
_NUMBERING = lazy_pattern(r"^[0-9一二三四五六七八九十]{1,3}[.、．]\s*|(?<=..)(?:建设)?(?:项目|工程)$")
_NO_AMOUNT = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of amounts: `unit` as written, `万元`."""

    index: int
    rule: KindRule
    unit: str


@dataclass(frozen=True, slots=True)
class _Head:
    """`start`: where it begins; `name`: which of its `width` columns names the works."""

    start: int
    width: int
    name: int
    columns: tuple[_Column, ...]


def table_rows(text: str, rules: InvestmentRules) -> Iterator[tuple[_Head, list[Span]]]:
    """The rows of all tables of works in `text`, each as the spans of its cells, with the head that explains them."""
    yield from _stacked_rows(text, rules)
    if rules.shapes["column_money"].search(text) is None:
        return
    head, headings, after, gap = None, 0, -1, GAP
    lines = lines_of(text)
    for number, line in enumerate(lines):
        above = lines[max(0, number - _UNIT_REACH) : number]
        cells, found, gap = _read_line(text, line, gap if head else GAP, above, rules)
        below = _divided(text, head, cells, rules) if head and not found and number == after else None
        if found is not None or below is not None:
            head, headings, after = found or below, 0, number + 1
        elif head is not None and len(cells) >= _LEAST_COLUMNS and (gap is GAP or len(cells) == head.width):
            headings = 0
            yield head, whole_row(text, line, cells, head.width)
        elif head is not None and text[slice(*line)].strip():
            headings += 1
            if headings > _MOST_HEADINGS or line.end - line.start > _LONGEST_HEADING or text[line.end - 1] == "。":
                head = None


def _divided(text: str, head: _Head, cells: Sequence[Span], rules: InvestmentRules) -> _Head | None:
    """The head with its last column of amounts (`投资（万元）`) divided into those of the line below it (`总投资`,
    `年度计划`); None where that line is none of a head."""
    last = head.columns[-1]
    parts = _columns([text[slice(*cell)].strip() for cell in cells], last.unit, rules)
    if not len(parts) == len(cells) >= _LEAST_DIVIDED or head.name > last.index:
        return None
    moved = tuple(replace(part, index=last.index + part.index) for part in parts)
    return replace(head, width=head.width - 1 + len(parts), columns=(*head.columns[:-1], *moved))


def _read_line(
    text: str, line: Span, gap: regex.Pattern[str], above: Sequence[Span], rules: InvestmentRules
) -> tuple[list[Span], _Head | None, regex.Pattern[str]]:
    """The cells of a line between gaps like those of its table, the head that they make, and the gaps of that."""
    cells = cells_of(text, line, gap)
    found = _head(text, cells, above, rules)
    if found is None and len(cells) == 1 and rules.shapes["column_money"].search(text, *line):
        single = cells_of(text, line, _BLANK)
        found = _head(text, single, above, rules)
        return (single, found, _BLANK) if found else (cells, None, gap)
    return cells, found, gap


def _stacked_rows(text: str, rules: InvestmentRules) -> Iterator[tuple[_Head, list[Span]]]:
    """The rows of tables each cell of which has a line of its own."""
    found = list(_STACKED.finditer(text))
    starts = [*(stacked.start() for stacked in found), len(text)]
    for stacked, end in zip(found, starts[1:], strict=True):
        cells = _with_units(text, [line for line in lines_of(text, stacked.span()) if line.end > line.start])
        above = lines_of(text, (max(0, stacked.start() - _LONGEST_HEAD), stacked.start()))[-_UNIT_REACH:]
        head = _head(text, cells, above, rules)
        below = lines_of(text, (stacked.end(), end)) if head else []
        for number in range(len(below) // len(cells)):
            row = below[number * len(cells) : (number + 1) * len(cells)]
            if head is None or text[slice(*row[0])].strip() != str(number + 1):
                break
            yield head, row


def _with_units(text: str, lines: Sequence[Span]) -> list[Span]:
    """The lines, with those that are but a unit (`（万元）`) joined to the one above."""
    cells: list[Span] = []
    for line in lines:
        unit = cells and text.startswith(("（", "("), line.start) and text[line.end - 1] in "）)"
        cells = [*cells[:-1], Span(cells[-1].start, line.end)] if unit else [*cells, line]
    return cells


def table_investments(
    document: Document, mentions: Mentions, rows: Sequence[tuple[_Head, list[Span]]], rules: Rules
) -> Iterator[Investment]:
    """The amounts of the rows that `table_rows` found."""
    for head, cells in rows:
        name = _name(document.text, head, cells, rules.investments)
        project = _project(mentions.projects, name)
        for column, cell in _amounts(document.text, head, cells, rules.investments):
            amount, currency = _money(document.text[slice(*cell)], column, rules)
            if amount > _NO_AMOUNT:
                start, end = _period(mentions, column.rule.kind)
                words = _NUMBERING.sub("", document.text[slice(*name)].split("，", 1)[0])
                counts = _is_sum(words, rules)
                counted = _COUNT.search(document.text, name.start, cells[-1].end) if counts else None
                yield Investment(
                    evidence=evidence(document, Span(name.start, cell.end), column.rule.rule.id),
                    kind=column.rule.kind,
                    comparator=Comparator.EQ,
                    currency=currency,
                    amount=amount,
                    amount_high=None,
                    subject=project.name if project else _whole(document.text, head, rules) if counts else words,
                    project=project.name if project else None,
                    project_count=int(counted.group()) if counted else None,
                    period_start=start,
                    period_end=end,
                    adcode=(project.adcode if project else None) or mentions.context.own,
                )


def _head(text: str, cells: Sequence[Span], above: Sequence[Span], rules: InvestmentRules) -> _Head | None:
    """The head of a table of works, with its columns of amounts; None where the line is none."""
    if len(cells) < _LEAST_COLUMNS or cells[-1].end - cells[0].start > _LONGEST_HEAD:
        return None
    words = [text[slice(*cell)].strip() for cell in cells]
    name = next((index for index, word in enumerate(words) if rules.shapes["column_name"].search(word)), None)
    if name is None:
        return None
    units = [unit["unit"] for line in above for unit in rules.shapes["money_unit"].finditer(text, *line)]
    columns = [found for found in _columns(words, units[-1] if units else "", rules) if found.index != name]
    return _Head(cells[0].start, len(cells), name, tuple(columns)) if columns else None


def _columns(words: Sequence[str], common: str, rules: InvestmentRules) -> list[_Column]:
    """The columns of amounts among those that `words` head, each in its own unit or the `common` one."""
    columns: list[_Column] = []
    for index, word in enumerate(words):
        rule = next((rule for rule in rules.columns if rule.rule.pattern.search(word)), None)
        unit = rules.shapes["money_unit"].search(word)
        if rule is not None:
            columns.append(_Column(index, rule, unit["unit"] if unit else common))
    return columns


def _amounts(text: str, head: _Head, cells: Sequence[Span], rules: InvestmentRules) -> Iterator[tuple[_Column, Span]]:
    """The cells of amounts with their columns; in a row with cells run together, by their order."""
    pattern = rules.shapes["money_cell"]
    if len(cells) == head.width:
        found = [(column, cells[column.index]) for column in head.columns]
        yield from ((column, cell) for column, cell in found if pattern.search(text[slice(*cell)].strip()))
        return
    full = [cell for cell in cells[1:] if pattern.search(text[slice(*cell)].strip())]
    if len(full) == len(head.columns):
        yield from zip(head.columns, full, strict=True)


def _money(words: str, column: _Column, rules: Rules) -> tuple[Decimal, str]:
    """The amount of a cell in whole units of its currency; nothing where neither cell nor column tells the unit."""
    cell = rules.investments.shapes["money_cell"].search(words.strip())
    unit = (cell["unit"] if cell else None) or column.unit
    currency = unit[-2:] if unit[-2:] in rules.units.units else unit[-1:]
    value = parse_numeral(cell["number"] + unit.removesuffix(currency)) if cell and unit else None
    return (_NO_AMOUNT if value is None else value), rules.units.units.get(currency, "")


def _name(text: str, head: _Head, cells: Sequence[Span], rules: InvestmentRules) -> Span:
    """The cell that names the works of a row; the first one of a row that sums up."""
    first = text[slice(*cells[0])]
    return cells[0] if rules.shapes["sum_row"].search(first) else cells[min(head.name, len(cells) - 1)]


def _is_sum(words: str, rules: Rules) -> bool:
    return rules.investments.shapes["sum_row"].search(words) is not None


def _whole(text: str, head: _Head, rules: Rules) -> str | None:
    """The sort of projects that the words over the table name."""
    found = list(rules.investments.shapes["named_group"].finditer(text, max(0, head.start - _TITLE_REACH), head.start))
    return found[-1].group() if found else None


def _project(projects: Sequence[ProjectName], name: Span) -> ProjectName | None:
    return next((found for found in projects if name.contains(found.span)), None)


def _period(mentions: Mentions, kind: InvestmentKind) -> tuple[date | None, date | None]:
    year = mentions.context.year
    if kind is not InvestmentKind.ANNUAL_PLAN or year is None:
        return None, None
    return date(year, 1, 1), date(year, 12, 31)
