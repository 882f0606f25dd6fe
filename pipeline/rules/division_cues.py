"""What stands around the names of divisions in a text, and what tells the division that a document is at home in."""

from dataclasses import dataclass
from typing import Any

import regex

from pipeline.errors import RuleError
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.source import Lazy, Plain, any_of, patterns_of, read_csv, read_toml

# Of ten thousand people, those who must bear a surname for it to be told from an ordinary word by itself.
_COMMON_SURNAME = 40


# A river or a township is never named after a full name (`长沙县江背镇` has both).
_ONLY_SHORT = frozenset({"water", "township"})


@dataclass(frozen=True, slots=True)
class SupportWeights:
    """Points for and against a name that may be none, as the table `support` of divisions.toml explains them."""

    short_needs: int
    ordinary_needs: int
    common_needs: int
    known: int
    listed: int
    above_county: int
    full: int
    chained: int
    chained_common: int
    embedded: int
    local: int
    stray: int
    stray_names: int
    stray_share: float
    attached: int
    stretch: int
    begins: int
    begins_place: int
    after_verb: int
    after_word: int
    after_character: int
    ordinary_after_character: int
    after_surname: int


@dataclass(frozen=True, slots=True)
class DivisionCues:
    """Words and patterns of pipeline/rules/divisions.toml, where each is explained.

    `embedded` matches what follows a name that is only the beginning of a longer one, and names its group after the
    kind; `embedded_in_full` leaves out the kinds that no full name begins. `hosts` leads from a name under gov.cn
    to the division whose government writes there, `media` from the name of a paper to the division that it writes for.
    """

    blockers: tuple[str, ...]
    ordinary: frozenset[str]
    common: frozenset[str]
    embedded: regex.Pattern[str]
    embedded_in_full: regex.Pattern[str]
    medium: regex.Pattern[str]
    cut: Plain
    follows: Plain
    precedes: regex.Pattern[str]
    post_before: regex.Pattern[str]
    person_and_surname: regex.Pattern[str]
    local: Plain
    joins: Plain
    roads: Plain
    report: Lazy
    congress: Lazy
    country: Lazy
    many_places: Lazy
    national: Lazy
    framed: Lazy
    venue: Lazy
    scene: Lazy
    at: Lazy
    among: Lazy
    event: Lazy
    leading: Lazy
    office: Lazy
    opening: Lazy
    entering: Lazy
    interview: Lazy
    town: Lazy
    guest: Lazy
    bound_for: Lazy
    paper: Lazy
    comes_to: Lazy
    travellers: Lazy
    visit: Lazy
    comers: Lazy
    comes: Lazy
    own_state: Lazy
    own_units: dict[str, regex.Pattern[str]]
    its_units: dict[str, regex.Pattern[str]]
    regions: frozenset[str]
    municipalities: frozenset[str]
    neighbours: dict[str, tuple[str, ...]]
    hosts: dict[str, str]
    media: dict[str, str]
    media_names: regex.Pattern[str]
    surnames: frozenset[str]
    common_surnames: frozenset[str]
    support: SupportWeights


def load_division_cues() -> DivisionCues:
    """The cues that ship with the package.

    Raises:
        RuleError: a file is missing or malformed.
    """
    try:
        return _division_cues(read_toml("divisions.toml"))
    except (KeyError, TypeError) as error:
        raise RuleError(f"pipeline/rules/divisions.toml: {error!r}") from error


def _division_cues(content: dict[str, Any]) -> DivisionCues:
    words, around, document = content["words"], content["around"], content["document"]
    embedded = content["embedded"]
    surnames = {
        row["surname"]: int(row["per_ten_thousand"]) for row in read_csv("surname.csv") if len(row["surname"]) == 1
    }
    return DivisionCues(
        blockers=tuple(words["blockers"].split()),
        ordinary=frozenset(words["ordinary"].split()),
        common=frozenset(words["common"].split()),
        embedded=_alternatives(embedded),
        embedded_in_full=_alternatives({kind: embedded[kind] for kind in embedded if kind not in _ONLY_SHORT}),
        medium=plain_pattern(embedded["medium"]),
        precedes=plain_pattern(f"{around['precedes']}$"),
        post_before=plain_pattern(rf"(?:{around['post']})\s?$"),
        # 任 is oftener the verb of holding a post than a surname.
        person_and_surname=plain_pattern(f"(?:{around['post']}|{around['person']})[^任]$"),
        own_units={unit: lazy_pattern(pattern) for unit, pattern in document["units"]["own"].items()},
        its_units={unit: lazy_pattern(pattern) for unit, pattern in document["units"]["its"].items()},
        regions=frozenset(document["regions"]),
        municipalities=frozenset(document["municipalities"]),
        neighbours={province: tuple(codes.split()) for province, codes in content["neighbours"].items()},
        hosts=document["hosts"],
        media=document["media"],
        media_names=plain_pattern(any_of(document["media"])),
        surnames=frozenset(surnames),
        common_surnames=frozenset(name for name, share in surnames.items() if share >= _COMMON_SURNAME),
        support=SupportWeights(**content["support"]),
        **patterns_of(DivisionCues, around),
        **patterns_of(DivisionCues, document),
    )


def _alternatives(patterns: dict[str, str]) -> regex.Pattern[str]:
    """One pattern that tells by its last group which of `patterns` matched."""
    return plain_pattern("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in patterns.items()))
