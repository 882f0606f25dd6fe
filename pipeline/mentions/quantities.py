"""Money, rates, counts, ranges and their bounds -> Quantity."""

from pipeline.document import Document
from pipeline.mentions.types import Quantity
from pipeline.rules import Rules


def find_quantities(document: Document, rules: Rules) -> tuple[Quantity, ...]:
    return ()
