"""Words of plans and of results: what weighs for and against a sentence's setting goals."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import regex
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.source import Lazy, Plain, patterns_of

_HEADINGS = ("review", "year", "first_year", "plan")


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
    `issued` is the title of a plan that is sent out; `aims` begin the paragraphs of a plan, `lived` those of a review,
    `glossary` those that explain words; `terms` heads a part that does nothing else, up to the next `appendix`,
    but tell what is `wanted`.
    """

    report: regex.Pattern[str]
    issued: Plain
    relayed: Lazy
    addressed: Lazy
    aims: regex.Pattern[str]
    glossary: Plain
    terms: Plain
    appendix: Plain
    wanted: Lazy
    lived: Plain
    longest_heading: int
    numbered: Plain
    review_heading: regex.Pattern[str]
    plan_heading: regex.Pattern[str]
    year_heading: regex.Pattern[str]
    first_year_heading: regex.Pattern[str]
    cues: tuple[CueRules, ...]
    shapes: tuple[tuple[regex.Pattern[str], float], ...]
    heading: float
    rest_of_paragraph: float
    rest_of_document: float
    news: float
    goal_from: float
    hopeless_below: float
    announcing: Lazy
    goals: Plain
    goals_reached: Lazy
    pledged: Lazy
    called_above: Plain
    clause_plan: Lazy
    clause_result: Lazy


def mood_rules(content: Mapping[str, Any]) -> MoodRules:
    """The rules that `content`, the table of growth.toml, sets out.

    Raises:
        KeyError: an entry is missing.
    """
    mood, report, headings = content["mood"], content["report"], content["headings"]
    return MoodRules(
        report=plain_pattern(report["pattern"], re.MULTILINE),
        aims=lazy_pattern(report["aims"], regex.MULTILINE),
        longest_heading=headings["longest"],
        cues=tuple(_cue_rules(content["cue"])),
        shapes=tuple((lazy_pattern(shape["pattern"]), float(shape["weight"])) for shape in content["shape"]),
        heading=mood["heading"],
        rest_of_paragraph=mood["rest_of_paragraph"],
        rest_of_document=mood["rest_of_document"],
        news=mood["news"],
        goal_from=mood["goal_from"],
        hopeless_below=mood["hopeless_below"],
        **patterns_of(MoodRules, mood),
        **patterns_of(MoodRules, report),
        **patterns_of(MoodRules, headings),
        **{f"{name}_heading": lazy_pattern(headings[name]) for name in _HEADINGS},
    )


def _cue_rules(cues: Sequence[Mapping[str, Any]]) -> Iterable[CueRules]:
    for place in ("opening", "closing", "anywhere"):
        weights = {word: float(cue["weight"]) for cue in cues if cue["place"] == place for word in cue["words"]}
        # Of so few words the fastest automaton is made in no time.
        automaton = AhoCorasick(list(weights), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
        yield CueRules(tuple(weights), tuple(weights.values()), automaton, place == "opening", place == "closing")
