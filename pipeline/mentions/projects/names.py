"""From an enumeration to candidate names: where each begins and where it ends."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.document import Span
from pipeline.mentions.projects.ends import SharedEnds
from pipeline.mentions.projects.everyday import share_of_everyday
from pipeline.mentions.projects.heads import ROUTE, strip_tails
from pipeline.mentions.projects.lists import Group, Listing
from pipeline.mentions.projects.numbers import numbered
from pipeline.mentions.projects.sharing import likeliest, route_begun
from pipeline.mentions.projects.units import BUILT, INSIDE_AMOUNT, Mark, Unit, marks_within
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.projects import ProjectRules, Role

_AFTER_TAIL = plain_pattern(r"(?:[一二三四五六首]期|\S{2,10}?段|\S{2,6}线$|(?:（[^）]{1,20}）|\([^)]{1,20}\)))")
_ROUTE_NOTE = lazy_pattern(r"[（(]\w{2,6}[—－–-]\w{2,6}(?<!段)[）)]")
# A last character that goes with a head (`泵站群`, `快速路网`), where the name ends behind it.
_SUFFIX = plain_pattern("[区场群库带圈网](?![一-龥])")
_BRACKETED = plain_pattern(r"（[^）]{1,24}）|\([^)]{1,24}\)")
# What tells of the thing is no part of its name: a note in brackets, be it how it is called for short
# (`二期（日供水10万吨）`, `古城修复项目（“一城”）`), how far it grows (`水厂扩建至20万吨`), how much there is of it.
TOLD = plain_pattern(
    r"[（(](?:“|含|日|总|约|共|占|世界|全国|全省|其中|预计|计划"
    r"|\d[\d.×*xX]{0,8}(?:余|多)?(?:[万亿]|公里|千米|米|亩|公顷|吨|千瓦|兆瓦|[个座条处张辆台套]))"
    r"|(?<=[扩升延增容能建提])至\d|(?<=[一-龥])\d[\d.]{0,8}(?:余|多)?万?(?:公里|千米|米|亩|公顷|[个座条处])$"
)
_CAPACITY = plain_pattern(
    r"年(?:产|处理|加工|生产)[^、，]{0,3}?[\d.]+(?:余|多)?(?:亿|万|千)?[^\d\s]{0,3}?"
    r"(?:吨|台|套|件|只|头|羽|平方米|立方米|剂|支|片|千瓦|瓦|辆|米|条|块)(?:/年)?"
)

_TAIL = re.compile("项目|工程")
_OWN = ("工程", "项目")
_QUOTE = plain_pattern("[“”《》]")
_INNER_LEAD = lazy_pattern(r"(?<=\w)在(?!建)|(?<=\w)(?<!火)把(?![手脉关控])")
_INNER = "在把"
# Verbs that part what comes before from what is built (`云河镇新建中学`), unless it is who builds (`云河公司新建码头`).
_NEW = plain_pattern(r"(?<!公司)(?<!集团)(?<!厂)(?:新建|修建|兴建|在建|拟建|筹建)(?![扩改])")
# What is built anew at one of these is a part of it (`县医院新建住院楼`).
_HOUSES = frozenset({"air_port", "civic", "rail"})
# Behind how many there are, which is one, its name begins (`要搭一座玻璃桥`).
_ONE = plain_pattern(r"一[座家所条个处栋幢](?=[一-龥]{2})")
_MIN_NAME = 2
_MAX_NAME = 48
_MAX_RESIDUE = 12
# So far back a quote opens whose words are a part of a name, no saying.
_QUOTED = 7
# A name that begins with a head is no longer than twice this.
_BEGINNING = 3
_HAN = plain_pattern("[一-龥]+")
_SHORT = 5
_CLOSERS = {"（": "）", "(": ")", "“": "”", "《": "》"}
_OPENER = re.compile(f"[{''.join(_CLOSERS)}]")
_SKIPPED = re.compile(r"[\s*|｜▲●■◆·,.:/-]+|即(?!墨)|\d{1,2}月(?:\d{1,2}日)?(?![\d至])")
# What is told by a number is named behind it: `“三横”即甲大道`, `一核即乙新城`.
_DEFINED = plain_pattern(
    r"(?:“[^”]{1,8}”|[一二两三四五六七八九十\d][一-龥]{1,4}|\d)(?:即(?!墨)|(?<!五)指(?![挥导数标定纹])|是指)"
)
# Behind a stop within a list, or a verb that takes what follows, 和 joins nothing, but begins a name (`推动和畅中学`).
_TAKES = plain_pattern("(?:、|推动|推进|加快|设立|打造)$")
# What goes on to say what becomes of the thing, and ends within it (`甲大桥均|完成`).
_HALF = plain_pattern("(?:均|按|并|被|正|要|同步|眼下)")


class Candidate(NamedTuple):
    """A possible project's name: where its words stand, the name, and how its end was found.

    `stem` is the name without the heads at its end, `lead` what was stripped before it, `rest` what
    of the member stands behind it.
    """

    span: Span
    name: str
    end_kind: str
    tail: str
    stem: str
    lead: str
    rest: str
    shared: bool
    listing: Listing


def find_candidates(text: str, listing: Listing, rules: ProjectRules) -> Iterator[Candidate]:
    """The candidates of one enumeration, in order."""
    many = len(listing.members) > 1
    ends = SharedEnds(text, listing, rules) if many or listing.head.text else None
    complete = numbered([text[slice(*member.span)] for member in listing.members]) if many else {}
    for index in range(_first(text, listing, rules), len(listing.members)):
        found = _candidate(text, index, listing, ends, rules)
        if index in complete:
            found = _numbered_candidate(complete[index], index, listing)
        if found and _MIN_NAME <= len(found.name) <= _MAX_NAME:
            yield found


def _first(text: str, listing: Listing, rules: ProjectRules) -> int:
    """The first member that may be a name: the ends of a way stand before the way (`连接甲县和乙县的甲乙铁路`)."""
    if listing.unit.before not in rules.between:
        return 0
    owning = (index for index, member in enumerate(listing.members) if text.find("的", *member.span) >= 0)
    return next(owning, 0)


def _numbered_candidate(name: str, index: int, listing: Listing) -> Candidate:
    kind = "rail" if name.endswith("线") else "phase" if name.endswith("期") else "member"
    return Candidate(listing.members[index].span, name, kind, "", name, "", "", True, listing)


def _candidate(
    text: str, index: int, listing: Listing, ends: SharedEnds | None, rules: ProjectRules
) -> Candidate | None:
    first, last = member = listing.members[index].span
    marks = marks_within(listing.unit.marks, member)
    named = [m for m in marks if m.roles & (Role.HEAD | Role.TRAIL)]
    start = _behind_leads(text, _begin(text, member, marks, named), last, marks)
    # What is called 工程 or 项目 itself is whole (`甲供水工程、乙水库除险加固`).
    shares = ends is not None and ends.any(index) and not text.endswith(_OWN, first, last)
    told = TOLD.search(text, start + _MIN_NAME, last)
    stop = told.start() if told else last
    end, kind = _end(text, start, stop, [m for m in named if m.end <= stop], listing, shares or listing.head.text != "")
    start, end = _balanced(text, start, end, listing.unit)
    if end <= start:
        return None
    name = text[start:end]
    if "投资" in name:
        name = INSIDE_AMOUNT.sub("", name)
    name, tail = strip_tails(name.replace("的", ""))
    ending = likeliest(name, index, listing, ends, rules) if ends and shares else ""
    if listing.head.text and (ending or name.endswith(listing.head.text)):
        name = route_begun(text, index, listing) + name
    name = unquoted(_without_route(name) + ending)
    stem = name.removesuffix(ending) if ending else _stem(name, start, end, named)
    return Candidate(Span(start, end), name, kind, tail, stem, text[first:start], text[end:last], ending != "", listing)


def _without_route(name: str) -> str:
    """`name` without the ends of a road in brackets."""
    return _ROUTE_NOTE.sub("", name) if "（" in name or "(" in name else name


def _stem(name: str, start: int, end: int, named: list[Mark]) -> str:
    """What of the name stands before its heads: the part that makes it one particular thing."""
    for first, last, _, _ in reversed(named):
        if last == end and first >= start:
            end = first
    return name[: max(0, end - start)]


def _begin(text: str, member: Span, marks: Sequence[Mark], named: list[Mark]) -> int:
    """Where the words that can be the name begin: behind the last 的, dash or 在 before its last head."""
    last = named[-1].start if named else member.end
    of = text.rfind("的", member.start, last)
    start = _route_before(text, member.start, of, named) if of >= 0 else member.start
    for verb in marks:
        if start < verb.start and verb.end + _MIN_NAME <= last and _NEW.match(text, verb.start):
            at_house = any(m.end == verb.start and m.kind in _HOUSES for m in named)
            start = start if at_house else verb.end
    for one in _ONE.finditer(text, start, last):
        start = one.end()
    dash = text.rfind("——", member.start, last)
    start = max(start, dash + 2) if dash - member.start > _SHORT else start
    inside = any(text.find(word, start, last) >= 0 for word in _INNER)
    for inner in _INNER_LEAD.finditer(text, start, last) if inside else ():
        if not any(m.start <= inner.start() < m.end and m.roles & Role.KEEP for m in marks):
            start = inner.end()
    if defined := _DEFINED.match(text, start, last):
        start = defined.end()
    whole = marks and marks[-1].start == start and marks[-1].end == member.end
    return member.start if whole and marks[-1].roles & Role.ACTION else start


def _route_before(text: str, start: int, of: int, named: list[Mark]) -> int:
    """Where the name begins whose last 的 stands at `of`: behind that, or with the route before it, which is what tells
    one way from the others (`甲县至乙县的高速公路`) that has no name of its own (`甲县至乙县的佛岭大道`).
    """
    begin = max(text.rfind("的", start, of) + 1, start)
    head = next((m.start for m in named if m.roles & Role.HEAD and m.start > of), 0)
    own = head > of + 2 and share_of_everyday(text[of + 1 : head]) == "nothing"
    return begin if not own and ROUTE.fullmatch(text, begin, of) else of + 1


def _behind_leads(text: str, start: int, end: int, marks: Sequence[Mark]) -> int:
    """Where the words begin behind marks, words that lead to a name, and a capacity."""
    leads = {first: last for first, last, roles, _ in marks if roles & Role.LEAD}
    while True:
        if skipped := _SKIPPED.match(text, start, end):
            start = skipped.end()
        elif text.startswith("和", start) and start + 1 not in leads and _TAKES.search(text, max(0, start - 2), start):
            return start
        elif start in leads:
            start = leads[start]
        elif text.startswith("年", start) and (capacity := _CAPACITY.match(text, start, end)) and capacity.end() < end:
            start = capacity.end()
        else:
            return start


def _end(text: str, start: int, last: int, named: list[Mark], listing: Listing, headed: bool) -> tuple[int, str]:
    """Where the name ends, and by what: a tail (项目), a head (高速公路), a phase, or the end of the member."""
    for first, stop, roles, _ in named:
        if (
            roles & Role.TRAIL
            and first > start
            and _TAIL.search(text, first, stop)
            and not _is_field(text, stop, named)
        ):
            after = _AFTER_TAIL.match(text, stop, last)
            return (after.end() if after else stop), "tail"
    group = listing.group
    for first, stop, roles, kind in reversed(named):
        if roles & Role.HEAD and first >= start and stop >= start + _MIN_NAME and not _begins(text, start, stop, last):
            if stop == last and _is_placed(listing, kind, stop - first):
                return stop, "member"
            stop = stop + 1 if _SUFFIX.match(text, stop, last) else stop
            bracket = _BRACKETED.match(text, stop, last) if stop < last else None
            end = bracket.end() if bracket else stop
            whole = (group is Group.PROJECT or headed) and 0 < last - end <= _MAX_RESIDUE
            whole = whole and not _HALF.fullmatch(text, end, last)
            return (last, "member") if whole else (end, kind)
    if group in (Group.PROJECT, Group.HEAD) or headed:
        return last, "member"
    if named and text[last - 1] == "”" and text.find("“", start + 1, last) > 0:
        return last, "quoted"
    return (last, "plain") if _is_listed(text, listing) else (start, "")


def _is_field(text: str, stop: int, named: list[Mark]) -> bool:
    """Whether the word that stops at `stop` is 工程 as a field of knowledge, within the name of what is built for it
    (`海洋工程装备检测中心`): nothing before it is built.
    """
    last, before = named[-1], any(m.end < stop and m.roles & Role.HEAD for m in named)
    built = last.roles & Role.HEAD and last.start > stop and last.end - last.start > 1
    return bool(built) and not before and text[stop - 2 : stop] == "工程"


def _is_placed(listing: Listing, kind: str, length: int) -> bool:
    """Whether what the member ends in tells where the thing is that the group names (`甲湖、乙路等生态公园`)."""
    return length == 1 and listing.group is Group.HEAD and listing.head.kind not in ("", "action", kind)


def _begins(text: str, start: int, stop: int, last: int) -> bool:
    """Whether the head that stops at `stop` is the beginning of a name that goes on (`引江补汉`), not its end."""
    return stop - start <= _BEGINNING and 0 < last - stop <= _BEGINNING and _HAN.fullmatch(text, stop, last) is not None


def _is_listed(text: str, listing: Listing) -> bool:
    """Whether the member stands among others that are built: what it is called need not say that it can be."""
    unit = listing.unit
    told = (unit.left | unit.right) & BUILT
    return (
        bool(told)
        and listing.group in (Group.NONE, Group.BARE)
        and (len(listing.members) > 1 or text[unit.span.start] == "“")
    )


def _balanced(text: str, start: int, end: int, unit: Unit) -> tuple[int, int]:
    """`start` and `end` without quotes and brackets that stand only half between them: grown to the closing one, or cut
    short. A note in brackets belongs to the name if it is of one piece (`一期（云河段）`), not if it tells of the thing
    (`综合体（总投资9亿元）`).
    """
    limit, start = unit.clause.end, _opened(text, start, end, unit)
    if not _OPENER.search(text, start, end):
        return start, end
    if text[start] in _CLOSERS and text.find(_CLOSERS[text[start]], start, end) < 0:
        closer = text.find(_CLOSERS[text[start]], end, min(limit, end + 12))
        return (start, closer + 1) if closer == end else (start + 1, end)
    for opener, mate in _CLOSERS.items():
        opened = text.rfind(opener, start, end)
        if opened >= 0 and text.find(mate, opened, end) < 0:
            reach = unit.span.end if opener in "（(" else min(limit, end + _MAX_RESIDUE)
            closed = text.find(mate, end, reach)
            end = closed + 1 if closed >= 0 else opened
    return start, end


def _opened(text: str, start: int, end: int, unit: Unit) -> int:
    """`start`, grown to the quote that closes within the name and opens before a verb (`“石岭建设”纪念馆`)."""
    closed = text.find("”", start, end)
    if closed < 0 or text.find("“", start, closed) >= 0:
        return start
    opened = text.rfind("“", max(unit.clause.start, closed - _QUOTED), start)
    return opened if opened >= 0 and text.find("”", opened, start) < 0 else start


def unquoted(name: str) -> str:
    """`name` without quotes around the whole of it.

    >>> unquoted("“云河之眼”")
    '云河之眼'
    """
    if name[:1] in "“《" and name[-1:] in "”》" and not _QUOTE.search(name, 1, len(name) - 1):
        return name[1:-1]
    return name


def canonical_names(names: set[str]) -> dict[str, str]:
    """Leads from each name to the one longer name that ends in it, where there is just one, else to itself.

    >>> canonical_names({"云河县城东水厂", "城东水厂"})["城东水厂"]
    '云河县城东水厂'
    """
    # Read backwards, what ends in a name stands right behind it in the alphabet.
    backwards = sorted(name[::-1] for name in names)
    canonical: dict[str, str] = {}
    for at, name in enumerate(backwards, start=1):
        longer = [other for other in backwards[at : at + 2] if other.startswith(name)]
        canonical[name[::-1]] = (longer[0] if len(longer) == 1 else name)[::-1]
    return canonical
