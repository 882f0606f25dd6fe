"""Readings -> windows, lists of documents that are a fair transaction; and these -> pieces, fair work for a process."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from pipeline.document import RawDocument
from pipeline.load.items import Failure, Known

_WINDOW_DOCUMENTS = 1000
_WINDOW_CHARACTERS = 200_000
# About half a second of work: at the end of a run, processes wait for the last of them so long at most.
_PIECE_DOCUMENTS = 50
_PIECE_CHARACTERS = 60_000

Plan = Sequence[RawDocument | Known | Failure]
T = TypeVar("T", bound="RawDocument | Known | Failure")


def windows(readings: Iterable[T]) -> Iterator[list[T]]:
    """`readings` in their order, in lists that are a fair transaction and fit into memory many times."""
    return _cut(readings, _WINDOW_DOCUMENTS, _WINDOW_CHARACTERS)


def pieces(documents: Iterable[T]) -> Iterator[list[T]]:
    """`documents` in their order, in lists that are a fair piece of work for one process."""
    return _cut(documents, _PIECE_DOCUMENTS, _PIECE_CHARACTERS)


def _cut(readings: Iterable[T], most: int, enough: int) -> Iterator[list[T]]:
    """`readings` in lists of `most`, or fewer where these have `enough` characters."""
    some: list[T] = []
    characters = 0
    for reading in readings:
        some.append(reading)
        characters += len(reading.text) if isinstance(reading, RawDocument) else 0
        if len(some) == most or characters >= enough:
            yield some
            some, characters = [], 0
    if some:
        yield some
