"""Who holds which post where."""

from collections.abc import Iterator

from pipeline.document import Document
from pipeline.facts import Fact, Rejection
from pipeline.mentions import Mentions
from pipeline.rules import Rules


def extract_officials(document: Document, mentions: Mentions, rules: Rules) -> Iterator[Fact | Rejection]:
    yield from ()
