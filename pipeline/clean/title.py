"""Finds the title of an article in its text."""

from collections.abc import Sequence

from pipeline.clean.layout import Line, is_menu
from pipeline.document import Zone
from pipeline.patterns import lazy_pattern, plain_pattern

_LONGEST = 130
_SHORTEST = 5
_HEAD_LINES = 12
# How far down a page its menu reaches.
_PAGE_HEAD = 150
_NO_TITLE = plain_pattern(
    r"[。；，、：]$|^(?:各位|同志们|（|——|本报|本网|编者按|记者|来源|作者|摘要|按[:：])|。|^[\d\s:：/.\-年月日时分]+$|^[一二三四五六七八九十]+、"
)
_LABELLED = plain_pattern(r"^【\s?标\s{0,2}题\s?】\s?(\S.*)$")
# The trail to a page, the row of its sections and widgets with no word in them stand above the title.
_TRAIL = plain_pattern("[>＞»›]|^首\\s?页|(?:[|｜][^|｜]{1,8}){2}|^(?:阅读设置|索\\s?引\\s?号)|^[^\u4e00-\u9fff]*$")
# An HTML title carries the site behind it.
_SITE = lazy_pattern(
    r"(?:\s?[-_–—|｜]{1,2}\s?(?:【[^】]{1,20}】|[^-_–—|｜。，]{1,24}))(?:\s?[-_–—|｜]{1,2}\s?[^-_–—|｜。，]{1,24}){0,3}$"
)
# A second headline below the first; the day and the occasion of a speech are none.
_SUBTITLE = lazy_pattern(r"——(?!\s?(?:19|20)\d\d\s?年)")
# Reports of speeches break their title behind the verb.
_UNFINISHED = lazy_pattern(r"(?:强调|指出|要求|表示|提出)$")


def find_title(lines: Sequence[Line], zones: Sequence[Zone]) -> tuple[str | None, tuple[Line, ...]]:
    """The title that the text itself shows, and its lines; None where it begins with its first sentence.

    `zones` is what each line looks like by itself. On a page that shows its menu the title stands right above the
    date; else it is the first line that is no trail, when that reads like one.
    """
    for line in lines:
        if (match := _LABELLED.match(line.text)) is not None:
            return match.group(1), (line,)
    body = (index for index, zone in enumerate(zones[:_PAGE_HEAD]) if zone is Zone.BODY)
    head = [index for index in body if not _TRAIL.search(lines[index].text)]
    if any(is_menu(line) for line in lines[:_PAGE_HEAD]) and (index := _above_date(lines, zones)) is not None:
        return _whole_title(lines, index)
    if head and head[0] < _HEAD_LINES and head[0] + 1 < len(lines) and _is_title(lines[head[0]].text):
        return _whole_title(lines, head[0])
    return None, ()


def _above_date(lines: Sequence[Line], zones: Sequence[Zone]) -> int | None:
    dated = next((index for index, zone in enumerate(zones) if zone is Zone.DATELINE), 0)
    above = (index for index in range(dated - 1, max(dated - 4, -1), -1) if zones[index] is Zone.BODY)
    index = next(above, None)
    return index if index is not None and _is_title(lines[index].text) else None


def _is_title(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and _NO_TITLE.search(text) is None


def _whole_title(lines: Sequence[Line], index: int) -> tuple[str, tuple[Line, ...]]:
    line = lines[index]
    following = lines[index + 1]
    if _SUBTITLE.match(following.text) and len(following.text) <= _LONGEST and not following.is_prose:
        return f"{line.text}{following.text}", (line, following)
    if _UNFINISHED.search(line.text) and " " not in line.text and _is_title(following.text) and not following.is_prose:
        return f"{line.text} {following.text}", (line, following)
    return _without_site(line.text, [other.text for other in lines if other is not line]), (line,)


def _without_site(title: str, others: Sequence[str]) -> str:
    """The title without the site's name, which the browser's title bears and the page's own title does not."""
    shown = _SITE.sub("", title)
    head = shown.removesuffix("...")
    if len(head) < _SHORTEST or any(other.startswith(title) for other in others):
        return title
    repeated = [other for other in others if other.startswith(head) and len(other) <= _LONGEST]
    return max(repeated, key=len) if repeated else title
