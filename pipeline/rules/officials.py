"""Posts, organisations, surnames and what may stand around a name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfficialRules:
    """Posts, organisations, surnames and what may stand around a name."""


def load_official_rules() -> OfficialRules:
    return OfficialRules()
