"""Amounts of money tied to a project, a group or a place.

What the modules call things, in `全市重点项目完成投资九亿元`: the lead of an amount is the words from the last stop up
to it (全市重点项目完成投资); the cue is what in it tells the kind (完成投资); a figure is an amount with its cue; its
subject is what the money is put into (重点项目). A case is a figure with all that can tell its subject. Of several
amounts that share their words, the head is the lead of the first.
"""

from collections.abc import Iterator

from pipeline.document import Document, Span
from pipeline.extract.investments.tables import table_investments, table_rows
from pipeline.extract.investments.telling import told_investments
from pipeline.facts import Fact, Rejection
from pipeline.mentions import Mentions
from pipeline.rules import Rules

__all__ = ["extract_investments"]


def extract_investments(document: Document, mentions: Mentions, rules: Rules) -> Iterator[Fact | Rejection]:
    """The money that the document says is put into projects and places, each figure once."""
    rows = list(table_rows(document.text, rules.investments))
    told = list(told_investments(document, mentions, [Span(cells[0].start, cells[-1].end) for _, cells in rows], rules))
    yield from told
    known = {(one.kind, one.amount) for one in told}
    yield from (
        one for one in table_investments(document, mentions, rows, rules) if (one.kind, one.amount) not in known
    )
