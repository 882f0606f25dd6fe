"""What an investment is quoted by is to be read on its own: it begins where its clause or its member of a list does."""

import pytest

from tests.conftest import InvestmentsOf


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        # Behind what the amount before is of.
        ("投资9亿元的石英砂、投资4亿元的青溪药业等27个项目投产。", ["投资9亿元", "投资4亿元"]),
        ("新设立水产投资基金13亿元和孵化引导基金6亿元。", ["新设立水产投资基金13亿元", "孵化引导基金6亿元"]),
        # Behind a threshold, whose clause goes on.
        ("全年新引进亿元以上项目72个、总投资310亿元。", ["全年新引进亿元以上项目72个、总投资310亿元"]),
        # With the words that it shares with the first of its list.
        (
            "商贸、渔业和林业分别完成投资8亿元、5亿元、2亿元。",
            [
                "商贸、渔业和林业分别完成投资8亿元",
                "商贸、渔业和林业分别完成投资8亿元、5亿元",
                "商贸、渔业和林业分别完成投资8亿元、5亿元、2亿元",
            ],
        ),
        ("固定资产投资由31亿元增加到74亿元。", ["固定资产投资由31亿元", "固定资产投资由31亿元增加到74亿元"]),
        # From the clause before that names what it is.
        ("工业投资快速增长，达到96亿元。", ["工业投资快速增长，达到96亿元"]),
        # Up to the words for the money behind it.
        ("全年76亿元专项债券投入使用，成效明显。", ["全年76亿元专项债券投入使用"]),
        ("设立2亿元技改专项资金，扶持企业。", ["设立2亿元技改专项资金"]),
        # From the head of a long clause.
        (
            "力争260个灾后安置点全部开工、列入计划的190个河堤修复和乡村供水项目陆续竣工、完成投资27亿元以上。",
            ["力争260个灾后安置点全部开工、列入计划的190个河堤修复和乡村供水项目陆续竣工、完成投资27亿元以上"],
        ),
    ],
)
def test_a_quote_begins_with_its_clause_or_its_member(
    investments_of: InvestmentsOf, text: str, quotes: list[str]
) -> None:
    assert [one.evidence.quote for one in investments_of(text)] == quotes
