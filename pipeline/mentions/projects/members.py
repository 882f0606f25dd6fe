"""The members of an enumeration: where it is parted, and which of them share the head of a later one."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.document import Span
from pipeline.mentions.projects.everyday import begins_with_name, is_particular
from pipeline.mentions.projects.heads import ROUTE, Head, common_head
from pipeline.mentions.projects.units import Mark, mark_at, mark_before, marks_within
from pipeline.patterns import plain_pattern
from pipeline.rules.projects import Role

# What joins the last two.
JOINT = re.compile(r"以及|[和及与]")
_BRACKETS = {"（": "）", "(": ")", "“": "”", "《": "》", "「": "」"}
_ROAD_NUMBER = plain_pattern(r"[GSX]\d{1,4}|\d{3}(?:国道|省道|县道)")
# What one of several members of an enumeration stands beside.
_PARTED = re.compile("[、和及与]|”“")
_PARTING = re.compile(f"[、{''.join(_BRACKETS)}{''.join(_BRACKETS.values())}]")
# So many members on a place alone finds what is built there.
_REACH = 10
# With so many characters what follows a joint is a name of its own, no second verb (`灌区续建与现代化改造`).
_ANEW = 6
# So many characters tell whether a name begins.
_MAX_NAMED = 4
# So long is a name at most that does not say what it is the name of.
_BARE = 6
# In so many characters stands the first word of a name.
_FIRST_WORD = 6
# A trade or its goods is half a name before a joint that leads to another of the kind (`养殖及饲料加工基地`).
_TRADE = plain_pattern(
    "(?:加工|制造|生产|养殖|种植|屠宰|仓储|物流|处置|材料|医药|食品|纺织|服装|家居|建材|电子|光电|环保|化工|石化"
    "|包装|铸造|回收|资源化|综合利用|零部件|装备|风电|光伏|发电|储能)$"
)
# What lies between the two that a joint names: `甲大道与乙大道连接线` is one.
_BETWEEN = plain_pattern(r"(?:连接线|连接道|联络线|立交|互通|交叉口|交汇处)(?:桥|项目|工程|建设|改造)*$")
_PLAIN = re.compile("项目|工程|建设")
# The dictionary calls 集成电路 a name, too, but that is none of a place, a person or a body.
_PLACED = frozenset({"ns", "nr", "nt"})
_PHASED = re.compile("[一二三四五六首]期$")
# What only comes along with the name before the joint: `体育馆及相关配套设施` names the stadium.
_ALONG = plain_pattern(r"(?:其|相关|有关|周边|附属)+(?:配套|附属|基础|设施|道路|工程)|(?:连接线|引道|引桥|接线)")
# What is counted anew belongs to no name before it.
_COUNTED = plain_pattern(r"\d+(?:多|余)?[个座条所处家项]|一批")


class Member(NamedTuple):
    """One member; `leans`: how far behind it stands the member whose head it shares (`甲县和乙县水库`), 0 for none."""

    span: Span
    leans: int


def members_of(text: str, span: Span, marks: tuple[Mark, ...], places: Mapping[int, int]) -> tuple[Member, ...]:
    """The members that stand in `span`, in order; the whole of it where nothing parts it.

    `places` lead from where a division's name begins to its end.
    """
    if not _PARTED.search(text, *span):
        return (Member(span, 0),)
    pieces = list(_split_outside_brackets(text, span))
    split = [part for piece in pieces for part in _split_at_joints(text, piece, span, marks, places)]
    members = [member for member in split if member.span.end > member.span.start]
    return tuple(_leaning(text, members, index, marks, places) for index in range(len(members))) or (Member(span, 0),)


def _leaning(
    text: str, members: list[Member], index: int, marks: tuple[Mark, ...], places: Mapping[int, int]
) -> Member:
    """The member, leaning on the next one with a head where it is a place or a route alone, or little more."""
    member, start = members[index], members[index].span.start
    if member.leans or index + 1 == len(members):
        return member
    placed = member.span.end - start < _ANEW and start in places
    if not placed and not is_bare(text, member.span, places):
        return member
    heads = (
        (later, common_head(text, members[later].span, marks))
        for later in range(index, min(index + _REACH, len(members)))
    )
    owner, head = next((found for found in heads if found[1].text), (index, Head()))
    whole = head.kind != "action" and _is_built_thing(text, member.span, marks, places)
    return member if whole else Member(member.span, owner - index)


def _is_built_thing(text: str, span: Span, marks: tuple[Mark, ...], places: Mapping[int, int]) -> bool:
    """Whether the member is a place with what is built there: `甲港、乙船闸` are two of different kinds. A route ends
    at a place, whatever this is called (`云溪至兴街`).
    """
    last = next(iter(marks_within(marks, Span(places.get(span.start, span.start), span.end))[-1:]), None)
    if last is None or last.end < span.end or not last.roles & Role.HEAD:
        return False
    return last.end - last.start > 1 or bool(last.roles & Role.PHASE) or not ROUTE.fullmatch(text, *span)


def _split_outside_brackets(text: str, span: Span) -> Iterator[Span]:
    start, depth = span.start, 0
    for sign in _PARTING.finditer(text, *span):
        if sign[0] == "“" and not depth and sign.start() > start and text[sign.start() - 1] == "”":
            yield Span(start, sign.start())
            start = sign.start()
        if sign[0] in _BRACKETS:
            depth += 1
        elif sign[0] != "、":
            depth = max(0, depth - 1)
        elif not depth:
            yield Span(start, sign.start())
            start = sign.end()
    yield Span(start, span.end)


def _split_at_joints(
    text: str, piece: Span, span: Span, marks: tuple[Mark, ...], places: Mapping[int, int]
) -> Iterator[Member]:
    """Parts at `和` where what stands before is a whole name of its own, or a place that shares the later head.

    `及` stands within one name (`甲机场及航空基地`), but before a name, and for the last of an enumeration
    (`甲桥、乙路及丙站`).
    """
    start = piece.start
    led = len("以及") if text.startswith("以及", start) else 1
    for joint in JOINT.finditer(text, start + led, piece.end - 1):
        around = mark_at(marks, joint.start())
        if (around and around.roles & Role.KEEP) or joint.start() in places:
            continue
        left, right = Span(start, joint.start()), Span(joint.end(), piece.end)
        if _BETWEEN.search(text, right.start + 1, right.end) and not _are_apart(text, left, right, marks):
            break
        whole = _is_built_thing(text, left, marks, places)
        leans = (not whole and _leans(text, left, right, places)) or _names(text, left, right, marks)
        along = (
            leans
            or _are_bare(text, left, right, span, marks)
            or joint[0] == "以及"
            or _ALONG.match(text, *right)
            or _COUNTED.match(text, *right)
        )
        one = joint[0] == "及" and not _closes(span, piece) and not _is_named(text, right, places)
        if along or (not one and _parts(text, left, right, marks, places, start > span.start)):
            yield Member(left, int(leans))
            start = joint.end()
    yield Member(Span(start, piece.end), 0)


def _are_apart(text: str, left: Span, right: Span, marks: tuple[Mark, ...]) -> bool:
    """Whether 和 parts a way from a crossing with a name of its own (`甲高速和乙立交桥`), which lies not between two
    (`甲大道和乙大道立交桥`).
    """
    heads = [mark for mark in marks_within(marks, Span(left.start, right.end)) if mark.roles & Role.HEAD]
    whole = any(mark.end == left.end for mark in heads)
    return whole and text[left.end] == "和" and sum(mark.start >= right.start for mark in heads) == 1


def _is_named(text: str, part: Span, places: Mapping[int, int]) -> bool:
    """Whether what stands there begins with a name."""
    return part.start in places or is_particular(text[part.start : min(part.end, part.start + _MAX_NAMED)])


def _begins_named(text: str, part: Span, places: Mapping[int, int]) -> bool:
    """Whether the first word of what stands there is a name."""
    return part.start in places or begins_with_name(text[part.start : min(part.end, part.start + _FIRST_WORD)])


def _closes(span: Span, piece: Span) -> bool:
    """Whether `piece` is the last of several in the enumeration `span`."""
    return piece.end == span.end and piece.start > span.start


def _leans(text: str, left: Span, right: Span, places: Mapping[int, int]) -> bool:
    if places.get(left.start) == left.end or ROUTE.fullmatch(text, *left):
        return True
    return left.end - left.start <= 3 and ROUTE.match(text, *right) is not None


def _names(text: str, left: Span, right: Span, marks: tuple[Mark, ...]) -> bool:
    """Whether a joint parts the names of two that share the head of the later one (`佛岭和广清城际铁路`): what stands
    before it is short, particular and no thing that is built, and so is what begins behind it.
    """
    head = common_head(text, right, marks)
    stem = text[right.start : right.end - len(head.text)] if head.kind not in ("", "action") else ""
    begun, name = stem[:_MAX_NAMED], text[slice(*left)]
    if len(begun) < 2 or not 1 < len(name) <= _BARE or _PLAIN.search(name):
        return False
    return is_particular(name) and is_particular(begun)


def _are_bare(text: str, left: Span, right: Span, span: Span, marks: tuple[Mark, ...]) -> bool:
    """Whether a joint parts two names that do not say what they are: the words behind `等` say it of all
    (`龙泉和石岭、云溪等煤矿`).
    """
    if text[span.end : span.end + 1] != "等" or text[left.end : right.start] != "和":
        return False
    return all(_is_bare_name(text, part, marks) for part in (left, right))


def _is_bare_name(text: str, part: Span, marks: tuple[Mark, ...]) -> bool:
    last = mark_before(marks, part.end)
    headed = last is not None and last.end == part.end and bool(last.roles & (Role.HEAD | Role.TRAIL))
    return not headed and 1 < part.end - part.start <= _BARE and is_particular(text[slice(*part)])


def _parts(
    text: str, left: Span, right: Span, marks: tuple[Mark, ...], places: Mapping[int, int], listed: bool
) -> bool:
    """Whether a joint parts two names: the left one is whole, and the right one is more than its second verb.

    Only where others are `listed` before it can a word for a kind of things be a whole name (`甲桥、滨江路和乙站`).
    """
    length = left.end - left.start
    if length < 2:
        return False
    if text[left.end - 1] in "）)”":
        return True
    last = mark_before(marks, left.end)
    headed = last is not None and last.end == left.end and last.roles & (Role.HEAD | Role.TRAIL)
    if last is None or not headed or (last.start == left.start and not listed):
        return (length >= _ANEW and right.start in places) or _are_two(text, left, right, marks, places)
    if last.roles & Role.ACTION:
        return _is_new(text, right, marks, places)
    return not _TRADE.search(text, *left) or _begins_named(text, right, places)


def _are_two(text: str, left: Span, right: Span, marks: tuple[Mark, ...], places: Mapping[int, int]) -> bool:
    """Whether 和 parts two names of which the first does not say what it is (`石岭客厅和云溪科创园`): the other begins
    with a name and says it of itself.
    """
    begun = text[right.start : min(right.end, right.start + _FIRST_WORD)]
    if text[left.end] != "和" or left.end - left.start < _MAX_NAMED:
        return False
    if right.start not in places and not begins_with_name(begun, _PLACED):
        return False
    named = common_head(text, right, marks).text or _PHASED.search(_PLAIN.sub("", text[slice(*right)]))
    return bool(named) and right.end - right.start >= _MAX_NAMED


def _is_new(text: str, part: Span, marks: tuple[Mark, ...], places: Mapping[int, int]) -> bool:
    """Whether what stands there is a name of its own, no second verb: it is long, begins with a place or ends in what
    is built.
    """
    words = _PLAIN.sub("", text[slice(*part)])
    if len(words) >= _ANEW or part.start in places:
        return True
    head = common_head(text, part, marks)
    return bool(_PHASED.search(words, 2)) or (head.kind not in ("", "action") and len(words) - len(head.text) > 1)


def is_bare(text: str, span: Span, places: Mapping[int, int]) -> bool:
    """Whether the member is a place, a route or a road's number alone, which needs a head to name something built."""
    bare = places.get(span.start) == span.end or ROUTE.fullmatch(text, *span)
    return bool(bare or _ROAD_NUMBER.fullmatch(text, *span))
