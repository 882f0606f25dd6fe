"""Amounts in tables of works: the column tells the kind and the unit, the row the works."""

from collections.abc import Callable

import pytest

from pipeline.facts import Fact, Investment
from tests.conftest import InvestmentsOf

FactsOf = Callable[..., tuple[Fact, ...]]
COLUMNS = ("序号", "项目名称", "总投资", "至上年底累计完成", "本年计划", "责任单位")
ROWS = (
    ("1", "青溪大桥", "35,000", "12000", "8000", "县交通局"),
    ("2", "陆港冷链物流园二期", "8600.5", "—", "0", "县商务局"),
)


@pytest.fixture
def figures_of(facts_of: FactsOf) -> Callable[[str], list[tuple[str, int, str | None]]]:
    def run(text: str) -> list[tuple[str, int, str | None]]:
        found = [fact for fact in facts_of(text) if isinstance(fact, Investment)]
        return [(str(one.kind), int(one.amount), one.subject) for one in found]

    return run


FiguresOf = Callable[[str], list[tuple[str, int, str | None]]]


@pytest.mark.parametrize("gap", ["\t", "\t\t", "　", " | ", "   "])
def test_the_heads_of_columns_tell_the_kinds_of_their_amounts(figures_of: FiguresOf, gap: str) -> None:
    lines = ["云台县重点项目计划表", "单位：万元", gap.join(COLUMNS), "一、续建项目", *map(gap.join, ROWS)]
    assert figures_of("\n".join(lines)) == [
        ("total", 350_000_000, "青溪大桥"),
        ("completed", 120_000_000, "青溪大桥"),
        ("annual_plan", 80_000_000, "青溪大桥"),
        ("total", 86_005_000, "陆港冷链物流园二期"),
    ]


def test_a_column_or_a_cell_may_have_a_unit_of_its_own(figures_of: FiguresOf) -> None:
    rows = "工程名称\t总投资（亿元）\t签约金额（万美元）\n青溪大桥\t3.5\t200\n云台水库\t4000万元\t—"
    assert [figure[:2] for figure in figures_of(rows)] == [
        ("total", 350_000_000),
        ("signed", 2_000_000),
        ("total", 40_000_000),
    ]


def test_a_row_that_sums_up_is_a_figure_of_the_whole_group(facts_of: FactsOf) -> None:
    table = "序号　项目名称　总投资　本年计划　责任单位\n1　青溪大桥　35000　8000　交通局\n合计　9个　98000　21000"
    sums = [fact for fact in facts_of(f"单位：万元\n{table}") if isinstance(fact, Investment)][2:]
    assert [(one.kind, int(one.amount), one.subject, one.project_count) for one in sums] == [
        ("total", 980_000_000, None, 9),
        ("annual_plan", 210_000_000, None, 9),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "项目名称\t总投资\t完成率\n青溪大桥\t35000\t60",
        "项目名称\t长度（公里）\t完成率（%）\n青溪大桥\t35000\t60",
        "姓名\t单位\t投资（万元）\n张远\t水务局\t35",
        "单位：万元\n企业名称\t产值\t税收\n远山集团\t35000\t800",
    ],
)
def test_without_a_unit_a_name_or_money_put_in_a_table_tells_nothing(figures_of: FiguresOf, table: str) -> None:
    assert figures_of(table) == []


def test_a_table_ends_where_sentences_begin(figures_of: FiguresOf) -> None:
    table = "项目名称\t总投资（万元）\t工期\n青溪大桥\t350\t2年"
    assert figures_of(f"{table}\n各单位要加强调度，按月报送进度。\n其他　100　200") == [
        ("total", 3_500_000, "青溪大桥")
    ]


def test_a_figure_of_the_text_is_not_said_again_by_the_table(figures_of: FiguresOf) -> None:
    text = "青溪大桥总投资3.5亿元。\n项目名称\t总投资（亿元）\t工期\n青溪大桥\t3.5\t2年"
    assert [figure[:2] for figure in figures_of(text)] == [("total", 350_000_000)]


def test_one_blank_between_cells_is_enough_where_the_head_tells_a_table(figures_of: FiguresOf) -> None:
    table = "序号 项目名称 总投资（万元） 本年计划（万元）\n1 青溪大桥 38500 12000\n2 云台水库 9800 5000\n"
    assert figures_of(table) == [
        ("total", 385_000_000, "青溪大桥"),
        ("annual_plan", 120_000_000, "青溪大桥"),
        ("total", 98_000_000, "云台水库"),
        ("annual_plan", 50_000_000, "云台水库"),
    ]


def test_a_table_may_have_each_cell_in_a_line_of_its_own(figures_of: FiguresOf) -> None:
    cells = [
        "序号",
        "项目名称",
        "总投资（万元）",
        "责任单位",
        "1",
        "青溪大桥",
        "38500",
        "交通局",
        "2",
        "云台水库",
        "9800",
        "水务局",
    ]
    assert figures_of("云台县重点项目表\n" + "\n".join(cells)) == [
        ("total", 385_000_000, "青溪大桥"),
        ("total", 98_000_000, "云台水库"),
    ]


def test_the_unit_of_a_column_is_no_amount(figures_of: FiguresOf) -> None:
    table = "| 项目名称 | 总投资（亿元） | 进展 |\n|---|---|---|\n| 青溪大桥 | 3.85 | 主体封顶 |\n"
    assert figures_of(table) == [("total", 385_000_000, "青溪大桥")]


def test_a_column_of_grants_is_funding_and_a_cell_of_works_ends_at_its_comma(figures_of: FiguresOf) -> None:
    table = "项目名称及建设内容\t补助资金（万元）\t进度\n青溪大桥，主桥长1.2公里\t860\t主塔封顶\n"
    assert figures_of(table) == [("funding", 8_600_000, "青溪大桥")]


@pytest.mark.parametrize("head", ["项目：青溪大桥", "项目名称：青溪大桥"])
def test_the_lines_of_a_form_are_of_the_works_named_above_them(figures_of: FiguresOf, head: str) -> None:
    assert figures_of(f"重点项目进展\n{head}\n总投资：2.3亿元\n进度：主塔封顶\n") == [
        ("total", 230_000_000, "青溪大桥")
    ]


def test_cells_of_a_table_whose_marks_are_left_in_the_text_are_told_apart(investments_of: InvestmentsOf) -> None:
    found = investments_of(
        "各地项目推进情况如下：\n"
        "<table><tr><td>地区</td><td>项目</td><td>计划总投资</td><td>累计完成</td></tr>\n"
        "<tr><td>青溪县</td><td><p>青溪山参交易市场三期</p></td><td>4.4亿元</td><td>1.9亿元</td></tr>\n"
        "<tr><td></td><td>云台饮片生产线</td><td>9000万元</td><td>800万元</td></tr></table>\n"
    )
    assert [(one.project or one.subject, one.kind.value, int(one.amount)) for one in found] == [
        ("青溪山参交易市场三期", "total", 440_000_000),
        ("青溪山参交易市场三期", "completed", 190_000_000),
        ("云台饮片生产线", "total", 90_000_000),
        ("云台饮片生产线", "completed", 8_000_000),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.青溪大桥\n建设规模：主桥长1.2公里\n投资规模：2.3亿元\n", "青溪大桥"),
        ("【云台路改建】\n投资额：2.3亿元\n建设年限：2023-2025\n", "云台路改建"),
        ("项目名称\t青溪食品加工园\n建设地点\t河口镇\n总投资\t2.3亿元\n", "青溪食品加工园"),
        ("项目名称：青溪食品加工园\n总投资（万元）：23000\n项目编号：4567\n", "青溪食品加工园"),
        # A key above the line is no name.
        ("进展情况\n进度：主塔封顶\n总投资：2.3亿元\n", None),
    ],
)
def test_a_form_names_its_works_in_a_line_of_its_own(figures_of: FiguresOf, text: str, expected: str | None) -> None:
    assert figures_of(f"重点项目进展\n\n{text}") == [("total", 230_000_000, expected)]


def test_a_head_may_divide_its_column_of_amounts_in_the_line_below(figures_of: FiguresOf) -> None:
    table = (
        "序号\t项目名称\t建设地点\t投资（万元）\n总投资\t今年计划投资\n"
        "1\t青溪大桥\t河口镇\t35000\t8000\n2\t云台路改建\t河口镇\t6000\t5000\n"
    )
    assert figures_of(table) == [
        ("total", 350_000_000, "青溪大桥"),
        ("annual_plan", 80_000_000, "青溪大桥"),
        ("total", 60_000_000, "云台路改建"),
        ("annual_plan", 50_000_000, "云台路改建"),
    ]


def test_the_unit_of_a_head_may_have_a_line_of_its_own(figures_of: FiguresOf) -> None:
    cells = [
        "序号",
        "项目名称",
        "总投资",
        "（万元）",
        "进度",
        "1",
        "青溪大桥",
        "35000",
        "封顶",
        "2",
        "云台路改建",
        "6000",
        "在建",
    ]
    assert figures_of("\n".join(["重点项目表", *cells, ""])) == [
        ("total", 350_000_000, "青溪大桥"),
        ("total", 60_000_000, "云台路改建"),
    ]


@pytest.mark.parametrize(("head", "kind"), [("专项债券资金安排情况", "funding"), ("重点项目", "total")])
def test_a_line_of_a_name_and_an_amount_is_of_the_kind_of_its_list(figures_of: FiguresOf, head: str, kind: str) -> None:
    assert figures_of(f"青溪县{head}\n\n青溪大桥：3.2亿元\n云台路改建项目：6000万元\n") == [
        (kind, 320_000_000, "青溪大桥"),
        (kind, 60_000_000, "云台路改建"),
    ]
