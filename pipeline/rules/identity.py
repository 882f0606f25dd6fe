"""What tells persons and projects apart across documents: patterns for names and posts."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.errors import RuleError
from pipeline.rules.source import PatternRule, read_pattern_rules, read_toml


@dataclass(frozen=True, slots=True)
class IdentityRules:
    """The patterns by id, and the number of a phase as cores write it."""

    patterns: Mapping[str, PatternRule]
    phases: Mapping[str, str]

    def matches(self, rule: str, text: str) -> bool:
        """Whether the pattern of `rule` is found in `text`."""
        return self.patterns[rule].pattern.search(text) is not None


def load_identity_rules() -> IdentityRules:
    """The identity rules that ship with the package.

    Raises:
        RuleError: the table of phases is missing, or a rule is broken.
    """
    rules = {rule.id: rule for rule in read_pattern_rules("identity.toml")}
    try:
        return IdentityRules(rules, dict(read_toml("identity.toml")["phases"]))
    except (KeyError, TypeError) as error:
        raise RuleError(f"pipeline/rules/identity.toml: {error!r}") from error
