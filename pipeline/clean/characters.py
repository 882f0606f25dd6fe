"""Repairs of single characters: invisible ones, entities, widths, signs."""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from pipeline.document import Edit, Span
from pipeline.rules.clean import CleanRules

# Zero-width spaces and joiners, direction marks, soft hyphen, byte order mark, controls other than tab and line feed.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f"
)
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
# Any character that one of them looks for; most texts have none.
_UNSETTLED = re.compile(f"[{_UNSEEN}\ud800-\udfff\r\x85\u2028\u2029\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_ENTITY = re.compile(r"&(?:amp;){0,5}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});|&nbsp(?![a-zA-Z])")
# A point of another form; the raised one is also a date (`9·11`), so there a unit has to follow.
_WIDE_POINT = re.compile(
    r"[．﹒·](?<=[0-9０-９].)(?:(?<![·])(?=[0-9０-９])|(?=[0-9０-９]{1,3}(?:[%％]|个百分点|[亿万]元)))"
)
# A circle, letter or digit in the place of a Chinese zero.
_ZERO = re.compile("[○OＯ0０](?<=[一二三四五六七八九〇].)(?=[一二三四五六七八九〇○OＯ0０年])")
_RADICALS = range(0x2F00, 0x2FD6)
_COMPATIBLE = range(0xF900, 0xFADA)


def drop_invisibles(text: str, _rules: CleanRules) -> Iterator[Edit]:
    """Edits that settle line ends and blanks and take out what no reader can see."""
    if not _UNSETTLED.search(text):
        return
    for match in _BREAK.finditer(text):
        yield Edit(Span(*match.span()), "\n")
    for match in _BLANK.finditer(text):
        yield Edit(Span(*match.span()), " ")
    for match in _INVISIBLE.finditer(text):
        yield Edit(Span(*match.span()), "")
    for match in _SURROGATE.finditer(text):
        yield Edit(Span(*match.span()), "\ufffd")


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
    pattern, plain = _plain_forms(tuple(rules.signs.items()))
    for match in pattern.finditer(text):
        yield Edit(Span(*match.span()), plain[match.group()])
    for match in _WIDE_POINT.finditer(text):
        yield Edit(Span(*match.span()), ".")
    for match in _ZERO.finditer(text):
        yield Edit(Span(*match.span()), "〇")


@cache
def _plain_forms(signs: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """The characters to be written plainly, as a pattern, and their plain forms."""
    wide = {chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()}
    compatible = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in (*_RADICALS, *_COMPATIBLE)}
    plain = {**{old: new for old, new in compatible.items() if old != new}, **wide, **dict(signs)}
    return re.compile(f"[{''.join(map(re.escape, plain))}]"), plain
