"""What a document as a whole tells: where it is at home, what it is about, when it speaks."""

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.clean import clean
from pipeline.document import RawDocument
from pipeline.facts import CityMention, Fact
from pipeline.mentions.context import find_context
from pipeline.mentions.divisions import find_divisions
from pipeline.mentions.types import Context
from pipeline.rules import load_rules

FactsOf = Callable[..., tuple[Fact, ...]]


def context_of(
    text: str, title: str | None = None, published_on: date | None = None, url: str | None = None, source: str = "a.txt"
) -> Context:
    rules = load_rules()
    raw = RawDocument("test", source, text, "utf-8", "text/plain", title, None, published_on, url)
    document = clean(raw, rules)
    return find_context(document, find_divisions(document, rules), rules)


def test_a_report_is_at_home_where_its_congress_sits() -> None:
    context = context_of(
        "——2015年1月20日在甘肃省第十二届人民代表大会第三次会议上\n各位代表：兰州、天水、酒泉加快发展，兰州新区提速。",
        "2015年政府工作报告",
    )
    assert (context.home, context.primary, context.year) == ("620000", "620000", 2015)


def test_a_headline_names_the_main_division() -> None:
    context = context_of("福建省三明市泰宁县今天开工三个项目，三明市领导出席。", "三明市泰宁县集中开工一批项目")
    assert context.primary == "350429"


def test_a_second_headline_below_the_first_belongs_to_it() -> None:
    text = (
        "山里的新路\n——美姑县见闻\n记者 李小明\n四川的雨季很长。四川的山路难走，西昌、宜宾的路好走些。美姑的路修通了。"
    )
    assert context_of(text).primary == "513436"


def test_the_congress_of_a_district_is_not_its_citys() -> None:
    text = "昨天，佛山市南海区第十七届人民代表大会第五次会议闭幕。佛山市委来信祝贺，佛山各区到会。"
    assert context_of(text).home == "440605"


def test_a_headline_with_two_places_apart_has_no_main_one() -> None:
    assert context_of("考察组先到湛江，再到东莞。湛江介绍了情况。", "考察组到湛江、东莞调研").primary is None


def test_a_headline_is_about_what_leads_it() -> None:
    assert context_of("河北、天津签约。天津企业落户河北。", "河北：携手天津共建园区").primary == "130000"


def test_a_headline_led_by_two_places_is_about_neither() -> None:
    assert context_of("江苏段通水，江苏提速。山东段通水，山东提速。", "江苏 山东：一渠清水向北").primary is None


def test_a_headline_is_about_the_place_that_holds_the_others() -> None:
    text = "福建省今年的指标已经分解，漳州、厦门、龙岩三市的担子最重。漳州市要压减产能，厦门市、龙岩市也要压减。"
    assert context_of(text, "福建省节能指标分解 漳州厦门担子最重").primary == "350000"


@pytest.mark.parametrize(
    ("text", "primary"),
    [
        # A body, a post or a township of it, where it opens.
        ("近日，从南靖县招商局了解到，南靖县借助厦门平台招商，今年厦门客商落户南靖县项目九个。", "350627"),
        ("本网讯 10月9日，南靖县梅林镇机耕路项目开工，工期五个月。", "350627"),
        # Its full name, in a text that speaks for it or names no other.
        ("南靖县紧扣产业链抓招商，项目列入全省大盘。", "350627"),
        ("南靖县敲门招商。全县外出招商七批，在江苏、浙江、上海签约八个，赴广东再签九个。", "350627"),
        # It speaks for it, or a body of it signs.
        ("铁路从厦门引出，经漳州。我市力争设站，漳州境内长九十公里，漳州段上月开工，厦门、广州同时开工。", "350600"),
        ("厦门高速等六个项目提前完成任务，涉及泉州。（福建省发展和改革委员会）", "350000"),
        # Named in passing, or behind others.
        ("演员昨天到南靖看土楼，路上走了三个小时。", None),
        ("记者从厦门启程，经龙岩，到南靖县招商局采访。", None),
    ],
)
def test_a_short_text_is_about_the_place_it_opens_with(text: str, primary: str | None) -> None:
    assert context_of(text).primary == primary


def test_an_interview_with_the_head_of_a_place_is_about_it() -> None:
    text = "记者：南靖今年怎么干？答：南靖要向厦门学，向广州学，还要到上海去招商。"
    assert context_of(text, "守住底线不松劲——访南靖县委书记李明远").primary == "350627"


def test_those_who_visit_us_and_those_whom_we_visit_are_not_what_the_text_is_about() -> None:
    guests = "3月8日，河南省固始县委书记率领考察团来我县考察。霍山、固始一山之隔，固始同志边走边看，固始县人口多。"
    assert context_of(guests).primary != "411525"
    hosts = "县委书记带领代表团，来到天津市蓟州区考察。蓟州区介绍情况，蓟州区每年帮扶我县，参观蓟州区基地。"
    assert context_of(hosts).primary is None


def test_a_river_in_a_headline_is_no_place() -> None:
    assert context_of("嫩江湾畔，油城转身\n大安市委书记谈今年的打算。大安今年开工四个项目。").primary == "220882"


def test_an_autonomous_prefecture_does_not_say_quanshi() -> None:
    text = "格尔木市抓招商，全市签约项目九个，其中与海西外商协会签约两个。"
    assert context_of(text).home == "632801"


def test_the_place_where_a_national_body_meets_is_not_what_the_text_is_about() -> None:
    assert context_of("全国人大常委会会议在北京举行。会议在北京人民大会堂闭幕。", "会议在北京闭幕").primary is None


def test_what_a_piece_on_the_whole_country_names_are_instances() -> None:
    place = "在南靖县，农机手抢收早稻。南靖县的合作社说，今年收成好。"
    assert context_of(f"眼下，我国早稻收获过半。{place}", "抢收早稻").primary is None
    assert context_of(f"南靖县早稻收获过半，农机来自全国各地。{place}", "抢收早稻").primary == "350627"


@pytest.mark.parametrize("opening", ["目前，全国夏粮收购已过半", "近日发布的数字显示，全国小微企业贷款余额上升"])
def test_figures_of_the_whole_country_open_a_piece_on_it(opening: str) -> None:
    assert context_of(f"{opening}。在江苏淮安，农机手正忙。江苏调集农机。", "农忙时节").primary is None


@pytest.mark.parametrize(
    ("text", "primary"),
    [
        ("走进永春，处处闻香。永春引来项目三十个，厦门的八个，晋江的两个。", "350525"),
        ("走进永春和德化，处处闻香。永春制香，德化制瓷。", None),
        ("县委书记王大川督查项目，先后来到永春的园区，要求对标晋江、南安。", "350525"),
    ],
)
def test_a_piece_without_a_headline_is_about_the_place_that_it_takes_its_reader_to_or_speaks_for(
    text: str, primary: str | None
) -> None:
    assert context_of(text).primary == primary


def test_a_headline_says_for_short_what_the_text_names_in_full() -> None:
    assert context_of("山西朔州市的村干部开会。平鲁区也开会。平鲁区的会短。", "山西朔州：会议短了").primary == "140600"
    assert context_of("河北省保定市建设低碳城市。保定市换了路灯。", "河北保定：路灯换了").primary == "130600"


def test_who_names_each_of_several_counties_once_speaks_for_their_prefecture() -> None:
    text = "我市参会收获颇丰，莱西市签下三个项目，即墨市签下两个，平度市签下一个。市长说，全年目标可望完成。"
    assert context_of(text).home == "370200"
    assert context_of(f"{text}莱西还有八个项目，莱西办了展。").home == "370285"


def test_the_host_of_a_government_tells_home_where_the_text_does_not_name_it() -> None:
    context = context_of("今年我市将新开工一百个项目。", "政府工作报告", url="https://www.harbin.gov.cn/a/1.html")
    assert (context.home, context.primary) == ("230100", None)


def test_a_host_shared_by_two_cities_needs_the_text() -> None:
    url = "https://www.suzhou.gov.cn/a/1.html"
    assert context_of("今年我市将新开工一百个项目。", url=url).home is None
    assert context_of("今年我市将新开工一百个项目，苏州园区提速。", url=url).home == "320500"


def test_a_host_that_a_province_shares_with_a_prefecture_is_the_provinces() -> None:
    assert context_of("加快建设自由贸易港。", url="http://www.hainan.gov.cn/a/1.html").home == "460000"


def test_a_reports_page_made_in_spring_tells_its_year_where_nothing_else_does() -> None:
    address = "http://www.hainan.gov.cn/a/201502/x1.shtml"
    assert context_of("今年安排重点项目30个。", "政府工作报告", url=address).year == 2015
    assert context_of("“十五”计划的2001年，安排重点项目30个。", "政府工作报告", url=address).year is None
    assert context_of("今年安排重点项目30个。", "重点项目安排", url=address).year is None


def test_home_fits_the_level_that_the_text_speaks_from() -> None:
    text = "西安提速，西安新区扩容，宝鸡跟进。全省上下落实省委要求，我省经济向好，陕西再出发。省政府部署。"
    assert context_of(text).home == "610000"


def test_the_paper_tells_home_where_nothing_else_does() -> None:
    assert context_of("杭州日报讯 市委昨天召开会议，部署全市工作。").home == "330100"


def test_a_paper_with_a_fancy_name_tells_home_too() -> None:
    assert context_of("川观新闻消息 省委常委会昨天召开会议。").home == "510000"


def test_a_paper_may_be_named_after_a_place_that_is_called_like_a_word() -> None:
    assert context_of("平遥日报讯 昨天，县委召开会议，部署全县工作。").home == "140728"
    assert context_of("平遥新闻网 > 时政\n县委部署全县工作\n昨天，县委召开会议，部署全县工作。").home == "140728"
    for paper in ("光明日报讯", "解放日报讯", "平遥人介绍"):
        assert context_of(f"{paper} 昨天，县委召开会议，部署全县工作。").home not in ("140728", "310109", "410802")


def test_the_site_that_heads_a_trail_of_sections_tells_home() -> None:
    trail = "东阳新闻网 > 时政 > 领导活动\n工地上抢工期\n"
    text = "本网讯 昨天上午，市委书记到工地，市领导参加。医院巍山分院年内完工。"
    assert context_of(trail + text).home == "330783"


def test_one_city_visited_does_not_outweigh_the_words_of_a_province() -> None:
    assert context_of("副省长到湛江调研。省委、省政府重视全省就业，我省将出台意见。广东将加大投入。").home == "440000"


@pytest.mark.parametrize(
    ("text", "title", "year"),
    [
        ("现在向大会报告工作。", "某市2019年政府工作报告", 2019),
        ("一、2018年工作回顾\n过去一年成绩喜人。", None, 2019),
        ("二、2021年工作安排\n做好今年工作。", None, 2021),
        ("各位代表，请予审议。", None, None),
    ],
)
def test_headings_tell_the_year(text: str, title: str | None, year: int | None) -> None:
    assert context_of(text, title).year == year


def test_the_day_of_the_container_goes_before_days_in_the_text() -> None:
    context = context_of("2012年3月1日，项目开工。", published_on=date(2013, 5, 6))
    assert (context.spoken_on, context.year) == (date(2013, 5, 6), 2013)


def test_a_day_in_the_head_or_in_the_name_of_the_file_is_the_day() -> None:
    assert context_of("发布时间：2021-06-28 10:00\n项目开工。").spoken_on == date(2021, 6, 28)
    assert context_of("项目开工。", source="daily/news-20210628-03.txt").spoken_on == date(2021, 6, 28)
    assert context_of("项目开工。", source="daily/20211399.txt").spoken_on is None


@pytest.mark.parametrize(
    ("written", "day"), [("二〇二一年十月二十三日", date(2021, 10, 23)), ("二〇二一年十十月三日", None)]
)
def test_a_day_may_be_written_in_chinese_numerals_and_wrongly(written: str, day: date | None) -> None:
    assert context_of(f"{written}\n项目开工。").spoken_on == day


def test_each_division_is_one_fact_with_its_count(facts_of: FactsOf) -> None:
    facts = facts_of("泉州市发布规划。泉州日报记者获悉，泉州将联合厦门市推进项目。")
    cities = {fact.adcode: fact for fact in facts if isinstance(fact, CityMention)}
    assert {code: fact.mentions for code, fact in cities.items()} == {"350500": 2, "350200": 1}
    assert cities["350500"].evidence.quote == "泉州市"


def test_a_name_within_a_paper_or_a_street_is_no_fact(facts_of: FactsOf) -> None:
    facts = facts_of("福建日报报道，北京路和上海大道改造完成。")
    assert [fact for fact in facts if isinstance(fact, CityMention)] == []


def test_a_text_that_opens_with_bodies_of_the_nation_is_at_home_in_no_place_that_it_only_names() -> None:
    text = "{}昨天召开会议，听取各方面意见。会议指出，安徽芜湖、湖南株洲等地的做法值得推广，芜湖还建了平台。"
    assert context_of(text.format("国务院")).home is None
    assert context_of(text.format("市政府")).home == "340200"


def test_where_a_line_begins_and_ends_is_not_what_a_headline_is_about() -> None:
    text = "龙岩市铁路办介绍，龙岩的隧道已全部贯通，龙岩站改造也在进行。"
    assert context_of(text, "龙龙铁路武平至梅州西段开工").primary == "350800"
    assert context_of(text, "龙龙铁路武平、梅州西段开工").primary is None


@pytest.mark.parametrize(
    ("headline", "text", "home"),
    [
        ("陵川县党政代表团赴苏仙区考察", "县委书记率队到苏仙区考察。苏仙区领导陪同，苏仙区的做法值得学习。", "140524"),
        ("县党政代表团赴苏仙区考察学习", "苏仙区领导陪同，苏仙区建得好，苏仙区管得好。陵川县要学苏仙区。", "140524"),
        ("苏仙区党政代表团来陵川县考察", "苏仙区委书记率苏仙区同志考察。县委书记陪同，苏仙区同志看了。", "140524"),
        # Who comes from above visits the place that the text is told for.
        ("晋城市考察团赴陵川县考察", "晋城市领导到陵川县考察，县委书记陪同，晋城市领导肯定陵川县。", "140524"),
        ("市考察组到陵川县考察", "昨天，市里的考察组到陵川县考察，县委书记陪同。", "140524"),
    ],
)
def test_a_journey_is_told_for_whom_it_is_not_the_goal_of(headline: str, text: str, home: str) -> None:
    assert context_of(text, headline).home == home


def test_a_text_of_no_told_year_that_speaks_as_a_county_means_the_county_that_was() -> None:
    text = "云南腾冲，田野新绿。县委书记蹲在田头，全县今年种了三万亩。"
    assert context_of(text).home == "530522"
    # It has a full name of today, a county of today, or a city's words.
    assert context_of(text.replace("云南腾冲", "云南腾冲市")).home == "530581"
    assert context_of(text + "这里是龙陵县，龙陵县与腾冲相邻。").home == "530523"
    assert context_of(text.replace("县委书记", "市委书记").replace("全县", "全市")).home == "530581"


def test_a_report_to_the_nations_congress_is_at_home_in_no_division() -> None:
    text = (
        "政府工作报告\n——2004年3月5日在第十届全国人民代表大会第二次会议上\n各位代表：\n现在，我代表国务院，向大会报告工作。\n"
        "支持香港、澳门发展，台湾同胞的利益不容损害，促进两岸往来，台湾问题终将解决。"
    )
    assert context_of(text).home is None


def test_a_text_that_speaks_as_a_county_is_about_the_one_it_names_most() -> None:
    text = "县委、县政府召开会议。安徽省泗县全县动员，泗县县委书记讲话，泗县各乡镇到场，全县一盘棋。灵璧来人观摩。"
    assert context_of(text, "安徽一个县的春天").primary == "341324"


def test_a_company_in_the_headline_is_not_what_the_text_is_about() -> None:
    text = "准格尔旗经济开发区昨日闪爆，准格尔旗启动预案。内蒙古北原集团通报，鄂尔多斯市派出专家，准格尔旗全力救治。"
    assert context_of(text, "内蒙古北原集团一车间闪爆").primary == "150622"


def test_one_of_several_places_is_not_what_a_list_is_about() -> None:
    assert context_of("昨天，黑龙江、江苏、江西公布名单。", "黑龙江等3省公布名单").primary is None


def test_places_of_another_province_do_not_outweigh_the_one_that_opens_the_text_together() -> None:
    text = "格尔木市敲门招商，全市外出7批。在江苏签约8个，赴广东深圳、佛山签下9个，在成都签下3个。"
    assert context_of(text).primary == "632801"


def test_a_town_in_the_headline_leads_to_the_place_that_holds_it() -> None:
    text = "近日，天长市秦栏镇由书记、镇长带队外出。在深圳签约3个，在深圳还看了两家厂。在昆山签约2个。"
    assert context_of(text, "秦栏镇招商忙").primary == "341181"


def test_where_guests_come_from_is_not_what_the_text_is_about() -> None:
    text = "三月的徐闻，菠萝成行。广州来的投资人上门，深圳的一位老板出价，浙江客商也打听。徐闻人笑了，县里发了牌子。"
    assert context_of(text).primary == "440825"


def test_items_of_several_places_are_about_none() -> None:
    text = "【玉山】新路通车，玉山人高兴。\n【德兴】铜矿复绿。\n【婺源】水上舞台开演，婺源来了客人。江西日报摄。"
    assert context_of(text).primary is None
