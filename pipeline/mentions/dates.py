"""Years, months, plan periods and their ends in the text -> Period."""

from pipeline.document import Document
from pipeline.mentions.types import Context, Period
from pipeline.rules import Rules


def find_periods(document: Document, context: Context, rules: Rules) -> tuple[Period, ...]:
    return ()
