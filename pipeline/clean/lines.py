"""Joins lines that were broken inside a sentence."""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.document import Edit, Span
from pipeline.patterns import lazy_pattern
from pipeline.rules.clean import CleanRules

# A comma or an opening bracket cannot end a line of its own, and a closing mark or a unit cannot begin one.
_OPEN_ENDS = frozenset("，、（“《‘「")
_CLOSED_STARTS = frozenset("，。、；：！？）”》’」%")
_SENTENCE_ENDS = frozenset("。！？；：")
# Words that begin like a unit are none: `总投资（万元）：3200` and `项目名称` are two lines of a form.
_UNIT_START = lazy_pattern(
    r"(?!项目|年[度均产内处]|日[均产处供期]|月[均度]|人[均员口才民大]|户[均籍]|个[人体别性]|家庭|元旦)"
    r"(?:[亿万]|元|%|个|家|项|年|月|日|公里|平方米|吨|人|户)"
)
_HEAVY_UNIT = lazy_pattern(r"[亿万]元|亿|个百分点|平方米|公里")
# How many lines, and what share of them, must be full for the text to count as wrapped at a column.
_FULL_LINES = 3
_FULL_SHARE = 0.3
_NARROWEST = 40
_SLACK = 2
# A paragraph's first line is set in by so many blanks; what a line of it holds at least.
_INDENT = lazy_pattern(r"(?: {2}| {4}|\u3000{2})(?=[^ \t\u3000])")
_INDENTED_SHARE = 0.8
_BROKEN_WIDTH = 30
_PARAGRAPH_ENDS = _SENTENCE_ENDS | frozenset("”》）")


def join_broken_lines(text: str, _rules: CleanRules) -> Iterator[Edit]:
    """Edits that take out line breaks (with the indentation behind them) inside sentences.

    A break goes where the line before cannot end there or the line behind cannot begin there, and in a text that
    was wrapped at a column, behind every full line; so it does where paragraphs are set in and the line behind is not.
    """
    lines = text.split("\n")
    column = _wrap_column(lines)
    indented = not column and _sets_in(lines)
    inside = False
    end = -1
    for line, behind in pairwise(lines):
        end += len(line) + 1
        body = behind.lstrip(" \t\u3000")
        if not body or not line or line.isspace():
            continue
        indent = len(behind) - len(body)
        inside = indented and (_INDENT.match(line) is not None or (inside and not line[0].isspace()))
        prose = not indent and not _is_row(line) and not _is_row(behind)
        if inside and prose and line[-1] not in _PARAGRAPH_ENDS and _width(line) >= _BROKEN_WIDTH:
            yield Edit(Span(end, end + 1), "")
        elif _broken(line, body, indent) or (column and prose and _width(line) >= column - _SLACK):
            yield Edit(Span(end, end + 1 + indent), "")


def _broken(line: str, body: str, indent: int) -> bool:
    last = line[-1]
    if last in _OPEN_ENDS or last.isdigit():
        return not indent and (not last.isdigit() or _UNIT_START.match(body) is not None)
    begins = body[0] in _CLOSED_STARTS or (body[0] in "亿万个平公" and _HEAVY_UNIT.match(body) is not None)
    return begins and last not in _SENTENCE_ENDS


def _is_row(line: str) -> bool:
    """Whether it is the row of a table, which may be as wide as the others without being broken."""
    inner = line.strip()
    return "\t" in inner or (inner.startswith("|") and inner.endswith("|"))


def _width(text: str) -> int:
    """Columns that `text` takes, trailing blanks aside: its Chinese characters have three bytes and two columns."""
    text = text.rstrip()
    return (len(text.encode("utf-8", "replace")) + len(text)) // 2


def _sets_in(lines: list[str]) -> bool:
    """Whether the lines behind the end of a paragraph are set in, nearly all of them."""
    starts = [behind for line, behind in pairwise(lines) if behind.strip() and line.rstrip()[-1:] in _SENTENCE_ENDS]
    indented = sum(1 for line in starts if _INDENT.match(line))
    return indented > 0 and indented >= _INDENTED_SHARE * len(starts)


def _wrap_column(lines: list[str]) -> int:
    """The column at which the text was wrapped, or 0."""
    widths = [_width(line) for line in lines if line and not _is_row(line)]
    column = max(widths, default=0)
    full = sum(1 for width in widths if width >= column - _SLACK)
    wrapped = column >= _NARROWEST and full >= max(_FULL_LINES, _FULL_SHARE * len(widths))
    return column if wrapped else 0
