"""The whole site: plans its pages, has them written by many processes, and takes away what no longer belongs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from sqlalchemy import Engine

from pipeline.errors import PipelineError
from pipeline.report.contradictions import Contradiction, contradictions
from pipeline.report.disputes import disputes
from pipeline.report.documents import document_page
from pipeline.report.gather import gather, texts
from pipeline.report.lists import list_pages
from pipeline.report.overview import overview_page
from pipeline.report.page import Data, Page
from pipeline.report.shelf import Shelf
from pipeline.report.things import thing_pages
from pipeline.report.wording import Words
from pipeline.report.writing import Written, write_all

# Lists the files of the site, one a line: a later call takes away those that it does not write.
MANIFEST = "fangzhi-report.txt"


class ReportError(PipelineError):
    """A folder that no report can be written into."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How many files the site has, how many of them were written anew or taken away, and the bytes of all."""

    files: int
    written: int
    removed: int
    size: int


def build_site(
    engine: Engine, folder: Path, filters: Sequence[str] = (), language: str = "zh", workers: int | None = None
) -> Summary:
    """Writes the site into `folder`; a file that would be the same is left alone.

    `language`: `zh` or `en`, shown first. `workers`: processes that write; None means one for few pages and one a core
    for many.

    Raises:
        FilterError: a filter that cannot be understood.
        ReportError: `folder` holds files, and no report.
    """
    before = _files_before(folder)
    shelf = Shelf(gather(engine, filters))
    written = [*_write_assets(folder), *write_all(_pages(engine, shelf, filters), folder, language, workers)]
    now = {entry.path for entry in written}
    removed = _remove(folder, before - now)
    (folder / MANIFEST).write_text("".join(f"{path}\n" for path in sorted(now)), encoding="utf-8")
    return Summary(len(now), sum(entry.new for entry in written), removed, sum(entry.size for entry in written))


def _pages(engine: Engine, shelf: Shelf, filters: Iterable[str]) -> Iterator[Page | Data]:
    found = contradictions(shelf)
    yield overview_page(shelf, len(found), filters)
    yield from list_pages(shelf)
    yield _contradictions_page(found, shelf)
    yield from thing_pages(shelf, found)
    for document_id, text in texts(engine, list(shelf.holdings.documents)):
        yield document_page(shelf.holdings.documents[document_id], text, shelf)


def _contradictions_page(found: list[Contradiction], shelf: Shelf) -> Page:
    title = Words("互见异文", "Contradictions")
    return Page("contradictions.html", "contradictions.html", title, {"disputes": disputes(found, shelf)})


def _files_before(folder: Path) -> set[str]:
    """The files that the report before wrote."""
    manifest = folder / MANIFEST
    if manifest.is_file():
        return set(manifest.read_text("utf-8").split("\n")) - {""}
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ReportError(f"{folder} holds other things than a report; name a new or an empty folder")
    return set()


def _remove(folder: Path, paths: Iterable[str]) -> int:
    """Takes away files of the report before, and never one outside of its folder."""
    removed = 0
    for path in map(folder.joinpath, paths):
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            path.unlink()
            removed += 1
    return removed


def _write_assets(folder: Path) -> list[Written]:
    from pipeline.report.writing import write_file

    assets = sorted((files("pipeline.report") / "static").iterdir(), key=lambda asset: asset.name)
    return [write_file(folder, f"static/{asset.name}", asset.read_bytes()) for asset in assets]
