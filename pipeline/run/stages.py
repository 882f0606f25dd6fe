"""The order of the stages for one document: clean, find mentions, extract, validate, make rows.

Needs no database, so that a single document is worked through at once and worker processes start fast.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.clean import clean
from pipeline.document import Document, RawDocument
from pipeline.errors import ReadError
from pipeline.extract import extract
from pipeline.facts import Verdict
from pipeline.load.items import Failure
from pipeline.load.rows import DocumentRows, rows_of
from pipeline.mentions import Mentions, find_mentions
from pipeline.read import expand_inputs, read
from pipeline.rules import Rules, load_rules
from pipeline.validate import validate

_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Worked:
    """One document after all stages: what was understood of it, and what was let in and kept out."""

    document: Document
    mentions: Mentions
    verdict: Verdict


def work_through(raw: RawDocument, rules: Rules) -> Worked:
    """Takes one document through the stages; what a stage raises comes out."""
    document = clean(raw, rules)
    mentions = find_mentions(document, rules)
    return Worked(document, mentions, validate(document, extract(document, mentions, rules), rules))


def rows_or_failure(raw: RawDocument) -> DocumentRows | Failure:
    """The rows of one document; whatever goes wrong with it stops only itself."""
    try:
        worked = work_through(raw, load_rules())
        return rows_of(worked.document, worked.mentions.context, worked.verdict)
    except Exception as error:
        return Failure(raw.source, "failed", reason_of(error), raw.document_id)


def reason_of(error: BaseException) -> str:
    """What went wrong, on one short line."""
    text = " ".join(f"{type(error).__name__}: {error}".split())
    return text if len(text) <= _LONGEST_REASON else f"{text[: _LONGEST_REASON - 1]}…"


def read_all(inputs: Iterable[str]) -> Iterator[RawDocument | Failure]:
    """Every document that `inputs` hold, in a stable order; a failure in the place of what cannot be read.

    Raises:
        ReadError: an input names nothing at all.
    """
    for location in expand_inputs(inputs):
        yield from read_one(location)


def read_one(location: str) -> Iterator[RawDocument | Failure]:
    """The documents of one location; a failure in the place of what cannot be read."""
    try:
        for reading in read(location):
            yield _failure(reading) if isinstance(reading, ReadError) else reading
    except ReadError as error:
        yield _failure(error)
    except OSError as error:
        yield Failure(location, "unreadable", error.strerror or type(error).__name__)


def _failure(error: ReadError) -> Failure:
    return Failure(error.source, error.reason, error.detail)
