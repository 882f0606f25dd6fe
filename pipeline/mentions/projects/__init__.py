"""Names of particular projects in the text."""

from pipeline.document import Document, Span
from pipeline.mentions.projects.candidates import candidates_of
from pipeline.mentions.projects.choice import choose, named_again
from pipeline.mentions.projects.names import canonical_names
from pipeline.mentions.projects.places import locate
from pipeline.mentions.projects.tables import CELL, with_tables
from pipeline.mentions.types import Context, DivisionMention, PersonMention, ProjectName, Quantity
from pipeline.rules import Rules

__all__ = ["canonical_names", "find_projects"]


def find_projects(
    document: Document,
    context: Context,
    sentences: tuple[Span, ...],
    divisions: tuple[DivisionMention, ...],
    quantities: tuple[Quantity, ...],
    people: tuple[PersonMention, ...],
    rules: Rules,
) -> tuple[ProjectName, ...]:
    """Every place of the text that names one particular project, in order; one name a project in one document."""
    people_at = {person.span.start for person in people}
    named = [place.span for place in divisions]
    judged = [
        found
        for group in candidates_of(document, divisions, quantities, rules.projects)
        for found in choose(document.text, group, named, rules.projects)
        if found[0].span.start not in people_at
    ]
    told = [(found.span, found.name, f"{found.listing.group}_{found.end_kind}") for found in named_again(judged)]
    chosen = with_tables(document.text, told)
    names = canonical_names({name for _, name, how in chosen if how != CELL})
    year = document.published_on.year if document.published_on else None
    where = (document.text, sentences, divisions, context, rules.divisions)
    places = (locate(span, how == CELL, *where) for span, _, how in chosen)
    return tuple(
        ProjectName(
            span,
            names.get(name, name),
            # No project lies in a division that is younger than the text, but in the one above.
            place and rules.divisions.standing(place, year),
            f"project_{how}",
        )
        for (span, name, how), place in zip(chosen, places, strict=True)
    )
