"""When a document speaks: the day it was published or spoken, and the year that `今年` means in it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import regex

from pipeline.document import Document

_HEAD = 600
_DAY = regex.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?!\d)")
_FILE_DAY = regex.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_TITLE_YEAR = regex.compile(r"((?:19|20)\d\d)年?[^。\n]{0,12}(?:政府)?工作报告")
_REVIEW = regex.compile(r"((?:19|20)\d\d)年(?:政府)?(?:的)?(?:主要)?工作(?:情况)?(?:的)?(?:回顾|总结)")
_PLAN = regex.compile(
    r"((?:19|20)\d\d)年(?:政府|全市|全省|全县|全区|我市|我省|我县|我区)?(?:的)?(?:主要|重点)?"
    r"(?:工作(?:任务|安排|部署|重点|打算|思路|总体要求)|经济社会发展(?:的)?(?:主要)?(?:预期)?目标)"
)


class Timing(NamedTuple):
    """The day a document speaks, and its year; None where it does not tell."""

    day: date | None
    year: int | None


def find_timing(document: Document) -> Timing:
    """When `document` speaks: as its container states, else as its head tells, else as its headings tell."""
    if document.published_on:
        return Timing(document.published_on, document.published_on.year)
    titled = _TITLE_YEAR.search(document.title or document.text[:120])
    day = next(_days(_DAY, document.text[:_HEAD]), None) or next(_days(_FILE_DAY, _file_name(document)), None)
    if titled and (day is None or day.year != int(titled[1])):
        return Timing(None, int(titled[1]))
    if day:
        return Timing(day, day.year)
    return Timing(None, _year_of_headings(document.text))


def _file_name(document: Document) -> str:
    return document.raw.source.rsplit("/", 1)[-1]


def _days(pattern: regex.Pattern[str], text: str) -> Iterator[date]:
    for match in pattern.finditer(text):
        try:
            yield date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue


def _year_of_headings(text: str) -> int | None:
    """A report that plans a year speaks in it; one that looks back on a year speaks in the next."""
    if plan := _PLAN.search(text):
        return int(plan[1])
    review = _REVIEW.search(text)
    return int(review[1]) + 1 if review else None
