"""URLs: a page is read as it is named, what goes wrong with one costs only that one, and what is missing is told."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text

from pipeline.load.database import open_database
from tests.command import fangzhi

ROOT = Path(__file__).parent.parent
SENTENCE = "2023年2月6日,漳州市委书记林知远在南靖县调研总投资73.5亿元的临江化工二期项目。"
PAGE = f'<html><body><a href="other.html">下一篇</a><article><p>{SENTENCE}</p></article></body></html>'.encode()
LINES = "\n".join(json.dumps({"text": SENTENCE + str(number)}) for number in range(3)).encode()


class Site(ThreadingHTTPServer):
    """A web site of a few pages that remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.pages = {"/page.html": PAGE, "/?id=3": PAGE, "/lines.jsonl": LINES, "/cut.txt": SENTENCE.encode()}

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_HEAD(self) -> None:
        self.answer(body=False)

    def do_GET(self) -> None:
        self.answer(body=True)

    def answer(self, body: bool) -> None:
        self.server.asked.append(self.path)
        page = self.server.pages.get(self.path)
        if page is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if page is PAGE else "text/plain")
        self.send_header("Content-Length", str(len(page) + 100 * (self.path == "/cut.txt")))
        self.end_headers()
        if body:
            self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Nothing: the tests look at `asked`."""


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def sources(url: str) -> list[str]:
    engine = open_database(url)
    with engine.connect() as connection:
        found = sorted(connection.execute(text("SELECT source FROM documents")).scalars())
    engine.dispose()
    return found


@pytest.mark.parametrize("path", ["/page.html", "/?id=3"])
def test_a_page_is_read_and_its_links_are_left_alone(
    path: str, site: Site, new_prepared_sqlite: Callable[[], str]
) -> None:
    url = new_prepared_sqlite()
    result = fangzhi("run", site.url(path), "-d", url, "--workers", 1)
    assert result.exit_code == 0
    assert sources(url) == [site.url(path)]
    assert set(site.asked) == {path}


def test_extract_gives_the_facts_of_a_page(site: Site) -> None:
    facts = json.loads(fangzhi("extract", site.url("/page.html")).stdout)
    assert "林知远" in {fact.get("name") for fact in facts}


def test_an_address_that_cannot_be_read_costs_only_itself(site: Site, new_prepared_sqlite: Callable[[], str]) -> None:
    url = new_prepared_sqlite()
    nowhere, nobody = site.url("/nowhere.html"), "http://127.0.0.1:1/page.html"
    given = (nowhere, site.url("/cut.txt"), nobody, site.url("/lines.jsonl"))
    result = fangzhi("run", *given, "-d", url, "--workers", 0)
    assert result.exit_code == 0
    assert sources(url) == [site.url(f"/lines.jsonl#{number}") for number in (1, 2, 3)]
    assert all(address in result.stderr for address in given[:3])
    assert fangzhi("run", nowhere, "-d", url, "--strict", "--workers", 0).exit_code == 3


@pytest.mark.parametrize("command", ["run", "extract"])
def test_without_the_package_its_extra_is_named(command: str, tmp_path: Path) -> None:
    code = "import sys; sys.modules['aiohttp'] = None; from pipeline.cli.app import app; app(sys.argv[1:])"
    arguments = [command, "https://news.example/page.html"]
    environment = {"FANGZHI_DATABASE": f"sqlite:///{tmp_path / 'new.db'}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True)
    assert done.returncode == 2
    assert "fangzhi[http]" in done.stderr
    assert "news.example" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_kind_of_address_that_nobody_knows_is_a_wrong_call(new_sqlite: Callable[[], str]) -> None:
    result = fangzhi("run", "unknown://news/page.html", "-d", new_sqlite())
    assert result.exit_code == 2
    assert "unknown" in result.stderr
