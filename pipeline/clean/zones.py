"""Tells the parts of a page apart: what is the article, and what stands around it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import regex

from pipeline.clean.layout import Line, is_menu
from pipeline.document import Section, Span, Zone
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.clean import MetadataRules, PageRules
from pipeline.rules.source import PatternRule

_LABEL_LINE_LENGTH = 160
_TELLING_TITLE = 8
_SHORT = 60
_LONGEST_NAME = 16
# What may be left of a line once its dates and labelled values are taken away, for it to be all label.
_LEFT_OVER = 16
_DECORATION = lazy_pattern(r"^[\s()（）【】|｜—―\-]+|[\s()（）【】|｜—―\-]+$")
_DATE = lazy_pattern(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:[T\s]{0,2}\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{1,2}(?:\.\d+Z?)?秒?|分)?)?"
    r"|(?<!\d)\d{1,2}月\d{1,2}日\s?\d{1,2}[时:：]\d{1,2}分?|星期[一二三四五六日天]"
)
# A question put by a reporter, and the line of a report that names its congress, are the article's own.
_ARTICLE = lazy_pattern(r"[。？！“”]|在.{2,30}(?:会|届)")


def zones_by_line(lines: Sequence[Line], front_lines: int, page: PageRules, metadata: MetadataRules) -> list[Zone]:
    """What each line looks like by itself; the first `front_lines` are front matter.

    A short line below a label that stands alone (`信息来源：`) is what the label names.
    """
    zones = [
        Zone.BOILERPLATE if index < front_lines else _zone_of(line, page, metadata) for index, line in enumerate(lines)
    ]
    label = _bare_label(metadata.source_labels)
    for index, (line, below) in enumerate(pairwise(lines)):
        if zones[index + 1] is Zone.BODY and len(below.text) <= _LONGEST_NAME and label.fullmatch(line.text):
            zones[index : index + 2] = [Zone.DATELINE] * 2
    return zones


@cache
def _bare_label(labels: tuple[str, ...]) -> regex.Pattern[str]:
    return lazy_pattern(rf"(?:{'|'.join(labels)})\s?[:：]")


def find_sections(
    lines: Sequence[Line], looks: Sequence[Zone], titles: Iterable[Span], title: str | None, page: PageRules
) -> tuple[Section, ...]:
    """The parts of the text in order; what no section covers is body.

    `looks` is what the lines look like by themselves, `titles` where the title was found, `title` its words: lines
    that repeat it are title too.
    """
    zones = list(looks)
    for index, line in enumerate(lines):
        if title and len(title) >= _TELLING_TITLE and title.startswith(line.text) and len(line.text) * 2 > len(title):
            zones[index] = Zone.TITLE
    titles = sorted(titles)
    for index, line in enumerate(lines):
        if any(line.start == span.start and line.end == span.end for span in titles):
            zones[index] = Zone.TITLE
    _mark_head(lines, zones)
    _mark_tail(lines, zones, page)
    sections = [
        section
        for line, zone in zip(lines, zones, strict=True)
        for section in _sections(line, zone, page, [span for span in titles if line.start <= span.start < line.end])
    ]
    return tuple(_merged(sections))


def _zone_of(line: Line, page: PageRules, metadata: MetadataRules) -> Zone:
    text = line.text
    if len(text) <= _LABEL_LINE_LENGTH:
        if _matches(page.boilerplate, text):
            return Zone.BOILERPLATE
        if _is_dateline(text, metadata):
            return Zone.DATELINE
        if _matches(page.source, text):
            return Zone.BOILERPLATE
    if len(text) <= _SHORT:
        if _covers(page.byline, text):
            return Zone.BYLINE
        if _covers(page.credit, text):
            return Zone.CREDIT
    if len(text) <= _LABEL_LINE_LENGTH and _matches(page.caption, text):
        return Zone.CAPTION
    return Zone.BODY


def _matches(rules: Iterable[PatternRule], text: str) -> bool:
    return any(rule.may_match(text) and rule.pattern.search(text) for rule in rules)


def _covers(rules: Iterable[PatternRule], text: str) -> bool:
    whole = (0, len(text))
    return any(match.span() == whole for rule in rules if rule.may_match(text) and (match := rule.pattern.search(text)))


def _is_dateline(text: str, metadata: MetadataRules) -> bool:
    """Whether a line is nothing but its date and labelled values."""
    rest = _DATE.sub("", text)
    labels = metadata.date_labels + metadata.source_labels + metadata.other_labels
    rest = _labelled(labels).sub("", rest)
    return rest != text and len(_DECORATION.sub("", rest)) <= _LEFT_OVER and not _ARTICLE.search(text)


@cache
def _labelled(labels: tuple[str, ...]) -> regex.Pattern[str]:
    words = "|".join(sorted(labels, key=len, reverse=True))
    return plain_pattern(rf"(?:(?:{words})\s?[:：】]\s?[^\s　:：。，|｜]{{0,24}}(?=$|[\s　|｜】]|{words}))")


def _mark_head(lines: Sequence[Line], zones: list[Zone]) -> None:
    """A page that shows its menu: what stands above the article, title and dateline aside, is not the article."""
    first = _first_prose(lines, zones)
    head = range(first)
    if not any(is_menu(lines[index]) for index in head):
        return
    anchor = max((index for index in head if zones[index] in (Zone.TITLE, Zone.DATELINE)), default=-1)
    for index in head:
        if zones[index] is Zone.BODY and index < anchor:
            zones[index] = Zone.BOILERPLATE


def _first_prose(lines: Sequence[Line], zones: Sequence[Zone]) -> int:
    """The article's first sentence: behind the dateline, unless that stands at the end."""
    dateline = next((index for index, zone in enumerate(zones) if zone is Zone.DATELINE), 0)
    prose = [index for index, line in enumerate(lines) if zones[index] is Zone.BODY and line.is_prose]
    return next((index for index in prose if index >= dateline), prose[0] if prose else len(lines))


def _mark_tail(lines: Sequence[Line], zones: list[Zone], page: PageRules) -> None:
    """Behind a heading for other articles, and behind the page's foot, nothing is the article any more."""
    first = _first_prose(lines, zones)
    last = max((index for index, line in enumerate(lines) if zones[index] is Zone.BODY and line.is_prose), default=0)
    foot = False
    for index in range(first + 1, len(lines)):
        if len(lines[index].text) <= _SHORT and _matches(page.related, lines[index].text):
            zones[index:] = [Zone.BOILERPLATE] * (len(lines) - index)
            return
        foot = foot or (index > last and zones[index] is Zone.BOILERPLATE)
        if foot and zones[index] is Zone.BODY:
            zones[index] = Zone.BOILERPLATE


def _sections(line: Line, zone: Zone, page: PageRules, titles: Sequence[Span]) -> Iterator[Section]:
    """The line's own section, cut where bylines, credits and the like stand inside it."""
    if zone is Zone.BOILERPLATE and titles:
        yield from _cut(line, zone, [Section(Zone.TITLE, span) for span in titles])
        return
    if zone not in (Zone.BODY, Zone.CAPTION):
        yield Section(zone, Span(line.start, line.end))
        return
    marks = sorted(_inline_marks(line, page), key=lambda section: section.span)
    if any(mark.zone is Zone.CREDIT for mark in marks) and len(line.text) <= _LABEL_LINE_LENGTH:
        zone = Zone.CAPTION
    yield from _cut(line, zone, marks)


def _cut(line: Line, zone: Zone, marks: Iterable[Section]) -> Iterator[Section]:
    """The line's `zone` with the `marks` in it as sections of their own; of two that overlap the earlier one stays."""
    done = line.start
    for mark in marks:
        if mark.span.start < done:
            continue
        if mark.span.start > done:
            yield Section(zone, Span(done, mark.span.start))
        yield mark
        done = mark.span.end
    if done < line.end:
        yield Section(zone, Span(done, line.end))


def _inline_marks(line: Line, page: PageRules) -> Iterator[Section]:
    if not page.inline_words.search(line.text):
        return
    for zone, rule in page.inline:
        for match in rule.pattern.finditer(line.text) if rule.may_match(line.text) else ():
            if match.end() > match.start():
                yield Section(zone, Span(line.start + match.start(), line.start + match.end()))


def _merged(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections with neighbours of one zone made into one; blanks between them belong to none."""
    if not sections:
        return
    start = sections[0].span.start
    for one, other in pairwise([*sections, None]):
        assert one is not None
        if other is None or other.zone is not one.zone:
            yield Section(one.zone, Span(start, one.span.end))
            start = other.span.start if other else 0
