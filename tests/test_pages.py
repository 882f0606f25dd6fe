"""What a page tells of itself: its date and publisher, and which lines are not the article."""

from datetime import date

import pytest

from pipeline.clean import clean
from pipeline.document import Document, RawDocument, Zone
from pipeline.rules import load_rules

PROSE = "青溪县召开重点项目推进会，安排部署下一阶段工作，要求各部门加快进度，确保完成全年任务。"


def document_of(text: str, url: str | None = None) -> Document:
    return clean(RawDocument("test", "test.txt", text, "utf-8", "text/plain", url=url), load_rules())


@pytest.mark.parametrize(
    ("text", "url", "published_on"),
    [
        (f"新华社青溪3月20日电 {PROSE}2023年3月20日开工。", None, date(2023, 3, 20)),
        (f"青溪县开会\n06月23日 09:04 来源：青溪日报\n{PROSE}2021年以来，全县开工项目12个。", None, date(2021, 6, 23)),
        (f"新华社青溪3月20日电 {PROSE}", "https://www.example.cn/2022/news.html", date(2022, 3, 20)),
        # In the first months papers speak of the year before, and of two years it may be either.
        (f"新华社青溪1月20日电 {PROSE}2022年全县开工项目12个。", None, None),
        (f"新华社青溪6月20日电 {PROSE}2021年开工，2022年完工。", None, None),
        # A day in the article is not the day of the article.
        (f"3月20日，{PROSE}2023年3月20日开工。", None, None),
    ],
)
def test_a_day_takes_its_year_from_where_the_document_tells_it(
    text: str, url: str | None, published_on: date | None
) -> None:
    assert document_of(text, url).published_on == published_on


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"青溪县开会\n发布时间：\n2025-05-22 10:03\n信息来源：\n今日青溪\n{PROSE}", "今日青溪"),
        ("政府工作报告\n——2023年1月5日在第十四届全国人民代表大会第一次会议上\n各位代表：\n" + PROSE, "国务院"),
        (f"2013年自治区政府工作报告\n各位代表：\n{PROSE}", None),
        (f"青溪日报 2023年03月21日 第01版\n青溪县开会\n{PROSE}", "青溪日报"),
        (f"青溪县开会\n2023-03-21 09:04 青溪新闻网 字号：大 中 小\n{PROSE}", "青溪新闻网"),
        (f"青溪县开会_青溪在线\n青溪县开会\n2023-03-21\n{PROSE}", "青溪在线"),
        # The name of a section is nobody's.
        (f"青溪县开会\n时政新闻 2023-03-21\n{PROSE}", None),
    ],
)
def test_who_published(text: str, publisher: str | None) -> None:
    assert document_of(text).publisher == publisher


@pytest.mark.parametrize(
    "line",
    [
        "打印本页 关闭窗口 返回顶部",
        "登录/注册 用户中心 支持IPV6",
        "下一篇：邻县召开会议",
        "来源丨青溪发布",
        "责编丨李四 审核丨赵六",
        "文字：王小二 图片：李四",
        "（县政府办供稿）",
        "中共青溪县委宣传部主办",
        "往期回顾",
    ],
)
def test_lines_around_the_article_are_kept_out_of_it(line: str) -> None:
    document = document_of(f"青溪县开会\n2023-04-26 来源：青溪日报\n{PROSE}\n{line}")
    assert document.zone_at(document.text.index(line)) is not Zone.BODY
    assert document.zone_at(document.text.index(PROSE)) is Zone.BODY


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: '青溪开会'\npubDate: 2023/4/26\nsource: 青溪日报\n---",
        "---\n标题: 青溪开会\n日期: 2023-04-26\n来源: 青溪日报\n---",
        '+++\ntitle = "青溪开会"\ndate = 2023-04-26T09:00:00+08:00\npublisher = "青溪日报"\n+++',
        "---\ntitle: 青溪开会\ndate: 2023年4月26日\nsitename: 青溪日报\nsource: https://a.example.cn/1\n...",
    ],
)
def test_front_matter_is_read_in_its_variants(front: str) -> None:
    document = document_of(f"{front}\n{PROSE}")
    assert (document.title, document.publisher, document.published_on) == ("青溪开会", "青溪日报", date(2023, 4, 26))
    assert document.zone_at(document.text.index("青溪日报")) is Zone.BOILERPLATE
