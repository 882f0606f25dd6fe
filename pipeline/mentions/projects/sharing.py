"""What a member of an enumeration takes from another: the head of a later one, the beginning of an earlier way."""

import re

from pipeline.document import Span
from pipeline.mentions.projects.everyday import share_of_everyday
from pipeline.mentions.projects.heads import LIKE, ROUTE, WAYS, Head, common_head, widened
from pipeline.mentions.projects.lists import Group, Listing
from pipeline.patterns import plain_pattern

_WAY = re.compile("[路桥线道铁站港场]")
_QUOTED = plain_pattern("[“《][^“”《》]*[”》]")
# A member looks so far ahead for a head that it shares, and back for where a way begins.
_REACH = 10
_SHORT = 5
# So long are short names, and these kinds of things are named with them.
_NAMED = range(2, 5)
_PLACED = WAYS | {"water", "park", "civic"}
_SHARING = range(2, 15)
# Groups in which a name without an end of its own always waits for the head.
_PLAIN = (Group.NONE, Group.HEAD)


def owned_head(text: str, index: int, listing: Listing) -> tuple[int, Head] | None:
    """The head that this member takes from a later one, with the place of that one: the one it leans on, else the
    nearest that has any (`甲、乙高速、丙机场` names no airport 甲).
    """
    leans, members = listing.members[index].leans, listing.members
    if not leans and (listing.group is not Group.NONE or listing.head.kind == "like"):
        return _named_alike(text, index, listing)
    for owner in (index + leans,) if leans else range(index + 1, min(index + _REACH, len(members) - 1)):
        head = common_head(text, members[owner].span, listing.unit.marks)
        if head.text and not (head.kind == "action" and listing.head_in_group):
            return owner, head
    return None


def _named_alike(text: str, index: int, listing: Listing) -> tuple[int, Head] | None:
    """The head of the next member that has one, where this one and those between are short names of the like that it
    has before its head (`甲岭、乙溪水库等项目`).
    """
    if listing.head_in_group or listing.group not in (Group.PROJECT, Group.BARE):
        return None
    for owner in range(index, min(index + _REACH, len(listing.members))):
        first, last = span = listing.members[owner].span
        head = common_head(text, span, listing.unit.marks) if owner > index else Head()
        stem = Span(first, text.rfind(head.text, first, last)) if head.text else span
        if stem.end - stem.start not in _NAMED or share_of_everyday(text[slice(*stem)]) != "nothing":
            return None
        if head.text:
            return (owner, head) if head.kind in _PLACED else None
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
    if kind == "phase" and listing.group is Group.HEAD and head.kind != "action":
        return not _WAY.search(name)
    way = _shares_way(name, kind, listing, head) if head.kind in WAYS else None
    return way if way is not None else kind == "member" and (listing.group in _PLAIN or len(name) <= _SHORT)


def _shares_way(name: str, kind: str, listing: Listing, head: Head) -> bool | None:
    """Whether `name` is half the name of a road or railway that `head` completes; None where it looks like neither."""
    short, is_way = len(name) <= _SHORT, _WAY.search(name) is not None
    if short and _is_shared_project(listing) and kind not in (*WAYS, "tail"):
        return True
    if (kind == "action" and short and not is_way) or ROUTE.search(name):
        return kind not in ("road", "rail", "phase") and not (kind == "action" and is_way)
    return kind != head.kind if kind in WAYS and listing.group is Group.HEAD else None


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
