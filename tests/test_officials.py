"""Who holds which post where: the grammar of posts, the ends of names, the division a post is of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean import clean
from pipeline.document import RawDocument
from pipeline.extract import extract
from pipeline.facts import Appointment, Rejection
from pipeline.mentions import find_mentions
from pipeline.mentions.people.names import NameReader
from pipeline.rules import load_rules
from tests.conftest import FactsOf

Row = tuple[str, str | None, str | None]


def rows(facts_of: FactsOf, text: str, title: str | None = None) -> set[Row]:
    found = facts_of(text, title)
    return {(fact.name, fact.post, fact.adcode) for fact in found if isinstance(fact, Appointment)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("漳州市委书记吴大同主持会议。", {("吴大同", "市委书记", "350600")}),
        ("浙江省长钱一鸣说。", {("钱一鸣", "省长", "330000")}),
        ("黔南州林业局副局长韦小山说。", {("韦小山", "州林业局副局长", "522700")}),
        ("广西壮族自治区主席韦大江会见来宾。", {("韦大江", "自治区主席", "450000")}),
        ("团县委书记赵小丽出席。", {("赵小丽", "团县委书记", None)}),
        ("共青团泉州市委书记赵小丽出席。", {("赵小丽", "共青团市委书记", "350500")}),
        ("水利部部长王一川强调。", {("王一川", "水利部部长", "100000")}),
        ("县公安局长李卫国介绍。", {("李卫国", "县公安局长", None)}),
        ("时任江苏省常熟市副市长的周小康回忆。", {("周小康", "时任副市长", "320581")}),
        ("广东省政协原主席朱大川受审。", {("朱大川", "省政协原主席", "440000")}),
        ("当选为安溪县县长的林小敏表示感谢。", {("林小敏", "县长", "350524")}),
    ],
)
def test_post_keeps_its_level_and_drops_the_place(facts_of: FactsOf, text: str, expected: set[Row]) -> None:
    assert rows(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "省政协副主席、漳州市委书记吴大同到会。",
            {("吴大同", "省政协副主席", "350000"), ("吴大同", "市委书记", "350600")},
        ),
        (
            "福建省水利厅党组书记、厅长吴大同到会。",
            {("吴大同", "省水利厅党组书记", "350000"), ("吴大同", "省水利厅厅长", "350000")},
        ),
        (
            "全国人大常委会副委员长兼秘书长王大晨主持。",
            {("王大晨", "全国人大常委会副委员长", "100000"), ("王大晨", "全国人大常委会秘书长", "100000")},
        ),
        (
            "郎溪县委常委、经开区党工委书记、管委会主任胡新民介绍。",
            {
                ("胡新民", "县委常委", "341821"),
                ("胡新民", "经开区党工委书记", "341821"),
                ("胡新民", "经开区管委会主任", "341821"),
            },
        ),
    ],
)
def test_posts_in_a_row_share_what_the_first_says(facts_of: FactsOf, text: str, expected: set[Row]) -> None:
    assert rows(facts_of, text) == expected


def test_a_shared_title_goes_to_every_name_and_a_single_one_to_the_first(facts_of: FactsOf) -> None:
    assert rows(facts_of, "衢州市副市长吕小龙、毛建民、钱光出席。") == {
        ("吕小龙", "副市长", "330800"),
        ("毛建民", "副市长", "330800"),
        ("钱光", "副市长", "330800"),
    }
    assert rows(facts_of, "衢州市市长吕小龙、毛建民出席。") == {("吕小龙", "市长", "330800")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议任命张小山、李大河为邯郸市副市长。", {("张小山", "副市长", "130400"), ("李大河", "副市长", "130400")}),
        ("会议决定免去钟小山的商务部部长职务。", {("钟小山", "商务部部长", "100000")}),
        ("决定任命：\n王建军为邯郸市财政局局长；\n李晓燕为邯郸市水利局局长。", {
            ("王建军", "市财政局局长", "130400"), ("李晓燕", "市水利局局长", "130400")}),
        ("李小川任中共临汾市委书记。", {("李小川", "市委书记", "141000")}),
        ("余小舟用公款行贿，后来当选安溪县副县长。安溪县县长余小舟被查。", {
            ("余小舟", "副县长", "350524"), ("余小舟", "县长", "350524")}),
        ("安溪县县长余小舟到会。他曾任安溪县副县长。", {
            ("余小舟", "副县长", "350524"), ("余小舟", "县长", "350524")}),
        ("刘予安市长作报告。", {("刘予安", "市长", None)}),
        ("周大强，最高人民法院院长。", {("周大强", "最高人民法院院长", "100000")}),
        ("余小舟2010年5月至2011年4月担任安溪县水利局局长。", {("余小舟", "县水利局局长", "350524")}),
        ("余小舟任安溪县水利局党组书记、局长期间违规。", {
            ("余小舟", "县水利局党组书记", "350524"), ("余小舟", "县水利局局长", "350524")}),
        ("余小舟，汉族，1968年生，曾任安溪县水利局局长。", {("余小舟", "县水利局局长", "350524")}),
        ("决定任命：\n　　王　军为邯郸市财政局局长；\n　　李晓燕（女，回族）为邯郸市水利局局长。", {
            ("王军", "市财政局局长", "130400"), ("李晓燕", "市水利局局长", "130400")}),
        ("免去陈大勇邯郸市审计局局长职务。", {("陈大勇", "市审计局局长", "130400")}),
        ("会议选举赵文山为邯郸市人大常委会主任，钱小舟、孙望海（女）为副主任。", {
            ("赵文山", "市人大常委会主任", "130400"), ("钱小舟", "市人大常委会副主任", "130400"),
            ("孙望海", "市人大常委会副主任", "130400")}),
        ("邯郸市人大常委会主任赵文山主持，副主任钱小舟出席。", {
            ("赵文山", "市人大常委会主任", "130400"), ("钱小舟", "市人大常委会副主任", "130400")}),
    ],
)  # fmt: skip
def test_names_are_joined_to_posts_by_their_construction(facts_of: FactsOf, text: str, expected: set[Row]) -> None:
    assert rows(facts_of, text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("安溪县县长蒿小杰带队调研。", "蒿小杰"),
        ("安溪县县长王健率队调研。", "王健"),
        ("安溪县县长李强主持会议。", "李强"),
        ("安溪县县长王晨就有关问题作了说明。", "王晨"),
        ("安溪县县长欧阳斌宣布开工。", "欧阳斌"),
        ("安溪县县长逯 山", "逯山"),
        ("安溪县县长吉林要求加快进度。", "吉林"),
        ("贡嘎县县长次仁的联系点在村里。", "次仁"),
        ("安溪县县长王晨和副县长", "王晨"),
        ("新疆维吾尔自治区副主席艾尼·买买提主持会议。", "艾尼·买买提"),
        ("安溪县县长张小山（左二）在工地。", "张小山"),
        ("安溪县县长侯刚致欢迎辞。", "侯刚"),
        ("安溪县县长侯刚踩着泥水查看。", "侯刚"),
        ("安溪县县长侯刚点赞干部。", "侯刚"),
        ("安溪县县长侯刚用三句话概括。", "侯刚"),
        ("安溪县县长侯建用说。", "侯建用"),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(facts_of: FactsOf, text: str, name: str) -> None:
    assert {row[0] for row in rows(facts_of, text)} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "俄罗斯总理米舒斯特访华。",
        "以色列国防部长加兰德7日说。",
        "美国斯普林市市长约翰逊来信。",
        "大河集团党委书记李大明、董事长王大江出席。",
        "安溪日报社社长李大明致辞。",
        "中国大河工业协会秘书长李大明介绍行情。",
        "中国女排队长李小明领奖。",
        "总经理童大河、公司监事会主席李小明出席说明会。",
        "泰山队队长李小明梅开二度，客队队长王大江被换下。",
        "请市政协委员和列席人员提出意见。",
        "县委书记再次强调安全生产。",
        "工程起于黔南州长顺县。",
        "两位市长祝愿活动成功。",
        "严格落实市长负责制。",
        "记者 李小明 通讯员 王芳",
    ],
)
def test_other_people_are_no_officials(facts_of: FactsOf, text: str) -> None:
    assert rows(facts_of, text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安溪县委副书记、县长候选人林小明到会。", {("林小明", "县委副书记", "350524")}),
        ("提名林小明为安溪县县长人选。", set()),
        ("安溪县水利局副局长（正科级）林小明到会。", {("林小明", "县水利局副局长", "350524")}),
        ("安溪县委副书记、三级调研员林小明到会。", {
            ("林小明", "县委副书记", "350524"), ("林小明", "县委三级调研员", "350524")}),
        ("安溪县委常委、大河集团董事长林小明到会。", {("林小明", "县委常委", "350524")}),
        ("安溪县委常委、大河大学研究员林小明到会。", {("林小明", "县委常委", "350524")}),
        ("安溪县公安局党委书记、局长、督察长林小明到会。", {
            ("林小明", "县公安局党委书记", "350524"), ("林小明", "县公安局局长", "350524"),
            ("林小明", "县公安局督察长", "350524")}),
        ("安溪县体育局局长、象棋沙龙主席林小明到会。", {("林小明", "县体育局局长", "350524")}),
        ("“路要修通，桥要架好，”安溪县交通局局长林小明说。", {("林小明", "县交通局局长", "350524")}),
        ("安溪县“双创”办公室主任林小明说。", {("林小明", "县“双创”办公室主任", "350524")}),
        ("民革福建省委主委林小明发言。", {("林小明", "民革省委主委", "350000")}),
    ],
)  # fmt: skip
def test_what_stands_among_the_posts_of_a_person_does_not_hide_them(
    facts_of: FactsOf, text: str, expected: set[Row]
) -> None:
    assert rows(facts_of, text) == expected


def test_bare_level_words_mean_the_place_of_the_text(facts_of: FactsOf) -> None:
    text = "安溪县召开项目推进会。县委书记林小明强调要抓落实，市委书记吴大同到会，省长钱一鸣批示。"
    assert rows(facts_of, text) == {
        ("林小明", "县委书记", "350524"),
        ("吴大同", "市委书记", "350500"),
        ("钱一鸣", "省长", "350000"),
    }


def test_a_roster_parts_its_names_with_spaces(facts_of: FactsOf) -> None:
    text = (
        "邯郸市委选举结果公布。\n书　记：严　山\n副书记：华小舟　周望海（女，苗族）\n"
        "常　委：严　山　华小舟　周望海（女，苗族）　曾　平"
    )
    found = {(name, post) for name, post, _ in rows(facts_of, text)}
    assert found >= {("周望海", "副书记"), ("周望海", "常委"), ("华小舟", "常委"), ("曾平", "常委")}


def test_a_given_name_may_spell_a_word_with_its_surname(facts_of: FactsOf) -> None:
    assert rows(facts_of, "安溪县县长王国栋说。") == {("王国栋", "县长", "350524")}
    assert rows(facts_of, "安溪县县长孟和说，路修通了。") == {("孟和", "县长", "350524")}


def test_a_bare_level_word_means_the_place_whose_post_the_paragraph_named(facts_of: FactsOf) -> None:
    text = "扬州市召开会议，扬州各县到会。\n兴化市委书记林小明介绍了经验。市长钱一鸣补充了几句。"
    assert ("钱一鸣", "市长", "321281") in rows(facts_of, text)


def test_in_a_round_up_a_bare_level_word_means_the_place_that_opens_the_item(facts_of: FactsOf) -> None:
    text = "县区传真\n上饶日报讯\n【德兴】德兴市上半年收入增加。市委书记林小明到会。\n【玉山】玉山县路网成形。"
    assert ("林小明", "市委书记", "361181") in rows(facts_of, text)


def test_a_paragraph_may_begin_with_a_tab_or_a_dot(facts_of: FactsOf) -> None:
    text = "两省晒出目标\n江苏省两会开幕，江苏省提出目标。\n{}河北省的报告写得明白。省长王小伟强调质量。"
    for mark in ("\t　　", "·", "*"):
        assert ("王小伟", "省长", "130000") in rows(facts_of, text.format(mark))


def test_the_place_that_a_leader_is_assigned_to_is_not_the_post_s(facts_of: FactsOf) -> None:
    text = "黄冈市农业局工作要点\n市局领导各办一片，局长余小山联系浠水河片，总农艺师吴大焕联系武穴桥片。"
    assert rows(facts_of, text) == {("余小山", "局长", "421100"), ("吴大焕", "总农艺师", "421100")}
    of_place = "黄冈市农业局工作要点\n浠水余粮充足，总农艺师吴大焕说。"
    assert rows(facts_of, of_place) == {("吴大焕", "总农艺师", "421125")}


def test_two_posts_of_one_village_have_one_division(facts_of: FactsOf) -> None:
    text = "湖南省绥宁县一起；江苏省徐州市开发区云溪镇石岭村党支部书记、村委会主任李小昌一起。"
    assert {row[2] for row in rows(facts_of, text)} == {"320300"}


def test_a_short_form_of_an_office_is_no_second_one_but_a_deputy_is(facts_of: FactsOf) -> None:
    text = "全国人大常委会委员长张大江主持。张大江委员长强调。"
    assert rows(facts_of, text) == {("张大江", "全国人大常委会委员长", "100000")}
    text = "1990年任铜陵市副市长的张大江到会，铜陵市市长张大江讲话。"
    assert {row[1] for row in rows(facts_of, text)} >= {"市长"}


def test_a_curriculum_vitae_gives_its_posts_but_not_the_planned_one(facts_of: FactsOf) -> None:
    text = "张小山，男，汉族，1968年3月生，现任清远市委常委、副市长，拟任佛山市市长。\n1999－2003年 清远市水利局局长"
    assert rows(facts_of, text) == {
        ("张小山", "市委常委", "441800"),
        ("张小山", "副市长", "441800"),
        ("张小山", "市水利局局长", "441800"),
    }


def test_the_signer_of_a_work_report_is_head_of_that_government(facts_of: FactsOf) -> None:
    text = "揭阳市政府工作报告\n（2021年2月1日 张小科）\n各位代表：现在，我代表揭阳市人民政府作报告。"
    assert rows(facts_of, text) == {("张小科", "市长", "445200")}


def test_a_signature_may_bear_a_surname_that_no_list_knows(facts_of: FactsOf) -> None:
    text = "揭阳市政府工作报告\n（2021年2月1日 郄云秋）\n各位代表：现在，我代表揭阳市人民政府作报告。"
    assert rows(facts_of, text) == {("郄云秋", "市长", "445200")}


def test_a_resolution_behind_a_report_date_is_no_signature(facts_of: FactsOf) -> None:
    text = "揭阳市政府工作报告\n（2021年2月1日 通过）\n各位代表：现在，我代表揭阳市人民政府作报告。"
    assert rows(facts_of, text) == set()


def test_a_zone_keeps_its_name_and_has_the_division_it_lies_in(facts_of: FactsOf) -> None:
    found = [one for one in facts_of("侯马经济开发区管委会主任张小庆介绍。") if isinstance(one, Appointment)]
    assert [(one.name, one.organization, one.adcode) for one in found] == [("张小庆", "侯马经济开发区管委会", "141081")]
    assert found[0].post == "侯马经济开发区管委会主任"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("延边朝鲜族自治州州长金明山介绍。", {("金明山", "州长", "222400")}),
        ("辽宁省锦州市黑山县县委书记王一强到场。", {("王一强", "县委书记", "210726")}),
        ("农工党中央主席孙一维发言。", {("孙一维", "农工党中央主席", "100000")}),
        ("国务院台湾事务办公室主任张一明出席。", {("张一明", "国务院台湾事务办公室主任", "100000")}),
        ("福建省委台湾工作办公室主任林一强致辞。", {("林一强", "省委台湾工作办公室主任", "350000")}),
        ("英国工党主席史密斯发言。", set()),
        ("朝鲜内阁总理金一山说。", set()),
    ],
)
def test_a_word_that_holds_a_country_is_not_always_abroad(facts_of: FactsOf, text: str, expected: set[Row]) -> None:
    assert rows(facts_of, text) == expected


def test_a_general_branch_secretary_is_no_branch_secretary(facts_of: FactsOf) -> None:
    assert rows(facts_of, "桃源村党总支书记罗小生带头。") == {("罗小生", "村党总支书记", None)}


def test_a_village_body_keeps_its_name_as_organization(facts_of: FactsOf) -> None:
    found = facts_of("桃源村党支部书记、村委会主任罗小生带头。青石社区党委书记刘小亮说。")
    assert [one.organization for one in found if isinstance(one, Appointment)] == [
        "桃源村党支部",
        "桃源村委会",
        "青石社区党委",
    ]


def test_a_name_between_two_posts_holds_both(facts_of: FactsOf) -> None:
    found = rows(facts_of, "他转达了李小远总书记、国家主席的问候。")
    assert found == {("李小远", "总书记", "100000"), ("李小远", "国家主席", "100000")}


def test_a_name_between_two_posts_leaves_the_second_to_the_name_behind_it(facts_of: FactsOf) -> None:
    found = rows(facts_of, "王小强县长、副县长李小国出席。")
    assert found == {("王小强", "县长", None), ("李小国", "副县长", None)}


def test_the_next_of_a_list_of_foreign_leaders_is_foreign(facts_of: FactsOf) -> None:
    assert rows(facts_of, "客人拜访了越南共产党总书记、国家主席范小河，总理阮小勇。") == set()


def test_our_head_of_state_is_no_counterpart_where_a_guest_speaks_of_meeting_him(facts_of: FactsOf) -> None:
    text = "5月3日下午，国家主席李小远在河内会见越南总理范小进。范小进说，很高兴同李小远主席会面。"
    assert ("李小远", "国家主席", "100000") in rows(facts_of, text)
    assert all(name != "范小进" for name, _, _ in rows(facts_of, text))


def test_a_post_ends_in_the_character_that_a_short_name_begins_with(facts_of: FactsOf) -> None:
    assert rows(facts_of, "漳州市人民政府市长武小国") == {("武小国", "市长", "350600")}


def test_a_community_in_a_city_has_the_city_where_no_county_is_told(facts_of: FactsOf) -> None:
    text = "漳州市昨天迎来大雨，漳州市多处积水。社区主任刘小亮说，大家都在排水。"
    assert rows(facts_of, text, "漳州市全力防汛") == {("刘小亮", "社区主任", "350600")}


def test_a_post_that_may_be_abroad_is_rejected_with_its_reason() -> None:
    rules = load_rules()
    raw = RawDocument("test", "test.txt", "乌拉圭代表团抵达，随团的部长克里托表示感谢。", "utf-8", "text/plain")
    document = clean(raw, rules)
    found = list(extract(document, find_mentions(document, rules), rules))
    assert [one.rule for one in found if isinstance(one, Rejection)] == ["official.country"]
    assert not any(isinstance(one, Appointment) for one in found)


@settings(deadline=None)
@given(st.text(alphabet="张王李国强小明的在市委书记长局副、，。 ·阿\n", max_size=60))
def test_readings_lie_in_the_text_and_spell_it(text: str) -> None:
    reader = NameReader(text, load_rules().officials.names, frozenset(), frozenset())
    for at in range(len(text) + 1):
        for reading in (reader.after(at), reader.before(at)):
            if reading is not None:
                assert "".join(text[slice(*reading.span)].split()) == reading.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # `和` before a comma ends a name and joins nothing.
        ("漳州市委书记吴中和，市长林海到会。", {("吴中和", "市委书记", "350600"), ("林海", "市长", "350600")}),
        # Rare surnames.
        ("南靖县副县长茶小明介绍情况。", {("茶小明", "副县长", "350627")}),
        ("南靖县分管副县长林海、茶小明到会。", {("林海", "副县长", "350627"), ("茶小明", "副县长", "350627")}),
        # A numbered item begins with a name; where somebody was born is not where the post is.
        ("南靖县公示\n1.林海,男,汉族,四川渠县人,现任南靖县委常委,拟任职务从略。", {("林海", "县委常委", "350627")}),
        ("漳州市公示\n2.林 海,男,汉族,重庆城口人,现任市水利局副局长。", {("林海", "市水利局副局长", "350600")}),
        # Committees of the party are this country's, whatever the name.
        ("县委书记阿不都·买买提说，路修通了。", {("阿不都·买买提", "县委书记", None)}),
        # The city that a report was wired from is not home.
        ("【本报西安专电】漳州代表团参会，市长林海说，漳州签约九个。", {("林海", "市长", "350600")}),
    ],
)
def test_names_and_places_of_local_papers(facts_of: FactsOf, text: str, expected: set[Row]) -> None:
    assert rows(facts_of, text) == expected


@pytest.mark.parametrize("word", ["严肃", "历来", "郑重", "马上", "巩固", "强化", "明日", "水中"])
def test_a_word_of_another_class_than_nouns_behind_a_post_is_nobody(facts_of: FactsOf, word: str) -> None:
    found = [
        f.name for f in facts_of(f"漳州市委书记{word}推进这项工作。市长纪怀章参加。") if isinstance(f, Appointment)
    ]
    assert found == ["纪怀章"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("泗县副县长李敏还说，要快。", "李敏"),
        ("泗县副县长李敏约谈三家企业。", "李敏"),
        ("泗县副县长李学义用三句话概括。", "李学义"),
        ("泗县副县长吴大同到场。", "吴大同"),
    ],
)
def test_what_follows_a_name_keeps_its_first_character(facts_of: FactsOf, text: str, name: str) -> None:
    assert {row[0] for row in rows(facts_of, text)} == {name}
