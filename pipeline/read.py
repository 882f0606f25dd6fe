"""Bytes -> RawDocument: encodings and containers."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pipeline.document import RawDocument


def read(location: str) -> Iterator[RawDocument]:
    """The documents in the file `location`."""
    data = Path(location).read_bytes()
    yield RawDocument(
        hashlib.sha256(data).hexdigest()[:24], location, data.decode("utf-8-sig", "replace"), "utf-8", "text/plain"
    )
