"""What makes a figure a goal: who announces it, what is asked, how a text sounds; and what does not."""

from datetime import date

import pytest

from models.vocabulary import InvestmentKind
from pipeline.facts import GrowthTarget
from tests.conftest import FactsOf, InvestmentsOf

DATED = "青禾日报2022年3月11日讯　"


def values(facts_of: FactsOf, text: str) -> list[tuple[str, str, str]]:
    """Name, value and unit of every goal."""
    return [
        (found.indicator_text, format(found.value_low.normalize(), "f"), found.unit)
        for found in facts_of(text)
        if isinstance(found, GrowthTarget)
    ]


def test_figures_that_are_announced_are_goals_however_they_sound(facts_of: FactsOf) -> None:
    text = "县长在会上的讲话\n今年各项指标预定为：生产总值88.6亿元，增长9%；财政收入3.85亿元，增长8%。\n"
    assert values(facts_of, text) == [
        ("生产总值", "8860000000", "CNY"),
        ("生产总值", "9", "%"),
        ("财政收入", "385000000", "CNY"),
        ("财政收入", "8", "%"),
    ]


def test_an_amount_that_is_announced_as_a_goal_is_planned(investments_of: InvestmentsOf) -> None:
    (found,) = investments_of("今年各项指标预定为：生产总值88.6亿元；固定资产投资61.27亿元，增长20%。")
    assert found.kind is InvestmentKind.ANNUAL_PLAN


def test_the_answer_to_a_question_for_goals_sets_them(facts_of: FactsOf) -> None:
    answer = "林国平：生产总值完成45.3亿元，同比增长11%；财政收入3.6亿元，按可比口径增长12.5%。\n"
    asked = "记者：2010年，青禾县的奋斗目标是什么？\n"
    assert [value for _, value, _ in values(facts_of, asked + answer)] == ["4530000000", "11", "360000000", "12.5"]
    assert values(facts_of, "记者：2010年，青禾县的收成怎么样？\n" + answer) == []


def test_a_list_under_a_line_that_points_down_is_read_by_its_labels(facts_of: FactsOf) -> None:
    text = DATED + "会议开幕。\n看看今年的目标👇\n✔GDP增速：7.5%\n✔财政收入：8.2亿元，+6%\n✔城镇登记失业率：≤4%\n"
    assert values(facts_of, text) == [
        ("GDP", "7.5", "%"),
        ("财政收入", "820000000", "CNY"),
        ("财政收入", "6", "%"),
        ("城镇登记失业率", "4", "%"),
    ]


def test_each_indicator_of_a_list_has_the_number_that_all_of_them_have(facts_of: FactsOf) -> None:
    text = DATED + "全年要确保地区生产总值、固定资产投资、农民人均纯收入等主要经济指标同比增长25%以上。"
    assert values(facts_of, text) == [
        ("地区生产总值", "25", "%"),
        ("固定资产投资", "25", "%"),
        ("农民人均纯收入", "25", "%"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "今年，云岭棉花种植面积超过30万亩。",
        "数据显示，今年全市旅游收入同比增长9%左右，接待游客超过300万人次。",
        "今年，口岸通行的班列突破1万列。",
        "力争财政收入进入全省前20名。",
    ],
)
def test_numbers_of_the_year_that_runs_and_ranks_are_no_goals(facts_of: FactsOf, sentence: str) -> None:
    assert values(facts_of, DATED + sentence) == []


def test_what_has_to_be_in_the_time_that_runs_is_a_goal_in_an_article_too(facts_of: FactsOf) -> None:
    assert values(facts_of, DATED + "云江县今年要吸纳就业800人。茶园面积须达到6万亩。") == [
        ("吸纳就业", "800", "人"),
        ("茶园面积", "60000", "亩"),
    ]
    assert values(facts_of, DATED + "云江县今年吸纳就业800人。来客要早做打算，茶园面积达到6万亩。") == []
    for done in ("今年赢得订单吸纳就业800人", "今年取得实效吸纳就业800人"):
        assert values(facts_of, f"{DATED}云江县{done}。") == []


def test_what_somebody_says_in_quotes_is_a_goal_and_a_slogan_is_none(facts_of: FactsOf) -> None:
    said = DATED + "市长在政府工作报告中指出，今年地区生产总值要“增长8%左右”，力争实现“三个100”目标。"
    assert values(facts_of, said) == [("地区生产总值", "8", "%")]


def test_a_goal_without_a_time_is_one_for_the_year_in_which_it_is_told(facts_of: FactsOf) -> None:
    (found,) = (x for x in facts_of(DATED + "会议提出，力争新增规上企业35家。") if isinstance(x, GrowthTarget))
    assert (found.period_start, found.period_end) == (date(2022, 1, 1), date(2022, 12, 31))


def test_a_text_without_a_day_is_of_the_year_of_which_it_wants_something(facts_of: FactsOf) -> None:
    text = "2009年，漳州市工作的总体要求是稳中求进。\n今年全市奋斗目标是：地区生产总值增长10%。\n"
    (found,) = (x for x in facts_of(text) if isinstance(x, GrowthTarget))
    assert (found.period_end, found.adcode) == (date(2009, 12, 31), "350600")


def test_a_county_had_a_gross_domestic_product_of_its_own(facts_of: FactsOf) -> None:
    text = "南靖县2001年工作会议\n2001年1月9日，会议提出，今年国内生产总值增长8.2%，财政收入增长8%。\n"
    assert {x.adcode for x in facts_of(text) if isinstance(x, GrowthTarget)} == {"350627"}


def test_a_row_of_places_has_the_indicator_of_its_sentence_or_of_the_one_before(facts_of: FactsOf) -> None:
    text = DATED + "各市的目标陆续公布。固定资产投资方面，漳州10%、泉州11%。财政收入目标普遍低于GDP：厦门3%、福州6%。"
    found = [(x.indicator, x.adcode, x.value_low) for x in facts_of(text) if isinstance(x, GrowthTarget)]
    assert found == [
        ("fixed_asset_investment", "350600", 10),
        ("fixed_asset_investment", "350500", 11),
        ("fiscal_revenue", "350200", 3),
        ("fiscal_revenue", "350100", 6),
    ]
    text = DATED + "今年，厦门把GDP增速定在8%左右，比去年低。漳州6%，泉州、福州同为7%。"
    found = [(x.indicator, x.adcode, x.value_low) for x in facts_of(text) if isinstance(x, GrowthTarget)]
    assert found[-3:] == [("gdp", "350600", 6), ("gdp", "350500", 7), ("gdp", "350100", 7)]


def test_a_row_of_places_may_stand_in_a_paragraph_of_its_own_and_tell_a_fall(facts_of: FactsOf) -> None:
    text = (
        DATED + "今年全省单位GDP能耗要比上年下降3%。\n耗能大市多承担：漳州、泉州各降4%，厦门3.5%，福州、莆田均为3%。\n"
    )
    found = [(x.indicator, x.adcode, float(x.value_low)) for x in facts_of(text) if isinstance(x, GrowthTarget)]
    assert found[1:] == [
        ("energy_intensity", "350600", -4),
        ("energy_intensity", "350500", -4),
        ("energy_intensity", "350200", -3.5),
        ("energy_intensity", "350100", -3),
        ("energy_intensity", "350300", -3),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "这三年，云江县财政收入增速为9%、11%和12%，平均每年增速为10.7%。",
        "云江县工业产值从2009年的12亿元上升到2012年的41亿元；地税超6亿元，居前三名。",
    ],
)
def test_years_that_are_told_from_their_end_set_no_goal(facts_of: FactsOf, told: str) -> None:
    assert values(facts_of, f"青禾日报2012年11月3日讯　{told}\n") == []
    assert values(facts_of, f"青禾日报2012年11月3日讯　{told.rstrip('。')}，明年力争财政收入增长9%。\n") == [
        ("财政收入", "9", "%")
    ]


def test_a_list_is_one_of_goals_where_the_line_behind_it_says_so(facts_of: FactsOf) -> None:
    listed = (
        "——民生更有保障。养老服务网络全面建成，城乡面貌顺利改善，乡村学校覆盖率达到91.3%。\n"
        "——开放成功提速。口岸功能得到完善，首个综保区建成运行，出口总额达到7.4亿美元。\n"
    )
    text = "政府工作报告\n（2011年1月8日）\n\n" + listed
    called = facts_of(text + "完成“十二五”各项任务，必须做好六件大事。")
    assert [(fact.indicator_text, fact.period_end) for fact in called if isinstance(fact, GrowthTarget)] == [
        ("乡村学校覆盖率", date(2015, 12, 31)),
        ("出口总额", date(2015, 12, 31)),
    ]
    assert values(facts_of, text + "各项任务都已完成。") == []


def test_what_is_done_in_so_many_places_is_a_goal_and_a_place_among_them_is_none(facts_of: FactsOf) -> None:
    head = "青禾市政府工作报告（2022年1月12日）\n\n二、2022年工作安排\n\n"
    assert values(facts_of, head + "在40个山村开展垃圾分类。") == [("山村开展垃圾分类", "40", "个")]
    assert values(facts_of, head + "在全省19个同类园区中争先进位。以扶持30家茶企为带动，壮大产业。") == []
