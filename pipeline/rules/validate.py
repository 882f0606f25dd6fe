"""The bounds of the believable, by which validation keeps facts out."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import regex

from pipeline.errors import RuleError
from pipeline.patterns import lazy_pattern
from pipeline.rules.source import read_toml


@dataclass(frozen=True, slots=True)
class ValidateRules:
    """Bounds for each kind of value; a value on the bound still passes.

    Amounts are in whole units of their currency, rates in percent or points. `units` leads from an indicator to
    the pattern that its unit has to match as a whole; an indicator without one takes every unit.
    """

    max_quote: int
    first_year: int
    last_year: int
    years_after_abolition: int
    min_amount: Decimal
    max_amount: Decimal
    max_amount_of_one_project: Decimal
    max_project_count: int
    max_part_of_total: Decimal
    max_growth: Decimal
    max_level: Decimal
    max_points: Decimal
    min_name: int
    max_name: int
    max_name_with_dot: int
    never_in_names: frozenset[str]
    max_post: int
    post_endings: tuple[str, ...]
    min_project: int
    max_project: int
    units: dict[str, regex.Pattern[str]]


def load_validate_rules() -> ValidateRules:
    """The bounds of pipeline/rules/validate.toml.

    Raises:
        RuleError: a bound is missing or is no number, or an indicator stands under two units.
    """
    content = read_toml("validate.toml")
    try:
        return _bounds(content)
    except (KeyError, TypeError, ArithmeticError, regex.error) as error:
        raise RuleError(f"pipeline/rules/validate.toml: {error!r}") from error


def _bounds(content: dict[str, Any]) -> ValidateRules:
    amounts, rates, names = content["amounts"], content["rates"], content["names"]
    return ValidateRules(
        max_quote=content["evidence"]["max_characters"],
        first_year=content["years"]["first"],
        last_year=content["years"]["last"],
        years_after_abolition=content["years"]["after_abolition"],
        min_amount=Decimal(amounts["min"]),
        max_amount=Decimal(amounts["max"]),
        max_amount_of_one_project=Decimal(amounts["max_of_one_project"]),
        max_project_count=amounts["max_project_count"],
        max_part_of_total=Decimal(amounts["max_part_of_total"]),
        max_growth=Decimal(rates["max_growth"]),
        max_level=Decimal(rates["max_level"]),
        max_points=Decimal(rates["max_points"]),
        min_name=names["min_characters"],
        max_name=names["max_characters"],
        max_name_with_dot=names["max_characters_with_dot"],
        never_in_names=frozenset(names["never_inside"]),
        max_post=content["posts"]["max_characters"],
        post_endings=tuple(content["posts"]["endings"]),
        min_project=content["projects"]["min_characters"],
        max_project=content["projects"]["max_characters"],
        units=_units(content["unit"]),
    )


def _units(entries: list[dict[str, Any]]) -> dict[str, regex.Pattern[str]]:
    units: dict[str, regex.Pattern[str]] = {}
    for entry in entries:
        pattern = lazy_pattern(entry["pattern"])
        for indicator in entry["indicators"]:
            if indicator in units:
                raise RuleError(f"pipeline/rules/validate.toml: two units for the indicator {indicator}")
            units[indicator] = pattern
    return units
