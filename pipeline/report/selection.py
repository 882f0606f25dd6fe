"""Which documents and which kinds of facts a report is made of: what `--filter` says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.errors import PipelineError
from pipeline.rules.divisions import COUNTRY

KEYS = ("place", "year", "kind")

Divisions = Mapping[str, Mapping[str, Any]]


class FilterError(PipelineError):
    """A filter that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Of each key any of its values will do; an empty key lets everything in.

    `places`: the digits that the codes of documents' divisions begin with. `years`: the years that documents mean by
    this year. `kinds`: names of kinds of facts.
    """

    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()

    def has_document(self, adcode: str | None, year: int | None) -> bool:
        placed = not self.places or (adcode is not None and adcode.startswith(self.places))
        return placed and (not self.years or year in self.years)

    def has_kind(self, kind: str) -> bool:
        return not self.kinds or kind in self.kinds


def parse_filters(
    filters: Iterable[str], divisions: Mapping[str, Mapping[str, Any]], kinds: Iterable[str]
) -> Selection:
    """What `filters` such as `place=福建省`, `place=350600`, `year=2023` and `kind=investments` select.

    Raises:
        FilterError: an unknown key, place or kind, a name that several places bear, or a year that is no number.
    """
    known = tuple(kinds)
    values: dict[str, list[str]] = {key: [] for key in KEYS}
    for entry in filters:
        key, sign, value = entry.partition("=")
        if key not in values or not sign or not value:
            raise FilterError(f"{entry}: a filter is place=NAME or CODE, year=YEAR, or kind=KIND")
        values[key].append(value)
    return Selection(
        tuple(_prefix(value, divisions) for value in values["place"]),
        tuple(map(_year, values["year"])),
        tuple(_kind(value, known) for value in values["kind"]),
    )


def _prefix(value: str, divisions: Divisions) -> str:
    """What the codes of a place and of all that it holds begin with."""
    found = [value] if value in divisions else _named(value, divisions)
    if not found:
        raise FilterError(f"place={value}: no division has this name or code")
    if len(found) > 1:
        raise FilterError(f"place={value}: several divisions have this name; give a code: {', '.join(found)}")
    return subtree(found[0])


def subtree(adcode: str) -> str:
    """The digits that the codes of a division and of its parts have in common.

    >>> subtree("350000"), subtree("350600"), subtree("350681"), subtree("100000")
    ('35', '3506', '350681', '')
    """
    if adcode == COUNTRY:
        return ""
    return adcode[:2] if adcode.endswith("0000") else adcode[:4] if adcode.endswith("00") else adcode


def _named(value: str, divisions: Divisions) -> list[str]:
    """The divisions of a name; those in force before those of the past."""
    found = [adcode for adcode, row in divisions.items() if value in (row["name"], row["short_name"])]
    return [adcode for adcode in found if divisions[adcode]["valid_to"] is None] or found


def _year(value: str) -> int:
    if not (value.isascii() and value.isdigit()):
        raise FilterError(f"year={value}: a year is a number")
    return int(value)


def _kind(value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise FilterError(f"kind={value}: no such kind of facts; these are: {', '.join(known)}")
    return value
