"""Repairs of single characters: invisible ones, entities, widths, signs."""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from pipeline.document import Edit, Span
from pipeline.rules.clean import CleanRules

# Zero-width spaces and joiners, direction marks, soft hyphen, byte order mark, controls other than tab and line feed.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]+"
)
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_ENTITY = re.compile(r"&(?:amp;){0,5}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});|&nbsp(?![a-zA-Z])")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_WIDE_POINT = re.compile(r"(?<=[0-9０-９])．(?=[0-9０-９])")
_COMPATIBLE = re.compile("[\u2f00-\u2fd5\uf900-\ufad9]")


def drop_invisibles(text: str, _rules: CleanRules) -> Iterator[Edit]:
    """Edits that settle line ends and blanks and take out what no reader can see."""
    for match in _BREAK.finditer(text):
        yield Edit(Span(*match.span()), "\n")
    for match in _BLANK.finditer(text):
        yield Edit(Span(*match.span()), " ")
    for match in _INVISIBLE.finditer(text):
        yield Edit(Span(*match.span()), "")


def decode_entities(text: str, _rules: CleanRules) -> Iterator[Edit]:
    """Edits that turn HTML entities left in the text into their characters."""
    if "&" not in text:
        return
    for match in _ENTITY.finditer(text):
        entity = re.sub("(?:amp;)+(?=.)", "", match.group())
        decoded = html.unescape(entity)
        if decoded != entity and not any("\ud800" <= character <= "\udfff" for character in decoded):
            yield Edit(Span(*match.span()), decoded)


def narrow_characters(text: str, rules: CleanRules) -> Iterator[Edit]:
    """Edits that write full-width digits and letters, radicals and signs in their plain form."""
    for match in _WIDE.finditer(text):
        yield Edit(Span(*match.span()), chr(ord(match.group()) - 0xFEE0))
    for match in _WIDE_POINT.finditer(text):
        yield Edit(Span(*match.span()), ".")
    for match in _COMPATIBLE.finditer(text):
        yield Edit(Span(*match.span()), unicodedata.normalize("NFKC", match.group()))
    for match in _signs(tuple(rules.signs)).finditer(text):
        yield Edit(Span(*match.span()), rules.signs[match.group()])


@cache
def _signs(signs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, signs)))
