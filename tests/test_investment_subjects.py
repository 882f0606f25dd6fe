"""What money is put into, where neither the clause of the amount nor a name of works says it."""

import pytest

from tests.conftest import InvestmentsOf


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # The sort of money names what it is for.
        ("青溪市开展“四比”竞赛，力争完成固定资产投资310亿元以上。", ["固定资产投资"]),
        ("县城面貌一新。完成城镇建设投资21亿元。", ["城镇建设投资"]),
        ("五年来青溪市累计投入扶贫资金12亿元，六个贫困县摘帽。", ["扶贫资金"]),
        ("公共卫生投入8.8亿元，增长三成。", ["公共卫生"]),
        ("市财政对职业教育的投入增加到3.2亿元。", ["职业教育"]),
        # What lies in reserve is named without the word for its money.
        ("全市储备项目总投资300亿元。", ["储备项目"]),
        ("县级重点项目库投资总额达到120亿元。", ["县级重点项目库"]),
        # The next clause tells what it is laid out for.
        ("四、改善人居。投入2.2亿元，打造9个示范村、30个达标村。", ["示范村"]),
        ("民心得到凝聚。累计投入18亿元，办成民生实事96件。", ["民生实事"]),
        ("投入66亿元，继续实施21项民生工程，群众得实惠。", ["民生工程"]),
        ("投资3亿元，整治土地8万亩。", ["整治土地"]),
        ("全年投入7亿元，关停小煤窑41家，完成电炕改造3万户。", ["小煤窑"]),
        ("开展办学条件提升行动，投资5亿元新改扩建幼儿园61所。", ["幼儿园"]),
        ("投入4100万元，对70个移民村的饮水设施进行改造，村民满意。", ["饮水设施改造"]),
        # The clause before is about it.
        ("“两横三纵”快速路网基本建成，完成投资31亿元；轮渡停航。", ["“两横三纵”快速路网"]),
        ("坚持治水先行，持续加快建设“花园新城”，完成投资6.5亿元，各镇建成一批湿地。", ["花园新城"]),
        ("小水电退出战役，完成年度投资2.3亿元。", ["小水电退出战役"]),
        ("今年强力推进一批重大航运项目建设，完成投资额14亿元、增长两成。", ["重大航运项目建设"]),
        ("9件民生实事如期完成，投资额达3.4亿元。", ["民生实事"]),
        ("五是抓好“三小”水利建设。全年投资3.5亿元，完成8560处。", ["“三小”水利建设"]),
        ("二是加大保障性住房建设力度。完成投资84亿元，新开工4万套。", ["保障性住房建设"]),
        ("积极承接产业转移，合同利用台资1.2亿美元。", ["合同利用台资"]),
        ("新批台资项目3个，合同利用台资1.2亿美元。", ["新批台资项目"]),
        ("投入5亿元，实施一批城建项目，实现新突破。", ["城建项目"]),
        ("投入3亿元实施六大类54项水利工程。", ["水利工程"]),
        # How projects were won, and when, is left out.
        ("本届大会集中签约重大项目48个，总投资154亿元。", ["重大项目"]),
        ("在云溪、青溪等地，46个总投资约95亿元的重大项目动工。", ["重大项目"]),
        ("过去五年里固定资产投资超过一千亿元。", ["固定资产投资"]),
        ("实施“三通一平”工程，两年累计投资4.2亿元，群众拍手称好。", ["“三通一平”工程"]),
        # A list is all of it, and a class of size is a group like others.
        ("青溪公园、滨河广场和步道、管廊等市政设施完成投资7亿元。", ["青溪公园、滨河广场和步道、管廊等市政设施"]),
        (
            "引进冷链项目12个。新签约亿元以上项目42个，协议总投资额203亿元，其中10亿元以上项目5个。",
            ["新签约亿元以上项目"],
        ),
        ("总投资9亿元、全长14公里的青溪大道建成通车。", ["青溪大道"]),
        # The verb that won, paid or pursued it is no part of a name.
        ("狠抓落地，安排项目71个，完成投资16亿元。", ["项目"]),
        ("兑付惠农补助资金3.1亿元。", ["惠农补助资金"]),
        ("强化台资项目全程跟踪，全年完成投资6亿元。", ["台资项目"]),
        ("云溪近期开工的一批重大项目覆盖芯片、制药等行业，总投资42亿元。", ["重大项目"]),
        ("投入2.3亿元，新建改建扩建19座乡镇福利院。", ["乡镇福利院"]),
        ("17个重点储备类项目完成投资13亿元。", ["重点储备类项目"]),
        ("加快总投资90亿元的12个3亿元以上制造业项目建设。", ["3亿元以上制造业项目"]),
        # Public money is of the group that has won it, or of what it is given to.
        ("26个水利项目获得国债资金3.4亿元，31个补短板项目发行债券9亿元。", ["水利项目", "补短板项目"]),
        ("实施库区扶持项目144个，落实中央专项补助2.1亿元。", ["库区扶持项目"]),
        ("争取省级改革试点12个、各类资金5亿元。", ["各类资金"]),
        ("县财政拨款4000万元启动3万户渔民旧房改造。", ["3万户渔民旧房改造"]),
        # 修 is not the verb of what is 修缮.
        ("河口镇斥资3亿元修缮老街。", ["修缮老街"]),
        ("河口镇斥资3亿元修缮百年古戏台。", ["百年古戏台"]),
        ("筹集8亿元资金，专项用于市属粮食企业改制。", ["市属粮食企业改制"]),
        ("按照先急后缓的思路，全面启动古镇环境整治。市财政安排专项资金3000万元。", ["古镇环境整治"]),
        ("财政补助4.2亿元，建成2.9万户游牧民新居。", ["游牧民新居"]),
        ("规模达90亿元的云岭省未来产业母基金启动运作。", ["云岭省未来产业母基金"]),
        ("市财政对社区养老的投入达3.7亿元。", ["社区养老"]),
        # What a plan lists is told by it, what stands in the sentence before by its number.
        ("纳入全县补短板规划的37个项目完成投资4.7亿元。", ["纳入全县补短板规划的项目"]),
        ("9个项目已上马、7个项目已收尾，完成投资3亿元。", ["项目"]),
        ("引进投资超亿元项目29个，投资额128亿元。", ["投资超亿元项目"]),
        ("新引进25家企业入驻，到位资金5亿元。", ["新引进企业"]),
        # Whose facilities they are stands before the verb.
        ("青溪工业园区完成配套设施投资3亿元。", ["青溪工业园区配套设施"]),
        ("争取到位各项补短板资金9亿元。", ["各项补短板资金"]),
        ("整合市级财政资金2.7亿元，支持技师建设。", ["技师建设"]),
        ("筹措资金9亿元，全力实施住房、养老、公交等11项便民工程。", ["便民工程"]),
        ("全县争取省级新增投资项目46个、资金8.1亿元。", ["省级新增投资项目"]),
        ("争取政策性项目资金5亿元。", ["政策性项目资金"]),
        ("获批各类扶持资金和债券13亿元。", ["各类扶持资金和债券"]),
        ("力争开发区完成基础设施投资6亿元。", ["开发区基础设施"]),
        ("沿江合作项目增加到21个、总投资60亿元。", ["沿江合作项目"]),
        # Works are named without the word for their money, statistics with it.
        ("累计完成防洪工程投资8.4亿元。", ["防洪工程"]),
        ("固定资产投资四年累计完成870亿元。", ["固定资产投资"]),
        # Outside money is a statistic of its own where nothing is counted for it.
        ("国企改革提速。青溪电子重组云台化工，引进资金12亿元。", ["引进资金"]),
        ("举办小分队招商活动90次，到位资金35亿元。", ["招商引资"]),
        # Public money that has no name of its own is told by its use.
        ("市里安排4000万元专项资金支持沿江滩涂修复。", ["沿江滩涂修复"]),
        ("落实市级财政专项资金6000万元，用于改善渔民居住条件。", ["渔民居住条件"]),
        ("安排3亿元县级财政资金，接续开展盐田找水行动。", ["盐田找水行动"]),
        ("省财政投入奖补资金3亿元，新建和改扩建乡镇敬老院90所。", ["乡镇敬老院"]),
        ("县里安排9000万元专项资金，加大力度扶持云锦产业。", ["云锦产业"]),
        ("争取专项资金6000万元，建成敬老院9所。", ["专项资金"]),
        ("中央投入9亿元，大面积推行盐碱地轮作。", ["盐碱地轮作"]),
        ("县财政投入3亿元资金，为渔民办了“九件大事”，修建码头两座。", ["“九件大事”"]),
        ("投入6亿元办好23件民生实事和5项惠企措施。", ["民生实事"]),
        ("省级安排资金2亿元，重点对各县避风港建设给予奖补。", ["各县避风港建设"]),
        # What an item is headed by, what a campaign is called, and households that are no works.
        ("（二）渔港惠民工程。总投资9亿元，分三年落实。", ["渔港惠民工程"]),
        ("3．实施盐场二级公路工程。一是筹措资金7亿元，新增两条。", ["盐场二级公路"]),
        ("继续开展“岸线治理年”活动，完成投资8亿元。", ["“岸线治理年”活动"]),
        ("大力推进渔民上岸，累计投入34亿元。", ["渔民上岸"]),
        ("安排补助资金8亿元，建设牧民安居工程30万户。", ["牧民安居工程"]),
        # Verbs of telling, who pays and what became of it are no part of the name; what is done to a place is.
        ("云港新区开发顺利启动。滨海示范镇建设完成投资17亿元。", ["滨海示范镇建设"]),
        ("筛选入库渔港补短板项目74个、总投资97亿元。", ["渔港补短板项目"]),
        ("把渔港振兴专项资金提高到6亿元。", ["渔港振兴专项资金"]),
        ("境外引进项目新增实际投资5.3亿美元。", ["境外引进项目"]),
        ("投资50亿元建设渔港、盐场、牧场等4座共富驿站。", ["渔港、盐场、牧场等4座共富驿站"]),
        ("近年来，云溪州累计投入资金23亿元，建成各种类型的安居示范村97个。", ["各种类型的安居示范村"]),
        ("投资1.9亿元，完善南湖滨水步道。", ["南湖滨水步道"]),
        ("青溪码头改造动工建设。完成投资3亿元。", ["青溪码头改造"]),
        ("下拨1.6亿元救灾资金；国家下达中央预算内投资1000万元，支持灾区码头重建。", ["灾区码头重建"]),
        ("全面落实山海携手协议，实施援疆项目55个、落实资金4.9亿元。", ["援疆项目"]),
        ("渔镇改造不断深化。落实市级财政补助3700万元，新增试点三个。", ["渔镇改造"]),
        ("争资争项再次突破。争取上级各类资金36亿元。", ["上级各类资金"]),
        ("自治区财政安排3.4亿元，用于解决渔民饮水难。", ["渔民饮水难"]),
        ("谋划建设投资超40亿元、超90亿元的临港产业项目。", []),
    ],
)
def test_the_subject_is_found_around_the_clause_of_the_amount(
    investments_of: InvestmentsOf, text: str, subjects: list[str]
) -> None:
    assert [one.subject for one in investments_of(text)] == subjects


@pytest.mark.parametrize(
    "text",
    [
        "按照公开透明的原则，投入6亿元以上。",
        "民生支出占一般公共预算支出超过七成，惠及居民40万户，投入6亿元。",
        "“十二五”时期，投入6亿元。",
        # The project that is meant is named nowhere.
        "项目总投资约33亿元，用地面积120亩。",
        "据介绍，项目计划总投资33亿元，建设工期两年。",
        # Others were spoken of since the wharf.
        "青溪码头改造动工建设。市民出行更加便捷，城乡公交线路再次优化，新能源公交车占比不断提高，镇村候车亭面貌为之一新，公交出行分担率连年上升。完成投资3亿元。",
    ],
)
def test_shares_people_and_principles_are_no_subject(investments_of: InvestmentsOf, text: str) -> None:
    assert [one.subject for one in investments_of(text)] == [None]


def test_a_figure_of_another_sort_is_not_of_what_the_one_before_was(investments_of: InvestmentsOf) -> None:
    found = investments_of("下达水利投资3亿元，提前开工。市县财政投入2亿元，办了多场促销。")
    assert [one.subject for one in found][1:] == [None]


def test_an_order_of_size_and_contracts_abroad_are_no_investment(investments_of: InvestmentsOf) -> None:
    found = investments_of(
        "停车设施完成投资56亿元，十亿级以上片区5个。青溪县到账外资2亿美元，完成境外承包工程3亿美元。"
    )
    assert [int(one.amount) for one in found] == [5_600_000_000, 200_000_000]


@pytest.mark.parametrize(
    ("text", "subject", "count"),
    [
        ("投入3000万元建成盐场帮扶项目63个。", "盐场帮扶", 63),
        ("投入9000万元，新建改建扩建89座渔村敬老院。", "渔村敬老院", 89),
        ("投入财政资金5.3亿元新建四所渔民子弟学校，引入社会资金。", "渔民子弟学校", 4),
        ("加快实施94个、总投资20亿元的滩涂修复项目。", "滩涂修复", 94),
        ("全力推动195个年度计划投资340亿元的临港项目。", "临港项目", 195),
        ("储备总投资1400亿元的重大项目250多个、数量居前。", "重大项目", 250),
        ("总投资26亿元的22项民生事项如期完成。", "民生事项", 22),
        ("48个渔业强县项目竣工投产15个，完成投资47亿元。", "渔业强县项目", 48),
        ("9个盐区集镇实施改造项目73个，完成投资8亿元。", "改造项目", 73),
        ("投资3亿元修建9公里海堤。", "海堤", None),
    ],
)
def test_what_money_is_of_is_counted_before_and_behind_its_noun(
    investments_of: InvestmentsOf, text: str, subject: str, count: int | None
) -> None:
    (found,) = investments_of(text)
    assert (found.subject, found.project_count) == (subject, count)


@pytest.mark.parametrize(
    ("text", "subject", "count"),
    [
        ("8家市属卫生院完成投资6.05亿元。", "市属卫生院", None),
        ("起步区基础设施四年累计完成投资96亿元。", "起步区基础设施", None),
        ("47件民生小事投入资金18.6亿元。", "民生小事", None),
        ("31个省“三强”项目完成投资350亿元。", "省“三强”项目", 31),
        ("市本级财政筹集育才专项资金3000万元。", "育才专项资金", None),
        ("云溪老矿区整治项目共获中央资金14亿元。", "中央资金", None),
        ("——固定资产投资完成560亿元。", "固定资产投资", None),
        ("对照国办〔2021〕7号文件争取到项目61个、总投资47亿元。", "项目", 61),
        ("2021年棚户区改造工程累计投入资金73亿元。", "棚户区改造工程", None),
        ("投入56亿元大力实施新区建设项目。", "新区建设", None),
        ("今年中央财政安排8亿元支持开展油菜丰产行动。", "油菜丰产行动", None),
        ("实施总投资1500亿元的县级重点项目投资计划。", "县级重点项目", None),
        ("力争完成教育设施投入10亿元以上、新建幼儿园10所。", "教育设施", None),
        ("轻轨、码头、货运枢纽等完成投资13亿元。", "轻轨、码头、货运枢纽", None),
        ("新建6万吨级码头项目完成投资9亿元。", "6万吨级码头", None),
        ("年处理7万吨污泥工程完成投资2亿元。", "年处理7万吨污泥工程", None),
        ("且末县水利投资2亿元。", "且末县水利投资", None),
        ("了望塔建设完成投资3亿元。", "了望塔建设", None),
        ("加强型护栏工程完成投资2亿元。", "加强型护栏工程", None),
    ],
)
def test_subjects_are_whole_words_without_their_number(
    investments_of: InvestmentsOf, text: str, subject: str, count: int | None
) -> None:
    found = investments_of(text)
    assert [(one.project or one.subject, one.project_count) for one in found] == [(subject, count)]


@pytest.mark.parametrize("text", ["投资总额由31亿元增加到74亿元。", "一期完成占地300亩、投资3亿元。"])
def test_how_much_there_is_is_no_subject(investments_of: InvestmentsOf, text: str) -> None:
    assert {one.subject for one in investments_of(text)} == {None}


def test_regions_beyond_a_threshold_are_no_investment(investments_of: InvestmentsOf) -> None:
    assert investments_of("让利用内资超6亿元的乡镇达到8个、利用外资超5000万美元的园区达到3个。") == []


def test_one_project_is_none_of_a_group_that_was_counted(investments_of: InvestmentsOf) -> None:
    (found,) = investments_of("全市将对100个重点项目开展复核。\n云溪陶瓷小镇昨天动工。该项目总投资20亿元。")
    assert (found.subject, found.project_count) == ("云溪陶瓷小镇", None)


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # What stands behind a semicolon names its works by itself.
        ("青溪污水处理厂投资8600万元；县人民医院由县卫健局实施，投资3.2亿元。", ["青溪污水处理厂", "县人民医院"]),
        (
            "争取国债项目79项，总投资285亿元；冷链专项41项，总投资46.2亿元。",
            ["国债项目", "冷链专项"],
        ),
        ("新批外资企业51户；项目总投资10.6亿元。", ["新批外资企业"]),
        # The head of an item names what all of it is of.
        ("重点项目进展\n3. 棚户区改造。完成投资6亿元，改造1200户。", ["棚户区改造"]),
        ("重点项目进展\n（二）青溪污水处理厂。日处理污水1万吨，概算投资8600万元。", ["青溪污水处理厂"]),
        # Of several projects 之一 is the one that is spoken of.
        ("青溪水库是全国172项重大水利工程之一，总投资36亿元。", ["青溪水库"]),
        # Names that end like a word that carries a number.
        (
            "“十三五”全县水利建设累计投入22亿元。其中：防洪工程8亿元，水土保持2亿元。",
            ["水利建设", "防洪工程", "水土保持"],
        ),
        # A year may stand before the name of public money.
        ("财政厅下达2019年车辆购置税补助地方资金18亿元。", ["车辆购置税补助地方资金"]),
        # An amount in brackets is of the works before them.
        (
            "重点项目名单：1.青溪大桥（总投资3.2亿元）；2.城西物流园（5亿元）；3.云台水库除险加固工程（2.1亿元）。",
            ["青溪大桥", "城西物流园", "云台水库除险加固"],
        ),
        # Names before the words for their group are examples of it.
        ("开发区引进云台轴承等项目15个，总投资79亿元。", ["项目"]),
        ("青溪新区18个民营企业重点项目在云台签约，总投资120亿元。", ["民营企业重点项目"]),
        # A verb that wins or makes money is no part of its name.
        ("今年出资4亿元成立青溪基金。", ["青溪基金"]),
        ("连续3年每年额外投入青苗资金8000万元。", ["青苗资金"]),
        # The number of an item leaves no stop behind.
        ("1.高端轴承生产项目，由江南恒远公司投资，总投资10亿元。", ["高端轴承生产项目"]),
    ],
)
def test_each_part_of_a_list_names_its_own_works(investments_of: InvestmentsOf, text: str, subjects: list[str]) -> None:
    assert [one.project or one.subject for one in investments_of(text)] == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # One amount of several nouns is of them all.
        ("陶瓷、竹木、茶叶和造纸工业完成投资9亿元。", ["陶瓷、竹木、茶叶和造纸工业"]),
        ("加快竹木、山泉水、茶叶加工等生态工业发展，完成投资10亿元。", ["竹木、山泉水、茶叶加工等生态工业"]),
        ("精心实施生态移民、草地围栏、湿地保护等项目，投资规模达到12亿元。", ["生态移民、草地围栏、湿地保护等项目"]),
        (
            "上半年争取政策性基金、特别国债、企业债券22亿元。",
            ["政策性基金、特别国债、企业债券"],
        ),
        ("财政对科技、教育、体育事业投入14亿元。", ["科技、教育、体育事业"]),
        ("省、市重点项目完成投资65亿元。", ["省、市重点项目"]),
        # What stands before a list and is no member of it, and members that have amounts of their own, are left out.
        ("力争县、镇两级财政每年安排3亿元。", ["县、镇两级财政"]),
        ("进出口总额、固定资产投资均突破百亿元。", ["固定资产投资"]),
        ("争取专项债券56亿元、国省预算内资金24亿元。", ["专项债券", "国省预算内资金"]),
        ("紧紧抓住项目建设年、固定资产投资达到900亿元。", ["固定资产投资"]),
    ],
)
def test_one_amount_of_several_nouns_is_of_them_all(
    investments_of: InvestmentsOf, text: str, subjects: list[str]
) -> None:
    assert [one.subject for one in investments_of(text)] == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # Who lays money out, and in how many years, is no part of what it is for.
        ("东岭集团共投入帮扶资金2.3亿元。", ["帮扶资金"]),
        ("县本级落实茶叶产业专项资金300万元。", ["茶叶产业专项资金"]),
        ("五年完成固定资产投资310亿元。", ["固定资产投资"]),
        ("五年使用外资100亿美元。", ["使用外资"]),
        ("7个市派挂钩村落实资金90多万元。", ["市派挂钩村"]),
        # Nor is the word for the sum of it.
        ("确保青溪新城年度投资超100亿元。", ["青溪新城"]),
        ("确保签约项目总投资800亿元以上。", ["签约项目"]),
        ("财政科技投入专项资金3亿元。", ["财政科技投入专项资金"]),
        # Whoever sees to projects tells what class they are of.
        ("由市里统筹推进的重点工程8个，完成投资27亿元。", ["由市里统筹推进的重点工程"]),
        ("云溪近期开工的重大项目80个，完成投资271亿元。", ["重大项目"]),
    ],
)
def test_who_pays_and_in_how_long_is_no_part_of_a_subject(
    investments_of: InvestmentsOf, text: str, subjects: list[str]
) -> None:
    assert [one.project or one.subject for one in investments_of(text)] == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # What a treasury puts into a field.
        ("全市财政“三农”投入累计32亿元，年均增长2.8%。", ["“三农”"]),
        ("县财政支农投入5.25亿元，同比增长46%。", ["支农"]),
        ("市级财政累计投入3亿元，建成福利院九所。", ["福利院九所"]),
        ("全社会科研投入25.8亿元，增长8%。", ["全社会科研"]),
        # How long and where something is done stands before it, 了 behind its verb.
        ("财政投入300亿元，用5年时间新建公办中学229所。", ["公办中学"]),
        ("投入资金5.5亿元，在39个贫困村实施扶贫开发，搬迁移民1.4万人。", ["扶贫开发"]),
        ("省级投入3亿元，围垦造地11万亩。", ["围垦造地"]),
        ("投资3亿元新建了12所学校。", ["学校"]),
        ("近两年，全市共投入资金60亿元，实施了民生实事工程。", ["民生实事"]),
        # A list that is summed up is named whole.
        (
            "市财政下拨专项资金1亿元，支持青溪河上游高寒山区、云岭苗族侗族老寨等偏远乡镇的扶贫开发。",
            ["青溪河上游高寒山区、云岭苗族侗族老寨等偏远乡镇的扶贫开发"],
        ),
        # The sum that an item begins with is that of the works at its head.
        ("（2）健康惠民工程。总投资11亿元，实施农村合作医疗、孕前优生健康检查等项目。", ["健康惠民工程"]),
        # A little town is no place that its works are done in.
        ("五年投入小城镇建设资金23亿元。", ["小城镇建设资金"]),
    ],
)
def test_public_money_is_for_its_field_or_for_what_is_done_next(
    investments_of: InvestmentsOf, text: str, subjects: list[str]
) -> None:
    assert [one.project or one.subject for one in investments_of(text)] == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # Projects of no sort are of what the clause or the sentence right before is about.
        ("抓好灾后重建。419个项目全部开工，完成投资39亿元。", ["灾后重建"]),
        ("开展“县城焕新年”活动，24个项目完成投资35亿元。", ["“县城焕新年”活动"]),
        ("云溪示范区，加快推进总投资131亿元的52个项目建设。", ["云溪示范区"]),
        ("路网、灌区等骨干基础设施建设全面提速，实施项目46个，完成投资17亿元。", ["骨干基础设施建设"]),
        # What all projects are for is no sort of them.
        ("全力攻坚项目建设，上半年实施项目68个，完成投资21亿元。", ["项目"]),
        ("扩大有效投资。计划实施项目112个，年度计划投资17亿元。", ["项目"]),
        # Whoever has projects plans them.
        ("城区安排项目71个，总投资39亿元。", ["城区项目"]),
        ("陶瓷产业谋划9个项目，总投资21亿元。", ["陶瓷产业项目"]),
    ],
)
def test_projects_of_no_sort_are_of_what_was_just_spoken_of(
    investments_of: InvestmentsOf, text: str, subjects: list[str]
) -> None:
    assert [one.project or one.subject for one in investments_of(text)] == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # The sort of investment that is brought about.
        ("支持企业换设备，撬动设备更新投资近50亿元。", ["设备更新投资"]),
        ("推进资本招商，新增基金投资13亿元。", ["基金投资"]),
        ("累计用于交通、能源和市政设施建设的投资达17亿元。", ["交通、能源和市政设施建设"]),
        ("“万村兴业”行动新增投资25亿元。", ["“万村兴业”行动"]),
        ("财政对茶产业的年投入不少于100万元。", ["茶产业"]),
        # What stands in quotes is named whole.
        ("安排90万元用于返乡青年培训的“阳光工程”，办好食堂。", ["返乡青年培训的“阳光工程”"]),
        ("全市“双百项目”开复工94个，完成投资18亿元。", ["“双百项目”"]),
        ("谋划了53个、总投资近700亿元的“十五五”重点项目。", ["“十五五”重点项目"]),
    ],
)
def test_what_is_brought_about_or_quoted_is_named_whole(
    investments_of: InvestmentsOf, text: str, subjects: list[str]
) -> None:
    assert [one.project or one.subject for one in investments_of(text)] == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "淀粉加工项目、食品产业园二期复工，前者投资2.3亿元，后者投资5.7亿元。",
            ["淀粉加工", "食品产业园二期"],
        ),
        ("青溪产业转移工业园动工，主干道路全长6.7公里，投资概算2.3亿元。", ["主干道路"]),
        ("今年新修农村公路全长6.7公里，投资概算2.3亿元。", ["农村公路"]),
        ("青溪大桥动工，项目全长6.7公里，投资概算2.3亿元。", ["青溪大桥"]),
    ],
)
def test_one_of_two_and_what_has_a_length_are_pointed_to(
    investments_of: InvestmentsOf, text: str, subjects: list[str]
) -> None:
    assert [one.project or one.subject for one in investments_of(text)] == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # What a sum is the first or the highest of says nothing of what for.
        ("水利投资在全省率先突破100亿元，青溪水库进入收尾。", ["水利投资"]),
        ("2015年，全市对外直接投资创下14.5亿美元的历史新高。", ["对外直接投资"]),
        # The sum of works that are named is no threshold.
        ("作为民生工程，投资金额超过33亿元的云溪水资源配置工程开工。", ["云溪水资源配置"]),
        ("去年底统计，农业投资、“百厂焕新”投资分别完成65亿元、15亿元。", ["农业投资", "“百厂焕新”投资"]),
        ("市政府出资8亿元，分三年补贴公交票价。", ["公交票价"]),
    ],
)
def test_how_high_a_sum_is_leaves_its_noun(investments_of: InvestmentsOf, text: str, subjects: list[str]) -> None:
    assert [one.project or one.subject for one in investments_of(text)] == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("县财政支农投入2亿元。", ["支农"]),
        ("县财政足额投入2亿元。", [None]),
        ("今年以来，县财政资金投入3亿元。", [None]),
    ],
)
def test_how_a_treasury_pays_is_no_field(investments_of: InvestmentsOf, text: str, subjects: list[str | None]) -> None:
    assert [one.project or one.subject for one in investments_of(text)] == subjects
