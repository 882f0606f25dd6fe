"""Cue words that tell the kind of an amount."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InvestmentRules:
    """Cue words that tell the kind of an amount."""


def load_investment_rules() -> InvestmentRules:
    return InvestmentRules()
