"""What the document as a whole tells: its place and its year."""

from pipeline.document import Document
from pipeline.mentions.types import Context, DivisionMention
from pipeline.rules import Rules


def find_context(document: Document, divisions: tuple[DivisionMention, ...], rules: Rules) -> Context:
    day = document.published_on
    return Context(None, None, day, day.year if day else None)
