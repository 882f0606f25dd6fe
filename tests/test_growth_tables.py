"""Tables of goals, as plans have them: the rows become targets for the years of their columns."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.facts import GrowthActual, GrowthTarget
from tests.conftest import FactsOf

PLAN = """云溪县“十四五”规划主要指标

| 指标 | 单位 | 2020年 | 2025年 | 年均增长（%） | 属性 |
|---|---|---|---|---|---|
| 1.地区生产总值 | 亿元 | 310 | 480 | 7.5左右 | 预期性 |
| 城镇登记失业率 | % | 3.1 | ≤4 | — | 预期性 |
| 孕产妇死亡率（/10万） | | 11.2 | <9 | — | 预期性 |
| 单位GDP能耗降低 | % | — | — | 〔13.5〕 | 约束性 |
| 城镇新增就业 | 万人 | — | — | 〔2.5〕 | 预期性 |
| 常住人口城镇化率 | % | 52 | 57 | 〔5〕 | 预期性 |
| 空气质量优良天数比例 | % | 88 | 90以上 | — | 约束性 |
| 粮食产量 | 万吨 | 40 | 40—42 | — | 约束性 |
"""


def targets(facts_of: FactsOf, text: str) -> list[GrowthTarget]:
    return [fact for fact in facts_of(text) if isinstance(fact, GrowthTarget)]


def test_a_table_of_a_plan_sets_goals_for_its_last_year(facts_of: FactsOf) -> None:
    found = [
        (one.indicator_text, one.measure, one.comparator, one.value_low, one.value_high, one.unit)
        for one in targets(facts_of, PLAN)
    ]
    assert found == [
        ("地区生产总值", "level", "eq", Decimal(48_000_000_000), None, "CNY"),
        ("地区生产总值", "growth", "approx", Decimal("7.5"), None, "%"),
        ("城镇登记失业率", "level", "le", Decimal(4), None, "%"),
        ("孕产妇死亡率", "level", "lt", Decimal(9), None, "/10万"),
        ("单位GDP能耗", "growth", "eq", Decimal("-13.5"), None, "%"),
        ("城镇新增就业", "level", "eq", Decimal(25_000), None, "人"),
        ("常住人口城镇化率", "level", "eq", Decimal(57), None, "%"),
        ("空气质量优良天数比例", "level", "ge", Decimal(90), None, "%"),
        ("粮食产量", "level", "range", Decimal(400_000), Decimal(420_000), "吨"),
    ]


def test_a_column_is_for_its_year_and_growth_for_all_years_of_the_plan(facts_of: FactsOf) -> None:
    first, second, *_ = targets(facts_of, PLAN)
    assert (first.period_start, first.period_end) == (date(2025, 1, 1), date(2025, 12, 31))
    assert (second.period_start, second.period_end) == (date(2021, 1, 1), date(2025, 12, 31))
    assert (first.indicator, first.evidence.rule) == ("gdp", "growth.table")
    assert PLAN[first.evidence.start : first.evidence.end] == "1.地区生产总值 | 亿元 | 310 | 480"


def test_a_fall_has_its_ends_in_order(facts_of: FactsOf) -> None:
    text = "主要指标\t2022年完成\t2023年目标\n单位GDP能耗\t下降2.5%\t下降3-5%\n"
    (found,) = targets(facts_of, text)
    assert (found.comparator, found.value_low, found.value_high) == ("range", -5, -3)


@pytest.mark.parametrize("gap", ["|", "\t"])
def test_rows_of_one_width_are_no_line_that_was_broken(facts_of: FactsOf, gap: str) -> None:
    rows = [
        ("主要指标", "2022年完成数", "2023年目标数"),
        *((f"{one}类国家高新技术企业年末总数（家）", "12", "60") for one in "甲乙丙"),
    ]
    cells = [f" {gap} ".join(row) for row in rows]
    text = "\n".join(f"| {row} |" if gap == "|" else row.replace(" ", "") for row in cells)
    assert [one.indicator_text[0] for one in targets(facts_of, f"{text}\n")] == ["甲", "乙", "丙"]


def test_a_rate_of_growth_may_be_the_name_itself(facts_of: FactsOf) -> None:
    (found,) = targets(facts_of, "主要指标\t2022年完成\t2023年目标\n人口自然增长率（‰）\t3.1\t4.5\n")
    assert (found.indicator_text, found.measure, found.value_low) == ("人口自然增长率", "growth", Decimal("4.5"))


def test_a_column_may_say_that_it_sets_goals(facts_of: FactsOf) -> None:
    head = "2023年云溪县主要经济指标\n\n主要指标\t2022年完成\t2023年目标\n"
    text = f"{head}规上工业增加值增速\t6.1%\t增长7%\n旅游收入（亿元）\t21\t25\n"
    found = targets(facts_of, text)
    assert [(one.indicator_text, one.measure, one.value_low, one.unit) for one in found] == [
        ("规上工业增加值", "growth", Decimal(7), "%"),
        ("旅游收入", "level", Decimal(2_500_000_000), "CNY"),
    ]
    assert {one.period_end for one in found} == {date(2023, 12, 31)}


def test_a_table_of_what_was_reached_sets_no_goals(facts_of: FactsOf) -> None:
    text = "2023年3月1日\n\n指标 | 2021年 | 2022年\n地区生产总值（亿元） | 310 | 330\n出口（亿元） | 12 | 15\n"
    assert targets(facts_of, text) == []
    assert [fact for fact in facts_of(text) if isinstance(fact, GrowthActual)] == []
