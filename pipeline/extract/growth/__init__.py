"""Growth targets and results by indicator and period; the two are told apart, forecasts are left out."""

from collections.abc import Iterator

from pipeline.document import Document
from pipeline.extract.growth.reading import read_growth
from pipeline.extract.growth.results import growth_actuals
from pipeline.extract.growth.targets import growth_targets
from pipeline.facts import Fact, Rejection
from pipeline.mentions import Mentions
from pipeline.rules import Rules

__all__ = ["extract_growth"]


def extract_growth(document: Document, mentions: Mentions, rules: Rules) -> Iterator[Fact | Rejection]:
    """The goals in numbers that `document` sets, then the results that it tells of, each in the order of the text."""
    reading = read_growth(document, mentions, rules.growth)
    if reading is not None:
        yield from growth_targets(reading, rules)
        yield from growth_actuals(reading, rules)
