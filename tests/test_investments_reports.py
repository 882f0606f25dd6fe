"""Money as the reports of governments tell it: what is laid out, won, arranged, and shared among a list."""

from datetime import date

import pytest

from tests.conftest import InvestmentsOf


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # A verb before the first member of a list is that of all.
        ("完成新建类投资17亿元、续建类投资26亿元，均超额完成任务。", ["completed", "completed"]),
        # The share of a year is told by the clause before, or by what was arranged.
        ("青溪开口岸。\n今年，青溪口岸扩能工程计划投资1.9亿元。", ["annual_plan"]),
        ("今年暂定安排13项县级建设项目，计划投资22亿元以上。", ["annual_plan"]),
        ("会展中心二期正在建设，今年投资将超过2亿元。", ["annual_plan"]),
        # What exceeds a plan has been done, and by how much is no sum of its own.
        ("全县39个重点项目完成投资191亿元，超出年度计划19亿元。", ["completed"]),
        # Public money, whatever the verb.
        ("坚持精准帮扶，累计投入财政帮扶资金14亿元。", ["funding"]),
        ("筹集7亿元陶瓷产业扶持资金，为厂家减负。", ["funding"]),
        ("安排超过5000万元财政资金支持九个转型项目。", ["funding"]),
        ("用好1.5亿元市级前期费，谋划一批项目。", ["funding"]),
        ("整合1.3亿元支持药材和14个牛羊大县建设。", ["funding"]),
        ("争取国债、中央预算内投资项目23个、资金13.4亿元。", ["funding"]),
        ("云台财政帮扶青溪资金3.59亿元。", ["funding"]),
        ("投入1600万元支持企业改进窑炉工艺。", ["funding"]),
        ("今年再筹措资金9亿元以上，实施供暖、就学等6项为民办实事工程。", ["funding"]),
        ("开发区投入基础设施建设资金8.8亿元。", ["completed"]),
        ("县财政“十五五”期间每年投入9000万元，新建幼儿园21所。", ["funding"]),
        ("市财政扶持花卉种植的投入达到3亿元，其中良种研究资金4000万元。", ["funding", "funding"]),
        ("每年投入8000万元补助乡村幼儿园。", ["funding"]),
        ("累计投入结对帮扶资金4亿元。", ["funding"]),
        ("投入廉租房补贴资金900万元。", []),
        # What grew is of a time; what is being built has a total, from one figure to another and as it was counted.
        ("水利会战投资9亿元，增长12%。", ["completed"]),
        ("在建航道工程投资规模达14亿元。", ["total"]),
        ("光电产业投资由2014年的6亿元增加到2018年的13亿元。", ["completed", "completed"]),
        ("实际利用外资（老口径）7亿美元，增长3%。", ["utilized"]),
        ("在库项目81个、总投资超69亿元。", ["reserve"]),
        # Money from outside, and what was signed for.
        ("引进省外资金60亿元、外资5500万美元。", ["utilized", "utilized"]),
        ("力争三县招商引资实际投资额超过90亿元。", ["utilized"]),
        ("年内引入民间资本达到150亿元。", ["utilized"]),
        ("新签约产业项目24个，协议总投资额220亿元。", ["signed"]),
        ("大力招商，全年引进国内投资72亿元。", ["utilized"]),
        # What a treasury lays out is public money, whatever stands between.
        ("市县两级财政累计投入31亿元，改造校舍。", ["funding"]),
        ("累计投入扶贫资金27亿元，全部村庄脱贫。", ["funding"]),
        ("企业累计投入9亿元，建成三座车间。", ["completed"]),
        ("筹措专项资金29亿元，其中中央补助16亿元、县本级投入8亿元。", ["funding"] * 3),
        ("去年，安排林道设施建设投资3亿元，其中争取上级部门支持1亿元。", ["completed", "funding"]),
        # Investment that is counted for a time is no cost of works.
        ("去年，“千企帮千村”新增投资26亿元。", ["completed"]),
        ("去年，落实中央资金62亿元，带动能源领域投资超140亿元。", ["funding", "completed"]),
        ("五年来，用于公园建设的投资达57亿元。", ["completed"]),
        ("新增入库项目总投资57亿元。", ["total"]),
        ("今年继续投资7亿元，完成39项水利工程。", ["annual_plan"]),
        ("推动公路大会战，全年公路计划投资73亿元。", ["annual_plan"]),
        ("今年排定43个技改项目，力争投资达到6亿元。", ["annual_plan"]),
        ("今年安排省级重点项目310个、投资2700亿元。", ["annual_plan"]),
        ("去年，新区开工项目22个，年度完成投资11.47亿元。", ["completed"]),
        ("争取国省投资7亿元，支持乡村学校建设。", ["funding"]),
        ("力争年内落实中央投资9亿元以上。", ["funding"]),
        ("今年，市财政将投入7亿元办好民生实事。", ["funding"]),
        ("全县财政投入七项惠农工程6亿元，比前年增加2亿元。", ["funding"]),
        # Funds that are counted, bonds behind their amounts, public money with more than a word between.
        ("市级产业基金达8支、规模27亿元。", ["funding"]),
        ("设立创投基金12支、42亿元。", ["funding"]),
        ("水务集团三期9亿元企业债券顺利发行。", ["funding"]),
        ("落实全市七件惠民实事资金3亿元。", ["funding"]),
        ("落实中央预算内、以工代赈、专项债资金等7亿元。", ["funding"]),
        ("全市财政用于支持校舍改造的资金为8亿元。", ["funding"]),
        ("县里已落实7亿元资金，继续加固堤防。", ["funding"]),
        ("新签约亿元以上项目74个、金额310亿元。", ["signed"]),
        ("34家企业签约投资项目87亿元，涵盖竹木加工、茶叶等四类。", ["signed"]),
        ("去年，民间投资日益活跃，达到26亿元，位居前列。", ["completed"]),
        ("确保交通投资实现翻番，达到70亿元。", ["annual_plan"]),
    ],
)
def test_the_words_of_reports_tell_the_kind(investments_of: InvestmentsOf, text: str, kinds: list[str]) -> None:
    assert [one.kind.value for one in investments_of(text)] == kinds


def test_the_members_of_a_shared_list_that_are_no_investment_are_left_out(investments_of: InvestmentsOf) -> None:
    found = investments_of("去年，全县生产总值、税收、固定资产投资分别达81亿元、6亿元和29亿元。")
    assert [(one.subject, one.amount) for one in found] == [("固定资产投资", 2_900_000_000)]


def test_two_sums_that_are_alike_are_two_if_they_are_of_different_things(investments_of: InvestmentsOf) -> None:
    found = investments_of("投入3亿元建设廉租房。群众满意。投入3亿元改造青溪水库。")
    assert [one.subject for one in found] == ["廉租房", "青溪水库"]


def test_a_class_of_size_with_two_thresholds_is_no_sum(investments_of: InvestmentsOf) -> None:
    assert investments_of("争取引进投资过20亿元、过80亿元的制造业项目各有所获。") == []
    assert investments_of("招引总投资90亿元或9亿美元项目4个以上。") == []


@pytest.mark.parametrize(
    "text",
    [
        "新引进总投资超4000万元的农业项目27个。",
        "总投资千万元以上项目占全部开工项目的三成。",
        "带动8个总投资30亿元以上重大项目落地。",
        "全年实际利用外资超1亿美元的县区达到6个。",
        "重点盯住投资6亿元以上或年税收5000万元以上的工业项目。",
        "新备案7个投资过30亿元、两个过90亿元的重大项目。",
    ],
)
def test_projects_counted_behind_or_before_a_threshold_are_each_so_large(
    investments_of: InvestmentsOf, text: str
) -> None:
    assert investments_of(text) == []


def test_a_class_within_a_sum_is_no_part_of_it(investments_of: InvestmentsOf) -> None:
    found = investments_of("签约项目90个，总投资310亿元，其中亿元以上项目64个。")
    assert [one.amount for one in found] == [31_000_000_000]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("抓好总投资2700多亿元的140个重大项目。", 270_000_000_000),
        ("推进70个总投资400多亿元的化工项目。", 40_000_000_000),
        ("合力抓好总投资超300亿元的25个水利项目。", 30_000_000_000),
        ("整合项目资金7亿元以上实施石岭清淤工程。", 700_000_000),
    ],
)
def test_a_sum_that_has_its_number_of_projects_is_no_threshold(
    investments_of: InvestmentsOf, text: str, amount: int
) -> None:
    assert [one.amount for one in investments_of(text)] == [amount]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("去年，公路投资7亿元，五年累计突破30亿元。", [7, 30]),
        ("去年，固定资产投资7亿元，增长9%，四年累计26亿元。", [7, 26]),
        ("五年累计完成城建投资31亿元，去年达到8亿元。", [31, 8]),
        ("全社会固定资产投资突破70亿元大关，达到72亿元。", [70, 72]),
        ("实际利用外资从2亿美元增至7亿美元。", [2, 7]),
        ("五年累计完成城建投资31亿元，累计税收8亿元。", [31]),
        ("完成城建投资31亿元，去年8亿元产值。", [31]),
    ],
)
def test_a_clause_right_behind_tells_the_same_of_another_time(
    investments_of: InvestmentsOf, text: str, amounts: list[int]
) -> None:
    assert [one.amount for one in investments_of(text)] == [amount * 10**8 for amount in amounts]


def test_what_is_saved_is_not_put_in(investments_of: InvestmentsOf) -> None:
    assert investments_of("审减政府投资工程投资7.8亿元、审减率29%。") == []
    assert len(investments_of("政府投资工程投资7.8亿元。")) == 1


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # What the next words do with the money.
        ("投资近9亿元改造提升188条、24公里背街小巷，面貌一新。", ["背街小巷"]),
        ("县财政投入3000万元，促进返乡农民创业。", ["返乡农民创业"]),
        ("投资6400万元，解决了3万山区群众和两所中学师生的安全饮水问题。", ["安全饮水"]),
        ("累计投入了9亿的资金，踏踏实实修复青溪两岸。", ["青溪两岸"]),
        ("投资1亿元修建青溪路、卡云路、云山路等道路工程。", ["青溪路、卡云路、云山路等道路"]),
        ("投资4600万元对19个渔港码头提升改造。", ["渔港码头提升改造"]),
        # What the clause before says of its noun.
        ("古村落保护提档升级，完成投资3亿元。", ["古村落保护"]),
        ("体育投入力度不断加大，安排财政预算资金810万元。", ["体育投入"]),
        # Groups that are told in one breath, and names before the words for their group.
        ("推进9个重大农业项目和7个列市重点项目，完成投资超31亿元。", ["重大农业项目、列市重点项目"]),
        ("8个市县重点项目、5个“双新”项目完成投资12亿元。", ["市县重点项目、“双新”项目"]),
        ("实施会展中心二期等城建重点项目51个，完成投资87亿元。", ["城建重点项目"]),
        ("签约远山电子、青溪药业等27个项目，协议投资金额69亿元。", ["签约项目"]),
        ("亿元以上制造业项目落地16个、总投资32亿元。", ["亿元以上制造业项目"]),
        ("落户新区项目9个，完成投资4亿元。", ["新区项目"]),
        ("实施重大农业项目36个，其中十亿项目2个、亿元项目15个，完成投资58亿元。", ["重大农业项目"]),
        # Sorts of money, and where contracts were signed.
        ("完成航道、管网、绿化、环卫投资分别达6亿元、5亿元、3亿元、2亿元。", ["航道", "管网", "绿化", "环卫"]),
        ("落实中央预算内投资12亿元、市级财政资金3亿元。", ["中央预算内投资", "市级财政资金"]),
        ("固定资产投资64亿元，增长7%，争取专项资金8亿元。", ["固定资产投资", "专项资金"]),
        ("9场茶商恳谈活动收获颇多，全年实际到位资金37亿元。", ["实际到位资金"]),
        ("县财政投入专项奖补资金730万元。", ["专项奖补资金"]),
        ("如期举办第三届青溪瓷器博览会，签约总金额27亿元。", ["第三届青溪瓷器博览会"]),
        ("力争电力领域完成投资10亿元以上。", ["电力领域"]),
        ("确保引进市外3000万元以上项目资金21亿元。", ["市外3000万元以上项目资金"]),
        ("力争完成固定资产投资73亿元，铺开18个重大工程。", ["固定资产投资"]),
        # A group before the amount is what it is of, whatever the next clause builds.
        ("实施12个重点水运项目，年度计划投资7亿元，打造内河航运样板。", ["重点水运项目"]),
        ("26个共建重大项目完成投资30亿元。", ["共建重大项目"]),
        ("其中续建项目18个、投资5.6亿元，新建项目64个、投资3.8亿元。", ["续建项目", "新建项目"]),
        ("商贸、水利、林业和渔业分别完成投资9亿元、7亿元、4亿元、2亿元。", ["商贸", "水利", "林业", "渔业"]),
        ("3个滨湖组团新签约亿元以上项目11个、总投资26亿元。", ["滨湖组团新签约亿元以上项目"]),
        ("投资2亿元青溪流域保护和修复工程上游段开工建设。", ["青溪流域保护和修复工程上游段"]),
        ("首批12个国债项目陆续动工，获批国债资金5亿元。", ["国债项目"]),
        ("固定资产投资按原有口径计算超过31亿元。", ["固定资产投资"]),
        ("争取全年技改投入20亿元以上。", ["技改投入"]),
        ("云台开发区投入基础设施资金8.8亿元，新建道路90公里。", ["云台开发区基础设施"]),
        ("投入1600万元支持企业改进窑炉工艺。", ["企业改进窑炉工艺"]),
        ("在建林业工程投资规模达14亿元、为近年最多。", ["在建林业工程"]),
        # The same in another time, behind clauses that compare.
        ("完成林业投资9亿元，年均增长12%，三年累计达到37亿元。", ["林业投资", "林业投资"]),
        ("工业投资年均增长12%；2016年按老口径统计完成90亿元。", ["工业投资"]),
        ("工业投资年均增长12%，五年累计完成370亿元；税收年均增长8%，五年累计完成60亿元。", ["工业投资"]),
        (
            "全年固定资产投资110亿元以上。其中，东岭完成35亿元以上，西岭完成9亿元以上。",
            ["固定资产投资", "东岭", "西岭"],
        ),
        ("（10）青溪灌渠延伸工程完成投资900万元。", ["青溪灌渠延伸"]),
        ("十项惠民实事圆满收官、完成投资6亿元。", ["十项惠民实事"]),
        ("实现开竣工46个，总投资38亿元。", ["开竣工项目"]),
        ("累计投入资金12.7亿元，消除学校危房307处。", ["学校危房"]),
        # Time behind a noun, a number within quotes, those who invest, and how it was counted.
        ("苗圃类重点项目全年共计完成投资7亿元。", ["苗圃类重点项目"]),
        ("在全县实施乡村学校“五项工程”，完成投资3亿元。", ["乡村学校“五项工程”"]),
        ("投入1700万元完成23个校园“清凉工程”项目。", ["校园“清凉工程”"]),
        ("全年引进项目63个，引进国内300强企业4家，投资20亿元。", ["引进项目"]),
        ("统计局口径实际利用外资3亿美元。", ["实际利用外资"]),
        # Public money by its name, or for what the next clause does with it.
        ("争取特别国债3亿元，支持23个“两新”项目。", ["特别国债"]),
        ("支持12个节水项目，发行专项债券5亿元。", ["专项债券"]),
        ("各地多渠道筹集资金9亿元，全力推进76座小水库除险加固。", ["小水库除险加固"]),
        ("县财政新增投入300万元，在全县实施渔船改造。", ["渔船改造"]),
        ("云台产业园扩容。项目前期取得突破，14个重点项目拿到批复，投资总规模27亿元。", ["重点项目"]),
        # Whoever pays is not what is paid for.
        ("2013年，青溪市出资440多万元，为230户残疾人实施了危房改造。", ["危房改造"]),
        ("企业投入1.8亿元，对窑炉进行了数字化升级改造。", ["窑炉升级改造"]),
        ("石岭轮渡码头项目计划投资8亿元。", ["石岭轮渡码头"]),
    ],
)
def test_what_money_is_of(investments_of: InvestmentsOf, text: str, subjects: list[str]) -> None:
    assert [one.subject for one in investments_of(text)] == subjects


def test_relief_may_count_each_household_as_a_project(investments_of: InvestmentsOf) -> None:
    found = investments_of("云溪市去年筹集扶贫资金30亿元，实施扶贫项目12.5万个。")
    assert [(one.amount, one.project_count) for one in found] == [(3_000_000_000, 125_000)]


def test_the_section_of_a_report_tells_what_was_done_from_what_is_planned(investments_of: InvestmentsOf) -> None:
    found = investments_of(
        "云溪市政府工作报告\n（2024年1月9日）\n\n一、2023年工作回顾\n\n"
        "农田水利继续改善。实施水利项目37个，完成投资17亿元。\n\n"
        "二、2024年重点工作\n\n加强社会保障。投入9亿元，完成3处敬老院改造。\n"
    )
    assert [one.kind for one in found] == ["completed", "annual_plan"]


def test_the_sum_of_several_years_is_not_that_of_the_year_told_before(investments_of: InvestmentsOf) -> None:
    found = investments_of("2012年绿化投资完成6亿元，四年累计投资19亿元。")
    assert [one.period_end and one.period_end.year for one in found] == [2012, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Parts go on behind what each is measured by.
        (
            "全省完成交通固定资产投资600亿元，相当于年度目标（780亿元）的76.9%。其中：高速公路250亿元，占年度计划310亿元的"
            "80.6%；国省道改造190亿元，占计划的92.7%；港航20亿元。",
            [
                ("completed", 60_000_000_000, "交通固定资产投资"),
                ("completed", 25_000_000_000, "高速公路"),
                ("annual_plan", 31_000_000_000, "高速公路"),
                ("completed", 19_000_000_000, "国省道改造"),
                ("completed", 2_000_000_000, "港航"),
            ],
        ),
        (
            "全县固定资产投资完成112亿元，增长11.5%。按领域分：交通28.6亿元，教育4.9亿元。",
            [
                ("completed", 11_200_000_000, "固定资产投资"),
                ("completed", 2_860_000_000, "交通"),
                ("completed", 490_000_000, "教育"),
            ],
        ),
        # The sum that a sentence takes apart may stand further above.
        (
            "全年完成固定资产投资904.6亿元，增长三成，其中民间投资170.6亿元，增速居全省首位，比去年同期快了13个百分点，投资结构"
            "持续优化。\n按行业分，电力107.3亿元，教育40.2亿元。\n全年增加值38亿元。按行业分，采矿业6亿元。",
            [
                ("completed", 90_460_000_000, "固定资产投资"),
                ("completed", 17_060_000_000, "民间投资"),
                ("completed", 10_730_000_000, "电力"),
                ("completed", 4_020_000_000, "教育"),
            ],
        ),
        # What is told of works behind another figure of theirs is no aim of this one.
        (
            "青溪医院迁建项目总投资3.2亿元，今年计划投资1.2亿元，新建住院楼4万平方米。",
            [("total", 320_000_000, "青溪医院迁建"), ("annual_plan", 120_000_000, "青溪医院迁建")],
        ),
        (
            "安置房年度计划投资3亿元，完成不足1亿元，进度滞后。",
            [("annual_plan", 300_000_000, "安置房"), ("completed", 100_000_000, "安置房")],
        ),
        # Words between a name and its share are no words for a cost.
        (
            "争取补助资金3亿元：青溪大桥，南岸区，1亿元；云台水厂，北岸区，2亿元。",
            [
                ("funding", 300_000_000, "补助资金"),
                ("funding", 100_000_000, "青溪大桥"),
                ("funding", 200_000_000, "云台水厂"),
            ],
        ),
        (
            "中央下达水利补助资金2.9亿元，分配情况如下：青溪灌区续建配套4380万元；云台水库除险加固8860万元，年内完工。",
            [
                ("funding", 290_000_000, "水利补助资金"),
                ("funding", 43_800_000, "青溪灌区续建配套"),
                ("funding", 88_600_000, "云台水库除险加固"),
            ],
        ),
        (
            "下达2022年农田建设补助资金2700万元，具体分配如下：城关镇1200万元、石桥镇1500万元。",
            [
                ("funding", 27_000_000, "农田建设补助资金"),
                ("funding", 12_000_000, "城关镇"),
                ("funding", 15_000_000, "石桥镇"),
            ],
        ),
        (
            "石桥河黑臭水体整治工程，总投资6800万元，申请中央资金3000万元。",
            [("total", 68_000_000, "石桥河黑臭水体整治"), ("funding", 30_000_000, "石桥河黑臭水体整治")],
        ),
        # The threshold of a class sets no goal.
        ("5000万元以上项目64个，完成投资38亿元。", [("completed", 3_800_000_000, "5000万元以上项目")]),
        # A threshold between two members does not end their list, nor does the count of a group.
        (
            "共签约项目15个，协议资金48亿元。其中：1亿元以上项目9个，协议资金44亿元；工业项目10个，32亿元。",
            [
                ("signed", 4_800_000_000, "签约项目"),
                ("signed", 4_400_000_000, "1亿元以上项目"),
                ("signed", 3_200_000_000, "工业项目"),
            ],
        ),
        (
            "争取专项债券9.8亿元，重点用于县医院迁建1.5亿元、园区标准化厂房3亿元、停车场建设5000万元。",
            [
                ("funding", 980_000_000, "专项债券"),
                ("funding", 150_000_000, "县医院迁建"),
                ("funding", 300_000_000, "园区标准化厂房"),
                ("funding", 50_000_000, "停车场建设"),
            ],
        ),
        (
            "同意青溪水库工程初步设计。核定工程总概算为18亿元，其中工程部分投资9亿元，环境保护工程投资3400万元，水土保持工程"
            "投资2393万元。",
            [
                ("total", 1_800_000_000, "青溪水库"),
                ("total", 900_000_000, "工程部分"),
                ("total", 34_000_000, "环境保护工程"),
                ("total", 23_930_000, "水土保持工程"),
            ],
        ),
        ("全县合同项目73个，拟引进县外资金49亿元。", [("signed", 4_900_000_000, "合同项目")]),
        ("谈成项目8个，协议资金合计7.9亿元。", [("signed", 790_000_000, "谈成项目")]),
    ],
)
def test_a_figure_goes_on_with_the_sum_or_the_works_before_it(
    investments_of: InvestmentsOf, text: str, expected: list[tuple[str, int, str]]
) -> None:
    found = [(one.kind.value, int(one.amount), one.project or one.subject) for one in investments_of(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("一、交通项目（共26个，总投资310亿元）", 26),
        ("（二）交通项目（12个）。总投资310亿元，带动就业。", 12),
    ],
)
def test_the_number_of_a_group_may_stand_in_brackets(investments_of: InvestmentsOf, text: str, count: int) -> None:
    assert [(one.subject, one.project_count) for one in investments_of(text)] == [("交通项目", count)]


def test_the_time_within_a_title_is_not_that_of_the_money(investments_of: InvestmentsOf) -> None:
    (found,) = investments_of("《“十四五”青溪流域保护规划》获批，完成年度投资7.2亿元。", published_on=date(2022, 2, 1))
    assert (found.period_start, found.period_end) == (None, None)


def test_money_that_the_nation_alone_gives_out_is_the_nations(investments_of: InvestmentsOf) -> None:
    first, second, third = investments_of(
        "今年拟发行长期国债1100亿元，支持重大项目。各家央企完成技改投资1万亿元。争取特别国债3亿元。"
    )
    assert (first.adcode, second.adcode, third.adcode) == ("100000", "100000", None)
