"""When a document speaks: the day it was published or spoken, and the year that `今年` means in it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import regex

from pipeline.dates import written_number
from pipeline.document import Document
from pipeline.mentions.headline import find_headline
from pipeline.patterns import lazy_pattern

_HEAD = 600
# Not after a slash: an address on the web tells when the page was made, not when the text was spoken.
_DAY = lazy_pattern(r"(?<![\d/])((?:19|20)\d\d)(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?!\d)")
_WRITTEN_DAY = lazy_pattern(r"([一二][〇○零一二三四五六七八九]{3})年([十一二]{1,2})月([一二三四五六七八九十]{1,3})日")
_FILE_DAY = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_REPORT_YEAR = lazy_pattern(r"((?:19|20)\d\d)年?[^。\n]{0,12}工作报告|工作报告[^。\n]{0,20}((?:19|20)\d\d)年")
# A report is given in the first months of the year: a page made then is of the report of that year.
_PAGE_OF_SPRING = lazy_pattern(r"[/_t]((?:19|20)\d\d)[-/]?0?[1-4](?:/|\d\d/|\d\d_)")
_REPORT = lazy_pattern(r"工作报告")
_YEAR = lazy_pattern(r"(?<!\d)((?:19|20)\d\d) ?年")
_REVIEW = lazy_pattern(r"((?:19|20)\d\d) ?年(?:政府)?(?:的)?(?:主要)?工作(?:情况)?(?:的)?(?:回顾|总结)")
_PLAN = lazy_pattern(
    r"((?:19|20)\d\d) ?年(?:政府|全市|全省|全县|全区|我市|我省|我县|我区)?(?:的)?(?:主要|重点)?"
    r"(?:(?:的)?各项任务|的?目标(?:和|与)?任务|工作(?:任务|安排|部署|重点|打算|思路|总体要求)|(?<=重点|主要)工作\b|经济社会发展(?:的)?(?:主要)?(?:预期)?目标)"
)
# An article about the goals of a year is of that year, where it tells no day.
_GOALS = lazy_pattern(r"((?:19|20)\d\d)年[^。\n]{0,16}目标")
# So is a paper whose title names the year that it plans: 2024年民生实事项目的通知.
_PLANNED = lazy_pattern(
    r"(?<![—－\-至到])((?:19|20)\d\d)年[^。\n]{0,16}?(?:工作要点|工作计划|工作方案|工作安排|实事|重点工作|投资计划|实施方案|行动方案)"
    r"(?![^。\n]{0,16}(?:完成|落实|总结|情况|回顾|进展|公示))"
)
# So is one of which a sentence opens with what is wanted of a year (`2009年，某县工作的总体要求是`), and one whose head
# tells of a part of it (`2021年全市四季度开工活动`).
_WANTED = lazy_pattern(
    r"(?<=^|[。；！？\n\s])((?:19|20)\d\d) ?年[，,]?(?!底|末|前|以)[^，。；\n]{0,24}?"
    r"(?:总体要求|工作思路|总体思路|工作目标|奋斗目标|预期目标|主要目标|目标任务|重点工作)"
)
_PART_OF_YEAR = lazy_pattern(
    r"(?<![到至前\d])((?:19|20)\d\d) ?年(?:度)?(?:全|我|本)?[市省县区州]?(?:第?[一二三四1-4]季度|[上下]半年|春季|秋季)"
)


class Timing(NamedTuple):
    """The day a document speaks, and its year; None where it does not tell."""

    day: date | None
    year: int | None


def find_timing(document: Document) -> Timing:
    """When `document` speaks: as its container states, else as its head tells, else as its headings tell.

    A report is often put on the web years after it was given: its headline and the day in its head go first.
    """
    head = document.text[:_HEAD]
    in_head = next(_days(head), None)
    report = _REPORT_YEAR.search(find_headline(document))
    year = int(report[1] or report[2]) if report else None
    if year and in_head and in_head.year in (year, year - 1):
        return Timing(in_head, in_head.year)
    day = document.published_on or in_head or next(_days_of(_FILE_DAY, _file_name(document)), None)
    if year and (day is None or day.year != year):
        return Timing(None, year)
    if day:
        return Timing(day, day.year)
    return Timing(None, _year_of_headings(document.text) or _year_of_page(document) or _year_of_goals(document))


def _year_of_goals(document: Document) -> int | None:
    told = (
        _GOALS.search(find_headline(document))
        or _PLANNED.search(find_headline(document))
        or _WANTED.search(document.text)
        or _PART_OF_YEAR.search(document.text, 0, _HEAD)
    )
    return int(told[1]) if told else None


def _year_of_page(document: Document) -> int | None:
    """The year in which a report's page was made, where the report speaks of no later year but plans, and of it or
    the one before if it speaks of any."""
    page = _PAGE_OF_SPRING.search(document.raw.url or document.text[:_HEAD])
    if page is None or not _REPORT.search(find_headline(document)):
        return None
    year, told = int(page[1]), {int(found) for found in _YEAR.findall(document.text)}
    return year if not told or told & {year, year - 1} else None


def _file_name(document: Document) -> str:
    return document.raw.source.rsplit("/", 1)[-1]


def _days(text: str) -> Iterator[date]:
    """The days in the text, those in Arabic digits first."""
    yield from _days_of(_DAY, text)
    yield from _days_of(_WRITTEN_DAY, text)


def _days_of(pattern: regex.Pattern[str], text: str) -> Iterator[date]:
    for match in pattern.finditer(text):
        try:
            yield date(*map(written_number, match.groups()))
        except ValueError:
            continue


def _year_of_headings(text: str) -> int | None:
    """A report that plans a year speaks in it; one that looks back on a year speaks in the next."""
    if plan := _PLAN.search(text):
        return int(plan[1])
    review = _REVIEW.search(text)
    return int(review[1]) + 1 if review else None
