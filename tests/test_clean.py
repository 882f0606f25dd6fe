"""The cleaner: what it repairs, what it leaves alone, and the way back to the text as read."""

import tomllib
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean import STEPS, clean
from pipeline.clean.fold import fold
from pipeline.document import Document, Edit, OffsetMap, RawDocument, Span, Zone
from pipeline.rules import load_rules
from pipeline.rules.clean import load_clean_rules

CASES = tomllib.loads((Path(__file__).parent / "cases" / "clean" / "repairs.toml").read_text(encoding="utf-8"))["case"]

# What damaged pages are made of.
SCRAPS = (
    *(
        "经济",
        "經(jīng)濟(jì)",
        "(jīng",
        "jīng)",
        "张 佩",
        "书记",
        "記者",
        "１２",
        "1 200 亿元",
        "1,200",
        "，",
        ",",
        "。",
        "?",
    ),
    *("？", "\u200b", "\ufeff", "\u00ad", "&nbsp;", "&amp;amp;lt;", "&#65;", "**", "__", "## ", "\n", "\r\n", "　　"),
    *(
        "![a](b.png)",
        "[甲](http://a.cn)",
        "<br>",
        "<b>",
        "<!-- x -->",
        "鞏",
        "乾",
        "乾燥",
        "著",
        "於",
        "㎡",
        "％",
        "．",
    ),
    *(
        "\u2f00",
        "---",
        "title: 某",
        "2023年3月5日",
        "来源：某报",
        "（记者 王某）",
        "摄",
        " ",
        "\t",
        "\x00",
        "\ud800",
        "A",
    ),
    *("a", "^", "\U0001f600"),
)
DAMAGED = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=3), max_size=40).map("".join)


def document_of(text: str, **stated: object) -> Document:
    return clean(RawDocument("test", "test.txt", text, "utf-8", "text/plain", **stated), load_rules())  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_broken_text_is_read_as_a_person_reads_it(case: dict[str, str]) -> None:
    assert document_of(case["text"]).text == case["expected"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_a_repaired_text_needs_no_repair(case: dict[str, str]) -> None:
    again = document_of(case["expected"])
    assert (again.text, again.applied_steps) == (case["expected"], ())


def test_a_quote_is_the_text_as_read() -> None:
    document = document_of("經(jīng)濟(jì)開發(fā)區(qū)")
    assert document.text == "经济开发区"
    assert document.quote(Span(0, 2)) == "經(jīng)濟"
    assert document.quote(Span(2, 5)) == "開發(fā)區"


def test_an_edit_of_one_character_keeps_its_place() -> None:
    offsets = OffsetMap.identity(3).after([Edit(Span(1, 2), "x")], 3)
    assert offsets == OffsetMap.identity(3)


def test_the_steps_that_changed_something_are_named() -> None:
    assert document_of("總投資１２億元").applied_steps == ("simplify_script", "narrow_characters")


def check_map(document: Document) -> None:
    """The map of `document` is monotone, in range, and whole: every clean character comes from somewhere."""
    raw, last = document.raw.text, Span(0, 0)
    for index in range(len(document.text)):
        span = document.offsets.to_raw(Span(index, index + 1))
        assert 0 <= span.start < span.end <= len(raw)
        assert last.start <= span.start and last.end <= span.end
        last = span
        assert document.quote(Span(index, index + 1)) == raw[span.start : span.end]


@given(DAMAGED)
@settings(max_examples=60, deadline=None)
def test_offsets_lead_back_whatever_the_damage(text: str) -> None:
    check_map(document_of(text))


@given(DAMAGED)
@settings(max_examples=60, deadline=None)
def test_cleaning_a_clean_text_changes_nothing(text: str) -> None:
    once = fold(text, STEPS, load_clean_rules())
    assert fold(once.text, STEPS, load_clean_rules()).text == once.text


@given(DAMAGED, st.lists(st.sampled_from(STEPS), max_size=6))
@settings(max_examples=40, deadline=None)
def test_any_sequence_of_steps_keeps_the_way_back(text: str, steps: list) -> None:  # type: ignore[type-arg]
    folded = fold(text, steps, load_clean_rules())
    raw = RawDocument("test", "test.txt", text, "utf-8", "text/plain")
    check_map(Document(raw, folded.text, folded.offsets, folded.applied, (), None, None, None))


@given(DAMAGED)
@settings(max_examples=40, deadline=None)
def test_sections_are_in_order_and_apart(text: str) -> None:
    document = document_of(text)
    done = 0
    for section in document.sections:
        assert done <= section.span.start < section.span.end <= len(document.text)
        assert document.zone_at(section.span.start) is section.zone
        done = section.span.end


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "![",
        "<b",
        "**",
        "&amp;",
        "（记者 ",
        "1 200 ",
        "新1。2%。",
        "經(",
        "jīng",
        "王某 ",
        "来源：",
        "------",
        "首页|",
        "2023年1月1日",
        "通讯员 ",
        "图文 文字 ",
        "?睆",
        "?睆\n",
        "经(",
        "&#",
        "[](",
        " ",
        "　字",
        "１",
    ],
)
def test_a_hostile_line_takes_linear_time(unit: str) -> None:
    started = process_time()
    document_of(unit * (10_000 // len(unit)))
    document_of((unit * 40 + "\n") * (4_000 // len(unit) // 40))
    assert process_time() - started < 20


def test_a_source_line_at_the_end_makes_no_menu_of_the_article() -> None:
    prose = "全年新登记注册企业3000户，增长12%，创历史新高，营商环境持续改善。"
    text = f"政府工作报告\n——2022年1月5日在某市人民代表大会上\n代市长 李四\n{prose}\n{prose}\n来源：某市人民政府"
    document = document_of(text)
    assert document.zone_at(document.text.index("注册")) is Zone.BODY
    assert document.zone_at(document.text.index("来源")) is not Zone.BODY


@pytest.mark.parametrize(
    "trail",
    [">> 首页 >> 青溪新闻 >>", "首页｜招商｜项目｜English", "青溪在线 > 时政　　　　A+ A-", "索 引 号：3601/2019"],
)
def test_the_title_stands_below_the_trail_to_the_page(trail: str) -> None:
    text = f"{trail}\n青溪县第三批重大项目集中开工\n昨天上午，青溪县第三批重大项目集中开工，县里的干部到场祝贺。\n"
    raw = RawDocument("x", "x", text, "utf-8", "text/plain")
    assert clean(raw, load_rules()).title == "青溪县第三批重大项目集中开工"
