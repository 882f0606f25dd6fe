"""Document and mentions -> facts, and rejections of what is doubtful: one extractor a kind of fact."""

from collections.abc import Callable, Iterator

from pipeline.document import Document
from pipeline.extract.cities import extract_cities
from pipeline.extract.goals import as_planned
from pipeline.extract.growth import extract_growth
from pipeline.extract.investments import extract_investments
from pipeline.extract.officials import extract_officials
from pipeline.extract.projects import extract_projects
from pipeline.facts import Fact, Rejection
from pipeline.mentions import Mentions
from pipeline.rules import Rules

Extractor = Callable[[Document, Mentions, Rules], Iterator[Fact | Rejection]]

EXTRACTORS: tuple[Extractor, ...] = (
    extract_officials,
    extract_cities,
    extract_projects,
    extract_investments,
    extract_growth,
)


def extract(document: Document, mentions: Mentions, rules: Rules) -> list[Fact | Rejection]:
    """Everything that the extractors find in one document."""
    return [*as_planned(found for extractor in EXTRACTORS for found in extractor(document, mentions, rules))]
