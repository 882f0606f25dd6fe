"""Money as the reports of governments tell it: what is laid out, won, arranged, and shared among a list."""

import pytest

from tests.conftest import InvestmentsOf


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # A verb before the first member of a list is that of all.
        ("完成新建类投资17亿元、续建类投资26亿元，均超额完成任务。", ["completed", "completed"]),
        # The share of a year is told by the clause before, or by what was arranged.
        ("今年，青溪口岸扩能工程计划投资1.9亿元。", ["annual_plan"]),
        ("今年初步安排25项重点建设项目，计划投资150亿元以上。", ["annual_plan"]),
        ("会展中心二期正在建设，今年投资将超过2亿元。", ["annual_plan"]),
        # What exceeds a plan has been done, and by how much is no sum of its own.
        ("全县39个重点项目完成投资191亿元，超出年度计划19亿元。", ["completed"]),
        # Public money, whatever the verb.
        ("坚持精准帮扶，累计投入财政帮扶资金14亿元。", ["funding"]),
        ("筹集3亿元产业发展资金，减轻企业负担。", ["funding"]),
        ("安排超过5000万元财政资金支持九个转型项目。", ["funding"]),
        ("用好1.5亿元市级前期费，谋划一批项目。", ["funding"]),
        ("整合1.3亿元支持药材和14个牛羊大县建设。", ["funding"]),
        ("争取国债、中央预算内投资项目23个、资金13.4亿元。", ["funding"]),
        # Money from outside, and what was signed for.
        ("引进省外资金60亿元、外资5500万美元。", ["utilized", "utilized"]),
        ("力争全年招商引资实际投资额突破200亿元。", ["utilized"]),
        ("年内引入民间资本达到150亿元。", ["utilized"]),
        ("新签约产业项目24个，协议总投资额220亿元。", ["signed"]),
    ],
)
def test_the_words_of_reports_tell_the_kind(investments_of: InvestmentsOf, text: str, kinds: list[str]) -> None:
    assert [one.kind.value for one in investments_of(text)] == kinds


def test_the_members_of_a_shared_list_that_are_no_investment_are_left_out(investments_of: InvestmentsOf) -> None:
    found = investments_of("全市生产总值、财政收入、固定资产投资分别达356亿元、40亿元和125亿元。")
    assert [(one.subject, one.amount) for one in found] == [("固定资产投资", 12_500_000_000)]


def test_two_sums_that_are_alike_are_two_if_they_are_of_different_things(investments_of: InvestmentsOf) -> None:
    found = investments_of("投入3亿元建设廉租房。群众满意。投入3亿元改造青溪水库。")
    assert [one.subject for one in found] == ["廉租房", "青溪水库"]


def test_a_class_of_size_with_two_thresholds_is_no_sum(investments_of: InvestmentsOf) -> None:
    assert investments_of("力争在引进投资过50亿元、过100亿元的重大工业项目上实现突破。") == []
