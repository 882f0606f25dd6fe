"""The persons and projects of one document, with the identity that this document alone gives them.

Over all documents `settle_persons` and `settle_projects` decide: these identities make the ids of facts, which tell
nothing of other documents.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.document import storable
from pipeline.facts import Appointment, Fact, Investment, ProjectMention
from pipeline.load.ids import content_id
from pipeline.load.places import depth, lies_in, narrowed, province_of
from pipeline.load.works import project_core, project_id, project_places
from pipeline.rules import load_rules

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class People:
    """The persons of one document: of one name there is one, at home where the lowest of the posts is."""

    provinces: Mapping[str, str | None]

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> "People":
        lowest: dict[str, str] = {}
        names: dict[str, None] = {}
        for fact in facts:
            if isinstance(fact, Appointment):
                names[fact.name] = None
                known = lowest.get(fact.name)
                if fact.adcode is not None and (known is None or depth(fact.adcode) > depth(known)):
                    lowest[fact.name] = fact.adcode
        return cls({name: province_of(lowest.get(name)) for name in names})

    def official_id(self, name: str) -> str:
        return content_id("official", name, self.provinces[name])

    def rows(self) -> tuple[Row, ...]:
        return tuple(
            {"official_id": self.official_id(name), "name": name, "province_adcode": province}
            for name, province in self.provinces.items()
        )


@dataclass(frozen=True, slots=True)
class Works:
    """The projects of one document: by name its core, by core what each place told of it stands for, and what it calls
    each project at a place."""

    cores: Mapping[str, str]
    places: Mapping[str, Mapping[str | None, str | None]]
    spellings: Mapping[tuple[str, str | None], Collection[str]]

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> "Works":
        named = [(name, fact.adcode) for fact in facts for name in _project_names(fact)]
        homes: defaultdict[str, set[str | None]] = defaultdict(lambda: {None})
        for name, adcode in named:
            homes[name].add(adcode)
        cores = {name: project_core(name, narrowed(adcodes)[None], load_rules()) for name, adcodes in homes.items()}
        told: defaultdict[str, set[str | None]] = defaultdict(set)
        for name, adcode in named:
            told[cores[name]].add(adcode)
        places = {core: project_places(core, adcodes, load_rules()) for core, adcodes in told.items()}
        spellings: defaultdict[tuple[str, str | None], set[str]] = defaultdict(set)
        for name, adcode in named:
            spellings[cores[name], places[cores[name]][adcode]].add(storable(name))
        return cls(cores, places, spellings)

    def project_id(self, name: str, adcode: str | None) -> str:
        core = self.cores[name]
        return project_id(core, self.places[core][adcode])

    def adcode(self, name: str, adcode: str | None) -> str | None:
        """Where the document as a whole places the project that it names at `adcode`."""
        place = self.places[self.cores[name]][adcode]
        return place if adcode is None or (place is not None and lies_in(place, adcode)) else adcode

    def rows(self) -> tuple[Row, ...]:
        return tuple(
            project_row(core, usual_spelling(dict.fromkeys(names, 1)), place)
            for (core, place), names in self.spellings.items()
        )


def _project_names(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, ProjectMention):
        return (fact.name,)
    return (fact.project,) if isinstance(fact, Investment) and fact.project is not None else ()


def project_row(core: str, name: str, place: str | None) -> Row:
    """The row of the project of that core at that place."""
    return {
        "project_id": project_id(core, place),
        "name": name,
        "core": core,
        "province_adcode": province_of(place),
        "adcode": place,
    }


def usual_spelling(counts: Mapping[str, int]) -> str:
    """The spelling of most documents; of several, the shortest, and of these the first by its characters."""
    return min(counts, key=lambda spelling: (-counts[spelling], len(spelling), spelling))


def rows_by(column: str, rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    """The rows with each value of the column, in their order."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found
