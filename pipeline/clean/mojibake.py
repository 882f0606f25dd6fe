"""Lines whose bytes were read in the wrong encoding before they came here: `ÊÐÕþ¸®` and `甯傛斂搴` for 市政府."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from pipeline.document import Edit, Span
from pipeline.rules.characters import character_bits
from pipeline.rules.clean import CleanRules

# The characters of Windows-1252 beyond Latin-1, with their bytes.
_WINDOWS = {bytes([code]).decode("cp1252", "ignore"): bytes([code]) for code in range(0x80, 0xA0)}
_WESTERN = f"\u0080-\u00ff{''.join(_WINDOWS)}"
_AS_WESTERN = re.compile(rf"[\u00c0-\u00ff][{_WESTERN}]{{2}}")
# What the commonest characters and marks of Chinese text look like when their UTF-8 is read as GBK.
_AS_GBK = re.compile("[锛銆鐨鏄鍦涓骞甯宸鍏]")
_TELLING_SHARE = 0.02
_ENCODINGS = ("utf-8", "gb18030", "big5hkscs")
_LINE = re.compile(r"[^\n]+")
# Bytes that make no character, with what stands for the one they swallowed.
_PIECE = re.compile(r"[\udc80-\udcff]+\??|[^\udc80-\udcff]")
_LOST_BEFORE = "\ufffd"
# The printers' sign for a character that is not to be had. A question mark would look like a lost byte of GBK.
_UNKNOWN = "〓"
_MARKS = frozenset("，。、；：？！“”‘’《》（）—…·　％")
_MARK_BITS, _RARE_BITS = 6.0, 20.0
# A line is read anew when its characters then cost so many bits fewer each, with few bytes left over.
_SAVED_BITS, _LEFT_OVER = 3.0, 0.2
_PLAIN_BITS = 14.0


def reread_lines(text: str, _rules: CleanRules) -> Iterator[Edit]:
    """Edits that read lines anew in their own encoding, where that makes common Chinese of senseless characters.

    >>> from pipeline.rules.clean import load_clean_rules
    >>> "".join(edit.replacement for edit in reread_lines("ÊÐÕþ¸®¹¤×÷±¨¸æ", load_clean_rules()))
    '市政府工作报告'
    """
    western = _AS_WESTERN.search(text)
    gbk = len(_AS_GBK.findall(text)) > _TELLING_SHARE * len(text)
    if western or gbk:
        for line in _LINE.finditer(text):
            if western and _AS_WESTERN.search(line.group()):
                yield from _reread(line, [_western_bytes(character) for character in line.group()], _ENCODINGS)
            elif gbk and not line.group().isascii():
                yield from _reread(line, [_bytes(character, "gb18030") for character in line.group()], ("utf-8",))


def _western_bytes(character: str) -> bytes:
    """The byte that a Western character was read from; the bytes of one that only UTF-8 can have given."""
    if character in _WINDOWS:
        return _WINDOWS[character]
    return _bytes(character, "latin-1" if character <= "\u00ff" else "utf-8")


def _bytes(character: str, encoding: str) -> bytes:
    """What was read as `character`; of what was lost before, a question mark."""
    return b"?" if character == _LOST_BEFORE else character.encode(encoding, "replace")


def _reread(line: re.Match[str], source: list[bytes], encodings: Iterable[str]) -> Iterator[Edit]:
    """The edits for the likeliest reading of a line's bytes, if one is much likelier than the line as it is."""
    data = b"".join(source)
    readings = [(_PIECE.findall(data.decode(encoding, "surrogateescape")), encoding) for encoding in encodings]
    pieces, encoding = min(readings, key=lambda reading: _mean_bits(reading[0]))
    if not _makes_sense(pieces) or _mean_bits(line.group()) - _mean_bits(pieces) < _SAVED_BITS:
        return
    ends = accumulate(len(piece.encode(encoding, "surrogateescape")) for piece in pieces)
    yield from _aligned(
        line.start(),
        list(accumulate(map(len, source))),
        dict(zip(ends, range(1, len(pieces) + 1), strict=True)),
        pieces,
    )


def _makes_sense(pieces: Sequence[str]) -> bool:
    return sum(map(_is_left_over, pieces)) <= _LEFT_OVER * len(pieces) and _mean_bits(pieces) <= _PLAIN_BITS


def _is_left_over(piece: str) -> bool:
    return "\udc80" <= piece[0] <= "\udcff"


def _mean_bits(pieces: Iterable[str]) -> float:
    """Bits that a character costs, plain ASCII aside."""
    bits = [_bits(piece) for piece in pieces if not piece.isascii()]
    return sum(bits) / len(bits) if bits else _RARE_BITS


def _bits(character: str) -> float:
    return character_bits().get(character, _MARK_BITS if character in _MARKS else _RARE_BITS)


def _aligned(start: int, source_ends: list[int], piece_ends: dict[int, int], pieces: list[str]) -> Iterator[Edit]:
    """One edit for every shortest stretch at whose end both readings have a whole character."""
    done = piece = 0
    for index, end in enumerate(source_ends, 1):
        if end in piece_ends:
            words = "".join(_UNKNOWN if _is_left_over(word) else word for word in pieces[piece : piece_ends[end]])
            yield Edit(Span(start + done, start + index), words)
            done, piece = index, piece_ends[end]
