"""The web site: it shows what the database holds, every fact in its text, and no document gets out of hand."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean import STEPS
from pipeline.clean.fold import apply_edits, fold
from pipeline.document import Edit, Span
from pipeline.load.rows import FACT_TABLES
from pipeline.report.gather import KINDS
from pipeline.report.render import labels
from pipeline.report.repairs import find_repairs
from pipeline.report.segments import Mark, segments
from pipeline.report.tables import BESIDE_TEXT, IN_LISTS
from pipeline.rules.clean import load_clean_rules
from tests.command import fangzhi
from tests.report_site import ARTICLES, HOSTILE, MARKUP, PageReader, data_of, pages_of, stored, write_records

ALPHABET = "漳州經(jīng)濟６% 　\u200b市長，\n&amp;"


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_records(tmp_path_factory.mktemp("records"))


@pytest.fixture(scope="module")
def database(records: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles and those of the tests in an SQLite file."""
    path = tmp_path_factory.mktemp("database") / "fangzhi.db"
    assert fangzhi("run", ARTICLES, records, "-d", f"sqlite:///{path}", "-q").exit_code == 0
    return path


@pytest.fixture(scope="module")
def site(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    assert fangzhi("report", folder, "-d", f"sqlite:///{database}").exit_code == 0
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> list[PageReader]:
    return pages_of(site)


def document_pages(pages: list[PageReader]) -> dict[str, PageReader]:
    return {page.path.stem: page for page in pages if page.path.parent.name == "documents"}


def test_the_command_names_the_page_to_open(database: Path, tmp_path: Path) -> None:
    result = fangzhi("report", tmp_path / "out", "-d", f"sqlite:///{database}", "--filter", "year=2008")
    assert result.exit_code == 0
    assert result.stdout.strip() == f"Open {tmp_path / 'out' / 'index.html'}"
    assert (tmp_path / "out" / "index.html").is_file()


def test_a_fact_stands_with_how_often_its_rule_is_right(database: Path, site: Path) -> None:
    rows = stored(database, "SELECT document_id, confidence FROM v_officials WHERE confidence IS NOT NULL")
    assert rows
    for row in rows:
        page = (site / "documents" / f"{row['document_id']}.html").read_text("utf-8")
        assert f"{row['confidence']:.0%}" in page


def test_every_text_stands_in_its_page_as_it_was_read(database: Path, pages: list[PageReader]) -> None:
    shown = {document_id: page.folio for document_id, page in document_pages(pages).items()}
    assert shown == {row["document_id"]: row["text"] for row in stored(database, "SELECT * FROM documents")}


def test_the_marked_stretches_of_every_fact_are_its_quote(database: Path, pages: list[PageReader]) -> None:
    quotes = [
        (row["document_id"], row["quote"])
        for table in FACT_TABLES
        for row in stored(database, f"SELECT * FROM {table}")
    ]
    marked = [
        (document_id, words)
        for document_id, page in document_pages(pages).items()
        for key, words in page.facts.items()
        if key.startswith("f")
    ]
    assert quotes
    assert sorted(marked) == sorted(quotes)


def test_every_link_leads_to_a_file_and_a_place_of_the_site(site: Path, pages: list[PageReader]) -> None:
    ids = {page.path.resolve(): page.ids for page in pages}
    listed = [
        (site / "index.html", cell[2])
        for script in (site / "data").iterdir()
        for cell in data_of(script)["cells"]
        if len(cell) > 2 and cell[2]
    ]
    assert listed
    for source, link in [*((page.path, link) for page in pages for link in page.links), *listed]:
        path, anchor = urldefrag(unquote(link))
        target = (source.parent / path).resolve() if path else source.resolve()
        assert target.is_file(), f"{source}: {link}"
        assert not anchor or "=" in anchor or anchor in ids[target], f"{source}: {link}"


def test_there_is_a_page_for_every_place_person_project_and_indicator(database: Path, site: Path) -> None:
    queries = {
        "people": "SELECT official_id AS id FROM officials",
        "projects": "SELECT project_id AS id FROM projects",
        "places": "SELECT DISTINCT adcode AS id FROM city_mentions",
        "indicators": "SELECT DISTINCT indicator AS id FROM growth_targets WHERE indicator IS NOT NULL",
    }
    for folder, query in queries.items():
        wanted = {row["id"] for row in stored(database, query)}
        assert wanted
        assert wanted <= {path.stem for path in (site / folder).iterdir()}


def test_nothing_of_a_document_becomes_markup(pages: list[PageReader]) -> None:
    assert any(HOSTILE in page.folio for page in pages)
    for page in pages:
        assert page.inline_scripts == ""
        for tag, attributes in page.elements:
            assert tag not in {"style", "img", "iframe", "object", "embed", "form"}
            assert not [name for name in attributes if name.startswith("on") or name == "style"]
            assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:", "http"))
            assert tag != "script" or str(attributes["src"]).lstrip("./").startswith(("static/", "data/"))


def test_every_page_forbids_what_it_does_not_bring(pages: list[PageReader]) -> None:
    for page in pages:
        policies = [
            found["content"] for tag, found in page.elements if found.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policies) == 1
        assert "default-src 'none'" in str(policies[0])
        assert "unsafe" not in str(policies[0])


def test_a_data_file_holds_no_markup(site: Path) -> None:
    for script in (site / "data").iterdir():
        assert not set("<>&\u2028\u2029") & set(script.read_text("utf-8"))
    assert MARKUP in {cell[0] for cell in data_of(site / "data" / "documents.js")["cells"]}


def test_contradictions_stand_side_by_side(site: Path) -> None:
    text = (site / "contradictions.html").read_text("utf-8")
    assert "6.5%" in text
    assert "73.5亿元" in text
    assert "60亿元" in text
    assert text.count('class="dispute"') == 2


def test_a_target_stands_beside_its_result(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "fangzhi.db"
    copy.write_bytes(database.read_bytes())
    connection = sqlite3.connect(copy)
    connection.execute(
        "INSERT INTO growth_actuals (growth_actual_id, document_id, indicator, indicator_text, measure, comparator,"
        ' value_low, unit, adcode, period_start, period_end, start, "end", quote, rule)'
        " SELECT growth_target_id, document_id, indicator, indicator_text, measure, 'eq', 5.25, unit, adcode,"
        ' period_start, period_end, start, "end", quote, rule FROM growth_targets'
        " WHERE indicator = 'gdp' AND measure = 'growth' AND adcode = '350600' AND value_low = 6.5"
    )
    connection.commit()
    connection.close()
    chosen = ("--filter", "place=350600")
    assert fangzhi("report", tmp_path / "out", "-d", f"sqlite:///{copy}", *chosen).exit_code == 0
    assert "漳州市 2023: 目标 ≥ 6.5%，实绩 5.25%" in (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "5.25%" in {cell[0] for cell in data_of(tmp_path / "out" / "data" / "results.js")["cells"]}
    (place,) = [page for page in pages_of(tmp_path / "out" / "places") if page.path.stem == "350600"]
    assert "5.25%" in place.path.read_text("utf-8")


def test_both_languages_are_in_the_page_and_one_is_shown_first(database: Path, site: Path, tmp_path: Path) -> None:
    fangzhi("report", tmp_path / "en", "-d", f"sqlite:///{database}", "--lang", "en", "--filter", "year=2008")
    chinese, english = ((folder / "index.html").read_text("utf-8") for folder in (site, tmp_path / "en"))
    assert '<html lang="zh-CN" data-lang="zh">' in chinese
    assert '<html lang="en" data-lang="en">' in english
    words = '<span lang="zh">文献</span><span lang="en">Documents</span>'
    assert words in chinese
    assert words in english


def test_repairs_are_told_as_they_were_and_as_they_became(pages: list[PageReader]) -> None:
    (harbour,) = [page for page in pages if "harbour-byte-slip" in page.path.read_text("utf-8") and page.folio]
    after = [found["data-after"] for tag, found in harbour.elements if tag == "del" and "data-after" in found]
    assert after
    assert all(repaired and repaired not in harbour.folio for repaired in after)


def test_made_again_nothing_is_written(database: Path, site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.name != "fangzhi-report.txt"}
    result = fangzhi("report", site, "-d", f"sqlite:///{database}", "--workers", 2)
    assert " 0 written, 0 taken away" in result.stderr
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_both_kinds_of_database_give_the_same_site(
    records: Path, site: Path, tmp_path: Path, new_postgres: Callable[[], str]
) -> None:
    url = new_postgres()
    fangzhi("run", records, ARTICLES, "-d", url, "-q")
    assert fangzhi("report", tmp_path / "site", "-d", url, "-q").exit_code == 0
    files = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    assert files == sorted(
        path.relative_to(tmp_path / "site") for path in (tmp_path / "site").rglob("*") if path.is_file()
    )
    for file in files:
        assert (site / file).read_bytes() == (tmp_path / "site" / file).read_bytes()


def test_filters_choose_documents_and_kinds(database: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{database}"
    chosen = ("--filter", "place=漳州市", "--filter", "kind=officials")
    assert fangzhi("report", tmp_path / "out", "-d", url, *chosen).exit_code == 0
    wanted = {row["document_id"] for row in stored(database, "SELECT * FROM documents WHERE adcode = '350600'")}
    pages = document_pages(pages_of(tmp_path / "out"))
    assert set(pages) == wanted
    assert not (tmp_path / "out" / "projects").exists()
    assert "place=漳州市 · kind=officials" in (tmp_path / "out" / "index.html").read_text("utf-8")
    fangzhi("report", tmp_path / "out", "-d", url, "--filter", "year=2008")
    assert wanted.isdisjoint(path.stem for path in (tmp_path / "out" / "documents").iterdir())


@pytest.mark.parametrize(
    "wrong",
    [
        ("--filter", "place=没有的地方"),
        ("--filter", "place=朝阳区"),
        ("--filter", "year=last"),
        ("--filter", "kind=weather"),
        ("--filter", "colour=red"),
        ("--filter", "place="),
        ("--lang", "fr"),
    ],
)
def test_a_wrong_call_ends_with_2_and_makes_nothing(wrong: tuple[str, str], database: Path, tmp_path: Path) -> None:
    result = fangzhi("report", tmp_path / "out", "-d", f"sqlite:///{database}", *wrong)
    assert result.exit_code == 2
    assert wrong[1] in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_with_other_things_in_it_is_left_alone(database: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    result = fangzhi("report", tmp_path, "-d", f"sqlite:///{database}")
    assert result.exit_code == 1
    assert str(tmp_path) in result.stderr
    assert (tmp_path / "index.html").read_text() == "mine"


def test_without_its_packages_the_command_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['vl_convert'] = None\n"
        f"from pipeline.cli.app import app; app(['report', {str(tmp_path / 'out')!r}])"
    )
    done = subprocess.run([sys.executable, "-c", code], env=os.environ, capture_output=True, text=True)
    assert done.returncode == 2
    assert "fangzhi[report]" in done.stderr


def test_every_kind_and_every_column_has_words_in_both_languages() -> None:
    keys = {*KINDS, *(name for columns in (*IN_LISTS.values(), *BESIDE_TEXT.values()) for name in columns)}
    assert {*KINDS} <= {*IN_LISTS} & {*BESIDE_TEXT}
    assert keys <= labels().keys()
    assert all(words.zh and words.en for words in labels().values())


MARKS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted), max_size=8)


@given(st.text(max_size=30), MARKS)
def test_segments_put_together_are_the_text_and_each_mark(text: str, spans: list[list[int]]) -> None:
    marks = [Mark(start, end, f"f{number}", "") for number, (start, end) in enumerate(spans)]
    pieces = segments(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    for mark in marks:
        inside = [piece for piece in pieces if mark in piece.marks]
        within = mark.start < mark.end <= len(text)
        assert "".join(piece.text for piece in inside) == (text[mark.start : mark.end] if within else "")
        assert (
            sum(mark.key in piece.begins for piece in pieces)
            == sum(mark.key in piece.ends for piece in pieces)
            == within
        )


@given(st.text(st.sampled_from(ALPHABET), max_size=40), st.sampled_from(STEPS))
def test_the_repairs_of_a_step_made_by_hand_give_the_text_that_it_gives(text: str, step: object) -> None:
    name = step.__name__  # type: ignore[attr-defined]
    edits = [Edit(Span(repair.start, repair.end), repair.after) for repair in find_repairs(text, name)]
    assert apply_edits(text, edits) == fold(text, [step], load_clean_rules()).text  # type: ignore[list-item]
