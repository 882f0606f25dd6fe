"""Lines of a clean text, and what each of them looks like by itself."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.patterns import lazy_pattern, plain_pattern

# Runs of wide blanks open a paragraph even where the line break before them was lost.
_LINE = lazy_pattern(r"[^\n\u3000]+(?:\u3000(?!\u3000)[^\n\u3000]+)*")
_MENU = lazy_pattern(r"^首页|登录|注册|当前位置|所在位置|您的位置|无障碍")
_SENTENCE_MARK = plain_pattern(r"[。！？；]")
# A sentence of the article; shorter ones occur in menus and captions too.
_PROSE_LENGTH = 24
_LONG_PROSE = 80


class Line(NamedTuple):
    """A stretch of the text between breaks, without the blanks around it."""

    start: int
    end: int
    text: str

    @property
    def is_prose(self) -> bool:
        """Whether the line reads like sentences rather than like a heading, a menu or a label."""
        if len(self.text) >= _LONG_PROSE:
            return True
        return len(self.text) >= _PROSE_LENGTH and _SENTENCE_MARK.search(self.text) is not None


def is_menu(line: Line) -> bool:
    """Whether a line is part of a page's menu; prose may speak of the same things.

    >>> [is_menu(Line(0, len(text), text)) for text in ("用户登录", "全年新登记注册企业3000户，增长12%，创历史新高。")]
    [True, False]
    """
    return not line.is_prose and _MENU.search(line.text) is not None


def split_lines(text: str) -> Iterator[Line]:
    """The lines of `text` that hold anything, in order.

    >>> [line.text for line in split_lines("标题\\n\\n　　第一段。　　第二段。")]
    ['标题', '第一段。', '第二段。']
    """
    for match in _LINE.finditer(text):
        found = match.group()
        stripped = found.strip()
        if stripped:
            start = match.start() + len(found) - len(found.lstrip())
            yield Line(start, start + len(stripped), stripped)
