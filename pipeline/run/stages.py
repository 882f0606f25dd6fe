"""The order of the stages for one document: clean, find mentions, extract, validate, make rows.

Needs no database, so that a single document is worked through at once and worker processes start fast.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.clean import STEPS, Step, clean
from pipeline.document import Document, RawDocument
from pipeline.errors import ReadError
from pipeline.extract import extract
from pipeline.facts import Verdict
from pipeline.load.items import Failure
from pipeline.load.rows import DocumentRows, rows_of
from pipeline.mentions import Mentions, find_mentions
from pipeline.read import DEFAULT_CAPS, DEFAULT_FIELDS, Caps, FieldNames, ReadPage, expand_inputs, read, read_page
from pipeline.read.locations import STDIN, is_url, require_reader
from pipeline.rules import Rules, load_rules
from pipeline.validate import validate

_LONGEST_REASON = 300


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


def reason_of(error: BaseException) -> str:
    """What went wrong, on one short line."""
    return brief(f"{type(error).__name__}: {error}")


def brief(text: str) -> str:
    """`text` on one short line."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_REASON else f"{text[: _LONGEST_REASON - 1]}…"


def require_inputs(inputs: Iterable[str]) -> None:
    """Makes sure that every path and pattern among `inputs` names something, and that every URL is of a kind that can
    be read, before any work is done.

    Raises:
        ReadError: one that does not, or is not.
    """
    for given in inputs:
        if not given:
            raise ReadError("''", "missing", "an empty name names no input")
        if is_url(given):
            require_reader(given)
        elif given != STDIN and not Path(given).exists() and [*expand_inputs([given])] == [given]:
            raise ReadError(given, "missing", "no such file or folder, and no match")


def read_all(
    inputs: Iterable[str],
    caps: Caps = DEFAULT_CAPS,
    fields: FieldNames = DEFAULT_FIELDS,
    page: ReadPage = read_page,
) -> Iterator[RawDocument | Failure]:
    """Every document that `inputs` hold, in a stable order; a failure in the place of what cannot be read."""
    for location in expand_inputs(inputs):
        for reading in read(location, fields, caps, page):
            if isinstance(reading, ReadError):
                yield Failure(reading.source, reading.reason, reading.detail)
            else:
                yield reading
