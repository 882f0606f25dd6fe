"""The headline of a document: what its container states, else the first line if it can be one."""

import regex

from pipeline.document import Document, Zone
from pipeline.patterns import lazy_pattern

_FRONT_MATTER_TITLE = lazy_pattern(r"^title:\s*(.+)$", regex.MULTILINE)
_LONGEST = 80
_HEAD = 1500


def find_headline(document: Document) -> str:
    """The headline, empty where there is none."""
    if document.title:
        return document.title
    if titles := document.sections_of({Zone.TITLE}):
        return document.text[slice(*titles[0].span)]
    if stated := _FRONT_MATTER_TITLE.search(document.text[:_HEAD]):
        return stated[1].strip("'\" ")
    first = next((line.strip() for line in document.text[:_HEAD].split("\n") if line.strip()), "")
    return first if len(first) <= _LONGEST and "。" not in first else ""
