"""The web site in a real browser, from the disk, as people open it; `make test-browser` runs these."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.command import fangzhi
from tests.report_site import ARTICLES, stored, write_records

playwright = pytest.importorskip(
    "playwright.sync_api", reason="Playwright is not installed: make test-browser installs it"
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine (Debian: apt-get install chromium)"
)

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MARKED = "() => [...document.querySelectorAll('a.m.on')].map((piece) => piece.textContent).join('')"
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("database")
    records, path = write_records(folder), folder / "fangzhi.db"
    arguments = ["run", str(ARTICLES), str(records), "-d", f"sqlite:///{path}", "-q"]
    assert fangzhi(*arguments).exit_code == 0
    return path


@pytest.fixture(scope="module")
def site(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    assert fangzhi("report", str(folder), "-d", f"sqlite:///{database}").exit_code == 0
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


class Visit:
    """A page of the site in the browser, with what it asked for and what went wrong."""

    def __init__(self, page: Any, site: Path) -> None:
        self.page, self.site = page, site
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)

    def open(self, path: str) -> Any:
        self.page.goto((self.site / path).as_uri().split("%23")[0])
        return self.page


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["desktop", "phone"])
def visit(request: pytest.FixtureRequest, browser: Any, site: Path) -> Iterator[Visit]:
    """A visit that must end without a request that leaves the folder, and without an error in the console."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, offline=True)
    visited = Visit(context.new_page(), site)
    yield visited
    context.close()
    assert visited.requests
    assert [url for url in visited.requests if not url.startswith(site.as_uri())] == []
    assert visited.complaints == []


def page_of(database: Path, source: str) -> str:
    (row,) = stored(database, f"SELECT document_id FROM documents WHERE source LIKE '%{source}%'")
    return f"documents/{row['document_id']}.html"


def test_a_click_on_a_fact_marks_its_words_in_text_and_table(visit: Visit, database: Path) -> None:
    page = visit.open(page_of(database, "groundbreaking"))
    document_id = page.url.rpartition("/")[2].removesuffix(".html")
    query = f"SELECT quote FROM appointments WHERE document_id = '{document_id}' ORDER BY start, \"end\""
    quotes = [row["quote"] for row in stored(database, query)]
    rows = page.locator("aside .kind-officials tbody tr")
    assert rows.count() == len(quotes)
    for place, quote in enumerate(quotes):
        rows.nth(place).locator("a.evidence").click()
        assert page.evaluate(MARKED) == quote
        assert rows.nth(place).get_attribute("aria-selected") == "true"
    piece = page.locator("a.m.investments").first
    piece.click()
    assert page.evaluate(MARKED).startswith(piece.text_content())
    assert page.locator("aside tr.on").count() == 1


def test_evidence_is_shown_where_a_link_leads_to_it(visit: Visit) -> None:
    page = visit.open("people.html")
    page.locator("#list tbody tr a").first.click()
    page.locator("table.sheet a[href*='documents/']").first.click()
    page.wait_for_load_state()
    assert page.evaluate(MARKED)
    assert page.locator("a.m.on").first.is_visible()


def test_the_keyboard_reaches_a_fact_and_hears_what_it_says(visit: Visit, database: Path) -> None:
    page = visit.open(page_of(database, "groundbreaking"))
    page.locator("a.m.officials").first.focus()
    note = page.locator("#note")
    assert note.is_visible()
    assert "post-name" in note.text_content()
    page.keyboard.press("Enter")
    assert page.evaluate(MARKED)
    page.keyboard.press("Escape")
    assert page.evaluate(MARKED) == ""


def test_a_search_for_chinese_words_finds_their_rows(visit: Visit) -> None:
    page = visit.open("people.html")
    rows = page.locator("#list tbody tr")
    everyone = rows.count()
    page.locator("input[type=search]").fill("市长")
    found = rows.all_text_contents()
    assert 0 < len(found) < everyone
    assert all("市长" in row for row in found)
    page.locator("input[type=search]").fill("没有的字")
    assert rows.count() == 0


def test_one_search_leads_to_people_places_projects_and_indicators(visit: Visit) -> None:
    names = {"people": "纪怀章", "places": "襄阳", "projects": "汉江大数据", "indicators": "地区生产总值"}
    for folder, name in names.items():
        page = visit.open("index.html")
        page.locator("a.to-search").click()
        page.wait_for_load_state()
        page.keyboard.type(name)
        page.locator(f"#list tbody a[href^='{folder}/']").first.click()
        page.wait_for_load_state()
        assert name in page.locator("h1").inner_text()


def test_a_click_on_a_head_sorts_by_number(visit: Visit) -> None:
    page = visit.open("documents.html")
    head = page.locator("#list thead th.numeric button").first
    column = page.locator("#list thead th").count() - page.locator("#list thead th.numeric").count()
    head.click()
    cells = page.locator(f"#list tbody tr td:nth-child({column + 1})").all_text_contents()
    assert [int(cell) for cell in cells] == sorted(map(int, cells), reverse=True)


def test_a_long_table_beside_a_text_keeps_its_rows_and_finds_one(visit: Visit, database: Path) -> None:
    page = visit.open(page_of(database, "work-report"))
    section = page.locator("aside .kind-growth_targets")
    rows = section.locator("tbody tr")
    count = int(section.locator(".count").inner_text())
    assert rows.count() == count > 12
    section.locator("input[type=search]").fill("失业率")
    assert rows.count() == 1
    rows.first.locator("a.evidence").click()
    assert "失业率" in page.evaluate(MARKED)


def test_the_language_switches_and_is_kept(visit: Visit) -> None:
    page = visit.open("index.html")
    heading = page.locator("h1")
    assert heading.inner_text() == "方志"
    page.locator("#language").click()
    assert heading.inner_text() == "Fangzhi"
    page = visit.open("places.html")
    assert page.locator("h1").inner_text().startswith("Places")
    assert page.locator("html").get_attribute("lang") == "en"


def test_no_page_is_wider_than_the_screen(visit: Visit, database: Path, site: Path) -> None:
    some = [f"{folder}/{next((site / folder).iterdir()).name}" for folder in ("people", "projects")]
    lists = sorted(path.name for path in site.glob("*.html"))
    for path in (*lists, *some, "places/350000.html", "indicators/gdp.html", page_of(database, "groundbreaking")):
        assert visit.open(path).evaluate(OVERFLOW) <= 0, path


def test_a_hostile_document_stays_inert(visit: Visit, database: Path) -> None:
    for path in (page_of(database, "a.example.cn/1"), "index.html", "documents.html", "contradictions.html"):
        page = visit.open(path)
        assert page.evaluate("() => typeof window.hit") == "undefined"
        assert page.locator("img, iframe, main style, .folio svg").count() == 0
    page = visit.open(page_of(database, "a.example.cn/1"))
    assert "<script>window.hit = 1</script>" in page.locator(".folio").text_content()
