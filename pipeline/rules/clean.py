"""What the cleaner knows: script, glosses, signs, spacing, and how the parts of a page look."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import regex

from pipeline.document import Zone
from pipeline.patterns import lazy_pattern
from pipeline.rules.source import PatternRule, read_csv, read_pattern_rules, read_toml

# Of ten thousand people, those who must bear a surname for it to be told from an ordinary word.
_COMMON_SURNAME = 5


@dataclass(frozen=True)
class ScriptRules:
    """Traditional characters and what they are in simplified script.

    `simplified` maps each of them; `strays` are the few that are changed in a text that is otherwise
    simplified only where their neighbours demand it.
    """

    traditional_share: float
    kept: frozenset[str]
    zhu_words: tuple[str, ...]
    strays: tuple[tuple[regex.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class MetadataRules:
    """The labels by which a page states its date and its publisher, and how publishers are called."""

    date_labels: tuple[str, ...]
    source_labels: tuple[str, ...]
    other_labels: tuple[str, ...]
    nobody: frozenset[str]
    media: tuple[str, ...]
    aliases: Mapping[str, str]


@dataclass(frozen=True)
class PageRules:
    """Patterns of lines, and of stretches within lines, that are not the article's own words."""

    boilerplate: tuple[PatternRule, ...]
    related: tuple[PatternRule, ...]
    byline: tuple[PatternRule, ...]
    credit: tuple[PatternRule, ...]
    caption: tuple[PatternRule, ...]
    dateline: tuple[PatternRule, ...]
    source: tuple[PatternRule, ...]
    inline_navigation: tuple[PatternRule, ...]

    @cached_property
    def inline(self) -> tuple[tuple[Zone, PatternRule], ...]:
        """The patterns of stretches within lines, each with what the stretch is."""
        groups = (
            (Zone.BOILERPLATE, self.inline_navigation),
            (Zone.DATELINE, self.dateline),
            (Zone.BYLINE, self.byline),
            (Zone.CREDIT, self.credit),
            (Zone.BOILERPLATE, self.source),
        )
        return tuple((zone, rule) for zone, rules in groups for rule in rules)

    @cached_property
    def inline_words(self) -> re.Pattern[str]:
        """Finds something in every line within which one of these patterns may match: two lines of three have none."""
        words = dict.fromkeys(word for _, rule in self.inline for word in rule.only_with or ("",))
        return re.compile("|".join(map(re.escape, words)))


@dataclass(frozen=True, slots=True)
class CleanRules:
    """What the cleaner knows: script, glosses, noise lines, zones of a page."""

    script: ScriptRules
    neutral_glosses: frozenset[str]
    signs: Mapping[str, str]
    name_titles: tuple[str, ...]
    after_names: frozenset[str]
    name_verbs: tuple[str, ...]
    surnames: frozenset[str]
    unit_starts: str
    metadata: MetadataRules
    page: PageRules


def load_clean_rules() -> CleanRules:
    """The cleaner's rules, from pipeline/rules/clean.toml."""
    content = read_toml("clean.toml")
    return CleanRules(
        script=_script(content["script"]),
        neutral_glosses=frozenset(content["glosses"]["neutral"]),
        signs=content["widths"]["signs"],
        name_titles=tuple(content["spacing"]["titles"]),
        after_names=frozenset(content["spacing"]["after_names"]),
        name_verbs=tuple(content["spacing"]["name_verbs"]),
        surnames=frozenset(
            row["surname"] for row in read_csv("surname.csv") if int(row["per_ten_thousand"]) >= _COMMON_SURNAME
        ),
        unit_starts=content["spacing"]["unit_starts"],
        metadata=_metadata(content["metadata"]),
        page=PageRules(**{field.name: read_pattern_rules("clean.toml", field.name) for field in fields(PageRules)}),
    )


def _script(table: dict[str, Any]) -> ScriptRules:
    return ScriptRules(
        table["traditional_share"],
        frozenset(table["kept"]),
        tuple(table["zhu_words"]),
        tuple((lazy_pattern(pattern), simplified) for _, simplified, pattern in table["stray"]),
    )


def _metadata(table: dict[str, Any]) -> MetadataRules:
    return MetadataRules(
        tuple(table["date_labels"]),
        tuple(table["source_labels"]),
        tuple(table["other_labels"]),
        frozenset(table["nobody"]),
        tuple(table["media"]),
        table["aliases"],
    )
