"""The reader: encodings, containers, and errors that cost only themselves."""

import bz2
import errno
import gzip
import io
import json
import lzma
import os
import random
import tarfile
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import RawDocument
from pipeline.errors import ReadError
from pipeline.read import Caps, FieldNames, expand_inputs, read
from pipeline.read.encodings import decode
from tests.reading import documents, reasons

TEXT = "某市召开会议，部署今年固定资产投资工作，确保全年目标任务完成。"
RECORDS = [
    {"text": f"{TEXT}{number}", "url": f"http://example.cn/{number}", "title": "标题", "published_on": "2023-01-02"}
    for number in range(3)
]
JSON_LINES = "\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS)
PROSE = (
    "今年以来全市上下坚持以项目建设为中心大力优化营商环境先后引进一批投资规模大带动能力强的重点企业工业经济保持平稳增长"
    "农业生产形势稳定城乡居民收入稳步提高社会事业全面进步下一步要抓好招商引资加快基础设施建设推动产业转型升级"
    "切实保障和改善民生维护社会和谐稳定确保完成各项目标任务为建设美丽富裕文明的现代化城市作出新的更大贡献"
)


def write(folder: Path, name: str, data: bytes | str) -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        *(("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("gbk", "gb18030"), ("gb18030", "gb18030")),
        *(("utf-16", "utf-16-le"), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be")),
    ],
)
def test_every_encoding_is_read_and_recorded(tmp_path: Path, codec: str, encoding: str) -> None:
    (document,) = documents(write(tmp_path, "a.txt", TEXT.encode(codec)))
    assert (document.text, document.encoding) == (TEXT, encoding)


def test_big5_is_read(tmp_path: Path) -> None:
    text = "市政府召開會議，部署今年固定資產投資工作"
    (document,) = documents(write(tmp_path, "a.txt", text.encode("big5")))
    assert (document.text, document.encoding) == (text, "big5hkscs")


@pytest.mark.parametrize("codec", ["gbk", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(("length", "floor"), [(10, 0.95), (20, 0.99)])
def test_short_texts_are_told_apart(codec: str, length: int, floor: float) -> None:
    chance = random.Random(7)
    starts = [chance.randrange(len(PROSE) - length) for _ in range(200)]
    samples = [PROSE[start : start + length] for start in starts]
    right = sum((found := decode(sample.encode(codec))) is not None and found.text == sample for sample in samples)
    assert right >= floor * len(samples)


def test_a_wrong_declared_charset_is_overruled(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="big5"></head><body><p>{TEXT * 4}</p></body></html>'
    (document,) = documents(write(tmp_path, "a.html", page.encode("gbk")))
    assert TEXT in document.text


def test_nul_and_surrogates_are_replaced_and_private_characters_kept(tmp_path: Path) -> None:
    line = '{"text": "某市\\u0000\\ud800\\ue636召开会议"}'
    (document,) = documents(write(tmp_path, "a.jsonl", line))
    assert document.text == "某市\ufffd\ufffd\ue636召开会议"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_one_hurt_byte_costs_one_character(codec: str) -> None:
    hurt = bytearray(TEXT.encode(codec))
    start, end = (len(TEXT[:place].encode(codec)) for place in (8, 9))
    hurt[start:end] = "\ud800".encode(codec, "surrogatepass") if codec.startswith("utf-16") else b"\xff" * (end - start)
    found = decode(bytes(hurt))
    assert found is not None and found.encoding == codec
    assert (found.text[:8], found.text[-len(TEXT) + 9 :]) == (TEXT[:8], TEXT[9:])


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [("", bytes), ("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress), ("zst", zstandard.compress)],
)
def test_every_compression_is_taken_off(tmp_path: Path, suffix: str, pack) -> None:  # type: ignore[no-untyped-def]
    location = write(tmp_path, f"a.jsonl.{suffix}".rstrip("."), pack(JSON_LINES.encode()))
    assert [document.source for document in documents(location)] == [record["url"] for record in RECORDS]


@pytest.mark.parametrize(
    ("suffix", "pack"), [("gz", gzip.compress), ("xz", lzma.compress), ("zst", zstandard.compress)]
)
def test_a_cut_off_file_is_named(tmp_path: Path, suffix: str, pack) -> None:  # type: ignore[no-untyped-def]
    packed = pack((JSON_LINES * 50).encode())
    assert reasons(write(tmp_path, f"a.jsonl.{suffix}", packed[: len(packed) // 2]))[-1] == "truncated"


def test_a_bad_record_costs_only_itself(tmp_path: Path) -> None:
    first, *_ = JSON_LINES.splitlines()
    location = write(tmp_path, "a.jsonl", f'{first}\n{{"text":\n[]\n{{"title": "x"}}\n{{"text": " "}}\n{first}')
    assert reasons(location) == ["ok", "malformed", "malformed", "no_text", "empty", "ok"]


def test_a_record_states_its_metadata_and_place(tmp_path: Path) -> None:
    location = write(tmp_path, "a.jsonl", f'\n{{"body": "{TEXT}", "title": "标题", "published_on": "2023年1月2日"}}')
    (document,) = [
        reading for reading in read(location, FieldNames.given(["text=body"])) if isinstance(reading, RawDocument)
    ]
    assert (document.source, document.title, document.published_on) == (f"{location}#2", "标题", date(2023, 1, 2))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "held",
    [RECORDS, {"code": 0, "tags": ["a"], "data": RECORDS}],
    ids=["list", "object with a list"],
)
def test_lists_of_json_are_read_element_by_element(
    tmp_path: Path, codec: str, indent: int | None, held: object
) -> None:
    data = json.dumps(held, ensure_ascii=False, indent=indent).encode(codec)
    found = documents(write(tmp_path, "a.json", data))
    assert [(one.text, one.title, one.source) for one in found] == [(r["text"], r["title"], r["url"]) for r in RECORDS]


def test_an_object_of_json_over_many_lines_is_one_document(tmp_path: Path) -> None:
    article = {"Text": TEXT, "pictures": [{"url": "a.png"}, {"url": "b.png"}]}
    (document,) = documents(write(tmp_path, "a.json", json.dumps(article, indent=1)))
    assert (document.text, document.source) == (TEXT, f"{tmp_path / 'a.json'}#1")


def test_an_element_that_is_no_article_costs_only_itself_and_a_cut_list_its_end(tmp_path: Path) -> None:
    data = json.dumps([RECORDS[0], 5, {"title": "x"}, RECORDS[1], RECORDS[2]])
    assert reasons(write(tmp_path, "a.json", data)) == ["ok", "malformed", "no_text", "ok", "ok"]
    assert reasons(write(tmp_path, "b.json", data[:-30])) == ["ok", "malformed", "no_text", "ok", "malformed"]
    assert reasons(write(tmp_path, "c.json", "[]")) == []
    assert reasons(write(tmp_path, "d.json", '"x"')) == ["malformed"]
    assert reasons(write(tmp_path, "notes", f"[{{会议}}] {TEXT}")) == ["ok"]


def test_a_list_of_json_is_read_in_parts(tmp_path: Path) -> None:
    many = [{"text": f"{TEXT}{number}" * 60} for number in range(1500)]
    location = write(tmp_path, "a.json", json.dumps(many))
    assert [one.text for one in documents(location)] == [record["text"] for record in many]


def test_a_long_element_costs_only_itself(tmp_path: Path) -> None:
    location = write(tmp_path, "b.json", json.dumps([{"text": TEXT}, {"text": TEXT * 1000}, {"text": TEXT}]))
    found = read(location, caps=Caps(document=9000))
    assert [one.reason if isinstance(one, ReadError) else "ok" for one in found] == ["ok", "too_large", "ok"]


@pytest.mark.parametrize(
    "names",
    [("标题", "正文", "发布日期", "来源", "链接"), ("Title", "Content", "publish_time", "source", "URL")],
)
def test_the_usual_names_of_columns_are_known(tmp_path: Path, names: tuple[str, ...]) -> None:
    row = ("标题一", TEXT, "2023-02-07", "临江日报", "http://example.cn/1")
    (document,) = documents(write(tmp_path, "a.csv", f"{','.join(names)}\n{','.join(row)}\n"))
    stated = (document.title, document.text, document.published_on, document.publisher, document.url)
    assert stated == (row[0], row[1], date(2023, 2, 7), row[3], row[4])


def test_an_empty_cell_is_none_of_a_record(tmp_path: Path) -> None:
    table = f"text,content,published_on,date,url,source\n,{TEXT},,2023-02-07,http://example.cn/1,http://example.cn/2\n"
    (document,) = documents(write(tmp_path, "a.csv", table))
    assert (document.text, document.published_on) == (TEXT, date(2023, 2, 7))
    assert (document.url, document.publisher) == ("http://example.cn/1", None)
    record = {"content": {"pages": 1}, "body": TEXT}
    assert reasons(write(tmp_path, "a.jsonl", json.dumps(record))) == ["ok"]


def test_a_source_may_be_an_address(tmp_path: Path) -> None:
    (document,) = documents(write(tmp_path, "a.jsonl", json.dumps({"text": TEXT, "source": "http://example.cn/1"})))
    assert (document.url, document.publisher) == ("http://example.cn/1", None)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        (1675699200, date(2023, 2, 7)),
        ("1675699199000", date(2023, 2, 6)),
        (1675728000.5, date(2023, 2, 7)),
        (20230207, date(2023, 2, 7)),
        (2023020708, date(2023, 2, 7)),
        ("2023-02-07T08:00:00Z", date(2023, 2, 7)),
        ("13/02/2023", date(2023, 2, 13)),
        ("07/02/2023", None),
        (2023, None),
        (True, None),
    ],
)
def test_days_are_read_as_people_and_programs_write_them(tmp_path: Path, told: object, day: date | None) -> None:
    (document,) = documents(write(tmp_path, "a.jsonl", json.dumps({"text": TEXT, "publish_time": told})))
    assert document.published_on == day


def test_a_table_without_a_text_is_told_how_to_name_it(tmp_path: Path) -> None:
    (told,) = read(write(tmp_path, "a.csv", "编号,讲话\n1,甲\n"))
    assert isinstance(told, ReadError) and told.reason == "no_text"
    assert "编号, 讲话" in told.detail and "--field text=COLUMN" in told.detail


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.tsv", "\t")])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_tables_are_read_row_by_row(tmp_path: Path, name: str, mark: str, codec: str) -> None:
    table = f'text{mark}title\n"{TEXT}\n第二段"{mark}标题\n'
    (document,) = documents(write(tmp_path, name, table.encode(codec)))
    assert (document.text, document.title) == (f"{TEXT}\n第二段", "标题")


def test_parquet_is_read(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow", reason="the extra 'parquet' is not installed")
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'parquet' is not installed")
    parquet.write_table(arrow.Table.from_pylist(RECORDS), tmp_path / "a.parquet")
    assert [document.text for document in documents(str(tmp_path / "a.parquet"))] == [r["text"] for r in RECORDS]


def test_columns_of_parquet_may_have_other_names(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow", reason="the extra 'parquet' is not installed")
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'parquet' is not installed")
    parquet.write_table(arrow.table({"content": [TEXT], "headline": ["标题"]}), tmp_path / "a.parquet")
    names = FieldNames.given(["text=content", "title=headline"])
    (document,) = read(str(tmp_path / "a.parquet"), names)
    assert isinstance(document, RawDocument)
    assert (document.text, document.title) == (TEXT, "标题")


def test_archives_are_opened_even_in_archives(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("in/a.txt", TEXT)
        archive.writestr("x.png", b"\x89PNG\r\n\x1a\n" + bytes(50))
    with tarfile.open(tmp_path / "t.tar.gz", "w:gz") as tar:
        member = tarfile.TarInfo("z.zip")
        member.size = len(packed.getvalue())
        tar.addfile(member, io.BytesIO(packed.getvalue()))
    location = str(tmp_path / "t.tar.gz")
    found = list(read(location))
    assert [reading.source for reading in found] == [f"{location}/z.zip/in/a.txt", f"{location}/z.zip/x.png"]
    assert reasons(location) == ["ok", "binary"]


def test_a_page_gives_its_article_and_what_its_tags_state(tmp_path: Path) -> None:
    page = f"""<html><head><title>开工_某网</title><meta name="ArticleTitle" content="某项目开工">
        <meta name="PubDate" content="2023-05-06 10:11"><meta name="ContentSource" content="某某日报"></head>
        <body><nav><a href="/">首页</a></nav><div class="article"><h1>某项目开工</h1>
        <p>{TEXT * 5}</p><p>{TEXT * 4}</p></div>
        <footer>版权所有</footer></body></html>"""
    (document,) = documents(write(tmp_path, "a.html", page))
    assert (document.title, document.publisher, document.published_on) == ("某项目开工", "某某日报", date(2023, 5, 6))
    assert TEXT in document.text
    assert "首页" not in document.text


@pytest.mark.parametrize(
    "page",
    [
        '<?xml version="1.0"?>\n<!DOCTYPE html><html><body><p>{}</p></body></html>',
        "<!-- saved from url=(0014)about:internet -->\n<html><p>{}</p></html>",
        '\ufeff<div class="TRS_Editor"><p>{}</p></div>',
    ],
)
def test_a_page_is_one_whatever_its_file_is_called(tmp_path: Path, page: str) -> None:
    assert [found.text for found in documents(write(tmp_path, "show.php", page.format(TEXT)))] == [TEXT]


def test_one_article_in_two_files_is_one_document(tmp_path: Path) -> None:
    one, other = (
        documents(write(tmp_path, name, TEXT.encode(codec)))[0] for name, codec in [("a", "gbk"), ("b", "utf-8")]
    )
    assert one.document_id == other.document_id


def test_what_is_out_of_proportion_is_named(tmp_path: Path) -> None:
    caps = Caps(document=1000, ratio=20, unpacked=2000)
    bomb = write(tmp_path, "bomb.jsonl.gz", gzip.compress(b"\n" * 100_000))
    long = write(tmp_path, "long.txt", TEXT * 100)
    deep = write(tmp_path, "deep.html", "<div>" * 3000 + TEXT)
    assert reasons(bomb, caps) == ["bomb"]
    assert reasons(long, caps) == ["too_large"]
    assert reasons(bomb) == []
    assert reasons(long) == ["ok"]
    assert reasons(deep) == ["too_deep"]


def test_what_is_no_text_is_named(tmp_path: Path) -> None:
    assert reasons(str(tmp_path / "nothing.txt")) == ["missing"]
    assert reasons(write(tmp_path, "empty.txt", b"")) == ["empty"]
    assert reasons(write(tmp_path, "empty.json", b" \n")) == ["empty"]
    (old,) = read(write(tmp_path, "a.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
    assert isinstance(old, ReadError)
    assert (old.reason, old.detail.rpartition(" ")[2]) == ("binary", ".xlsx")
    assert reasons(write(tmp_path, "a.png", b"\x89PNG\r\n")) == ["binary"]
    assert reasons(write(tmp_path, "a.csv", "a,b\n1,2\n")) == ["no_text"]
    assert reasons(write(tmp_path, "a.doc", rb"{\rtf1\ansi\ansicpg936 \'ca\'d0\'b3\'a4}")) == ["binary"]
    assert reasons(write(tmp_path, "feed.xml", f'<?xml version="1.0"?><rss><item>{TEXT}</item></rss>')) == ["no_text"]
    # What a browser saves beside a page.
    assert reasons(write(tmp_path, "jquery.js", "var 市长 = 1;")) == ["no_text"]


def test_inputs_are_files_folders_and_globs_each_once(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.md", ".hidden"):
        write(tmp_path, name, TEXT)
    found = list(expand_inputs([str(tmp_path), str(tmp_path / "*.txt"), str(tmp_path / "none*"), "-"]))
    assert found == [*(str(tmp_path / name) for name in ("a.txt", "b.txt", "sub/c.md", "none*")), "-"]


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    article = write(tmp_path, "article.txt", "云溪县县长林知远。")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    (tmp_path / "broken.txt").symlink_to("nowhere.txt")
    assert list(expand_inputs([str(tmp_path)])) == [article, str(tmp_path / "broken.txt")]
    assert list(expand_inputs([str(tmp_path / "*p*.txt"), str(tmp_path / "a*")])) == [article]


def test_a_file_that_may_not_be_looked_at_is_passed_on_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_one, closed = write(tmp_path, "a.txt", TEXT), write(tmp_path, "closed.txt", TEXT)
    look = os.stat

    def look_where_allowed(path: Any, **options: Any) -> Any:
        if str(path) == closed:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return look(path, **options)

    monkeypatch.setattr(os, "stat", look_where_allowed)
    for named in (str(tmp_path), str(tmp_path / "*.txt")):
        assert list(expand_inputs([named])) == [open_one, closed]
    assert list(expand_inputs([closed])) == [closed]


def test_a_folder_that_may_not_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = write(tmp_path, "article.txt", "云溪县县长林知远。")
    closed = tmp_path / "closed"
    closed.mkdir()
    look = os.scandir

    def look_where_allowed(path: str) -> Any:
        if Path(path) == closed:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", look_where_allowed)
    inputs = list(expand_inputs([str(tmp_path)]))
    assert inputs == [article, str(closed)]
    (told,) = read(inputs[1])
    assert isinstance(told, ReadError) and told.reason == "unreadable"


@given(
    st.binary(max_size=400),
    st.sampled_from(
        [".txt", ".html", ".jsonl", ".json", ".csv", ".zip", ".tar", ".gz", ".zst", ".parquet", ".mht", ""]
    ),
)
@settings(max_examples=150, deadline=None)
def test_no_bytes_crash_the_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    for reading in read(write(tmp_path_factory.getbasetemp(), f"fuzz{suffix}", data)):
        if isinstance(reading, RawDocument):
            reading.text.encode()
            assert "\x00" not in reading.text


def warc_record(kind: str, address: str, payload: bytes) -> bytes:
    """One record of a web archive, as a crawler writes it."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2023-03-05T00:00:00Z\r\nWARC-Target-URI: {address}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_the_pages_of_a_web_archive_are_read(tmp_path: Path, name: str) -> None:
    page = f"<html><head><meta charset='utf-8'></head><body><p>{TEXT * 3}</p></body></html>".encode("gbk")
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\n\r\n"
    records = [
        warc_record("request", "http://example.cn/1.html", b"GET /1.html HTTP/1.1\r\n\r\n"),
        warc_record("response", "http://example.cn/1.html", answer % b"text/html" + page),
        warc_record("response", "http://example.cn/1.png", answer % b"image/png" + b"\x89PNG"),
    ]
    data = b"".join(map(gzip.compress, records)) if name.endswith(".gz") else b"".join(records)
    (found,) = documents(write(tmp_path, name, data))
    assert (found.source, found.url, found.encoding) == ("http://example.cn/1.html",) * 2 + ("gb18030",)
    assert found.text.startswith(TEXT)


class _NamedIn(zipfile.ZipInfo):
    """A member whose name is written in an encoding that nothing tells of, as on Windows."""

    encoding = "gbk"

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode(self.encoding), self.flag_bits & ~0x800


@pytest.mark.parametrize("encoding", ["gbk", "big5", "utf-8", "cp437"])
def test_names_in_an_archive_that_was_made_on_windows_are_read(tmp_path: Path, encoding: str) -> None:
    name = {"big5": "稿件/市政府新聞.txt", "cp437": "café.txt"}.get(encoding, "稿件/市政府新闻.txt")
    member = _NamedIn(name)
    member.encoding = encoding
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(member, TEXT)
    (found,) = documents(str(tmp_path / "a.zip"))
    assert found.source == f"{tmp_path / 'a.zip'}/{name}"


def test_a_table_in_a_tar_archive_is_read(tmp_path: Path) -> None:
    table = f"title,text\n标题,{TEXT}\n".encode()
    roll = io.BytesIO()
    with tarfile.open(fileobj=roll, mode="w:gz") as archive:
        member = tarfile.TarInfo("a.csv")
        member.size = len(table)
        archive.addfile(member, io.BytesIO(table))
    (found,) = documents(write(tmp_path, "all.tar.gz", roll.getvalue()))
    assert (found.title, found.text) == ("标题", TEXT)


@pytest.mark.parametrize("text", ["Привет мир, как дела", TEXT.encode("gbk").decode("latin-1")])
def test_long_utf8_without_chinese_is_utf8(tmp_path: Path, text: str) -> None:
    (document,) = documents(write(tmp_path, "a.txt", text))
    assert (document.text, document.encoding) == (text, "utf-8")
