"""Growth targets: goals told from results, and each tied to what it measures, its period and its place."""

from datetime import date
from decimal import Decimal

import pytest

from models.vocabulary import Comparator, Measure
from pipeline.extract.growth.heads import read_left
from pipeline.extract.growth.indicators import code_of
from pipeline.facts import GrowthTarget
from pipeline.rules import load_rules
from tests.conftest import FactsOf

HEAD = "青禾市政府工作报告（2022年1月12日）\n\n"
AIMS = HEAD + "今年经济社会发展的主要预期目标是："


def targets(facts_of: FactsOf, text: str) -> list[GrowthTarget]:
    return [fact for fact in facts_of(text) if isinstance(fact, GrowthTarget)]


def told(facts_of: FactsOf, text: str) -> list[tuple[str, str, str, str]]:
    """Name, comparator, value and unit of every target."""
    return [
        (found.indicator_text, found.comparator.value, format(found.value_low.normalize(), "f"), found.unit)
        for found in targets(facts_of, text)
    ]


def test_a_list_of_aims_shares_its_year(facts_of: FactsOf) -> None:
    found = targets(facts_of, AIMS + "地区生产总值增长6%以上，规上工业增加值增长7%左右；城镇新增就业2万人。")
    assert [(t.indicator, t.comparator, t.value_low, t.unit, t.measure) for t in found] == [
        ("gdp", Comparator.GE, Decimal(6), "%", Measure.GROWTH),
        ("industrial_va", Comparator.APPROX, Decimal(7), "%", Measure.GROWTH),
        ("urban_jobs", Comparator.EQ, Decimal(20000), "人", Measure.LEVEL),
    ]
    assert {(t.period_start, t.period_end) for t in found} == {(date(2022, 1, 1), date(2022, 12, 31))}


def test_results_are_no_targets(facts_of: FactsOf) -> None:
    review = "一、2021年工作回顾\n过去一年，我们克服了不少困难，地区生产总值达到312.4亿元、增长8.3%，居全省第3位。\n"
    assert told(facts_of, HEAD + review) == []


def test_the_same_words_are_a_result_in_the_review_and_a_goal_in_the_plan(facts_of: FactsOf) -> None:
    line = "新建农村公路120公里，培育龙头企业10家。\n"
    text = f"{HEAD}一、2021年工作回顾\n{line}二、2022年工作安排\n{line}"
    found = targets(facts_of, text)
    assert [t.value_low for t in found] == [120, 10]
    assert all(t.evidence.start > text.index("二、") for t in found)


FIVE_YEARS = "二、“十四五”时期的目标任务\n今后五年，建成省级开发区3个。\n"


@pytest.mark.parametrize(
    "heading",
    [
        "三、2022年主要工作",
        "三、扎实做好2022年各项工作",
        "三、努力做好“十四五”开局工作",
        "2022年主要工作",
    ],
)
def test_the_work_of_the_first_year_stands_under_a_heading_of_its_own(facts_of: FactsOf, heading: str) -> None:
    text = f"{HEAD}{FIVE_YEARS}{heading}\n新建农村公路120公里。\n"
    found = targets(facts_of, text)
    assert [(t.period_end and t.period_end.year, t.value_low) for t in found] == [(2026, 3), (2022, 120)]


@pytest.mark.parametrize(
    "heading",
    ["二、2022年预算草案", "二、2022年财政收支预算（草案）", "（二）一般公共预算收支安排", "二、2022年支出安排"],
)
def test_a_budget_plans_under_the_heading_of_its_draft(facts_of: FactsOf, heading: str) -> None:
    title = "青禾市2021年财政预算执行情况和2022年财政预算草案的报告\n——2022年1月12日\n各位代表：\n"
    carried_out = "一、2021年预算执行情况\n政府性基金收入完成3亿元，增长4%。\n"
    planned = f"{heading}\n政府性基金收入安排2.5亿元，下降5%。\n"
    assert told(facts_of, title + carried_out + planned) == [
        ("政府性基金收入", "eq", "250000000", "CNY"),
        ("政府性基金收入", "eq", "-5", "%"),
    ]


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("青禾县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", (2021, 2025)),
        ("青禾县“十四五”文化旅游发展规划（征求意见稿）", (2021, 2025)),
        ("中共青禾县委关于制定国民经济和社会发展第十五个五年规划的建议", (2026, 2030)),
        ("青禾县2024年政府工作要点", (2024, 2024)),
        ("青禾县人民政府关于印发2024年民生实事项目的通知", (2024, 2024)),
    ],
)
def test_a_plan_is_for_the_years_that_its_title_names(facts_of: FactsOf, title: str, years: tuple[int, int]) -> None:
    (found,) = targets(facts_of, f"{title}\n\n一、主要目标\n力争森林覆盖率达到62%。\n")
    assert found.period_start and found.period_end
    assert (found.period_start.year, found.period_end.year) == years


def test_years_of_effort_are_those_to_come(facts_of: FactsOf) -> None:
    found = targets(facts_of, HEAD + "二、2022年工作安排\n力争通过三年努力，茶产业产值突破10亿元。\n")
    assert [(t.period_start, t.period_end) for t in found] == [(date(2022, 1, 1), date(2024, 12, 31))]


@pytest.mark.parametrize("second", ["二、大力推进产业升级", "二、提速提质，建设宜居城市"])
def test_the_second_part_ends_the_review_of_the_first(facts_of: FactsOf, second: str) -> None:
    line = "入库小微企业90家，完成危桥改造20座。\n"
    text = f"{HEAD}一、2021年工作回顾\n{line}{second}\n今年要补短板。{line}"
    assert [t.evidence.start > text.index(second) for t in targets(facts_of, text)] == [True, True]
    nested = targets(facts_of, f"{HEAD}2021年工作回顾\n一、改革提速\n{line}{second}\n{line}")
    assert nested == []


def test_a_heading_that_tells_what_became_of_plans_opens_none(facts_of: FactsOf) -> None:
    done = "新增水利项目9个、苗圃30亩。\n"
    text = f"{HEAD}一、2021年工作回顾\n（一）谋大局，发展思路更加清晰\n{done}二、2022年工作安排\n今年补短板。\n"
    assert targets(facts_of, text) == []


@pytest.mark.parametrize("heading", ["三、2021年主要工作", "三、在改革上实现新开局"])
def test_a_heading_of_a_year_that_is_over_opens_no_plan(facts_of: FactsOf, heading: str) -> None:
    found = targets(facts_of, f"{HEAD}{FIVE_YEARS}{heading}\n新建农村公路120公里。\n")
    assert [t.period_end and t.period_end.year for t in found if t.value_low == 120] != [2022]


def test_the_work_of_the_year_ends_the_review(facts_of: FactsOf) -> None:
    line = "入库小微企业90家，完成危桥改造20座。\n"
    text = f"{HEAD}一、2021年工作回顾\n{line}二、2022年工作\n{line}"
    assert [t.evidence.start > text.index("二、") for t in targets(facts_of, text)] == [True, True]


@pytest.mark.parametrize("heading", ["本届政府工作回顾", "工作回顾"])
def test_a_review_is_opened_by_a_heading_without_a_number(facts_of: FactsOf, heading: str) -> None:
    line = "新建农村公路120公里，完成危桥改造20座。\n"
    text = f"{HEAD}{heading}\n{line}2022年主要工作任务\n{line}"
    found = targets(facts_of, text)
    assert found
    assert all(t.evidence.start > text.index("2022年主要") for t in found)


def test_a_report_that_is_delivered_from_its_beginning_looks_back_first(facts_of: FactsOf) -> None:
    text = (
        HEAD + "各位代表：现在，我向大会作工作报告，请予审议。\n\n一、美好青禾迈出坚实步伐\n\n培育新型农民，"
        "注册家庭农场305个，新增合作社119个。\n\n二、用改革的精神推动发展\n\n建设高标准农田8万亩。"
    )
    assert [row[0] for row in told(facts_of, text)] == ["高标准农田"]


def test_a_shared_head_is_given_to_each_member(facts_of: FactsOf) -> None:
    assert told(facts_of, AIMS + "城镇、农村居民人均可支配收入分别增长6%和7%。") == [
        ("城镇居民人均可支配收入", "eq", "6", "%"),
        ("农村居民人均可支配收入", "eq", "7", "%"),
    ]


def test_income_of_town_and_country_is_two_where_two_numbers_are_told(facts_of: FactsOf) -> None:
    names = [name for name, *_ in told(facts_of, AIMS + "城乡居民收入分别增长6%、8%左右。")]
    assert names == ["城镇居民收入", "农村居民收入"]
    assert [name for name, *_ in told(facts_of, AIMS + "城乡居民收入增长7%。")] == ["城乡居民收入"]


def test_the_last_bound_of_a_series_is_that_of_all(facts_of: FactsOf) -> None:
    assert {bound for _, bound, *_ in told(facts_of, AIMS + "城乡居民收入分别增长6%和8%左右。")} == {"approx"}


def test_a_fall_is_negative_and_a_ceiling_is_not(facts_of: FactsOf) -> None:
    found = told(facts_of, AIMS + "单位生产总值能耗下降3%以上，城镇登记失业率控制在4%以内。")
    assert [(bound, value) for _, bound, value, _ in found] == [("ge", "-3"), ("le", "4")]


def test_a_fall_told_as_a_range_runs_from_the_larger_fall_to_the_smaller(facts_of: FactsOf) -> None:
    (found,) = targets(facts_of, AIMS + "单位GDP能耗下降3%至5%。")
    assert (found.comparator, found.value_low, found.value_high) == (Comparator.RANGE, -5, -3)


def test_a_change_told_from_and_to_is_its_arrival(facts_of: FactsOf) -> None:
    assert told(facts_of, AIMS + "森林覆盖率由61%提高到63%。") == [("森林覆盖率", "eq", "63", "%")]


def test_growth_after_a_level_is_of_the_same_indicator(facts_of: FactsOf) -> None:
    found = told(facts_of, AIMS + "旅游总收入达到50亿元，增长12%。")
    assert [(name, value) for name, _, value, _ in found] == [("旅游总收入", "5000000000"), ("旅游总收入", "12")]


def test_a_thing_counted_may_follow_its_number(facts_of: FactsOf) -> None:
    assert ("省级工业互联网平台", "eq", "10", "个") in told(facts_of, AIMS + "新建10个省级工业互联网平台。")


def test_the_evidence_of_what_is_counted_shows_it_though_the_next_number_follows(facts_of: FactsOf) -> None:
    found = targets(facts_of, AIMS + "建成6个民俗展馆和3座拱桥。")
    assert [t.evidence.quote for t in found] == ["建成6个民俗展馆", "3座拱桥"]


def test_an_investment_beside_a_count_is_that_of_the_counted(facts_of: FactsOf) -> None:
    found = told(facts_of, HEAD + "二、2022年工作安排\n实施重点交通项目20个，力争完成投资30亿元。")
    assert [name for name, *_ in found] == ["重点交通项目", "重点交通项目完成投资"]


def test_a_plan_period_governs_its_sentence(facts_of: FactsOf) -> None:
    text = HEAD + "“十四五”时期主要目标是：地区生产总值年均增长7%，到2025年高新技术企业达到300家。"
    found = targets(facts_of, text)
    assert [(t.period_start, t.period_end) for t in found] == [
        (date(2021, 1, 1), date(2025, 12, 31)),
        (None, date(2025, 12, 31)),
    ]


def test_the_first_year_of_a_plan_is_not_the_plan(facts_of: FactsOf) -> None:
    text = HEAD + "三、全力推动“十四五”各项工作开好局\n力争新建农村公路120公里。"
    assert [t.period_end for t in targets(facts_of, text)] == [date(2022, 12, 31)]


def test_a_report_of_december_speaks_of_the_next_year(facts_of: FactsOf) -> None:
    text = "青禾市政府工作报告（2022年12月25日）\n\n二、2023年工作安排\n主要预期目标是：地区生产总值增长6%。"
    assert [t.period_end for t in targets(facts_of, text)] == [date(2023, 12, 31)]


def test_the_whole_year_is_the_one_that_the_heading_plans(facts_of: FactsOf) -> None:
    text = "青禾市政府工作报告（2022年12月25日）\n\n{}\n全年确保引进企业30家以上，力争上半年新建公园5个。"
    ahead = [t.period_end for t in targets(facts_of, text.format("二、2023年工作安排"))]
    assert ahead == [date(2023, 12, 31), date(2023, 6, 30)]
    assert [t.period_end for t in targets(facts_of, text.format("一、2022年工作"))] == [date(2022, 12, 31)]


@pytest.mark.parametrize(
    "phrase",
    [
        "增强“四个意识”，做到“两个维护”。",
        "重点抓好以下八个方面工作。",
        "居民收入增长与经济增长基本同步。",
        "建设日处理1000吨的垃圾焚烧厂。",
        "总投资5亿元。",
    ],
)
def test_slogans_sizes_and_promises_without_number_are_no_targets(facts_of: FactsOf, phrase: str) -> None:
    assert told(facts_of, HEAD + "二、2022年工作安排\n" + phrase) == []


def test_an_article_needs_a_word_of_planning(facts_of: FactsOf) -> None:
    article = "青禾市召开工业大会。会议透露，{}规上工业企业{}200家。"
    assert told(facts_of, article.format("去年", "新增")) == []
    assert told(facts_of, article.format("力争三年内", "达到"))[0][1:] == ("eq", "200", "家")


def test_a_round_up_gives_each_place_its_own_goal(facts_of: FactsOf) -> None:
    text = "各地公布今年目标\n2022年，广东省地区生产总值增长目标为5.5%左右。浙江省地区生产总值预期增长6%左右。"
    assert [(t.adcode, t.value_low, t.indicator_text) for t in targets(facts_of, text)] == [
        ("440000", Decimal("5.5"), "地区生产总值"),
        ("330000", Decimal(6), "地区生产总值"),
    ]


def test_numbers_given_out_may_differ_in_unit(facts_of: FactsOf) -> None:
    text = HEAD + "二、2022年工作安排\n力争港口货运量、货值分别突破600万吨、500亿元。"
    assert [(name, unit) for name, _, _, unit in told(facts_of, text)] == [("港口货值", "CNY"), ("港口货运量", "吨")]


def test_a_distance_from_another_place_is_no_figure(facts_of: FactsOf) -> None:
    text = AIMS + "地区生产总值增速高于全省1个百分点、总量达到300亿元。"
    assert [(name, value) for name, _, value, _ in told(facts_of, text)] == [("地区生产总值", "30000000000")]


def test_one_goal_said_twice_is_one_fact(facts_of: FactsOf) -> None:
    text = AIMS + "地区生产总值增长6%以上。\n要确保经济增长6%以上。"
    assert len(targets(facts_of, text)) == 1


def test_a_yield_promised_for_a_works_is_no_goal_of_the_place(facts_of: FactsOf) -> None:
    assert told(facts_of, "该厂建成投产后，预计年产值可达8亿元。") == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("全市生产总值", "gdp"),
        ("规上工业增加值增速", "industrial_va"),
        ("居民消费价格总水平涨幅", "cpi"),
        ("全社会研发投入占地区生产总值比例", "rd_intensity"),
        ("市属外贸进出口总额", "foreign_trade"),
        ("城镇就业", "urban_jobs"),
        ("县域经济地区生产总值", None),
        ("装备制造业增加值", None),
    ],
)
def test_an_indicator_is_named_with_its_scope_but_nothing_narrower(name: str, code: str | None) -> None:
    assert code_of(name, load_rules().growth) == code


@pytest.mark.parametrize(
    ("left", "names"),
    [
        ("力争全市外贸出口增长", ("外贸出口",)),
        ("固定宽带家庭普及率达", ("固定宽带家庭普及率",)),
        ("茶叶本地转化和精深加工率分别达到", ("茶叶本地转化率", "精深加工率")),
        ("第一、第二产业增加值分别增长", ("第一产业增加值", "第二产业增加值")),
        ("公共财政预算收入（可比口径）增长", ("公共财政预算收入",)),
        ("全年引进到位资金达到", ("引进到位资金",)),
        ("使建成区绿化覆盖率提高到", ("建成区绿化覆盖率",)),
        ("将达到", ()),
    ],
)
def test_names_are_read_leftwards_from_the_number(left: str, names: tuple[str, ...]) -> None:
    assert read_left(left, load_rules().growth).names == names


def places(facts_of: FactsOf, text: str) -> list[tuple[str | None, Decimal]]:
    return [(found.adcode, found.value_low) for found in targets(facts_of, text)]


def test_an_announcing_verb_passes_the_goal_on_to_each_place(facts_of: FactsOf) -> None:
    text = "2023年1月20日，海南提出今年地区生产总值增长9.5%左右，江西、新疆均提出增长7%左右。"
    assert places(facts_of, text) == [("460000", Decimal("9.5")), ("360000", Decimal(7)), ("650000", Decimal(7))]


def test_items_under_a_line_of_goals_are_goals_of_the_places_that_label_them(facts_of: FactsOf) -> None:
    items = "- 广东：地区生产总值增长5%以上；\n- 浙江：一般公共预算收入增长4%。\n"
    assert places(facts_of, f"各省定下了今年的目标：\n\n{items}") == [("440000", Decimal(5)), ("330000", Decimal(4))]
    assert places(facts_of, f"各省去年的成绩如下：\n\n{items}") == []


def test_notes_that_explain_words_set_no_goals(facts_of: FactsOf) -> None:
    notes = "三张清单：指权力、责任、服务等3张清单，涉及15个部门。\n[7]五个一批：打造5个园区、20个平台。\n"
    assert told(facts_of, HEAD + notes) == []


def test_what_stands_under_a_heading_of_terms_explains_and_the_next_appendix_plans(facts_of: FactsOf) -> None:
    plan = "二、今年工作\n新建公园8个。\n\n"
    terms = "附：名词解释\n1.两区三带：打造2个园区、3个平台。\n2.百亿计划：力争到2025年，产值达到100亿元。\n"
    appendix = "附件2：民生实事\n新建学校6所。\n"
    assert told(facts_of, HEAD + plan + terms + appendix) == [
        ("新建公园", "eq", "8", "个"),
        ("产值", "eq", "10000000000", "CNY"),
        ("新建学校", "eq", "6", "所"),
    ]


def test_aims_without_a_title_are_a_plan(facts_of: FactsOf) -> None:
    green = "——推动绿色转型，加强山林和湿地治理，继续改善水质，森林覆盖率达到41%。\n"
    text = green + "——增进百姓福祉，健全各层保障，完善救助制度，基本养老保险参保率提高到95%。\n"
    assert told(facts_of, text) == [("森林覆盖率", "eq", "41", "%"), ("基本养老保险参保率", "eq", "95", "%")]


def test_people_are_counted_without_a_classifier(facts_of: FactsOf) -> None:
    assert told(facts_of, AIMS + "实现4万贫困人口脱贫。") == [("贫困人口脱贫", "eq", "40000", "人")]


def test_lengths_of_life_are_set_in_years(facts_of: FactsOf) -> None:
    assert told(facts_of, AIMS + "平均受教育年限达到11.5年以上，人均预期寿命提高到79岁。") == [
        ("平均受教育年限", "ge", "11.5", "年"),
        ("人均预期寿命", "eq", "79", "岁"),
    ]


def test_numbers_side_by_side_share_the_thing_counted(facts_of: FactsOf) -> None:
    assert told(facts_of, AIMS + "建设7条、25公里城市绿道，创建3个省级、8个市级示范园区。") == [
        ("城市绿道", "eq", "7", "条"),
        ("城市绿道", "eq", "25", "公里"),
        ("省级示范园区", "eq", "3", "个"),
        ("市级示范园区", "eq", "8", "个"),
    ]


def test_examples_before_a_count_leave_it_a_goal_and_a_list_does_not(facts_of: FactsOf) -> None:
    assert told(facts_of, AIMS + "规划建设船史馆等12家特色展馆。") == [("特色展馆", "eq", "12", "家")]
    assert told(facts_of, AIMS + "推进东环路、西环路等3条道路建设。") == []


def test_a_goal_of_several_years_takes_their_period(facts_of: FactsOf) -> None:
    found = targets(facts_of, AIMS + "到2025年，进出口总额突破80亿元。高新技术产品出口年均增长12%。")
    assert [t.period_end for t in found] == [date(2025, 12, 31), date(2025, 12, 31)]


def test_a_number_set_higher_is_a_change_as_the_one_before(facts_of: FactsOf) -> None:
    found = targets(facts_of, AIMS + "财政收入增长6%、力争7%。")
    assert [(t.value_low, t.measure) for t in found] == [(6, Measure.GROWTH), (7, Measure.GROWTH)]


def test_an_article_keeps_the_division_its_sentence_begins_with(facts_of: FactsOf) -> None:
    text = "2023年8月5日，漳州项目建设提速。\n龙海区计划全年力争完成固定资产投资300亿元，新增总部企业6家。\n"
    assert {(t.value_low, t.adcode) for t in targets(facts_of, text)} == {(30000000000, "350604"), (6, "350604")}


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年8月5日，法国宣布，今年计划新建8个工业园区。",
        "今天，各地铁路预计运送旅客800万人次，计划加开列车700列。",
        "今年我市计划改造老旧小区80个，目前已开工50个，开工率超60%。",
        "全年新增就业7万人，完成全年目标的65%。",
        "为确保行洪安全，我市转移群众3个乡镇。",
    ],
)
def test_what_an_article_only_tells_is_no_goal(facts_of: FactsOf, sentence: str) -> None:
    assert [t for t in targets(facts_of, sentence) if t.indicator_text != "改造老旧小区"] == []


def test_a_paragraph_that_begins_with_a_place_elsewhere_and_names_no_other_is_about_it(facts_of: FactsOf) -> None:
    head = "重庆打造战略支点\n重庆日报2026年6月1日讯\n重庆市发布规划，重庆市将推进落实。\n"
    alone = "未来五年，河南将坚持创新。力争新建公园300个。\n"
    together = "未来五年，河南将同重庆合作。力争新建学校20所。\n"
    assert [t.adcode for t in targets(facts_of, head + alone + together)] == ["410000", "500000"]


def test_a_whole_county_in_a_citys_news_is_the_county_named_before(facts_of: FactsOf) -> None:
    text = "泉州：茶乡向新\n安溪县县长林小山说，到2025年，全县茶产业产值力争达到350亿元。全市今年地区生产总值增长6%。"
    assert {(t.value_low, t.adcode) for t in targets(facts_of, text)} == {(35000000000, "350524"), (6, "350500")}


def test_a_list_of_aims_takes_mood_and_years_from_the_lines_that_open_it(facts_of: FactsOf) -> None:
    opening = HEAD + "到2026年建成区域中心城市。\n主要发展目标是：\n"
    items = "——实力全面提升。财政收入年均增长9%。\n——环境持续提升。森林覆盖率达到35.38%，耕地保有量54.3万公顷。\n"
    found = targets(facts_of, opening + items)
    assert [(t.indicator_text, t.period_end) for t in found] == [
        ("财政收入", date(2026, 12, 31)),
        ("森林覆盖率", date(2026, 12, 31)),
        ("耕地保有量", date(2026, 12, 31)),
    ]
    assert targets(facts_of, HEAD + "过去五年主要目标任务全面完成：\n" + items) == []


def test_a_sum_over_the_years_is_of_the_indicator_before(facts_of: FactsOf) -> None:
    found = told(facts_of, AIMS + "单位生产总值能耗年均下降3%，五年下降14%。")
    assert [(name, value) for name, _, value, _ in found] == [("单位生产总值能耗", "-3"), ("单位生产总值能耗", "-14")]


def test_places_alone_pass_the_indicator_on(facts_of: FactsOf) -> None:
    text = AIMS + "广州外贸出口增长8%，达到60亿美元；深圳、珠海增长9%以上；汕头增长5%。"
    assert places(facts_of, text) == [
        ("440100", Decimal(8)),
        ("440100", Decimal(6000000000)),
        ("440300", Decimal(9)),
        ("440400", Decimal(9)),
        ("440500", Decimal(5)),
    ]
    assert {t.indicator for t in targets(facts_of, text)} == {"exports"}


def test_numbers_given_out_in_turn_are_of_the_figures_before(facts_of: FactsOf) -> None:
    text = AIMS + "货运量5万吨，旅游总收入40亿元，分别增长15%和12%。城乡居民收入分别增长7%、8%，达到4万元、2万元。"
    assert [(name, value) for name, _, value, _ in told(facts_of, text)][2:] == [
        ("货运量", "15"),
        ("旅游总收入", "12"),
        ("城镇居民收入", "7"),
        ("农村居民收入", "8"),
        ("城镇居民收入", "40000"),
        ("农村居民收入", "20000"),
    ]


def test_a_bare_head_is_of_what_the_name_before_was_of(facts_of: FactsOf) -> None:
    text = AIMS + "旅游人次、总收入分别增长9%和10%，粮食播种面积稳定在50万亩、产量20万吨以上。"
    names = [name for name, *_ in told(facts_of, text)]
    assert names == ["旅游人次", "旅游总收入", "粮食播种面积", "粮食产量"]


def test_what_is_counted_and_then_measured_is_no_goal_of_so_many(facts_of: FactsOf) -> None:
    assert told(facts_of, AIMS + "4个传统产业产值达到50亿元。") == [("传统产业产值", "eq", "5000000000", "CNY")]


def test_a_change_from_a_year_of_comparison_is_not_passed_on(facts_of: FactsOf) -> None:
    found = told(facts_of, AIMS + "地区生产总值达到500亿元，比2016年增加170亿元。")
    assert [value for _, _, value, _ in found] == ["50000000000"]


def test_a_size_class_keeps_its_size_and_passes_on_what_it_is_the_size_of(facts_of: FactsOf) -> None:
    text = (
        AIMS + "实施投资3000万元以上项目80个，开工10个5亿元以上产业项目，培育年销售收入过亿元企业6家、过10亿元的2家。"
    )
    assert [(name, value) for name, _, value, _ in told(facts_of, text)] == [
        ("投资3000万元以上项目", "80"),
        ("5亿元以上产业项目", "10"),
        ("年销售收入过亿元企业", "6"),
        ("年销售收入过10亿元企业", "2"),
    ]


def test_a_bound_may_stand_before_the_verb(facts_of: FactsOf) -> None:
    assert told(facts_of, AIMS + "每个县至少建成1家三级医院。") == [("三级医院", "ge", "1", "家")]


def test_things_joined_by_and_are_one_and_shares_so_joined_are_two(facts_of: FactsOf) -> None:
    text = AIMS + "工业和信息化投资增长5%，污水收集率和处理率达到95%。"
    assert [name for name, *_ in told(facts_of, text)] == ["工业和信息化投资", "污水收集率", "污水处理率"]


def test_sectors_under_one_head_are_three(facts_of: FactsOf) -> None:
    text = AIMS + "一二三产业分别增长4%、7%和8%。"
    assert [(t.indicator, t.value_low) for t in targets(facts_of, text)] == [
        ("primary_va", 4),
        ("secondary_va", 7),
        ("tertiary_va", 8),
    ]


def test_a_number_that_counts_the_list_before_it_is_no_goal(facts_of: FactsOf) -> None:
    assert told(facts_of, AIMS + "推进青石、白水和黄土3个片区建设。") == []
    assert told(facts_of, AIMS + "创成1个示范县、2个特色小镇。")[1] == ("特色小镇", "eq", "2", "个")


def test_lines_under_a_colon_that_semicolons_join_are_a_list(facts_of: FactsOf) -> None:
    lines = "地区生产总值增长5%；\n优良天数比率达到88%；\n城镇新增就业1万人。\n"
    opening = "2024年1月12日，市长在会上提出今年的主要预期目标：\n"
    assert [value for _, _, value, _ in told(facts_of, opening + lines)] == ["5", "88", "10000"]
    assert told(facts_of, "2024年1月12日，会议通报了去年的情况：\n" + lines) == []


def test_a_numbered_list_under_a_headline_of_pledges_sets_goals(facts_of: FactsOf) -> None:
    text = "1.新增公办学位9000个。\n2.整治内涝黑点30个，改造老旧小区6个；\n会议选举产生了15名委员。\n"
    names = [name for name, *_ in told(facts_of, "青禾区2025年十件民生实事票决产生\n\n" + text)]
    assert names == ["公办学位", "整治内涝黑点", "改造老旧小区"]


def test_items_are_numbered_in_circles_too(facts_of: FactsOf) -> None:
    assert [name for name, *_ in told(facts_of, AIMS + "①新建幼儿园7所；②完成农村改厕5万户。")] == [
        "新建幼儿园",
        "农村改厕",
    ]


def test_a_paragraph_that_begins_with_a_county_sets_its_goals(facts_of: FactsOf) -> None:
    text = "泉州：县域新篇\n安溪县今年铁观音销量向好。县长说，力争明年茶产业产值达到300亿元，接待游客500万人次。\n"
    assert {t.adcode for t in targets(facts_of, text)} == {"350524"}


def test_a_coming_year_in_an_article_about_a_plan_has_goals(facts_of: FactsOf) -> None:
    line = "到2025年外送电量1300亿千瓦时。"
    assert len(targets(facts_of, "2021年12月14日，青禾省印发《能源发展规划》，" + line)) == 1
    assert targets(facts_of, "2021年12月14日，青禾省去年外送电量1300亿千瓦时。") == []


def test_a_goal_told_by_the_share_that_was_reached_is_a_goal(facts_of: FactsOf) -> None:
    text = "2021年6月18日，前五个月实际到位资金54亿元，完成全年目标110亿元的49.7%。"
    assert told(facts_of, text) == [("实际到位资金", "eq", "11000000000", "CNY")]


def test_a_share_of_the_whole_is_that_of_the_figure_before(facts_of: FactsOf) -> None:
    names = [name for name, *_ in told(facts_of, AIMS + "服务业增加值达到420亿元，占生产总值比重超过50%。")]
    assert names == ["服务业增加值", "服务业增加值占生产总值比重"]


def test_orders_of_magnitude_are_no_figures(facts_of: FactsOf) -> None:
    assert told(facts_of, AIMS + "培育壮大千亿级、百亿级产业集群。") == []


def test_headlines_of_papers_further_down_make_news_no_report(facts_of: FactsOf) -> None:
    text = (
        "国内联播快讯\n五部门印发《2023年数字乡村发展工作要点》\n2023年4月13日，展区迎来15万人次的观众，新建展馆8座。\n"
    )
    assert told(facts_of, text) == []


def test_goals_of_ministries_are_the_countrys_in_news_that_names_a_place_elsewhere(facts_of: FactsOf) -> None:
    text = "国内联播快讯\n2023年4月13日，宁波港开出新航线。\n国家铁路局表示，今年铁路投资将达6500亿元。\n"
    assert places(facts_of, text) == [("100000", Decimal(650000000000))]


def test_the_year_of_comparison_is_no_part_of_the_name(facts_of: FactsOf) -> None:
    found = told(facts_of, AIMS + "到2025年，单位GDP能耗比2020年下降13%，PM2.5浓度较2020年下降10%。")
    assert [(name, value) for name, _, value, _ in found] == [("单位GDP能耗", "-13"), ("PM2.5浓度", "-10")]


def test_a_thing_of_one_character_is_named_with_its_verb(facts_of: FactsOf) -> None:
    assert told(facts_of, AIMS + "改造68个村、12座桥。")[0] == ("改造村", "eq", "68", "个")


def test_rates_of_support_are_no_goals(facts_of: FactsOf) -> None:
    assert told(facts_of, AIMS + "新改建农村公路85公里，省级补助每公里5万元。") == [
        ("新改建农村公路", "eq", "85", "公里")
    ]


def test_a_year_may_stand_between_a_name_and_its_number(facts_of: FactsOf) -> None:
    text = AIMS + "茶产业产值2023年要达到255亿元，森林覆盖率由61%提高到2035年的63%。"
    assert [(t.indicator_text, t.period_end) for t in targets(facts_of, text)] == [
        ("茶产业产值", date(2023, 12, 31)),
        ("森林覆盖率", date(2035, 12, 31)),
    ]


@pytest.mark.parametrize("phrase", ["完成云江两岸70公里堤防加固。", "出台36条意见，修订5件规章。"])
def test_sizes_of_works_and_counts_of_papers_are_no_goals(facts_of: FactsOf, phrase: str) -> None:
    assert told(facts_of, AIMS + phrase) == []
    assert len(told(facts_of, AIMS + "完成农村公路120公里建设。")) == 1


def test_doublings_are_growth(facts_of: FactsOf) -> None:
    text = (
        AIMS + "到2025年财政收入翻一番，旅游收入比2020年翻两番，城乡居民收入翻番；实施产值翻番计划，外送电量翻一番半。"
    )
    assert [(t.indicator_text, t.value_low, t.unit, t.measure) for t in targets(facts_of, text)] == [
        ("财政收入", 100, "%", Measure.GROWTH),
        ("旅游收入", 300, "%", Measure.GROWTH),
        ("城乡居民收入", 100, "%", Measure.GROWTH),
    ]


@pytest.mark.parametrize(
    "announced",
    [
        "今年我们定的“盘子”是：",
        "硬指标写进了各乡镇的责任状：今年",
        "今年的目标很明确：",
        "今年的军令状：",
        "今年的目标是",
    ],
)
def test_goals_are_announced_in_plain_words_too(facts_of: FactsOf, announced: str) -> None:
    text = f"青禾市日报2022年3月11日讯\n市长说，{announced}生产总值增长9.5%，新设外资企业80家。"
    assert [name for name, *_ in told(facts_of, text)] == ["生产总值", "新设外资企业"]
    assert told(facts_of, text.replace(announced, "去年完成目标：")) == []


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("云江新区今年要完成投资38亿元。", "云江新区完成投资"),
        ("高新区基础设施年内完成投资8亿元。", "高新区基础设施完成投资"),
        ("交通领域计划完成投资5亿元。", "交通领域完成投资"),
        ("加快城市建设，年内完成投资9亿元。", "完成投资"),
    ],
)
def test_an_investment_is_named_with_the_area_before_the_time(facts_of: FactsOf, phrase: str, name: str) -> None:
    assert [found for found, *_ in told(facts_of, f"{HEAD}二、2022年工作安排\n{phrase}")] == [name]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("下半年力争新开工项目再增加35个，确保完成全年目标。", ["新开工项目"]),
        ("今年力争固投增速保12%、争15%。", ["固投", "固投"]),
        ("今年要确保全市粮食面积稳定在12万亩。", ["粮食面积"]),
        ("要抓好公路、水库……力争地区生产总值达到400亿元。", ["地区生产总值"]),
        ("今年交通领域计划完成投资7亿元，1至2月实际完成4亿元。", ["交通领域完成投资"]),
        ("到2025年，全省21个县的路况都将改变。", []),
    ],
)
def test_plain_words_around_a_name_are_no_part_of_it(facts_of: FactsOf, phrase: str, expected: list[str]) -> None:
    assert [name for name, *_ in told(facts_of, f"青禾市日报2022年3月11日讯\n{phrase}")] == expected


def test_what_is_left_to_add_is_of_the_figure_before(facts_of: FactsOf) -> None:
    text = "青禾市日报2022年8月11日讯\n截至7月底，全市并网装机212万千瓦，今年还要新增165万千瓦。"
    assert told(facts_of, text) == [("并网装机", "eq", "1650000", "千瓦")]


def test_a_goal_of_the_whole_province_is_the_provinces(facts_of: FactsOf) -> None:
    text = "金寨县政府工作报告（2022年1月12日）\n\n二、2022年工作安排\n"
    lines = "全省粮食产量要达到800亿斤，全国粮食产量要达到1.3万亿斤，粮食产量要达到5亿斤。"
    assert [t.adcode for t in targets(facts_of, text + lines)] == ["340000", "100000", "341524"]


@pytest.mark.parametrize(
    "phrase",
    [
        "要求面积不超过140平方米的，统一按1%的税率缴纳。",
        "力争每天开展课后服务不少于2个小时。",
        "预计改造将影响3万人的出行。",
        "计划对全国31个省区市开展督导。",
        "今年力争超过计划开工量6%。",
        "县里计划突出5类水利项目为重点。",
        "要求：用好企业激励20条，落实好作风建设37条要求。",
    ],
)
def test_conditions_losses_and_what_is_covered_are_no_goals(facts_of: FactsOf, phrase: str) -> None:
    assert told(facts_of, f"青禾市日报2022年3月11日讯\n{phrase}") == []


def test_a_size_class_is_named_whole_after_its_number(facts_of: FactsOf) -> None:
    text = "青禾市日报2022年3月11日讯\n到2025年，争取形成10家左右年销售收入超过20亿元的企业集团。"
    assert told(facts_of, text) == [("年销售收入超过20亿元的企业集团", "approx", "10", "家")]


def test_what_is_counted_to_the_last_one_is_a_goal(facts_of: FactsOf) -> None:
    text = "青禾市日报2022年3月11日讯\n目标很具体：2022年10月底前，60户危房户全部建成入住。"
    assert [(t.value_low, t.unit, t.period_end) for t in targets(facts_of, text)] == [(60, "户", date(2022, 10, 31))]


def test_those_who_are_counted_are_named_without_what_each_gains(facts_of: FactsOf) -> None:
    text = "青禾市日报2022年3月11日讯\n到2025年，力争带动4万户茶农户均增收5000元。"
    assert told(facts_of, text) == [("茶农", "eq", "40000", "户"), ("茶农户均增收", "eq", "5000", "CNY")]


@pytest.mark.parametrize(
    ("words", "name", "value", "unit"),
    [
        ("压减会议经费5%", "会议经费", "-5", "%"),
        ("降低儿童近视率1个百分点以上", "儿童近视率", "-1", "pp"),
        ("提高农村绿化率2个百分点", "农村绿化率", "2", "pp"),
        ("降低煤炭消费比重到56%以内", "煤炭消费比重", "56", "%"),
    ],
)
def test_a_verb_of_change_before_the_name_is_no_part_of_it(
    facts_of: FactsOf, words: str, name: str, value: str, unit: str
) -> None:
    assert [(row[0], *row[2:]) for row in told(facts_of, f"{AIMS}{words}。")] == [(name, value, unit)]


@pytest.mark.parametrize(
    "words",
    ["突出抓好80个重点项目", "推进南川9处灌区工程建设", "巩固提升12家县级医院综合改革试点", "落实30项任务清单"],
)
def test_what_is_counted_as_the_object_of_work_is_no_goal(facts_of: FactsOf, words: str) -> None:
    assert told(facts_of, f"{AIMS}{words}。") == []


@pytest.mark.parametrize("words", ["推动7家企业技术改造", "对16个小型灌区进行节水改造", "建成9处灌区工程"])
def test_what_is_done_to_so_many_is_a_goal(facts_of: FactsOf, words: str) -> None:
    assert len(told(facts_of, f"{AIMS}{words}。")) == 1


@pytest.mark.parametrize("words", ["加快20万头奶牛养殖场建设", "启动青禾40万亩制种项目建设", "加快30万辆整车项目建设"])
def test_the_size_of_works_is_no_goal(facts_of: FactsOf, words: str) -> None:
    assert told(facts_of, f"{AIMS}{words}。") == []


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("确保60个经济薄弱村村均收入超过40万元", [("经济薄弱村村均收入", "gt", "400000", "CNY")]),
        ("完成9个县区60万城乡居民饮水改造", [("城乡居民饮水改造", "eq", "600000", "人")]),
        (
            "厕所普及率90%以上，40%的村建有污水处理设施",
            [("厕所普及率", "ge", "90", "%"), ("村建有污水处理设施", "eq", "40", "%")],
        ),
        (
            "蔬菜、花卉等产业产值分别达到8亿元、3亿元",
            [("蔬菜产业产值", "eq", "800000000", "CNY"), ("花卉产业产值", "eq", "300000000", "CNY")],
        ),
        ("生猪饲养量稳定在30万头（口）左右", [("生猪饲养量", "approx", "300000", "头")]),
        ("常住人口控制在90万以内", [("常住人口", "le", "900000", "人")]),
    ],
)
def test_each_number_goes_to_what_it_measures(
    facts_of: FactsOf, words: str, rows: list[tuple[str, str, str, str]]
) -> None:
    assert told(facts_of, f"{AIMS}{words}。") == rows


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("城镇居民家庭人均可支配收入", "urban_income"),
        ("外贸自营进出口总额", "foreign_trade"),
        ("城镇就业人员", "urban_jobs"),
        ("全社会研发投入占全市地区生产总值比重", "rd_intensity"),
        ("新认定高新技术企业", "high_tech_enterprises"),
        ("户籍人口城镇化率", None),
        ("民营高新技术企业", None),
    ],
)
def test_what_stands_around_an_indicator_leaves_its_code_or_takes_it(name: str, code: str | None) -> None:
    assert code_of(name, load_rules().growth) == code


def test_a_half_year_holds_for_its_own_sentence(facts_of: FactsOf) -> None:
    text = HEAD + "三、2022年工作安排\n上半年所有行政村完成治理任务。推进垃圾分类，分类覆盖率达到90%以上。"
    assert [found.period_end for found in targets(facts_of, text)] == [date(2022, 12, 31)]


def test_a_round_up_gives_each_place_its_number_of_the_goal_it_speaks_of(facts_of: FactsOf) -> None:
    text = (
        "多省份公布2023年GDP目标\n\n从各地GDP目标来看，多数省份高于5%。\n其中，海南为9.5%左右，江西、新疆为7%左右。"
        "\n甘肃、河南等3省目标同时锚定6%，其余省份为6%左右。\n"
    )
    assert [(t.indicator, t.value_low, t.comparator, t.adcode, t.measure) for t in targets(facts_of, text)] == [
        ("gdp", Decimal("9.5"), Comparator.APPROX, "460000", Measure.GROWTH),
        ("gdp", Decimal(7), Comparator.APPROX, "360000", Measure.GROWTH),
        ("gdp", Decimal(7), Comparator.APPROX, "650000", Measure.GROWTH),
        ("gdp", Decimal(6), Comparator.EQ, "620000", Measure.GROWTH),
        ("gdp", Decimal(6), Comparator.EQ, "410000", Measure.GROWTH),
    ]
    assert {t.period_end for t in targets(facts_of, text)} == {date(2023, 12, 31)}


def test_results_of_many_places_are_no_goals(facts_of: FactsOf) -> None:
    text = "多省份公布2022年经济数据\n\n从各地GDP增速来看，海南为0.2%，江西为4.7%，甘肃为4.5%。\n"
    assert targets(facts_of, text) == []


def test_after_a_part_the_next_place_goes_on_from_the_whole(facts_of: FactsOf) -> None:
    text = "多市公布2023年投资目标\n\n今年，郑州固定资产投资目标增长15%，其中工业投资增长20%；合肥增长10%。\n"
    assert [(t.indicator, t.adcode) for t in targets(facts_of, text)] == [
        ("fixed_asset_investment", "410100"),
        ("industrial_investment", "410100"),
        ("fixed_asset_investment", "340100"),
    ]


def test_what_stands_by_now_is_no_goal_of_an_article(facts_of: FactsOf) -> None:
    lead = "2023年9月20日，青禾市提出今年的目标任务，力争果品产业再上台阶。"
    assert told(facts_of, lead + "如今，全市果品产值达到12亿元以上。\n") == []
    assert [row[0] for row in told(facts_of, lead + "如今，全市力争果品产值达到12亿元以上。\n")] == ["果品产值"]


def test_a_task_handed_down_is_a_goal(facts_of: FactsOf) -> None:
    text = "2023年9月20日，青禾市交通局介绍，省厅下达我市公路建设投资任务21亿元，目前已完成投资15亿元。\n"
    assert [(t.indicator_text, t.value_low) for t in targets(facts_of, text)] == [("公路建设投资任务", 2100000000)]


def test_a_sentence_that_begins_with_its_verb_goes_on_from_the_one_before(facts_of: FactsOf) -> None:
    text = "2021年3月5日讯　青禾市市长介绍，去年全市茶叶产值达到12亿元。今年我们要突破20亿元。\n"
    assert [(t.indicator_text, t.value_low, t.period_end) for t in targets(facts_of, text)] == [
        ("茶叶产值", 2000000000, date(2021, 12, 31))
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "云岭集团表示，公司今年计划新增门店80家，力争销售收入达到9亿元。",
        "记者了解到，今年本市的设备更新需求将达到30亿元。",
        "水厂扩建工程计划年底完工，将满足40万居民的用水。",
    ],
)
def test_what_companies_plan_and_works_serve_is_no_goal_in_an_article(facts_of: FactsOf, sentence: str) -> None:
    assert targets(facts_of, f"2021年3月5日讯　{sentence}\n") == []


def test_a_month_holds_up_to_the_semicolon(facts_of: FactsOf) -> None:
    text = HEAD + "三、2022年工作安排\n力争会展中心5月份开工；绿化覆盖率达到40%；PM2.5月均浓度下降3%。\n"
    assert {found.period_end for found in targets(facts_of, text)} == {date(2022, 12, 31)}


def test_an_article_that_relays_a_report_sets_the_goals_of_the_report(facts_of: FactsOf) -> None:
    text = (
        "青禾两会速递\n2023年1月20日讯　昨天，市长作政府工作报告，提出今年的工作安排。\n"
        "推进农业清洁生产，畜禽粪污综合利用率达到80%以上；改造老旧小区12个。\n过去一年，全市新建农村公路60公里，改造危房400户。\n"
    )
    assert [row[0] for row in told(facts_of, text)] == ["畜禽粪污综合利用率", "改造老旧小区"]


def test_goals_that_full_stops_part_are_announced_together(facts_of: FactsOf) -> None:
    text = (
        "政府工作报告\n\n去年全省粮食总产量达到 200 万吨，办理提案 90 件。\n\n1995 年的目标和任务\n\n"
        "今年的计划目标是：国内生产总值增长 12%。工业总产值 140 亿元，增长 20%。商品零售价格指数控制在 15% 以内。\n"
    )
    found = targets(facts_of, text)
    assert [(t.indicator_text, t.value_low) for t in found] == [
        ("国内生产总值", 12),
        ("工业总产值", 14000000000),
        ("工业总产值", 20),
        ("商品零售价格指数", 15),
    ]
    assert {t.period_end for t in found} == {date(1995, 12, 31)}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("一二三产增加值分别增长4%、6%、7%", ["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
        ("金融机构存贷款余额分别增长8%、9%", ["金融机构存款余额", "金融机构贷款余额"]),
        ("数字经济、绿色经济占地区生产总值比重37%、48%", ["数字经济占地区生产总值比重", "绿色经济占地区生产总值比重"]),
        ("蔬菜、水果产量30万吨、20万吨", ["蔬菜产量", "水果产量"]),
    ],
)
def test_as_many_numbers_as_members_are_given_out(facts_of: FactsOf, words: str, names: list[str]) -> None:
    assert [row[0] for row in told(facts_of, f"{AIMS}{words}。")] == names


def test_what_a_leader_puts_forward_for_a_time_to_come_is_a_goal(facts_of: FactsOf) -> None:
    text = "2021年9月27日讯　李明在讲话时提出，未来五年，全市乡镇工业产值年均增长8%以上。\n"
    assert [row[0] for row in told(facts_of, text)] == ["乡镇工业产值"]


def test_lines_labelled_with_places_take_the_goal_that_the_headline_speaks_of(facts_of: FactsOf) -> None:
    text = "多省份2023年GDP增长目标一览\n2023年1月20日\n北京：4.5%以上\n天津：4%左右\n"
    assert [(t.indicator, t.value_low, t.adcode) for t in targets(facts_of, text)] == [
        ("gdp", Decimal("4.5"), "110000"),
        ("gdp", 4, "120000"),
    ]


def test_the_bare_member_of_a_list_of_goals_is_one_too(facts_of: FactsOf) -> None:
    goals = "地区生产总值增长6%左右，固定资产投资增长8%以上，外贸出口增长5%"
    text = f"访青禾市长\n2023-02-14\n王守田：今年我们提出，{goals}。去年，外贸出口增长3%。\n"
    assert [(t.indicator, t.value_low) for t in targets(facts_of, text)] == [
        ("gdp", 6),
        ("fixed_asset_investment", 8),
        ("exports", 5),
    ]


def test_how_many_provinces_spoke_is_no_goal_and_names_none(facts_of: FactsOf) -> None:
    text = "截至1月23日，已有24个省份公布2015年GDP增长目标，其中，西藏12%最高，重庆、贵州均为10%。\n"
    assert [(t.indicator, t.value_low, t.adcode) for t in targets(facts_of, text)] == [
        ("gdp", 12, "540000"),
        ("gdp", 10, "500000"),
        ("gdp", 10, "520000"),
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("规模以上工业企业产值增长10%", "industrial_output"),
        ("货物贸易进出口总额增长3%", "foreign_trade"),
        ("自营出口增长6%", "exports"),
        ("实际利用境外资金2亿美元", "fdi"),
        ("引进市外资金100亿元", "domestic_capital"),
        ("农民人均现金收入增长9%", "rural_income"),
        ("金融机构各项贷款余额增长10%", "loan_balance"),
        ("游客接待量突破1000万人次", "tourist_visits"),
        ("规模工业企业达到90家", "large_enterprises"),
    ],
)
def test_an_indicator_is_known_by_the_names_that_reports_give_it(facts_of: FactsOf, words: str, code: str) -> None:
    assert [one.indicator for one in targets(facts_of, f"{AIMS}{words}。")] == [code]


def test_the_three_sectors_are_given_their_numbers_in_turn(facts_of: FactsOf) -> None:
    found = targets(facts_of, AIMS + "三次产业分别增长3.5%、7%和8%。")
    assert [(t.indicator, t.value_low) for t in found] == [
        ("primary_va", Decimal("3.5")),
        ("secondary_va", Decimal(7)),
        ("tertiary_va", Decimal(8)),
    ]


def test_a_bare_output_is_that_of_the_things_or_the_branch_named_before(facts_of: FactsOf) -> None:
    text = AIMS + "建成陶瓷企业6户，产值达到15亿元。促进服务业提速发展，增加值增长9%。"
    assert [name for name, *_ in told(facts_of, text)] == ["陶瓷企业", "陶瓷企业产值", "服务业增加值"]


def test_a_size_before_its_count_belongs_to_the_name(facts_of: FactsOf) -> None:
    text = AIMS + "引进亿元陶瓷项目20个以上，其中过5亿元6个、过8亿元3个。"
    assert told(facts_of, text) == [
        ("引进亿元陶瓷项目", "ge", "20", "个"),
        ("引进过5亿元陶瓷项目", "eq", "6", "个"),
        ("引进过8亿元陶瓷项目", "eq", "3", "个"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "支持现有30个产业集群发展。",
        "鼓励9座以下汽油车改造。",
        "在1500人以上的贫困村建设幼儿园。",
        "回报率不到8%的坚决不能上。",
        "加快建设云溪80万吨纸浆生产线。",
    ],
)
def test_what_there_is_and_what_only_tells_a_class_or_a_size_are_no_goals(facts_of: FactsOf, sentence: str) -> None:
    assert told(facts_of, HEAD + "今年要做好以下工作。\n" + sentence) == []


def test_trees_that_are_planted_again_are_a_goal(facts_of: FactsOf) -> None:
    assert told(facts_of, AIMS + "退耕还林3万亩，还湖2000亩。")[-1] == ("还湖", "eq", "2000", "亩")


def test_a_sum_for_each_head_is_of_the_product_before(facts_of: FactsOf) -> None:
    found = targets(facts_of, AIMS + "生产总值达到300亿元，年均增长9%，人均8000元。")
    assert [(t.indicator, t.value_low) for t in found][-1] == ("gdp_per_capita", Decimal(8000))


def test_town_and_country_have_each_their_share(facts_of: FactsOf) -> None:
    text = AIMS + "城乡垃圾分类设施覆盖率分别达到90%和70%，城乡居民收入增长7%和8%。"
    assert [(name, value) for name, _, value, _ in told(facts_of, text)] == [
        ("城镇垃圾分类设施覆盖率", "90"),
        ("农村垃圾分类设施覆盖率", "70"),
        ("城镇居民收入", "7"),
        ("农村居民收入", "8"),
    ]


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("地区生产总值保持8%的增长", Measure.GROWTH),
        ("地区生产总值增长达8%", Measure.GROWTH),
        ("固定资产投资保持不低于8%的增速", Measure.GROWTH),
        ("居民消费价格指数控制在3%左右", Measure.GROWTH),
        ("居民消费价格指数控制在103%以内", Measure.LEVEL),
        ("城镇化率达到60%", Measure.LEVEL),
    ],
)
def test_a_share_of_what_is_no_share_is_its_growth(facts_of: FactsOf, words: str, measure: Measure) -> None:
    text = f"漳州市2023年政府工作报告\n2023年，今年的目标是：{words}。"
    assert [target.measure for target in targets(facts_of, text)] == [measure]


def test_a_second_share_of_an_amount_grows_as_the_first(facts_of: FactsOf) -> None:
    text = "漳州市2023年政府工作报告\n今年的目标是：财政收入增长5%，力争达到7%；城镇化率提高1%，达到60%。"
    assert [(t.value_low, t.measure) for t in targets(facts_of, text)] == [
        (5, Measure.GROWTH),
        (7, Measure.GROWTH),
        (1, Measure.GROWTH),
        (60, Measure.LEVEL),
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("今后五年的主要目标", ["森林覆盖率"]),
        ("实现上述目标，重点抓好以下工作：", ["森林覆盖率"]),
        ("今后的路：五年工作回顾", []),
        ("重点抓好七个方面工作：", ["森林覆盖率"]),
        ("启航新征程——全力做好今年工作", ["森林覆盖率"]),
        ("重点抓好了七个方面工作：", []),
        ("（四）扎实做好民生工作", []),
    ],
)
def test_a_heading_of_what_is_to_come_needs_no_number(facts_of: FactsOf, heading: str, expected: list[str]) -> None:
    text = f"青禾市政府工作报告\n\n{heading}\n\n全市造林规模稳定，森林覆盖率61.23%。"
    assert [name for name, *_ in told(facts_of, text)] == expected


def test_a_line_that_leads_on_leaves_its_time_to_the_heading_above(facts_of: FactsOf) -> None:
    text = f"{HEAD}二、今后五年的目标任务\n\n建设一流城市。\n\n重点抓好七个方面工作：\n\n森林覆盖率达到61%。"
    assert [t.period_end for t in targets(facts_of, text)] == [date(2026, 12, 31)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("青禾市现代农业三年行动计划（2022—2024年）", ["茶园"]),
        ("青禾市人民政府关于加快茶业发展的实施意见", ["茶园"]),
        ("一图读懂青禾市茶业发展实施意见", []),
    ],
)
def test_a_paper_that_sets_out_what_is_to_be_done_is_a_plan(facts_of: FactsOf, title: str, expected: list[str]) -> None:
    text = f"{title}\n\n二、重点工程\n\n在山区发展茶园9万亩，四个方面16项。\n"
    assert [name for name, *_ in told(facts_of, text)] == expected


def test_growth_in_each_year_is_of_the_years_told_last(facts_of: FactsOf) -> None:
    plan = "二、“十四五”时期的目标任务\n\n2022年，茶园面积达到6万亩。\n\n"
    text = f"{HEAD}{plan}规上工业增加值年均增长7%，茶农年均收入增长9%。"
    assert [(t.indicator_text, t.period_end and t.period_end.year) for t in targets(facts_of, text)] == [
        ("茶园面积", 2022),
        ("规上工业增加值", 2025),
        ("茶农年均收入", 2025),
    ]
    text = f"{HEAD}今后五年加快发展。\n\n今年抓好开局。规上工业增加值年均增长7%，茶农年均收入增长9%。"
    assert [t.period_end and t.period_end.year for t in targets(facts_of, text)] == [2026, 2022]


def test_a_plan_that_is_sent_out_sets_goals_from_its_first_line_on(facts_of: FactsOf) -> None:
    orders = "\n\n各镇人民政府：\n\n一、粮食总产54.3万吨，生猪出栏55.6万头。\n\n二、完成造林3.14万亩。"
    plan = told(facts_of, "青禾市人民政府关于下达2012年国民经济发展计划的通知" + orders)
    assert [name for name, *_ in plan] == ["粮食总产", "生猪出栏", "造林"]
    assert told(facts_of, "青禾市2012年经济运行简况" + orders) == []


@pytest.mark.parametrize(
    ("words", "name", "adcode"),
    [
        ("确保灌阳药业产业园等20个项目竣工投产。", "项目竣工投产", "450300"),
        ("建设灌阳物流园和6个乡镇集散点。", "乡镇集散点", "450300"),
        ("创建广西星级园区3个。", "广西星级园区", "450300"),
        ("灌阳县新建停车场3个。", "新建停车场", "450327"),
    ],
)
def test_a_place_in_the_name_of_a_thing_is_not_whose_goal_a_count_is(
    facts_of: FactsOf, words: str, name: str, adcode: str
) -> None:
    found = targets(facts_of, "桂林市政府工作报告（2022年1月12日）\n\n二、2022年工作安排\n\n今年全力抓项目。" + words)
    assert [(t.indicator_text, t.adcode) for t in found] == [(name, adcode)]


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("力争三年内花卉产值突破20亿元。", 2024),
        ("用两年时间新建公办幼儿园20所。", 2023),
        ("今明两年新建公办幼儿园20所。", 2023),
        ("今年新建公办幼儿园20所。", 2022),
    ],
)
def test_what_is_to_be_done_within_years_ends_with_the_last_of_them(facts_of: FactsOf, words: str, year: int) -> None:
    found = targets(facts_of, HEAD + "二、2022年工作安排\n\n要强产业、补短板。" + words)
    assert [t.period_end for t in found] == [date(year, 12, 31)]


@pytest.mark.parametrize(
    ("words", "adcode"),
    [("我县要学习浏阳经验，力争今年地区生产总值增长8%。", "430121"), ("力争今年地区生产总值增长8%。", "430181")],
)
def test_who_says_we_on_a_journey_sets_a_goal_for_the_home(facts_of: FactsOf, words: str, adcode: str) -> None:
    journey = "长沙县党政代表团赴浏阳市考察学习\n\n3月5日，长沙县委书记率党政代表团赴浏阳市考察，浏阳市领导陪同。"
    assert [(t.indicator, t.adcode) for t in targets(facts_of, journey + words)] == [("gdp", adcode)]
