"""Growth targets by indicator and period; results and forecasts are told apart and left out."""

from collections.abc import Iterator

from pipeline.document import Document
from pipeline.facts import Fact, Rejection
from pipeline.mentions import Mentions
from pipeline.rules import Rules


def extract_growth_targets(document: Document, mentions: Mentions, rules: Rules) -> Iterator[Fact | Rejection]:
    yield from ()
