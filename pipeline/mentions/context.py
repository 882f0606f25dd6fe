"""What the document as a whole tells: its place and its year."""

from collections import Counter

from pipeline.document import Document
from pipeline.mentions.timing import find_timing
from pipeline.mentions.types import Context, DivisionMention
from pipeline.rules import Rules

_TITLE_WEIGHT, _HEAD_WEIGHT, _HEAD = 6, 2, 200


def find_context(document: Document, divisions: tuple[DivisionMention, ...], rules: Rules) -> Context:
    """The home and main division of `document`, and when it speaks."""
    timing = find_timing(document)
    weights: Counter[str] = Counter()
    for mention in divisions:
        if mention.adcode and mention.embedded != "medium":
            weights[mention.adcode] += _HEAD_WEIGHT if mention.span.start < _HEAD else 1
    for mention in divisions:
        if mention.adcode and document.title and document.quote(mention.span) in document.title:
            weights[mention.adcode] += _TITLE_WEIGHT
            break
    home = max(weights, key=lambda code: weights[code]) if weights else None
    ranked = weights.most_common(2)
    clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] >= 2 * ranked[1][1])
    return Context(home, home if clear and ranked else None, timing.day, timing.year)
