"""Facts -> Verdict: named rules keep out what cannot be true."""

from collections.abc import Iterable

from pipeline.document import Document
from pipeline.facts import Fact, Rejection, Verdict
from pipeline.rules import Rules


def validate(document: Document, found: Iterable[Fact | Rejection], rules: Rules) -> Verdict:
    """Sorts what the extractors found into facts and rejections."""
    items = list(found)
    rejected = tuple(item for item in items if isinstance(item, Rejection))
    return Verdict(tuple(item for item in items if not isinstance(item, Rejection)), rejected)
