"""Amounts of money tied to a project, a group or a place."""

from collections.abc import Iterator

from pipeline.document import Document
from pipeline.facts import Fact, Rejection
from pipeline.mentions import Mentions
from pipeline.rules import Rules


def extract_investments(document: Document, mentions: Mentions, rules: Rules) -> Iterator[Fact | Rejection]:
    yield from ()
