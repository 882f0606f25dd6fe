"""Heads, verbs and boundaries of project names."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProjectRules:
    """Heads, verbs and boundaries of project names."""


def load_project_rules() -> ProjectRules:
    return ProjectRules()
