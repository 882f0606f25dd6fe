"""What the tests of the report share: articles, some of them hostile, and a reader of the pages made of them."""

import json
import sqlite3
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "seeds" / "articles"
HOSTILE = (
    '<script>window.hit = 1</script><img src=x onerror="window.hit = 1"> 2023年3月1日，漳州市市长林知远"><b>说，'
    "今年漳州市地区生产总值预期增长7%。</div></article></script><style>*{display:none}</style>\n"
    "总投资73.5亿元的临江化工二期项目、总投资9亿元的“<svg onload=window.hit=1>云水谣古镇”项目开工。"
    "javascript:window.hit=1 ]]> --> {{ 7 * 7 }} {% raw %} &lt;script&gt; \u2028结束。"
)
PLAIN = (
    "2023年2月6日，漳州市委书记林知远宣布，今年漳州市地区生产总值预期增长6.5%以上。总投资60亿元的临江化工二期项目开工。"
)
MARKUP = "<script>window.hit = 1</script>\"'><b>报"
RECORDS = [
    {"url": "https://a.example.cn/1", "title": f"漳州{MARKUP}", "publisher": MARKUP, "text": HOSTILE},
    {"url": "https://a.example.cn/2", "title": "漳州两会", "text": PLAIN, "published_on": "2023-02-06"},
]
# Elements without an end.
_VOID = frozenset({"meta", "link", "input", "br", "img", "path", "rect", "line"})


def write_records(folder: Path) -> Path:
    """The articles of this module as a file to be read."""
    path = folder / "records.jsonl"
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS), encoding="utf-8")
    return path


class PageReader(HTMLParser):
    """A page: its elements with their attributes, its links, its ids, and the text of a document with its facts."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.folio = ""
        self.facts: dict[str, str] = defaultdict(str)
        self.inline_scripts = ""
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(path.read_text("utf-8"))

    @property
    def ids(self) -> set[str]:
        return {str(found["id"]) for _, found in self.elements if "id" in found}

    @property
    def links(self) -> list[str]:
        return [str(found[name]) for _, found in self.elements for name in ("href", "src") if found.get(name)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            while self._open and self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if any(tag == "script" for tag, _ in self._open):
            self.inline_scripts += data.strip()
        if any(found.get("class") == "folio" for _, found in self._open):
            self.folio += data
            keys = next((found["data-keys"] for _, found in reversed(self._open) if "data-keys" in found), None)
            for key in (keys or "").split():
                self.facts[key] += data


def pages_of(site: Path) -> list[PageReader]:
    return [PageReader(path) for path in sorted(site.rglob("*.html"))]


def stored(database: Path, query: str) -> list[dict[str, Any]]:
    """The rows that an SQLite file answers with."""
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    rows = [dict(row) for row in connection.execute(query)]
    connection.close()
    return rows


def data_of(script: Path) -> dict[str, Any]:
    """The table that a data file gives to the page."""
    text = script.read_text("utf-8")
    value: dict[str, Any] = json.loads(text.removeprefix("fangzhiData(").removesuffix(");\n"))
    return value
