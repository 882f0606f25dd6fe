"""Posts of the country and posts of others: whose ministers, premiers and commanders they are."""

import pytest

from pipeline.facts import Appointment
from tests.conftest import FactsOf

Row = tuple[str, str | None, str | None]


def rows(facts_of: FactsOf, text: str) -> set[Row]:
    return {(fact.name, fact.post, fact.adcode) for fact in facts_of(text, None) if isinstance(fact, Appointment)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("晋升上将军衔仪式在北京举行，火箭军司令员周小山出席。", ("周小山", "火箭军司令员", "100000")),
        ("北京。东部战区政治委员何平川讲话。", ("何平川", "东部战区政治委员", "100000")),
        ("在杭州，外交部长王一川会见记者。", ("王一川", "外交部长", "100000")),
        ("他们来信致函中共中央总书记李大同。", ("李大同", "中共中央总书记", "100000")),
        ("记者专访中国人民银行副行长易小川。", ("易小川", "中国人民银行副行长", "100000")),
        ("全会公报发布 五中全会 中共中央总书记李大同讲话。", ("李大同", "中共中央总书记", "100000")),
        ("各国完全赞同李大同总理的讲话，法国总统也到会。", ("李大同", "总理", "100000")),
        ("中华人民共和国中央军事委员会主席李大同签署命令。", ("李大同", "中华人民共和国中央军事委员会主席", "100000")),
        ("党和国家勋章评定委员会主任王一川宣读。", ("王一川", "党和国家勋章评定委员会主任", "100000")),
    ],
)
def test_a_body_of_the_country_has_posts_of_the_country(facts_of: FactsOf, text: str, expected: Row) -> None:
    assert rows(facts_of, text) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "巴巴多斯举行大选，总理罗利宣布获胜。",
        "越南和老挝发表声明。政府总理阮大勇说。",
        "法国和德国商谈。财政部长彼得·卡森说。",
        "法国和德国商谈。国家问责局局长博哈里说。",
        "日本防务部门同美国国防部长马小斯会谈。",
        "古巴国务委员会副主席阿尔贝托·罗哈斯到访。",
    ],
)
def test_a_post_that_every_country_has_is_not_ours_where_its_holder_is_foreign(facts_of: FactsOf, text: str) -> None:
    assert rows(facts_of, text) == set()


def test_a_minister_with_a_name_of_another_tongue_is_ours_where_no_country_is_named(facts_of: FactsOf) -> None:
    text = "国家能源局局长努尔·白克山到新疆调研。"
    assert rows(facts_of, text) == {("努尔·白克山", "国家能源局局长", "100000")}


@pytest.mark.parametrize(
    "text",
    [
        "永平镇长江堤防工程开工。",
        "池州长江公铁大桥通车，交通运输部长江航务局批复。",
        "市长信访和市长在线·民声栏目办理来信。",
        "秘书把名单放在执行主席席上。",
        "老李去石潭当镇长的那年下了大雪。",
    ],
)
def test_a_title_inside_other_words_has_no_holder(facts_of: FactsOf, text: str) -> None:
    assert rows(facts_of, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "副总理会见乌隆达省省委书记兼省长坎大山。",
        "代表团拜会西瓦省省督萨尔和首席部长马布兹。",
        "乌隆达省委书记王大山出席活动。",
    ],
)
def test_a_province_that_is_none_of_ours_is_abroad(facts_of: FactsOf, text: str) -> None:
    assert not {name for name, _, _ in rows(facts_of, text)} & {"坎大山", "马布兹"}


def test_a_ministry_of_former_times_is_the_countrys(facts_of: FactsOf) -> None:
    text = "他在武汉工作多年。1984年秋，陈大川任电子工业部总工程师、副部长。"
    assert {code for _, _, code in rows(facts_of, text)} == {"100000"}


def test_a_body_of_no_told_place_is_not_of_the_place_named_last_in_a_text_of_the_nation(facts_of: FactsOf) -> None:
    text = "国务院昨天召开会议。河北雄安、江苏常州先后发言。随后，跨省流域规划领导小组办公室主任秦大川作了说明。"
    assert rows(facts_of, text) == {("秦大川", "跨省流域规划领导小组办公室主任", None)}
    of_level = "国务院昨天召开会议。江苏省长周小康发言。随后，省委书记秦大川作了说明。"
    assert ("秦大川", "省委书记", "320000") in rows(facts_of, of_level)


def test_who_sits_on_our_congress_may_have_a_name_of_another_tongue(facts_of: FactsOf) -> None:
    text = "全国政协常委会在京举行会议。买买提·艾山常委提出建议。浙江、山东等地的做法受到肯定。"
    assert rows(facts_of, text) == {("买买提·艾山", "常委", "100000")}
