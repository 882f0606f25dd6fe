"""What the cleaner knows: script, glosses, noise lines, zones of a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CleanRules:
    """What the cleaner knows: script, glosses, noise lines, zones of a page."""


def load_clean_rules() -> CleanRules:
    return CleanRules()
