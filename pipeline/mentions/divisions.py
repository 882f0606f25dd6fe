"""行政区划 names in the text -> candidates -> one adcode, or none."""

from pipeline.document import Document
from pipeline.mentions.types import DivisionMention
from pipeline.rules import Rules


def find_divisions(document: Document, rules: Rules) -> tuple[DivisionMention, ...]:
    return ()
