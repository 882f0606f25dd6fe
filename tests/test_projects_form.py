"""Names of projects hold nothing but the name: no verb, no adverb, no count, and whole words at both ends."""

from collections.abc import Callable

import pytest

from pipeline.facts import Fact, ProjectMention

FactsOf = Callable[..., tuple[Fact, ...]]


def names(facts: tuple[Fact, ...]) -> set[str]:
    return {fact.name for fact in facts if isinstance(fact, ProjectMention)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加快建设云溪中学，提高石岭高铁站枢纽服务能力。", {"云溪中学"}),
        ("保障石岭大剧院建成投用，提档升级云溪物流园。", {"石岭大剧院", "云溪物流园"}),
        ("推动石岭保税物流中心升级为综合保税区，建成云溪大桥。", {"云溪大桥"}),
        ("已有云溪热电一期、石岭酒业技改等项目建成投产。", {"云溪热电一期", "石岭酒业技改"}),
        ("拓宽改造石岭大桥，维护修缮云溪公园。", {"石岭大桥", "云溪公园"}),
        ("完成石岭大桥拓宽改造工程。", {"石岭大桥拓宽改造"}),
        ("参观者一行前往石岭博物馆，听取云溪大桥建设情况。", {"云溪大桥"}),
        ("力求云溪至石岭高速公路年内开工建设。", {"云溪至石岭高速公路"}),
        ("培育壮大石岭医药产业园，推进云溪水厂建设。", {"石岭医药产业园", "云溪水厂"}),
        ("推动云溪物流产业园发挥集聚作用，加快石岭水库建设。", {"云溪物流产业园", "石岭水库"}),
        ("石岭至云溪高速公路超额完成年度投资，云溪大桥初步建成。", {"石岭至云溪高速公路", "云溪大桥"}),
    ],
)
def test_a_verb_or_an_adverb_is_no_part_of_a_name(facts_of: FactsOf, text: str, expected: set[str]) -> None:
    assert names(facts_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加快建设云溪至石岭、白沙至平和等8条约550公里高速公路。", {"云溪至石岭高速公路", "白沙至平和高速公路"}),
        ("加快云溪小寨、石岭大河边等10件小型水库建设。", {"云溪小寨水库", "石岭大河边水库"}),
        ("加快建设漳浦、云霄、诏安等地污水处理厂。", {"漳浦污水处理厂", "云霄污水处理厂", "诏安污水处理厂"}),
        ("加快建设漳浦、云霄等县（区）污水处理厂。", {"漳浦污水处理厂", "云霄污水处理厂"}),
        ("加快建设漳浦、云霄等地铁线路。", {"漳浦地铁线路", "云霄地铁线路"}),
        ("开工建设一所新高中，建成云溪中学。", {"云溪中学"}),
        ("建成80万套汽车线束生产线、云溪水厂。", {"80万套汽车线束生产线", "云溪水厂"}),
        ("实施石岭、云溪等老旧片区改造。", {"石岭片区改造", "云溪片区改造"}),
        ("加快建设八所港码头、云溪水库。", {"八所港码头", "云溪水库"}),
    ],
)
def test_a_measure_is_no_part_of_a_name(facts_of: FactsOf, text: str, expected: set[str]) -> None:
    assert names(facts_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("打通云溪南路、和畅路北段、石岭路等断头路。", {"云溪南路", "和畅路北段", "石岭路"}),
        ("推动和畅中学改扩建，加快和改造云溪大桥。", {"和畅中学改扩建", "云溪大桥"}),
        ("动建云溪快速路，石岭发展大厦建成使用。", {"云溪快速路", "石岭发展大厦"}),
        ("加快建设“三横”路网，“三横”指石岭大道、云溪大道、滨河大道。", {"石岭大道", "云溪大道", "滨河大道"}),
        ("一核即云溪新城，加快建设石岭水库。", {"云溪新城", "石岭水库"}),
        ("建成“石岭建设”文化产业园、云溪大桥。", {"“石岭建设”文化产业园", "云溪大桥"}),
        ("石岭大桥、云溪大桥均完成主体工程。", {"石岭大桥", "云溪大桥"}),
        ("确保6月云溪高铁建成通车。", {"云溪高铁"}),
    ],
)
def test_a_name_begins_and_ends_where_its_words_do(facts_of: FactsOf, text: str, expected: set[str]) -> None:
    assert names(facts_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加快本溪至云溪高速公路建设。", {"本溪至云溪高速公路"}),
        ("实施云溪有线电视网络改造工程，建成石岭大桥。", {"云溪有线电视网络改造", "石岭大桥"}),
        ("云溪城际轨道交通建成通车，石岭一中初中部建成投用。", {"云溪城际轨道交通", "石岭一中初中部"}),
        ("推进石岭文化生态保护实验区建设，建成云溪大桥。", {"云溪大桥"}),
        ("云溪铁路货场投入运营，建设绿色创新城市。", {"云溪铁路货场"}),
    ],
)
def test_no_word_is_cut_in_two(facts_of: FactsOf, text: str, expected: set[str]) -> None:
    assert names(facts_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石岭高速和云溪立交桥竣工通车。", {"石岭高速", "云溪立交桥"}),
        ("建成石岭大道和云溪大道立交桥。", {"石岭大道和云溪大道立交桥"}),
        ("推进石岭职教城提升和云溪学堂三期项目建设。", {"石岭职教城提升", "云溪学堂三期"}),
        ("石岭铁路上跨和漳浦大道京沪铁路下穿工程开工。", {"石岭铁路上跨", "漳浦大道京沪铁路下穿"}),
        ("云溪元器件和集成电路国际交易中心正式运营。", {"云溪元器件和集成电路国际交易中心"}),
        ("实施云溪流域生态保护和修复工程。", {"云溪流域生态保护和修复"}),
    ],
)
def test_a_joint_parts_what_has_names_of_its_own(facts_of: FactsOf, text: str, expected: set[str]) -> None:
    assert names(facts_of(text)) == expected
