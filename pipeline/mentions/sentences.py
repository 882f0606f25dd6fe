"""Splits the clean text into sentences, and finds where the one that goes on began."""

import re
from collections.abc import Iterable, Iterator

from pipeline.document import Document, Span

# A sentence ends after a full stop (with the quotes and brackets that close behind it), at a line break, and where
# a run of wide blanks opens a paragraph.
_SENTENCE = re.compile(r"(?:[^。！？!?\n\u3000]++|\u3000(?!\u3000))*+(?:[。！？!?]++[”’」』）)]*+|\n|\u3000{2,}+|$)")

# No one writes longer sentences, but tables and lost line breaks make them; what looks at a whole sentence for each
# of its figures would take minutes.
_LONGEST = 2000
_JOINTS = "；，、"


def find_sentences(document: Document) -> tuple[Span, ...]:
    """The sentences of the clean text in order, without blank ones; endless ones are cut at a comma."""
    text = document.text
    found = [Span(*match.span()) for match in _SENTENCE.finditer(text) if match[0].strip()]
    return tuple(piece for sentence in found for piece in _pieces(text, sentence))


def behind_last(text: str, stops: str, reach: Span) -> int:
    """Where the words of `reach` begin that stand behind the last of its `stops`; its start where it has none."""
    return max(reach.start, *(text.rfind(stop, *reach) + 1 for stop in stops))


def _pieces(text: str, sentence: Span) -> Iterable[Span]:
    return _cut(text, sentence) if sentence.end - sentence.start > _LONGEST else (sentence,)


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    while sentence.end - start > _LONGEST:
        limit = start + _LONGEST
        end = max(text.rfind(joint, start, limit) for joint in _JOINTS) + 1 or limit
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)
