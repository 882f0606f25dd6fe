"""Cuts the text into units: stretches between the verbs, adverbs and stops that no project's name contains."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

import regex

from pipeline.document import Span
from pipeline.mentions.types import Quantity
from pipeline.rules.projects import ProjectRules, Role

_CLAUSE = regex.compile(r"[^，。；：！？\n,;!?]++")
_NAMING = Role.HEAD | Role.TRAIL | Role.LIST_END
_MONEY_UNITS = frozenset({"CNY", "USD", "EUR", "HKD", "JPY", "GBP", "MOP", "TWD"})
_MONEY_HEAD = regex.compile(
    r"(?:计划|预计|概算|累计|共|已)?(?:总投资|投资|投入|耗资|斥资|融资)(?:额|规模)?(?:为|达|约|近|超)?$"
)
INSIDE_AMOUNT = regex.compile(r"投资[\d.]+(?:万|亿)?(?:美|欧)?元")
_MONEY_TAIL = regex.compile(r"(?:以上|左右|人民币|余元|多元)*的?")


@dataclass(frozen=True, slots=True)
class Mark:
    """A word of the rules in the text."""

    start: int
    end: int
    roles: int
    kind: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch without cuts; `left` and `right` are the roles of the words that cut it off, `before` and `after`
    the nearest of these words.

    `marks` are the words of the rules within it.
    """

    span: Span
    clause: Span
    left: int
    right: int
    before: str
    after: str
    marks: tuple[Mark, ...]


class _Cut(NamedTuple):
    roles: int
    word: str


def find_marks(text: str, rules: ProjectRules) -> list[Mark]:
    """The words of the rules in `text`, leftmost and longest first, without overlap."""
    words = rules.words
    return [
        Mark(start, end, words[index].roles, words[index].kind)
        for index, start, end in rules.automaton.find_matches_as_indexes(text)
    ]


def find_units(text: str, quantities: Sequence[Quantity], rules: ProjectRules) -> Iterator[Unit]:
    """The units of the clauses that can hold a project, in order."""
    marks = find_marks(text, rules)
    amounts = [_amount_span(text, found) for found in quantities if found.unit in _MONEY_UNITS]
    starts = [mark.start for mark in marks]
    for match in _CLAUSE.finditer(text):
        clause = Span(*match.span())
        low, high = bisect_left(starts, clause.start), bisect_left(starts, clause.end)
        inside = marks[low:high]
        if any(mark.roles & (Role.HEAD | Role.TRAIL) for mark in inside):
            yield from _clause_units(text, clause, inside, [a for a in amounts if clause.contains(a)])


def _amount_span(text: str, found: Quantity) -> Span:
    """An amount with the words that belong to it: `总投资3亿元的`, `投资80亿元`."""
    head = _MONEY_HEAD.search(text, max(0, found.span.start - 10), found.span.start)
    tail = _MONEY_TAIL.match(text, found.span.end)
    return Span(head.start() if head else found.span.start, tail.end() if tail else found.span.end)


def _clause_units(text: str, clause: Span, marks: list[Mark], amounts: list[Span]) -> Iterator[Unit]:
    cuts = [(mark.start, mark.end, mark.roles) for mark in marks if mark.roles & Role.CUT]
    cuts += [(a.start, a.end, Role.MONEY) for a in amounts if not _stands_inside(text, a, clause, marks)]
    spans: list[Span] = []
    gaps: list[list[_Cut]] = [[]]
    position = clause.start
    for start, end, roles in [*sorted(cuts), (clause.end, clause.end, 0)]:
        if start > position:
            spans.append(Span(position, start))
            gaps.append([])
        word = "" if roles & Role.MONEY else text[start:end]
        gaps[-1].append(_Cut(roles, word))
        position = max(position, end)
    for span, left, right in zip(spans, gaps, gaps[1:], strict=False):
        inside = tuple(m for m in marks if span.start <= m.start and m.end <= span.end)
        if not any(m.roles & _NAMING for m in inside):
            continue
        before, after = (left[-1].word if left else ""), right[0].word
        yield Unit(span, clause, _roles(left), _roles(right), before, after, inside)


def _stands_inside(text: str, amount: Span, clause: Span, marks: list[Mark]) -> bool:
    """`云河公司投资3亿元轮胎项目` names one project: the amount parts the investor from the thing."""
    if amount.start == clause.start or text[amount.start - 1] in "、和" or text[amount.end - 1] == "的":
        return False
    framed = Role.CUT | Role.LEAD
    beside = any(m.roles & framed and (m.end == amount.start or m.start == amount.end) for m in marks)
    return not beside and INSIDE_AMOUNT.fullmatch(text, *amount) is not None and amount.end < clause.end


def _roles(cuts: list[_Cut]) -> int:
    return reduce(or_, (cut.roles for cut in cuts), 0)
