"""Takes out what is left of Markdown and HTML, so that the text reads as prose."""

from collections.abc import Iterator, Sequence

import regex

from pipeline.document import Edit, Span
from pipeline.patterns import lazy_pattern
from pipeline.rules.clean import CleanRules

_BOLD = lazy_pattern(r"(?<!\*)\*{1,3}(?!\*)|(?<![_\w])__|__(?![_\w])")
_HEADING = lazy_pattern(r"^[ \u3000]{0,3}#{1,6}[ \t]+(?:\d{1,2}[、.．][ ]?)?", regex.MULTILINE)
_IMAGE = lazy_pattern(r"!\[([^\[\]\n]{0,200})\]\([^()\n]{0,500}(?:\([^()\n]{0,100}\)[^()\n]{0,100})?\)")
_LINK = lazy_pattern(r"(?<!!)\[([^\[\]\n]{1,200})\](\([^()\s]{1,500}(?: \"[^\"\n]{0,100}\")?\))")
_ESCAPE = lazy_pattern(r"\\(?=[\\`*_{}\[\]()#+\-.!>|~])")
_COMMENT = lazy_pattern(r"<!--(?:(?!-->)[^<]|<(?!!--)){0,5000}-->")
# The end of a cell parts it from the next, also where its words are a paragraph of their own.
_CELL_TAG = lazy_pattern(r"(?:</p>\s{0,3})?</t[dh]\s{0,3}>", regex.IGNORECASE)
_BREAK_TAG = lazy_pattern(r"<(?:br|/p|/div|/li|/h[1-6]|/tr)\s{0,3}/?>", regex.IGNORECASE)
_TAG = lazy_pattern(
    r"</?(?:a|b|i|u|p|br|hr|em|strong|span|font|div|section|img|sup|sub|li|ul|ol|table|tbody|thead|tr|td|th|h[1-6]|center|"
    r"o:p|blockquote|figure|figcaption|style|script)(?:\s[^<>\n]{0,500})?/?>",
    regex.IGNORECASE,
)
# The tags in the order in which they are taken out, and what stands in their place.
_TAGS = ((_COMMENT, ""), (_CELL_TAG, "\t"), (_BREAK_TAG, "\n"), (_TAG, ""))
_FILE_NAME = lazy_pattern(r"[\w\-.%]*\.(?:png|jpe?g|gif|webp|bmp|svg)|image\d*|图片?\d*", regex.IGNORECASE)


def drop_markup(text: str, _rules: CleanRules) -> Iterator[Edit]:
    """Edits that take out Markdown marks and HTML tags; of links and pictures the words stay, of file names nothing."""
    yield from _replaced(text, "<", _TAGS)
    if "](" in text:
        yield from _links(text)
    if "*" in text or "_" in text:
        for match in _BOLD.finditer(text):
            if not _is_product(text, match.start(), match.end()):
                yield Edit(Span(*match.span()), "")
    yield from _replaced(text, "#", ((_HEADING, ""),))
    yield from _replaced(text, "\\", ((_ESCAPE, ""),))


def _replaced(text: str, mark: str, patterns: Sequence[tuple[regex.Pattern[str], str]]) -> Iterator[Edit]:
    """What each pattern matches, replaced by the words beside it; nothing is looked for where `mark` is missing."""
    if mark in text:
        for pattern, words in patterns:
            for match in pattern.finditer(text):
                yield Edit(Span(*match.span()), words)


def _links(text: str) -> Iterator[Edit]:
    for match in _IMAGE.finditer(text):
        words = match.group(1)
        yield Edit(Span(*match.span()), "" if _FILE_NAME.fullmatch(words.strip()) else words)
    for match in _LINK.finditer(text):
        yield Edit(Span(match.start(), match.start() + 1), "")
        yield Edit(Span(match.end(1), match.end()), "")


def _is_product(text: str, start: int, end: int) -> bool:
    """Whether the stars stand between numbers (`3*5`) or open a footnote mark before a digit."""
    return end - start == 1 and text[start - 1 : start].isascii() and text[start - 1 : start].isalnum()
