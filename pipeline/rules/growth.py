"""Indicators, goal words and result words: how a goal is told from a result and tied to what it measures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.errors import RuleError
from pipeline.rules.source import read_csv, read_toml

_CLAUSE_ENDS = "，、：,。；;！？!?"


@dataclass(frozen=True, slots=True)
class CueRules:
    """The cue words of one place in the clause, found by `automaton` in the order of `words` and `weights`.

    A word counts only where it opens or closes its clause, if it has to.
    """

    words: tuple[str, ...]
    weights: tuple[float, ...]
    automaton: AhoCorasick
    opens_clause: bool
    closes_clause: bool


@dataclass(frozen=True, slots=True)
class MoodRules:
    """What weighs for a plan (positive) and for a report of results (negative).

    `shapes` are patterns of numbers with their weights; the other figures weigh what stands around a sentence.
    """

    report: regex.Pattern[str]
    longest_heading: int
    numbered: regex.Pattern[str]
    review_heading: regex.Pattern[str]
    plan_heading: regex.Pattern[str]
    dated_heading: regex.Pattern[str]
    cues: tuple[CueRules, ...]
    shapes: tuple[tuple[regex.Pattern[str], float], ...]
    heading: float
    rest_of_paragraph: float
    rest_of_document: float
    clause: float
    announced: float
    plan_from: float
    future: float
    past: float
    news: float
    announcing: regex.Pattern[str]
    clause_plan: regex.Pattern[str]
    clause_result: regex.Pattern[str]


@dataclass(frozen=True, slots=True)
class PredicateRules:
    """The words between an indicator and its number: `pattern` matches them at the end of a text."""

    pattern: regex.Pattern[str]
    up: regex.Pattern[str]
    down: regex.Pattern[str]
    to: regex.Pattern[str]
    each: regex.Pattern[str]


@dataclass(frozen=True, slots=True)
class GrowthRules:
    """Indicators by alias, and the words and patterns that growth targets are found by."""

    indicators: Mapping[str, str]
    aliases: tuple[str, ...]
    alias_automaton: AhoCorasick
    mood: MoodRules
    predicate: PredicateRules
    opening: regex.Pattern[str]
    subject: regex.Pattern[str]
    count_units: frozenset[str]
    measure_units: frozenset[str]
    never_units: frozenset[str]
    shared_heads: tuple[str, ...]
    complete_head: regex.Pattern[str]
    yield_of_works: regex.Pattern[str]
    comparison: regex.Pattern[str]
    starting_point: regex.Pattern[str]
    arriving: regex.Pattern[str]
    moved: regex.Pattern[str]
    scope: regex.Pattern[str]
    measure: regex.Pattern[str]
    bare_verb: regex.Pattern[str]
    arrival: frozenset[str]
    whole_names: Mapping[str, str]
    noise: regex.Pattern[str]
    same_words: regex.Pattern[str]
    same_word: Mapping[str, str]
    growth_name: regex.Pattern[str]
    amount_of: regex.Pattern[str]
    relative: regex.Pattern[str]
    same_again: regex.Pattern[str]
    nothing: regex.Pattern[str]
    following_verb: regex.Pattern[str]
    governing: regex.Pattern[str]
    national: regex.Pattern[str]
    skipped_names: regex.Pattern[str]


def load_growth_rules() -> GrowthRules:
    """The growth rules that ship with the package.

    Raises:
        RuleError: a table is missing, a pattern does not compile, or an alias names two indicators.
    """
    try:
        return _growth_rules(read_toml("growth.toml"))
    except (KeyError, ValueError, TypeError, regex.error) as error:
        raise RuleError(f"pipeline/rules/growth.toml: {error!r}") from error


def _growth_rules(content: Mapping[str, Any]) -> GrowthRules:
    same = dict(content["indicator"]["same"])
    indicators = _indicators(same)
    skip = content["skip"]
    return GrowthRules(
        indicators=indicators,
        aliases=tuple(indicators),
        alias_automaton=AhoCorasick(list(indicators)),
        mood=_mood_rules(content),
        predicate=_predicate_rules(content["predicate"]),
        opening=regex.compile(rf"(?:{_words(content['opening']['words'])}|{content['opening']['pattern']}|\s)++"),
        subject=regex.compile(rf"^.*(?:{content['subject']['ends_with']})"),
        count_units=frozenset(content["counts"]["units"]),
        measure_units=frozenset(content["counts"]["measures"]),
        never_units=frozenset(content["counts"]["never"]),
        shared_heads=tuple(sorted(content["heads"]["shared"], key=len, reverse=True)),
        complete_head=regex.compile(content["heads"]["complete"]),
        yield_of_works=regex.compile(skip["yield_of_works"]),
        comparison=regex.compile(skip["comparison"]),
        starting_point=regex.compile(skip["starting_point"]),
        arriving=regex.compile(skip["arriving"]),
        moved=regex.compile(rf"{skip['leaving']}(?={skip['arriving']})"),
        scope=regex.compile(content["indicator"]["scope"]),
        measure=regex.compile(content["indicator"]["measure"]),
        bare_verb=regex.compile(content["heads"]["bare_verb"]),
        whole_names=dict(content["indicator"]["whole"]),
        noise=regex.compile(content["indicator"]["noise"]),
        same_words=regex.compile(_words(same)),
        same_word=same,
        growth_name=regex.compile(content["indicator"]["growth"]),
        amount_of=regex.compile(content["heads"]["amount_of"]),
        relative=regex.compile(content["heads"]["relative"]),
        same_again=regex.compile(content["heads"]["same_again"]),
        nothing=regex.compile(content["heads"]["nothing"]),
        following_verb=regex.compile(content["heads"]["following_verb"]),
        governing=regex.compile(content["headings"]["governing"]),
        arrival=frozenset(content["predicate"]["arrival"]),
        national=regex.compile(content["report"]["national"]),
        skipped_names=regex.compile(skip["names"]),
    )


def _indicators(same: Mapping[str, str]) -> dict[str, str]:
    """The codes by alias, the aliases with the words of `same` replaced."""
    codes: dict[str, str] = {}
    words = regex.compile(_words(same))
    for row in read_csv("indicators.csv"):
        for name in (row["name_zh"], *filter(None, row["aliases"].split(";"))):
            name = words.sub(lambda found: same[found.group()], name)
            if codes.setdefault(name, row["code"]) != row["code"]:
                raise RuleError(f"seeds/indicators.csv: {name} names both {codes[name]} and {row['code']}")
    return codes


def _mood_rules(content: Mapping[str, Any]) -> MoodRules:
    mood, headings = content["mood"], content["headings"]
    return MoodRules(
        report=regex.compile(content["report"]["pattern"], regex.MULTILINE),
        longest_heading=headings["longest"],
        numbered=regex.compile(headings["numbered"]),
        review_heading=regex.compile(headings["review"]),
        plan_heading=regex.compile(headings["plan"]),
        dated_heading=regex.compile(headings["dated"]),
        cues=tuple(_cue_rules(content["cue"])),
        shapes=tuple((regex.compile(shape["pattern"]), float(shape["weight"])) for shape in content["shape"]),
        heading=mood["heading"],
        rest_of_paragraph=mood["rest_of_paragraph"],
        rest_of_document=mood["rest_of_document"],
        clause=mood["clause"],
        announced=mood["announced"],
        plan_from=mood["plan_from"],
        future=mood["future"],
        past=mood["past"],
        news=mood["news"],
        announcing=regex.compile(mood["announcing"]),
        clause_plan=regex.compile(mood["clause_plan"]),
        clause_result=regex.compile(mood["clause_result"]),
    )


def _cue_rules(cues: Sequence[Mapping[str, Any]]) -> Iterable[CueRules]:
    for place in ("opening", "closing", "anywhere"):
        weights = {word: float(cue["weight"]) for cue in cues if cue["place"] == place for word in cue["words"]}
        automaton = AhoCorasick(list(weights), matchkind=MatchKind.LeftmostLongest)
        yield CueRules(tuple(weights), tuple(weights.values()), automaton, place == "opening", place == "closing")


def _predicate_rules(content: Mapping[str, Sequence[str]]) -> PredicateRules:
    every = [word for name in ("up", "down", "to", "other") for word in content[name]]
    return PredicateRules(
        pattern=regex.compile(rf"(?:{_words(every)}|\s)++$"),
        up=regex.compile(_words(content["up"])),
        down=regex.compile(_words(content["down"])),
        to=regex.compile(rf"(?:{_words(content['to'])})\s*$"),
        each=regex.compile("均|都|各|分别"),
    )


def _words(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(regex.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))})"
