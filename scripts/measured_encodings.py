"""How often short texts are read exactly, encoding by encoding, beside charset-normalizer and chardet."""

import random
from collections.abc import Callable, Iterator

import chardet
import charset_normalizer

from pipeline.read.encodings import decode

LENGTHS = (10, 20)
CODECS = {"GBK": "gbk", "Big5": "big5", "UTF-16 LE": "utf-16-le", "UTF-16 BE": "utf-16-be", "UTF-8": "utf-8"}
PER_CASE, SEED = 200, 3


def encoding_rows(lines: list[str], traditional: Callable[[str], str]) -> Iterator[tuple[str, str, str]]:
    """What was measured, our figure, and those of the others."""
    for name, codec in CODECS.items():
        for length in LENGTHS:
            cases = list(_cases(lines, codec, length, traditional if codec == "big5" else str))
            others = f"charset-normalizer {_share(cases, _by_normalizer)}; chardet {_share(cases, _by_chardet)}"
            yield f"{name}, {length} characters, no mark, undeclared: exactly right", _share(cases, _by_us), others


def _cases(lines: list[str], codec: str, length: int, script: Callable[[str], str]) -> Iterator[tuple[str, bytes]]:
    chance = random.Random(SEED)
    left = PER_CASE
    while left:
        line = script(chance.choice(lines))
        start = chance.randrange(max(1, len(line) - length + 1))
        text = line[start : start + length]
        if len(text) < length or not any("\u4e00" <= character <= "\u9fff" for character in text):
            continue
        try:
            yield text, text.encode(codec)
        except UnicodeEncodeError:
            continue
        left -= 1


def _share(cases: list[tuple[str, bytes]], read: Callable[[bytes], str | None]) -> str:
    return f"{100 * sum(read(data) == text for text, data in cases) / len(cases):.1f} %"


def _by_us(data: bytes) -> str | None:
    found = decode(data)
    return found.text if found else None


def _by_normalizer(data: bytes) -> str | None:
    best = charset_normalizer.from_bytes(data).best()
    return str(best) if best else None


def _by_chardet(data: bytes) -> str | None:
    encoding = chardet.detect(data)["encoding"]
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None
