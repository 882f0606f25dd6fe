"""Splits the clean text into sentences."""

import regex

from pipeline.document import Document, Span

# A sentence ends after a full stop (with the quotes and brackets that close behind it), at a line break, and where
# a run of wide blanks opens a paragraph.
_SENTENCE = regex.compile(r"(?:[^。！？!?\n\u3000]|\u3000(?!\u3000))*+(?:[。！？!?]++[”’」』）)]*+|\n|\u3000{2,}+|$)")


def find_sentences(document: Document) -> tuple[Span, ...]:
    """The sentences of the clean text in order, without blank ones."""
    return tuple(Span(*match.span()) for match in _SENTENCE.finditer(document.text) if match.group().strip())
