"""What a member of an enumeration takes from another: the head of a later one, the beginning of an earlier way."""

import re

from pipeline.document import Span
from pipeline.mentions.projects.heads import LIKE, ROUTE, WAYS, Head, common_head, widened
from pipeline.mentions.projects.lists import Group, Listing
from pipeline.patterns import plain_pattern

_WAY = re.compile("[路桥线道铁站港场]")
_QUOTED = plain_pattern("[“《][^“”《》]*[”》]")
# A member looks so far ahead for a head that it shares, and back for where a way begins.
_REACH = 10
_SHORT = 5
_SHARING = range(2, 15)


def owned_head(text: str, index: int, listing: Listing) -> tuple[int, Head] | None:
    """The head that this member takes from a later one, with the place of that one: the one it leans on, else the
    nearest that has any (`甲、乙高速、丙机场` names no airport 甲).
    """
    leans, members = listing.members[index].leans, listing.members
    if not leans and (listing.group is not Group.NONE or listing.head.kind == "like"):
        return None
    for owner in (index + leans,) if leans else range(index + 1, min(index + _REACH, len(members) - 1)):
        head = common_head(text, members[owner].span, listing.unit.marks)
        if head.text and not (head.kind == "action" and listing.head_in_group):
            return owner, head
    return None


def shares_head(name: str, kind: str, index: int, listing: Listing, head: Head) -> bool:
    """Whether `name`, whose end was found as `kind`, is half a name that `head` completes."""
    if not head.text or name.endswith(head.text) or len(name) not in _SHARING:
        return False
    if listing.group is Group.NONE and _QUOTED.fullmatch(name):
        return False
    if listing.members[index].leans or (head.kind == "like" and index < len(listing.members) - 1 and name[-1] in LIKE):
        return True
    if listing.group is not Group.HEAD and index == len(listing.members) - 1 and not _is_shared_project(listing):
        return False
    if head.kind == "action" and (listing.group is Group.HEAD or _is_shared_project(listing)):
        return kind not in ("action", "phase", "tail") and not (kind != "member" and head.text.endswith("配套"))
    if head.kind in WAYS and _is_shared_project(listing) and len(name) <= _SHORT and kind not in (*WAYS, "tail"):
        return True
    if kind == "phase" and listing.group is Group.HEAD and head.kind != "action":
        return not _WAY.search(name)
    if head.kind in WAYS and (
        (kind == "action" and len(name) <= _SHORT and not _WAY.search(name)) or ROUTE.search(name)
    ):
        return kind not in ("road", "rail", "phase") and not (kind == "action" and _WAY.search(name))
    if head.kind in WAYS and kind in WAYS and listing.group is Group.HEAD:
        return kind != head.kind
    return kind == "member" and (listing.group in (Group.NONE, Group.HEAD) or len(name) <= _SHORT)


def shared_words(text: str, name: str, kind: str, owner: Span, listing: Listing, head: Head) -> str:
    """What a member that shares the `head` of `owner` ends in: more than the head where the name is short, and only
    what is done where the name says to what (`甲村、乙园等景区提升改造`).
    """
    if head.deed and (kind != "member" or name[-1] in LIKE):
        return head.deed
    return widened(head, text, owner) if len(name) <= _SHORT and listing.group is Group.NONE else head.text


def route_begun(text: str, index: int, listing: Listing) -> str:
    """The beginning that the ways of a list share: `甲县至乙县、丙县、丁县铁路` are three from 甲县."""
    if index == 0 or listing.head.kind not in WAYS:
        return ""
    near = [at for at in range(max(0, index - _REACH), index) if 0 < listing.members[at].leans >= index - at]
    first = next((m for m in (ROUTE.fullmatch(text, *listing.members[at].span) for at in near) if m), None)
    member = listing.members[index].span
    own = text[slice(*member)].removesuffix(listing.head.text)
    return first[1].removeprefix("以及") if first and len(own) < _SHORT and not ROUTE.match(text, *member) else ""


def _is_shared_project(listing: Listing) -> bool:
    """The group's own words hold the head (`甲至乙等高速公路项目`), not its last member."""
    return listing.group is Group.PROJECT and listing.head_in_group
