"""Who holds which post where, in notices of appointments, curricula vitae and reports of meetings."""

import pytest

from pipeline.facts import Appointment
from tests.conftest import FactsOf

Row = tuple[str, str | None, str | None]


def rows(facts_of: FactsOf, text: str) -> set[Row]:
    return {(fact.name, fact.post, fact.adcode) for fact in facts_of(text, None) if isinstance(fact, Appointment)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "吴晓正同志任青海省委委员、常委、秘书长。会后吴晓正讲了话。",
            {
                ("吴晓正", "省委委员", "630000"),
                ("吴晓正", "省委常委", "630000"),
                ("吴晓正", "省委秘书长", "630000"),
            },
            id="an adverb may be the end of a name",
        ),
        pytest.param(
            "吴晓英同志不再担任青海省委秘书长、常委、委员职务。",
            {
                ("吴晓英", "省委秘书长", "630000"),
                ("吴晓英", "省委常委", "630000"),
                ("吴晓英", "省委委员", "630000"),
            },
            id="a member is one of the party's committee named before",
        ),
        pytest.param(
            "陈小元、吴明远同志任泗县副县长，林一飞同志不再担任社会和法制委员会副主任。",
            {
                ("吴明远", "副县长", "341324"),
                ("陈小元", "副县长", "341324"),
                ("林一飞", "社会和法制委员会副主任", "341324"),
            },
            id="several share a post",
        ),
        pytest.param(
            "吴大同，1979年2月生，在职研究生，历任临邑县副县长，宁津县委常委。2021年2月任禹城市委副书记、代市长。",
            {
                ("吴大同", "副县长", "371424"),
                ("吴大同", "县委常委", "371422"),
                ("吴大同", "市委副书记", "371482"),
                ("吴大同", "代市长", "371482"),
            },
            id="a life begins with the year of birth",
        ),
        pytest.param(
            "吴大同此前是佛山市禅城区祖庙街道办事处副主任，如今开了茶馆。",
            {("吴大同", "街道办事处副主任", "440604")},
            id="a weak verb with a word of time",
        ),
        pytest.param(
            "泗县县委组织部部长由吴大同担任。", {("吴大同", "县委组织部部长", "341324")}, id="a post is borne"
        ),
        pytest.param(
            "安徽省委组织部分管日常工作的副部长吴大同宣布决定。",
            {("吴大同", "省委组织部副部长", "340000")},
            id="what a deputy has charge of",
        ),
    ],
)
def test_notices_tell_who_takes_and_leaves_a_post(facts_of: FactsOf, text: str, expected: set[Row]) -> None:
    assert rows(facts_of, text) == expected


def test_who_leads_a_group_is_not_the_deputy_named_behind_the_comma(facts_of: FactsOf) -> None:
    found = rows(facts_of, "由泗县县委书记吴明远任组长，副县长陈小元任副组长。")
    assert found == {("吴明远", "县委书记", "341324"), ("陈小元", "副县长", "341324")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("沧州市今天开会，财政厅厅长吴大同到场。", ("吴大同", "财政厅厅长", "130000")),
        ("丹东市开会，厅党组书记吴大同传达精神。", ("吴大同", "厅党组书记", "210000")),
        ("工作组到鄂尔多斯，由监管三司司长吴大同带队。", ("吴大同", "监管三司司长", "100000")),
    ],
)
def test_some_departments_are_of_one_level_alone(facts_of: FactsOf, text: str, expected: Row) -> None:
    assert rows(facts_of, text) == {expected}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("泗县副县长连建业介绍情况。", "连建业"),
        ("泗县副县长宫镇江让大家坐下。", "宫镇江"),
        ("泗县县政协主席令狐正泽到场。", "令狐正泽"),
        ("泗县县委书记靳海生掰着指头数。", "靳海生"),
        ("泗县副县长杨再荣介绍情况。", "杨再荣"),
        ("泗县副县长罗明也带着村干部来了。", "罗明"),
        ("泗县副县长庹志高带着三家单位来了。", "庹志高"),
        ("泗县副县长买买提江·阿不都拉陪同。", "买买提江·阿不都拉"),
        ("泗县副县长罗又平主持仪式。", "罗又平"),
        ("泗县副县长罗明先后走了三个村。", "罗明"),
        ("泗县县长江明发了言。", "江明"),
        ("泗县副县长罗泽高干预司法。", "罗泽高"),
    ],
)
def test_rare_names_are_read_whole(facts_of: FactsOf, text: str, name: str) -> None:
    assert {found for found, _, _ in rows(facts_of, text)} == {name}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泗县吴晓同志任副县长，吴晓同志表态。", ("吴晓", "副县长", "341324")),
        ("全国人大常委会副委员长武维明出席。", ("武维明", "全国人大常委会副委员长", "100000")),
        ("中央委员会总书记吴大明作讲话。", ("吴大明", "中央委员会总书记", "100000")),
    ],
)
def test_words_that_only_seem_to_belong_to_name_or_post(facts_of: FactsOf, text: str, expected: Row) -> None:
    assert rows(facts_of, text) == {expected}


def test_joining_words_and_verbs_may_be_characters_of_an_appointed_name(facts_of: FactsOf) -> None:
    text = "会议决定：任命林和平、李大山和王小川为邯郸市副市长，任命李普选为邯郸市市长。"
    deputies = {(name, "副市长", "130400") for name in ("林和平", "李大山", "王小川")}
    assert rows(facts_of, text) == deputies | {("李普选", "市长", "130400")}


def test_all_that_many_hold_goes_to_every_name_of_a_list(facts_of: FactsOf) -> None:
    text = "邯郸市委常委、副市长吴大同、林小敏出席，市委副书记、市长张大山主持。"
    shared = {(name, post, "130400") for name in ("吴大同", "林小敏") for post in ("市委常委", "副市长")}
    assert rows(facts_of, text) == shared | {("张大山", "市委副书记", "130400"), ("张大山", "市长", "130400")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("常务副区长陈大会，区人大副主任李大江到会。", "陈大会"),
        ("副区长陈大会见来宾。", "陈大"),
    ],
)
def test_a_word_that_ends_no_phrase_is_the_end_of_a_name_before_a_mark(facts_of: FactsOf, text: str, name: str) -> None:
    assert name in {name for name, _, _ in rows(facts_of, text)}


def test_a_zone_named_like_a_county_far_away_has_the_place_of_the_text(facts_of: FactsOf) -> None:
    text = "祥符区召开会议。区委书记王大杰、黄龙物流园区管委会主任李小军发言，祥符区各乡镇参加。"
    assert ("李小军", "黄龙物流园区管委会主任", "410212") in rows(facts_of, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("西乌珠穆沁旗召开会议，旗政协副主席宝日山讲话。", "宝日山"),
        ("记下市委书记郭小讲的“三句话”。", "郭小"),
        ("这是水利部部长罗大先生。", "罗大"),
        ("省政府秘书长别必山，副省长曹大川参加。", "别必山"),
        ("新区党工委书记代守仁，市长王小刚参加。", "代守仁"),
    ],
)
def test_names_end_where_people_are_addressed_and_may_begin_like_other_words(
    facts_of: FactsOf, text: str, name: str
) -> None:
    assert name in {name for name, _, _ in rows(facts_of, text)}


@pytest.mark.parametrize(
    "text",
    [
        "去年八月，县委书记曾到这里看望大家。",
        "牢记书记殷殷嘱托，泗县人民干劲足。",
        "泗县办好县长解难热线。",
        "感谢泗县的人大代表、政协委员辛勤努力。",
        "县政协开会，泗县120余位委员到场。",
        "泗县的州长信箱，泗县的招商专员，都在网上。",
    ],
)
def test_a_verb_or_a_count_beside_a_post_is_nobody(facts_of: FactsOf, text: str) -> None:
    assert rows(facts_of, text) == set()


def test_whoever_came_to_us_does_not_say_whose_posts_ours_are(facts_of: FactsOf) -> None:
    text = (
        "陈巴尔虎旗的同行到我旗看羊驼。\n陈巴尔虎旗人大常委会主任王大川带队走进我旗牧场。"
        "旗人大常委会副主任刘小雁陪同。\n客人说苏尼特左旗的羊驼养得好。"
    )
    assert ("刘小雁", "旗人大常委会副主任", "152523") in rows(facts_of, text)


def test_a_short_address_has_the_place_of_the_introduction_elsewhere(facts_of: FactsOf) -> None:
    text = (
        "胡大升省长率团莅临广东调研\n黑龙江省委副书记、省长胡大升到访，广东省副省长孙小洋陪同。"
        "胡大升省长、孙小洋副省长参加。"
    )
    assert {row for row in rows(facts_of, text) if row[1] == "省长"} == {("胡大升", "省长", "230000")}


def test_a_chairman_of_a_firm_is_no_head_of_state(facts_of: FactsOf) -> None:
    text = "滨州市委书记宋大祥到甲集团访问。许大良主席欢迎宋大祥到访集团，对滨州的发展充满信心。"
    assert rows(facts_of, text) == {("宋大祥", "市委书记", "371600")}


@pytest.mark.parametrize(
    "text",
    [
        "泗县领导名单\n| 姓名 | 职务 |\n| --- | --- |\n| 王大川 | 县委副书记、县长 |\n| 李小川 | 县委常委 |",
        "泗县领导名单\n县委副书记、县长            王大川\n县委常委            李小川",
        "泗县领导名单\n1\t王大川\t县委副书记、县长\t李小川\t县委常委",
        "泗县领导名单\n县委副书记、县长\t王大川\t县委常委\t李小川",
    ],
)
def test_a_table_of_names_and_posts_has_either_first(facts_of: FactsOf, text: str) -> None:
    assert rows(facts_of, text) == {
        ("王大川", "县委副书记", "341324"),
        ("王大川", "县长", "341324"),
        ("李小川", "县委常委", "341324"),
    }
