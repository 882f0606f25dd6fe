"""Cuts the text into units: stretches between the verbs, adverbs and stops that no project's name contains."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import NamedTuple

from pipeline.document import Span
from pipeline.mentions.types import Quantity
from pipeline.patterns import plain_pattern
from pipeline.rules.projects import ProjectRules, Role

# A bar or a stroke between blanks parts the cells of a row.
_CLAUSE_END = re.compile(r"[，。；：！？\n\t　【】,;!?]|(?<= )[/|｜](?= )")
# What numbers an item or a clause, before its first word: `3、`, `（二）`, `①`; or a picture: `（2/7）`.
_ITEM = plain_pattern(
    r"\s*(?:[（(]\d{1,2}/\d{1,2}[)）]|[①-⑳]"
    r"|[（(]?(?:\d{1,2}(?!、\d{1,2}(?:、|号|$))|[一二三四五六七八九十]{1,3})(?:[)）、]|[．.](?!\d)))\s*"
)
BUILT = Role.BUILD | Role.STATUS | Role.MONEY
_BUILT_NEXT = plain_pattern(
    r"，[^，。；！？\n]{0,10}?"
    r"(?:建成|完工|开工|投产|通车|竣工|投用|动工|启用|开建|合龙|贯通|封顶|开通)"
)
_COST_REACH = 30
_SENTENCE_END = re.compile("[。；！？\n]")
_SOON = 12
_COUNTERS = frozenset("个大项座条处家所")
_COUNT_BEFORE = plain_pattern(f"(?:[0-9]|[两二三四五六七八九十])(?:余|多)?[{''.join(sorted(_COUNTERS))}]$")
# No word of the rules is longer.
_LONGEST_WORD = 12
# What stands behind the members of an enumeration.
_LISTING = ("、", "，", "；", "。", "等", "为", "\n", "")
# What tells of building, and how often it does so in so many characters: the measure doubles from one to the next.
_FIRM = Role.BUILD | Role.STATUS | Role.WORKS
_PER, _OFTENEST = 1000, 5
_NAMING = Role.HEAD | Role.TRAIL | Role.LIST_END
_TELLING = BUILT | Role.TRAIL | Role.WORKS
# What needs no such word in its clause.
_ALONE = Role.PHASE | Role.SITE
# Ways from place to place, one after the other: they are listed as things that are built.
_ROUTES = plain_pattern("[至到][^、至到]{2,8}、[^、至到]{2,8}[至到]")
_MONEY_UNITS = frozenset({"CNY", "USD", "EUR", "HKD", "JPY", "GBP", "MOP", "TWD"})
_MONEY_HEAD = plain_pattern(
    r"(?:计划|预计|概算|累计|共|已)?(?:总投资|投资|投入|耗资|斥资|融资)(?:额|规模)?(?:为|达|约|近|超)?$"
)
INSIDE_AMOUNT = plain_pattern(r"投资[\d.]+(?:万|亿)?(?:美|欧)?元")
_MONEY_TAIL = plain_pattern(r"(?:以上|左右|人民币|余元|多元)*的?")


class Mark(NamedTuple):
    """A word of the rules in the text."""

    start: int
    end: int
    roles: int
    kind: str


class Unit(NamedTuple):
    """A stretch without cuts; `left` and `right` are the roles of the words that cut it off, `before` and `after`
    the nearest of these words.

    `marks` are the words of the rules within it, `roles` what any of them plays, `works` where the first and the last
    word of works begin. `told` are the roles of what tells of building in the rest of its sentence; how much of the
    text does, and how much of it are sums of money, say `busy` and `cash`, from 0 to 5.
    """

    span: Span
    clause: Span
    left: int
    right: int
    before: str
    after: str
    marks: tuple[Mark, ...]
    roles: int
    works: tuple[int, int] | None = None
    told: int = 0
    busy: int = 0
    cash: int = 0


class _Waiting(NamedTuple):
    """A stretch between two cuts that names something, before the roles of the cuts behind it are known."""

    span: Span
    left: int
    before: str
    after: str
    marks: tuple[Mark, ...]
    roles: int


class _Scene:
    """Where a text tells of building: its words that are said of nothing else, each with its role, and sums of money.

    `busy` and `cash` say how often it does so by the one and by the other.
    """

    def __init__(self, text: str, words: list[tuple[int, int]], amounts: list[Span]) -> None:
        told = sorted([*words, *[(amount.start, Role.MONEY) for amount in amounts]])
        self._starts = [start for start, _ in told]
        self._stops = [*[stop.start() for stop in _SENTENCE_END.finditer(text)], len(text)]
        # The roles of each word together with those before it in its sentence, and with those behind it: a sentence
        # may have thousands of units, each of which asks for the rest.
        self._until = list(self._gathered(told))
        self._since = list(self._gathered(told[::-1]))[::-1]
        self.busy, self.cash = _often(len(words), text), _often(len(amounts), text)

    def told(self, span: Span) -> int:
        """The roles of the words in the sentence around `span`."""
        at = bisect_left(self._stops, span.start)
        begin, end = self._stops[at - 1] if at else 0, self._stops[at]
        first, last = bisect_left(self._starts, begin), bisect_left(self._starts, end)
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return (self._until[low - 1] if low > first else 0) | (self._since[high] if high < last else 0)

    def _gathered(self, words: Iterable[tuple[int, int]]) -> Iterator[int]:
        """The roles of each of the words together with those that come before it and stand in its sentence."""
        sentence, roles = -1, 0
        for start, role in words:
            at = bisect_left(self._stops, start)
            roles = role | (roles if at == sentence else 0)
            sentence = at
            yield roles


def _often(count: int, text: str) -> int:
    """How often something stands in the text that does so `count` times, from 0 to 5."""
    return min(_OFTENEST, (1 + _PER * count // max(1, len(text))).bit_length() - 1)


def _is_firm(role: int) -> bool:
    return bool(role & _FIRM) and not role & Role.VAGUE


def marks_within(marks: Sequence[Mark], span: Span) -> Sequence[Mark]:
    """Those of the marks, which are in order, that lie wholly in `span`."""
    near = marks[bisect_left(marks, (span.start,)) : bisect_left(marks, (span.end,))]
    return near[:-1] if near and near[-1].end > span.end else near


def mark_before(marks: Sequence[Mark], end: int) -> Mark | None:
    """The last of the marks, which are in order, that ends at `end` or before."""
    at = bisect_left(marks, (end,)) - 1
    at -= at >= 0 and marks[at].end > end
    return marks[at] if at >= 0 else None


def mark_at(marks: Sequence[Mark], offset: int) -> Mark | None:
    """The one of the marks, which are in order, that holds the character at `offset`."""
    at = bisect_left(marks, (offset + 1,)) - 1
    return marks[at] if at >= 0 and offset < marks[at].end else None


def built_next(text: str, end: int) -> bool:
    """Whether the clause behind the one that stops at `end` says that something is built."""
    return text.startswith("，", end) and _BUILT_NEXT.match(text, end) is not None


def find_units(text: str, quantities: Sequence[Quantity], rules: ProjectRules) -> Iterator[Unit]:
    """The units that can hold a project, in order: they name what can be built, and something near builds it, or what
    they name is one thing at one place.
    """
    words, roles_of, found = rules.words, rules.roles, rules.automaton.find_matches_as_indexes(text)
    roles = [roles_of[word] for word, _, _ in found]
    amounts = [_amount_span(text, one) for one in quantities if one.unit in _MONEY_UNITS and _is_sum(text, one)]
    firm = [(start, role) for (_, start, _), role in zip(found, roles, strict=True) if _is_firm(role)]
    scene = _Scene(text, firm, amounts)
    for clause, low, high in _naming_clauses(text, [start for _, start, _ in found], roles):
        told = _together(roles[low:high]) & (_TELLING | _ALONE)
        # Most clauses end here, so what is wanted of their words is only made behind this line.
        if told or _may_be_told(text, *clause, amounts):
            marks = [
                Mark(at, to, role, words[word].kind)
                for (word, at, to), role in zip(found[low:high], roles[low:high], strict=True)
            ]
            yield from (_in_scene(unit, scene) for unit in _clause_units(text, clause, marks, amounts))


def _in_scene(unit: Unit, scene: _Scene) -> Unit:
    works = [mark.start for mark in unit.marks if mark.roles & Role.WORKS]
    ends = (works[0], works[-1]) if works else None
    return unit._replace(works=ends, told=scene.told(unit.span), busy=scene.busy, cash=scene.cash)


def _naming_clauses(text: str, starts: list[int], roles: list[int]) -> Iterator[tuple[Span, int, int]]:
    """The clauses with a word that can end a name, each with the range of its words among `starts` and `roles`."""
    ends = [*[stop.start() for stop in _CLAUSE_END.finditer(text)], len(text)]
    high = 0
    for index in [index for index, role in enumerate(roles) if role & _NAMING]:
        if index < high:
            continue
        at = bisect_left(ends, starts[index])
        begin = ends[at - 1] + 1 if at else 0
        begin = item.end() if (item := _ITEM.match(text, begin, starts[index])) else begin
        low, high = bisect_left(starts, begin, high), bisect_left(starts, ends[at], index)
        yield Span(begin, ends[at]), low, high


def _together(roles: Iterable[int]) -> int:
    return reduce(int.__or__, roles, 0)


def _may_be_told(text: str, start: int, end: int, amounts: list[Span]) -> bool:
    return text.find("、", start, end) >= 0 or built_next(text, end) or _costs(text, start, end, amounts)


def _costs(text: str, start: int, end: int, amounts: list[Span]) -> bool:
    """Whether an amount stands between `start` and `end` (`甲水库拿到800万元`) or follows in the sentence
    (`甲产业园落户乙县，占地百亩，总投资5亿元`).
    """
    place = bisect_left(amounts, (start,))
    if place == len(amounts) or amounts[place].start > end + _COST_REACH:
        return False
    return amounts[place].start < end or _SENTENCE_END.search(text, end, amounts[place].start) is None


def _within(amounts: list[Span], clause: Span) -> list[Span]:
    """Those of `amounts`, which are in order, that lie in the clause."""
    first = bisect_left(amounts, (clause.start,))
    if first == len(amounts) or amounts[first].start >= clause.end:
        return []
    return [amount for amount in amounts[first : bisect_left(amounts, (clause.end,))] if amount.end <= clause.end]


def _is_sum(text: str, found: Quantity) -> bool:
    """Whether the amount is one of money, no size in a name (`千亿级新材料`) and no lone character (`亿云公司`)."""
    return found.span.end - found.span.start > 1 and text[found.span.end - 1] != "级"


def _amount_span(text: str, found: Quantity) -> Span:
    """An amount with the words that belong to it: `总投资3亿元的`, `投资80亿元`."""
    head = _MONEY_HEAD.search(text, max(0, found.span.start - 10), found.span.start)
    tail = _MONEY_TAIL.match(text, found.span.end)
    return Span(head.start() if head else found.span.start, tail.end() if tail else found.span.end)


def _clause_units(text: str, clause: Span, marks: list[Mark], amounts: list[Span]) -> Iterator[Unit]:
    position, left, before, waiting = clause.start, 0, "", None
    for start, end, roles in [*_cuts(text, clause, marks, amounts), (clause.end, clause.end, 0)]:
        if start > position:
            if waiting and (unit := _told(text, clause, waiting, left, marks, amounts)):
                yield unit
            waiting = _waiting(Span(position, start), left, before, text[start:end], marks)
            left = 0
        left |= roles
        before = "" if roles & Role.MONEY else text[start:end]
        position = max(position, end)
    if waiting and (unit := _told(text, clause, waiting, left, marks, amounts)):
        yield unit


def _cuts(text: str, clause: Span, marks: list[Mark], amounts: list[Span]) -> list[tuple[int, int, int]]:
    """Where the words and amounts stand that part the units of a clause, each with its roles."""
    cuts = [(start, end, roles) for start, end, roles, _ in marks if roles & Role.CUT and not _is_counted(text, start)]
    within = _within(amounts, clause)
    inner = [amount for amount in within if _stands_inside(text, amount, clause, marks)]
    if inner:
        cuts = [cut for cut in cuts if not _covers(inner, cut[0])]
    apart = set(within) - set(inner)
    money = [(amount.start, amount.end, Role.MONEY) for amount in apart]
    return sorted([*cuts, *money]) if money else cuts


def _is_counted(text: str, start: int) -> bool:
    """Whether the word at `start` says of several things what they are (`甲、乙2个总装机5万千瓦风电项目`): it parts no
    names.
    """
    return text[start - 1 : start] in _COUNTERS and _COUNT_BEFORE.search(text, max(0, start - 5), start) is not None


def _covers(amounts: list[Span], offset: int) -> bool:
    """Whether one of `amounts`, which are in order, holds the character at `offset`."""
    place = bisect_left(amounts, (offset + 1,)) - 1
    return place >= 0 and offset < amounts[place].end


def _waiting(span: Span, left: int, before: str, after: str, marks: list[Mark]) -> _Waiting | None:
    """The stretch with the marks within it, if one of these can end a name: few do, so the others are dropped here."""
    inside = tuple(marks_within(marks, span))
    roles = _together([mark.roles for mark in inside])
    return _Waiting(span, left, before, after, inside, roles) if roles & _NAMING else None


def _told(text: str, clause: Span, found: _Waiting, right: int, marks: list[Mark], amounts: list[Span]) -> Unit | None:
    """The unit, if anything in or beside it tells of building, or it names a site: of that, whatever is said can tell
    (`云河特大桥转体到位`).
    """
    span, left, before, after, inside, roles = found
    told = (left | right) & BUILT or roles & _TELLING or built_next(text, span.end)
    right |= 0 if (left | right) & BUILT else _said_later(text, span.end, marks, amounts)
    unit = Unit(span, clause, left, right, before, after, inside, roles)
    return unit if told or right & BUILT or roles & _ALONE or is_enumeration(text, unit) else None


def _said_later(text: str, end: int, marks: Sequence[Mark], amounts: list[Span]) -> int:
    """What is said of the thing a little further on: `甲大桥将在国庆前通车`, or that it costs money."""
    near = marks[bisect_left(marks, (end,)) : bisect_left(marks, (end + _SOON + 1,))]
    built = Role.STATUS if any(mark.roles & Role.STATUS for mark in near) else 0
    return built | (Role.MONEY if _costs(text, end, end, amounts) else 0)


def is_enumeration(text: str, unit: Unit) -> bool:
    """Whether several things that can be built are listed: such a list needs no verb (`交通：甲大桥、乙至丙铁路`)."""
    if text.find("、", *unit.span) < 0:
        return False
    if _ROUTES.search(text, *unit.span):
        return True
    return sum(mark.roles & Role.HEAD > 0 and text[mark.end : mark.end + 1] in _LISTING for mark in unit.marks) > 1


def _stands_inside(text: str, amount: Span, clause: Span, marks: list[Mark]) -> bool:
    """`云河公司投资3亿元轮胎项目` names one project: the amount parts the investor from the thing. So does the amount
    of a later member of a list (`甲厂、投资3亿元的乙厂等项目`).
    """
    if amount.start == clause.start:
        return False
    before = text[max(0, amount.start - 3) : amount.start].rstrip()[-1:]
    if before in ("、", "和") or text[amount.end - 1] == "的":
        return before == "、" and text[amount.end - 1] == "的"
    framed = Role.CUT | Role.LEAD
    near = marks[bisect_left(marks, (amount.start - _LONGEST_WORD,)) : bisect_left(marks, (amount.end + 1,))]
    beside = any(m.roles & framed and (m.end == amount.start or m.start == amount.end) for m in near)
    return not beside and INSIDE_AMOUNT.fullmatch(text, *amount) is not None and amount.end < clause.end
