"""Money in the pages of local papers: whose it is where others pay, what lists go on with, what is won and begun."""

import pytest

from models.vocabulary import InvestmentKind
from tests.conftest import InvestmentsOf

TOTAL, PLAN, DONE = InvestmentKind.TOTAL, InvestmentKind.ANNUAL_PLAN, InvestmentKind.COMPLETED
SIGNED, FUNDING = InvestmentKind.SIGNED, InvestmentKind.FUNDING


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # Who pays, and what is said of it, is no part of the name.
        ("其中电源模块生产项目由云溪电气公司投资3.2亿元建设。", ["电源模块生产"]),
        ("青溪客商投建的零部件生产基地投资4.2亿元。", ["零部件生产基地"]),
        ("永济中学迁建总投资3200万元，其中云岭省援助400万元。", ["永济中学迁建", "永济中学迁建"]),
        # A number behind a noun is how many there are.
        ("投产类31个完成投资22.4亿元。", ["投产类"]),
        # A time behind a noun, with a verb alone, names nothing.
        ("云溪县温泉城项目2014年已砸下4.2亿元，今年试营业。", ["云溪县温泉城"]),
        ("河西大桥项目年内计划完成投资9亿元，截止10月底只完成1.2亿元。", ["河西大桥", "河西大桥"]),
        # How groups were won, and by whom, is left out.
        ("各地为青溪引进项目47个，协议资金3.9亿元，实际到位1.5亿元。", ["引进项目", "引进项目"]),
        ("上年结转的续建项目5个，签约额12.6亿元。", ["续建项目"]),
        ("本次共有64个项目集中开工，总投资93亿元。", ["集中开工项目"]),
        ("东山水库以灌溉为主，总投资达17亿元。", ["东山水库"]),
        ("全县共铺排重点项目83个，其中续建项目46个、新建项目37个，总投资196亿元。", ["重点项目"]),
        ("签下国内横向联合项目合同58个，总投资31亿元。", ["国内横向联合项目合同"]),
        ("其中高速公路3条211公里、投资129亿元，国省干线7条、投资55亿元。", ["高速公路", "国省干线"]),
        # Words that point back.
        ("在青石山下的云溪体验小镇，戴海青听取汇报。该项目由青溪公司投资，总投资23亿元。", ["云溪体验小镇"]),
        ("基金优先投向云山康养城等58个重大项目，这批项目总投资216亿元。", ["重大项目"]),
        ("重大项目集中开工活动在云溪区举行，9个项目总投资8.3亿元。", ["重大项目"]),
        ("青溪粮油二期、云台鲍鱼罐头、河西燕窝加工，三项打包7.6亿元。", ["青溪粮油二期、云台鲍鱼罐头、河西燕窝加工"]),
        ("项目名称：青溪水厂扩建\n建设地点：东岭镇\n总投资：9800万元", ["青溪水厂扩建"]),
        ("大武镇奶源基地9月投产；云河生态牧场二期正在浇筑基础，二期投资5800万元。", ["云河生态牧场二期"]),
        ("全市二季度招商引资项目集中签约仪式举行，现场签约17个，计划总投资128亿元。", ["签约项目"]),
        ("青溪大桥3亿元；云河水厂1.2亿元；东岭管网改造8600万元。", ["青溪大桥", "云河水厂", "东岭管网改造"]),
        ("青溪湖路拓宽工程（责任领导：王云山）总投资1.2亿元。", ["青溪湖路拓宽"]),
        ("东岭中学新校区停工。答复：该项目总投资2.1亿元。", ["东岭中学新校区"]),
        ("新建乡镇卫生院6所，投资1800万元。", ["乡镇卫生院"]),
        # Money that is given is of what it is given to, or of the fund that it stands before.
        # The next figure is of the same.
        ("云溪电厂开工。全年计划引进省外资金56亿元，目前已完成27亿元。", ["省外资金", "省外资金"]),
        ("全县固定资产投资确保完成65亿元、力争达到68亿元。", ["固定资产投资", "固定资产投资"]),
    ],
)
def test_a_subject_is_the_noun_alone(investments_of: InvestmentsOf, text: str, subjects: list[str]) -> None:
    assert [one.project or one.subject for one in investments_of(text)] == subjects


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("青山化工园一期投资9.6亿元，云峰景区公路3800万元。", [TOTAL, TOTAL]),
        ("明年准备投进去12亿元，其中云溪连接线3.2亿元、青石货场扩能1.4亿元。", [PLAN, PLAN, PLAN]),
        ("今年下达公路建设投资计划41亿元，其中高速公路18亿元、农村公路7亿元。", [PLAN, PLAN, PLAN]),
        ("固定资产投资完成79亿元，增长19%。分产业看，一产业4亿元，二产业22亿元。", [DONE, DONE, DONE]),
        ("青山大桥连接线完成1.35亿元，口岸公路基本完工。", [DONE]),
        ("县里花5亿元建青溪物流园。", [DONE]),
        ("引进5亿元的锂电池项目，去年十月动工。", [TOTAL]),
        ("青溪水厂扩建得2.4亿元，还缺一半。", [TOTAL]),
        ("青溪物流园二期增资2.3亿元。", [TOTAL]),
        ("签约12个项目，涉及资金83亿元。", [SIGNED]),
        ("重大产业项目68个，计划总投资402亿元，其中青山新材料三期年内投资30亿元。", [TOTAL, PLAN]),
        ("康养小镇二期还要追加30亿元。", [TOTAL]),
        ("签下的9个项目合同金额达36亿元。", [SIGNED]),
        ("全年目标：工业投资增长20%以上，总量突破295亿元。", [PLAN]),
        ("区里今年技改投资盯住60亿元。", [PLAN]),
        ("会议批准的2014年计划，全区固定资产投资128亿元，增幅30%。", [PLAN]),
        ("十一月底前大桥全线通车，全年投资不低于43亿元。", [PLAN]),
    ],
)
def test_the_kind_is_told_by_the_words_of_papers(
    investments_of: InvestmentsOf, text: str, kinds: list[InvestmentKind]
) -> None:
    assert [one.kind for one in investments_of(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "青山大桥通车，税收3800万元。",
        "固定资产投资完成79亿元，分产业看，一产业增长4%，产值22亿元。",
        "青山大桥完成税收1.35亿元。",
    ],
)
def test_other_money_beside_works_is_no_member_of_a_list(investments_of: InvestmentsOf, text: str) -> None:
    assert [one.subject for one in investments_of(text)] in ([], ["固定资产投资"])


def test_money_of_the_nation_is_of_no_place_that_the_item_before_named(investments_of: InvestmentsOf) -> None:
    country, won = investments_of(
        "三月要讯\n青海西宁、海东春耕全面展开。中央财政今年已下达农田建设补助资金230亿元。\n"
        "四川泸州的水网开工。中央财政支持范围公布，该工程获得专项债券30亿元。\n"
    )
    assert (country.adcode, won.adcode) == ("100000", "510500")
