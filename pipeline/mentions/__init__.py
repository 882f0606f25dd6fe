"""Finds all mentions of one document, once, for all extractors."""

from pipeline.document import Document
from pipeline.mentions.context import find_context
from pipeline.mentions.dates import find_periods
from pipeline.mentions.divisions import find_divisions
from pipeline.mentions.people import find_people
from pipeline.mentions.projects import find_projects
from pipeline.mentions.quantities import find_quantities
from pipeline.mentions.sections import find_lines
from pipeline.mentions.sentences import find_sentences
from pipeline.mentions.types import Mentions
from pipeline.rules import Rules

__all__ = ["Mentions", "find_mentions"]


def find_mentions(document: Document, rules: Rules) -> Mentions:
    """What the words of `document` name, in the order in which later finders need earlier ones."""
    sentences = find_sentences(document)
    lines = tuple(find_lines(document, rules.growth.mood))
    divisions = find_divisions(document, rules)
    context = find_context(document, divisions, rules)
    quantities = find_quantities(document, rules)
    periods = find_periods(document, context, rules, lines)
    people = find_people(document, context, divisions, rules)
    projects = find_projects(document, context, sentences, divisions, quantities, people, rules)
    return Mentions(context, sentences, lines, divisions, quantities, periods, people, projects)
