"""Reads a unit as an enumeration: its members, the head they share, and what they are called together."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from pipeline.document import Span
from pipeline.mentions.projects.everyday import is_particular
from pipeline.mentions.projects.heads import MAX_HEAD, ROUTE, WAYS, Head, common_head, like_head
from pipeline.mentions.projects.units import Mark, Unit, mark_at, mark_before, marks_within
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.projects import ProjectRules, Role

_BRACKETS = {"（": "）", "(": ")", "“": "”", "《": "》", "「": "」"}
_SECTORS = (
    "产业|工业|农业|民生|能源|环保|生态|市政|城建|信息|信息化|交通|水利|教育|医疗|卫生|文化|旅游|文旅|社会事业|公共服务"
)
_GROUP_TAIL = plain_pattern(
    rf"(?:重大|重点|一批){{0,3}}(?:(?:{_SECTORS})、){{1,8}}[^、，。；]{{2,12}}?(?:项目|工程)|"
    r"(?:(?!以及)[^、，。；]){0,24}?(?:项目|工程)(?!师|院|技术|部)|[^，。；]{0,24}?的(?:重大|重点)?(?:项目|工程)(?!师|院|技术|部)"
)
_COUNT = r"(?:\d{1,5}|[一二两三四五六七八九十百]{1,4})(?:余|多)?(?:大|条|个|座|项|家|处|所|段|类|名)"
_COUNT_ANYWHERE = plain_pattern(_COUNT)
_NO_HEAD = plain_pattern("[的、，在为]")
_COUNTED = lazy_pattern(rf"(?<=[^A-Za-z\d-])(?:等)?(?P<count>{_COUNT})(?=\w)(?!月|线|期)")
_ROAD_NUMBER = plain_pattern(r"[GSX]\d{1,4}|\d{3}(?:国道|省道|县道)")
_JOINT = re.compile(r"以及|[和及与]")
_GROUP_STOP = re.compile("、|以及")
# What one of several members of an enumeration stands beside.
_PARTED = re.compile("[、和及与]")
_PARTING = re.compile(f"[、{''.join(_BRACKETS)}{''.join(_BRACKETS.values())}]")
# So many members on a place alone finds what is built there.
_REACH = 10
# With so many characters what follows a joint is a name of its own, no second verb (`灌区续建与现代化改造`).
_ANEW = 6
# The name of a place that shares its head is no longer than this.
_MAX_NAMED = 4
# What lies between the two that a joint names: `甲大道与乙大道连接线` is one.
_BETWEEN = plain_pattern(r"(?:连接线|连接道|联络线|立交|互通|交叉口|交汇处)(?:桥|项目|工程|建设|改造)*$")
_PLAIN = re.compile("项目|工程|建设")
# What only comes along with the name before the joint: `体育馆及相关配套设施` names the stadium.
_ALONG = plain_pattern(r"(?:其|相关|有关|周边|附属)+(?:配套|附属|基础|设施|道路|工程)|(?:连接线|引道|引桥|接线)")
# What leads from one enumeration to the next, behind how many the first had (`甲厂等项目5个、乙库等工程`).
_NEXT = plain_pattern(rf"(?:{_COUNT})?(?:以及|[、和及与])")
_CALLED = plain_pattern("大?(?:项目)?(?:工程)?$")
_UNDERTAKEN = plain_pattern("(?:建设|规划|编制|前期|进度|步伐|推进|工作)+$")
# How long or large what is listed is together, and what is done to it all.
_MEASURE = plain_pattern(
    r"(?:共|总长|全长|共计)?\d[\d.]*(?:余|多)?(?:万|亿)?(?:公里|千米|米|平方米|平方公里|亩|公顷|千瓦)$"
)
_DONE_TO = plain_pattern("的(?:综合)?(?:开发|改造|建设|整治|提升|规划|扩建|升级|保护|利用|治理)+$")
# What things are done to that are no things: 老街片区改造.
_AREAS = ("区域", "片区", "街区", "地区")
_LEADING_COUNT = plain_pattern(rf"(?:的|{_COUNT}|总装机(?:容量)?|[\d.]+(?:亿|万|千)?(?:元|千瓦)(?:以上|级)?)")


class Group(StrEnum):
    """What the enumeration calls its members."""

    NONE = "none"
    BARE = "bare"
    PROJECT = "project"
    HEAD = "head"
    OTHER = "other"


class Member(NamedTuple):
    """One member; `leans`: how far behind it stands the member whose head it shares (`甲县和乙县水库`), 0 for none."""

    span: Span
    leans: int


class Listing(NamedTuple):
    """The members of one unit and what is said of them together: the head they share."""

    unit: Unit
    members: tuple[Member, ...]
    group: Group
    head: Head
    counted: bool
    head_in_group: bool = False


def read_listings(text: str, unit: Unit, places: Mapping[int, int], rules: ProjectRules) -> Iterator[Listing]:
    """The enumerations of `unit`, in order; a unit without separators is an enumeration of one.

    `places` lead from where a division's name begins to its end: `甲县和乙县水库` names two works, `甲县和平水库` one.
    """
    start = unit.span.start
    for mark in unit.marks if unit.roles & Role.LIST_END else ():
        if not mark.roles & Role.LIST_END or mark.start <= start + 1:
            continue
        end = _group_end(text, mark.end, unit)
        members = _members(text, Span(start, mark.start), unit.marks, places)
        yield _grouped(text, unit, members, Span(mark.end, end), places, rules)
        joint = _NEXT.match(text, end, unit.span.end)
        if not joint or joint.end() == unit.span.end:
            return
        start = joint.end()
    yield _ungrouped(text, unit, Span(start, unit.span.end), places, rules)


def _group_end(text: str, start: int, unit: Unit) -> int:
    """Where the words end that say behind `等` what the members are."""
    if tail := _GROUP_TAIL.match(text, start, unit.clause.end):
        return tail.end()
    stop = _GROUP_STOP.search(text, start, unit.span.end)
    return stop.start() if stop else unit.span.end


def _ungrouped(text: str, unit: Unit, span: Span, places: Mapping[int, int], rules: ProjectRules) -> Listing:
    members = _members(text, span, unit.marks, places)
    last = members[-1].span
    counted = _COUNTED.search(text, last.start + 1, span.end) if len(members) > 1 else None
    if counted:
        kept = (*members[:-1], Member(Span(last.start, counted.start()), 0))
        tail = _GROUP_TAIL.match(text, counted.end(), span.end)
        return _grouped(text, unit, kept, Span(counted.start(), tail.end() if tail else span.end), places, rules)
    head = Head()
    if len(members) > 1:
        head = like_head(text, [member.span for member in members]) or common_head(text, last, unit.marks)
    return Listing(unit, members, Group.NONE, head, False)


def _grouped(
    text: str, unit: Unit, members: tuple[Member, ...], span: Span, places: Mapping[int, int], rules: ProjectRules
) -> Listing:
    words = text[slice(*span)]
    counted = _COUNT_ANYWHERE.search(words) is not None
    core = _without(rules.ranks, _MEASURE.sub("", words).removesuffix("建设"))
    if (
        core.startswith(rules.others)
        and not core.endswith(("的项目", "的工程"))
        and not _head_of(core, rules).text.endswith(("线", "机组", "设施"))
    ):
        return Listing(unit, members, Group.OTHER, Head(), counted)
    if core.endswith(("项目", "工程")):
        core = _without(rules.ranks + rules.sectors, _CALLED.sub("", core))
        other = bool(core) and core in rules.others
        head = _shared(_head_of(core, rules), text, members, unit.marks)
        if not head.text and all(_is_bare(text, member.span, places) for member in members):
            head = Head() if _NO_HEAD.search(core) or core.endswith(rules.others) else Head(core[:MAX_HEAD], "action")
        in_group = bool(head.text)
        head = head if in_group else _last_head(text, members, unit.marks)
        return Listing(unit, members, Group.OTHER if other else Group.PROJECT, head, counted, in_group)
    if not core:
        return Listing(unit, members, Group.BARE, _last_head(text, members, unit.marks), counted)
    head = _head_of(core, rules)
    shared = _shared(head, text, members, unit.marks)
    return Listing(unit, members, Group.HEAD if head.text else Group.OTHER, shared, counted)


def _shared(head: Head, text: str, members: tuple[Member, ...], marks: tuple[Mark, ...]) -> Head:
    """`head`, unless it names a class: most members end in a head of their own, or one in another
    (`甲水库、乙泵站等水源工程`), or things of many kinds are called so (`甲剧院、乙书苑等文化设施`).
    """
    if not head.text or head.kind == "action":
        return head
    own = [kind for kind in (common_head(text, member.span, marks).kind for member in members) if kind]
    kinds = set(own) - {"action"}
    whole = 2 * len(own) > len(members) or (head.text.endswith("设施") and not head.text.endswith("基础设施"))
    return head if (kinds <= WAYS if head.kind in WAYS else kinds <= {head.kind} and not whole) else Head()


def _is_bare(text: str, span: Span, places: Mapping[int, int]) -> bool:
    """Whether the member is a place, a route or a road's number alone, which needs a head to name something built."""
    bare = places.get(span.start) == span.end or ROUTE.fullmatch(text, *span)
    return bool(bare or _ROAD_NUMBER.fullmatch(text, *span))


def _last_head(text: str, members: tuple[Member, ...], marks: tuple[Mark, ...]) -> Head:
    """The head of the last member, where it is one that short names of ways share (`甲乙、丙丁高速公路等项目`)."""
    head = common_head(text, members[-1].span, marks) if len(members) > 1 else Head()
    return head if head.kind in WAYS else Head()


def _head_of(words: str, rules: ProjectRules) -> Head:
    """`words` where they end in something that can be built and say little besides, else nothing."""
    words = _UNDERTAKEN.sub("", _DONE_TO.sub("", words))
    if len(words) > MAX_HEAD or _NO_HEAD.search(words):
        return Head()
    marks = rules.automaton.find_matches_as_indexes(words)
    last = next((rules.words[index] for index, _, end in marks if end == len(words)), None)
    if last and not last.roles & Role.ACTION and _JOINT.search(words):
        return Head()
    shares = last is not None and last.roles & Role.HEAD and not last.roles & (Role.ZONE | Role.PHASE)
    return Head(words, last.kind, _deed(words, marks, rules)) if last and shares else Head()


def _deed(words: str, marks: Sequence[tuple[int, int, int]], rules: ProjectRules) -> str:
    """What is done at the end of `words` to things of a kind: `改造` of `景区改造`, nothing of `环境改造`."""
    start = len(words)
    for index, begin, end in reversed(marks):
        if end != start or not rules.roles[index] & Role.ACTION:
            of_things = end == start and rules.roles[index] & Role.HEAD
            return words[start:] if of_things or words.endswith(_AREAS, 0, start) else ""
        start = begin
    return words[start:] if words.endswith(_AREAS, 0, start) else ""


def _without(fillers: tuple[str, ...], words: str) -> str:
    """The words behind `等` without counts and words of rank: `一批重大水利项目` is `水利项目` at most."""
    while True:
        if words.startswith(fillers):
            words = words[len(next(filler for filler in fillers if words.startswith(filler))) :]
        elif count := _LEADING_COUNT.match(words):
            words = words[count.end() :]
        else:
            return words


def _members(text: str, span: Span, marks: tuple[Mark, ...], places: Mapping[int, int]) -> tuple[Member, ...]:
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
    if not placed and not _is_bare(text, member.span, places):
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
    for joint in _JOINT.finditer(text, piece.start + 1, piece.end - 1):
        around = mark_at(marks, joint.start())
        if around and around.roles & Role.KEEP:
            continue
        left, right = Span(start, joint.start()), Span(joint.end(), piece.end)
        if _BETWEEN.search(text, right.start + 1, right.end):
            break
        leans = _leans(text, left, right, places) or _names(text, left, right, marks)
        along = leans or joint[0] == "以及" or _ALONG.match(text, *right)
        one = joint[0] == "及" and not _closes(span, piece) and not _is_named(text, right, places)
        if along or (not one and _parts(text, left, right, marks, places)):
            yield Member(left, int(leans))
            start = joint.end()
    yield Member(Span(start, piece.end), 0)


def _is_named(text: str, part: Span, places: Mapping[int, int]) -> bool:
    """Whether what stands there begins with a name."""
    return part.start in places or is_particular(text[part.start : min(part.end, part.start + _MAX_NAMED)])


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
    if len(begun) < 2 or not 1 < len(name) <= _MAX_NAMED or _PLAIN.search(name):
        return False
    return is_particular(name) and is_particular(begun)


def _parts(text: str, left: Span, right: Span, marks: tuple[Mark, ...], places: Mapping[int, int]) -> bool:
    """Whether a joint parts two names: the left one is whole, and the right one is more than its second verb."""
    length = left.end - left.start
    if length < 2:
        return False
    if text[left.end - 1] in "）)”":
        return True
    last = mark_before(marks, left.end)
    if last is not None and last.end == left.end and last.start > left.start and last.roles & (Role.HEAD | Role.TRAIL):
        return not last.roles & Role.ACTION or len(_PLAIN.sub("", text[slice(*right)])) >= _ANEW
    return length >= _ANEW and right.start in places
