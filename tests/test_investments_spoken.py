"""Investments in spoken words: who pays, what works come to, what is done and what is to come."""

from decimal import Decimal

import pytest

from models.vocabulary import Comparator, InvestmentKind
from tests.conftest import InvestmentsOf

TOTAL, PLAN, DONE = InvestmentKind.TOTAL, InvestmentKind.ANNUAL_PLAN, InvestmentKind.COMPLETED
SIGNED, UTILIZED, FUNDING = InvestmentKind.SIGNED, InvestmentKind.UTILIZED, InvestmentKind.FUNDING


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("青溪抽水蓄能电站总投资58亿元，去年干了9个亿，今年再安排12个亿。", [TOTAL, DONE, PLAN]),
        ("柳湾大桥总投资12亿元，去年完成了4亿元，今年要干5亿元。", [TOTAL, DONE, PLAN]),
        ("河西新城，总投资90亿元，年底前完成20亿元。", [TOTAL, PLAN]),
        ("航站楼扩建，总投资60亿元，上半年花了15亿元，下半年再投10亿元。", [TOTAL, DONE, PLAN]),
        ("投资总额3亿元，目前已完成1.2亿元，年底前再完成8000万元。", [TOTAL, DONE, PLAN]),
        ("1—9月完成投资31亿元，全年可完成45亿元。", [DONE, PLAN]),
        ("全年固定资产投资力争完成132亿元，增速保持两位数。", [PLAN]),
        ("全县必须完成固定资产投资70亿元，比上年增长12%。", [PLAN]),
        ("固定资产投资确保完成90亿元，到位资金确保完成60亿元。", [PLAN, UTILIZED]),
    ],
)
def test_the_clause_of_an_amount_tells_whether_it_is_done_or_to_come(
    investments_of: InvestmentsOf, text: str, kinds: list[InvestmentKind]
) -> None:
    assert [one.kind for one in investments_of(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind", "amounts"),
    [
        ("大桥造价9亿，中央出6亿，省里出2亿，市里出1亿。", FUNDING, [6, 2, 1]),
        ("县财政切出5000万元设立茶产业振兴专项。", FUNDING, ["0.5"]),
        ("省财政出资六千万设立风险补偿基金。", FUNDING, ["0.6"]),
        ("水库除险加固今年市财政先垫了1700万。", FUNDING, ["0.17"]),
        ("增设一处提升泵站，费用260万元由区里出。", FUNDING, ["0.026"]),
        ("应急资金已经下拨；省财政安排水毁公路修复3600万元。", FUNDING, ["0.36"]),
        ("今年中央预算内投资安排9亿元，比去年增加2亿元。", FUNDING, [9]),
        ("新批台资项目11个，合同台资3亿元。", SIGNED, [3]),
        ("两条生产线合起来8亿元。", TOTAL, [8]),
        ("云溪物流园、河西冷链库、青山屠宰厂，三项打包4.6亿元。", TOTAL, ["4.6"]),
        ("五个项目算下来要三十亿元。", TOTAL, [30]),
        ("签约项目有：云溪聚酯瓶片（42亿元）、青山弹性体（19亿元）。", TOTAL, [42, 19]),
        ("化工园一期投资30亿元，二期、三期各45亿元。", TOTAL, [30, 45]),
        ("跨江大桥总投资两亿五。", TOTAL, ["2.5"]),
        ("古巷石板路翻修，光一条街就花8000万元。", TOTAL, ["0.8"]),
        ("新盖一座智能车间，总共用掉3亿元。", DONE, [3]),
        ("古巷石板路翻修花了4200万元。", DONE, ["0.42"]),
        ("上半年重点项目干了29亿元，占全年的五成。", DONE, [29]),
        ("工业投入、技术改造投入分别完成43.2亿元和22亿元。", DONE, ["43.2", 22]),
        ("今年全省交通运输固定资产投资计划150亿元。", PLAN, [150]),
    ],
)
def test_spoken_words_tell_who_pays_and_what_works_come_to(
    investments_of: InvestmentsOf, text: str, kind: InvestmentKind, amounts: list[int | str]
) -> None:
    found = [one.amount for one in investments_of(text) if one.kind is kind]
    assert found == [Decimal(amount) * 10**8 for amount in amounts]


def test_a_little_more_than_an_amount_is_above_it(investments_of: InvestmentsOf) -> None:
    (found,) = investments_of("两座厂房三月份投产，两个车间加起来9亿元出头。")
    assert (found.kind, found.amount, found.comparator) == (TOTAL, 900_000_000, Comparator.GT)


@pytest.mark.parametrize(
    "text",
    [
        "捐款较多的有云溪食品公司（9亿元）、青山制衣公司（4亿元）。",
        "上半年市区商圈餐饮消费打包8亿元。",
        "省财政安排就业补贴4000万元。",
    ],
)
def test_bare_amounts_of_other_things_stay_out(investments_of: InvestmentsOf, text: str) -> None:
    assert investments_of(text) == []
