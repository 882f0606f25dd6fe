"""The divisions a document speaks of, and the one it is about."""

from collections.abc import Iterator

from pipeline.document import Document
from pipeline.facts import Fact, Rejection
from pipeline.mentions import Mentions
from pipeline.rules import Rules


def extract_cities(document: Document, mentions: Mentions, rules: Rules) -> Iterator[Fact | Rejection]:
    yield from ()
