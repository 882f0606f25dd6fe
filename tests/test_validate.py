"""Every rule of validation, seen through the Verdict."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.vocabulary import Comparator, InvestmentKind, Measure
from pipeline.document import Document, OffsetMap, RawDocument
from pipeline.facts import (
    Appointment,
    CityMention,
    Evidence,
    Fact,
    GrowthTarget,
    Investment,
    ProjectMention,
    Rejection,
    Verdict,
)
from pipeline.rules import load_rules
from pipeline.validate import validate

TEXT = "漳州市委书记林望舟说，滨海大道总投资12亿元。" + "今年预期增长6%。" * 100
QUOTE = Evidence(0, 9, TEXT[0:9], "test")

PERSON = Appointment(QUOTE, "林望舟", "市委书记", None, "350600")
CITY = CityMention(QUOTE, "350600", 1, True)
PROJECT = ProjectMention(QUOTE, "滨海大道", "350600")
MONEY = Investment(
    QUOTE, InvestmentKind.TOTAL, Comparator.EQ, "CNY", Decimal(1_200_000_000), None,
    None, "滨海大道", None, None, None, None,
)  # fmt: skip
TARGET = GrowthTarget(
    QUOTE, "gdp", "地区生产总值", Measure.GROWTH, Comparator.EQ, Decimal(6), None, "%",
    date(2023, 1, 1), date(2023, 12, 31), "350600",
)  # fmt: skip


def verdict_on(*found: Fact | Rejection, published_on: date | None = date(2023, 3, 1)) -> Verdict:
    raw = RawDocument("test", "test.txt", TEXT, "utf-8", "text/plain")
    document = Document(raw, TEXT, OffsetMap.identity(len(TEXT)), (), (), None, None, published_on)
    return validate(document, found, load_rules())


@pytest.mark.parametrize(
    ("fact", "rule"),
    [
        (replace(PERSON, evidence=Evidence(0, 0, "", "test")), "evidence.empty"),
        (replace(PERSON, evidence=Evidence(1, 10, QUOTE.quote, "test")), "evidence.elsewhere"),
        (replace(PERSON, evidence=Evidence(0, 501, TEXT[:501], "test")), "evidence.too_long"),
        (replace(CITY, adcode="999999"), "adcode.unknown"),
        (replace(PERSON, name="林 望"), "name.characters"),
        (replace(PERSON, name="林·"), "name.characters"),
        (replace(PERSON, name="林"), "name.length"),
        (replace(PERSON, name="林望舟带队检查"), "name.length"),
        (replace(PERSON, name="林的舟"), "name.particle"),
        (replace(PERSON, post=""), "post.length"),
        (replace(PERSON, post="市" * 40 + "长"), "post.length"),
        (replace(PERSON, post="市委大院"), "post.function"),
        (replace(CITY, mentions=0), "city.mentions"),
        (replace(PROJECT, name="桥"), "project.length"),
        (replace(PROJECT, name="桥" * 61), "project.length"),
        (replace(PROJECT, name="2023-12"), "project.words"),
        (replace(MONEY, comparator=Comparator.RANGE), "amount.bounds"),
        (replace(MONEY, amount_high=Decimal(2_000_000_000)), "amount.bounds"),
        (replace(MONEY, comparator=Comparator.RANGE, amount_high=Decimal(1_100_000_000)), "amount.bounds"),
        (replace(MONEY, currency="元"), "amount.currency"),
        (replace(MONEY, amount=Decimal(0)), "amount.implausible"),
        (replace(MONEY, amount=Decimal(-5_000_000)), "amount.implausible"),
        (replace(MONEY, amount=Decimal(999)), "amount.implausible"),
        (replace(MONEY, project=None, amount=Decimal(10) ** 15), "amount.implausible"),
        (replace(MONEY, amount=Decimal(3) * 10**12), "amount.one_project"),
        (replace(MONEY, project_count=0), "amount.project_count"),
        (replace(MONEY, period_start=date(2024, 1, 1), period_end=date(2023, 12, 31)), "period.reversed"),
        (replace(TARGET, period_start=None, period_end=date(2230, 12, 31)), "period.out_of_bounds"),
        (replace(TARGET, period_start=date(1023, 1, 1)), "period.out_of_bounds"),
        (replace(TARGET, comparator=Comparator.RANGE), "target.bounds"),
        (replace(TARGET, value_high=Decimal(7)), "target.bounds"),
        (replace(TARGET, value_low=Decimal(750)), "target.rate"),
        (replace(TARGET, value_low=Decimal(-701)), "target.rate"),
        (replace(TARGET, measure=Measure.LEVEL, value_low=Decimal(201), indicator=None), "target.rate"),
        (replace(TARGET, unit="pp", value_low=Decimal(120)), "target.rate"),
        (replace(TARGET, measure=Measure.LEVEL, value_low=Decimal(-6)), "target.negative_level"),
        (replace(TARGET, unit="家"), "target.unit"),
        (replace(TARGET, indicator="urban_jobs", unit="CNY"), "target.unit"),
        (replace(TARGET, indicator=None, indicator_text=" "), "target.indicator"),
        (replace(TARGET, adcode="110103", period_end=date(2025, 12, 31)), "adcode.no_more"),
    ],
)
def test_what_cannot_be_true_is_rejected_by_the_rule_made_for_it(fact: Fact, rule: str) -> None:
    verdict = verdict_on(fact)
    assert [rejection.rule for rejection in verdict.rejected] == [rule]
    assert verdict.accepted == ()


@pytest.mark.parametrize(
    "fact",
    [
        PERSON,
        replace(PERSON, name="欧阳望舟"),
        replace(PERSON, name="艾力·买买提明"),
        replace(PERSON, post=None),
        replace(PERSON, adcode="100000"),
        replace(PERSON, adcode=None),
        CITY,
        PROJECT,
        replace(PROJECT, name="LNG接收站"),
        MONEY,
        replace(MONEY, comparator=Comparator.RANGE, amount_high=Decimal(1_500_000_000)),
        replace(MONEY, project=None, subject="新开工项目", amount=Decimal(3) * 10**12),
        replace(MONEY, project_count=46, amount=Decimal(3) * 10**12),
        TARGET,
        replace(TARGET, value_low=Decimal(-12)),
        replace(TARGET, indicator="large_enterprises", unit="家", measure=Measure.LEVEL, value_low=Decimal(500)),
        replace(TARGET, indicator=None, unit="家", measure=Measure.LEVEL, value_low=Decimal(0)),
        replace(TARGET, adcode="110103", period_start=date(2008, 1, 1), period_end=date(2008, 12, 31)),
    ],
)
def test_what_can_be_true_is_accepted_unchanged(fact: Fact) -> None:
    assert verdict_on(fact) == Verdict((fact,), ())


def test_a_division_founded_after_the_document_is_rejected() -> None:
    """三沙市 was founded in 2012."""
    city = replace(CITY, adcode="460300")
    assert verdict_on(city, published_on=date(2005, 5, 1)).rejected[0].rule == "adcode.not_yet"
    assert verdict_on(city, published_on=date(2013, 5, 1)).accepted == (city,)


def test_a_division_that_is_no_more_can_still_be_spoken_of() -> None:
    city = replace(CITY, adcode="110103")
    assert verdict_on(city, published_on=date(2021, 5, 1)).accepted == (city,)


def test_an_undated_document_may_speak_of_every_division_that_ever_was() -> None:
    city = replace(CITY, adcode="460300")
    assert verdict_on(city, published_on=None).accepted == (city,)


def test_a_part_larger_than_its_total_is_rejected() -> None:
    part = replace(MONEY, kind=InvestmentKind.ANNUAL_PLAN, amount=Decimal(2_000_000_000))
    verdict = verdict_on(part, MONEY)
    assert verdict.accepted == (MONEY,)
    assert [rejection.rule for rejection in verdict.rejected] == ["amount.part_exceeds_total"]


@pytest.mark.parametrize(
    "total",
    [
        replace(MONEY, comparator=Comparator.GT),
        replace(MONEY, project="滨海大道二期"),
        replace(MONEY, currency="USD"),
        replace(MONEY, kind=InvestmentKind.FUNDING),
        replace(MONEY, amount=Decimal(1_900_000_000)),
    ],
)
def test_a_part_is_only_compared_with_the_closed_total_of_the_same_project(total: Investment) -> None:
    part = replace(MONEY, kind=InvestmentKind.COMPLETED, amount=Decimal(2_000_000_000))
    assert len(verdict_on(part, total).accepted) == 2


def test_a_fact_stated_twice_stands_once_at_its_first_place() -> None:
    later = replace(MONEY, evidence=Evidence(9, 20, TEXT[9:20], "another rule"))
    assert verdict_on(later, MONEY).accepted == (MONEY,)


def test_facts_stand_in_the_order_of_the_text() -> None:
    first = replace(PERSON, evidence=Evidence(0, 4, TEXT[0:4], "test"))
    second = replace(CITY, evidence=Evidence(5, 9, TEXT[5:9], "test"))
    assert verdict_on(second, first) == verdict_on(first, second)


def test_what_the_extractors_doubt_stays_rejected_with_their_reason() -> None:
    doubt = Rejection(QUOTE, "cities", "division.ambiguous", "Several divisions bear the name 鼓楼区.")
    assert verdict_on(doubt, PERSON, doubt) == Verdict((PERSON,), (doubt,))


def test_a_rejection_keeps_the_evidence_and_says_why() -> None:
    fact = replace(TARGET, value_low=Decimal(750))
    assert verdict_on(fact).rejected == (
        Rejection(QUOTE, "growth_targets", "target.rate", "A growth figure of 750 %; believed is up to 700."),
    )
