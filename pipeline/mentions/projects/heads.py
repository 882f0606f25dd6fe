"""The heads of names: what is built, and the heads that several names of an enumeration share."""

from typing import NamedTuple

from pipeline.document import Span
from pipeline.mentions.projects.units import Mark, marks_within
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.projects import Role

WAYS = frozenset({"road", "rail", "air_port"})
# The ends of a way; the group is what ways of a list begin with alike.
ROUTE = lazy_pattern(r"(\w{2,8}(?:至|到|—|－|-|–))\w{2,8}")
# A head with the words that tell which kind of it is no longer than this.
MAX_HEAD = 14
_TAILS = ("建设项目", "建设工程", "项目", "工程", "建设", "进度", "步伐", "力度", "等")
_PARTS = ("全线", "主体", "控制性", "先导", "先期", "首批")
# A name of so many characters is more than a part of what has it.
_SHORT = 5
_TAIL = plain_pattern("项目|工程|^(?:建设|规划|前期|进度|建设进度|步伐|力度)$")


class Head(NamedTuple):
    """The last words of a name, which say what is built, and their kind."""

    text: str = ""
    kind: str = ""


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


def _is_tail(name: str, tail: str) -> bool:
    """Whether `tail` says nothing of what is called `name`: it is no second deed (`保护与建设`)."""
    before = name[: -len(tail)]
    return len(before) > 1 and not (tail.startswith("建设") and before.endswith(("和", "与", "及")))


def strip_tails(name: str) -> tuple[str, str]:
    """`name` without the generic words at its end, and the first of these.

    >>> strip_tails("云河水库扩建工程建设")
    ('云河水库扩建', '建设')
    """
    first = ""
    while name.endswith(_TAILS):
        tail = next((t for t in _TAILS if name.endswith(t) and _is_tail(name, t)), "")
        if not tail:
            break
        first = first or tail
        name = name[: -len(tail)]
    for part in _PARTS if name.endswith(_PARTS) else ():
        if name.endswith(part) and len(name) >= len(part) + _SHORT - 1:
            name = name.removesuffix(part)
    return name, first
