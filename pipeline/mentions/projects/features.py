"""Describes a candidate in words that a weight can be given to: its frame, its kind, and what its name is made of.

The words come in groups, each made by a function from little that is known of the candidate: what was once weighed is
then known for all candidates of which the same is true.
"""

from collections.abc import Collection, Iterator
from itertools import product
from string import ascii_letters

from pipeline.document import Span
from pipeline.mentions.projects.everyday import PLACES_AND_PERSONS, share_of_everyday
from pipeline.mentions.projects.names import Candidate
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.projects import Role
from pipeline.rules.weights import Telling
from pipeline.words import lexicon

_FIRM = plain_pattern(r"公司|集团|管委会|政府|委员会|法院|指挥部")
_COUNTED_BEHIND = plain_pattern(r"\d+(?:余|多)?(?:个|家|座|处|所|条|套|台|万|公里|平方|亩|项|户)")
_FIGURES, _NUMERALS = "0123456789", "两三四五六七八九十"
# What a name may have: characters of which one is in all that has it, and the pattern.
_SHAPES = {
    "digit": (_FIGURES, plain_pattern(r"\d")),
    "latin": (ascii_letters, plain_pattern(r"[A-Za-z]")),
    "quote": ("“”", plain_pattern(r"[“”]")),
    "bracket": ("（(", plain_pattern(r"[（(]")),
    "route": ("至—－–-", lazy_pattern(r"\w{2,}(?:至|—|－|–|-)\w{2,}")),
    "line": ("线", plain_pattern(r"\d+号线|[一二三四五六七八九十]+号线")),
    "road_number": ("GS道", plain_pattern(r"[GS]\d+|\d{3}国道|省道|国道")),
    "phase": ("期", plain_pattern(r"[一二三四五六首]期")),
    "firm": ("团公股", plain_pattern(r"集团|公司|股份")),
    "ordinal": ("第", plain_pattern(r"第[一二三四五六七八九十\d]")),
    "open_bracket": ("（(）)", plain_pattern(r"^[^（(]*[）)]|[（(][^）)]*$")),
    "joint": ("和及与", plain_pattern(r"和|及|与")),
    "counted": (_FIGURES, plain_pattern(r"\d+(?:余|多)?(?:项|个|条|座|处|家|所|公里|亩|台|套)")),
    "count": (_FIGURES + _NUMERALS, plain_pattern(rf"^(?:\d+|[{_NUMERALS}])(?:大|条|个|座|项|家|处|所|多|余)")),
}
_SHAPES_BY_CHARACTER = {
    character: [shape for shape, (characters, _) in _SHAPES.items() if character in characters]
    for character in {character for characters, _ in _SHAPES.values() for character in characters}
}


_SIDES = {
    flags: "+".join(name for name, flag in zip(("build", "status", "money"), flags, strict=True) if flag) or "cut"
    for flags in product((False, True), repeat=3)
}


def features(text: str, found: Candidate, places: Collection[Span]) -> list[str]:
    """All features of one candidate, each a word; every one counts once."""
    return [word for describe, given in (*framing(text, found, places), wording(found)) for word in describe(*given)]


def wording(found: Candidate) -> Telling:
    """The words of the name, by the dictionary: slowly read."""
    return _wording, (found.name,)


def framing(text: str, found: Candidate, places: Collection[Span]) -> tuple[Telling, ...]:
    """What stands around the name, and its build: quickly read."""
    unit, listing, (start, end) = found.listing.unit, found.listing, found.span
    opens, closes = unit.span.start <= unit.clause.start, unit.span.end >= unit.clause.end
    side = _side(unit.left)
    left, right = "start" if opens else side, "end" if closes else _side(unit.right)
    stop = text[unit.clause.end : unit.clause.end + 1]
    size = min(len(listing.members), 4)
    kind, group, tail = found.end_kind, listing.group, found.tail
    return (
        (_frame, (left, right, "" if opens else unit.before, unit.after, stop)),
        (_neighbours, (text[max(0, start - 2) : start].strip(), text[end : end + 2].strip())),
        (_told_of, (text[end : end + 1].isdigit() and _COUNTED_BEHIND.match(text, end) is not None,)),
        (
            _listing,
            (group, listing.head.kind, kind, tail, listing.counted, size, found.shared, listing.head.text != ""),
        ),
        (_rest, (found.rest, _place_of(found, places))),
        (_shape, (found.name,)),
        (_lead, (found.lead.strip(), min(len(found.stem), 7))),
        (_common, (share_of_everyday(found.stem), kind, group, side, tail)),
        (_scene, (_side(unit.told), _works(found), unit.busy, unit.cash, kind, min(size, 2))),
    )


def _frame(left: str, right: str, before: str, after: str, stop: str) -> Iterator[str]:
    yield f"left={left}"
    yield f"right={right}"
    yield f"frame={left}/{right}"
    yield f"before={before}"
    yield f"after={after}"
    yield f"stop={stop if stop in '，。；：！？' else 'other'}"


def _neighbours(before: str, after: str) -> Iterator[str]:
    yield f"edge={before[-1:]}"
    yield f"next={after[:1]}"
    yield f"edge2={before}"
    yield f"next2={after}"


def _told_of(counted: bool) -> Iterator[str]:
    """`建成小微产业园6个` names a kind of things, by how many there are of it."""
    if counted:
        yield "counted_behind"


def _listing(
    group: str, head_kind: str, end_kind: str, tail: str, counted: bool, size: int, shared: bool, head: bool
) -> Iterator[str]:
    yield f"group={group}"
    yield f"listed={group}/{head_kind}"
    yield f"group={group}/{end_kind}"
    yield f"counted={counted}"
    yield f"members={size if size < 4 else 'many'}"
    yield f"shared={shared}/{head}"
    yield f"kind={end_kind}"
    yield f"tail={tail}"
    yield f"kind={end_kind}/{tail}"


def _side(roles: int) -> str:
    return _SIDES[bool(roles & Role.BUILD), bool(roles & Role.STATUS), bool(roles & Role.MONEY)]


def _rest(rest: str, place: str) -> Iterator[str]:
    yield f"rest={rest[:2].strip()}"
    yield f"firm_rest={bool(_FIRM.search(rest))}"
    yield f"residue={min(len(rest), 6)}"
    yield f"place={place}"


def _shape(name: str) -> Iterator[str]:
    yield f"length={len(name) if len(name) < 6 else len(name) // 4 * 4}"
    told = {shape for character in name for shape in _SHAPES_BY_CHARACTER.get(character, ())}
    if told:
        yield from [f"has={shape}" for shape, (_, pattern) in _SHAPES.items() if shape in told and pattern.search(name)]


def _place_of(found: Candidate, places: Collection[Span]) -> str:
    """Where the name of a division stands in the candidate, or right before it."""
    if not places:
        return "none"
    inside = [place.start for place in places if found.span.contains(place)]
    if inside:
        return "first" if found.span.start in inside else "inside"
    return "before" if any(place.end == found.span.start for place in places) else "none"


def _wording(name: str) -> list[str]:
    read = lexicon().read(name)
    words, classes = [word for word, _, _ in read], [word_class for _, _, word_class in read]
    long = [frequency for word, frequency, _ in read if len(word) > 1]
    single = len(words) - len(long)
    return [
        f"first={words[0]}",
        f"last={words[-1]}",
        *[f"character={character}" for character in dict.fromkeys(name)],
        *[f"word={word}" for word in dict.fromkeys(words)],
        f"class={classes[0]}",
        f"classes={classes[0][0]}{len(words[0])}/{classes[1][0] if len(words) > 1 else ''}",
        *[f"has_class={c}" for c in dict.fromkeys(classes)],
        f"verbs={len([c for c in classes[:-1] if c[0] == 'v' and c != 'vn'])}",
        f"proper={not PLACES_AND_PERSONS.isdisjoint(classes)}/{min(single, 3)}",
        f"single={min(single, 5)}",
        f"words={min(len(words), 8)}",
        f"rarest={len(str(min(long, default=0)))}",
        f"opening={name[:2]}",
        f"opening1={name[0]}",
        f"opening3={name[:3]}",
        f"ending={name[-2:]}",
        f"ending3={name[-3:]}",
        f"ending4={name[-4:]}",
    ]


def _lead(lead: str, length: int) -> Iterator[str]:
    yield f"lead={lead}"
    yield f"stem={length}"


def _works(found: Candidate) -> bool:
    """Whether a word of works stands in the sentence, beside the name."""
    unit, (start, end) = found.listing.unit, found.span
    if unit.told & Role.WORKS:
        return True
    return unit.works is not None and (unit.works[0] < start or unit.works[1] >= end)


def _scene(said: str, works: bool, busy: int, cash: int, end_kind: str, size: int) -> Iterator[str]:
    """Whether anything is built where the name stands: what stands already is spoken of, too."""
    told = works or said != _SIDES[False, False, False]
    yield f"told={said}/{works}"
    yield f"told={told}/{end_kind}"
    yield f"told={told}/many={size > 1}"
    yield f"told={told}/busy={busy}"
    yield f"told={told}/cash={cash}"
    yield f"cash={cash}"


def _common(share: str, end_kind: str, group: str, left: str, tail: str) -> Iterator[str]:
    """How much of what makes the name particular is made of everyday words: nothing is more telling."""
    yield f"common={share}"
    yield f"common={share}/{end_kind}"
    yield f"common={share}/{group}"
    yield f"common={share}/{left}"
    yield f"common={share}/{tail}"
