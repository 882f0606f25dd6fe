"""Reads a unit as an enumeration: its members, the head they share, and what they are called together."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from pipeline.document import Span
from pipeline.mentions.projects.everyday import is_particular
from pipeline.mentions.projects.heads import MAX_HEAD, WAYS, Head, common_head
from pipeline.mentions.projects.members import JOINT, Member, is_bare, members_of
from pipeline.mentions.projects.units import Mark, Unit, mark_before
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.projects import ProjectRules, Role

_COUNT = r"(?:(?:\d{1,5}|[一二两三四五六七八九十百]{1,4})(?:余|多)?|多|数)(?:大|条|个|座|项|家|处|所|段|类|名|件)"
COUNT = plain_pattern(_COUNT)
_NO_HEAD = plain_pattern("[的、，在为]")
_COUNTED = lazy_pattern(rf"(?<=[^A-Za-z\d-])(?:等)?(?P<count>{_COUNT})(?=\w)(?!月|线|期)")
_GROUP_STOP = re.compile("、|以及")
# What leads from one enumeration to the next, behind how many the first had (`甲厂等项目5个、乙库等工程`).
_NEXT = plain_pattern(rf"(?:{_COUNT})?(?:以及|[、和及与])")
_CALLED = plain_pattern("大?(?:项目)?(?:工程)?$")
_UNDERTAKEN = plain_pattern("(?:建设|规划|编制|前期|进度|步伐|推进|工作)+$")
# So many characters tell whether a name begins; the first of several is more than a word for a class, if it is long.
_NAME = 2
_FIRST = plain_pattern("[^、等]{4,}、")
# How long or large what is listed is together, and what is done to it all.
_MEASURE = plain_pattern(
    r"(?:共|总长|全长|共计)?\d[\d.]*(?:余|多)?(?:万|亿)?(?:公里|千米|米|平方米|平方公里|亩|公顷|千瓦)$"
)
_DONE_TO = plain_pattern("的(?:综合)?(?:开发|改造|建设|整治|提升|规划|扩建|升级|保护|利用|治理)+$")
# Whom or what a deed is done to, where that is but a word for all the members.
_DONE_BY_ALL = ("企业", "公司", "项目")
# How many, how long or in what kind of places things are: no part of what they share (`甲、乙等地污水厂`).
_LEADING_COUNT = plain_pattern(
    rf"(?:的|老(?![年旧人城街区龄工])|{_COUNT}|总装机(?:容量)?|[\d.]+(?:亿|万|千)?(?:元|千瓦)(?:以上|级)?|\d+亿级"
    r"|约?\d[\d.]*公里|地(?=\p{Han}{2})(?![的铁下面热方区质块表标上震膜级埋]|理(?!工)|产(?!业)|道(?!路))"
    r"|[市县区]?（[市县区地旗]）|县(?=\p{Han}{2})(?![城域级道乡界区市委])|\d{1,2}(?:个)?[县市区](?![级域块]))"
)


class Group(StrEnum):
    """What the enumeration calls its members."""

    NONE = "none"
    BARE = "bare"
    PROJECT = "project"
    HEAD = "head"
    OTHER = "other"


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
        end = _group_end(text, mark.end, unit, places, rules)
        members = members_of(text, Span(start, mark.start), unit.marks, places)
        yield _grouped(text, unit, members, Span(mark.end, end), places, rules)
        joint = _NEXT.match(text, end, unit.span.end)
        if not joint or joint.end() == unit.span.end:
            return
        start = joint.end()
    yield _ungrouped(text, unit, Span(start, unit.span.end), places, rules)


def _group_end(text: str, start: int, unit: Unit, places: Mapping[int, int], rules: ProjectRules) -> int:
    """Where the words end that say behind `等` what the members are."""
    for joint in JOINT.finditer(text, start + 1, min(start + MAX_HEAD, unit.span.end)):
        if _is_next(text, joint.start(), joint.end(), unit, places):
            return joint.start()
    if tail := rules.group_tail.match(text, start, unit.clause.end):
        return _deed_end(tail.end(), unit) if _without(rules.ranks, tail[0]) == "项目" else tail.end()
    stop = _GROUP_STOP.search(text, start, unit.span.end)
    return stop.start() if stop else unit.span.end


def _deed_end(end: int, unit: Unit) -> int:
    """Where the deed ends that begins at `end` (`等项目扩建`), if one does."""
    return next((mark.end for mark in unit.marks if mark.start == end and mark.roles & Role.ACTION), end)


def _is_next(text: str, end: int, start: int, unit: Unit, places: Mapping[int, int]) -> bool:
    """Whether a joint from `end` to `start` parts what members are from the next name (`甲、乙等铁路和云溪大桥`)."""
    head = mark_before(unit.marks, end)
    if head is None or head.end < end or not head.roles & Role.HEAD or head.roles & Role.ACTION:
        return False
    named = start in places or is_particular(text[start : start + _NAME])
    return named or _FIRST.match(text, start, unit.clause.end) is not None


def _ungrouped(text: str, unit: Unit, span: Span, places: Mapping[int, int], rules: ProjectRules) -> Listing:
    members = members_of(text, span, unit.marks, places)
    last = members[-1].span
    counted = _COUNTED.search(text, last.start + 1, span.end) if len(members) > 1 else None
    if counted:
        kept = (*members[:-1], Member(Span(last.start, counted.start()), 0))
        tail = rules.group_tail.match(text, counted.end(), span.end)
        return _grouped(text, unit, kept, Span(counted.start(), tail.end() if tail else span.end), places, rules)
    head = common_head(text, last, unit.marks) if len(members) > 1 else Head()
    return Listing(unit, members, Group.NONE, head, False)


def _grouped(
    text: str, unit: Unit, members: tuple[Member, ...], span: Span, places: Mapping[int, int], rules: ProjectRules
) -> Listing:
    words = text[slice(*span)]
    counted = COUNT.search(words) is not None
    core = _without(rules.ranks, _MEASURE.sub("", words).removesuffix("建设"))
    if core.startswith(_DONE_BY_ALL) and (deed := _deed_of(core[2:], rules)).text:
        project = core.startswith("项目")
        return Listing(unit, members, Group.PROJECT if project else Group.HEAD, deed, counted, project)
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
        if not head.text and all(is_bare(text, member.span, places) for member in members):
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
    if last and not last.roles & Role.ACTION and JOINT.search(words):
        return Head()
    shares = last is not None and last.roles & Role.HEAD and not last.roles & (Role.ZONE | Role.PHASE)
    return Head(words, last.kind) if last and shares else Head()


def _deed_of(words: str, rules: ProjectRules) -> Head:
    """`words` where they say nothing but what is done (`甲、乙等企业搬迁改造`), else nothing."""
    said = words.removesuffix("项目").removesuffix("工程")
    marks = rules.automaton.find_matches_as_indexes(said)
    at = 0
    for word, start, end in marks:
        at = end if start == at and rules.roles[word] & Role.ACTION else -1
    return Head(said, "action") if said and at == len(said) else Head()


def _without(fillers: tuple[str, ...], words: str) -> str:
    """The words behind `等` without counts and words of rank: `一批重大水利项目` is `水利项目` at most."""
    while True:
        if count := _LEADING_COUNT.match(words):
            words = words[count.end() :]
        elif words.startswith(fillers):
            words = words[len(next(filler for filler in fillers if words.startswith(filler))) :]
        else:
            return words
