"""What a document knows of itself: who published it, and when."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

import regex

from pipeline.clean.front import FrontMatter
from pipeline.clean.layout import Line
from pipeline.dates import find_date, parse_date
from pipeline.document import Section, Zone
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.clean import MetadataRules

_HEAD_LINES = 14
_LONGEST_MEDIUM = 12
_COPYRIGHT = lazy_pattern(
    r"(?:Copyright|©|版权所有)(?:[\s:：©@\d\-—–~～]|Copyright|\(c\)){0,30}(\p{Han}{2,20}?)(?=\s|All|版权|主办|$)",
    regex.IGNORECASE,
)
_HOST = lazy_pattern(r"https?://(?:www\.)?([\w\-.]{1,80}?\.gov\.cn)(?=[/:]|$)")
# What the names of divisions end in.
_KIND = "(?:省|市|自治区|自治州|州|县|区|旗|盟|地区)"
_CONGRESS = lazy_pattern(rf"(?:在|^)([^\P{{Han}}在]{{2,12}}?{_KIND})第\p{{Han}}{{1,4}}届人民代表大会")
# A government whose place is not named: `自治区人民政府`.
_NAMELESS = lazy_pattern(rf"{_KIND}(?:人民)?政府$")
_NATIONAL = lazy_pattern(r"第\p{Han}{1,4}届全国人民代表大会第\p{Han}{1,3}次会议")
_YEAR = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)(?=年|\D|$)")
_URL_DATE = lazy_pattern(r"(?:/|t|_)(?P<y>(?:19|20)\d\d)[-/_]?(?P<m>0?[1-9]|1[0-2])[-/_]?(?P<d>[0-3]?\d)(?=[/_.\-]|$)")
_URL_YEAR = lazy_pattern(r"/((?:19|20)\d\d)(?=[/\-]|[01]\d/)")
_DAY_ALONE = lazy_pattern(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_FULL_DAY = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
_YEAR_NAMED = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)年")
_EARLY_MONTHS = 3
_DAY = r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
# A report says on a line of its own when it was given: in brackets, with the speaker's name, or with the congress.
_SPEECH = lazy_pattern(
    rf"^[—―\-－（( ]{{0,6}}({_DAY})"
    r"(?:[)）]|在.{4,60}(?:会议?|大会)上|.{4,50}会议上?[)）]?$|[ 　]\p{Han}{2,4}[)）]?$|$)"
)
_BRACKETED = lazy_pattern(rf"[（(]({_DAY})[^（()）]{{0,16}}[)）]\s*$")
# What parts a title from the site's name, and that name behind it.
_SITE_MARK = lazy_pattern(r"[-_–—|｜]")
_SITE = lazy_pattern(r"\s?[-_–—|｜]{1,2}\s?【?(\p{Han}{2,12})】?")
# Behind the name of a site that begins a trail of its sections: `甲网 > 时政 > 正文`.
_TRAIL = lazy_pattern(r"\s*[>＞›»]\s*")
_REPORT = lazy_pattern(
    rf"^(?:(?:19|20)\d\d年)?([\p{{Han}}]{{2,12}}?{_KIND})"
    r"(?:人民政府|政府)?(?:(?:19|20)\d\d年)?(?:人民政府|政府)?工作报告"
)


class Page(NamedTuple):
    """A page taken apart: its text, lines (without front matter) and sections, its title, and what stands in front."""

    text: str
    lines: Sequence[Line]
    sections: Sequence[Section]
    title: str | None
    front: FrontMatter
    url: str | None

    def stretches(self, *zones: Zone) -> list[str]:
        return [self.text[slice(*section.span)] for section in self.sections if section.zone in zones]


def find_publisher(page: Page, rules: MetadataRules) -> str | None:
    """Who published the document, as far as its own words tell."""
    for name in _publishers(page, rules):
        known = rules.aliases.get(name, name)
        if known and known not in rules.nobody and not _NAMELESS.match(known):
            return known
    return None


def _publishers(page: Page, rules: MetadataRules) -> Iterator[str]:
    """Names of publishers, the most telling first."""
    yield from _credited(page, rules)
    if page.front.publisher and page.front.publisher.endswith(rules.media):
        yield page.front.publisher
    yield from _headed(page, rules)
    yield from _firsts(_sender(rules.media).match, page.stretches(Zone.DATELINE))
    yield from _governments(page)
    yield from _sites(page)
    yield from _firsts(_COPYRIGHT.search, page.stretches(Zone.BOILERPLATE))
    yield from _firsts(_HOST.match, [page.front.url or ""])


def _firsts(find: Callable[[str], regex.Match[str] | None], texts: Iterable[str]) -> Iterator[str]:
    """The first group of what is found in each text."""
    return (match.group(1) for match in map(find, texts) if match)


def _credited(page: Page, rules: MetadataRules) -> Iterator[str]:
    """Names behind a label (`来源：`), beside the date, or alone in the dateline."""
    for stretch in page.stretches(Zone.DATELINE, Zone.BOILERPLATE):
        for labelled in _source(rules.source_labels).finditer(stretch):
            yield labelled.group(1).strip("-—[]［］【】 ")
        yield from _firsts(_beside_date(rules.media, rules.date_labels).search, [stretch])
    for stretch in page.stretches(Zone.DATELINE):
        yield from _alone(rules.media).findall(stretch)


def _headed(page: Page, rules: MetadataRules) -> Iterator[str]:
    """Names of media that a line at the head of the page begins with."""
    for line in page.lines[:_HEAD_LINES]:
        name = _TRAIL.split(line.text, maxsplit=1)[0]
        if len(name) <= _LONGEST_MEDIUM and name.endswith(rules.media) and not _SITE_MARK.search(name):
            yield name


def _governments(page: Page) -> Iterator[str]:
    """A government publishes its own report; the report names its place in its title or its first lines."""
    if not page.title or "工作报告" not in page.title:
        return
    if match := _REPORT.match(page.title):
        yield f"{match.group(1)}人民政府"
    for text in (page.title, *(line.text for line in page.lines[:_HEAD_LINES])):
        if match := _CONGRESS.search(text):
            yield f"{match.group(1)}人民政府"
        elif _NATIONAL.search(text):
            yield "国务院"


def _sites(page: Page) -> Iterator[str]:
    """A page's title as the browser shows it ends in the name of the site."""
    for line in page.lines[:_HEAD_LINES] if page.title else ():
        if line.text.startswith(page.title or "") and (match := _SITE.fullmatch(line.text, len(page.title or ""))):
            yield match.group(1)


@cache
def _alone(media: tuple[str, ...]) -> regex.Pattern[str]:
    """A medium that stands by itself in a line with a date."""
    return lazy_pattern(rf"(?:^|(?<=[\d\s|｜]))(\p{{Han}}{{1,8}}(?:{'|'.join(media)}))(?=$|[\s|｜])", regex.MULTILINE)


@cache
def _source(labels: tuple[str, ...]) -> regex.Pattern[str]:
    words = "|".join(sorted(labels, key=len, reverse=True))
    return plain_pattern(
        rf"(?:{words})\s?[】\]]?\s?[:：]?(?<=[:：】])\s{{0,2}}[\[【]?"
        r"([^\s　。，；|｜】\])）]{2,30}?)(?=$|[\s　。，；|｜】\])）]|作者|编辑)"
    )


@cache
def _beside_date(media: tuple[str, ...], labels: tuple[str, ...]) -> regex.Pattern[str]:
    return lazy_pattern(rf"(?<= )(\p{{Han}}{{1,8}}(?:{'|'.join(media)})) (?:{'|'.join(labels)})\s?[:：]")


@cache
def _sender(media: tuple[str, ...]) -> regex.Pattern[str]:
    words = "|".join(sorted(media, key=len, reverse=True))
    return lazy_pattern(rf"[【\[]?([\p{{Han}}]{{1,8}}?(?:{words}))(?=[\p{{Han}}\d 　\-—]{{0,14}}(?:讯|电|消息))")


def find_published_on(page: Page, rules: MetadataRules) -> date | None:
    """The day on which the document appeared (for a report: was given), as far as its own words tell."""
    if page.front.date and (stated := parse_date(page.front.date)):
        return stated
    if page.title and (match := _BRACKETED.search(page.title)):
        return find_date(match.group(1))
    for stretch in page.stretches(Zone.DATELINE, Zone.BOILERPLATE):
        if (match := _dates_after(rules.date_labels).search(stretch)) and (found := find_date(match.group())):
            return found
    for stretch in page.stretches(Zone.DATELINE):
        if found := find_date(stretch):
            return found
    for line in page.lines[:_HEAD_LINES]:
        if match := _SPEECH.match(line.text):
            return find_date(match.group(1))
    url = page.front.url or page.url
    return _from_url(url, page.title, page.text) or _from_day(page, url)


def _from_day(page: Page, url: str | None) -> date | None:
    """The day of the dateline (`3月20日电`), in the year that its document or address tells."""
    for stretch in page.stretches(Zone.DATELINE):
        if (day := _DAY_ALONE.search(stretch)) and (year := _year_of(page, int(day[1]), int(day[2]), url)):
            return find_date(f"{year}年{day[1]}月{day[2]}日")
    return None


def _year_of(page: Page, month: int, day: int, url: str | None) -> int | None:
    """The year in which a document was written that is dated with a day alone; None where it does not tell.

    Its address tells it, a full date that is the same day, or the only year it names. At the beginning of a year
    papers name the last one, so then that alone tells nothing.
    """
    if url and (match := _URL_YEAR.search(url)):
        return int(match[1])
    words = " ".join([page.title or "", *page.stretches(Zone.BODY, Zone.TITLE, Zone.CAPTION)])
    same = {int(match[1]) for match in _FULL_DAY.finditer(words) if (int(match[2]), int(match[3])) == (month, day)}
    years = same or {int(year) for year in _YEAR_NAMED.findall(words) if month > _EARLY_MONTHS}
    return years.pop() if len(years) == 1 else None


@cache
def _dates_after(labels: tuple[str, ...]) -> regex.Pattern[str]:
    return lazy_pattern(
        rf"(?:{'|'.join(labels)})\s?[:：]?\s?(?:19|20)\d\d\s?[-/.年]\s?\d{{1,2}}\s?[-/.月]\s?\d{{1,2}}日?"
    )


def _from_url(url: str | None, title: str | None, text: str) -> date | None:
    """The date in an address, unless the text speaks of other years: old reports are put on line late."""
    match = _URL_DATE.search(url) if url else None
    if match is None:
        return None
    try:
        found = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    years = {int(year) for year in _YEAR.findall(title or "")} or {int(year) for year in _YEAR.findall(text)}
    return found if not years or found.year in years else None
