"""What a job is given to read, and what is told of what cannot be read or worked through."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.document import RawDocument, storable
from pipeline.errors import ReadError
from pipeline.load.items import Failure
from pipeline.read import DEFAULT_CAPS, DEFAULT_FIELDS, Caps, FieldNames, ReadPage, expand_inputs, read, read_page
from pipeline.read.locations import STDIN, is_url, require_reader

_LONGEST_REASON = 300


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
                yield Failure(storable(reading.source), reading.reason, storable(reading.detail))
            else:
                yield reading


def reason_of(error: BaseException) -> str:
    """What went wrong, on one short line."""
    return brief(f"{type(error).__name__}: {error}")


def brief(text: str) -> str:
    """`text` on one short line."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_REASON else f"{text[: _LONGEST_REASON - 1]}…"
