"""Random damage and random bytes: does a crash, a hang or a lost offset come of it?"""

import random
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from damage import GLOSSES, SCRIPT, SPACING

from pipeline.clean import clean
from pipeline.document import Document, RawDocument, Span
from pipeline.read import read
from pipeline.rules import load_rules

DOCUMENTS, LINES_EACH, SEED = 300, 6, 17
_SUFFIXES = (".txt", ".html", ".md", ".jsonl", ".csv", ".zip", ".gz", ".tar", ".warc", ".parquet", "")
# First bytes that open the door to a reader.
_HEADS = (
    b"",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\x1f\x8b\x08",
    b"PK\x03\x04",
    b'{"text": "',
    b"<html>",
    b"text\n",
)
_LONGEST = 4000


def fuzz_rows(lines: list[str], seconds: float) -> Iterator[tuple[str, str]]:
    documents = [_cleaned(text) for text in _damaged(lines)]
    broken = sum(not _holds(document) for document in documents)
    moved = sum(_cleaned(document.text).text != document.text for document in documents)
    yield f"maps that are not monotone, not in range or not whole, in {DOCUMENTS} texts of random damage", str(broken)
    yield "of those texts, changed when cleaned a second time", str(moved)
    read_so_often, failed, slowest = _fuzz_bytes(seconds)
    yield f"random bytes, {read_so_often} files in {seconds:.0f} s: crashes and lost offsets", str(failed)
    yield "slowest of those files", f"{slowest:.2f} s"


def _cleaned(text: str) -> Document:
    return clean(RawDocument("fuzz", "fuzz.txt", text, "utf-8", "text/plain"), load_rules())


def _damaged(lines: list[str]) -> Iterator[str]:
    chance = random.Random(SEED)
    damages = [*SCRIPT.values(), *GLOSSES.values(), *SPACING.values()]
    for _ in range(DOCUMENTS):
        text = "\n".join(chance.sample(lines, LINES_EACH))
        for damage in chance.sample(damages, 3):
            text = damage(text, chance)
        data = bytearray(text.encode("gb18030"))
        for _ in range(3):
            del data[chance.randrange(len(data))]
        yield data.decode("gb18030", "replace")


def _holds(document: Document) -> bool:
    """Whether every clean character comes from somewhere, in order."""
    last, length = Span(0, 0), len(document.raw.text)
    for index in range(len(document.text)):
        span = document.offsets.to_raw(Span(index, index + 1))
        if not (0 <= span.start < span.end <= length and last.start <= span.start and last.end <= span.end):
            return False
        last = span
    return True


def _fuzz_bytes(seconds: float) -> tuple[int, int, float]:
    """Files read, failures among them, and the time that the slowest took."""
    chance = random.Random(SEED)
    count = failed = 0
    slowest = 0.0
    end = time.monotonic() + seconds
    with TemporaryDirectory() as folder:
        while time.monotonic() < end:
            path = Path(folder) / f"fuzz{chance.choice(_SUFFIXES)}"
            path.write_bytes(chance.choice(_HEADS) + _random_bytes(chance))
            start = time.monotonic()
            failed += not _survives(str(path))
            slowest = max(slowest, time.monotonic() - start)
            path.unlink()
            count += 1
    return count, failed, slowest


def _random_bytes(chance: random.Random) -> bytes:
    """Bytes of one of a few kinds: any, those of double-byte text, or those of signs and digits."""
    low, high = chance.choice(((0, 256), (0x81, 0xFF), (0x20, 0x7F)))
    return bytes(chance.randrange(low, high) for _ in range(chance.randrange(_LONGEST)))


def _survives(location: str) -> bool:
    try:
        return all(_holds(_cleaned(found.text)) for found in read(location) if isinstance(found, RawDocument))
    except Exception as error:
        print(f"{location}: {error!r}")
        return False
