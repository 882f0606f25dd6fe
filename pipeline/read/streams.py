"""Opens what a location names: files, URLs and standard input, with their compression taken off."""

import bz2
import gzip
import lzma
import sys
import zlib
from collections.abc import Callable, Generator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from pipeline.errors import ReadError
from pipeline.read.caps import Meter
from pipeline.read.locations import STDIN, is_url

# What reading a damaged or cut-off stream can raise.
STREAM_ERRORS: tuple[type[Exception], ...] = (OSError, EOFError, zlib.error, lzma.LZMAError)

# So little that even what is nothing but repetitions unpacks to a few megabytes at a time.
_CHUNK = 512
_MAGIC = ((b"\x1f\x8b", "gz"), (b"BZh", "bz2"), (b"\xfd7zXZ\x00", "xz"), (b"\x28\xb5\x2f\xfd", "zst"))
_SUFFIXES = {".gz": "gz", ".bz2": "bz2", ".xz": "xz", ".zst": "zst", ".tgz": "gz", ".tbz2": "bz2", ".txz": "xz"}
_INNER = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}


@contextmanager
def opened(location: str, meter: Meter) -> Generator[BufferedReader, None, None]:
    """The bytes at `location` as a stream that `meter` counts.

    Raises:
        ReadError: the location cannot be opened.
    """
    if location == STDIN:
        yield peekable(meter.packed(sys.stdin.buffer))
        return
    with _open(location) as stream:
        yield peekable(meter.packed(stream))


def _open(location: str) -> IO[bytes]:
    try:
        if is_url(location):
            import fsspec

            return cast(IO[bytes], cast(Any, fsspec).open(location, "rb").open())
        return Path(location).open("rb")
    except FileNotFoundError as error:
        raise ReadError(location, "missing", "the file does not exist") from error
    except IsADirectoryError as error:
        raise ReadError(location, "unreadable", "this is a folder, not a file") from error
    except Exception as error:  # every file system raises its own kinds
        raise ReadError(location, "unreadable", f"it cannot be opened: {brief(error)}") from error


def peekable(stream: IO[bytes] | RawIOBase) -> BufferedReader:
    """`stream` with a buffer to look ahead in."""
    return cast(
        BufferedReader, stream if isinstance(stream, BufferedReader) else BufferedReader(cast(RawIOBase, stream))
    )


def uncompressed(stream: BufferedReader, name: str, meter: Meter) -> tuple[BufferedReader, str]:
    """The stream without its compression, which its first bytes show, and the name without the suffix for it.

    Raises:
        EOFError: less is there than the first bytes of what the name says.
    """
    suffix = PurePosixPath(name).suffix.lower()
    head = stream.peek(8)[:8]
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if kind is None:
        if head and any(known == _SUFFIXES.get(suffix) and magic.startswith(head) for magic, known in _MAGIC):
            raise EOFError("hardly anything is there")
        return stream, name
    inner = name.removesuffix(PurePosixPath(name).suffix) + _INNER.get(suffix, "") if suffix in _SUFFIXES else name
    return peekable(meter.unpacking(_DECOMPRESSORS[kind](stream))), inner


class _Zstd(RawIOBase):
    """A zstd stream, frame after frame, that tells a cut-off end and raises OSErrors like the other kinds."""

    def __init__(self, stream: IO[bytes]) -> None:
        import zstandard

        self._stream = stream
        self._new_frame = zstandard.ZstdDecompressor().decompressobj
        self._error = zstandard.ZstdError
        self._frame: Any = None
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            left = self._frame.unused_data if self._frame and self._frame.eof else b""
            chunk = left or self._stream.read(_CHUNK)
            if not chunk:
                if self._frame and not self._frame.eof:
                    raise EOFError("the last frame is not complete")
                return 0
            if self._frame is None or self._frame.eof:
                self._frame = self._new_frame()
            try:
                self._ready = self._frame.decompress(chunk)
            except self._error as error:
                raise OSError(str(error)) from error
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count


_DECOMPRESSORS: dict[str, Callable[[IO[bytes]], Any]] = {
    "gz": lambda stream: gzip.GzipFile(fileobj=stream),
    "bz2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
    "zst": _Zstd,
}


def brief(error: Exception) -> str:
    """The first line of what an error says."""
    return (str(error) or type(error).__name__).splitlines()[0][:200]
