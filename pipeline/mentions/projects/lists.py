"""Reads a unit as an enumeration: its members, the head they share, and what they are called together."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from pipeline.document import Span
from pipeline.mentions.projects.units import Mark, Unit, mark_at, mark_before, marks_within
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.projects import ProjectRules, Role

_BRACKETS = {"（": "）", "(": ")", "“": "”", "《": "》", "「": "」"}
_GROUP_TAIL = plain_pattern(
    r"[^、，。；]{0,24}?(?:项目|工程)(?!师|院|技术|部)|[^，。；]{0,24}?的(?:重大|重点)?(?:项目|工程)(?!师|院|技术|部)"
)
_MAX_HEAD = 14
_COUNT = r"(?:\d{1,5}|[一二两三四五六七八九十百]{1,4})(?:余|多)?(?:大|条|个|座|项|家|处|所|段|类|名)"
_COUNT_ANYWHERE = plain_pattern(_COUNT)
_NO_HEAD = plain_pattern("[的、，在为]")
_TAIL = plain_pattern("项目|工程|^建设$")
_COUNTED = lazy_pattern(rf"(?<=.)(?:等)?(?P<count>{_COUNT})(?=\w)(?!月|线|期)")
_ROUTE = lazy_pattern(r"\w{2,8}(?:至|到|—|－|-|–)\w{2,8}")
_JOINT = re.compile(r"以及|[和及与]")
# What one of several members of an enumeration stands beside.
_PARTED = re.compile("[、和及与]")
_PARTING = re.compile(f"[、{''.join(_BRACKETS)}{''.join(_BRACKETS.values())}]")
# With so many characters what follows a joint is a name of its own, no second verb (`灌区续建与现代化改造`).
_ANEW = 6
# The last characters of things that come in numbers, and what may be done to them.
_LIKE = "湖河江溪渠港库圩垸村镇路街道桥站场园区院厂闸坝堤沟塘湾学校"
_DONE = lazy_pattern(
    r"(?:\w{0,4}(?:改造|修复|治理|整治|加固|迁建|扩建|改建|改扩建|重建|新建|复堤|疏浚|清淤|更新|提升|拓宽|绿化|修缮)|绿化带)"
    r"(?:项目|工程)?"
)
# What lies between the two that a joint names: `甲大道与乙大道连接线` is one.
_BETWEEN = plain_pattern(r"(?:连接线|连接道|联络线|立交|互通|交叉口|交汇处)(?:桥|项目|工程|建设|改造)*$")
_PLAIN = re.compile("项目|工程|建设")
# What only comes along with the name before the joint: `体育馆及相关配套设施` names the stadium.
_ALONG = plain_pattern(r"(?:其|相关|有关|周边|附属)+(?:配套|附属|基础|设施|道路|工程)")
_LEADING_COUNT = plain_pattern(rf"(?:的|{_COUNT}|[\d.]+(?:亿|万|千)?(?:元|千瓦)(?:以上|级)?)")


WAYS = frozenset({"road", "rail", "air_port"})


class Head(NamedTuple):
    """The last words of a name, which say what is built, and their kind."""

    text: str
    kind: str


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
    """The members of one unit and what is said of them together: the head they share, and its kind."""

    unit: Unit
    members: tuple[Member, ...]
    group: Group
    shared_head: str
    head_kind: str
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
        tail = _GROUP_TAIL.match(text, mark.end, unit.clause.end)
        stop = text.find("、", mark.end, unit.span.end)
        end = tail.end() if tail else stop if stop >= 0 else unit.span.end
        members = _members(text, Span(start, mark.start), unit.marks, places)
        yield _grouped(text, unit, members, Span(mark.end, end), places, rules)
        joint = _JOINT.match(text, end)
        start = joint.end() if joint else end + 1
        if start >= unit.span.end or not (joint or text[end] == "、"):
            return
    yield _ungrouped(text, unit, Span(start, unit.span.end), places, rules)


def _ungrouped(text: str, unit: Unit, span: Span, places: Mapping[int, int], rules: ProjectRules) -> Listing:
    members = _members(text, span, unit.marks, places)
    last = members[-1].span
    counted = _COUNTED.search(text, last.start + 1, span.end) if len(members) > 1 else None
    if counted:
        kept = (*members[:-1], Member(Span(last.start, counted.start()), 0))
        tail = _GROUP_TAIL.match(text, counted.end(), span.end)
        return _grouped(text, unit, kept, Span(counted.start(), tail.end() if tail else span.end), places, rules)
    head = Head("", "")
    if len(members) > 1:
        head = _like_head(text, members) or common_head(text, last, unit.marks)
    return Listing(unit, members, Group.NONE, head.text, head.kind, False)


def _like_head(text: str, members: tuple[Member, ...]) -> Head | None:
    """What is done to things of one kind, said with the last alone (`甲湖、乙湖生态修复`)."""
    kinds = {text[member.span.end - 1] for member in members[:-1]}
    kind, last = kinds.pop(), members[-1].span
    if kinds or kind not in _LIKE or last.end - last.start > _MAX_HEAD:
        return None
    done = text[max(text.rfind(kind, last.start + 1, last.end - 1), last.start) + 1 : last.end]
    named = last.end - last.start > len(done) + 1
    return Head(done.removesuffix("项目").removesuffix("工程"), "like") if named and _DONE.fullmatch(done) else None


def _grouped(
    text: str, unit: Unit, members: tuple[Member, ...], span: Span, places: Mapping[int, int], rules: ProjectRules
) -> Listing:
    words = text[slice(*span)]
    counted = _COUNT_ANYWHERE.search(words) is not None
    core = _without(rules.ranks, words.removesuffix("建设"))
    if (
        core.startswith(rules.others)
        and not core.endswith(("的项目", "的工程"))
        and not _head_of(core, rules).text.endswith(("线", "机组", "设施"))
    ):
        return Listing(unit, members, Group.OTHER, "", "", counted)
    if core.endswith(("项目", "工程")):
        core = _without(rules.ranks + rules.sectors, core.removesuffix("项目").removesuffix("工程"))
        other = bool(core) and core in rules.others
        head = _shared(_head_of(core, rules), text, members, unit.marks)
        if not head.text and all(_is_bare(text, member.span, places) for member in members):
            head = Head("" if _NO_HEAD.search(core) or core.endswith(rules.others) else core[:_MAX_HEAD], "action")
        in_group = bool(head.text)
        head = head if in_group else _last_head(text, members, unit.marks)
        return Listing(unit, members, Group.OTHER if other else Group.PROJECT, *head, counted, in_group)
    if not core:
        return Listing(unit, members, Group.BARE, *_last_head(text, members, unit.marks), counted)
    head = _head_of(core, rules)
    shared = _shared(head, text, members, unit.marks)
    return Listing(unit, members, Group.HEAD if head.text else Group.OTHER, shared.text, shared.kind, counted)


def _shared(head: Head, text: str, members: tuple[Member, ...], marks: tuple[Mark, ...]) -> Head:
    """`head`, unless a member ends in a head of another kind: then it names a class (`甲水库、乙泵站等水源工程`)."""
    if not head.text or head.kind == "action":
        return head
    kinds = {common_head(text, member.span, marks).kind for member in members} - {"", "action"}
    return head if kinds <= (WAYS if head.kind in WAYS else {head.kind}) else Head("", "")


def _is_bare(text: str, span: Span, places: Mapping[int, int]) -> bool:
    """Whether the member is a place or a route alone, which needs a head to name something built."""
    return places.get(span.start) == span.end or _ROUTE.fullmatch(text, *span) is not None


def _last_head(text: str, members: tuple[Member, ...], marks: tuple[Mark, ...]) -> Head:
    """The head of the last member, where it is one that short names of ways share (`甲乙、丙丁高速公路等项目`)."""
    head = common_head(text, members[-1].span, marks) if len(members) > 1 else Head("", "")
    return head if head.kind in WAYS else Head("", "")


def _head_of(words: str, rules: ProjectRules) -> Head:
    """`words` where they end in something that can be built and say little besides, else nothing."""
    words = words.removesuffix("建设")
    if len(words) > _MAX_HEAD or _NO_HEAD.search(words):
        return Head("", "")
    marks = rules.automaton.find_matches_as_indexes(words)
    last = next((rules.words[index] for index, _, end in marks if end == len(words)), None)
    shares = last is not None and last.roles & Role.HEAD and not last.roles & (Role.ZONE | Role.PHASE)
    return Head(words, last.kind) if last and shares else Head("", "")


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
    split = [part for piece in pieces for part in _split_at_joints(text, piece, marks, places)]
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
    heads = ((later, common_head(text, members[later].span, marks)) for later in range(index, len(members)))
    owner, head = next((found for found in heads if found[1].text), (index, Head("", "")))
    whole = head.kind != "action" and _is_built_thing(member.span, marks, places)
    return member if whole else Member(member.span, owner - index)


def _is_built_thing(span: Span, marks: tuple[Mark, ...], places: Mapping[int, int]) -> bool:
    """Whether the member is a place with what is built there: `甲港、乙船闸` are two of different kinds."""
    begin = places.get(span.start, span.start)
    return any(m.end == span.end and m.roles & Role.HEAD for m in marks_within(marks, Span(begin, span.end)))


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


def _split_at_joints(text: str, piece: Span, marks: tuple[Mark, ...], places: Mapping[int, int]) -> Iterator[Member]:
    """Parts at `和` where what stands before is a whole name of its own, or a place that shares the later head."""
    start = piece.start
    for joint in _JOINT.finditer(text, piece.start + 1, piece.end - 1):
        around = mark_at(marks, joint.start())
        if around and around.roles & Role.KEEP:
            continue
        left, right = Span(start, joint.start()), Span(joint.end(), piece.end)
        if _BETWEEN.search(text, *right):
            break
        leans = _leans(text, left, right, places)
        if leans or joint[0] == "以及" or _ALONG.match(text, *right) or _parts(text, left, right, marks, places):
            yield Member(left, int(leans))
            start = joint.end()
    yield Member(Span(start, piece.end), 0)


def _leans(text: str, left: Span, right: Span, places: Mapping[int, int]) -> bool:
    if places.get(left.start) == left.end or _ROUTE.fullmatch(text, *left):
        return True
    return left.end - left.start <= 3 and _ROUTE.match(text, *right) is not None


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


def common_head(text: str, member: Span, marks: tuple[Mark, ...]) -> Head:
    """The heads at the end of `member`, which may hold for the names before it too (`甲、乙水库灌区`)."""
    inside = [m for m in marks_within(marks, member) if m.roles & (Role.HEAD | Role.TRAIL)]
    while inside and _TAIL.search(text[inside[-1].start : inside[-1].end]):
        inside.pop()
    if not inside or inside[-1].roles & (Role.PHASE | Role.ZONE):
        return Head("", "")
    end, start, kind = inside[-1].end, inside[-1].start, inside[-1].kind
    for mark in reversed(inside[:-1]):
        if mark.end != start or mark.end - mark.start < 2:
            break
        start = mark.start
    return Head(text[start:end], kind) if start > member.start and end - start > 1 else Head("", "")
