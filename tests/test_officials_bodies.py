"""Whose posts: where the name of a body begins, what it holds, and what former time says of it."""

import pytest

from pipeline.facts import Appointment
from tests.conftest import FactsOf
from tests.test_officials import Row, rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泗县粮食和物资储备局局长李大川介绍。", ("李大川", "县粮食和物资储备局局长", "341324")),
        ("国家林业和草原局局长王小川说明。", ("王小川", "国家林业和草原局局长", "100000")),
        ("香港特区政府民政及青年事务局局长林小敏致辞。", ("林小敏", "特区政府民政及青年事务局局长", "810000")),
    ],
)
def test_matters_of_one_department_are_joined_in_its_name(facts_of: FactsOf, text: str, expected: Row) -> None:
    assert rows(facts_of, text) == {expected}


def test_a_joining_word_behind_anything_else_begins_a_new_post(facts_of: FactsOf) -> None:
    assert rows(facts_of, "泗县干部和财政局局长李大川座谈。") == {("李大川", "财政局局长", "341324")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各界热烈欢迎中共中央政治局委员王大川访问。", ("王大川", "中共中央政治局委员", "100000")),
        ("新一期杂志将发表国务院副总理王大川的文章。", ("王大川", "国务院副总理", "100000")),
        ("会上免去李小军同志第九届全国政协副秘书长职务。", ("李小军", "全国政协副秘书长", "100000")),
    ],
)
def test_a_body_of_the_centre_begins_its_post(facts_of: FactsOf, text: str, expected: Row) -> None:
    assert rows(facts_of, text) == {expected}


def test_another_country_before_such_a_body_has_it(facts_of: FactsOf) -> None:
    assert rows(facts_of, "美国国务院发言人克莱恩答问。") == set()


def test_a_name_that_ends_like_an_army_is_one_where_no_army_is_commanded(facts_of: FactsOf) -> None:
    text = "西宁市落实省委王建军书记要求。北部战区陆军政委吴大同到场。"
    assert rows(facts_of, text) == {("王建军", "省委书记", "630000"), ("吴大同", "北部战区陆军政委", "100000")}


def test_a_former_post_inside_a_body_stays_one(facts_of: FactsOf) -> None:
    text = "泗县粮食局原党组书记、局长李大川受审。"
    assert rows(facts_of, text) == {
        ("李大川", "原县粮食局党组书记", "341324"),
        ("李大川", "县粮食局局长", "341324"),
    }


def test_the_division_beside_a_body_tells_more_than_one_of_the_same_name_elsewhere(facts_of: FactsOf) -> None:
    text = "泗县发展改革委副主任、粮食和物资储备局局长李大川到会。灵璧县粮食和物资储备局局长周小明也来了。"
    assert {(fact.name, fact.adcode) for fact in facts_of(text) if isinstance(fact, Appointment)} == {
        ("李大川", "341324"),
        ("周小明", "341323"),
    }


def test_a_country_with_two_names_is_one(facts_of: FactsOf) -> None:
    assert rows(facts_of, "会见安提瓜和巴布达总理布朗，特立尼达和多巴哥总理罗利也来了。罗利总理致谢。") == set()


def test_in_a_list_of_cases_each_part_has_the_place_that_opens_it(facts_of: FactsOf) -> None:
    text = "江苏省徐州市贾汪区一村党支部书记李大川受审；安徽省灵璧县水产局船检股副股长、驻孙村第一书记王小川受审。"
    assert {(name, code) for name, post, code in rows(facts_of, text) if name == "王小川"} == {("王小川", "341323")}


@pytest.mark.parametrize(
    "text",
    [
        "国家主席会见国际冰联主席克劳斯。",
        "主席会见古巴共产党特使、中央政治局委员马里奥·洛佩斯。",
    ],
)
def test_a_body_of_the_world_or_of_another_centre_has_a_holder_with_a_foreign_name(
    facts_of: FactsOf, text: str
) -> None:
    assert rows(facts_of, text) == set()


def test_a_team_of_the_centre_is_so_whatever_its_name_begins_with(facts_of: FactsOf) -> None:
    text = "北京市开会，党史学习教育中央宣讲团成员王大川作报告。"
    assert rows(facts_of, text) == {("王大川", "党史学习教育中央宣讲团成员", "100000")}


def test_the_organization_is_the_body_and_never_a_division(facts_of: FactsOf) -> None:
    text = "中央书记处书记王大川到广西，自治区主席韦大江、自治区党委书记李小军陪同。"
    assert {fact.name: fact.organization for fact in facts_of(text) if isinstance(fact, Appointment)} == {
        "王大川": "中央书记处",
        "韦大江": None,
        "李小军": "自治区党委",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泗县乡村振兴局局长李大川介绍。", "县乡村振兴局局长"),
        ("宿州市市场监管局局长李大川介绍。", "市市场监管局局长"),
        ("宿州市政协主席李大川介绍。", "市政协主席"),
        ("泗县驻孙村第一书记李大川介绍。", "驻孙村第一书记"),
        ("中共泗县大庄镇委员会书记李大川介绍。", "镇委员会书记"),
    ],
)
def test_a_matter_that_begins_like_a_level_is_none(facts_of: FactsOf, text: str, expected: str) -> None:
    assert {post for _, post, _ in rows(facts_of, text)} == {expected}


def test_a_hospital_is_public_whether_its_head_is_in_office_or_not(facts_of: FactsOf) -> None:
    expected = {("李大川", "县人民医院原院长", "341324")}
    assert rows(facts_of, "泗县人民医院原院长李大川受审。") == expected


def test_a_body_begins_behind_a_comrade(facts_of: FactsOf) -> None:
    text = "泗县决定：\n李大川同志任县住建局局长；\n免去王小川同志县住建局局长职务。"
    assert rows(facts_of, text) == {
        ("李大川", "县住建局局长", "341324"),
        ("王小川", "县住建局局长", "341324"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泗县文旅局李大川局长介绍。", {("李大川", "县文旅局局长", "341324")}),
        (
            "泗县组织部李大川部长、宣传部王小川副部长、县医院院长林小敏到会。",
            {
                ("李大川", "县组织部部长", "341324"),
                ("王小川", "宣传部副部长", "341324"),
                ("林小敏", "县医院院长", "341324"),
            },
        ),
        ("泗县卫健委李大川主任介绍。", {("李大川", "县卫健委主任", "341324")}),
        ("泗县卫生局防疫局长李大川介绍。", {("李大川", "县卫生局防疫局长", "341324")}),
    ],
)
def test_a_name_between_a_body_and_its_title_is_no_part_of_it(facts_of: FactsOf, text: str, expected: set[Row]) -> None:
    assert rows(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泗县孙村村支书李大川介绍。", {("李大川", "村支书", "341324")}),
        ("泗县桃花村村委会主任李大川介绍。", {("李大川", "村委会主任", "341324")}),
        ("泗县桃花镇财政所所长李大川介绍。", {("李大川", "桃花镇财政所所长", "341324")}),
        ("泗县城乡规划办主任李大川介绍。", {("李大川", "县城乡规划办主任", "341324")}),
        ("李大川任泗县桃花镇镇长。", {("李大川", "镇长", "341324")}),
        ("王小川（泗县桃花村支书）到会。", {("王小川", "村支书", "341324")}),
    ],
)
def test_a_town_is_named_before_its_own_department_or_head(facts_of: FactsOf, text: str, expected: set[Row]) -> None:
    assert rows(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "name", "posts"),
    [
        ("泗县水利局局长李大川到会，局党组成员、副局长王小川陪同。", "王小川", {"局党组成员", "副局长"}),
        ("泗县水利局开会，该局副局长王小川讲话。", "王小川", {"副局长"}),
        ("泗县水利局局长李大川到会，分管副局长王小川陪同。", "王小川", {"县水利局副局长"}),
    ],
)
def test_a_bureau_is_not_said_twice(facts_of: FactsOf, text: str, name: str, posts: set[str]) -> None:
    assert {post for holder, post, _ in rows(facts_of, text) if holder == name} == posts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("81234部队副部队长何小山报告。", ("何小山", "81234部队副部队长", None)),
        ("香港特别行政区候任行政长官何一诚到京。", ("何一诚", "候任行政长官", "810000")),
    ],
)
def test_a_unit_s_commander_and_one_who_waits_for_the_post_keep_their_words(
    facts_of: FactsOf, text: str, expected: Row
) -> None:
    assert rows(facts_of, text) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("郑州大学校长刘小川回答提问。", ("刘小川", "郑州大学校长", "410100")),
        ("外交部非洲司司长林小敏致辞。", ("林小敏", "外交部非洲司司长", "100000")),
        ("外交部欧洲司副司长林小敏致辞。", ("林小敏", "外交部欧洲司副司长", "100000")),
    ],
)
def test_a_word_that_two_words_make_where_they_meet_makes_no_body_private(
    facts_of: FactsOf, text: str, expected: Row
) -> None:
    assert rows(facts_of, text) == {expected}
    assert rows(facts_of, "青溪驾驶学校主任刘小川回答提问。") == set()


@pytest.mark.parametrize("town", ["后山镇", "任桥镇", "向阳乡", "于家村", "和顺镇"])
def test_a_town_may_be_named_with_what_else_begins_a_sentence(facts_of: FactsOf, town: str) -> None:
    for before in ("泗县", "据悉，"):
        found = facts_of(f"{before}{town}党委书记何小山到会。", None)
        assert [(one.post, one.organization) for one in found if isinstance(one, Appointment)] == [
            (f"{town[-1]}党委书记", f"{town}党委")
        ]


@pytest.mark.parametrize("before", ["此后，任", "何小山后任", "泗县和", "在泗县，任该镇、"])
def test_such_a_word_before_a_town_of_more_characters_is_itself(facts_of: FactsOf, before: str) -> None:
    found = facts_of(f"{before}桃花镇党委书记王大川。", None)
    assert {one.organization for one in found if isinstance(one, Appointment)} == {"桃花镇党委"}


@pytest.mark.parametrize("body", ["为民服务中心", "以工代赈办公室", "经营管理局", "企业服务局", "供销合作社", "网信办"])
def test_departments_keep_the_whole_of_their_names(facts_of: FactsOf, body: str) -> None:
    assert ("何小山", "民政部部长", "100000") in rows(facts_of, "会议决定任命何小山为民政部部长。")
    assert rows(facts_of, f"泗县{body}主任何小山到会。") == {("何小山", f"县{body}主任", "341324")}


def test_the_next_of_the_hosts_is_one_of_them(facts_of: FactsOf) -> None:
    text = "陵川县代表团赴苏仙区考察\n苏仙区委书记孙明远、区长周一鸣陪同，县长李大明参加。"
    assert rows(facts_of, text) == {
        ("孙明远", "区委书记", "431003"),
        ("周一鸣", "区长", "431003"),
        ("李大明", "县长", "140524"),
    }
