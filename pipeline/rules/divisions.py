"""The gazetteer: administrative divisions with their names and years in force."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DivisionRules:
    """The gazetteer: administrative divisions with their names and years in force."""


def load_division_rules() -> DivisionRules:
    return DivisionRules()
