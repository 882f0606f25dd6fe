"""Tables of goals, as plans have them (`指标 | 2020年 | 2025年 | 属性`) -> the growth targets of their rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import regex

from models.vocabulary import Comparator, Measure
from pipeline.document import Document, Span
from pipeline.extract.growth.indicators import code_of_figure, trimmed
from pipeline.extract.growth.periods import Ends
from pipeline.extract.growth.series import RATES, NamingRule, negated
from pipeline.facts import GrowthTarget, evidence
from pipeline.mentions import Mentions
from pipeline.mentions.numerals import parse_numeral
from pipeline.mentions.rows import cells_of, lines_of, whole_row
from pipeline.patterns import lazy_pattern
from pipeline.rules import Rules
from pipeline.rules.growth import GrowthRules, TableRules
from pipeline.rules.units import UnitRules

RULE: NamingRule = "growth.table"
# A head has so many columns at least and is no longer than this.
_LEAST_COLUMNS, _LONGEST_HEAD = 3, 240
# A cell of one number, or of a range: what becomes of it, what bounds it, and its unit. Brackets stand around what all
# years of a plan come to. A cell that holds anything else sets no goal that is known here.
_CELL = lazy_pattern(
    r"(?P<open>[\[〔【（(])?\s?(?P<before>\p{Han}{0,8}|[<>＜＞≤≥])\s?(?P<low>-?\d[\d,]*(?:\.\d+)?)"
    r"(?:%?\s?[-—–~～至]\s?(?P<high>\d[\d,]*(?:\.\d+)?))?\s?(?P<unit>[^\d\s\]〕】）)]{0,8}?)\s?(?P<after>\p{Han}{2})?\s?[\]〕】）)]?"
)
_BRACKET = lazy_pattern(r"[（(]\s?(?P<unit>[^（()）]{1,8})\s?[)）]\s?$")
_NUMBERING = lazy_pattern(r"^(?:[（(]?\d{1,2}[)）.．、]|其中[:：，]?)\s?")
_YEAR = lazy_pattern(r"(?P<year>(?:19|20)\d\d)")
_SHORTEST_NAME = 2


class _Column(NamedTuple):
    """A column of goals for a time, behind `at` others; `yearly`: by how much an indicator grows in each year of it."""

    at: int
    ends: Ends
    yearly: bool = False


@dataclass(frozen=True, slots=True)
class _Head:
    """Which of the `width` columns names the indicators, which their units (if any), which set goals, and the time from
    behind the first year told to the last."""

    width: int
    name: int
    unit: int | None
    goals: tuple[_Column, ...]
    plan: Ends | None


class _Row(NamedTuple):
    """The `cells` of a row under `head`: its indicator's `name`, the `change` that the name tells, and its `unit`."""

    head: _Head
    cells: Sequence[Span]
    name: str
    change: regex.Match[str] | None
    unit: str


class _Amount(NamedTuple):
    low: Decimal
    high: Decimal | None
    comparator: Comparator
    unit: str


def goal_rows(document: Document, mentions: Mentions, rules: TableRules) -> list[tuple[_Head, list[Span]]]:
    """The rows of all tables of goals, each as the spans of its cells, with the head that explains them."""
    text, head = document.text, None
    found: list[tuple[_Head, list[Span]]] = []
    first = rules.head.search(text)
    if first is None:
        return found
    for line in lines_of(text, (text.rfind("\n", 0, first.start()) + 1, len(text))):
        cells = cells_of(text, line)
        if (new := _head(text, cells, mentions.context.year, rules)) is not None:
            head = new
        elif head is not None and len(row := whole_row(text, line, cells, head.width)) == head.width:
            found.append((head, row))
        elif text[slice(*line)].strip():
            head = None
    return found


def table_targets(
    document: Document, mentions: Mentions, rows: Sequence[tuple[_Head, list[Span]]], rules: Rules
) -> Iterator[GrowthTarget]:
    """The goals of the rows that `goal_rows` found."""
    for head, cells in rows:
        if (row := _row(document.text, head, cells, rules.growth)) is None:
            continue
        for column in head.goals:
            target = _target(document, mentions.context.own, row, column, rules)
            if target is not None:
                yield target


def _head(text: str, cells: Sequence[Span], now: int | None, rules: TableRules) -> _Head | None:
    """The head of a table of goals; None where the cells are none. `now`: the year in which the document speaks."""
    if len(cells) < _LEAST_COLUMNS or cells[-1].end - cells[0].start > _LONGEST_HEAD:
        return None
    words = ["".join(text[slice(*cell)].split()) for cell in cells]
    name = next((index for index, word in enumerate(words) if rules.indicator.fullmatch(word)), None)
    if name is None:
        return None
    years = sorted(int(found["year"]) for word in words if (found := _YEAR.match(word)))
    plan = (date(years[0] + 1, 1, 1), date(years[-1], 12, 31)) if len(years) > 1 else None
    binding = any(rules.sort.fullmatch(word) for word in words)
    goals: list[_Column] = []
    for index, word in enumerate(words):
        if plan and rules.yearly.search(word):
            goals.append(_Column(index, plan, yearly=True))
        elif index != name and (year := _year_of_goals(word, years, now, binding, rules)):
            goals.append(_Column(index, (date(year, 1, 1), date(year, 12, 31))))
    unit = next((index for index, word in enumerate(words) if rules.unit.fullmatch(word)), None)
    return _Head(len(cells), name, unit, tuple(goals), plan) if goals else None


def _year_of_goals(word: str, years: Sequence[int], now: int | None, binding: bool, rules: TableRules) -> int | None:
    """The year for which the column `word` sets goals: one that says so; of bare `years` one that is to come, or the
    last, where the table tells how `binding` its goals are."""
    told = _YEAR.match(word)
    year = int(told["year"]) if told else None
    if rules.reached.search(word):
        return None
    if rules.goal.search(word):
        return year or now
    if year is None or not rules.bare_year.fullmatch(word):
        return None
    to_come = now is not None and year > now
    return year if to_come or (binding and year == years[-1] > years[0]) else None


def _row(text: str, head: _Head, cells: Sequence[Span], rules: GrowthRules) -> _Row | None:
    """The row of `cells`; None where it names nothing."""
    words = text[slice(*cells[head.name])].strip()
    bracket = _BRACKET.search(words)
    unit = text[slice(*cells[head.unit])].strip() if head.unit is not None else ""
    name, tables = _NUMBERING.sub("", words[: bracket.start()] if bracket else words), rules.tables
    change = tables.change.search(name)
    name = trimmed(name if tables.lasting.search(name) else tables.change.sub("", name), rules)
    return (
        _Row(head, cells, name, change, bracket["unit"] if bracket else unit) if len(name) >= _SHORTEST_NAME else None
    )


def _target(document: Document, own: str | None, row: _Row, column: _Column, rules: Rules) -> GrowthTarget | None:
    """The goal that a row sets in a column; None where its cell tells none."""
    head, cell = row.head, row.cells[column.at]
    told = _CELL.fullmatch(document.text[slice(*cell)].strip())
    if told is None:
        return None
    yearly = column.yearly and not told["open"]
    change = rules.growth.tables.change.match(told["before"])
    bound = told["before"][change.end() :] if change else told["before"]
    amount = _amount(told, bound, "%" if yearly else row.unit, rules.units)
    change = change or row.change
    if amount is None:
        return None
    if column.yearly and not (yearly or change) and amount.unit in RATES:
        # How far a rate is to move in all years together has another unit than the rate.
        return None
    falls = bool(change and change["falls"]) and amount.low > 0
    low, high = negated(amount.low, amount.high) if falls else (amount.low, amount.high)
    ends = head.plan if told["open"] and head.plan else column.ends
    return GrowthTarget(
        evidence=evidence(document, Span(row.cells[head.name].start, cell.end), RULE),
        indicator=code_of_figure(row.name, amount.unit, rules.growth),
        indicator_text=row.name,
        measure=Measure.GROWTH if yearly or (change and amount.unit in RATES) else Measure.LEVEL,
        comparator=amount.comparator,
        value_low=low,
        value_high=high,
        unit=amount.unit,
        period_start=ends[0],
        period_end=ends[1],
        adcode=own,
    )


def _amount(cell: regex.Match[str], before: str, unit: str, units: UnitRules) -> _Amount | None:
    """What a cell tells in the `unit` of its row, or in its own; None where the words `before` its number are no bound,
    or those behind."""
    measured = units.tail.fullmatch(cell["unit"] or unit)
    scale = (measured["scale"] or "").strip() if measured else ""
    written = (measured["unit"] if measured else None) or cell["unit"] or unit
    low = parse_numeral(cell["low"].replace(",", "") + scale)
    high = parse_numeral(cell["high"].replace(",", "") + scale) if cell["high"] else None
    bound = units.before.get(before)
    after = units.after.get(cell["after"] or "")
    unknown = (before and bound is None) or (cell["after"] and after is None)
    if low is None or unknown or not written:
        return None
    comparator = Comparator.RANGE if high else after or (bound.comparator if bound else Comparator.EQ)
    return _Amount(low, high, comparator, units.units.get(written, written))
