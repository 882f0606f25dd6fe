"""Reads pipeline/rules/projects.toml and the weights beside it: the words that frame, end and mark project names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.errors import RuleError
from pipeline.patterns import plain_pattern
from pipeline.rules.source import PatternRule, any_of, read_pattern_rules, read_toml
from pipeline.rules.weights import Weights, load_weights


class Role:
    """What a word does beside or inside a project's name: bits of one number, for a word may play several parts.

    Plain integers and no `IntFlag`: they are combined a million times in a megabyte of text.
    """

    CUT: Final = 1
    BUILD: Final = 2
    STATUS: Final = 4
    LEAD: Final = 8
    TRAIL: Final = 16
    KEEP: Final = 32
    HEAD: Final = 64
    ACTION: Final = 128
    PHASE: Final = 256
    ZONE: Final = 512
    LIST_END: Final = 1024
    MONEY: Final = 2048
    WORKS: Final = 4096
    SITE: Final = 8192
    VAGUE: Final = 16384


_ROLES = {
    "build": Role.CUT | Role.BUILD,
    "status": Role.CUT | Role.STATUS,
    "cut": Role.CUT,
    "lead": Role.LEAD,
    "trail": Role.TRAIL,
    "keep": Role.KEEP,
    "works": Role.WORKS,
    "vague": Role.VAGUE,
    "list_end": Role.LIST_END | Role.WORKS,
}
_HEAD_ROLES = {"action": Role.HEAD | Role.ACTION, "phase": Role.HEAD | Role.PHASE, "zone": Role.HEAD | Role.ZONE}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the rules with its roles and, for what can be built, its kind."""

    text: str
    roles: int
    kind: str


@dataclass(frozen=True, slots=True)
class ProjectRules:
    """Words around and inside project names, and the weights by which a candidate is judged.

    `automaton` finds the `words`; `roles` are theirs, apart from them: asked for at every word of the text.
    `predicate`: what no name is or begins with, said of a thing that stands already; `group_tail`: what may stand
    behind `等` and say that the members before it are projects, up to its noun. The others are told in projects.toml.
    """

    words: tuple[Word, ...]
    roles: tuple[int, ...]
    automaton: AhoCorasick
    ranks: tuple[str, ...]
    sectors: tuple[str, ...]
    others: tuple[str, ...]
    predicate: regex.Pattern[str]
    group_tail: regex.Pattern[str]
    campaign: tuple[str, ...]
    thing: regex.Pattern[str]
    between: tuple[str, ...]
    where: tuple[str, ...]
    held: regex.Pattern[str]
    standing: tuple[PatternRule, ...]
    weights: Weights
    endings: Weights
    threshold: float
    company: float

    def is_campaign(self, name: str) -> bool:
        """Whether what is called `name` and 工程 builds nothing: it is about people, and holds no word for a thing."""
        if not any(word in name for word in self.campaign) or self.thing.search(name):
            return False
        found = self.automaton.find_matches_as_indexes(name)
        roles = [self.roles[word] for word, _, _ in found]
        return not any(role & Role.WORKS or (role & Role.HEAD and not role & Role.ACTION) for role in roles)


def load_project_rules() -> ProjectRules:
    """The project rules that ship with the package.

    Raises:
        RuleError: a table or a list is missing.
    """
    try:
        return _project_rules(read_toml("projects.toml"))
    except (KeyError, TypeError) as error:
        raise RuleError(f"pipeline/rules/projects.toml: {error!r}") from error


def _project_rules(content: Mapping[str, Any]) -> ProjectRules:
    words, groups, predicates = _words(content), content["groups"], content["predicates"]
    return ProjectRules(
        words=words,
        roles=tuple(word.roles for word in words),
        automaton=AhoCorasick([word.text for word in words], matchkind=MatchKind.LeftmostLongest),
        ranks=tuple(groups["rank"]),
        sectors=tuple(groups["sector"]),
        others=tuple(groups["other"]),
        predicate=plain_pattern(
            rf"{any_of(predicates['begin'])}(?!路|大道|街|煤)|.*?(?:{any_of(predicates['hold'])}|{predicates['turned']})"
        ),
        group_tail=_group_tail(groups["sector"]),
        campaign=tuple(predicates["campaign"]),
        thing=plain_pattern(predicates["thing"]),
        between=tuple(predicates["between"]),
        where=tuple(predicates["where"]),
        held=plain_pattern(predicates["held"]),
        standing=read_pattern_rules("projects.toml", "standing"),
        weights=load_weights("projects_weights.tsv"),
        endings=load_weights("projects_endings.tsv"),
        **content["judgement"],
    )


def _words(content: Mapping[str, Any]) -> tuple[Word, ...]:
    roles: dict[str, int] = {"等": Role.LIST_END}
    kinds: dict[str, str] = {}
    for name, role in _ROLES.items():
        for text in content["lists"][name]:
            roles[text] = roles.get(text, 0) | role
    sites, classes = frozenset(content["sites"]["kinds"]), frozenset(content["sites"]["classes"])
    for kind, texts in content["heads"].items():
        for text in texts:
            site = Role.SITE if kind in sites and text not in classes else 0
            roles[text] = roles.get(text, 0) | _HEAD_ROLES.get(kind, Role.HEAD) | site
            kinds.setdefault(text, kind)
    return tuple(Word(text, role, kinds.get(text, "")) for text, role in sorted(roles.items()))


def _group_tail(sectors: Sequence[str]) -> regex.Pattern[str]:
    no_project = "(?!师|院|技术|部)"
    return plain_pattern(
        rf"(?:重大|重点|一批){{0,3}}(?:{any_of(sectors)}、){{1,8}}[^、，。；]{{2,12}}?(?:项目|工程)"
        rf"|(?:(?!以及)[^、，。；]){{0,24}}?(?:项目|工程){no_project}"
        rf"|[^，。；]{{0,24}}?的(?:重大|重点)?(?:项目|工程){no_project}"
    )
