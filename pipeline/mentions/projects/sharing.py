"""What a member of an enumeration takes from another: the end of a later one, the beginning of an earlier way.

Before `乙污水处理厂扩建`, `甲` may name a plant, `甲水厂` its extension, `甲大桥` a thing of its own: weights that were
learnt from labelled documents choose among all ends that there are (`scripts/train_endings.py`).
"""

from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from pipeline.mentions.projects.ends import End, SharedEnds
from pipeline.mentions.projects.everyday import share_of_everyday
from pipeline.mentions.projects.heads import ROUTE, WAYS
from pipeline.mentions.projects.lists import Listing
from pipeline.rules.projects import ProjectRules, Role
from pipeline.rules.weights import Telling
from pipeline.words import lexicon

# A member looks so far back for where a way begins.
_REACH = 10
_SHORT = 5
# So long is a name that takes its end from another.
_SHARING = range(1, 15)
# Greater numbers than these tell no more.
_LAST, _LONG, _STEM, _MORE = 2, 8, 6, 4


def likeliest(name: str, index: int, listing: Listing, ends: SharedEnds, rules: ProjectRules) -> str:
    """The end that the member at `index`, whose own words are `name`, has in common with others, if any."""
    of = rules.endings.of
    told = [
        (sum([of(*words) for words in telling]), end.text)
        for end, telling in described(name, index, listing, ends, rules)
    ]
    return max(told, key=itemgetter(0))[1] if told else ""


def described(
    name: str, index: int, listing: Listing, ends: SharedEnds, rules: ProjectRules
) -> Iterator[tuple[End, tuple[Telling, ...]]]:
    """The ends that `name` may take, none among them, each with what speaks for and against it; nothing where there is
    no doubt.
    """
    if len(name) not in _SHARING:
        return
    found = rules.automaton.find_matches_as_indexes(name)
    last = rules.words[found[-1][0]] if found and found[-1][2] == len(name) else None
    last = last if last and last.roles & Role.HEAD else None
    none = ends.none(index)
    # What has a word for what is built takes none from another thing, what says what is done none at all.
    if last and len(last.text) > 1 and (last.roles & Role.ACTION or none.does == "thing"):
        return
    own = last.kind if last else ""
    everyday = (name[-1], share_of_everyday(name), own, lexicon().read(name)[-1][2][:2])
    leans = listing.members[index].leans > 0
    group, place = f"{listing.group}{listing.head_in_group:d}", min(len(listing.members) - 1 - index, _LAST)
    for end in (none, *ends.of(index)):
        if end.text and name.endswith(end.text):
            continue
        how, same = end.how, _compared(own, end.last)
        telling: tuple[Telling, ...] = (
            (_words, (how, end.does, *everyday)),
            (_kinds, (how, end.does, end.begins, group, own, same, end.first, end.last)),
            (_around, (how, same, leans, place, min(len(name), _LONG))),
        )
        if end.text:
            telling = (*telling, (_measure, _measured(name, own, end)), (_itself, _told(end)))
        yield end, telling


def _measured(name: str, own: str, end: End) -> tuple[str, int, int, int, str, bool]:
    """How `name`, whose last thing is of the kind `own`, compares with what the end stands behind."""
    length, stem = len(name), len(end.stem)
    more = max(-_MORE, min(_MORE, length - stem))
    alike = end.stem[-1:] == name[-1]
    return end.how, min(length, _LONG), min(stem, _STEM), more, _compared(own, end.before), alike


def _told(end: End) -> tuple[Any, ...]:
    return end.how, end.begins, end.opening, end.closing, end.text[0], len(end.text), share_of_everyday(end.stem)


def _compared(own: str, other: str) -> str:
    """How the kind of one's own compares with that of another."""
    if own and other:
        return "same" if own == other else "different"
    return "own" if own else "other" if other else "neither"


def _words(how: str, does: str, last: str, share: str, own: str, word_class: str) -> Iterator[str]:
    yield f"{how}/character={last}"
    yield f"{does}/character={last}"
    yield f"{how}/share={share}"
    yield f"{how}/share={share}/{own}"
    yield f"{how}/class={word_class}"
    if last in "0123456789#号":
        yield f"{how}/numbered"


def _kinds(how: str, does: str, begins: str, group: str, own: str, same: str, first: str, last: str) -> Iterator[str]:
    yield how
    yield f"{how}/{same}"
    yield f"{how}/begins={begins}/{same}"
    yield f"{how}/begins={begins}/{group}"
    yield f"{how}/group={group}/{same}"
    yield f"{how}/own={own}"
    yield f"{how}/own={own}/{last}"
    yield f"{how}/first={own}/{first}"
    yield f"{does}/{same}"
    yield f"{does}/own={own}/{last}"
    yield f"{does}/first={own}/{first}"


def _around(how: str, same: str, leans: bool, place: int, length: int) -> Iterator[str]:
    yield f"{how}/leans={leans}"
    yield f"{how}/leans={leans}/{same}"
    yield f"{how}/place={place}"
    yield f"{how}/place={place}/{same}"
    yield f"{how}/length={length}"


def _measure(how: str, length: int, stem: int, more: int, parallel: str, alike: bool) -> Iterator[str]:
    """How the name compares with what stands before the end where it comes from: the like share an end."""
    yield f"{how}/stem={stem}"
    yield f"{how}/more={more}"
    yield f"{how}/alike={alike}"
    yield f"stem={stem}/{length}"
    yield f"more={more}"
    yield f"more={more}/{parallel}"
    yield f"alike={alike}"


def _itself(how: str, begins: str, opening: str, closing: str, first: str, length: int, stem: str) -> Iterator[str]:
    yield f"{how}/begins={begins}"
    yield f"{how}/long={length}"
    yield f"opening={opening}"
    yield f"opening={first}"
    yield f"closing={closing}"
    yield f"long={length}"
    yield f"stem={stem}"


def route_begun(text: str, index: int, listing: Listing) -> str:
    """The beginning that the ways of a list share: `甲县至乙县、丙县、丁县铁路` are three from 甲县."""
    if index == 0 or listing.head.kind not in WAYS:
        return ""
    near = [at for at in range(max(0, index - _REACH), index) if 0 < listing.members[at].leans >= index - at]
    first = next((m for m in (ROUTE.fullmatch(text, *listing.members[at].span) for at in near) if m), None)
    member = listing.members[index].span
    own = text[slice(*member)].removesuffix(listing.head.text)
    return first[1].removeprefix("以及") if first and len(own) < _SHORT and not ROUTE.match(text, *member) else ""
