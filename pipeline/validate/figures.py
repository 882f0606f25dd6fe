"""Tests of amounts, rates, counts and the comparators that stand to them."""

from decimal import Decimal

from models.vocabulary import Comparator, Measure
from pipeline.facts import IndicatorFigure, Investment
from pipeline.patterns import lazy_pattern
from pipeline.validate.check import Check, Scene

CURRENCY = lazy_pattern("[A-Z]{3}")


def bounds_disagree(low: Decimal, high: Decimal | None, comparator: Comparator) -> str | None:
    """Why a figure's ends and its comparator contradict one another, or None.

    >>> bounds_disagree(Decimal(6), None, Comparator.RANGE)
    'A range without its higher end.'
    """
    if comparator is not Comparator.RANGE:
        return None if high is None else f"Two ends, {low} and {high}, with the comparator {comparator}."
    if high is None:
        return "A range without its higher end."
    return None if low < high else f"A range from {low} down to {high}."


def investment_bounds_disagree(fact: Investment, _scene: Scene) -> str | None:
    return bounds_disagree(fact.amount, fact.amount_high, fact.comparator)


def amount_is_implausible(fact: Investment, scene: Scene) -> str | None:
    bounds = scene.rules.validate
    if fact.amount < bounds.min_amount:
        return f"{fact.amount} {fact.currency} is no investment; the unit was lost."
    if (fact.amount_high or fact.amount) > bounds.max_amount:
        return f"{fact.amount_high or fact.amount} {fact.currency} is more than all investment in the country."
    return None


def amount_is_too_much_for_one_project(fact: Investment, scene: Scene) -> str | None:
    if fact.project is None or (fact.project_count or 1) > 1:
        return None
    highest = fact.amount_high or fact.amount
    if fact.currency != "CNY" or highest <= scene.rules.validate.max_amount_of_one_project:
        return None
    return f"{highest} CNY is more than any single project has cost: {fact.project}."


def currency_is_no_code(fact: Investment, _scene: Scene) -> str | None:
    return None if CURRENCY.fullmatch(fact.currency) else f"{fact.currency!r} is no ISO 4217 code."


def project_count_is_implausible(fact: Investment, scene: Scene) -> str | None:
    bound = scene.rules.validate.max_project_count
    if fact.project_count is None or 1 <= fact.project_count <= bound:
        return None
    return f"{fact.project_count} projects; believed are 1 to {bound}."


def target_bounds_disagree(fact: IndicatorFigure, _scene: Scene) -> str | None:
    return bounds_disagree(fact.value_low, fact.value_high, fact.comparator)


def rate_is_implausible(fact: IndicatorFigure, scene: Scene) -> str | None:
    bounds = scene.rules.validate
    if fact.unit == "%":
        highest = bounds.max_growth if fact.measure is Measure.GROWTH else bounds.max_level
    elif fact.unit == "pp":
        highest = bounds.max_points
    else:
        return None
    value = max(abs(fact.value_low), abs(fact.value_high or Decimal(0)))
    return f"A {fact.measure} figure of {value} {fact.unit}; believed is up to {highest}." if value > highest else None


def level_is_negative(fact: IndicatorFigure, _scene: Scene) -> str | None:
    if fact.measure is Measure.GROWTH or fact.value_low >= 0:
        return None
    return f"A level of {fact.value_low} {fact.unit}."


def unit_does_not_fit(fact: IndicatorFigure, scene: Scene) -> str | None:
    pattern = scene.rules.validate.units.get(fact.indicator or "")
    if pattern is None or pattern.fullmatch(fact.unit):
        return None
    return f"{fact.indicator} is not counted in {fact.unit!r}."


def indicator_has_no_words(fact: IndicatorFigure, _scene: Scene) -> str | None:
    return None if fact.indicator_text.strip() else "The figure names no indicator."


INVESTMENT_CHECKS: tuple[Check[Investment], ...] = (
    Check("amount.bounds", "comparator, low and high end agree", investment_bounds_disagree),
    Check("amount.currency", "the currency is an ISO 4217 code", currency_is_no_code),
    Check("amount.implausible", "an amount is one that somebody could invest", amount_is_implausible),
    Check("amount.one_project", "one project costs what one project can", amount_is_too_much_for_one_project),
    Check("amount.project_count", "a count of projects counts some", project_count_is_implausible),
)

FIGURE_CHECKS: tuple[Check[IndicatorFigure], ...] = (
    Check("target.bounds", "comparator, low and high end agree", target_bounds_disagree),
    Check("target.rate", "a rate is one that somebody could aim at or reach", rate_is_implausible),
    Check("target.negative_level", "only changes are negative", level_is_negative),
    Check("target.unit", "the indicator can be counted in the unit", unit_does_not_fit),
    Check("target.indicator", "a figure says what it is of", indicator_has_no_words),
)
