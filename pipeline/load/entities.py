"""The persons and projects of one document, with the identity that the database gives them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.facts import Appointment, Fact, Investment, ProjectMention
from pipeline.load.ids import content_id, project_core

Row = dict[str, Any]

_COUNTRY = "100000"


def province_of(adcode: str | None) -> str | None:
    """The province of a division: the first two digits say it; None for the country.

    >>> province_of("350681"), province_of("100000"), province_of(None)
    ('350000', None, None)
    """
    return None if adcode is None or adcode == _COUNTRY else f"{adcode[:2]}0000"


def _depth(adcode: str) -> int:
    """How far down a division stands: 0 the country, 1 a province, 2 a prefecture, 3 a county."""
    if adcode == _COUNTRY:
        return 0
    return 1 if adcode.endswith("0000") else 2 if adcode.endswith("00") else 3


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
                if fact.adcode is not None and (known is None or _depth(fact.adcode) > _depth(known)):
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
    """The projects of one document: a spelling without a place is the one of the same core that has a place."""

    provinces: Mapping[str, str | None]
    keys: frozenset[tuple[str, str | None]]

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> "Works":
        named = [_named(fact) for fact in facts if isinstance(fact, ProjectMention | Investment)]
        provinces: dict[str, str | None] = {}
        for name, adcode in filter(None, named):
            core = project_core(name)
            provinces[core] = provinces.get(core) or province_of(adcode)
        keys = frozenset(_key(name, adcode, provinces) for name, adcode in filter(None, named))
        return cls(provinces, keys)

    def project_id(self, name: str, adcode: str | None) -> str:
        return content_id("project", *_key(name, adcode, self.provinces))

    def rows(self) -> tuple[Row, ...]:
        return tuple(
            {
                "project_id": content_id("project", core, province),
                "name": core,
                "core": core,
                "province_adcode": province,
                "adcode": None,
            }
            for core, province in self.keys
        )


def _named(fact: ProjectMention | Investment) -> tuple[str, str | None] | None:
    if isinstance(fact, ProjectMention):
        return fact.name, fact.adcode
    return None if fact.project is None else (fact.project, fact.adcode)


def _key(name: str, adcode: str | None, provinces: Mapping[str, str | None]) -> tuple[str, str | None]:
    core = project_core(name)
    return core, province_of(adcode) or provinces[core]
