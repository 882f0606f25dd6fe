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
        ("云溪片区近期开工的一批重大项目覆盖芯片、制药等行业，总投资42亿元。", ["重大项目"]),
        ("投入2.3亿元，新建改建扩建19座乡镇福利院。", ["乡镇福利院"]),
        ("17个重点储备类项目完成投资13亿元。", ["重点储备类项目"]),
        ("加快总投资90亿元的12个3亿元以上制造业项目建设。", ["3亿元以上制造业项目"]),
        # Public money is of the group that has won it, or of what it is given to.
        ("26个水利项目获得国债资金3.4亿元，31个补短板项目发行债券9亿元。", ["水利项目", "补短板项目"]),
        ("实施库区扶持项目144个，落实中央专项补助2.1亿元。", ["库区扶持项目"]),
        ("争取省级改革试点12个、各类资金5亿元。", ["各类资金"]),
        ("县财政拨款4000万元启动3万户渔民旧房改造。", ["3万户渔民旧房改造"]),
        ("筹集8亿元资金，专项用于市属粮食企业改制。", ["市属粮食企业改制"]),
        ("按照先急后缓的思路，全面启动古镇环境整治。市财政安排专项资金3000万元。", ["古镇环境整治"]),
        # Works are named without the word for their money, statistics with it.
        ("累计完成防洪工程投资8.4亿元。", ["防洪工程"]),
        ("固定资产投资四年累计完成870亿元。", ["固定资产投资"]),
        # Outside money is a statistic of its own where nothing is counted for it.
        ("青溪电子重组云台化工，引进资金12亿元。", ["引进资金"]),
        ("举办小分队招商活动90次，到位资金35亿元。", ["招商引资"]),
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
    ],
)
def test_shares_people_and_principles_are_no_subject(investments_of: InvestmentsOf, text: str) -> None:
    assert [one.subject for one in investments_of(text)] == [None]


def test_a_figure_of_another_sort_is_not_of_what_the_one_before_was(investments_of: InvestmentsOf) -> None:
    found = investments_of("下达水利投资3亿元，提前开工。市县财政投入2亿元，办了多场促销。")
    assert [one.subject for one in found][1:] == [None]
