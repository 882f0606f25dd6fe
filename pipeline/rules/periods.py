"""How the text names stretches of time: patterns, words and the table of the five-year plans."""

from collections.abc import Mapping
from dataclasses import dataclass

import regex

from pipeline.errors import RuleError
from pipeline.patterns import lazy_pattern
from pipeline.rules.source import PatternRule, read_csv, read_pattern_rules, read_toml


@dataclass(frozen=True, slots=True)
class PeriodRules:
    """The patterns by id and what their words mean.

    `anchor` matches the characters that no period is without, each with those that its end may reach to; `needs`:
    characters by pattern, one of which stands in all that it matches; `plans`: first and last year of a five-year
    plan; `relative`: years from the document's own; `parts`: first and last month of a part of the year; `numbers`:
    counts as written.
    """

    patterns: Mapping[str, PatternRule]
    anchor: regex.Pattern[str]
    needs: Mapping[str, frozenset[str]]
    plans: Mapping[str, tuple[int, int]]
    relative: Mapping[str, int]
    parts: Mapping[str, tuple[int, int]]
    digits: Mapping[int, int]
    numbers: Mapping[str, int]


def _plans() -> dict[str, tuple[int, int]]:
    return {row["name"]: (int(row["start_year"]), int(row["end_year"])) for row in read_csv("five_year_plan.csv")}


def load_period_rules() -> PeriodRules:
    """The period rules that ship with the package.

    Raises:
        RuleError: a table is missing, or a value in it is no number.
    """
    content = read_toml("periods.toml")
    try:
        return PeriodRules(
            patterns={rule.id: rule for rule in read_pattern_rules("periods.toml")},
            anchor=lazy_pattern(content["anchor"]),
            needs={name: frozenset(characters) for name, characters in content["needs"].items()},
            plans=_plans(),
            relative=dict(content["relative"]),
            parts={word: (int(first), int(last)) for word, (first, last) in content["parts"].items()},
            digits=str.maketrans(content["digits"]["written"], content["digits"]["meant"]),
            numbers=dict(content["numbers"]),
        )
    except (KeyError, ValueError, TypeError, regex.error) as error:
        raise RuleError(f"pipeline/rules/periods.toml: {error!r}") from error
