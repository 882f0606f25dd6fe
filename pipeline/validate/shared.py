"""Tests that facts of every kind have to pass: their evidence, their place, their dates."""

from datetime import date

from pipeline.facts import Fact, GrowthTarget, IndicatorFigure, Investment
from pipeline.rules.divisions import COUNTRY
from pipeline.validate.check import Check, Scene


def quote_is_empty(fact: Fact, _scene: Scene) -> str | None:
    return None if fact.evidence.quote.strip() else "The evidence quotes nothing."


def quote_is_elsewhere(fact: Fact, scene: Scene) -> str | None:
    found = scene.document.raw.text[fact.evidence.start : fact.evidence.end]
    return None if found == fact.evidence.quote else "The text at the evidence's offsets reads otherwise."


def quote_is_too_long(fact: Fact, scene: Scene) -> str | None:
    length, bound = len(fact.evidence.quote), scene.rules.validate.max_quote
    return f"The evidence is {length} characters long, more than {bound}." if length > bound else None


def adcode_is_unknown(fact: Fact, scene: Scene) -> str | None:
    if fact.adcode is None or fact.adcode == COUNTRY or fact.adcode in scene.rules.divisions.rows:
        return None
    return f"GB/T 2260 has no code {fact.adcode}."


def division_is_younger_than_document(fact: Fact, scene: Scene) -> str | None:
    """Only the future is an objection: a document may well speak of a county that is no more."""
    divisions, published = scene.rules.divisions, scene.document.published_on
    if fact.adcode not in divisions.rows or published is None:
        return None
    if divisions.standing(fact.adcode, published.year) == fact.adcode:
        return None
    name, founded = divisions.rows[fact.adcode][0].name, divisions.founded(fact.adcode)
    return f"{name} ({fact.adcode}) exists since {founded}, this document is of {published.year}."


def division_is_gone_before_target(fact: GrowthTarget, scene: Scene) -> str | None:
    rows = scene.rules.divisions.rows.get(fact.adcode or "", ())
    if fact.period_end is None or any(row.valid_to is None for row in rows):
        return None
    last = max((row.valid_to or 0 for row in rows), default=0)
    if not last or fact.period_end.year <= last + scene.rules.validate.years_after_abolition:
        return None
    return f"{rows[-1].name} ({fact.adcode}) was no more after {last}, the target is for {fact.period_end.year}."


def period_is_reversed(fact: Investment | IndicatorFigure, _scene: Scene) -> str | None:
    if fact.period_start is None or fact.period_end is None or fact.period_start <= fact.period_end:
        return None
    return f"The period begins on {fact.period_start} and ends before, on {fact.period_end}."


def year_is_out_of_bounds(fact: Investment | IndicatorFigure, scene: Scene) -> str | None:
    bounds = scene.rules.validate

    def outside(day: date | None) -> bool:
        return day is not None and not bounds.first_year <= day.year <= bounds.last_year

    if outside(fact.period_start) or outside(fact.period_end):
        return f"The period {fact.period_start} to {fact.period_end} leaves {bounds.first_year} to {bounds.last_year}."
    return None


EVIDENCE_CHECKS: tuple[Check[Fact], ...] = (
    Check("evidence.empty", "the evidence quotes something", quote_is_empty),
    Check("evidence.elsewhere", "the text as read says at the offsets what is quoted", quote_is_elsewhere),
    Check("evidence.too_long", "the evidence is a sentence, not a page", quote_is_too_long),
)

ADCODE_CHECKS: tuple[Check[Fact], ...] = (
    Check("adcode.unknown", "GB/T 2260 knows the adcode", adcode_is_unknown),
    Check("adcode.not_yet", "the division existed when the document was written", division_is_younger_than_document),
)

OUTLIVED_CHECKS: tuple[Check[GrowthTarget], ...] = (
    Check("adcode.no_more", "a division with a target outlives its period", division_is_gone_before_target),
)

PERIOD_CHECKS: tuple[Check[Investment | IndicatorFigure], ...] = (
    Check("period.reversed", "a period ends after it begins", period_is_reversed),
    Check("period.out_of_bounds", "a period lies in years that a document may speak of", year_is_out_of_bounds),
)
