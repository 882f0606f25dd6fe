"""Damages clean text in the ways that scraped pages are damaged: pure, and the same for the same random state."""

import random
import re
from collections.abc import Callable

from make_dirty_articles import glossed, traditional

Damage = Callable[[str, random.Random], str]

_WIDE = {code: code + 0xFEE0 for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
_HALF = str.maketrans("，：；！？", ",:;!?")
_ENTITIES = {"“": "&ldquo;", "”": "&rdquo;", "—": "&mdash;", "、": "&#12289;", "%": "&#x25;"}
_INVISIBLE = "\u200b\u200d\u00ad\ufeff\u2060"


def as_traditional(line: str, _chance: random.Random) -> str:
    return traditional(line)


def with_one_traditional(line: str, chance: random.Random) -> str:
    """One character of the line in its traditional form, as where a single name was pasted in."""
    converted = traditional(line)
    changed = [index for index, pair in enumerate(zip(line, converted, strict=False)) if pair[0] != pair[1]]
    if len(converted) != len(line) or not changed:
        return line
    index = chance.choice(changed)
    return line[:index] + converted[index] + line[index + 1 :]


def with_glosses(line: str, _chance: random.Random) -> str:
    return glossed(traditional(line))


def with_broken_glosses(line: str, chance: random.Random) -> str:
    """Glosses of which each lost one of its parentheses."""
    return re.sub(
        r"\(([^()]+)\)", lambda match: chance.choice((f"({match[1]}", f"{match[1]})")), glossed(traditional(line))
    )


def with_wide_digits(line: str, _chance: random.Random) -> str:
    return line.translate(_WIDE)


def with_spaced_numbers(line: str, _chance: random.Random) -> str:
    """Thousands parted by blanks, and a blank before the unit."""
    parted = re.sub(r"(?<![\d.])(\d)(\d{3})(?=[亿万]元)", r"\1 \2", line)
    return re.sub(r"(\d)(?=[亿万]元|公里|平方米)", r"\1 ", parted)


def with_half_marks(line: str, _chance: random.Random) -> str:
    return line.translate(_HALF)


def with_invisibles(line: str, chance: random.Random) -> str:
    return "".join(character + (chance.choice(_INVISIBLE) if chance.random() < 0.1 else "") for character in line)


def with_entities(line: str, _chance: random.Random) -> str:
    return "".join(_ENTITIES.get(character, character) for character in line)


def with_broken_lines(line: str, _chance: random.Random) -> str:
    """Line breaks behind commas and before units."""
    return re.sub(r"(?<=[，、])(?=.)|(?<=\d)(?=[亿万]元)", "\n", line)


def as_western(encoding: str) -> Damage:
    """Bytes of `encoding` that a program took for Western European ones."""

    def damaged(line: str, _chance: random.Random) -> str:
        return line.encode(encoding, "replace").decode("latin-1")

    return damaged


def utf8_as_gbk(line: str, _chance: random.Random) -> str:
    """UTF-8 that was read as GBK. What makes no character there is lost: only lines that lose nothing are damaged."""
    try:
        return line.encode().decode("gbk")
    except UnicodeDecodeError:
        return line


ENCODED: dict[str, Damage] = {
    "GBK taken for Western European": as_western("gbk"),
    "UTF-8 taken for Western European": as_western("utf-8"),
    "UTF-8 taken for GBK without loss": utf8_as_gbk,
}
SCRIPT: dict[str, Damage] = {
    "whole line traditional": as_traditional,
    "one character traditional": with_one_traditional,
}
GLOSSES: dict[str, Damage] = {"glosses": with_glosses, "glosses that lost a parenthesis": with_broken_glosses}
SPACING: dict[str, Damage] = {
    "full-width digits and letters": with_wide_digits,
    "blanks inside amounts": with_spaced_numbers,
    "half-width punctuation": with_half_marks,
    "zero-width characters, soft hyphens": with_invisibles,
    "HTML entities": with_entities,
    "line breaks inside sentences": with_broken_lines,
}
