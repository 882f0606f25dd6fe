"""Cue words that tell the kind of an amount, and whether a sentence reports or plans."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from models.vocabulary import InvestmentKind
from pipeline.errors import RuleError
from pipeline.rules.source import PatternRule, read_pattern_rules, read_toml


@dataclass(frozen=True, slots=True)
class KindRule:
    """A pattern for the words beside an amount, and the kind it tells; `goal_kind` in a sentence that sets a goal.

    `alone`: needs no verb beside it.
    """

    rule: PatternRule
    kind: InvestmentKind
    goal_kind: InvestmentKind
    alone: bool


@dataclass(frozen=True, slots=True)
class OutlookWords:
    """Words that show whether a sentence sets goals (positive weights) or reports results (negative ones)."""

    automaton: AhoCorasick
    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InvestmentRules:
    """Cue words that tell the kind of an amount, in the order in which they are tried.

    `shapes`: patterns of the words around amounts and of their nouns, by id.
    """

    leads: tuple[KindRule, ...]
    trails: tuple[KindRule, ...]
    outlook: OutlookWords
    fillers: frozenset[str]
    longest_filler: int
    per: regex.Pattern[str]
    no_fund: regex.Pattern[str]
    purpose: tuple[str, ...]
    back: tuple[str, ...]
    heads: tuple[str, ...]
    cutting: tuple[str, ...]
    named_before: frozenset[str]
    investor_before: frozenset[str]
    scale_words: frozenset[str]
    trail_verbs: regex.Pattern[str]
    counters: frozenset[str]
    bare_kinds: frozenset[str]
    helping: frozenset[str]
    shapes: Mapping[str, regex.Pattern[str]]


def load_investment_rules() -> InvestmentRules:
    """The cues of rules/investments.toml.

    Raises:
        RuleError: a table is missing, or a kind is none of the vocabulary.
    """
    content = read_toml("investments.toml")
    try:
        words = content["words"]
        return InvestmentRules(
            leads=_kind_rules(content, "rule"),
            trails=_kind_rules(content, "trail"),
            outlook=_outlook_words(content["outlook"]),
            fillers=frozenset(words["fillers"]),
            longest_filler=max(map(len, words["fillers"])),
            per=_any_of(words["per"]),
            no_fund=_any_of(words["no_fund"]),
            purpose=tuple(sorted(words["purpose"], key=len, reverse=True)),
            back=tuple(words["back"]),
            heads=tuple(sorted(words["heads"], key=len, reverse=True)),
            cutting=tuple(words["cutting"]),
            investor_before=frozenset(words["investor_before"]),
            named_before=frozenset(words["named_before"]),
            scale_words=frozenset(content["scale_words"]["words"]),
            trail_verbs=_any_of(content["trail_verbs"]["words"]),
            counters=frozenset(words["counters"]),
            bare_kinds=frozenset(words["bare_kinds"]),
            helping=frozenset(words["helping"]),
            shapes={rule.id: rule.pattern for rule in read_pattern_rules("investments.toml", "shape")},
        )
    except (KeyError, ValueError, TypeError) as error:
        raise RuleError(f"pipeline/rules/investments.toml: {error!r}") from error


def _kind_rules(content: Mapping[str, Any], table: str) -> tuple[KindRule, ...]:
    rules = read_pattern_rules("investments.toml", table)
    return tuple(
        KindRule(
            rule,
            InvestmentKind(entry["kind"]),
            InvestmentKind(entry.get("goal_kind", entry["kind"])),
            entry.get("alone", False),
        )
        for rule, entry in zip(rules, content[table], strict=True)
    )


def _outlook_words(table: Mapping[str, Sequence[str]]) -> OutlookWords:
    weights = {word: int(weight) for weight, words in table.items() for word in words}
    automaton = AhoCorasick(list(weights), matchkind=MatchKind.LeftmostLongest)
    return OutlookWords(automaton, tuple(weights.values()))


def _any_of(words: Sequence[str]) -> regex.Pattern[str]:
    return regex.compile("|".join(regex.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))))
