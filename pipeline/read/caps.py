"""How large things may be: a cap on the single document, and on what comes out of packed files for what goes in."""

from collections.abc import Callable
from dataclasses import dataclass
from io import RawIOBase
from typing import IO, Any

from pipeline.errors import ReadError


@dataclass(frozen=True, slots=True)
class Caps:
    """`document`: bytes of the largest article or record; what is larger is none. `ratio`: how many times the bytes
    that were read an honest file unpacks to, beyond the first `unpacked` bytes, which nobody counts."""

    document: int = 16 * 1024 * 1024
    ratio: int = 200
    unpacked: int = 4 * 1024 * 1024

    def too_large(self, source: str) -> ReadError:
        """What is said of a document at `source` that is larger than the cap."""
        return ReadError(source, "too_large", f"a single document of more than {self.document} bytes")

    def burst(self, unpacked: int, packed: int) -> str:
        """What is wrong with so many bytes that came out of so many; empty where nothing is."""
        if unpacked > self.unpacked and unpacked > self.ratio * packed:
            return f"it unpacks to more than {self.ratio} times its size"
        return ""


class BombError(Exception):
    """A packed file that was made to burst."""


class Meter:
    """What one location has been read and unpacked to so far, however deep archives lie in one another."""

    def __init__(self, caps: Caps) -> None:
        self._caps = caps
        self._read = 0
        self._unpacked = 0

    def packed(self, stream: IO[bytes]) -> "Counted":
        """`stream`, counted as what is read."""
        return Counted(stream, self._add_read)

    def unpacking(self, stream: IO[bytes]) -> "Counted":
        """`stream`, counted as what is unpacked.

        Raises (when it is read):
            BombError: it is out of all proportion.
        """
        return Counted(stream, self._add_unpacked)

    def _add_read(self, count: int) -> None:
        self._read += count

    def _add_unpacked(self, count: int) -> None:
        self._unpacked += count
        if burst := self._caps.burst(self._unpacked, self._read):
            raise BombError(burst)


class Counted(RawIOBase):
    """A stream that tells how many bytes are taken from it."""

    def __init__(self, stream: IO[bytes], count: Callable[[int], None]) -> None:
        self._stream = stream
        self._count = count

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: Any) -> int:
        chunk = self._stream.read(len(buffer))
        self._count(len(chunk))
        buffer[: len(chunk)] = chunk
        return len(chunk)
