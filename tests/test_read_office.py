"""Files that people save themselves: documents of Word, workbooks of Excel, whole pages, mails."""

import quopri
import zipfile
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import RawDocument
from pipeline.errors import ReadError
from pipeline.read import Caps, read
from tests.reading import only, reasons

openpyxl = pytest.importorskip("openpyxl", reason="the extra 'office' is not installed")
pytest.importorskip("mammoth", reason="the extra 'office' is not installed")

TEXT = "某市召开会议，部署今年固定资产投资工作，确保全年目标任务完成。"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PARTS = "http://schemas.openxmlformats.org/package/2006"
_CELLS = (("项目名称", "总投资（亿元）"), ("青禾体育馆", "3.5"))


def paragraph(text: str, style: str = "") -> str:
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>"


def word(path: Path, body: str, extra: Sequence[tuple[str, bytes]] = ()) -> str:
    """A document of Word with what it must have, and a style for titles."""
    document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        # Not every program puts the list of parts first.
        "docProps/app.xml": "<Properties>某市</Properties>",
        "[Content_Types].xml": f'<Types xmlns="{_PARTS}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{document}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PARTS}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PARTS}/relationships"><Relationship Id="r1" '
        f'Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": f'<w:styles xmlns:w="{_WORD}"><w:style w:type="paragraph" w:styleId="a3">'
        '<w:name w:val="Title"/></w:style></w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        for name, data in extra:
            archive.writestr(name, data)
    return str(path)


def workbook(path: Path, *sheets: Sequence[Sequence[Any]]) -> str:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return str(path)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails where what is done takes the processor longer."""
    started = process_time()
    yield
    assert process_time() - started < seconds


def test_a_document_of_word_is_read_with_its_tables(tmp_path: Path) -> None:
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>" for cells in _CELLS)
    body = paragraph("青禾市重点项目", "a3") + paragraph(TEXT) + f"<w:tbl>{rows}</w:tbl>" + paragraph("特此通知。")
    document = only(word(tmp_path / "a.docx", body))
    assert document.title == "青禾市重点项目"
    assert "wordprocessingml" in document.media_type
    lines = [line for line in document.text.splitlines() if line]
    assert lines == ["青禾市重点项目", TEXT, "项目名称\t\t总投资（亿元）", "青禾体育馆\t\t3.5", "特此通知。"]


def test_a_document_of_word_in_an_archive_is_one(tmp_path: Path) -> None:
    inner = Path(word(tmp_path / "a.docx", paragraph(TEXT)))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("通知.docx", inner.read_bytes())
    assert only(str(tmp_path / "all.zip")).text == TEXT


def test_a_damaged_or_huge_document_of_word_is_named(tmp_path: Path) -> None:
    broken = word(tmp_path / "broken.docx", "<w:p>")
    assert reasons(broken) == ["unreadable"]
    long = word(tmp_path / "long.docx", paragraph(TEXT * 40))
    assert reasons(long, Caps(document=1000)) == ["too_large"]
    bomb = word(tmp_path / "bomb.docx", paragraph(TEXT), [("word/media/image1.bmp", bytes(3_000_000))])
    assert reasons(bomb) == ["ok"]
    assert reasons(bomb, Caps(ratio=20, unpacked=1000)) == ["bomb"]


def test_a_workbook_gives_a_document_a_row(tmp_path: Path) -> None:
    head = ("标题", "正文", "发布时间", "来源")
    rows = [
        head,
        ("开工", TEXT, datetime(2023, 2, 3, 8), "某报"),  # noqa: DTZ001
        (None,) * 4,
        ("签约", TEXT * 2, "2023年2月5日", None),
    ]
    one, other = read(workbook(tmp_path / "a.xlsx", [("说明",), ("见下表",)], rows))
    assert isinstance(one, RawDocument) and isinstance(other, RawDocument)
    assert (one.title, one.text, one.published_on, one.publisher) == ("开工", TEXT, date(2023, 2, 3), "某报")
    assert (other.title, other.published_on, other.publisher) == ("签约", date(2023, 2, 5), None)
    assert [one.source.rpartition("#")[2], other.source.rpartition("#")[2]] == ["表2!2", "表2!4"]


def test_a_workbook_without_a_text_is_told_how_to_name_it(tmp_path: Path) -> None:
    rows = [("编号", "内容物"), ("1", TEXT * 20), ("2", TEXT * 30)]
    (error,) = read(workbook(tmp_path / "a.xlsx", rows, [("说明",)]))
    assert isinstance(error, ReadError)
    assert error.reason == "no_text"
    assert "--field text=COLUMN" in error.detail


def test_a_workbook_of_charts_alone_is_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("图").add_chart(openpyxl.chart.BarChart())
    book.remove(book.active)
    book.save(tmp_path / "a.xlsx")
    assert reasons(str(tmp_path / "a.xlsx")) == ["empty"]


def test_a_table_for_people_is_a_document_of_its_rows(tmp_path: Path) -> None:
    """A headline over all columns, a head of two rows, numbers as they are shown."""
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ("青禾市重点项目清单",),
            ("项目名称", "投资（亿元）", None, "开工", "进度"),
            (None, "总投资", "年度计划投资", None, None),
            ("青禾\n体育馆", 3.5, 1.0, datetime(2023, 5, 1), 0.25),  # noqa: DTZ001
            ("云河二桥", 0.1 + 0.2, 12345678901.55, "2024年", 0.5),
            (None, None),
        ],
        [("说明",), ("见前表",)],
    )
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for merged in ("A1:E1", "A2:A3", "B2:C2", "D2:D3", "E2:E3"):
        sheet.merge_cells(merged)
    sheet["E4"].number_format = sheet["E5"].number_format = "0%"
    book.save(path)
    document = only(path)
    assert document.source == f"{path}#表1"
    assert [line.split("\t") for line in document.text.splitlines()] == [
        ["青禾市重点项目清单"],
        ["项目名称", "投资（亿元） 总投资", "投资（亿元） 年度计划投资", "开工", "进度"],
        ["青禾 体育馆", "3.5", "1", "2023-05-01", "25%"],
        ["云河二桥", "0.3", "12345678901.55", "2024年", "50%"],
    ]


def test_a_table_that_only_claims_to_be_huge_takes_no_time(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(_CELLS[0])
    book.active["A1048576"] = book.active["XFD2"] = "青禾体育馆"
    book.save(tmp_path / "far.xlsx")
    with within(3):
        assert reasons(str(tmp_path / "far.xlsx")) == ["no_text"]
    merged = tmp_path / "merged.xlsx"
    with zipfile.ZipFile(workbook(tmp_path / "a.xlsx", _CELLS)) as known, zipfile.ZipFile(merged, "w") as archive:
        for name in known.namelist():
            claim = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
            archive.writestr(name, known.read(name).replace(b"</sheetData>", claim))
    with within(3):
        assert reasons(str(merged)) == ["ok"]
    rows = [_CELLS[0], *[("青禾体育馆" * 20, 1)] * 50]
    assert reasons(workbook(tmp_path / "long.xlsx", rows)) == ["ok"]
    assert reasons(workbook(tmp_path / "long.xlsx", rows), Caps(document=1000)) == ["no_text"]


def test_other_office_files_hold_no_plain_text(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"<office>{TEXT}</office>")
    with zipfile.ZipFile(tmp_path / "a.ofd", "w") as archive:
        archive.writestr("OFD.xml", "<ofd:OFD/>")
        archive.writestr("Doc_0/Pages/Page_0/Content.xml", f"<ofd:Page>{TEXT}</ofd:Page>")
    assert [reasons(str(tmp_path / name)) for name in ("a.odt", "a.ofd")] == [["binary"], ["binary"]]


@pytest.mark.parametrize("name", ["saved.mhtml", "saved.mht", "saved"])
def test_a_page_that_was_saved_whole_is_read(tmp_path: Path, name: str) -> None:
    address = "https://www.example.cn/a.html"
    page = EmailMessage()
    page["Snapshot-Content-Location"] = address
    page.set_content(f"<html><title>开工</title><body><p>{TEXT}</p></body></html>", subtype="html", charset="gb18030")
    page["Content-Location"] = address
    page.add_related(b"\x89PNG", "image", "png")
    message = b"From: <Saved by Blink>\r\n" + page.as_bytes()
    path = tmp_path / name
    path.write_bytes(message)
    document = only(str(path))
    assert (document.text, document.title, document.url) == (TEXT, "开工", address)


def test_a_mail_of_plain_text_is_read_and_an_empty_one_named(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "稿件"
    mail.set_content(TEXT)
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    assert only(str(tmp_path / "a.eml")).text.strip() == TEXT
    (tmp_path / "b.eml").write_bytes(b"Subject: 1\r\n\r\n")
    assert reasons(str(tmp_path / "b.eml")) == ["empty"]


def test_a_page_that_an_old_browser_saved_is_read_in_its_encoding(tmp_path: Path) -> None:
    page = quopri.encodestring(f"<html><title>开工</title><body><p>{TEXT}</p></body></html>".encode("gb2312"))
    head = (
        b'From: "Saved by Microsoft Internet Explorer 6"\r\nMIME-Version: 1.0\r\n'
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        b'--b\r\nContent-Type: text/html;\r\n\tcharset="gb2312"\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    for name in ("saved.mht", "saved"):
        (tmp_path / name).write_bytes(head + page + b"\r\n--b--\r\n")
        assert only(str(tmp_path / name)).text == TEXT


def test_a_mail_whose_text_cannot_be_unpacked_is_named(tmp_path: Path) -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    (tmp_path / "a.eml").write_bytes(head + b64encode(TEXT.encode())[:-3])
    assert reasons(str(tmp_path / "a.eml")) == ["truncated"]


def test_a_text_that_begins_like_a_mail_or_a_page_is_a_text(tmp_path: Path) -> None:
    for begun in (f"From: 甲市\n\n{TEXT}", f"<甲市公报>\n{TEXT}", f"<<公报>>{TEXT}"):
        (tmp_path / "begun").write_text(begun, encoding="utf-8")
        assert only(str(tmp_path / "begun")).text == begun


def test_the_cells_of_a_row_are_one_line_whatever_stands_in_them(tmp_path: Path) -> None:
    """Pages made with Word have paragraphs in their cells; cells that frame a page keep theirs."""
    head = "<tr><td><p>项目名称</p></td><td><div>总投资<br>（亿元）</div></td></tr>"
    cells = f"{head}<tr><td>青禾体育馆</td><td><p>\n3.5</p></td></tr>"
    article = "".join(f"<p>{TEXT}{number}</p>" for number in range(6))
    frame = f"<table><tr><td>栏目</td><td>{article}<table>{cells}</table></td></tr></table>"
    for number, page in enumerate((f"{article}<table>{cells}</table>", frame)):
        path = tmp_path / f"{number}.html"
        path.write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
        lines = only(str(path)).text.splitlines()
        assert f"{TEXT}5" in lines
        assert [line.split("\t\t") for line in lines if "\t" in line][-2:] == [
            ["项目名称", "总投资 （亿元）"],
            ["青禾体育馆", "3.5"],
        ]


def test_a_cell_that_reaches_further_leaves_empty_ones_and_a_head_of_two_rows_is_one(tmp_path: Path) -> None:
    head = (
        "<thead><tr><th rowspan=2>区县</th><th rowspan=2>项目名称</th><th colspan=2>投资（亿元）</th></tr>"
        "<tr><th>总投资</th><th>年度计划投资</th></tr></thead>"
    )
    rows = (
        "<tr><td rowspan=2>河东区</td><td>青禾体育馆</td><td>3.5</td><td>1</td></tr>"
        "<tr><td>青禾二桥</td><td colspan=2>12</td></tr>"
    )
    path = tmp_path / "a.html"
    path.write_text(f"<p>{TEXT}</p><table>{head}<tbody>{rows}</tbody></table><p>{TEXT}</p>", encoding="utf-8")
    lines = only(str(path)).text.splitlines()
    assert [line.split("\t\t") for line in lines if "\t" in line] == [
        ["区县", "项目名称", "投资（亿元） 总投资", "投资（亿元） 年度计划投资"],
        ["河东区", "青禾体育馆", "3.5", "1"],
        ["", "青禾二桥", "12"],
    ]


@given(
    st.lists(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=5), min_size=1, max_size=6)
)
@settings(max_examples=60, deadline=None)
def test_no_cell_is_lost_however_far_cells_reach(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[tuple[int, int]]]
) -> None:
    told = [[(f"格{r}之{c}", *reach) for c, reach in enumerate(row)] for r, row in enumerate(rows)]
    table = "".join(
        f"<tr>{''.join(f'<td colspan={wide} rowspan={high}><p>{text}</p></td>' for text, wide, high in row)}</tr>"
        for row in told
    )
    path = tmp_path_factory.getbasetemp() / "reach.html"
    path.write_text(f"<p>{TEXT}</p><table>{table}</table><p>{TEXT}</p>", encoding="utf-8")
    text = only(str(path)).text
    assert all(cell in text for row in told for cell, _, _ in row)


def test_tables_take_no_time_that_grows_with_the_square_of_their_size(tmp_path: Path) -> None:
    rows = "<tr><td>青禾二桥<td>12<td>3" * 8000
    path = tmp_path / "rows.html"
    path.write_text(f"<p>{TEXT}</p><table>{rows}</table>", encoding="utf-8")
    with within(3):
        text = only(str(path)).text
    assert text.count("青禾二桥\t\t12\t\t3") == 8000


@pytest.mark.parametrize(
    "rows",
    [
        f"<tr>{'<td colspan=100>格' * 2000}",
        "<tr><td rowspan=100 colspan=100>格<td>格" * 300,
        f"<tr><td>格<td colspan=100 rowspan=100>格{'<tr>' * 99}" * 40,
    ],
)
def test_a_table_whose_cells_reach_over_too_many_takes_no_time(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "reach.html"
    path.write_text(f"<p>{TEXT}</p><table>{rows}</table>", encoding="utf-8")
    with within(3):
        text = only(str(path)).text
    assert text.startswith(TEXT)


def test_comments_before_what_is_no_page_take_no_time(tmp_path: Path) -> None:
    path = tmp_path / "comments"
    path.write_text("<!---->" * 100 + TEXT, encoding="utf-8")
    with within(3):
        assert reasons(str(path)) == ["ok"]
    path.write_text(f"<!-- 一 --><!-- 二 -->\n<div><p>{TEXT}</p></div>", encoding="utf-8")
    assert only(str(path)).text == TEXT


def test_the_size_that_a_sheet_tells_is_not_believed(tmp_path: Path) -> None:
    book = Path(workbook(tmp_path / "a.xlsx", [("标题", "正文"), ("开工", TEXT)]))
    for told in (b"A1", b"A1:XFD1048576"):
        path = tmp_path / "told.xlsx"
        with zipfile.ZipFile(book) as known, zipfile.ZipFile(path, "w") as archive:
            for name in known.namelist():
                archive.writestr(
                    name, known.read(name).replace(b'<dimension ref="A1:B2"', b'<dimension ref="' + told + b'"')
                )
        with within(3):
            assert only(str(path)).text == TEXT


def test_the_text_of_a_document_of_word_may_have_a_number(tmp_path: Path) -> None:
    path = tmp_path / "numbered.docx"
    with zipfile.ZipFile(word(tmp_path / "a.docx", paragraph(TEXT))) as known, zipfile.ZipFile(path, "w") as archive:
        for name in known.namelist():
            archive.writestr(
                name.replace("/document.xml", "/document2.xml"),
                known.read(name).replace(b"/document.xml", b"/document2.xml"),
            )
    assert only(str(path)).text == TEXT
