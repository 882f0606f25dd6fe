"""Reads pipeline/rules/projects.toml and the weights beside it: the words that frame, end and mark project names."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntFlag, auto
from functools import cached_property
from importlib.resources import files

import ahocorasick_rs

from pipeline.errors import RuleError
from pipeline.rules.source import read_toml


class Role(IntFlag):
    """What a word does beside or inside a project's name; a word may play several parts."""

    CUT = auto()
    BUILD = auto()
    STATUS = auto()
    LEAD = auto()
    TRAIL = auto()
    KEEP = auto()
    HEAD = auto()
    ACTION = auto()
    PHASE = auto()
    ZONE = auto()
    LIST_END = auto()
    MONEY = auto()


_ROLES = {
    "build": Role.CUT | Role.BUILD,
    "status": Role.CUT | Role.STATUS,
    "cut": Role.CUT,
    "lead": Role.LEAD,
    "trail": Role.TRAIL,
    "keep": Role.KEEP,
}
_HEAD_ROLES = {"action": Role.HEAD | Role.ACTION, "phase": Role.HEAD | Role.PHASE, "zone": Role.HEAD | Role.ZONE}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the rules with its roles and, for what can be built, its kind."""

    text: str
    roles: Role
    kind: str


@dataclass(frozen=True)
class ProjectRules:
    """Words around and inside project names, and the weights by which a candidate is judged."""

    words: tuple[Word, ...]
    ranks: tuple[str, ...]
    sectors: tuple[str, ...]
    others: tuple[str, ...]
    weights: Mapping[str, float]
    threshold: float
    company: float

    @cached_property
    def automaton(self) -> "ahocorasick_rs.AhoCorasick":
        return ahocorasick_rs.AhoCorasick(
            [word.text for word in self.words], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )


def load_project_rules() -> ProjectRules:
    """The project rules that ship with the package."""
    content = read_toml("projects.toml")
    roles: dict[str, Role] = {"等": Role.LIST_END}
    kinds: dict[str, str] = {}
    for name, role in _ROLES.items():
        for text in content["lists"][name]:
            roles[text] = roles.get(text, Role(0)) | role
    for kind, texts in content["heads"].items():
        for text in texts:
            roles[text] = roles.get(text, Role(0)) | _HEAD_ROLES.get(kind, Role.HEAD)
            kinds.setdefault(text, kind)
    words = tuple(Word(text, role, kinds.get(text, "")) for text, role in sorted(roles.items()))
    groups = {name: tuple(texts) for name, texts in content["groups"].items()}
    return ProjectRules(
        words, groups["rank"], groups["sector"], groups["other"], _load_weights(), **content["judgement"]
    )


def _load_weights() -> dict[str, float]:
    """One weight a line: the feature, a tab, the weight; an empty feature is the constant."""
    try:
        text = (files("pipeline.rules") / "projects_weights.tsv").read_text(encoding="utf-8")
        pairs = [line.split("\t") for line in text.splitlines()]
        return {feature: float(weight) for feature, weight in pairs}
    except (OSError, ValueError) as error:
        raise RuleError(f"pipeline/rules/projects_weights.tsv: {error}") from error
