"""The gazetteer: administrative divisions with their names, parents and years in force.

Read from two seed tables:

- seeds/administrative_division.csv: `adcode, name, short_name, level, parent_adcode, valid_from, valid_to,
  successor_adcodes, iso_3166_2, name_en, pinyin`; one row per code and name for as long as both held.
  `valid_from` is empty where the row was in force when the record begins (1984) and `valid_to` where it is in
  force today; both are years whose register lists the row. Codes of `successor_adcodes` are separated by `;`.
  `iso_3166_2` and `name_en` are filled for provinces, `pinyin` for provinces and prefectures.
- seeds/division_alias.csv: `adcode, alias`; short names that no rule derives.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import normalize

from ahocorasick_rs import AhoCorasick, MatchKind

from models.vocabulary import Level
from pipeline.errors import RuleError
from pipeline.rules.division_cues import DivisionCues, load_division_cues
from pipeline.rules.source import read_csv

# The code of the country, above all provinces.
COUNTRY = "100000"
_TABLE = "administrative_division.csv"
# A register is of the last day of its year: in the year of a change both names are in use, and papers take
# a while to follow.
_SLACK = 1


class Division(NamedTuple):
    """One code with one name for the years in which both held; None: not begun within the record, not ended."""

    adcode: str
    name: str
    short_name: str
    level: Level
    parent: str | None
    valid_from: int | None
    valid_to: int | None
    successors: tuple[str, ...]
    pinyin: str

    def in_force(self, year: int | None, slack: int = 0) -> bool:
        """Whether the row held in `year` (None: today), or within `slack` years of it."""
        if year is None:
            return self.valid_to is None
        begun = self.valid_from is None or self.valid_from - slack <= year
        return begun and (self.valid_to is None or year <= self.valid_to + slack)


@dataclass(frozen=True, slots=True)
class DivisionRules:
    """The gazetteer, and what the finder of names knows beside it.

    `rows` by code in order of time; `names` from every full name, short name and alias to rows. `matcher` finds
    `patterns`: the names, and the ordinary words that hide one. `above`: the codes above each code, nearest first.
    `hosts`: the divisions whose government may write under a name below gov.cn.
    """

    rows: dict[str, tuple[Division, ...]]
    names: dict[str, tuple[Division, ...]]
    patterns: tuple[str, ...]
    matcher: AhoCorasick
    above: dict[str, tuple[str, ...]]
    hosts: dict[str, tuple[str, ...]]
    cues: DivisionCues

    def division(self, adcode: str, year: int | None = None) -> Division | None:
        """The row of `adcode` in force in `year` (None: today), else the nearest one; None for an unknown code."""
        rows = self.rows.get(adcode, ())
        if len(rows) < 2:
            return rows[0] if rows else None
        return min(rows, key=lambda row: (_distance(row, year), -(row.valid_from or 0)))

    def ancestors(self, adcode: str) -> tuple[str, ...]:
        """The codes above `adcode`, nearest first; without the country."""
        return self.above.get(adcode, ())

    def level(self, adcode: str) -> Level | None:
        """The level of `adcode`, which no renaming changes; None for an unknown code."""
        rows = self.rows.get(adcode)
        return rows[-1].level if rows else None

    def within(self, adcode: str, other: str) -> bool:
        """Whether `adcode` is `other` or lies in it."""
        return adcode == other or other in self.ancestors(adcode)

    def candidates(self, name: str, year: int | None = None) -> tuple[str, ...]:
        """The codes that `name` (full, short or alias) can mean in `year` (None: today), in the order of codes.

        A name that nothing bears in that year means whatever bore it nearest to it: `襄樊` in 2015, `莱芜市` in 2021.
        """
        rows = self.names.get(name, ())
        alive = [row for row in rows if row.in_force(year, _SLACK)]
        if not alive and rows:
            nearest = min(_distance(row, year) for row in rows)
            alive = [row for row in rows if _distance(row, year) == nearest]
        return tuple(sorted({row.adcode for row in self._without_former(alive, year)}))

    def _without_former(self, rows: list[Division], year: int | None) -> list[Division]:
        """`rows` less those not in force in `year` that give their place to one in force then, or take it from one."""
        held = [row for row in rows if row.in_force(year)]
        after = {code for row in held for code in row.successors}
        codes = {row.adcode for row in held}
        return [row for row in rows if row in held or not (codes & set(row.successors) or row.adcode in after)]

    def founded(self, adcode: str) -> int:
        """The year from which there is a division of that code; 0 for one that is older than the record, or unknown."""
        return min((row.valid_from or 0 for row in self.rows.get(adcode, ())), default=0)

    def standing(self, adcode: str, year: int | None) -> str | None:
        """`adcode`, or the nearest above it, that there was in `year` (None: whenever); a new one counts a year early,
        as papers write of it when it is decided.
        """
        line = (adcode, *self.ancestors(adcode))
        return next((code for code in line if year is None or self.founded(code) <= year + _SLACK), None)

    def common(self, adcodes: Sequence[str]) -> str | None:
        """The smallest division that holds all of `adcodes`, of which there is one at least; None without one.

        >>> divisions = load_division_rules()
        >>> divisions.common(["350602", "350681"]), divisions.common(["350602", "360100"])
        ('350600', None)
        """
        lines = [(code, *self.ancestors(code)) for code in dict.fromkeys(adcodes)]
        return next((code for code in lines[0] if all(code in line for line in lines)), None)

    def current(self, adcode: str, year: int | None = None) -> tuple[str, ...]:
        """The codes that stand for the area of `adcode` in `year` (None: today): itself, or its successors.

        Empty for an unknown code; the code itself where the year lies before the record of it.
        """
        rows = self.rows.get(adcode, ())
        if not rows or any(row.in_force(year) for row in rows):
            return (adcode,) if rows else ()
        past = [row for row in rows if row.valid_to is not None and (year is None or row.valid_to < year)]
        if not past:
            return (adcode,)
        codes = (code for successor in past[-1].successors for code in self.current(successor, year))
        return tuple(dict.fromkeys(codes))


def _distance(row: Division, year: int | None) -> int:
    """How many years `year` lies outside the years of `row`."""
    wanted = 9999 if year is None else year
    if row.valid_to is not None and wanted > row.valid_to:
        return wanted - row.valid_to
    return max(0, (row.valid_from or 0) - wanted)


def load_division_rules() -> DivisionRules:
    """The gazetteer that ships with the package.

    Raises:
        RuleError: a malformed row, or an alias of a code that is not in the table.
    """
    rows = [_read_row(row) for row in read_csv(_TABLE)]
    by_code: dict[str, list[Division]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.valid_from or 0):
        by_code[row.adcode].append(row)
    names: dict[str, list[Division]] = defaultdict(list)
    for row in rows:
        for name in _derived_names(row):
            names[name].append(row)
    for alias in read_csv("division_alias.csv"):
        if alias["adcode"] not in by_code:
            raise RuleError(f"seeds/division_alias.csv: {alias['alias']}: no division {alias['adcode']}")
        names[alias["alias"]].extend(by_code[alias["adcode"]])
    cues = load_division_cues()
    patterns = tuple(dict.fromkeys([*names, *cues.blockers]))
    return DivisionRules(
        rows={code: tuple(held) for code, held in by_code.items()},
        names={name: tuple(dict.fromkeys(held)) for name, held in names.items()},
        patterns=patterns,
        matcher=AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest),
        above={code: tuple(_above(held[-1], by_code)) for code, held in by_code.items()},
        hosts=_hosts(rows, cues),
        cues=cues,
    )


def _above(row: Division, by_code: Mapping[str, Sequence[Division]]) -> Iterator[str]:
    while row.parent:
        yield row.parent
        row = by_code[row.parent][-1]


def _hosts(rows: list[Division], cues: DivisionCues) -> dict[str, tuple[str, ...]]:
    """Host names: the pinyin of provinces and prefectures in force, and those that the cues list."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.pinyin and row.in_force(None):
            hosts[_letters(row.pinyin)].append(row.adcode)
    return {host: tuple(codes) for host, codes in hosts.items()} | {host: (code,) for host, code in cues.hosts.items()}


def _letters(pinyin: str) -> str:
    """Pinyin as host names write it: `Xī'ān` is `xian`."""
    return "".join(letter for letter in normalize("NFD", pinyin).lower() if "a" <= letter <= "z")


def _read_row(row: dict[str, str]) -> Division:
    try:
        return Division(
            row["adcode"],
            row["name"],
            row["short_name"],
            Level(row["level"]),
            row["parent_adcode"] or None,
            int(row["valid_from"]) if row["valid_from"] else None,
            int(row["valid_to"]) if row["valid_to"] else None,
            tuple(code for code in row["successor_adcodes"].split(";") if code),
            row["pinyin"],
        )
    except (KeyError, ValueError) as error:
        raise RuleError(f"seeds/{_TABLE}: {row}: {error!r}") from error


def _derived_names(row: Division) -> Iterator[str]:
    """The names that a division goes by: full, short, and one without its peoples (`恩施州`, `长阳县`)."""
    yield row.name
    if row.short_name == row.name:
        return
    yield row.short_name
    for full, brief in (("自治州", "州"), ("自治县", "县"), ("自治旗", "旗")):
        if row.name.endswith(full):
            yield row.short_name + brief
