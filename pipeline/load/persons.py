"""Which documents that name a person mean the same one: name, province and career decide.

A seat is a division that a person of the name holds a post of. Seats that one document names together belong to one
person. Persons who share a province are one, unless they held two seats, neither in the other, at the same time: nobody
is the mayor of two cities. The outcome depends on the documents alone, not on the order in which they came.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.load.ids import content_id
from pipeline.load.places import apart, province_of
from pipeline.rules.divisions import COUNTRY


@dataclass(frozen=True, slots=True)
class Sighting:
    """A seat of the name, told of from the day `first` to the day `last`: `former` where it is told to be over."""

    adcode: str
    former: bool
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a name: the province of the first seat, and all seats."""

    official_id: str
    province: str | None
    seats: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Seats:
    """Seats that belong to one person, with the days between which each is told to be held."""

    spans: Mapping[str, tuple[date, date] | None]
    first: tuple[date, str]

    @property
    def provinces(self) -> set[str]:
        return {province_of(seat) or COUNTRY for seat in self.spans}

    def contradicts(self, other: "_Seats") -> bool:
        return any(
            apart(one, another) and _overlap(span, further)
            for one, span in self.spans.items()
            for another, further in other.spans.items()
        )

    def with_those_of(self, other: "_Seats") -> "_Seats":
        return _Seats({**self.spans, **other.spans}, min(self.first, other.first))


def _overlap(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


def persons_of(name: str, sightings: Iterable[Sighting], ties: Iterable[frozenset[str]]) -> list[Person]:
    """The persons of one name that have seats; each of `ties` are seats that one document names together."""
    persons: list[_Seats] = []
    for seats in sorted(_tied(sightings, ties), key=lambda seats: seats.first):
        fitting = (
            at for at, known in enumerate(persons) if known.provinces & seats.provinces and not known.contradicts(seats)
        )
        at = next(fitting, None)
        if at is None:
            persons.append(seats)
        else:
            persons[at] = persons[at].with_those_of(seats)
    return _named(name, persons)


def unseated(name: str, persons: Sequence[Person]) -> Person:
    """Who is meant where a document tells no seat: the person of that name, where there is one only."""
    return persons[0] if len(persons) == 1 else Person(content_id("official", name, None), None, frozenset())


def together(ties: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The seats in groups: those that a chain of documents names together are in one."""
    groups: list[frozenset[str]] = []
    for seats in set(ties):
        touching = [group for group in groups if group & seats]
        groups = [group for group in groups if not group & seats] + [seats.union(*touching)]
    return groups


def _tied(sightings: Iterable[Sighting], ties: Iterable[frozenset[str]]) -> list[_Seats]:
    days: dict[str, list[date]] = {}
    firsts: dict[str, date] = {}
    for seen in sightings:
        firsts[seen.adcode] = min(seen.first or date.max, firsts.get(seen.adcode, date.max))
        held = days.setdefault(seen.adcode, [])
        held += [day for day in (seen.first, seen.last) if day and not seen.former]
    spans = {seat: (min(held), max(held)) if held else None for seat, held in days.items()}
    return [
        _Seats({seat: spans[seat] for seat in group}, min((firsts[seat], seat) for seat in group))
        for group in together(ties)
    ]


def _named(name: str, persons: Sequence[_Seats]) -> list[Person]:
    """The persons with their ids: the first of a province bears it, a further one the first seat too."""
    named: list[Person] = []
    taken: set[str] = set()
    for seats in persons:
        province = province_of(seats.first[1])
        key = [province or COUNTRY] if (province or COUNTRY) not in taken else [province or COUNTRY, seats.first[1]]
        taken.add(key[0])
        named.append(Person(content_id("official", name, *key), province, frozenset(seats.spans)))
    return named
