"""HTML pages, documents of Word as pages, and PDF files -> the article and what the page states about it."""

import re
from typing import Any

from pipeline.dates import parse_date
from pipeline.document import RawDocument
from pipeline.errors import ReadError
from pipeline.read.cells import level_tables
from pipeline.read.encodings import decode
from pipeline.read.office import WORD, ZIPPED, page_of_word
from pipeline.read.pdf import PDF, PDF_MAGIC, text_of_pdf
from pipeline.read.types import Stated, make_document

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w\-]{2,20})""", re.IGNORECASE)
_HEAD = 4096
# A tag, but of no element that holds nothing or that the next of its kind closes.
_TAG = re.compile(
    r"<(/?)(?!(?:area|base|body|br|col|colgroup|dd|dt|embed|head|hr|html|img|input|li|link|meta|option|p|param|source|"
    r"tbody|td|tfoot|th|thead|tr|track|wbr)\b)[a-z]",
    re.IGNORECASE,
)
# People's pages are some dozen elements deep; the time that a page takes grows with the square of its depth.
_DEEPEST = 2000
# Names of meta tags: those that the standard for Chinese government sites asks for come first.
_TITLES = ("articletitle", "og:title", "twitter:title")
_PUBLISHERS = ("contentsource", "og:site_name", "sitename", "source", "article:publisher")
_DATES = (
    "pubdate",
    "article:published_time",
    "publishdate",
    "og:release_date",
    "date",
    "dc.date",
    "weibo:article:create_at",
)


def read_page(data: bytes, source: str, url: str | None = None) -> RawDocument | ReadError:
    """The document that `data` is, a page in HTML, a document of Word or a PDF file: its article, and what its meta
    tags state.
    """
    if data.startswith(PDF_MAGIC):
        text = text_of_pdf(data, source)
        return text if isinstance(text, ReadError) else make_document(source, text, "utf-8", PDF, Stated(url=url))
    media_type = "text/html"
    if data.startswith(ZIPPED):
        page, media_type = page_of_word(data, source), WORD
        if isinstance(page, ReadError):
            return page
        data = page
    declared = _CHARSET.search(data[:_HEAD])
    decoded = decode(data, declared.group(1).decode("ascii") if declared else None)
    if decoded is None:
        return ReadError(source, "undecodable", "the bytes are text in no known encoding")
    if _depth(decoded.text) > _DEEPEST:
        return ReadError(source, "too_deep", f"the page's elements lie more than {_DEEPEST} deep in one another")
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(decoded.text.replace("\x00", "\ufffd"))
    level_tables(tree)
    text = extract_plain_text(tree, main_content=True, alt_texts=False, links=False) or extract_plain_text(tree)
    if not text.strip():
        return ReadError(source, "empty", "the page holds no text")
    return make_document(source, text, decoded.encoding, media_type, _stated(tree, url))


def _depth(page: str) -> int:
    """How deep elements lie in one another, at most, as far as their tags tell."""
    depth = deepest = 0
    for closing in _TAG.findall(page):
        depth = max(0, depth + (-1 if closing else 1))
        deepest = max(deepest, depth)
    return deepest


def _stated(tree: Any, url: str | None) -> Stated:
    metas = _metas(tree)

    def first(names: tuple[str, ...]) -> str | None:
        return next((metas[name] for name in names if metas.get(name)), None)

    canonical = tree.document.query_selector('link[rel="canonical"]') if tree.document else None
    stated_date = first(_DATES)
    return Stated(
        first(_TITLES) or _heading(tree, metas.get("sitename")),
        first(_PUBLISHERS),
        parse_date(stated_date) if stated_date else None,
        url or metas.get("url") or metas.get("og:url") or (canonical.getattr("href") if canonical else None) or None,
    )


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.document.query_selector_all("meta") if tree.document else ():
        name = tag.getattr("name") or tag.getattr("property")
        content = (tag.getattr("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _heading(tree: Any, site: str | None) -> str | None:
    """The page's only first-level heading, else its title without the name of the site."""
    headings = [tag.text.strip() for tag in tree.document.query_selector_all("h1")] if tree.document else []
    if len(headings) == 1 and headings[0]:
        return " ".join(headings[0].split())
    title = " ".join((tree.title or "").split())
    if site:
        title = re.sub(rf"\s?[-_–—|]{{1,2}}\s?{re.escape(site)}$", "", title)
    return title or None
