"""The order of the stages for one document: clean, find mentions, extract, validate, make rows.

Needs no database, so that a single document is worked through at once and worker processes start fast.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.clean import STEPS, Step, clean
from pipeline.document import Document, RawDocument
from pipeline.extract import extract
from pipeline.facts import Verdict
from pipeline.load.items import Failure
from pipeline.load.rows import DocumentRows, rows_of
from pipeline.mentions import Mentions, find_mentions
from pipeline.rules import Rules, load_rules
from pipeline.run.inputs import reason_of
from pipeline.validate import validate


@dataclass(frozen=True, slots=True)
class Worked:
    """One document after all stages: what was understood of it, and what was let in and kept out."""

    document: Document
    mentions: Mentions
    verdict: Verdict


def work_through(raw: RawDocument, rules: Rules, steps: Sequence[Step] = STEPS) -> Worked:
    """Takes one document through the stages, with all `steps` of cleaning or some; what a stage raises comes out."""
    document = clean(raw, rules, steps)
    mentions = find_mentions(document, rules)
    return Worked(document, mentions, validate(document, extract(document, mentions, rules), rules))


def rows_or_failure(raw: RawDocument) -> DocumentRows | Failure:
    """The rows of one document; whatever goes wrong with it stops only itself."""
    try:
        worked = work_through(raw, load_rules())
        return rows_of(worked.document, worked.mentions.context, worked.verdict)
    except MemoryError:
        return Failure(raw.source, "memory_limit", "working it through takes too much memory", raw.document_id)
    except Exception as error:
        return Failure(raw.source, "failed", reason_of(error), raw.document_id)
