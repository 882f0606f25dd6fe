"""Indicators, goal words and result words: how a goal is told from a result and tied to what it measures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import regex
from ahocorasick_rs import AhoCorasick

from pipeline.errors import RuleError
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.growth_mood import MoodRules, mood_rules
from pipeline.rules.source import Lazy, Plain, any_of, patterns_of, read_csv, read_toml
from pipeline.rules.weights import Weights, load_weights


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
    adverbial: Plain
    praise: Lazy
    kind_word: Plain
    verb_before: regex.Pattern[str]
    shared: tuple[str, ...]
    complete: Lazy
    bare_verb: Plain
    changing: Plain
    creating: Lazy
    creates: Lazy
    made_ready: Plain
    bare_yield: Plain
    crop: Lazy
    extent: Plain
    grouped_investment: Plain
    supplying: Lazy
    works_head: Lazy
    amount_of: Lazy
    same_again: Lazy
    announcer: Plain
    part_of_all: Plain
    rest: Plain
    headed: Plain
    head_only: Plain
    sector: Lazy
    output: Plain
    stage: Plain
    stage_behind: Plain
    carried: Plain
    bare_rate: Plain
    object_of: Plain
    works: Lazy
    size_class: Plain
    measured: Plain
    sized: Lazy
    count_of_size: Plain
    sized_list: Lazy
    counted_by_size: Lazy
    over_size: Lazy
    at_least: Plain
    owned_investment: Lazy
    relative: Lazy
    tally: Lazy
    topic: Lazy
    resuming: Lazy
    nothing: Plain
    following_verb: Plain
    manner: Lazy
    no_share: Plain
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
    governing: Lazy
    several_years: Lazy
    national: Lazy
    at_home: Lazy
    yield_of_works: Plain
    share_of_goal: Plain
    reached_share: Plain
    goal_word: Lazy
    goal_follows: Plain
    today: Lazy
    already: Lazy
    statistics: Lazy
    company: Lazy
    authority: Lazy
    benefit: Lazy
    allowance: Lazy
    rate_of: Lazy
    condition: Plain
    size_of_works: Plain
    only_divisions: Plain
    standing: Plain
    class_bound: Plain
    size_of_each: Plain
    size_of_all: Plain
    handled: Plain
    where: Plain
    done_there: Plain
    furthered: Plain
    works_in_hand: Lazy
    all_of: Lazy
    starting_point: Plain
    arriving: Lazy
    moved: regex.Pattern[str]
    length_of_life: regex.Pattern[str]
    doubling: regex.Pattern[str]
    multiples: regex.Pattern[str]
    tenths: regex.Pattern[str]
    at_least_one: regex.Pattern[str]
    whole_of: Plain
    divisions: Lazy
    tally_of_places: Lazy
    provinces: Plain
    counted_days: Lazy
    goal_moved: Lazy
    policies: Lazy
    given_out: Plain
    rise: Lazy
    these_years: Lazy
    attracted: Lazy


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
        length_of_life=lazy_pattern(content["lengths"]["pattern"]),
        multiples=lazy_pattern(content["multiples"]["behind"]),
        doubling=lazy_pattern(content["doublings"]["pattern"]),
        tenths=lazy_pattern(content["tenths"]["pattern"]),
        at_least_one=lazy_pattern(content["singles"]["pattern"]),
        **patterns_of(GrowthRules, content["headings"]),
        **patterns_of(GrowthRules, content["report"]),
        **patterns_of(GrowthRules, skip),
        moved=plain_pattern(rf"{skip['leaving']}(?={skip['arriving']})"),
    )


def _name_rules(content: Mapping[str, Any]) -> NameRules:
    heads, opening = content["heads"], content["opening"]
    return NameRules(
        opening=plain_pattern(rf"(?:{any_of(opening['words'])}|{opening['pattern']}|\s)++"),
        subject=plain_pattern(rf"^.*(?:{content['subject']['ends_with']})"),
        verb_before=plain_pattern(any_of(opening["verbs"])),
        shared=tuple(sorted(heads["shared"], key=len, reverse=True)),
        skipped=plain_pattern(content["skip"]["names"]),
        skipped_opening=plain_pattern(content["skip"]["openings"]),
        **patterns_of(NameRules, opening),
        **patterns_of(NameRules, heads),
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
        same_words=plain_pattern(any_of(same)),
        **{name: lazy_pattern(content[name]) for name in ("noise", "scope", "measure", "growth")},
    )


def _indicators(same: Mapping[str, str]) -> dict[str, str]:
    """The codes by alias, the aliases with the words of `same` replaced."""
    codes: dict[str, str] = {}
    words = plain_pattern(any_of(same))
    for row in read_csv("indicators.csv"):
        for name in (row["name_zh"], *filter(None, row["aliases"].split(";"))):
            name = words.sub(lambda found: same[found.group()], name)
            if codes.setdefault(name, row["code"]) != row["code"]:
                raise RuleError(f"seeds/indicators.csv: {name} names both {codes[name]} and {row['code']}")
    return codes


def _predicate_rules(content: Mapping[str, Any]) -> PredicateRules:
    every = _guarded((word for name in ("up", "down", "to", "other") for word in content[name]), content["part_behind"])
    return PredicateRules(
        pattern=lazy_pattern(
            rf"(?:于(?:19|20)\d\d年[底末]?之?前?|在\p{{Han}}{{2,8}}基础上|{every}|[比较](?:(?:19|20)\d\d年[底末]?|“?[七八九十]?[一二三四五六七八九]?五(?:”?(?:期?末|期间|时期)|”)|现在|目前|\s+)|\s|[“+＋≤≥<>＜＞]|连续\d{{1,2}}年)++$"
        ),
        up=plain_pattern(rf"(?<![新净]){any_of(content['up'])}"),
        down=plain_pattern(any_of(content["down"])),
        to=plain_pattern(rf"(?:{any_of(content['to'])})(?=\s*(?:每人(?:每[年月])?)?$)"),
        each=plain_pattern("(?<![平人户])均|都|各|分别|双双"),
        arrival=frozenset(content["arrival"]),
    )


def _guarded(words: Iterable[str], part_behind: Mapping[str, str]) -> str:
    """One of `words`, the longest first, unless one of the characters that `part_behind` has for it stands before it
    and makes it the end of another word."""
    guards = {word: f"(?<![{characters}])" for word, characters in part_behind.items()}
    return any_of(words, lambda word: guards.get(word, "") + regex.escape(word))
