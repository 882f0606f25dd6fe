"""The ends that a member of an enumeration may have in common with others: those of a later one (`甲县、乙县水厂扩建`)
and those of what all are called together (`甲县、乙县等水厂扩建`).
"""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.mentions.projects.heads import Head, common_head, strip_tails
from pipeline.mentions.projects.lists import COUNT, Group, Listing
from pipeline.rules.projects import ProjectRules, Role, Word
from pipeline.words import lexicon

# So long is an end that is shared.
_LENGTHS = range(2, 17)


class End(NamedTuple):
    """Words that a name may end in, which stand behind `stem` where they come from; or none.

    `how` tells whose they are, with `does`: whether they name a thing or what is done to it; `begins` whether they are
    the head of what they are the end of; `first`, `last` and `before` are the kinds of the first and the last thing in
    them and of what stands before them; `opening` and `closing` their first word and the last that ends names.
    """

    text: str
    stem: str
    how: str
    does: str
    begins: str
    first: str = ""
    last: str = ""
    before: str = ""
    opening: str = ""
    closing: str = ""


# What ends names in a stretch of words: the word, and where it begins and ends.
_Heads = list[tuple[Word, int, int]]


class SharedEnds:
    """The ends that the members of one enumeration may have, made when they are asked for: few members are in doubt."""

    def __init__(self, text: str, listing: Listing, rules: ProjectRules) -> None:
        members, marks = listing.members, listing.unit.marks
        self._text, self._listing, self._rules = text, listing, rules
        self._made: dict[int, tuple[End, ...]] = {}
        self._called = listing.head if listing.head_in_group or listing.group is Group.HEAD else Head()
        self._near = [(len(members), Head())]
        for index in range(len(members) - 1, 0, -1):
            head = common_head(text, members[index].span, marks)
            self._near.append((index, head) if head.text else self._near[-1])
        self._near.reverse()

    def any(self, index: int) -> bool:
        """Whether there is an end that the member at `index` may have."""
        return bool(self._near[index][1].text or self._called.text)

    def none(self, index: int) -> End:
        """That the member has none, beside what the next with a head does."""
        head = self._near[index][1]
        does = "nothing" if not head.text else "deed" if head.kind == "action" else "thing"
        return End("", "", f"none:{does}", does, self._listing.head.kind, head.kind)

    def of(self, index: int) -> tuple[End, ...]:
        """Those of the next member that has a head, and of what all members are called together."""
        owner, head = self._near[index]
        if owner not in self._made:
            self._made[owner] = tuple(self._ends_of(owner, head))
        return self._made[owner]

    def _ends_of(self, owner: int, head: Head) -> Iterator[End]:
        if head.text:
            words = self._text[slice(*self._listing.members[owner].span)]
            yield from _ends(words, head, "later", self._rules)
        if self._called.text:
            yield from _ends(self._called.text, self._called, "group", self._rules)


def _ends(words: str, head: Head, whose: str, rules: ProjectRules) -> Iterator[End]:
    """The ends of `words`, which have the head `head`, that begin where a word does and hold one for what is built or
    done; all of them where they are what the members are called.
    """
    words = strip_tails(words.rpartition("——")[2].replace("的", ""))[0]
    found = rules.automaton.find_matches_as_indexes(words)
    heads = [(rules.words[word], start, end) for word, start, end in found if rules.roles[word] & Role.HEAD]
    if not heads or heads[-1][2] != len(words):
        return
    openings, at = dict[int, str](), 0
    for word in lexicon().cut(words):
        openings[at] = word
        at += len(word)
    for start in sorted({*openings, *[start for _, start, _ in heads]}):
        whole = words.count("“", start) == words.count("”", start)
        whole = whole and not COUNT.match(words, start)
        if whole and len(words) - start in _LENGTHS and start <= heads[-1][1] and (start or whose == "group"):
            yield _end((words[:start], words[start:]), openings.get(start, ""), head, whose, heads)


def _end(parted: tuple[str, str], opening: str, head: Head, whose: str, heads: _Heads) -> End:
    stem, text = parted
    start = len(stem)
    inside = [one for one in heads if one[1] >= start]
    things = [word.kind for word, _, _ in inside if not word.roles & Role.ACTION]
    deeds = len(inside) - len(things)
    does = "both" if things and deeds else "thing" if things else "deed"
    begins = "head" if text == head.text else "before" if len(text) > len(head.text) else "within"
    before = next((word.kind for word, _, end in heads if end == start), "")
    last = things[-1] if things else ""
    return End(
        text, stem, f"{whose}:{does}", does, begins, inside[0][0].kind, last, before, opening, inside[-1][0].text
    )
