"""Indicators, goal words and result words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GrowthRules:
    """Indicators, goal words and result words."""


def load_growth_rules() -> GrowthRules:
    return GrowthRules()
