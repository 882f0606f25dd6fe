"""PDF files: lines become paragraphs again, rows of tables stay lines, and what pages repeat is left out."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import Caps
from tests.reading import only, reasons

pytest.importorskip("pypdfium2", reason="the extra 'office' is not installed")

FONT, SIZE = "STSong-Light", 16
LEFT, TOP, PITCH, ACROSS, DOWN = 72, 740, 24, 28, 22
registerFont(UnicodeCIDFont(FONT))

# A piece of text at a place of the page, in points from its left and its lower edge.
Piece = tuple[float, float, str]


def pdf(path: Path, pages: Sequence[Sequence[Piece]], password: str = "") -> str:
    canvas = Canvas(str(path), encrypt=StandardEncryption(password) if password else None)
    for page in pages:
        canvas.setFont(FONT, SIZE)
        for x, y, text in page:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return str(path)


def set_in_lines(paragraphs: Sequence[str], across: int = ACROSS) -> list[tuple[float, str]]:
    """The lines of `paragraphs`, the first of each set in by two characters, with where they begin."""
    lines: list[tuple[float, str]] = []
    for paragraph in paragraphs:
        lines.append((2 * SIZE, paragraph[: across - 2]))
        rest = paragraph[across - 2 :]
        lines += [(0, rest[start : start + across]) for start in range(0, len(rest), across)]
    return lines


def printed(paragraphs: Sequence[str], head: str = "", number: str = "") -> list[list[Piece]]:
    """Pages with `paragraphs`, each page with a running head and its number where these are given."""
    lines = set_in_lines(paragraphs)
    pages: list[list[Piece]] = []
    for page, first in enumerate(range(0, len(lines), DOWN), 1):
        body = [(LEFT + x, TOP - PITCH * row, text) for row, (x, text) in enumerate(lines[first : first + DOWN])]
        above = [(LEFT, TOP + 40, head)] if head else []
        below = [(280.0, 40.0, number.format(page))] if number else []
        pages.append([*above, *body, *below])
    return pages


def sentence(number: int, length: int) -> str:
    """A paragraph of so many characters, in which no line is like another, of this or of other paragraphs."""
    codes = [(number * 997 + place * 31) % 3755 for place in range(length - 1)]
    return b"".join(bytes((0xB0 + code // 94, 0xA1 + code % 94)) for code in codes).decode("gb2312") + "。"


# A stop does not begin a line.
@given(st.lists(st.integers(8, 200).filter(lambda length: (length + 2) % ACROSS != 1), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_paragraphs_are_whole_again_and_pages_leave_no_trace(
    tmp_path_factory: pytest.TempPathFactory, lengths: list[int]
) -> None:
    paragraphs = [sentence(number, length) for number, length in enumerate(lengths)]
    path = tmp_path_factory.getbasetemp() / "pages.pdf"
    document = only(pdf(path, printed(paragraphs, number="— {} —")))
    assert document.text.splitlines() == paragraphs
    assert document.media_type == "application/pdf"


@pytest.mark.parametrize("number", ["{}", "- {} -", "第 {} 页", "第{}页 共4页", "{}/4"])
def test_numbers_and_running_heads_of_pages_are_no_text(tmp_path: Path, number: str) -> None:
    paragraphs = [sentence(at, 150) for at in range(14)]
    pages = printed(paragraphs, "青禾市人民政府公报2023年第4期", number)
    assert len(pages) >= 4
    assert only(pdf(tmp_path / "a.pdf", pages)).text.splitlines() == paragraphs


def test_a_line_that_ends_early_because_a_number_cannot_be_parted_goes_on(tmp_path: Path) -> None:
    lines = [
        "今年全市固定资产投资完成三百二十亿元，比上年增加了",
        "112.35亿元，增幅居全省前列，其中工业投资增长得最快",
        "。",
    ]
    filled = set_in_lines([sentence(at, 120) for at in range(3)])
    page = [
        (LEFT + x, TOP - PITCH * row, text) for row, (x, text) in enumerate([*filled, *((0.0, line) for line in lines)])
    ]
    assert "".join(lines) in only(pdf(tmp_path / "a.pdf", [page])).text


def test_the_columns_of_a_page_are_read_one_after_the_other(tmp_path: Path) -> None:
    paragraphs = [sentence(at, 70) for at in range(8)]
    lines = set_in_lines(paragraphs, 14)
    half = len(lines) // 2
    page = [
        (LEFT + x + (250 if row >= half else 0), TOP - PITCH * (row % half), text)
        for row, (x, text) in enumerate(lines)
    ]
    assert only(pdf(tmp_path / "a.pdf", [page])).text.splitlines() == paragraphs


def test_the_rows_of_a_table_are_lines_with_cells(tmp_path: Path) -> None:
    rows = [("项目名称", "总投资（亿元）"), ("青禾体育馆", "3.5"), ("云河二桥", "12")]
    above = sentence(0, 100)
    filled = set_in_lines([above])
    page: list[Piece] = [(LEFT + x, TOP - PITCH * row, text) for row, (x, text) in enumerate(filled)]
    for row, cells in enumerate(rows, len(filled)):
        page += [(LEFT + 180 * column, TOP - PITCH * row, cell) for column, cell in enumerate(cells)]
    lines = only(pdf(tmp_path / "a.pdf", [page])).text.splitlines()
    assert lines == [above, *("\t".join(cells) for cells in rows)]


def turn(canvas: Canvas, rotation: int) -> None:
    """Turns the page, and what is drawn on it from now on the other way, so that it stands upright again."""
    across, down = canvas._pagesize
    canvas.setPageRotation(rotation)
    canvas.translate(across if rotation in (90, 180) else 0, down if rotation in (180, 270) else 0)
    canvas.rotate(rotation)


def ruled(path: Path, rows: Sequence[Sequence[tuple[str, int, int]]], above: str, rotation: int = 0) -> str:
    """A page with a paragraph, and a table below whose cells have texts of three lines, and reach so wide and high."""
    canvas = Canvas(str(path), (TOP + 100, TOP + 100))
    turn(canvas, rotation)
    canvas.setFont(FONT, SIZE)
    canvas.drawString(LEFT, TOP, above)
    taken: set[tuple[int, int]] = set()
    for down, row in enumerate(rows):
        for text, wide, high in row:
            across = next(column for column in range(99) if (down, column) not in taken)
            taken |= {(down + y, across + x) for y in range(high) for x in range(wide)}
            left, top = LEFT + 80 * across, TOP - 30 - 60 * down
            canvas.rect(left, top - 60 * high, 80 * wide, 60 * high)
            for line in range(3):
                canvas.drawString(left + 4, top - 18 * (line + 1), text[line * 4 : line * 4 + 4])
    canvas.save()
    return str(path)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_table_with_lines_around_its_cells_is_read_cell_by_cell(tmp_path: Path, rotation: int) -> None:
    rows = [
        [("区县", 1, 2), ("项目名称", 1, 2), ("投资（亿元）", 2, 1)],
        [("总投资", 1, 1), ("年度计划投资", 1, 1)],
        [("河东区", 1, 2), ("青禾新能源产业园", 1, 1), ("12.5", 1, 1), ("3", 1, 1)],
        [("云河二桥", 1, 1), ("8", 1, 1), ("2", 1, 1)],
    ]
    lines = only(ruled(tmp_path / "a.pdf", rows, "青禾市重点项目清单", rotation)).text.splitlines()
    assert [line.split("\t") for line in lines] == [
        ["青禾市重点项目清单"],
        ["区县", "项目名称", "投资（亿元） 总投资", "投资（亿元） 年度计划投资"],
        ["河东区", "青禾新能源产业园", "12.5", "3"],
        ["", "云河二桥", "8", "2"],
    ]


def test_a_table_that_goes_on_over_pages_has_one_head(tmp_path: Path) -> None:
    head, rows = ("项目名称", "总投资（亿元）"), [(f"云河{name}桥", "12") for name in "甲乙丙丁戊己庚辛壬癸"]
    pages: list[list[Piece]] = []
    for first in range(0, len(rows), 3):
        lines = [head, *rows[first : first + 3]]
        pages.append(
            [
                (LEFT + 180 * across, TOP - PITCH * down, cell)
                for down, row in enumerate(lines)
                for across, cell in enumerate(row)
            ]
        )
        pages[-1].append((280.0, 40.0, str(len(pages))))
    lines_read = only(pdf(tmp_path / "a.pdf", pages)).text.splitlines()
    assert lines_read == ["\t".join(cells) for cells in (head, *rows)]


def test_rows_that_differ_in_their_numbers_alone_are_no_running_heads(tmp_path: Path) -> None:
    rows = [(str(year), f"{year % 97}.{year % 9}") for year in range(1980, 2024)]
    pages: list[list[Piece]] = []
    for first in range(0, len(rows), 11):
        lines = enumerate(rows[first : first + 11])
        pages.append(
            [(LEFT + 180 * at, TOP - PITCH * down, cell) for down, row in lines for at, cell in enumerate(row)]
        )
    assert only(pdf(tmp_path / "a.pdf", pages)).text.splitlines() == ["\t".join(row) for row in rows]


def test_a_frame_around_a_page_is_no_table(tmp_path: Path) -> None:
    text = sentence(0, 12)
    assert only(ruled(tmp_path / "a.pdf", [[(text, 5, 1)]], "公告")).text.split() == [
        "公告",
        text[:4],
        text[4:8],
        text[8:],
    ]


def test_lines_that_are_no_paragraph_stay_lines(tmp_path: Path) -> None:
    lines = ["青禾市重点项目", "开工仪式举行", "各位代表：", "现在开会。"]
    page: list[Piece] = [(LEFT, TOP - PITCH * row, text) for row, text in enumerate(lines)]
    page += [
        (LEFT + x, TOP - PITCH * (8 + row), text) for row, (x, text) in enumerate(set_in_lines([sentence(0, 120)]))
    ]
    assert only(pdf(tmp_path / "a.pdf", [page])).text.splitlines() == [*lines, sentence(0, 120)]


def test_a_headline_in_the_middle_of_the_page_goes_on_in_its_second_line(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setFont(FONT, 22)
    for row, headline in enumerate(("青禾市", "举行二〇二三年第一季度重点项目集中", "开工仪式")):
        canvas.drawCentredString(LEFT + ACROSS * SIZE / 2, TOP - 30 * row, headline)
    canvas.setFont(FONT, SIZE)
    for row, (x, text) in enumerate(set_in_lines([sentence(0, 120)])):
        canvas.drawString(LEFT + x, TOP - 100 - PITCH * row, text)
    canvas.save()
    lines = only(str(tmp_path / "a.pdf")).text.splitlines()
    assert lines == ["青禾市", "举行二〇二三年第一季度重点项目集中开工仪式", sentence(0, 120)]


def test_a_pdf_without_text_or_behind_a_password_or_broken_is_named(tmp_path: Path) -> None:
    assert reasons(pdf(tmp_path / "blank.pdf", [[], []])) == ["empty"]
    text = [[(LEFT, TOP, sentence(0, 20))]]
    assert reasons(pdf(tmp_path / "locked.pdf", text, "geheim")) == ["unreadable"]
    whole = Path(pdf(tmp_path / "whole.pdf", text))
    assert reasons(str(whole)) == ["ok"]
    assert reasons(str(whole), Caps(document=500)) == ["too_large"]
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    assert reasons(str(tmp_path / "broken.pdf")) == ["unreadable"]


def test_a_pdf_that_a_crawl_brought_is_read(tmp_path: Path) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"
    answer += Path(pdf(tmp_path / "a.pdf", [[(LEFT, TOP, sentence(0, 20))]])).read_bytes()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        "WARC-Date: 2023-03-05T00:00:00Z\r\nWARC-Target-URI: http://example.cn/a.pdf\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    (tmp_path / "crawl.warc").write_bytes(head.encode() + answer + b"\r\n\r\n")
    document = only(str(tmp_path / "crawl.warc"))
    assert (document.url, document.text) == ("http://example.cn/a.pdf", sentence(0, 20))


def test_a_pdf_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    assert only(pdf(tmp_path / "report.txt", [[(LEFT, TOP, sentence(0, 20))]])).media_type == "application/pdf"
