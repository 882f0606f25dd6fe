"""Indicators, goal words and result words: how a goal is told from a result and tied to what it measures."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

import regex
from ahocorasick_rs import AhoCorasick

from pipeline.errors import RuleError
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.growth_mood import MoodRules, mood_rules
from pipeline.rules.source import read_csv, read_toml
from pipeline.rules.weights import Weights, load_weights

# What is no goal, and the patterns of names, as far as the standard library's matcher is to find them.
_PLAIN = (
    "yield_of_works",
    "share_of_goal",
    "reached_share",
    "goal_follows",
    "condition",
    "size_of_works",
    "only_divisions",
    "standing",
    "class_bound",
    "size_of_each",
    "size_of_all",
    "handled",
    "where",
    "done_there",
    "furthered",
    "whole_of",
    "provinces",
    "starting_point",
    "given_out",
)
_PLAIN_NAMES = (
    "bare_verb",
    "changing",
    "announcer",
    "rest",
    "headed",
    "head_only",
    "size_class",
    "measured",
    "count_of_size",
    "output",
    "stage",
    "stage_behind",
    "carried",
    "bare_rate",
    "object_of",
    "made_ready",
    "bare_yield",
    "extent",
    "grouped_investment",
    "at_least",
    "nothing",
    "following_verb",
    "no_share",
)


@dataclass(frozen=True, slots=True)
class PredicateRules:
    """The words between an indicator and its number: `pattern` matches them at the end of a text.

    After a word of `arrival` the number is where a change arrives, not its size.
    """

    pattern: regex.Pattern[str]
    up: regex.Pattern[str]
    down: regex.Pattern[str]
    to: regex.Pattern[str]
    each: regex.Pattern[str]
    arrival: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class IndicatorRules:
    """The indicators' codes by alias, and what may stand around a name without making it another indicator's.

    There is one value of it in a program: compared as itself, it may be the key of what is remembered of names.

    `automaton` finds the `aliases`, in their order. `noise` is taken out of a name and `same_words` are replaced
    before it is looked up; `whole` names count only as the whole of one, `rates` only of one in %, `shares` are codes;
    `growth` tells that a name means a change.
    """

    codes: Mapping[str, str]
    aliases: tuple[str, ...]
    automaton: AhoCorasick
    whole: Mapping[str, str]
    rates: Mapping[str, str]
    shares: frozenset[str]
    same: Mapping[str, str]
    same_words: regex.Pattern[str]
    noise: regex.Pattern[str]
    scope: regex.Pattern[str]
    measure: regex.Pattern[str]
    growth: regex.Pattern[str]


@dataclass(frozen=True, slots=True)
class NameRules:
    """Where the name of a figure begins and ends, and which words name nothing: the keys are told in growth.toml."""

    opening: regex.Pattern[str]
    subject: regex.Pattern[str]
    adverbial: regex.Pattern[str]
    praise: regex.Pattern[str]
    kind_word: regex.Pattern[str]
    verb_before: regex.Pattern[str]
    shared: tuple[str, ...]
    complete: regex.Pattern[str]
    bare_verb: regex.Pattern[str]
    changing: regex.Pattern[str]
    creating: regex.Pattern[str]
    creates: regex.Pattern[str]
    made_ready: regex.Pattern[str]
    bare_yield: regex.Pattern[str]
    crop: regex.Pattern[str]
    extent: regex.Pattern[str]
    grouped_investment: regex.Pattern[str]
    supplying: regex.Pattern[str]
    works_head: regex.Pattern[str]
    amount_of: regex.Pattern[str]
    same_again: regex.Pattern[str]
    announcer: regex.Pattern[str]
    rest: regex.Pattern[str]
    headed: regex.Pattern[str]
    head_only: regex.Pattern[str]
    sector: regex.Pattern[str]
    output: regex.Pattern[str]
    stage: regex.Pattern[str]
    stage_behind: regex.Pattern[str]
    carried: regex.Pattern[str]
    bare_rate: regex.Pattern[str]
    object_of: regex.Pattern[str]
    works: regex.Pattern[str]
    size_class: regex.Pattern[str]
    measured: regex.Pattern[str]
    sized: regex.Pattern[str]
    count_of_size: regex.Pattern[str]
    sized_list: regex.Pattern[str]
    counted_by_size: regex.Pattern[str]
    over_size: regex.Pattern[str]
    at_least: regex.Pattern[str]
    owned_investment: regex.Pattern[str]
    relative: regex.Pattern[str]
    tally: regex.Pattern[str]
    topic: regex.Pattern[str]
    resuming: regex.Pattern[str]
    nothing: regex.Pattern[str]
    following_verb: regex.Pattern[str]
    manner: regex.Pattern[str]
    no_share: regex.Pattern[str]
    skipped: regex.Pattern[str]
    skipped_opening: regex.Pattern[str]


@dataclass(frozen=True, slots=True)
class UnitKinds:
    """Units of counted things, of measured objects, and those that no goal is set in."""

    counts: frozenset[str]
    measures: frozenset[str]
    never: frozenset[str]


@dataclass(frozen=True, slots=True)
class TableRules:
    """How columns of tables of goals are headed, and what their cells say becomes of an indicator (`change`, with the
    group `falls`), unless its name holds a word for that (`lasting`); `head`: the column of the `indicator` in the line
    that it heads."""

    head: regex.Pattern[str]
    indicator: regex.Pattern[str]
    unit: regex.Pattern[str]
    sort: regex.Pattern[str]
    goal: regex.Pattern[str]
    reached: regex.Pattern[str]
    bare_year: regex.Pattern[str]
    yearly: regex.Pattern[str]
    change: regex.Pattern[str]
    lasting: regex.Pattern[str]


@dataclass(frozen=True, slots=True)
class GrowthRules:
    """Everything that growth targets are found by.

    `weights` of what speaks for and against a goal; `governing`: sentences whose period governs the list after them;
    `several_years`: goals of more than one; `national`: what speaks of the whole country; `at_home`: what speaks of
    this one; `yield_of_works`: what a works promises; `share_of_goal`, `goal_word`, `reached_share`, `goal_follows`: a
    goal of which a share is reached, or that is called so; `today`, `statistics`, `already`, `company`, `authority`,
    `benefit` and `allowance`: what is no goal in an article, `all_of`: what is one; `rate_of`: what a price is a price
    of; `condition`: what makes a number one; `size_of_works` and `only_divisions`: what a number is but the size or the
    scope of; `standing` and `class_bound`: what there is already, and a bound of a class of things; `size_of_each`,
    `size_of_all`: how large each of counted things is; `handled`, `furthered` and `works_in_hand`: what is counted but
    as the object of work; `where` and `done_there`: places, and works in them; `starting_point`, `arriving` and
    `moved`: the two ends of a change; `length_of_life`: goals in years; `doubling`, `tenths`, `at_least_one`;
    `whole_of` and `divisions`: of how many parts the whole is made up; `tally_of_places` and `provinces`: how many
    places were named; `goal_moved`: how a goal was changed; `counted_days`: goals in days; `policies`: what is called
    by the number of its articles; `given_out`: money that is an outlay; `rise`, `these_years`: a stretch of years that
    is told from its end; `attracted`: works of which the cost is a goal.
    """

    mood: MoodRules
    predicate: PredicateRules
    indicators: IndicatorRules
    names: NameRules
    units: UnitKinds
    tables: TableRules
    weights: Weights
    governing: regex.Pattern[str]
    several_years: regex.Pattern[str]
    national: regex.Pattern[str]
    at_home: regex.Pattern[str]
    yield_of_works: regex.Pattern[str]
    share_of_goal: regex.Pattern[str]
    reached_share: regex.Pattern[str]
    goal_word: regex.Pattern[str]
    goal_follows: regex.Pattern[str]
    today: regex.Pattern[str]
    already: regex.Pattern[str]
    statistics: regex.Pattern[str]
    company: regex.Pattern[str]
    authority: regex.Pattern[str]
    benefit: regex.Pattern[str]
    allowance: regex.Pattern[str]
    rate_of: regex.Pattern[str]
    condition: regex.Pattern[str]
    size_of_works: regex.Pattern[str]
    only_divisions: regex.Pattern[str]
    standing: regex.Pattern[str]
    class_bound: regex.Pattern[str]
    size_of_each: regex.Pattern[str]
    size_of_all: regex.Pattern[str]
    handled: regex.Pattern[str]
    where: regex.Pattern[str]
    done_there: regex.Pattern[str]
    furthered: regex.Pattern[str]
    works_in_hand: regex.Pattern[str]
    all_of: regex.Pattern[str]
    starting_point: regex.Pattern[str]
    arriving: regex.Pattern[str]
    moved: regex.Pattern[str]
    length_of_life: regex.Pattern[str]
    doubling: regex.Pattern[str]
    multiples: regex.Pattern[str]
    tenths: regex.Pattern[str]
    at_least_one: regex.Pattern[str]
    whole_of: regex.Pattern[str]
    divisions: regex.Pattern[str]
    tally_of_places: regex.Pattern[str]
    provinces: regex.Pattern[str]
    counted_days: regex.Pattern[str]
    goal_moved: regex.Pattern[str]
    policies: regex.Pattern[str]
    given_out: regex.Pattern[str]
    rise: regex.Pattern[str]
    these_years: regex.Pattern[str]
    attracted: regex.Pattern[str]


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
    skip = content["skip"]
    return GrowthRules(
        mood=mood_rules(content),
        predicate=_predicate_rules(content["predicate"]),
        indicators=_indicator_rules(content["indicator"]),
        names=_name_rules(content),
        tables=TableRules(
            head=lazy_pattern(rf"(?<![^\s|]){content['tables']['indicator']}(?=[\t|\u3000 ])"),
            **{name: lazy_pattern(pattern) for name, pattern in content["tables"].items()},
        ),
        weights=load_weights("growth_weights.tsv"),
        units=UnitKinds(**{kind: frozenset(content["counts"][kind]) for kind in ("counts", "measures", "never")}),
        governing=lazy_pattern(content["headings"]["governing"]),
        several_years=lazy_pattern(content["headings"]["several_years"]),
        national=lazy_pattern(content["report"]["national"]),
        length_of_life=lazy_pattern(content["lengths"]["pattern"]),
        multiples=lazy_pattern(content["multiples"]["behind"]),
        doubling=lazy_pattern(content["doublings"]["pattern"]),
        tenths=lazy_pattern(content["tenths"]["pattern"]),
        at_least_one=lazy_pattern(content["singles"]["pattern"]),
        at_home=lazy_pattern(content["report"]["at_home"]),
        **_patterns(GrowthRules, skip, _PLAIN),
        moved=plain_pattern(rf"{skip['leaving']}(?={skip['arriving']})"),
    )


def _patterns(
    kind: type[GrowthRules | NameRules], content: Mapping[str, Any], plain: Collection[str]
) -> dict[str, regex.Pattern[str]]:
    """The patterns that are fields of `kind` and stand in `content` under their names."""
    named = (field.name for field in fields(kind) if field.type == regex.Pattern[str] and field.name in content)
    return {name: (plain_pattern if name in plain else lazy_pattern)(content[name]) for name in named}


def _name_rules(content: Mapping[str, Any]) -> NameRules:
    heads, opening = content["heads"], content["opening"]
    return NameRules(
        opening=plain_pattern(rf"(?:{_words(opening['words'])}|{opening['pattern']}|\s)++"),
        subject=plain_pattern(rf"^.*(?:{content['subject']['ends_with']})"),
        adverbial=plain_pattern(opening["adverbial"]),
        praise=lazy_pattern(opening["praise"]),
        kind_word=plain_pattern(opening["kind_word"]),
        verb_before=plain_pattern(_words(opening["verbs"])),
        shared=tuple(sorted(heads["shared"], key=len, reverse=True)),
        skipped=plain_pattern(content["skip"]["names"]),
        skipped_opening=plain_pattern(content["skip"]["openings"]),
        **_patterns(NameRules, heads, _PLAIN_NAMES),
    )


def _indicator_rules(content: Mapping[str, Any]) -> IndicatorRules:
    same = dict(content["same"])
    codes = _indicators(same)
    return IndicatorRules(
        codes=codes,
        aliases=tuple(codes),
        automaton=AhoCorasick(list(codes)),
        whole=dict(content["whole"]),
        rates=dict(content["rates"]),
        shares=frozenset(content["shares"]),
        same=same,
        same_words=plain_pattern(_words(same)),
        **{name: lazy_pattern(content[name]) for name in ("noise", "scope", "measure", "growth")},
    )


def _indicators(same: Mapping[str, str]) -> dict[str, str]:
    """The codes by alias, the aliases with the words of `same` replaced."""
    codes: dict[str, str] = {}
    words = plain_pattern(_words(same))
    for row in read_csv("indicators.csv"):
        for name in (row["name_zh"], *filter(None, row["aliases"].split(";"))):
            name = words.sub(lambda found: same[found.group()], name)
            if codes.setdefault(name, row["code"]) != row["code"]:
                raise RuleError(f"seeds/indicators.csv: {name} names both {codes[name]} and {row['code']}")
    return codes


def _predicate_rules(content: Mapping[str, Any]) -> PredicateRules:
    every = _words((word for name in ("up", "down", "to", "other") for word in content[name]), content["part_behind"])
    return PredicateRules(
        pattern=lazy_pattern(
            rf"(?:于(?:19|20)\d\d年[底末]?之?前?|在\p{{Han}}{{2,8}}基础上|{every}|[比较](?:(?:19|20)\d\d年[底末]?|“?[七八九十]?[一二三四五六七八九]?五(?:”?(?:期?末|期间|时期)|”)|现在|目前|\s+)|\s|[“+＋≤≥<>＜＞]|连续\d{{1,2}}年)++$"
        ),
        up=plain_pattern(rf"(?<![新净]){_words(content['up'])}"),
        down=plain_pattern(_words(content["down"])),
        to=plain_pattern(rf"(?:{_words(content['to'])})(?=\s*(?:每人(?:每[年月])?)?$)"),
        each=plain_pattern("(?<![平人户])均|都|各|分别|双双"),
        arrival=frozenset(content["arrival"]),
    )


def _words(words: Iterable[str], part_behind: Mapping[str, str] | None = None) -> str:
    """One of `words`, the longest first, unless one of the characters that `part_behind` has for it stands before it
    and makes it the end of another word."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    guards = {word: f"(?<![{characters}])" for word, characters in (part_behind or {}).items()}
    return f"(?:{'|'.join(guards.get(word, '') + regex.escape(word) for word in longest_first)})"
