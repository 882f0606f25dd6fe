"""Results are told where indicator, period and place leave nothing open; goals are none."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest
from sqlalchemy import text

from pipeline.facts import Fact, GrowthActual
from pipeline.load.database import open_database
from pipeline.load.gaps import Bound, attained
from pipeline.run import job

OF_2022 = (date(2022, 1, 1), date(2022, 12, 31))
SPOKEN = date(2023, 2, 6)

FactsOf = Callable[..., tuple[Fact, ...]]


def results(facts_of: FactsOf, words: str) -> list[tuple[object, ...]]:
    return [
        (fact.indicator, fact.measure.value, fact.value_low, fact.unit, fact.adcode)
        for fact in facts_of(words, published_on=SPOKEN)
        if isinstance(fact, GrowthActual)
    ]


def test_a_result_of_last_year_is_told_with_its_period(facts_of: FactsOf) -> None:
    words = "2022年，漳州市地区生产总值增长6.1%。"
    assert results(facts_of, words) == [("gdp", "growth", Decimal("6.1"), "%", "350600")]
    (actual,) = [fact for fact in facts_of(words, published_on=SPOKEN) if isinstance(fact, GrowthActual)]
    assert (actual.period_start, actual.period_end) == OF_2022


@pytest.mark.parametrize(
    "words",
    ["固定资产投资较2021年增长4.8%", "全市预计完成固定资产投资增长4.8%", "税收和固定资产投资分别增长9.3%、4.8%"],
)
def test_growth_since_the_year_before_of_the_whole_place_is_a_result(facts_of: FactsOf, words: str) -> None:
    assert ("fixed_asset_investment", "growth", Decimal("4.8"), "%", "350600") in results(
        facts_of, f"2022年，漳州市{words}。"
    )


def test_the_sides_of_all_trade_are_results(facts_of: FactsOf) -> None:
    words = "2022年，漳州市货物贸易进出口总值80亿元，其中，出口40亿元。"
    assert ("exports", "level", Decimal(4_000_000_000), "CNY", "350600") in results(facts_of, words)


def test_a_fall_is_negative_and_a_level_is_in_yuan(facts_of: FactsOf) -> None:
    assert results(facts_of, "2022年，漳州市固定资产投资下降3.5%，一般公共预算收入达到210亿元。") == [
        ("fixed_asset_investment", "growth", Decimal("-3.5"), "%", "350600"),
        ("fiscal_revenue", "level", Decimal(21000000000), "CNY", "350600"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "2023年，漳州市地区生产总值增长6.5%以上。",
        "漳州市提出，2022年地区生产总值力争增长6.5%。",
        "漳州市2022年的目标是地区生产总值增长6.5%。",
        "漳州市地区生产总值增长6.1%。",
        "2022年，漳州市12个乡镇地区生产总值增长6.1%。",
        "2022年，漳州市茶农的热情增长6.1%。",
        "2022年，漳州市港区铁路完成固定资产投资90亿元。",
        "2022年，漳州市服务进出口80亿元，其中，出口40亿元。",
        "2022年，漳州市固定资产投资较2015年增长48%。",
        "2022年，漳州市固定资产投资五年年均增长8%。",
        "2022年，漳州市实现突破。五年来，累计完成固定资产投资900亿元。",
        "2022年，漳州市自贸区进出口80亿元。",
    ],
)
def test_goals_and_what_is_open_are_no_results(facts_of: FactsOf, words: str) -> None:
    assert results(facts_of, words) == []


def test_goals_stand_beside_results(new_prepared: Callable[[], str], tmp_path: Path) -> None:
    goal = "漳州市政府工作报告\n2022年漳州市的主要目标是：地区生产总值增长7%以上。\n（2022年1月10日）"
    result = "2023年2月6日电 2022年，漳州市地区生产总值增长6.1%。"
    (tmp_path / "goal.txt").write_text(goal, encoding="utf-8")
    (tmp_path / "result.txt").write_text(result, encoding="utf-8")
    engine = open_database(new_prepared())
    for name in ("result.txt", "goal.txt"):
        job.run([str(tmp_path / name)], engine, job.Options(0))
    columns = "indicator, place, period_year, target_comparator, attained, target_low, actual_low, difference"
    with engine.connect() as connection:
        (found,) = connection.execute(text(f"SELECT {columns} FROM v_target_gaps"))
    assert tuple(found[:5]) == ("gdp", "漳州市", 2022, "ge", False)
    assert [float(number) for number in found[5:]] == [7, 6.1, -0.9]
    (tmp_path / "goal.txt").write_text("没有目标了。", encoding="utf-8")
    job.run([str(tmp_path / "goal.txt")], engine, job.Options(0))
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM target_gaps")) == 0
    engine.dispose()


def figure(words: str) -> Bound:
    """`ge 8` as a figure."""
    comparator, *numbers = words.split()
    return Bound(comparator, *map(Decimal, numbers))


@pytest.mark.parametrize(
    ("goal", "result", "met"),
    [
        ("ge 8", "eq 8", True),
        ("gt 8", "eq 8", False),
        ("eq 8", "eq 8.1", True),
        ("range 6 7", "eq 6.2", True),
        ("range 6 7", "eq 5.9", False),
        ("eq 8", "approx 8", None),
        ("approx 8", "eq 7.5", None),
        ("approx 8", "eq 7", False),
        ("ge 8", "gt 7", None),
        ("le 3", "eq 2.4", True),
        ("le 3", "eq 3.4", False),
        ("lt 3", "eq 3", False),
        ("eq -3", "eq -2.5", False),
        ("range -4 -3", "eq -3.2", True),
    ],
)
def test_whether_a_result_meets_its_goal(goal: str, result: str, met: bool | None) -> None:
    assert attained(figure(goal), figure(result), less_is_better=False) is met


def test_where_less_is_better_a_goal_is_a_number_to_stay_under() -> None:
    assert attained(figure("eq 3"), figure("eq 2.1"), less_is_better=True) is True
    assert attained(figure("approx 5.5"), figure("eq 6.9"), less_is_better=True) is False


@pytest.mark.parametrize("part", ["项目5个；", "漳州市委书记王明、市长李强、"])
def test_a_sentence_or_a_list_of_endless_parts_takes_linear_time(facts_of: FactsOf, part: str) -> None:
    facts_of(part)
    started = process_time()
    facts_of("漳州市2024年政府工作报告\n" + part * (40_000 // len(part)))
    assert process_time() - started < 20
