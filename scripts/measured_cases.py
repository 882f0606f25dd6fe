"""Cases of our own for what cannot be made by damaging texts: figures, pages, and containers."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import zstandard

from pipeline.document import Document, RawDocument, Zone
from pipeline.read import read

# What stands in the text, and every quantity in it: low end, high end, unit, bound. A corrupt number is none.
NUMBERS: Mapping[str, list[tuple[str, str | None, str, str]]] = {
    "总投资一万二千亿元": [("1200000000000", None, "CNY", "eq")],
    "实现1.02万亿元": [("1020000000000", None, "CNY", "eq")],
    "投资三点五亿元": [("350000000", None, "CNY", "eq")],
    "投资五百亿元": [("50000000000", None, "CNY", "eq")],
    "投资近百亿元": [("10000000000", None, "CNY", "lt")],
    "投资1.5—2亿元": [("150000000", "200000000", "CNY", "range")],
    "投资120多亿元": [("12000000000", None, "CNY", "gt")],
    "投资1,234.5万元": [("12345000", None, "CNY", "eq")],
    "投资１２．５億元": [("1250000000", None, "CNY", "eq")],
    "企业10余家": [("10", None, "家", "gt")],
    "提高7个百分点": [("7", None, "pp", "eq")],
    "增长百分之六点五": [("6.5", None, "%", "eq")],
    "下降千分之五": [("5", None, "‰", "eq")],
    "下降万分之三": [("0.3", None, "‰", "eq")],
    "增长6.5%左右": [("6.5", None, "%", "approx")],
    "增长6%—7%": [("6", "7", "%", "range")],
    "增长6—7%": [("6", "7", "%", "range")],
    "增长6%以上": [("6", None, "%", "ge")],
    "投资不低于50亿元": [("5000000000", None, "CNY", "ge")],
    "产值力争突破3000亿元": [("300000000000", None, "CNY", "gt")],
    "总量翻一番": [],
    "增长两位数": [],
    "用时半年": [],
    "增长１$1.$2％": [],
    "投资数十亿元": [],
}

_BODY = "4月25日，青溪县召开重点项目推进会，安排部署下一阶段工作。会议要求，各部门要加快进度，确保完成全年任务。"
_SECOND = "今年以来，全县新开工项目12个，总投资30亿元，进展顺利。"


class Page(NamedTuple):
    """A page, what it tells of itself, and the words in it that are not the article's."""

    text: str
    title: str | None
    publisher: str | None
    published_on: date | None
    outside: tuple[str, ...]


_TITLE, _DAY = "青溪县召开重点项目推进会", date(2023, 4, 26)
PAGES: tuple[Page, ...] = (
    Page(
        f"{_TITLE}\n2023-04-26\n　　{_BODY}\n　　{_SECOND}\n来源：青溪日报\n责任编辑：赵六",
        _TITLE, "青溪日报", _DAY, ("来源：青溪日报", "责任编辑：赵六"),
    ),
    Page(
        f"首页 > 新闻中心 > 正文\n{_TITLE}\n2023-04-26 09:04:57 来源：青溪新闻网\n【字体：大 中 小】\n{_BODY}\n"
        f"{_SECOND}\n相关新闻\n邻县召开会议\n版权所有：青溪县人民政府",
        _TITLE, "青溪新闻网", _DAY, ("首页 > 新闻中心", "09:04:57", "字体", "邻县召开会议", "版权所有"),
    ),
    Page(
        f"{_TITLE}\n发布时间：2023年4月26日　来源：青溪发布　作者：王小二\n{_BODY}\n（记者 王小二 通讯员 李四）\n"
        "图为会议现场。李四摄",
        _TITLE, "青溪发布", _DAY, ("发布时间", "记者 王小二", "李四摄"),
    ),
    Page(
        f"---\ntitle: {_TITLE}\ndate: 2023-04-26\nsource: https://www.qingxi.gov.cn/a.html\n---\n\n{_BODY}\n\n{_SECOND}\n",
        _TITLE, "qingxi.gov.cn", _DAY, ("title:", "https://"),
    ),
    Page(
        f"2023年青溪县人民政府工作报告\n——2023年4月26日在青溪县第十届人民代表大会第二次会议上\n代县长 李四\n"
        f"各位代表：\n{_BODY}\n{_SECOND}\n来源：青溪县人民政府",
        "2023年青溪县人民政府工作报告", "青溪县人民政府", _DAY, ("来源：",),
    ),
    Page(f"本报讯（记者 王小二）{_BODY}{_SECOND}", None, None, None, ("本报讯", "王小二")),
    Page(f"青溪日报讯（见习记者 王小二）{_BODY}", None, "青溪日报", None, ("青溪日报讯", "王小二")),
    Page(f"{_BODY}\n{_SECOND}", None, None, None, ()),
)  # fmt: skip


def page_cases(pages: tuple[Page, ...], cleaned: Callable[[str], Document]) -> dict[str, list[bool]]:
    """Whether each page is read rightly, by what is looked at."""
    found = [(page, cleaned(page.text)) for page in pages]
    return {
        "title, or that there is none": [page.title == document.title for page, document in found],
        "publisher, or that none is told": [page.publisher == document.publisher for page, document in found],
        "date, or that none is told": [page.published_on == document.published_on for page, document in found],
        "words around the article kept out of it": [
            _zone_of(document, words) is not Zone.BODY for page, document in found for words in page.outside
        ],
        "sentences of the article kept in it": [
            _zone_of(document, sentence) is Zone.BODY
            for page, document in found
            for sentence in (_BODY, _SECOND)
            if sentence in page.text
        ],
    }


def _zone_of(document: Document, words: str) -> Zone | None:
    """The zone of the last character of `words`; None where cleaning took them out."""
    start = document.text.find(words)
    return document.zone_at(start + len(words) - 1) if start >= 0 else None


def container_cases() -> Iterator[bool]:
    """Whether the same article is read from each kind of file, plain and packed."""
    record = {"text": f"{_BODY}{_SECOND}", "title": _TITLE}
    line = json.dumps(record, ensure_ascii=False).encode()
    plain = {
        "a.txt": record["text"].encode(),
        "a.md": f"---\ntitle: {_TITLE}\n---\n{record['text']}".encode(),
        "a.html": f"<html><head><title>{_TITLE}</title></head><body><p>{record['text']}</p></body></html>".encode(
            "gbk"
        ),
        "a.jsonl": line,
        "a.csv": f"title,text\n{_TITLE},{record['text']}\n".encode(),
        "a.tsv": f"title\ttext\n{_TITLE}\t{record['text']}\n".encode("gbk"),
    }
    with TemporaryDirectory() as folder:
        for name, data in {**plain, **_packed(plain)}.items():
            path = Path(folder) / name
            path.write_bytes(data)
            found = list(read(str(path)))
            yield bool(found) and all(isinstance(item, RawDocument) and _BODY in item.text for item in found)


def _packed(plain: Mapping[str, bytes]) -> dict[str, bytes]:
    compress = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstandard.compress}
    packed = {f"{name}.{suffix}": pack(data) for name, data in plain.items() for suffix, pack in compress.items()}
    archive, roll = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(archive, "w") as files, tarfile.open(fileobj=roll, mode="w:gz") as members:
        for name, data in plain.items():
            files.writestr(name, data)
            member = tarfile.TarInfo(name)
            member.size = len(data)
            members.addfile(member, io.BytesIO(data))
    return {**packed, "all.zip": archive.getvalue(), "all.tar.gz": roll.getvalue()}
