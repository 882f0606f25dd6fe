"""Amounts of money put into projects, groups and sectors."""

from datetime import date
from decimal import Decimal

import pytest

from models.vocabulary import Comparator, InvestmentKind
from pipeline.rules import load_rules
from pipeline.rules.source import PatternRule, read_pattern_rules
from tests.conftest import InvestmentsOf

TOTAL, PLAN, DONE = InvestmentKind.TOTAL, InvestmentKind.ANNUAL_PLAN, InvestmentKind.COMPLETED
SIGNED, UTILIZED, FUNDING = InvestmentKind.SIGNED, InvestmentKind.UTILIZED, InvestmentKind.FUNDING


@pytest.mark.parametrize(
    ("text", "kind", "amount"),
    [
        ("云溪化工园项目总投资35亿元。", TOTAL, 35),
        ("公司拟投资2亿元新建厂房。", TOTAL, 2),
        ("该工程投资概算12亿元。", TOTAL, 12),
        ("全市安排重点项目120个，年度计划投资300亿元。", PLAN, 300),
        ("今年将完成交通投资14亿元。", PLAN, 14),
        ("力争全年固定资产投资突破500亿元。", PLAN, 500),
        ("去年全市完成固定资产投资488亿元，比上年增长12.3%。", DONE, 488),
        ("目前该项目已投资3亿元。", DONE, 3),
        ("大会现场签约金额90亿元。", SIGNED, 90),
        ("招商引资到位资金45亿元，同比增长8.1%。", UTILIZED, 45),
        ("去年发行专项债券26亿元。", FUNDING, 26),
        ("市财政安排2亿元专项资金支持技术改造。", FUNDING, 2),
    ],
)
def test_words_beside_an_amount_tell_its_kind(
    investments_of: InvestmentsOf, text: str, kind: InvestmentKind, amount: int
) -> None:
    (found,) = investments_of(text)
    assert (found.kind, found.amount, found.currency) == (kind, amount * 10**8, "CNY")


@pytest.mark.parametrize(
    "text",
    [
        "全市地区生产总值达到900亿元，增长6%。",
        "项目建成后可实现年产值30亿元、利税2亿元。",
        "一般公共预算收入45亿元。",
        "外贸进出口总额120亿美元。",
        "中标价7亿元。",
        "法院判处罚金200万元。",
        "各项存款余额1400亿元。",
        "新开工亿元以上项目260个。",
        "违规套取专项资金300万元。",
        "亩均投资200万元。",
        "国内游客花费64亿元。",
    ],
)
def test_output_income_prices_and_thresholds_are_no_investment(investments_of: InvestmentsOf, text: str) -> None:
    assert investments_of(text) == []


def test_foreign_money_keeps_its_currency(investments_of: InvestmentsOf) -> None:
    (found,) = investments_of("全年实际利用外资3.7亿美元，增长9.1%。")
    assert (found.kind, found.currency, found.amount) == (UTILIZED, "USD", Decimal(370_000_000))


def test_a_range_has_both_ends(investments_of: InvestmentsOf) -> None:
    (found,) = investments_of("该项目计划总投资1.5—2亿元。")
    assert (found.amount, found.amount_high, found.comparator) == (150_000_000, 200_000_000, Comparator.RANGE)


def test_a_group_keeps_its_words_and_its_count(investments_of: InvestmentsOf) -> None:
    (found,) = investments_of("此次集中开工重点项目23个，总投资66亿元。")
    assert (found.subject, found.project_count) == ("集中开工重点项目", 23)


def test_two_figures_before_one_noun_share_it(investments_of: InvestmentsOf) -> None:
    found = investments_of("谋划总投资1.2万亿元、年度计划投资2000亿元的860个重点项目。")
    assert [(one.kind, one.subject, one.project_count) for one in found] == [
        (TOTAL, "重点项目", 860),
        (PLAN, "重点项目", 860),
    ]


def test_later_members_of_a_list_take_the_kind_of_the_first(investments_of: InvestmentsOf) -> None:
    found = investments_of("去年交通、教育行业分别完成投资18亿元、16亿元，同比均有增长。")
    assert [(one.kind, one.subject, one.amount) for one in found] == [
        (DONE, "交通行业", 1_800_000_000),
        (DONE, "教育行业", 1_600_000_000),
    ]


def test_from_one_figure_to_another_both_count(investments_of: InvestmentsOf) -> None:
    found = investments_of("五年来，固定资产投资从310亿元增加到870亿元。")
    assert [(one.kind, one.amount) for one in found] == [(DONE, 31_000_000_000), (DONE, 87_000_000_000)]


def test_a_clause_without_a_noun_takes_that_of_the_clause_before(investments_of: InvestmentsOf) -> None:
    (found,) = investments_of("五年来，全社会固定资产投资年均增长14%，累计达到2.3万亿元。")
    assert (found.kind, found.amount) == (DONE, 2_300_000_000_000)


def test_a_part_is_of_the_kind_of_its_whole(investments_of: InvestmentsOf) -> None:
    found = investments_of("计划安排重大项目88个，年度计划投资224亿元，其中政府投资57亿元。")
    assert [one.kind for one in found] == [PLAN, PLAN]


def test_a_figure_said_twice_is_one_fact(investments_of: InvestmentsOf) -> None:
    found = investments_of("青溪大桥工程总投资近8亿元。据介绍，青溪大桥工程总投资8亿元，全长3公里。")
    assert [(one.amount, one.comparator) for one in found] == [(800_000_000, Comparator.LT)]


def test_a_phase_is_a_part_of_what_was_spoken_of(investments_of: InvestmentsOf) -> None:
    found = investments_of("临江绳网产业园总投资20亿元，其中一期工程投资8亿元，一期已投资5亿元。")
    assert [(one.kind, one.subject) for one in found] == [
        ("total", "临江绳网产业园"),
        ("total", "临江绳网产业园一期"),
        ("completed", "临江绳网产业园一期"),
    ]


@pytest.mark.parametrize(
    ("before", "pointing", "subject"),
    [
        ("在场的金鼓江南港区码头正在打桩", "该码头", "金鼓江南港区码头"),
        ("横跨茅岭江的平陆河大桥封顶", "该桥计划", "平陆河大桥"),
        ("码头正在打桩", "该码头", "码头"),
    ],
)
def test_a_pointing_word_leads_back_to_the_works_of_its_kind(
    investments_of: InvestmentsOf, before: str, pointing: str, subject: str
) -> None:
    assert [one.subject for one in investments_of(f"{before}，塔吊林立。{pointing}总投资9亿元。")] == [subject]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("全面推进300个省重点项目建设，完成年度投资471亿元。", "省重点项目"),
        ("云溪污水处理厂二期开工。前五个月完成投资4200万元。", "云溪污水处理厂二期"),
        ("平洲水上运动中心、丹灶文化馆建成投用，总投资约4亿元。", "平洲水上运动中心、丹灶文化馆"),
        ("二、关于云溪县通用机场。选址意见已经出具，估算投资22亿元。", "云溪县通用机场"),
        ("该镇投入43亿元，建设搬迁安置房。", "搬迁安置房"),
        ("集中开工的还有云溪电厂3号机组，估算总投资66亿元。", "云溪电厂3号机组"),
        ("云溪铁路全长88公里，国家批准概算52亿元。", "云溪铁路"),
        ("要抓好两件大事：滨江活力新城，总投资120亿元。", "滨江活力新城"),
        ("云溪水库除险加固完工，共花了6000万元。", "云溪水库除险加固"),
        ("投入2.8亿元改造提升6家公立医院。", "公立医院"),
        ("东岭区开工重点项目30个，总投资90亿元。", "重点项目"),
        ("上半年东岭区引进内资42亿元。", "引进内资"),
        ("全市招商引资到位资金96亿元。", "招商引资"),
        ("另有三个属于装备制造，包括云溪风电运维母港（总投资8亿元）。", "云溪风电运维母港"),
        ("位于茅岭镇的云溪加氢站已经运行，投资仅有9600万元。", "云溪加氢站"),
    ],
)
def test_words_for_money_time_and_payers_are_no_subject(investments_of: InvestmentsOf, text: str, subject: str) -> None:
    assert [one.project or one.subject for one in investments_of(text)] == [subject]


def test_what_will_be_put_in_this_year_is_a_plan_for_it(investments_of: InvestmentsOf) -> None:
    found = investments_of("今年将投资8亿元改造河西大道。明年将投资5亿元建设汉江三桥。")
    assert [(one.kind, one.subject) for one in found] == [("annual_plan", "河西大道"), ("annual_plan", "汉江三桥")]


def test_money_without_a_word_for_its_source_is_spent_on_the_works(investments_of: InvestmentsOf) -> None:
    spent = investments_of("去年投入资金4200万元改造城区道路。")
    public = investments_of("去年投入财政资金4200万元改造城区道路。")
    assert [one.kind for one in (*spent, *public)] == [DONE, FUNDING]


def test_the_share_of_one_year_in_a_total_is_its_plan(investments_of: InvestmentsOf) -> None:
    found = investments_of("今年计划安排重点项目32个，总投资21亿元，当年投资5.6亿元。")
    assert [(one.kind, one.project_count) for one in found] == [(TOTAL, 32), (PLAN, 32)]


def test_a_plan_without_a_time_is_for_the_year_of_the_document(investments_of: InvestmentsOf) -> None:
    (found,) = investments_of("力争完成工业投资400亿元以上。", published_on=date(2023, 2, 1))
    assert (found.period_start, found.period_end) == (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("2023年1月9日，会议通报：全年完成交通投资9亿元。", None),
        ("2023年12月28日，会议通报：全年完成交通投资9亿元。", 2023),
        ("2023年1月9日，会议通报：2022年完成交通投资9亿元。", 2022),
        ("2023年1月9日，会议提出：全年要完成交通投资9亿元。", 2023),
        ("2023年1月9日，会议通报：交通投资完成9亿元，是“十三五”时期的2.1倍。", None),
        ("2023年1月9日，会议通报：新开线路是“十三五”时期的2.1倍，完成交通投资9亿元。", None),
    ],
)
def test_money_that_was_spent_is_of_a_year_that_is_over(
    investments_of: InvestmentsOf, said: str, year: int | None
) -> None:
    (found,) = investments_of(said)
    assert (found.period_end and found.period_end.year) == year


def test_the_place_of_money_is_named_in_its_clause(investments_of: InvestmentsOf) -> None:
    near, far = investments_of(
        "2023年1月9日，资阳市通报：安岳县完成工业投资9亿元。安岳至乐至公路开工，全市新签约项目20个，协议投资额30亿元。"
    )
    assert (near.adcode, far.adcode) == ("512021", "512000")


def test_money_of_a_text_about_several_places_is_of_those_of_its_passage(investments_of: InvestmentsOf) -> None:
    country, province, city, nobody = investments_of(
        "三月要讯\n商务部发布数据：全国实际使用外资900亿元。\n青海：春耕忙\n当地安排农业专项资金6亿元。\n"
        "在四川泸州举行的茶叶大会上，12个项目签约，总投资达45亿元。\n远航客机交付\n该机型累计投入研发资金30亿元。"
    )
    assert (country.adcode, province.adcode, city.adcode, nobody.adcode) == ("100000", "630000", "510500", None)


def test_money_of_a_text_that_speaks_for_its_city_is_the_citys(investments_of: InvestmentsOf) -> None:
    (found,) = investments_of(
        "项目快讯\n南靖县、平和县的春茶陆续开采。\n全市上下抢抓工期，漳州的工地一派繁忙。\n一季度完成工业投资70亿元。"
    )
    assert found.adcode == "350600"


def test_the_evidence_begins_with_the_words_that_tell_the_kind(investments_of: InvestmentsOf) -> None:
    (found,) = investments_of("据介绍，该项目总投资35亿元，占地200亩。")
    assert found.evidence.quote == "该项目总投资35亿元"
    assert found.evidence.rule == "total"


@pytest.mark.parametrize(
    ("text", "kind", "amount"),
    [
        ("白鹭洲大桥月底开工，造价2.6亿元。", TOTAL, 26),
        ("新建的云溪小学预算约3000万元。", TOTAL, 3),
        ("新建老街小学，盘子是三千万。", TOTAL, 3),
        ("两座水厂竣工，决算4.1亿元。", DONE, 41),
        ("河西污水厂在建，县里已经投了1.3个亿。", DONE, 13),
        ("北环高速今年下达任务9亿元。", PLAN, 90),
        ("玉带河整治，省里补助4000万元。", FUNDING, 4),
        ("云台镇搬迁安置点建设费2000万元全部由县财政承担。", FUNDING, 2),
        ("我们招商引资，今年签约6.5亿元。", SIGNED, 65),
        ("实际利用台资2亿元。", UTILIZED, 20),
        ("县里安排2000万元推进城区管网改造。", FUNDING, 2),
        ("隔壁的粮食储备库（一期）1.3亿元，已经封顶。", TOTAL, 13),
        ("二期厂房月底开工，一期3000万元已到账。", UTILIZED, 3),
    ],
)
def test_local_papers_have_words_of_their_own_for_what_works_cost(
    investments_of: InvestmentsOf, text: str, kind: InvestmentKind, amount: int
) -> None:
    (found,) = investments_of(text)
    assert (found.kind, found.amount) == (kind, amount * 10**7)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("云溪河整治批复总投资6亿元，其中中央补助投资3亿元，要求地方配套资金2亿元。", [TOTAL, FUNDING, FUNDING]),
        (
            "水渠总投资500万元。其中：村民自筹70万元，以劳折资60万元，村集体投入30万元。",
            [TOTAL, FUNDING, FUNDING, FUNDING],
        ),
        ("下达建设资金600万元，其中省级配套资金300万元、县级200万元，群众自筹资金100万元。", [FUNDING] * 4),
        ("水库工程预计安排中央投资7500万元，其中东塘4500万元，西堤3000万元。", [FUNDING, FUNDING, FUNDING]),
        ("去年全县完成固定资产投资126.6亿元，其中，县属投资108.4亿元，临空园区18.2亿元。", [DONE, DONE, DONE]),
        ("对口支援云台县三年来，远山市投入1560万元。", [FUNDING]),
        ("总投资6亿元的云台广场项目、 4.9亿元的陆港物流项目将签约。", [TOTAL, TOTAL]),
    ],
)
def test_the_sources_of_a_sum_have_kinds_of_their_own(
    investments_of: InvestmentsOf, text: str, kinds: list[InvestmentKind]
) -> None:
    assert [one.kind for one in investments_of(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("进村道路硬化预计投入资金165万元。", TOTAL),
        ("水厂年底投用，总投入8600万元。", TOTAL),
        ("水厂已投入8600万元。", DONE),
        ("建设单位：远山集团。投资总额：9600万元", TOTAL),
        ("开工98个项目，年预计投资26亿元。", PLAN),
        ("一期远山文旅投资8亿元，打造滨水街区。", TOTAL),
        ("地方配套资金实际到位2.3亿元。", FUNDING),
        ("截至9月底，完成投资任务7.61亿元。", DONE),
        ("今年铁路建设投资要完成85亿元。", PLAN),
        ("园区五年拟投40亿，建成储能基地。", TOTAL),
        ("修桥的钱有了，专项债批下来3.2亿元。", FUNDING),
        ("今年除险加固水库6座，3400万元。", TOTAL),
    ],
)
def test_what_is_to_be_laid_out_and_what_has_been(
    investments_of: InvestmentsOf, text: str, kind: InvestmentKind
) -> None:
    assert [one.kind for one in investments_of(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "这款手机造价8000元。",
        "新建学校多，部门预算12亿元。",
        "游客在景区花了3000万元。",
        "公司签约海外承包工程合同额50亿元。",
        "双方签订采购合同，合同金额2亿元。",
        "县里招商，与五家银行签订20亿元贷款协议。",
        "全年税收任务30亿元。",
        "查出私设的小金库，合计4000万元。",
        "云台水库供水，水费收入3000万元。",
        "新建厂房三座，年产值，9亿元。",
    ],
)
def test_the_words_of_local_papers_need_works_beside_them(investments_of: InvestmentsOf, text: str) -> None:
    assert investments_of(text) == []


def test_a_bare_amount_in_a_list_of_works_is_what_the_item_costs(investments_of: InvestmentsOf) -> None:
    found = investments_of(
        "集中签约的项目有：\n▲远山集团多晶硅及下游材料，云台园区，32亿元\n▲陆港物流园二期，11亿元\n▲青石岭抽水蓄能电站（120万千瓦，86亿元）"
    )
    assert [(one.kind, one.amount // 10**8) for one in found] == [(TOTAL, 32), (TOTAL, 11), (TOTAL, 86)]


def test_parts_of_a_sum_are_of_its_kind_and_other_money_is_no_part(investments_of: InvestmentsOf) -> None:
    found = investments_of("安排项目80个，总投资260亿元，其中综合交通96亿元、产业平台73亿元，税收12亿元。")
    assert [(one.kind, one.amount // 10**8) for one in found] == [(TOTAL, 260), (TOTAL, 96), (TOTAL, 73)]


def test_a_share_of_a_total_is_of_the_total(investments_of: InvestmentsOf) -> None:
    found = investments_of("焚烧厂总投资4亿元，其中环保投资7000万元。")
    assert [one.kind for one in found] == [TOTAL, TOTAL]


def test_a_phase_without_a_verb_is_of_the_kind_of_the_whole(investments_of: InvestmentsOf) -> None:
    found = investments_of("县医院新院区（总投资6.8亿元，一期4.2亿元）年底封顶。")
    assert [(one.kind, one.amount // 10**7) for one in found] == [(TOTAL, 68), (TOTAL, 42)]


def test_a_clause_that_carries_on_tells_what_was_done(investments_of: InvestmentsOf) -> None:
    found = investments_of("云龙铁路今年计划投资22亿元，到9月底已完成19.05亿元。")
    assert [one.kind for one in found] == [PLAN, DONE]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("全年固定资产投资目标320亿元，一季度完成58亿元。", [PLAN, DONE]),
        ("今年全市交通计划完成投资62亿元，上半年干了28亿元。", [PLAN, DONE]),
        ("今年全市计划完成投资620亿元，其中河东区完成280亿元，河西区完成340亿元。", [PLAN, PLAN, PLAN]),
        ("当年新开工项目总投资15亿元，次年干了22亿元。", [TOTAL]),
    ],
)
def test_a_clause_without_a_noun_of_its_own_carries_on(
    investments_of: InvestmentsOf, text: str, kinds: list[InvestmentKind]
) -> None:
    assert [one.kind for one in investments_of(text)] == kinds


@pytest.mark.parametrize(("head", "kind"), [("今年的主要预期目标是：", PLAN), ("去年主要指标完成情况：", DONE)])
def test_the_head_of_a_list_tells_goals_from_results(
    investments_of: InvestmentsOf, head: str, kind: InvestmentKind
) -> None:
    found = investments_of(f"{head}\n\n——粮食总产稳定。\n\n——全社会固定资产投资74.4亿元，增长15%。")
    assert [one.kind for one in found] == [kind]


def test_the_sum_of_signed_projects_is_signed_for(investments_of: InvestmentsOf) -> None:
    (found,) = investments_of("全县签约项目32个，总金额86亿元。")
    assert (found.kind, found.amount) == (SIGNED, 8_600_000_000)


def test_the_goal_that_a_result_is_a_share_of_counts(investments_of: InvestmentsOf) -> None:
    found = investments_of("全县到位资金54.7亿元，完成全年目标110亿元的49.7%。")
    assert [(one.kind, one.amount // 10**7) for one in found] == [(UTILIZED, 547), (UTILIZED, 1100)]


def test_granted_money_that_arrives_stays_granted(investments_of: InvestmentsOf) -> None:
    found = investments_of("云溪河治理争取中央补助3亿元，到位2亿元。")
    assert [one.kind for one in found] == [FUNDING, FUNDING]


def test_a_bare_amount_belongs_to_the_clause_that_it_completes(investments_of: InvestmentsOf) -> None:
    found = investments_of("康养小镇由远山集团投资，26亿元，明年开园。")
    assert [(one.kind, one.amount) for one in found] == [(TOTAL, 2_600_000_000)]


def test_every_cue_matches_its_examples_and_no_counterexample() -> None:
    rules = load_rules().investments
    for rule in (kind.rule for kind in (*rules.leads, *rules.trails, *rules.items, *rules.columns)):
        for example in rule.examples:
            assert rule.pattern.search(example), (rule.id, example)
        for example in rule.counterexamples:
            assert not rule.pattern.search(example), (rule.id, example)


SHAPES = [rule for name in ("investments.toml", "investments_local.toml") for rule in read_pattern_rules(name, "shape")]


@pytest.mark.parametrize("rule", SHAPES, ids=lambda rule: rule.id)
def test_every_shape_matches_its_examples_and_no_counterexample(rule: PatternRule) -> None:
    assert all(rule.pattern.search(example) for example in rule.examples)
    assert not any(rule.pattern.search(example) for example in rule.counterexamples)


def test_a_figure_is_of_what_the_one_before_was_where_nothing_else_is_named(investments_of: InvestmentsOf) -> None:
    found = investments_of("云溪铁路全长88公里，总投资52亿元，由省里出资。到今年10月，累计投资19亿元。")
    assert [one.project or one.subject for one in found] == ["云溪铁路", "云溪铁路"]


def test_members_of_a_list_get_their_amounts_across_the_clause(investments_of: InvestmentsOf) -> None:
    found = investments_of("开工建设云溪污水处理厂、茅岭物流园、平陆河大桥，当年分别完成投资4亿元、3亿元和2亿元。")
    assert [one.project for one in found] == ["云溪污水处理厂", "茅岭物流园", "平陆河大桥"]
