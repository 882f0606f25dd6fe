"""Project names: where they begin and end, which are particular, and where they lie."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean import clean
from pipeline.document import RawDocument
from pipeline.facts import Fact, ProjectMention
from pipeline.mentions import find_mentions
from pipeline.mentions.projects.choice import smoothed
from pipeline.rules import load_rules
from pipeline.rules.projects import Role

FactsOf = Callable[..., tuple[Fact, ...]]


def names(facts: tuple[Fact, ...]) -> set[str]:
    return {fact.name for fact in facts if isinstance(fact, ProjectMention)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总投资58亿元的龙海绿色炼化二期项目加快建设。", {"龙海绿色炼化二期"}),
        ("加快推进福州至长汀高速公路、平潭海峡大桥等项目建设。", {"福州至长汀高速公路", "平潭海峡大桥"}),
        ("启动石岭古街修复项目（“一街”）。", {"石岭古街修复"}),
        ("改造提升云溪体育馆。", {"云溪体育馆"}),
        ("推动云溪锂膜、石岭锂业等80亿级重点项目投产。", {"云溪锂膜", "石岭锂业"}),
        ("新希望云溪乳业产业园开工建设。", {"新希望云溪乳业产业园"}),
        ("组织实施好云溪水库扩建工程。", {"云溪水库扩建"}),
        ("突破云溪水电站、石岭风电场等战略项目。", {"云溪水电站", "石岭风电场"}),
        ("云溪大道北段改造基本完工。", {"云溪大道北段改造"}),
        ("云溪电厂“上大压小”、石岭水厂二期建成投产。", {"云溪电厂“上大压小”", "石岭水厂二期"}),
        ("加快石岭数据谷、联通云溪智慧客服中心等项目建设。", {"石岭数据谷", "联通云溪智慧客服中心"}),
        ("石岭磁浮列车示范运营线通车，轨道交通运营线路达90公里。", {"石岭磁浮列车示范运营线"}),
        ("云溪二号露天矿建成投产。", {"云溪二号露天矿"}),
        ("开工建设莆田站改扩建工程和莆田至永定城际铁路。", {"莆田站改扩建", "莆田至永定城际铁路"}),
        (
            "中海绿能10兆瓦光伏电站、宏泰新材料二期等12个重点项目开工建设。",
            {"中海绿能10兆瓦光伏电站", "宏泰新材料二期"},
        ),
    ],
)
def test_a_name_is_freed_of_verbs_amounts_and_tails(facts_of: FactsOf, text: str, expected: set[str]) -> None:
    assert names(facts_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成云霄至诏安、漳浦至平和等高速公路。", {"云霄至诏安高速公路", "漳浦至平和高速公路"}),
        ("加快云峰、石岭、白沙水库建设。", {"云峰水库", "石岭水库", "白沙水库"}),
        ("加快石岭灌区和云峰、白沙水库等项目建设。", {"石岭灌区", "云峰水库", "白沙水库"}),
        ("推进漳浦和云霄抽水蓄能电站建设。", {"漳浦抽水蓄能电站", "云霄抽水蓄能电站"}),
        ("地铁1、3、5号线建成通车。", {"地铁1号线", "地铁3号线", "地铁5号线"}),
        ("推进石岭、云溪等污水处理项目建设。", {"石岭污水处理", "云溪污水处理"}),
        ("建设“东电西引”“北水南送”两条输电通道。", {"“东电西引”输电通道", "“北水南送”输电通道"}),
        ("推进白沙、石岭等水库和云霄引水工程建设。", {"白沙水库", "石岭水库", "云霄引水"}),
        (
            "加快云平、石沙等铁路及云石、白沙、南岭等高速公路建设。",
            {"云平铁路", "石沙铁路", "云石高速公路", "白沙高速公路", "南岭高速公路"},
        ),
        ("加快云溪、石岭等道路和桥梁建设。", set[str]()),
        ("建成漳浦王圪堵和云霄南沟门水库。", {"漳浦王圪堵水库", "云霄南沟门水库"}),
        ("推进重庆至成都、云霄至平和高速公路建设。", {"重庆至成都高速公路", "云霄至平和高速公路"}),
        ("加快恒源、云溪和石岭沟、白沙等煤矿建设。", {"恒源煤矿", "云溪煤矿", "石岭沟煤矿", "白沙煤矿"}),
        ("推进云溪纸业、石岭酒业等企业搬迁改造。", {"云溪纸业搬迁改造", "石岭酒业搬迁改造"}),
        ("推进云溪电池、石岭锂业等项目扩建。", {"云溪电池扩建", "石岭锂业扩建"}),
        ("云溪纸业、石岭酒业等企业扩大生产。", set[str]()),
        ("加快云湖—石岭—白沙、漳浦—平和等高速公路建设。", {"云湖—石岭—白沙高速公路", "漳浦—平和高速公路"}),
        ("漳浦、诏安和云霄机场新建扩建项目开工。", {"漳浦机场新建扩建", "诏安机场新建扩建", "云霄机场新建扩建"}),
    ],
)
def test_members_of_a_list_share_its_head(facts_of: FactsOf, text: str, expected: set[str]) -> None:
    assert names(facts_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "实施云溪大道拓宽、石岭北路改造和庐山新区路网完善工程。",
            {"云溪大道拓宽", "石岭北路改造", "庐山新区路网完善"},
        ),
        ("推进云溪水产养殖和饲料加工基地建设。", {"云溪水产养殖和饲料加工基地"}),
        ("开工建设云溪机场迁建和石岭大桥等工程。", {"云溪机场迁建", "石岭大桥"}),
        ("完成石岭路、滨江路和云溪客运枢纽主体工程。", {"石岭路", "滨江路", "云溪客运枢纽"}),
        ("以云溪绿电产业园、石岭新能源产业基地为龙头，带动新厂开工建设。", {"云溪绿电产业园", "石岭新能源产业基地"}),
        ("加快铁岭灌区续建配套与现代化改造工程建设。", {"铁岭灌区续建配套与现代化改造"}),
        ("开工建设云溪机场及航空货运基地等项目。", {"云溪机场及航空货运基地"}),
        ("以云溪化工园、石岭商贸城为代表的五个项目先后动工。", {"云溪化工园", "石岭商贸城"}),
        ("推进云溪风力发电、石岭污水处理厂等重大能源、环保项目建设。", {"云溪风力发电", "石岭污水处理厂"}),
        ("开工建设云溪大桥、石岭隧道及白沙水库。", {"云溪大桥", "石岭隧道", "白沙水库"}),
        ("推进漳浦、云霄等高海拔城市集中供氧工程建设。", {"漳浦高海拔城市集中供氧", "云霄高海拔城市集中供氧"}),
        ("实施石岭路、云山路等道路改造工程。", {"石岭路改造", "云山路改造"}),
        (
            "开工建设漳浦至云霄、诏安城际铁路。",
            {"漳浦至云霄城际铁路", "漳浦至诏安城际铁路"},
        ),
        ("建成石岭泵站、云溪水库等排水设施。", {"石岭泵站", "云溪水库"}),
        (
            "推动投资20亿元的云峰高端聚酰胺、总投资9亿元的石岭高端白油等项目开工。",
            {"云峰高端聚酰胺", "石岭高端白油"},
        ),
        ("完成旧路整修，以及云溪城区至石岭道路改造。", {"云溪城区至石岭道路改造"}),
        ("加快建设石岭至云溪公路和白沙大桥。", {"石岭至云溪公路", "白沙大桥"}),
        ("推进云溪引水工程、石岭水库除险加固。", {"云溪引水", "石岭水库除险加固"}),
        ("推进云溪水库、石岭水库除险加固。", {"云溪水库除险加固", "石岭水库除险加固"}),
    ],
)
def test_a_list_tells_whole_names_from_shared_heads(facts_of: FactsOf, text: str, expected: set[str]) -> None:
    assert names(facts_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成投产漳浦、云霄不锈钢产业园。", {"漳浦不锈钢产业园", "云霄不锈钢产业园"}),
        (
            "加快云溪至石岭高速公路、云溪通用机场、白沙港码头建设。",
            {"云溪至石岭高速公路", "云溪通用机场", "白沙港码头"},
        ),
        ("开工建设佛岭和广峰城际铁路。", {"佛岭城际铁路", "广峰城际铁路"}),
        ("开工建设云溪至石岭、白沙至云峰等3条高速公路156公里。", {"云溪至石岭高速公路", "白沙至云峰高速公路"}),
        ("推进云溪一中、石岭学校改扩建。", {"云溪一中改扩建", "石岭学校改扩建"}),
        ("完成云溪体育馆、石岭游泳馆维修改造工程。", {"云溪体育馆维修改造", "石岭游泳馆维修改造"}),
        ("建设云溪湖、石岭湖公园水景喷泉。", {"云溪湖公园水景喷泉", "石岭湖公园水景喷泉"}),
        ("建成云溪剧院、石岭书苑等重大文化设施。", {"云溪剧院", "石岭书苑"}),
        ("云溪石化、P319项目建成投产。", {"云溪石化", "P319"}),
        ("云汽-大岭33万辆轿车等一批大项目竣工投产。", {"云汽-大岭33万辆轿车"}),
        ("云溪新能源、石岭电缆等一批省市重点项目竣工投产。", {"云溪新能源", "石岭电缆"}),
        (
            "加快石岭智慧物流园等园区以及云溪冷链物流、白沙物流等项目建设。",
            {"石岭智慧物流园", "云溪冷链物流", "白沙物流"},
        ),
        ("推进云溪金海百亿级玻纤新材料项目建设。", {"云溪金海百亿级玻纤新材料"}),
        ("启动云溪黄河公路大桥及连接线工程。", {"云溪黄河公路大桥"}),
        (
            "推动云溪东田、石岭黄岗、白沙四坪3个总装机15万千瓦风电项目开工。",
            {"云溪东田风电", "石岭黄岗风电", "白沙四坪风电"},
        ),
        (
            "加快云溪至石岭、白沙至兴街、云峰至银山高速公路建设进度。",
            {"云溪至石岭高速公路", "白沙至兴街高速公路", "云峰至银山高速公路"},
        ),
        ("开工建设云溪湖、石岭路等大型生态公园。", {"云溪湖生态公园", "石岭路生态公园"}),
        ("加快G106、G107改扩建工程和云溪水库建设。", {"G106改扩建", "G107改扩建", "云溪水库"}),
    ],
)
def test_what_members_share_is_what_is_like_them(facts_of: FactsOf, text: str, expected: set[str]) -> None:
    assert names(facts_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加快地铁2号线建设，1、3号线年内开工。", {"地铁2号线", "地铁1号线", "地铁3号线"}),
        ("轨道交通一号线通车，二号线开工。", {"轨道交通一号线", "轨道交通二号线"}),
        ("轨道交通5号线通车，6号线、S1线开工。", {"轨道交通5号线", "轨道交通6号线", "轨道交通S1线"}),
        ("加快云溪石岭一号、二号煤矿建设。", {"云溪石岭一号煤矿", "云溪石岭二号煤矿"}),
        ("推进云溪核电5、6号机组建设。", {"云溪核电5号机组", "云溪核电6号机组"}),
        ("云石高速公路北段建成通车，G312过境段加快建设。", {"云石高速公路北段", "G312过境段"}),
        ("云石高速公路北段建成通车，南段加快建设。", {"云石高速公路北段", "云石高速公路南段"}),
        ("推进轨道交通1号线延长段和2、3号线建设。", {"轨道交通1号线延长段", "轨道交通2号线", "轨道交通3号线"}),
    ],
)
def test_numbered_things_have_whole_names(facts_of: FactsOf, text: str, expected: set[str]) -> None:
    assert names(facts_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云溪县石岭水库拿到1400万元，是单个水库里最多的。", {"云溪县石岭水库"}),
        ("云溪污水处理厂由援建资金安排1800万元。", {"云溪污水处理厂"}),
        ("全县开工三件大事。石岭景区改造，邻市一家公司愿意出1.5亿元。", {"石岭景区改造"}),
        ("重点投向石岭文旅小镇、云溪农产品交易市场。", {"石岭文旅小镇", "云溪农产品交易市场"}),
        ("书记一行来到云溪水厂二期扩建施工现场。", {"云溪水厂二期扩建"}),
    ],
)
def test_money_and_what_is_done_tell_of_works(facts_of: FactsOf, text: str, expected: set[str]) -> None:
    assert names(facts_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石岭至云溪的跨海隧道上月开工建设。", {"石岭至云溪跨海隧道"}),
        ("加快云溪大道与石岭大道连接线建设。", {"云溪大道与石岭大道连接线"}),
        ("推进石岭湖、云溪湖生态修复工程。", {"石岭湖生态修复", "云溪湖生态修复"}),
        ("云溪城市综合体（总投资9亿元）加快建设。", {"云溪城市综合体"}),
        ("2、石岭县第二污水处理厂及配套管网工程，完成投资3000万元。", {"石岭县第二污水处理厂及配套管网"}),
        ("云溪镇新建石岭中学，投资8000万元。", {"石岭中学"}),
        ("加快建设云溪海洋工程装备检测中心。", {"云溪海洋工程装备检测中心"}),
        ("石岭高新区泵站群建成投用。", {"石岭高新区泵站群"}),
        ("云溪自来水厂二期（日供水10万吨）开工建设。", {"云溪自来水厂二期"}),
        ("石岭热电厂二期（2×35万千瓦）开工建设。", {"石岭热电厂二期"}),
        (
            "加快云溪路（一期）、石岭河堤防21公里、长寿渠灌区等工程建设。",
            {"云溪路（一期）", "石岭河堤防", "长寿渠灌区"},
        ),
        ("石岭水厂扩建至20万吨工程开工建设。", {"石岭水厂扩建"}),
        ("石岭国际机场新建3号航站楼封顶。", {"石岭国际机场新建3号航站楼"}),
        ("云溪镇投资300万元，河边搭起一座石岭玻璃桥，年底建成。", {"石岭玻璃桥"}),
        ("石岭至云溪的松岩大道开工建设。", {"松岩大道"}),
    ],
)
def test_a_name_is_whole_and_no_more(facts_of: FactsOf, text: str, expected: set[str]) -> None:
    assert names(facts_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昨夜，云溪至石岭高速公路最后一榀梁板吊装完毕。", {"云溪至石岭高速公路"}),
        ("云溪县磷铁智慧产业园授牌。", {"云溪县磷铁智慧产业园"}),
        ("县里的云溪二桥，眼下等着铺面。", {"云溪二桥"}),
    ],
)
def test_of_a_site_any_verb_can_tell(facts_of: FactsOf, text: str, expected: set[str]) -> None:
    assert names(facts_of(text)) == expected


def test_money_further_on_tells_of_works(facts_of: FactsOf) -> None:
    assert names(facts_of("云溪县陆港智慧物流园二期，位于城南新区，总投资11亿元。")) == {"云溪县陆港智慧物流园二期"}


def test_a_bare_phase_takes_the_name_before_it(facts_of: FactsOf) -> None:
    assert names(facts_of("推动漳浦抽水蓄能电站一期投产、二期开工。")) == {
        "漳浦抽水蓄能电站一期",
        "漳浦抽水蓄能电站二期",
    }


def test_an_amount_inside_a_name_is_taken_out(facts_of: FactsOf) -> None:
    assert names(facts_of("推动福州鸿运投资30亿元高端铝材项目加快建设。")) == {"福州鸿运高端铝材"}


@pytest.mark.parametrize(
    "text",
    [
        "全市实施重点项目876个，亿元以上项目668个。",
        "扎实开展产业发展项目建设提升年活动。",
        "周末，他们沿着高速公路去了海边，在老城的公园里散步。",
        "主队在下半场连进两球，以三比一取胜。",
        "公司去年营业收入增长两成，净利润超过三亿元。",
        "推进基础设施、公共服务等领域改革。",
        "转变城市管理思路，畅通销往香港的渠道。",
        "推进廉政建设，完善长效机制。",
    ],
)
def test_classes_campaigns_and_other_prose_name_no_project(facts_of: FactsOf, text: str) -> None:
    assert names(facts_of(text)) == set()


def test_words_that_verbs_stand_in_end_names_too(facts_of: FactsOf) -> None:
    text = "石岭通航产业园、云溪康养集团运营总部开工建设，云溪希望小学建成投用。加快石岭茶叶联合交易中心建设。"
    found = names(facts_of(text))
    assert found == {"石岭通航产业园", "云溪康养集团运营总部", "云溪希望小学", "石岭茶叶联合交易中心"}


def test_cells_of_a_row_and_numbers_of_pictures_are_no_part_of_a_name(facts_of: FactsOf) -> None:
    text = "石岭县政府 / 云溪风能公司 / 松岩风电场三期 / 18亿元\n（2/7）圆溪大桥加固施工，预计下月恢复通行。"
    assert names(facts_of(text)) == {"松岩风电场三期", "圆溪大桥加固"}


def test_what_became_of_a_thing_is_no_part_of_its_name(facts_of: FactsOf) -> None:
    assert names(facts_of("石岭渔具产业园如期揭牌运营，二期开工建设。")) == {"石岭渔具产业园"}
    assert names(facts_of("6. 松岩景区提升项目\n7. 云溪峡谷漂流项目\n")) == {"松岩景区提升", "云溪峡谷漂流"}


def test_a_column_of_names_names_projects(facts_of: FactsOf) -> None:
    head = "序号　项目名称　建设地点　总投资（万元）\n"
    rows = "1　云溪精铸　石岭镇　8600\n2　松岩大道改造工程（二期）　圆溪镇　3200\n合计　2个　　11800\n"
    assert names(facts_of(head + rows)) == {"云溪精铸", "松岩大道改造工程（二期）"}
    assert names(facts_of("项目　完成投资　增长\n工业　300　5%\n制造业　200　6%\n")) == set()
    assert names(facts_of("序号　项目名称　收费标准\n1　停车服务　5元\n2　档案查询　10元\n")) == set()


def test_a_project_named_twice_is_one_fact_at_its_first_place(facts_of: FactsOf) -> None:
    text = "漳浦抽水蓄能电站项目开工建设。今年，漳浦抽水蓄能电站项目完成投资3亿元。"
    found = [fact for fact in facts_of(text) if isinstance(fact, ProjectMention)]
    assert [(fact.name, fact.evidence.start) for fact in found] == [("漳浦抽水蓄能电站", 0)]


def test_a_project_lies_where_its_name_says(facts_of: FactsOf) -> None:
    [found] = [f for f in facts_of("加快推进漳浦县抽水蓄能电站项目建设。") if isinstance(f, ProjectMention)]
    assert found.adcode == "350623"


def test_a_project_in_a_table_lies_where_its_row_says(facts_of: FactsOf) -> None:
    rows = [
        "项目名称\t建设地点\t总投资（亿元）\t投资方",
        "汉江体育馆\t樊城区\t3.2\t上海市",
        "卧龙产业园\t襄城区卧龙镇\t5\t襄州区文旅公司",
        "庞公大桥\t\t14\t樊城区交通局",
    ]
    text = "襄阳市2023年重点项目表\n全市上下要抓好项目建设。\n" + "\n".join(rows)
    found = [fact for fact in facts_of(text) if isinstance(fact, ProjectMention)]
    assert [(fact.name, fact.adcode) for fact in found] == [
        ("汉江体育馆", "420606"),
        ("卧龙产业园", "420602"),
        ("庞公大桥", "420600"),
    ]


def test_a_project_in_a_text_about_several_places_lies_where_its_passage_is(facts_of: FactsOf) -> None:
    text = (
        "一周要闻\n在甘肃定西，春灌已经开始，引渭灌区二期工程加快建设。\n江西鹰潭传来消息，龙虎大桥合龙。\n"
        "深海探测船坞项目\n深海探测船坞项目开工建设。"
    )
    found = [fact for fact in facts_of(text) if isinstance(fact, ProjectMention)]
    assert [(fact.name, fact.adcode) for fact in found] == [
        ("引渭灌区二期", "621100"),
        ("龙虎大桥", "360600"),
        ("深海探测船坞", None),
    ]


def test_a_project_across_provinces_lies_in_none_of_them() -> None:
    divisions = load_rules().divisions
    assert divisions.common(["350600", "360700"]) is None
    assert divisions.common(["350602", "350623"]) == "350600"


def test_a_project_between_districts_of_a_municipality_lies_in_it(facts_of: FactsOf) -> None:
    found = [f for f in facts_of("开建巫溪至梁平快速路。") if isinstance(f, ProjectMention)]
    assert [(fact.name, fact.adcode) for fact in found] == [("巫溪至梁平快速路", "500000")]


def test_a_project_lies_in_what_there_was_when_the_text_was_written(facts_of: FactsOf) -> None:
    text = "2008年3月2日，南昌市建委通报：红谷滩中央广场项目开工建设。"
    found = [f for f in facts_of(text, published_on=date(2008, 3, 2)) if isinstance(f, ProjectMention)]
    assert [(fact.name, fact.adcode) for fact in found] == [("红谷滩中央广场", "360100")]


def test_tails_and_verbs_are_no_heads() -> None:
    roles = {word.text: word.roles for word in load_rules().projects.words}
    assert roles["建成投产"] & Role.STATUS and not roles["建成投产"] & Role.HEAD
    assert roles["项目"] & Role.TRAIL and not roles["项目"] & Role.HEAD


@given(st.text(alphabet="建设高速公路、和等项目工程（）“”投资3亿元的一期至云河，。二开工x\n", max_size=80))
def test_every_mention_lies_in_the_text_and_in_order(text: str) -> None:
    rules = load_rules()
    document = clean(RawDocument("test", "test.txt", text, "utf-8", "text/plain"), rules)
    projects = find_mentions(document, rules).projects
    assert all(0 <= p.span.start < p.span.end <= len(document.text) and p.name for p in projects)
    assert list(projects) == sorted(projects, key=lambda p: p.span.start)


@given(st.lists(st.floats(-9, 9), max_size=8))
def test_company_keeps_the_mean(scores: list[float]) -> None:
    assert sum(smoothed(scores, 0.35)) == pytest.approx(sum(scores), abs=1e-6)


def test_a_numbered_part_has_the_name_of_the_works_before(facts_of: FactsOf) -> None:
    text = "云溪核电1号机组投产，2号机组开工建设。圆溪大道南段、水岩大街西延伸段开工。"
    found = [fact.name for fact in facts_of(text) if isinstance(fact, ProjectMention)]
    assert found == ["云溪核电1号机组", "云溪核电2号机组", "圆溪大道南段", "水岩大街西延伸段"]


def test_how_many_there_are_is_no_part_of_what_they_share(facts_of: FactsOf) -> None:
    text = "加快建设明溪路、松岩谷、模具路等多个创业街区。"
    found = [fact.name for fact in facts_of(text) if isinstance(fact, ProjectMention)]
    assert not any("个" in name for name in found)


def test_what_is_named_after_a_place_far_away_lies_in_that_of_the_text(facts_of: FactsOf) -> None:
    text = "十堰市2023年政府工作报告\n\n推进广州路改造、北京北路提升等工程，开工建设郧阳区供水工程。"
    found = [fact for fact in facts_of(text) if isinstance(fact, ProjectMention)]
    assert [(fact.name, fact.adcode) for fact in found] == [
        ("广州路改造", "420300"),
        ("北京北路提升", "420300"),
        ("郧阳区供水", "420304"),
    ]
