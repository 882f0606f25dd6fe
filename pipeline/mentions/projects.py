"""Names of particular projects in the text."""

from pipeline.document import Document, Span
from pipeline.mentions.types import Context, DivisionMention, PersonMention, ProjectName, Quantity
from pipeline.rules import Rules


def find_projects(
    document: Document,
    context: Context,
    sentences: tuple[Span, ...],
    divisions: tuple[DivisionMention, ...],
    quantities: tuple[Quantity, ...],
    people: tuple[PersonMention, ...],
    rules: Rules,
) -> tuple[ProjectName, ...]:
    return ()
