"""Growth targets: which words name what a number is of, in the turns that reports and plans use."""

from datetime import date

import pytest

from models.vocabulary import Measure
from pipeline.facts import GrowthTarget
from tests.conftest import FactsOf

HEAD = "青禾市政府工作报告（2022年1月12日）\n\n二、2022年工作安排\n\n"


def told(facts_of: FactsOf, text: str) -> list[tuple[str, str, str, str]]:
    """Name, comparator, value and unit of every target of a plan that says `text`."""
    return [
        (found.indicator_text, found.comparator.value, format(found.value_low.normalize(), "f"), found.unit)
        for found in facts_of(HEAD + text)
        if isinstance(found, GrowthTarget)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年新增15家国家高新技术企业。", [("国家高新技术企业", "eq", "15", "家")]),
        ("今年培育2-3个百亿级产业集群。", [("百亿级产业集群", "range", "2", "个")]),
        ("今年选聘80名优秀农技员。", [("优秀农技员", "eq", "80", "名")]),
        ("今年新建30个村（社区）便民驿站。", [("村（社区）便民驿站", "eq", "30", "个")]),
        ("今年打造25家养老“暖心食堂”。", [("养老“暖心食堂”", "eq", "25", "家")]),
        ("今年新增6家年销售超2000万美元的茶厂。", [("年销售超2000万美元的茶厂", "eq", "6", "家")]),
        (
            "今年建成8座输出功率超过150千瓦的充电站。",
            [("输出功率超过150千瓦的充电站", "eq", "8", "座")],
        ),
        ("今年支持60家以上隐形冠军企业高质量发展。", [("隐形冠军企业", "ge", "60", "家")]),
        ("今年确保15个续建项目加快建设。", [("续建项目", "eq", "15", "个")]),
        ("今年抓实12项重点任务。", []),
        ("今年推动300人以上自然村公交全部开通。", []),
        ("今年力争50亩以上连片果园水网全覆盖。", []),
        ("今年新建50亩以上连片果园。", [("连片果园", "ge", "50", "亩")]),
        ("今年为全市8000名6-12岁儿童免费体检。", [("6-12岁儿童免费体检", "eq", "8000", "名")]),
        ("今年各区、开发区至少建设2个创业街区。", [("创业街区", "ge", "2", "个")]),
        ("今年每个县（市、区）建设2个专业园区。", [("专业园区", "eq", "2", "个")]),
        ("今年建设南岭、北岭2个片区。", []),
        ("今年常年储备3000亩工业净地。", [("工业净地", "eq", "3000", "亩")]),
        ("今年确保云江药业等12个项目竣工投产。", [("项目竣工投产", "eq", "12", "个")]),
        ("今年形成20个以上制度创新案例。", [("制度创新案例", "ge", "20", "个")]),
    ],
)
def test_a_thing_counted_is_read_whole(facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年对外贸易力争达到12亿美元。", [("对外贸易", "eq", "1200000000", "USD")]),
        ("今年高等职业教育招生力争达到6000人。", [("高等职业教育招生", "eq", "6000", "人")]),
        ("今年特困供养标准提高到每人每月900元。", [("特困供养标准", "eq", "900", "CNY")]),
        (
            "今年力争丝绸市场和陶瓷市场交易额突破20亿元和30亿元。",
            [("丝绸市场交易额", "gt", "2000000000", "CNY"), ("陶瓷市场交易额", "gt", "3000000000", "CNY")],
        ),
        ("今年底家庭农场力争达到90家。", [("家庭农场", "eq", "90", "家")]),
        ("今年有望实现夏粮亩产突破400公斤。", [("夏粮亩产", "gt", "400", "公斤")]),
        ("今年城区低保标准提高到每月700元。", [("城区低保标准", "eq", "700", "CNY")]),
        ("今年村医补助人均每月提高80元。", [("村医补助", "eq", "80", "CNY")]),
        ("今年新建和改造乡村公厕60座。", [("乡村公厕", "eq", "60", "座")]),
        ("今年集中供热普及率力争达到75%。", [("集中供热普及率", "eq", "75", "%")]),
        ("今年集中整治屯子90个。", [("整治屯子", "eq", "90", "个")]),
        ("今年创建和美乡村30个。", [("和美乡村", "eq", "30", "个")]),
        ("今年建成示范镇和美丽乡村各10个。", [("示范镇", "eq", "10", "个"), ("美丽乡村", "eq", "10", "个")]),
        ("今年新建便民驿站4个、惠民超市20家。", [("新建便民驿站", "eq", "4", "个"), ("惠民超市", "eq", "20", "家")]),
        ("今年在孵企业（项目）力争达到60个以上。", [("在孵企业", "ge", "60", "个")]),
        ("今年政务服务“全程网办”率力争达到75%。", [("政务服务“全程网办”率", "eq", "75", "%")]),
        ("今年新改扩建公办幼儿园30所以上。", [("新改扩建公办幼儿园", "ge", "30", "所")]),
        (
            "今年收购烤烟12万担，白酒产量达到3万千升。",
            [("收购烤烟", "eq", "120000", "担"), ("白酒产量", "eq", "30000", "千升")],
        ),
        (
            "今年养老及相关产业增加值、老人人均床位分别增长11%、7%。",
            [("养老及相关产业增加值", "eq", "11", "%"), ("老人人均床位", "eq", "7", "%")],
        ),
        ("今年城区空气优良天数力争达到310天以上。", [("城区空气优良天数", "ge", "310", "天")]),
        ("今年粮食面积只增不减，产量力争达到8亿斤。", [("粮食产量", "eq", "800000000", "斤")]),
        (
            "今年新建示范村20个，覆盖面力争达到40%。",
            [("新建示范村", "eq", "20", "个"), ("新建示范村覆盖面", "eq", "40", "%")],
        ),
        (
            "今年实施水利项目12个，年度完成投资5亿元以上。",
            [("水利项目", "eq", "12", "个"), ("水利项目年度完成投资", "ge", "500000000", "CNY")],
        ),
    ],
)
def test_a_name_keeps_what_it_is_of_and_drops_the_verbs(
    facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年园区产值力争增长1.5倍以上。", [("园区产值", "ge", "150", "%")]),
        ("今年游客人次、旅游收入分别增长2倍和50%。", [("游客人次", "eq", "200", "%"), ("旅游收入", "eq", "50", "%")]),
        ("今年园区产值力争达到去年的2倍。", []),
        ("今年失业保险参保人数达到30万。", [("失业保险参保人数", "eq", "300000", "人")]),
        ("今年农村贫困人口减少2万以上。", [("农村贫困人口", "ge", "-20000", "人")]),
        ("今年煤炭消费量力争减少20万吨。", [("煤炭消费量", "eq", "-200000", "吨")]),
        ("今年减少贫困人口3万人。", [("减少贫困人口", "eq", "30000", "人")]),
        ("今年粮食总产量要保证达到20万吨。", [("粮食总产量", "eq", "200000", "吨")]),
    ],
)
def test_growth_is_a_rate_and_a_fall_is_negative(facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("今年引进省外3000万元以上项目资金力争达到60亿元。", "domestic_capital"),
        ("今年新升规入统工业企业18户以上。", "large_enterprises"),
        ("今年使用外资力争达到2亿美元。", "fdi"),
        ("今年新增信贷余额30亿元以上。", "loan_balance"),
        ("今年园区工业产值力争增长9%。", "industrial_output"),
        ("今年新增就业3万人。", "urban_jobs"),
        ("今年限额以上固定资产投资力争增长8%。", "fixed_asset_investment"),
        ("今年500万元以上项目固定资产投资力争增长8%。", "fixed_asset_investment"),
        ("今年3亿元以上项目固定资产投资力争增长8%。", None),
        ("今年农民人均年纯收入力争增长8%。", "rural_income"),
        ("今年研发支出与地区生产总值之比力争达到2.5%。", "rd_intensity"),
        ("今年引进国内实际到位资金90亿元。", "domestic_capital"),
        ("今年中国经济力争增长5%左右。", "gdp"),
        ("今年创业带动就业3万人。", None),
    ],
)
def test_indicators_are_known_by_the_names_that_reports_give_them(
    facts_of: FactsOf, text: str, code: str | None
) -> None:
    assert [found.indicator for found in facts_of(HEAD + text) if isinstance(found, GrowthTarget)] == [code]


@pytest.mark.parametrize("change", ["下调0.5个百分点", "，平均降幅为0.5个百分点"])
def test_a_change_of_a_goal_is_none(facts_of: FactsOf, change: str) -> None:
    assert told(facts_of, f"今年各地调整了生产总值增速目标{change}。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年生产总值迈上800亿元台阶。", [("生产总值", "eq", "80000000000", "CNY")]),
        ("今年工业产值力争突破500亿元大关。", [("工业产值", "gt", "50000000000", "CNY")]),
        ("今年确保24个重大项目完成投资60亿元以上。", [("重大项目完成投资", "ge", "6000000000", "CNY")]),
        (
            "今年安排水利项目80个、计划完成投资9亿元，其中新开工50个。",
            [
                ("水利项目", "eq", "80", "个"),
                ("水利项目计划完成投资", "eq", "900000000", "CNY"),
                ("新开工水利项目", "eq", "50", "个"),
            ],
        ),
        (
            "今年财政总收入增长5%，地方财政收入增长5%。",
            [("财政总收入", "eq", "5", "%"), ("地方财政收入", "eq", "5", "%")],
        ),
    ],
)
def test_levels_reached_sums_of_things_and_twins_of_one_indicator(
    facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(facts_of, text) == expected


def test_a_bound_before_the_first_of_several_numbers_is_that_of_all(facts_of: FactsOf) -> None:
    text = "今年机电、化工产业产值力争分别突破80亿元、20亿元。"
    assert told(facts_of, text) == [
        ("机电产业产值", "gt", "8000000000", "CNY"),
        ("化工产业产值", "gt", "2000000000", "CNY"),
    ]


def test_what_grows_in_town_and_country_alike_are_two(facts_of: FactsOf) -> None:
    text = "今年城乡居民人均可支配收入均增长7%左右。"
    assert [row[0] for row in told(facts_of, text)] == ["城镇居民人均可支配收入", "农村居民人均可支配收入"]


@pytest.mark.parametrize(
    "text",
    [
        "今年我们要实现三个翻番。",
        "今年大力推行惠企新政25条，优化服务。",
        "今年消除50户以上自然村断头路。",
        "今年深化“1对1”帮扶。",
    ],
)
def test_slogans_policies_and_classes_set_no_goal(facts_of: FactsOf, text: str) -> None:
    assert told(facts_of, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年85%以上自然村装上路灯。", [("自然村装上路灯", "ge", "85", "%")]),
        ("今年70%的村集体收入超30万元。", [("村集体收入超30万元", "eq", "70", "%")]),
        ("今年新供地项目90%以上竣工。", [("新供地项目竣工", "ge", "90", "%")]),
        ("今年大力度扩大投资，确保实现12%的增长。", []),
        ("今年落实“两个60%”要求。", []),
    ],
)
def test_a_share_is_of_those_beside_it_with_what_they_become(
    facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(facts_of, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "今年关爱老人。投入7000万元，改造敬老院。",
        "今年市财政安排水库管护资金3000万元，确保安全。",
        "今年提前两年实现生产总值比2015年翻一番。",
        "今年对学徒每人补贴800元。",
    ],
)
def test_an_outlay_and_a_doubling_before_its_time_set_no_goal(facts_of: FactsOf, text: str) -> None:
    assert told(facts_of, text) == []


def test_a_share_in_a_thousand_whose_sign_was_broken_keeps_its_bound(facts_of: FactsOf) -> None:
    assert told(facts_of, "今年传染病发病率控制在210/10万以下。") == [("传染病发病率", "le", "210", "/10万")]
    assert told(facts_of, "今年人口出生率压在7.1％。以内。") == [("人口出生率", "le", "7.1", "‰")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年建好青禾产业园，产值力争突破6亿元。", [("青禾产业园产值", "gt", "600000000", "CNY")]),
        ("今年推进城中村改造工程，年内完成投资4亿元。", [("城中村改造完成投资", "eq", "400000000", "CNY")]),
        ("今年推进旧房置换工作，全年要开工1.2万套。", [("旧房置换", "eq", "12000", "套")]),
        (
            "今年孤儿集中和分散供养标准将提高80元、60元。",
            [("孤儿集中供养标准", "eq", "80", "CNY"), ("分散供养标准", "eq", "60", "CNY")],
        ),
        (
            "今年城镇居民收入、农民收入扣除物价因素，分别增长7%和8%。",
            [("城镇居民收入", "eq", "7", "%"), ("农民收入", "eq", "8", "%")],
        ),
        ("今年发挥3个省级开发区作用。", []),
    ],
)
def test_what_the_clause_before_undertakes_is_what_a_bare_number_is_of(
    facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年政务平台在线功能力争增至70个。", [("政务平台在线功能", "eq", "70", "个")]),
        ("今年省级科技计划项目力争达到25项。", [("省级科技计划项目", "eq", "25", "项")]),
        ("今年办照时长在旧办法基础上压减70%以上。", [("办照时长", "ge", "-70", "%")]),
        ("今年财政收入比2019年末增长30%。", [("财政收入", "eq", "30", "%")]),
        ("今年抓好60个屯子净化。", [("屯子净化", "eq", "60", "个")]),
        ("今年抓好60个重点项目。", []),
        (
            "今年新签约亿元以上项目30个、总投资超90亿元。",
            [("新签约亿元以上项目", "eq", "30", "个"), ("新签约亿元以上项目总投资", "gt", "9000000000", "CNY")],
        ),
    ],
)
def test_words_that_look_like_those_of_nothing_name_figures(
    facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年为山区学校配备心理辅导员60名。", [("心理辅导员", "eq", "60", "名")]),
        ("今年在老城片区增设公厕9座。", [("公厕", "eq", "9", "座")]),
        ("今年依托茶业协会举办采茶比赛12场。", [("采茶比赛", "eq", "12", "场")]),
        ("今年为老街居民新增助餐点5个。", [("助餐点", "eq", "5", "个")]),
        ("今年在建桥梁力争达到8座。", [("在建桥梁", "eq", "8", "座")]),
    ],
)
def test_for_whom_and_where_something_is_done_is_no_part_of_its_name(
    facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年建成老城区12公里滨水步道。", [("滨水步道", "eq", "12", "公里")]),
        ("今年各乡镇打造3万亩稻渔基地。", [("稻渔基地", "eq", "30000", "亩")]),
        ("今年云江生态园首期60亩建成开放。", [("云江生态园首期", "eq", "60", "亩")]),
        ("今年淘汰6台20蒸吨以下锅炉。", [("20蒸吨以下锅炉", "eq", "6", "台")]),
        ("今年建成8个工作站。", [("工作站", "eq", "8", "个")]),
        ("今年培育5家制造业企业。", [("制造业企业", "eq", "5", "家")]),
        ("今年攻克7个重点领域，监测9项重点指标。", []),
    ],
)
def test_what_stands_right_behind_its_measure_is_what_is_measured(
    facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("今年新开工安置房300套、竣工200套。", ["新开工安置房", "竣工安置房"]),
        ("今年水利项目新开工30个、竣工20个。", ["水利项目新开工", "水利项目竣工"]),
        ("今年乡村道路项目一季度新开工30个、二季度复工20个。", ["乡村道路项目", "复工乡村道路项目"]),
    ],
)
def test_another_verb_takes_the_place_of_what_became_of_the_things_before(
    facts_of: FactsOf, text: str, names: list[str]
) -> None:
    assert [row[0] for row in told(facts_of, text)] == names


def test_who_counts_an_indicator_makes_no_other_of_it(facts_of: FactsOf) -> None:
    found = facts_of(HEAD + "今年省统计口径实际使用外资8亿美元；旅游接待总人次、总收入涨幅均为11%。")
    codes = [fact.indicator for fact in found if isinstance(fact, GrowthTarget)]
    assert codes == ["fdi", "tourist_visits", "tourism_revenue"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年引进有影响力的展会3场。", [("引进展会", "eq", "3", "场")]),
        ("今年发展以花椒为主的林果基地2万亩。", [("林果基地", "eq", "20000", "亩")]),
        ("今年建成6个设施完善、环境优美的乡村公园。", [("乡村公园", "eq", "6", "个")]),
        ("今年科技对农业效益提高的贡献率达到55%。", [("科技对农业效益提高的贡献率", "eq", "55", "%")]),
        ("今年培育年销售超2亿元的茶企5家。", [("年销售超2亿元的茶企", "eq", "5", "家")]),
    ],
)
def test_praise_is_no_part_of_a_name(facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(facts_of, text) == expected


def test_the_words_for_works_are_cut_where_a_word_begins(facts_of: FactsOf) -> None:
    text = "今年实施现代服务业项目12个，年度完成投资5亿元以上。"
    assert [row[0] for row in told(facts_of, text)] == ["现代服务业项目", "现代服务业项目年度完成投资"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年九是铺设燃气管线40公里。", [("铺设燃气管线", "eq", "40", "公里")]),
        ("今年高标准打造驿站7处。", [("驿站", "eq", "7", "处")]),
        ("今年各河口水质过关比例稳定达到88%以上。", [("各河口水质过关比例", "ge", "88", "%")]),
        ("今年集体资产力争村均提高2万元。", [("集体资产", "eq", "20000", "CNY")]),
        ("今年建筑业实现产值力争达到60亿元。", [("建筑业实现产值", "eq", "6000000000", "CNY")]),
    ],
)
def test_how_and_in_which_order_something_is_done_is_no_part_of_its_name(
    facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(facts_of, text) == expected


def test_a_branch_that_brings_about_an_indicator_is_named_with_it(facts_of: FactsOf) -> None:
    found = facts_of(HEAD + "今年服务业实现增加值力争达到90亿元。")
    assert [fact.indicator for fact in found if isinstance(fact, GrowthTarget)] == ["tertiary_va"]


def test_a_short_name_has_the_verb_of_the_list_that_it_goes_on(facts_of: FactsOf) -> None:
    text = "今年改造灌溉泵站5座、水闸3座、新增床位900张，加固山塘6口、堤坝9公里。"
    assert [row[0] for row in told(facts_of, text)] == [
        "改造灌溉泵站",
        "改造水闸",
        "床位",
        "加固山塘",
        "加固堤坝",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年推广早稻、油菜等新品种12个。", [("油菜等新品种", "eq", "12", "个")]),
        ("今年新建水闸、泵站等灌溉设施30处。", [("灌溉设施", "eq", "30", "处")]),
        ("今年在云江、青禾等乡镇建设书屋15家。", [("书屋", "eq", "15", "家")]),
    ],
)
def test_a_word_for_a_kind_keeps_an_example_where_it_tells_none_alone(
    facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年灵活就业人员参保力争达到6万人次。", [("灵活就业人员参保", "eq", "60000", "人次")]),
        ("今年生产总值力争保8%。", [("生产总值", "eq", "8", "%")]),
        (
            "今年培育4个省级工匠学院以及9个工匠驿站。",
            [("省级工匠学院", "eq", "4", "个"), ("工匠驿站", "eq", "9", "个")],
        ),
        ("今年全市机动车总数已近70万辆。", []),
    ],
)
def test_a_name_does_not_break_off_within_a_word(facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今后五年镇域茶叶产值每年增长9%。", [("镇域茶叶产值", "eq", "9", "%")]),
        ("今年引进9000万元或1200万美元以上外贸项目6个。", [("引进9000万元或1200万美元以上外贸项目", "eq", "6", "个")]),
        ("今年打造一批产值超20亿元的园区。", []),
    ],
)
def test_times_and_joints_before_a_name_are_no_part_of_it(
    facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年实施60个氟化工、硅化工和建材改造项目。", [("氟化工、硅化工和建材改造项目", "eq", "60", "个")]),
        ("今年培育9家规范化、连锁化家政企业。", [("规范化、连锁化家政企业", "eq", "9", "家")]),
        # A verb begins something else.
        ("今年新建9个驿站、改造旧码头。", [("驿站", "eq", "9", "个")]),
        # Sorts that the last count names.
        (
            "今年打造4个百亿级、7个十亿级产业片区。",
            [("百亿级产业片区", "eq", "4", "个"), ("十亿级产业片区", "eq", "7", "个")],
        ),
        (
            "今年完成14座小一型和62座小二型山塘整治。",
            [("小一型山塘整治", "eq", "14", "座"), ("小二型山塘整治", "eq", "62", "座")],
        ),
        (
            "今年发放创业贷款8亿元，支持4万人实现创业。",
            [("发放创业贷款", "eq", "800000000", "CNY"), ("实现创业", "eq", "40000", "人")],
        ),
        ("今年建成9个邻里和美、设施配套齐全的示范社区。", [("示范社区", "eq", "9", "个")]),
    ],
)
def test_what_is_counted_is_a_list_to_its_end(facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年青禾港外运货运量、货值双双增长9%。", {"青禾港外运货运量", "青禾港外运货值"}),
        ("今年合同签约率、履约率均达到90%。", {"合同签约率", "合同履约率"}),
        ("今年支持云江开发区率先发展，产值力争达到90亿元。", {"云江开发区产值"}),
        ("今年水产业，建成3处冷库，扩建青石科技产业园；规模产值增长9%。", {"冷库", "水产业规模产值"}),
        ("今年核桃、山野菜产量分别达到3万吨和2万吨。", {"山野菜产量", "核桃产量"}),
        ("今年力争引进内、外资各增8%和6%。", {"外资", "引进内资"}),
    ],
)
def test_a_bare_head_is_that_of_the_owner_told_before(facts_of: FactsOf, text: str, expected: set[str]) -> None:
    assert {name for name, *_ in told(facts_of, text)} == expected


def test_things_counted_by_their_size_are_named_by_the_last_of_them(facts_of: FactsOf) -> None:
    text = "今年新增1家产值过90亿元、2家过40亿元、30家过亿元的龙头企业。"
    assert [(name, value) for name, _, value, _ in told(facts_of, text)] == [
        ("产值过90亿元龙头企业", "1"),
        ("产值过40亿元龙头企业", "2"),
        ("产值过亿元龙头企业", "30"),
    ]
    assert told(facts_of, "今年新增3家产值超90亿元企业。") == [("产值超90亿元企业", "eq", "3", "家")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("民生支出占比保持八成以上", ("民生支出占比", "ge", "80", "%")),
        ("茶叶加工转化率提高到六成半", ("茶叶加工转化率", "eq", "65", "%")),
        ("项目完成率不低于九成", ("项目完成率", "ge", "90", "%")),
        ("夜间经济营业额增长超三成", ("夜间经济营业额", "gt", "30", "%")),
    ],
)
def test_tenths_are_rates(facts_of: FactsOf, words: str, expected: tuple[str, ...]) -> None:
    assert told(facts_of, f"今年{words}。") == [expected]


def test_a_rate_is_named_alike_in_several_places(facts_of: FactsOf) -> None:
    found = [t for t in facts_of(HEAD + "今年让襄阳、宜昌城镇化率再提高3.1个百分点。") if isinstance(t, GrowthTarget)]
    assert [(t.indicator, t.indicator_text) for t in found] == [("urbanization_rate", "城镇化率")]


def test_industry_grows_by_its_output_and_is_counted_by_its_enterprises(facts_of: FactsOf) -> None:
    text = "今年规模以上工业增长9%，工业增长8%，新增规模以上工业30户。"
    found = [t for t in facts_of(HEAD + text) if isinstance(t, GrowthTarget)]
    assert [t.indicator for t in found] == ["industrial_va", "industrial_va", "large_enterprises"]


def test_verbs_that_share_their_object_name_it_each(facts_of: FactsOf) -> None:
    text = "今年新开工、竣工亿元以上技改项目分别达到36个、20个。"
    assert {name for name, *_ in told(facts_of, text)} == {"新开工亿元以上技改项目", "竣工亿元以上技改项目"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年粮食产量力争连续9年稳定在8亿斤以上。", ("粮食产量", "ge", "800000000", "斤")),
        ("力争茶叶年产值可达到6亿元。", ("茶叶年产值", "eq", "600000000", "CNY")),
        ("今年医疗救助水平均提高6%以上。", ("医疗救助水平", "ge", "6", "%")),
        ("确保机关公用经费一律压减8%。", ("机关公用经费", "eq", "-8", "%")),
        ("确保渔业村年集体收入基本达到12万元以上。", ("渔业村年集体收入", "ge", "120000", "CNY")),
        ("确保PM2.5平均浓度控制在每立方米30微克以下。", ("PM2.5平均浓度", "le", "30", "微克")),
        ("今年养老服务许可要达到40件。", ("养老服务许可", "eq", "40", "件")),
    ],
)
def test_how_surely_and_how_often_a_number_is_reached_is_no_part_of_its_name(
    facts_of: FactsOf, text: str, expected: tuple[str, ...]
) -> None:
    assert told(facts_of, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "今年加强28处县级服务中心建设。",
        "今年加大6个重点乡镇扶持力度。",
        "今年常态监测辖区内36条河流。",
        "今年深化与中电科29所、31所的合作。",
        "今年省财政筹集12亿元支持园区建设。",
        "今年市级整合1200万元用于改造茶园。",
        "今年扶持龙头企业，每家贴息50万元。",
        "今年对新上市企业奖励600万元。",
        "今年安排水利资金，其中河道治理6000万元、堤防加固3000万元。",
        "今年加快消除56人以上大班额。",
        "确保综合考核位次稳居全省前6位。",
    ],
)
def test_objects_of_work_names_with_numbers_and_ranks_set_no_goal(facts_of: FactsOf, text: str) -> None:
    assert told(facts_of, text) == []


def test_what_is_counted_without_such_a_word_is_aimed_at(facts_of: FactsOf) -> None:
    assert told(facts_of, "今年新建县级服务中心28处。") == [("新建县级服务中心", "eq", "28", "处")]
    assert told(facts_of, "今年新建中小学13所、幼儿园6所。") == [
        ("新建中小学", "eq", "13", "所"),
        ("新建幼儿园", "eq", "6", "所"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年每个县至少新建一所特教学校。", [("特教学校", "ge", "1", "所")]),
        ("今年力争引进两家以上行业龙头企业。", [("行业龙头企业", "ge", "2", "家")]),
        ("今年新建一所特教学校。", []),
        ("今年每年至少上升一个位次。", []),
    ],
)
def test_even_one_is_a_goal_where_it_is_the_least(
    facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(facts_of, text) == expected


def test_an_income_told_after_visitors_is_that_of_tourism(facts_of: FactsOf) -> None:
    text = "今年力争接待游客人次增长12%、总收入增长15%。"
    assert [row[0] for row in told(facts_of, text)] == ["接待游客人次", "旅游总收入"]


def test_a_level_that_is_a_large_step_is_the_level_of_the_indicator_before(facts_of: FactsOf) -> None:
    text = "今年地区生产总值增长7%左右、奋力站上2000亿元大台阶。"
    assert told(facts_of, text) == [
        ("地区生产总值", "approx", "7", "%"),
        ("地区生产总值", "eq", "200000000000", "CNY"),
    ]


def test_a_long_thing_counted_is_read_to_its_end(facts_of: FactsOf) -> None:
    text = "今年新建60个嵌入式街道托老服务驿站（点）和乡镇渔民互助照护活动之家。"
    assert [row[0] for row in told(facts_of, text)] == ["嵌入式街道托老服务驿站（点）和乡镇渔民互助照护活动之家"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "今年城镇、农村低保补差水平，分别从每月460元、210元提高到500元、230元。",
            [("城镇低保补差水平", "500"), ("农村低保补差水平", "230")],
        ),
        (
            "今年农产品加工转化率和畜禽粪污利用率分别由60%、70%提高到65%、80%。",
            [("农产品加工转化率", "65"), ("畜禽粪污利用率", "80")],
        ),
        ("今年粮食产量由50万吨提高到60万吨。", [("粮食产量", "600000")]),
    ],
)
def test_where_changes_of_two_start_from_is_no_goal_of_either(
    facts_of: FactsOf, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(name, value) for name, _, value, _ in told(facts_of, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年完成6所中职学校年度任务。", [("中职学校", "6")]),
        ("使基本医保参保率动态保持在96%以上。", [("基本医保参保率", "96")]),
        ("使农民人均收入到“十四五”期末超过30000元。", [("农民人均收入", "30000")]),
        ("在推进3.2平方公里片区开发的同时，新建公园6个。", [("新建公园", "6")]),
        ("全力落实减轻渔船负担、扶持海洋养殖36条。", []),
        ("今年市本级安排6000万元支持园区。", []),
    ],
)
def test_what_stands_beside_a_name_or_a_size_is_no_part_of_a_goal(
    facts_of: FactsOf, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(name, value) for name, _, value, _ in told(facts_of, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年氨氮、总磷排放量分别下降2%、3%。", ["氨氮排放量", "总磷排放量"]),
        ("今年新能源、绿色饲料产值分别增长15%、10%。", ["新能源产值", "绿色饲料产值"]),
        ("今年茶叶、水产品加工产值分别增长15%、10%。", ["茶叶加工产值", "水产品加工产值"]),
        ("今年国家级、省级示范区分别达到3个、9个。", ["国家级示范区", "省级示范区"]),
        ("今年城市、农村社区养老服务覆盖率分别达到95%、65%。", ["城市社区养老服务覆盖率", "农村社区养老服务覆盖率"]),
    ],
)
def test_the_shared_end_of_a_list_begins_where_a_word_does(facts_of: FactsOf, text: str, expected: list[str]) -> None:
    assert [row[0] for row in told(facts_of, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "今年引进100亿元以上项目5个、50亿元以上15个。",
            [("引进100亿元以上项目", "5"), ("引进50亿元以上项目", "15")],
        ),
        (
            "今年引进亿元以上项目85个，其中10亿元以上20个。",
            [("引进亿元以上项目", "85"), ("引进10亿元以上项目", "20")],
        ),
        ("今年新开工6亿元（4000万美元）以上项目30个。", [("新开工6亿元以上项目", "30")]),
        ("今年引进内资50亿元、外资3亿美元。", [("引进内资", "5000000000"), ("外资", "300000000")]),
    ],
)
def test_a_size_alone_tells_which_of_the_things_before_are_counted(
    facts_of: FactsOf, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(name, value) for name, _, value, _ in told(facts_of, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年企业上市、备案各1家，6家以上企业完成股改。", [("企业完成股改", "ge", "6", "家")]),
        ("今年筹办好乡贤大会等30场招商活动。", [("招商活动", "eq", "30", "场")]),
        ("今年力争融资规模扩大到170亿元以上。", [("融资规模", "ge", "17000000000", "CNY")]),
    ],
)
def test_a_count_behind_a_comma_and_one_of_examples_have_their_own_noun(
    facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert set(told(facts_of, text)) >= set(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年再压缩审批时限40%以上。", [("审批时限", "ge", "-40", "%")]),
        ("今年国有产权比重由52%调整到30%。", [("国有产权比重", "eq", "30", "%")]),
        ("今年在人员密集场所设置自助服务机60个。", [("自助服务机", "eq", "60", "个")]),
        ("今年确保6万以上贫困人口脱贫。", [("贫困人口脱贫", "ge", "60000", "人")]),
        ("今年完成2万左右剩余人口脱贫任务。", [("剩余人口脱贫", "approx", "20000", "人")]),
        ("今年打造云溪、石桥、柳林、沙洲4条“和美乡村”示范带。", []),
    ],
)
def test_what_is_cut_once_more_and_whom_a_bounded_number_counts(
    facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 从 within a word leads to no change of a number.
        ("今年旅游从业人员达到1.5万人。", [("旅游从业人员", "eq", "15000", "人")]),
        ("今年从业人员由8000人提高到1.2万人。", [("从业人员", "eq", "12000", "人")]),
        ("今年沿湖造纸企业由97家压减到40家以内。", [("沿湖造纸企业", "le", "40", "家")]),
        ("今年年底前锑矿只留下9家。", [("锑矿", "eq", "9", "家")]),
    ],
)
def test_the_words_of_a_change_are_no_part_of_a_name(
    facts_of: FactsOf, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert told(facts_of, text) == expected


def test_the_stages_of_a_plan_are_no_names(facts_of: FactsOf) -> None:
    found = told(facts_of, "近期2025年城区人口控制在75万人以内，中期2030年95万人以内，远期2035年130万人左右。")
    assert found == [
        ("城区人口", "le", "750000", "人"),
        ("城区人口", "le", "950000", "人"),
        ("城区人口", "approx", "1300000", "人"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("今年天然气供应达到12亿立方米。", "天然气供应"),
        ("今年项目签约达到300亿元。", "项目签约"),
        ("今年工业能源节约达到12万吨。", "工业能源节约"),
        ("今年渔业船只达到1200艘。", "渔业船只"),
        ("今年城市供水应达到12亿立方米。", "城市供水"),
        ("今年粮食产量约50万吨。", "粮食产量"),
    ],
)
def test_the_end_of_a_word_is_no_word_of_the_predicate(facts_of: FactsOf, text: str, name: str) -> None:
    assert [found[0] for found in told(facts_of, text)] == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年造纸企业由90家压减到40家以内。", ("造纸企业", "le", "40", "家")),
        ("今年乡镇企业产值由26亿元翻到50亿元。", ("乡镇企业产值", "eq", "5000000000", "CNY")),
        ("今年技改投资盯住60亿元。", ("技改投资", "eq", "6000000000", "CNY")),
        ("今年一般公共预算收入安排3.2亿元。", ("一般公共预算收入", "eq", "320000000", "CNY")),
    ],
)
def test_verbs_that_bring_a_number_about_are_no_part_of_its_name(
    facts_of: FactsOf, text: str, expected: tuple[str, ...]
) -> None:
    assert told(facts_of, text) == [expected]


def test_what_doubles_three_times_is_believed(facts_of: FactsOf) -> None:
    found = told(facts_of, "到2042年全市生产总值力争比2022年翻三番。")
    assert found == [("生产总值", "eq", "700", "%")]


def test_when_and_how_something_becomes_of_what_is_counted_is_no_part_of_its_name(facts_of: FactsOf) -> None:
    plan = "推动36个冷库工程一季度竣工，确保12条公路全部通车，对19个路口进行渠化改造，建设3个全面两孩服务中心。"
    assert told(facts_of, plan) == [
        ("冷库工程竣工", "eq", "36", "个"),
        ("公路通车", "eq", "12", "条"),
        ("路口渠化改造", "eq", "19", "个"),
        ("全面两孩服务中心", "eq", "3", "个"),
    ]
    found = [fact for fact in facts_of(HEAD + plan) if isinstance(fact, GrowthTarget)]
    assert [t.evidence.quote for t in found[:2]] == ["36个冷库工程一季度竣工", "12条公路全部通车"]
    # The quarter is that of the first alone.
    assert [t.period_end for t in found[:2]] == [date(2022, 3, 31), date(2022, 12, 31)]


def test_who_says_it_is_no_part_of_a_name(facts_of: FactsOf) -> None:
    plan = "《纲要（草案）》提出未来五年旅游总收入年均增长7.5%以上，县委提出全县茶叶产量突破3万吨。"
    assert told(facts_of, plan) == [("旅游总收入", "ge", "7.5", "%"), ("茶叶产量", "gt", "30000", "吨")]


def test_what_is_broken_is_passed(facts_of: FactsOf) -> None:
    plan = "确保龙头企业销售收入破百亿，竹制品产值首破90亿元，打破5项纪录。"
    assert told(facts_of, plan)[:2] == [
        ("龙头企业销售收入", "gt", "10000000000", "CNY"),
        ("竹制品产值", "gt", "9000000000", "CNY"),
    ]
    assert told(facts_of, plan)[2:] == [("纪录", "eq", "5", "项")]


@pytest.mark.parametrize(
    ("plan", "measure"),
    [
        ("着力扩大有效投资，确保实现16%的增长。", Measure.GROWTH),
        ("园区营业收入保持9%以上增长。", Measure.GROWTH),
        ("绿色建材占比由5%增长到8%。", Measure.LEVEL),
        ("特困人员供养标准提高到每年4600元。", Measure.LEVEL),
        ("村医补助标准提高到人均330元。", Measure.LEVEL),
        ("村医补助标准提高330元。", Measure.GROWTH),
    ],
)
def test_words_behind_a_number_and_before_it_tell_a_change_from_where_it_arrives(
    facts_of: FactsOf, plan: str, measure: Measure
) -> None:
    assert [fact.measure for fact in facts_of(HEAD + plan) if isinstance(fact, GrowthTarget)] == [measure]


def test_the_head_of_a_list_is_told_once_and_each_member_has_it(facts_of: FactsOf) -> None:
    plan = "绿色厂房、装配式厂房占比分别达到70%和20%。城镇养老、失业保险、工伤保险参保人数分别达到7万人、6万人和5万人。"
    assert [name for name, *_ in told(facts_of, plan)] == [
        "绿色厂房占比",
        "装配式厂房占比",
        "城镇养老保险参保人数",
        "失业保险参保人数",
        "工伤保险参保人数",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("本报讯　茶叶产量今年要达到6万吨。", "茶叶产量"),
        ("第11条 市域路网里程2025年达到90公里。", "市域路网里程"),
        ("全县今年茶叶产量明年要达到6万吨。", "茶叶产量"),
    ],
)
def test_what_stands_before_a_name_ends_before_it_though_a_time_follows(
    facts_of: FactsOf, text: str, name: str
) -> None:
    assert [found for found, *_ in told(facts_of, text)] == [name]


@pytest.mark.parametrize(
    ("plan", "names"),
    [
        ("增补14个州府城区小学学位2万个。", ["州府城区小学学位"]),
        ("确保100户重点企业累计完成节能量105万吨。", ["重点企业累计完成节能量"]),
        ("新建6个展馆和3座桥梁。", ["展馆", "桥梁"]),
        ("完成260个老旧小区1.2万户改造任务。", ["老旧小区", "改造"]),
        ("带动300户茶农户均增收5000元。", ["茶农", "茶农户均增收"]),
    ],
)
def test_what_tells_whose_things_the_next_number_counts_is_no_goal(
    facts_of: FactsOf, plan: str, names: list[str]
) -> None:
    assert [name for name, *_ in told(facts_of, plan)] == names


@pytest.mark.parametrize(
    ("plan", "name"),
    [
        ("漳州港集装箱吞吐量突破60万标箱。", "漳州港集装箱吞吐量"),
        ("漳州机场货邮吞吐量达到9万吨。", "漳州机场货邮吞吐量"),
        ("漳州港口吞吐量达到900万吨。", "港口吞吐量"),
        ("漳州森林覆盖率达到60%。", "森林覆盖率"),
    ],
)
def test_what_is_called_after_a_place_keeps_it(facts_of: FactsOf, plan: str, name: str) -> None:
    assert [found for found, *_ in told(facts_of, plan)] == [name]


@pytest.mark.parametrize(
    ("plan", "names"),
    [
        ("再减少贫困人口8万人。", ["减少贫困人口"]),
        ("帮助9000名失业人员实现再就业。", ["失业人员实现再就业"]),
        ("再生水利用率达到30%。", ["再生水利用率"]),
        ("按照建成区绿化覆盖率达到40%的要求补植增绿。", ["建成区绿化覆盖率"]),
        ("抓好34项改革试点任务，完成17条道路整治任务。", ["道路整治"]),
        ("之所以确定6%以上，对于推动我市经济总量过千亿大有好处。", []),
    ],
)
def test_particles_begin_no_name_and_tasks_are_no_things(facts_of: FactsOf, plan: str, names: list[str]) -> None:
    assert [name for name, *_ in told(facts_of, plan)] == names


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("为2.1万名65岁以上老年人免费体检。", [("65岁以上老年人免费体检", Measure.LEVEL)]),
        ("为300名0—6岁残疾儿童提供康复。", [("0—6岁残疾儿童提供康复", Measure.LEVEL)]),
        ("完成县乡公路改造提升100公里。", [("县乡公路改造", Measure.LEVEL)]),
        ("城镇化率巩固提升2个百分点。", [("城镇化率巩固", Measure.GROWTH)]),
        (
            "谋划亿元以上项目50个，新开工30个。",
            [("亿元以上项目", Measure.LEVEL), ("新开工亿元以上项目", Measure.LEVEL)],
        ),
        ("6月底前完成工业投资25亿元。", [("工业投资", Measure.LEVEL)]),
    ],
)
def test_ages_deeds_and_stages_of_what_is_counted(
    facts_of: FactsOf, plan: str, expected: list[tuple[str, Measure]]
) -> None:
    found = [fact for fact in facts_of(HEAD + plan) if isinstance(fact, GrowthTarget)]
    assert [(fact.indicator_text, fact.measure) for fact in found] == expected


@pytest.mark.parametrize(
    ("plan", "names"),
    [
        (
            "居民人均可支配收入增长6%，其中城镇5%、农村7%。",
            ["居民人均可支配收入", "城镇居民人均可支配收入", "农村居民人均可支配收入"],
        ),
        ("完成年度投资900亿元，其中市区600亿元。", ["年度投资", "市区年度投资"]),
        ("城镇登记失业率控制在4%以内，森林覆盖率达到60%。", ["城镇登记失业率", "森林覆盖率"]),
    ],
)
def test_a_part_of_the_people_or_the_place_has_the_name_of_the_whole(
    facts_of: FactsOf, plan: str, names: list[str]
) -> None:
    assert [name for name, *_ in told(facts_of, plan)] == names
