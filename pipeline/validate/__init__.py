"""Facts -> Verdict: named rules keep out what cannot be true, each with its reason and evidence."""

from collections.abc import Iterable

from pipeline.document import Document
from pipeline.facts import Fact, Rejection, Verdict
from pipeline.rules import Rules
from pipeline.validate.check import Scene
from pipeline.validate.table import KINDS, objection_to
from pipeline.validate.together import part_exceeds_total, totals_by_project, without_repetition

__all__ = ["validate"]


def validate(document: Document, found: Iterable[Fact | Rejection], rules: Rules) -> Verdict:
    """Sorts what the extractors found into facts and rejections, each in the order of the text.

    Facts that say the same are merged: the first place in the text stays as the evidence.
    """
    items = list(found)
    scene = Scene(document, rules)
    facts = without_repetition(item for item in items if not isinstance(item, Rejection))
    rejected = {item: None for item in items if isinstance(item, Rejection)}
    totals = totals_by_project(facts)
    accepted: list[Fact] = []
    for fact in facts:
        objection = objection_to(fact, scene) or part_exceeds_total(fact, totals, scene)
        if objection is None:
            accepted.append(fact)
        else:
            rejected[Rejection(fact.evidence, KINDS[type(fact)], objection.rule, objection.reason)] = None
    in_order = sorted(rejected, key=lambda item: (item.evidence.start, item.evidence.end))
    return Verdict(tuple(accepted), tuple(in_order))
