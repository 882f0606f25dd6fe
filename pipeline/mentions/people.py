"""Personal names and the public posts that stand with them."""

from pipeline.document import Document
from pipeline.mentions.types import Context, DivisionMention, PersonMention
from pipeline.rules import Rules


def find_people(
    document: Document, context: Context, divisions: tuple[DivisionMention, ...], rules: Rules
) -> tuple[PersonMention, ...]:
    return ()
