"""The gazetteer through the years, and the finder of names in a text."""

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean import clean
from pipeline.document import RawDocument
from pipeline.extract.cities import extract_cities
from pipeline.facts import CityMention, Rejection
from pipeline.mentions import find_mentions
from pipeline.mentions.divisions import find_divisions
from pipeline.rules import load_rules
from pipeline.rules.divisions import DivisionRules
from pipeline.rules.source import read_csv
from tests.conftest import FactsOf

FIRST_YEAR, LAST_YEAR = 1984, 2024


@pytest.fixture(scope="module")
def divisions() -> DivisionRules:
    return load_rules().divisions


def named(text: str, year: int = 2020) -> list[tuple[str, str | None]]:
    """The names that the finder sees in `text`, with the codes it gives them."""
    rules = load_rules()
    raw = RawDocument("test", "test.txt", f"{year}年政府工作报告\n{text}", "utf-8", "text/plain")
    document = clean(raw, rules)
    return [(document.text[slice(*found.span)], found.adcode) for found in find_divisions(document, rules)]


def codes(text: str, year: int = 2020) -> list[str | None]:
    return [code for _, code in named(text, year)]


def test_every_parent_is_in_force_in_every_year_of_its_child(divisions: DivisionRules) -> None:
    orphans = [
        (row.adcode, year)
        for rows in divisions.rows.values()
        for row in rows
        if row.parent
        for year in range(row.valid_from or FIRST_YEAR, (row.valid_to or LAST_YEAR) + 1)
        if not any(parent.in_force(year) for parent in divisions.rows[row.parent])
    ]
    assert orphans == []


def test_every_history_ends_in_codes_in_force(divisions: DivisionRules) -> None:
    for adcode in divisions.rows:
        today = divisions.current(adcode)
        assert today
        assert all(any(row.in_force(None) for row in divisions.rows[code]) for code in today)


def test_no_two_divisions_of_one_parent_share_an_alias(divisions: DivisionRules) -> None:
    bearers: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for row in read_csv("division_alias.csv"):
        bearers[divisions.rows[row["adcode"]][-1].parent, row["alias"]].add(row["adcode"])
    assert [key for key, adcodes in bearers.items() if len(adcodes) > 1] == []


def test_current_follows_merger_and_renaming(divisions: DivisionRules) -> None:
    assert divisions.current("110103") == ("110101",)
    assert divisions.current("371200") == ("370116", "370117")
    assert divisions.current("371200", 2010) == ("371200",)
    assert divisions.current("513500") == ("500114",)
    assert divisions.current("999999") == ()


def test_a_name_means_what_bore_it_in_the_year(divisions: DivisionRules) -> None:
    assert divisions.candidates("襄阳", 2005) == ("420607",)
    assert divisions.candidates("襄阳", 2015) == ("420600",)
    assert divisions.candidates("莱芜", 2010) == ("371200",)
    assert divisions.candidates("莱芜", 2020) == ("370116",)
    assert divisions.candidates("沙县", 2009) == ("350427",)


def test_a_name_out_of_use_still_means_its_last_bearer(divisions: DivisionRules) -> None:
    assert divisions.candidates("襄樊市", 2018) == ("420600",)
    assert divisions.candidates("无此地") == ()


def test_a_county_run_by_its_province_has_the_province_for_a_parent(divisions: DivisionRules) -> None:
    assert divisions.ancestors("429004") == ("420000",)
    assert divisions.ancestors("130102") == ("130100", "130000")


def test_a_full_name_shared_by_several_is_resolved_by_the_city_before_it() -> None:
    assert named("沈阳市铁西区加快改造。")[-1] == ("铁西区", "210106")
    assert codes("徐州市推进更新。鼓楼区新开工三个项目。") == ["320300", "320302"]


def test_an_ambiguous_district_is_left_unresolved() -> None:
    assert named("朝阳区召开会议。") == [("朝阳区", None)]


def test_an_unresolved_name_is_kept_out_with_what_it_could_mean() -> None:
    rules = load_rules()
    document = clean(RawDocument("test", "test.txt", "朝阳区召开会议。", "utf-8", "text/plain"), rules)
    (rejection,) = extract_cities(document, find_mentions(document, rules), rules)
    assert isinstance(rejection, Rejection)
    assert "北京市朝阳区 (110105), 吉林省长春市朝阳区 (220104)" in rejection.reason


def test_a_short_name_shared_by_levels_means_the_highest() -> None:
    assert codes("吉林深入推进振兴。") == ["220000"]
    assert codes("长沙发布新政。") == ["430100"]


def test_a_district_is_meant_where_the_text_is_about_its_city() -> None:
    assert codes("北京市部署更新。北京市朝阳区先行。朝阳计划改造十个小区。")[-1] == "110105"


def test_everyday_words_are_no_names() -> None:
    assert named("加强合作，共建平台。深化资源整合，促进和谐稳定。") == []
    assert named("实现长治久安。隆重庆祝建党百年。新增城市绿地。") == []


def test_everyday_words_are_names_with_their_suffix() -> None:
    assert codes("甘肃省合作市建成新校。")[-1] == "623001"


def test_a_district_named_like_a_thing_counts_in_its_city() -> None:
    assert codes("防城港市市长到港口区调研。防城港市提速，港口货物增长。") == ["450600", "450602", "450600"]


def test_words_cut_out_of_two_others_are_no_names() -> None:
    assert codes("广东省推进惠州至深圳城际铁路和莞惠城际建设。") == ["440000", "441300", "440300"]
    assert named("兴国之要在于创新平台建设。") == []


def test_foreign_places_are_no_divisions() -> None:
    assert named("美国德州和佛罗里达州受灾，班列开往乌兰巴托，平昌冬奥会闭幕。") == []
    assert named("无人机袭击了布良斯克州和苏梅州，本月6日土耳其发生地震。") == []


def test_a_river_far_from_its_namesake_is_no_city() -> None:
    assert codes("甘肃省张掖市及黑河水电站建设加快，甘肃张掖推进治理。") == ["620000", "620700", "620000", "620700"]
    assert codes("黑龙江省黑河市推进通关，黑河口岸繁忙。") == ["230000", "231100", "231100"]


def test_the_bank_of_a_river_is_no_province() -> None:
    assert codes("上海市黄浦江西岸新建步道。")[0] == "310000"
    assert "360000" not in codes("上海市黄浦江西岸新建步道。")


def test_a_short_name_alone_in_a_text_about_another_province_is_a_town_there() -> None:
    text = "武义县、永康市和金华市区的公路今年通车，武义县壶山至柳城的连接线同时开工。"
    assert "450222" not in codes(text)
    assert "450222" in codes(f"{text}代表团还考察了广西的柳城。")
    assert "450222" in codes(f"{text}柳城县委来信祝贺。")


def test_a_place_is_named_by_the_post_that_somebody_holds_there() -> None:
    assert codes("张小山现任珙县政协副主席。") == ["511526"]


def test_counties_in_a_row_vouch_for_each_other() -> None:
    assert codes("广西修桂林到柳城、灌阳经恭城到平乐的两条高速公路。") == [
        "450000", "450300", "450222", "450327", "450332", "450330",
    ]  # fmt: skip


def test_a_person_named_like_a_place_is_no_place() -> None:
    assert codes("北京市副市长吉林要求加快进度。吉林在会上说，要抓紧落实。") == ["110000"]


def test_a_surname_before_a_place_makes_a_person() -> None:
    assert codes("会见结束。李长春指出，要办好书屋。") == []
    assert codes("会议于长春举行。") == ["220100"]


def test_townships_and_waters_do_not_stand_for_their_namesakes() -> None:
    rules = load_rules()
    raw = RawDocument("test", "test.txt", "湖南省湘阴县青山镇位于赤水河畔。", "utf-8", "text/plain")
    found = {raw.text[slice(*mention.span)]: mention.embedded for mention in find_divisions(clean(raw, rules), rules)}
    assert found.keys() <= {"湖南省", "湘阴县", "赤水"}
    assert found.get("赤水", "water") == "water"


def test_one_place_with_an_old_and_a_new_code_is_not_ambiguous() -> None:
    assert codes("桂林市支持荔浦撤县设市。", 2017) == ["450300", "450331"]
    assert codes("桂林市支持荔浦发展。", 2021) == ["450300", "450381"]


@given(st.text(alphabet="京沪长沙市朝阳区省海南合作吉林县、至和平路河，。", max_size=60))
def test_mentions_are_ordered_apart_and_among_their_candidates(text: str) -> None:
    rules = load_rules()
    document = clean(RawDocument("test", "test.txt", text, "utf-8", "text/plain"), rules)
    found = find_divisions(document, rules)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    assert all(mention.adcode is None or mention.adcode in mention.candidates for mention in found)


def test_a_river_before_its_reaches_is_no_place(facts_of: FactsOf) -> None:
    text = "吉林省延边州安排资金：图们江干流堤防2600万元，嫩江干流堤防1700万元。"
    assert {fact.adcode for fact in facts_of(text) if isinstance(fact, CityMention)} == {"220000", "222400"}


def test_a_county_stands_behind_the_road_that_crosses_it() -> None:
    assert "230622" in codes("黑龙江省大庆至广州高速公路肇源段提前完成。")


@pytest.mark.parametrize(
    "text",
    [
        "宽带网络覆盖县级以上城区。",
        "年产复合肥厂扩建完工。",
        "其中资阳光同志的发言很短。",
        "污水管网向山区延伸。",
        "两名青年任县（市）长助理。",
    ],
)
def test_a_name_cut_out_of_two_words_is_none(text: str) -> None:
    assert named(text) == []


def test_what_overlaps_a_name_cut_out_of_two_words_is_read() -> None:
    assert named("努力打造美丽江苏样板，建成安徽东部门户，共绘和谐新宁夏。") == [
        ("江苏", "320000"),
        ("安徽", "340000"),
        ("宁夏", "640000"),
    ]


def test_a_short_name_begins_behind_a_word_that_names_no_place() -> None:
    assert codes("今年桐梓累计开工83个。") == ["520322"]
    assert named("来到甘肃八步沙林场。") == [("甘肃", "620000")]


def test_one_name_of_another_province_makes_no_text_about_it() -> None:
    assert codes("岁末的徐闻，甘蔗已经拉净；收购商有两户，山东的一户明天到。") == ["440825", "370000"]


def test_who_signs_a_report_is_no_place() -> None:
    assert codes("（2024年1月30日　洪湖鹏）\n各位代表：洪湖的同行来过。") == ["421083"]


def test_counties_in_a_list_with_their_shares_vouch_for_each_other() -> None:
    assert codes("油茶新植5万亩：红安1.2万、蕲春1.5万、浠水8000亩。") == ["421122", "421126", "421125"]


def test_the_ends_of_a_road_vouch_for_each_other() -> None:
    assert codes("文山州今年开工西林至广南高速公路。") == ["532600", "451030", "532627"]
    assert codes("新疆今年建成明水至哈密高速公路。") == ["650000", "650500"]


def test_a_short_name_behind_that_of_a_county_is_a_town_there() -> None:
    assert codes("陇南21万人，含礼县永兴的管网。") == ["621200", "621226"]


def test_a_stretch_of_a_road_is_named_after_its_place() -> None:
    assert codes("蜜桔上市，昌厦公路南丰段竣工。") == ["361023"]


def test_a_place_is_read_behind_the_verb_of_building_it() -> None:
    assert codes("江西续建宁都至定南高速公路，建成安源电厂。")[:3] == ["360000", "360730", "360728"]
    assert "360302" in codes("江西续建宁都至定南高速公路，建成安源电厂。")


def test_an_old_town_named_like_a_county_is_no_county() -> None:
    assert codes("四川省乐山市犍为县罗城古镇入选名单。") == ["510000", "511100", "511123"]


def test_a_verb_vouches_for_a_place_in_the_region_that_the_text_is_about() -> None:
    assert codes("漳州市今年支持龙文先行。") == ["350600", "350603"]
    assert codes("漳州市推进万年渠建设。") == ["350600"]


def test_a_maker_or_a_fund_far_away_that_is_called_like_a_county_is_no_place() -> None:
    assert codes("呼和浩特市引进长寿药业。") == ["150100"]
    assert codes("呼和浩特市设立双阳基金。") == ["150100"]
    assert codes("重庆市长寿区引进药业。") == ["500000", "500115"]


@pytest.mark.parametrize(
    "text", ["昆明市扩建市儿童医院南市区医院。", "烟台市调整蓬莱东港区规划。", "成都市新建县域医疗中心。"]
)
def test_a_part_of_a_town_that_is_called_like_a_district_elsewhere_is_none(text: str) -> None:
    assert not {"130604", "371102", "360122"}.intersection(codes(text))


def test_a_name_long_out_of_use_means_what_bears_the_place_now() -> None:
    assert codes("2015年3月2日讯 白银、武威地区用水紧张。") == ["620400", "620600"]
    assert "422800" not in codes("2015年3月2日讯 襄阳市建设鄂西北物流园。")


def test_a_place_between_its_road_and_the_other_end_of_it_is_named() -> None:
    assert "150802" in codes("内蒙古将续建荣乌高速临河至青石段，内蒙古路网更密。")
    assert "513401" in codes("湖北省、湖北武汉市、湖北黄石市有讯：昨日在西昌卫星发射中心点火。")


@pytest.mark.parametrize("text", ["推广六盘山区的做法。", "依托华为云和专线。", "整治“文山”会海。", "修缮中山纪念堂。"])
def test_names_of_other_things_that_begin_like_a_place_are_none(text: str) -> None:
    assert not codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "地面铺了大理石。",
        "掌声响彻云霄。",
        "这套邮票价值连城。",
        "门前有石狮子一对。",
        "代表团从多伦多归来。",
        "学员重温聂荣臻的文章。",
        "船队驶过北海道。",
        "听完他恍然大悟。",
        "新种马尾松三万株。",
        "登上千佛山。",
    ],
)
def test_a_name_within_a_longer_word_is_none(text: str) -> None:
    assert named(text) == []


def test_a_ship_is_called_after_a_place_and_a_naval_school_stands_in_one(facts_of: FactsOf) -> None:
    found = facts_of("扬州舰和潍坊舰开往亚丁湾，大连舰艇学院派员随行。")
    assert [fact.adcode for fact in found if isinstance(fact, CityMention)] == ["210200"]


def test_a_guest_or_a_minister_abroad_is_no_place() -> None:
    assert codes("中外来宾欢聚一堂。日本前首相福田一夫到会，福田一夫致辞。") == []
    assert codes("来宾市举行会议。") == ["451300"]


def test_a_verb_before_a_county_makes_no_other_county() -> None:
    assert named("客人来凤翔县看泥塑。滨海城市风光好。") == [("凤翔县", "610322")]


def test_villages_in_a_list_are_no_counties() -> None:
    assert not codes("雨水淹了前杨、罗庄、后店3个村的菜地。")


def test_a_county_called_like_a_phrase_is_named_by_its_government_at_the_beginning_of_one() -> None:
    assert codes("今日，兴县政府修缮老街。") == ["141123"]
    assert codes("今日，兴县富民是大家的心愿，复兴县政府大院。") == []


_ABOUT_HEIHE = "黑河市的工作。孙吴县和逊克县修路，嫩江市办厂，五大连池市办学，北安市种豆。"


@pytest.mark.parametrize(
    "sentence",
    [
        "整治永兴里、老井台等街巷。",
        "加快漓江夜游、顺德古城两个景区的建设。",
        "二电厂、桐柏抽水蓄能电站开工。",
    ],
)
def test_what_is_called_like_a_county_of_another_province_is_none_where_nothing_speaks_of_that(sentence: str) -> None:
    assert [name for name, _ in named(_ABOUT_HEIHE + sentence)][-1] == "北安市"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("卫星在西昌发射。", "西昌"),
        ("做好四川汶川对口支援工作。", "汶川"),
        ("黑河至扎赉特公路通车。", "扎赉特"),
        ("对口帮扶疏勒、巴楚、叶城三县。", "巴楚"),
    ],
)
def test_such_a_county_is_one_behind_a_preposition_at_the_end_of_a_road_or_in_a_list(sentence: str, name: str) -> None:
    assert name in [found for found, _ in named(_ABOUT_HEIHE + sentence)]


@pytest.mark.parametrize(
    "text",
    [
        "商贩从中牟取暴利。",
        "厂里大力推广东风牌拖拉机。",
        "队员再次踏上海拔三千米的山口。",
        "会谈后，部长同安哥拉客人合影。",
        "镇上建设果园和田园风光带。",
    ],
)
def test_a_name_that_falls_out_of_the_words_around_it_is_none(text: str) -> None:
    assert named(text) == []


def test_a_name_behind_another_place_or_a_longer_word_is_one() -> None:
    text = "广西南宁国际会展中心和中科院长春分院签约，浙江安吉首次到会，新疆和田地区派人参加。"
    assert [word for word, _ in named(text)] == ["广西", "南宁", "长春", "浙江", "安吉", "新疆", "和田地区"]


def test_the_full_name_of_a_county_behind_its_prefecture_is_no_everyday_word() -> None:
    assert codes("信阳市新县，茶园连片。") == ["411500", "411523"]
    assert codes("信阳市新县城建设加快。") == ["411500"]


def test_whoever_holds_a_post_of_a_county_of_one_character_is_none_of_the_surname_of_that_verb() -> None:
    assert codes("李大川任兴县县长。") == ["141123"]


def test_a_city_that_is_called_like_a_county_of_ours_is_none() -> None:
    assert codes("火势逼近江陵市，邻近的束草市疏散居民。") == []
    assert codes("云溪县县委书记召开会议。") == []
    assert codes("岳阳市云溪区，西湖市民文化广场。") != []
    assert codes("海淀市属企业走访记。") == ["110108"]


def test_a_city_of_the_level_of_counties_was_one_before() -> None:
    assert codes("当年常熟县财政收入刚过亿元。") == ["320581"]
