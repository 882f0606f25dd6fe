"""Periods: what the text names as a time, placed in the calendar."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean import clean
from pipeline.document import RawDocument
from pipeline.mentions.dates import find_periods
from pipeline.mentions.types import Context, Period
from pipeline.rules import load_rules


def periods_of(text: str, spoken_on: date | None = date(2021, 1, 20)) -> tuple[Period, ...]:
    rules = load_rules()
    document = clean(RawDocument("test", "test.txt", text, "utf-8", "text/plain"), rules)
    year = spoken_on.year if spoken_on else None
    return find_periods(document, Context(None, None, spoken_on, year, None), rules)


def ends_of(text: str, spoken_on: date | None = date(2021, 1, 20)) -> list[tuple[str, str]]:
    return [
        (period.start.isoformat() if period.start else "", period.end.isoformat() if period.end else "")
        for period in periods_of(text, spoken_on)
    ]


def test_what_a_pattern_of_time_needs_stands_in_all_that_it_matches() -> None:
    periods = load_rules().periods
    for rule in periods.patterns.values():
        if rule.id in periods.needs:
            found = [match.group() for text in rule.examples for match in rule.pattern.finditer(text)]
            assert found and all(periods.needs[rule.id] & set(words) for words in found), rule.id


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023年全县", "2023-01-01", "2023-12-31"),
        ("二〇二三年全县", "2023-01-01", "2023-12-31"),
        ("98年的灾情", "1998-01-01", "1998-12-31"),
        ("2023年上半年", "2023-01-01", "2023-06-30"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
        ("2023年1-5月", "2023-01-01", "2023-05-31"),
        ("到2025年", "", "2025-12-31"),
        ("2025年底前", "", "2025-12-31"),
        ("2021-2025年", "2021-01-01", "2025-12-31"),
        ("2013年至2017年", "2013-01-01", "2017-12-31"),
        ("今年前三季度", "2021-01-01", "2021-09-30"),
        ("去年的汛期", "2020-01-01", "2020-12-31"),
        ("明年", "2022-01-01", "2022-12-31"),
        ("一季度", "2021-01-01", "2021-03-31"),
        ("3月12日", "2021-03-12", "2021-03-12"),
        ("前5个月", "2021-01-01", "2021-05-31"),
        ("“十四五”时期", "2021-01-01", "2025-12-31"),
        ("十二五期间", "2011-01-01", "2015-12-31"),
        ("到“十一五”末", "", "2010-12-31"),
        ("今后五年", "2021-01-01", "2025-12-31"),
        ("过去三年", "2018-01-01", "2020-12-31"),
        ("五年来", "2016-01-01", "2020-12-31"),
    ],
)
def test_words_for_a_time_are_placed_in_the_calendar(text: str, start: str, end: str) -> None:
    assert ends_of(text) == [(start, end)]


@pytest.mark.parametrize("text", ["打九五折", "深入开展“七五”普法", "年产20万吨", "13月", "80年代", "35年来之不易的"])
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert ends_of(text) == []


def test_this_year_is_unknown_in_a_document_without_a_year() -> None:
    assert ends_of("今年上半年和2019年", spoken_on=None) == [("2019-01-01", "2019-12-31")]


def test_a_plan_made_in_december_begins_in_january() -> None:
    assert ends_of("今后五年", spoken_on=date(2021, 12, 20)) == [("2022-01-01", "2026-12-31")]


def test_a_thirtieth_of_february_is_no_day() -> None:
    assert ends_of("2月30日") == []


@given(st.text(alphabet="今明去本年月季度上下半一二三四五十前后到至底末202113-“”以来未来的计划"))
def test_periods_are_ordered_apart_and_never_end_before_they_begin(text: str) -> None:
    periods = periods_of(text)
    for period in periods:
        assert period.end is not None
        assert period.start is None or period.start <= period.end
    for first, second in pairwise(periods):
        assert first.span.end <= second.span.start
