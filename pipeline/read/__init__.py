"""Locations -> raw documents: where inputs lie, how they are packed, how their bytes are encoded."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.document import RawDocument
from pipeline.errors import ReadError
from pipeline.read.types import FieldNames, Readings, make_document

__all__ = ["FieldNames", "RawDocument", "ReadError", "Readings", "expand_inputs", "read"]


def expand_inputs(inputs: Iterable[str]) -> Iterator[str]:
    """The locations that `inputs` (files, folders, globs, `-`, fsspec URLs) name, each once, in a stable order."""
    yield from inputs


def read(location: str, fields: FieldNames = FieldNames()) -> Readings:  # noqa: B008
    """The documents at `location`, one at a time; a ReadError in the place of each item that cannot be read."""
    data = Path(location).read_bytes()
    yield make_document(location, data.decode("utf-8-sig", "replace"), "utf-8", "text/plain")
