"""The heads of names: what is built, and the heads that several names of an enumeration share."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.document import Span
from pipeline.mentions.projects.everyday import kind_words
from pipeline.mentions.projects.units import Mark, marks_within
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.projects import Role

WAYS = frozenset({"road", "rail", "air_port"})
# The ends of a way; the group is what ways of a list begin with alike.
ROUTE = lazy_pattern(r"(\w{2,8}(?:至|到|—|－|-|–))\w{2,8}")
# A head with the words that tell which kind of it is no longer than this.
MAX_HEAD = 14
_MIN_STEM = 2
# What stands between the ends of a way: the words before a way's head are places.
_BETWEEN = plain_pattern("[至到—－–-]")
_TAIL = plain_pattern("项目|工程|^(?:建设|规划|前期|进度|建设进度|步伐|力度)$")
# The last characters of things that come in numbers, and what may be done to them or stand there.
LIKE = "湖河江溪渠港库圩垸村镇路街道线城桥站场园区院厂闸坝堤沟塘湾学校"
_DONE = lazy_pattern(
    r"(?:(?:\w{0,4}(?:改造|修复|治理|整治|加固|迁建|扩建|改建|改扩建|重建|新建|复堤|疏浚|清淤|更新|提升|拓宽|绿化|修缮))"
    r"|绿化带|景观带|(?:国家)?(?:考古)?遗址公园)(?:项目|工程)?"
)


class Head(NamedTuple):
    """The last words of a name, which say what is built, and their kind; `deed`: those of them that say what is done to
    things of a kind.
    """

    text: str = ""
    kind: str = ""
    deed: str = ""


def common_head(text: str, member: Span, marks: tuple[Mark, ...]) -> Head:
    """The heads at the end of `member`, which may hold for the names before it too (`甲、乙水库灌区`)."""
    inside = [m for m in marks_within(marks, member) if m.roles & (Role.HEAD | Role.TRAIL)]
    while inside and _TAIL.search(text[inside[-1].start : inside[-1].end]):
        inside.pop()
    if not inside or inside[-1].roles & (Role.PHASE | Role.ZONE):
        return Head()
    end, start, kind = inside[-1].end, inside[-1].start, inside[-1].kind
    for mark in reversed(inside[:-1]):
        if mark.end != start or mark.end - mark.start < 2 or (kind != "action" and mark.roles & Role.ACTION):
            break
        start = mark.start
    return Head(text[start:end], kind) if start > member.start and end - start > 1 else Head()


def widened(head: Head, text: str, owner: Span) -> str:
    """The words of `head`, at the end of `owner`, with those before that tell of what kind it is and belong to it where
    a short name shares it: `周宁、柘荣不锈钢产业园` are two of these.
    """
    start = text.rfind(head.text, *owner)
    if start <= owner.start or head.kind in ("action", "like") or _BETWEEN.search(text, owner.start, start):
        return head.text
    begin = start - kind_words(text[owner.start : start])
    fits = begin >= owner.start + _MIN_STEM and start - begin + len(head.text) <= MAX_HEAD
    return text[begin:start] + head.text if fits else head.text


def like_head(text: str, members: Sequence[Span]) -> Head | None:
    """What is done to things of one kind, said with the last alone (`甲湖、乙湖生态修复`)."""
    kinds, last = {text[member.end - 1] for member in members[:-1]} & set(LIKE), members[-1]
    if not kinds or text[members[-2].end - 1] not in LIKE or last.end - last.start > MAX_HEAD:
        return None
    kind = max(text.rfind(kind, last.start + 1, last.end - 1) for kind in kinds)
    done = text[max(kind, last.start) + 1 : last.end]
    named = last.end - last.start > len(done) + 1
    return Head(done.removesuffix("项目").removesuffix("工程"), "like") if named and _DONE.fullmatch(done) else None
