"""Joins lines that were broken inside a sentence."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import regex

from pipeline.document import Edit, Span
from pipeline.rules.clean import CleanRules

_LINE = regex.compile(r"[^\n]*\n")
# A comma or an opening bracket cannot end a line of its own, and a closing mark or a unit cannot begin one.
_OPEN_END = regex.compile(r"[，、（“《‘「]$")
_CLOSED_START = regex.compile(r"[，。、；：！？）”》’」%]|[亿万]元|亿|万(?!\p{Han}{2})|个百分点|平方米|公里")
_UNIT_START = regex.compile(r"[亿万]|元|%|个|家|项|年|月|日|公里|平方米|吨|人|户")
# How many lines, and what share of them, must be full for the text to count as wrapped at a column.
_FULL_LINES = 3
_FULL_SHARE = 0.3
_NARROWEST = 40
_SLACK = 2


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    width: int


def join_broken_lines(text: str, _rules: CleanRules) -> Iterator[Edit]:
    """Edits that take out line breaks (with the indentation behind them) inside sentences.

    A break goes where the line before cannot end there or the line behind cannot begin there, and in a text that
    was wrapped at a column, behind every full line.
    """
    lines = [
        _Line(match.start(), match.end() - 1, match.group()[:-1], _width(match.group()))
        for match in _LINE.finditer(text + "\n")
    ]
    column = _wrap_column(lines)
    for line, behind in pairwise(lines):
        body = behind.text.lstrip(" \t\u3000")
        if not body or not line.text.strip():
            continue
        indent = len(behind.text) - len(body)
        full = column and line.width >= column - _SLACK and not indent
        if full or _broken(line.text, body, indent):
            yield Edit(Span(line.end, behind.start + indent), "")


def _broken(line: str, body: str, indent: int) -> bool:
    if regex.search(r"\d$", line):
        return bool(_UNIT_START.match(body)) and not indent
    if _OPEN_END.search(line):
        return not indent
    return bool(_CLOSED_START.match(body)) and not regex.search(r"[。！？；：]$", line)


def _width(text: str) -> int:
    """Columns that `text` takes, trailing blanks aside: its Chinese characters have three bytes and two columns."""
    text = text.rstrip()
    return (len(text.encode("utf-8", "replace")) + len(text)) // 2


def _wrap_column(lines: list[_Line]) -> int:
    """The column at which the text was wrapped, or 0."""
    widths = [line.width for line in lines if line.width]
    column = max(widths, default=0)
    full = sum(1 for width in widths if width >= column - _SLACK)
    wrapped = column >= _NARROWEST and full >= max(_FULL_LINES, _FULL_SHARE * len(widths))
    return column if wrapped else 0
