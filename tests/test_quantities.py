"""Money, rates, counts and ranges in running text."""

import time
from decimal import Decimal

import pytest

from models.vocabulary import Comparator
from pipeline.clean import clean
from pipeline.document import RawDocument
from pipeline.mentions.quantities import find_quantities
from pipeline.mentions.types import Quantity
from pipeline.rules import load_rules


def _find(text: str) -> list[Quantity]:
    rules = load_rules()
    return list(find_quantities(clean(RawDocument("t", "t.txt", text, "utf-8", "text/plain"), rules), rules))


def _only(text: str) -> tuple[Decimal, Decimal | None, str, Comparator]:
    (found,) = _find(text)
    return found.low, found.high, found.unit, found.comparator


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("总投资1.02万亿元的项目", 1_020_000_000_000, "CNY"),
        ("总投资三点五亿元", 350_000_000, "CNY"),
        ("总投资（万元）：32000\n项目编号", 320_000_000, "CNY"),
        ("投资1,200万元", 12_000_000, "CNY"),
        ("接待游客人次达到1.2亿、总收入可观", 120_000_000, "人次"),
        ("旅游人次预计将为2.5亿，收入可观", 250_000_000, "人次"),
        ("投资￥1.2亿，今年", 120_000_000, "CNY"),
        ("投资¥2,000,000,000，今年", 2_000_000_000, "CNY"),
        ("投资￥35000万元", 350_000_000, "CNY"),
        ("利用外资3.7亿美元", 370_000_000, "USD"),
        ("注资2亿港元", 200_000_000, "HKD"),
        ("装机800万千瓦", 8_000_000, "千瓦"),
        ("节水灌溉40万亩", 400_000, "亩"),
        ("粮食1300亿斤", 130_000_000_000, "斤"),
        ("比重提高0.5个百分点", Decimal("0.5"), "pp"),
        ("自然增长率4.7‰", Decimal("4.7"), "‰"),
        ("孕产妇死亡率9/10万", Decimal(9), "/10万"),
        ("增长百分之六点五", Decimal("6.5"), "%"),
        ("增长 12 %", 12, "%"),
        ("吞吐能力20万标准箱", 200_000, "标箱"),
        ("新增企业两百三十家", 230, "家"),
    ],
)
def test_amounts_are_in_whole_units(text: str, amount: Decimal | int, unit: str) -> None:
    assert _only(text) == (amount, None, unit, Comparator.EQ)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("投资50亿元以上", Comparator.GE),
        ("增长6%及以上", Comparator.GE),
        ("比重不低于70%", Comparator.GE),
        ("带动上万人", Comparator.GE),
        ("打造千亿级产业集群", Comparator.GE),
        ("投资超过50亿元", Comparator.GT),
        ("产值突破50亿元", Comparator.GT),
        ("市值跌破50亿元", Comparator.EQ),
        ("投资50多亿元", Comparator.GT),
        ("铺轨5200余公里", Comparator.GT),
        ("过亿元企业", Comparator.GT),
        ("失业率控制在4%以内", Comparator.LE),
        ("不超过3%", Comparator.LE),
        ("投资近50亿元", Comparator.LT),
        ("不足3%", Comparator.LT),
        ("投资约50亿元", Comparator.APPROX),
        ("增长5%左右", Comparator.APPROX),
    ],
)
def test_bound_words_on_either_side_set_the_comparator(text: str, comparator: Comparator) -> None:
    assert _only(text)[3] is comparator


def test_a_word_after_the_number_beats_one_before() -> None:
    assert _only("低于3%左右")[3] is Comparator.APPROX


@pytest.mark.parametrize("text", ["节约50亿元", "签约5个", "附近3家", "通过5项"])
def test_ends_of_other_words_are_no_bound(text: str) -> None:
    assert _only(text)[3] is Comparator.EQ


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("投资1.5—2亿元", 150_000_000, 200_000_000, "CNY"),
        ("投资1.5亿元至2亿元", 150_000_000, 200_000_000, "CNY"),
        ("增长6%-7%", 6, 7, "%"),
        ("增长6至7%", 6, 7, "%"),
        ("培育3到5家", 3, 5, "家"),
        ("投资800～1000万元", 8_000_000, 10_000_000, "CNY"),
    ],
)
def test_a_range_has_one_unit_for_both_ends(text: str, low: int, high: int, unit: str) -> None:
    assert _only(text) == (low, high, unit, Comparator.RANGE)


def test_from_one_figure_to_another_is_no_range() -> None:
    assert [found.low for found in _find("从5亿元到8亿元")] == [500_000_000, 800_000_000]


@pytest.mark.parametrize(
    "text",
    [
        "2023年5月6日召开",
        "第三批第5个",
        "数百家企业、几十亿元",
        "建设5G基站、G20国道",
        "一个项目、一家企业",
        "服务电话0596-2033333",
        "增长1.$2%",
        "增长6?5%",
        "增长１$1.$2％",
        "投资12,34亿元",
        "投资1，234.5万元",
        "千家万户奔小康",
        "万元地区生产总值能耗",
        "总产值翻一番",
        "三个月、五年",
        "三元区三明市",
    ],
)
def test_dates_ordinals_codes_and_guesses_are_no_quantity(text: str) -> None:
    assert _find(text) == []


def test_hundreds_of_millions_without_a_currency_are_money_only_where_money_is_spoken_of() -> None:
    assert _only("安排环保资金近70亿")[:3] == (7_000_000_000, None, "CNY")
    assert _find("全国有9亿农民") == []


@pytest.mark.parametrize("text", ["总投资3000万，年底建成", "县里投了3000万", "盘子是三千万。", "造价3000万！"])
def test_a_number_in_wan_is_money_behind_a_word_of_spending(text: str) -> None:
    assert _only(text)[::2] == (30_000_000, "CNY")


def test_a_number_in_wan_without_such_a_word_is_no_money() -> None:
    assert [found.unit for found in _find("粉丝3000万，补助3000万户")] == ["户"]


def test_a_number_of_yi_with_a_classifier_is_money() -> None:
    assert [found.unit for found in _find("机组两套，58个亿。")] == ["套", "CNY"]


def test_a_minus_sign_belongs_to_a_rate_and_a_dash_does_not() -> None:
    assert _only("增速为-2.4%")[0] == Decimal("-2.4")
    assert _only("实现目标——6.9%")[0] == Decimal("6.9")


def test_span_covers_the_bound_words_and_number_does_not() -> None:
    text = "力争投资不低于50亿元"
    (found,) = _find(text)
    assert text[slice(*found.span)] == "不低于50亿元"
    assert text[slice(*found.number)] == "50亿元"


def test_a_bound_at_the_very_end_of_a_text_ends_with_it() -> None:
    text = "完成投资750亿元以上"
    (found,) = _find(text)
    assert found.span.end == len(text)


@pytest.mark.parametrize("text", ["一", "1", "亿", "1,", "三点", "1亿", "5—", "个", "超过", "1亿多"])
def test_reading_stays_linear_on_hostile_lines(text: str) -> None:
    rules = load_rules()

    def seconds(length: int) -> float:
        line = text * (length // len(text))
        document = RawDocument("t", "t.txt", line, "utf-8", "text/plain")
        cleaned = clean(document, rules)
        start = time.perf_counter()
        find_quantities(cleaned, rules)
        return time.perf_counter() - start

    seconds(1000)
    assert seconds(64_000) < 3


def test_digits_behind_a_word_that_ends_like_an_indefinite_number_count() -> None:
    assert [found.low for found in _find("完成下达任务数132.6亿元，数百亿元")] == [13_260_000_000]
