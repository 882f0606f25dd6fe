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
            yield _ambiguous(document, mention, rules)
        else:
            found.setdefault(mention.adcode, []).append(mention)
    for adcode, named in found.items():
        first = evidence(document, named[0].span, "division.named")
        yield CityMention(first, adcode, len(named), adcode == mentions.context.primary)


def _ambiguous(document: Document, mention: DivisionMention, rules: Rules) -> Rejection:
    bearers = ", ".join(f"{_full_name(code, rules)} ({code})" for code in mention.candidates)
    reason = f"Nothing in the text decides between {bearers}."
    return Rejection(evidence(document, mention.span, "division.ambiguous"), "cities", "division.ambiguous", reason)


def _full_name(adcode: str, rules: Rules) -> str:
    """The name with those of the divisions above before it: `辽宁省朝阳市朝阳县`."""
    line = (*reversed(rules.divisions.ancestors(adcode)), adcode)
    return "".join(row.name for code in line if (row := rules.divisions.division(code)))
