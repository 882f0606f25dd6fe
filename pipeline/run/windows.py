"""Readings -> windows: lists of documents that are a fair transaction and a fair piece of work."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from pipeline.document import RawDocument
from pipeline.load.items import Failure, Known

_WINDOW_DOCUMENTS = 200
_WINDOW_CHARACTERS = 400_000

Plan = Sequence[RawDocument | Known | Failure]
T = TypeVar("T", bound="RawDocument | Known | Failure")


def windows(readings: Iterable[T]) -> Iterator[list[T]]:
    """`readings` in their order, in lists that are a fair transaction and fit into memory many times."""
    window: list[T] = []
    characters = 0
    for reading in readings:
        window.append(reading)
        characters += len(reading.text) if isinstance(reading, RawDocument) else 0
        if len(window) == _WINDOW_DOCUMENTS or characters >= _WINDOW_CHARACTERS:
            yield window
            window, characters = [], 0
    if window:
        yield window
