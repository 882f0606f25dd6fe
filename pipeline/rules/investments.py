"""Cue words that tell the kind of an amount, and whether a sentence reports or plans."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import regex
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from models.vocabulary import InvestmentKind
from pipeline.errors import RuleError
from pipeline.patterns import plain_pattern
from pipeline.rules.source import PatternRule, any_of, read_pattern_rules, read_toml

# The words of reports come first, those of local papers after them.
_FILES = ("investments.toml", "investments_local.toml")


class Trait(StrEnum):
    """What else the words of a rule say of the amount beside them; the head of rules/investments.toml tells of each."""

    VERB = "verb"
    WEAK = "weak"
    SECTOR = "sector"
    UNDATED = "undated"
    EXPLICIT = "explicit"


@dataclass(frozen=True, slots=True)
class KindRule:
    """A pattern for the words beside an amount, and the kind it tells; `goal_kind` in a sentence that sets a goal.

    `alone`: needs no verb beside it; `needs` and `unless`: shapes that must or must not stand near the amount.
    """

    rule: PatternRule
    kind: InvestmentKind
    goal_kind: InvestmentKind
    alone: bool
    needs: str | None
    unless: str | None
    traits: frozenset[Trait]


@dataclass(frozen=True, slots=True)
class OutlookWords:
    """Words that show whether a sentence sets goals (positive weights) or reports results (negative ones)."""

    automaton: AhoCorasick
    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InvestmentRules:
    """Cue words that tell the kind of an amount, in the order in which they are tried.

    `items`: what may stand between the name of works and a bare amount, read whole; `columns`: heads of columns.
    `shapes`: patterns of the words around amounts and of their nouns, by id.
    """

    leads: tuple[KindRule, ...]
    trails: tuple[KindRule, ...]
    items: tuple[KindRule, ...]
    columns: tuple[KindRule, ...]
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
    """The cues of rules/investments.toml and, after them, of rules/investments_local.toml.

    Raises:
        RuleError: a table is missing, a kind is none of the vocabulary, or a rule needs a shape that no table has.
    """
    rules = _read_rules()
    for rule in (*rules.leads, *rules.trails, *rules.items, *rules.columns):
        if unknown := {rule.needs, rule.unless} - {None, *rules.shapes}:
            raise RuleError(f"pipeline/rules/investments*.toml: {rule.rule.id}: no shape is called {unknown}")
    return rules


def _read_rules() -> InvestmentRules:
    content = read_toml("investments.toml")
    try:
        words = content["words"]
        return InvestmentRules(
            leads=_kind_rules("rule"),
            trails=_kind_rules("trail"),
            items=_kind_rules("item"),
            columns=_kind_rules("column"),
            outlook=_outlook_words(content["outlook"]),
            fillers=frozenset(words["fillers"]),
            longest_filler=max(map(len, words["fillers"])),
            per=plain_pattern(any_of(words["per"])),
            no_fund=plain_pattern(any_of(words["no_fund"])),
            purpose=tuple(sorted(words["purpose"], key=len, reverse=True)),
            back=tuple(words["back"]),
            heads=tuple(sorted(words["heads"], key=len, reverse=True)),
            cutting=tuple(words["cutting"]),
            investor_before=frozenset(words["investor_before"]),
            named_before=frozenset(words["named_before"]),
            scale_words=frozenset(content["scale_words"]["words"]),
            trail_verbs=plain_pattern(any_of(content["trail_verbs"]["words"])),
            counters=frozenset(words["counters"]),
            bare_kinds=frozenset(words["bare_kinds"]),
            helping=frozenset(words["helping"]),
            shapes={rule.id: rule.pattern for name in _FILES for rule in read_pattern_rules(name, "shape")},
        )
    except (KeyError, ValueError, TypeError) as error:
        raise RuleError(f"pipeline/rules/investments.toml: {error!r}") from error


def _kind_rules(table: str) -> tuple[KindRule, ...]:
    return tuple(
        KindRule(
            rule,
            InvestmentKind(entry["kind"]),
            InvestmentKind(entry.get("goal_kind", entry["kind"])),
            entry.get("alone", False),
            entry.get("needs"),
            entry.get("unless"),
            frozenset(map(Trait, entry.get("traits", ()))),
        )
        for name in _FILES
        for rule, entry in zip(read_pattern_rules(name, table), read_toml(name).get(table, []), strict=True)
    )


def _outlook_words(table: Mapping[str, Sequence[str]]) -> OutlookWords:
    weights = {word: int(weight) for weight, words in table.items() for word in words}
    # Of so few words the fastest automaton is made in no time.
    automaton = AhoCorasick(list(weights), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return OutlookWords(automaton, tuple(weights.values()))
