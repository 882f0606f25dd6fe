"""The divisions a document speaks of, and the one it is about."""

from collections.abc import Iterator

from pipeline.document import Document
from pipeline.facts import CityMention, Fact, Rejection, evidence
from pipeline.mentions import Mentions
from pipeline.mentions.types import DivisionMention
from pipeline.rules import Rules

# A paper's name says where it is printed, not what the article speaks of.
_SILENT = frozenset({"medium", "road", "township", "water"})


def extract_cities(document: Document, mentions: Mentions, rules: Rules) -> Iterator[Fact | Rejection]:
    """One fact a division that the article names; a rejection for a name that several divisions bear."""
    found: dict[str, list[DivisionMention]] = {}
    for mention in mentions.divisions:
        if mention.embedded in _SILENT:
            continue
        if mention.adcode is None:
            yield _ambiguous(document, mention)
        else:
            found.setdefault(mention.adcode, []).append(mention)
    for adcode, named in found.items():
        first = evidence(document, named[0].span, "division.named")
        yield CityMention(first, adcode, len(named), adcode == mentions.context.primary)


def _ambiguous(document: Document, mention: DivisionMention) -> Rejection:
    reason = f"Several divisions bear this name: {', '.join(mention.candidates)}."
    return Rejection(evidence(document, mention.span, "division.ambiguous"), "cities", "division.ambiguous", reason)
