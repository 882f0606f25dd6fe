"""Units of money and measure, classifiers, comparator words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnitRules:
    """Units of money and measure, classifiers, comparator words."""


def load_unit_rules() -> UnitRules:
    return UnitRules()
