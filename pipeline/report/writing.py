"""Writes pages, by this process or by many; a file that is there already with the same bytes is left alone."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from typing import NamedTuple

from pipeline.report.page import Data, Page
from pipeline.report.render import data_script, page_html
from pipeline.run.forks import outside_the_current_folder

_AT_ONCE = 100
# Up to so many pages one process is done before others have started.
_FEW = 400
_WAITING_A_WORKER = 3


class Written(NamedTuple):
    """A file of the site, whether it was written anew, and its size in bytes."""

    path: str
    new: bool
    size: int


def write_all(pages: Iterable[Page | Data], folder: Path, language: str, workers: int | None) -> Iterator[Written]:
    """Writes all pages; what became of each."""
    coming = iter(pages)
    first = deque(islice(coming, _FEW + 1))
    alone = workers == 1 or (workers is None and len(first) <= _FEW)
    groups = _groups(_drained(first, coming))
    if alone:
        for group in groups:
            yield from write_pages(group, folder, language)
    else:
        yield from _write_together(groups, folder, language, workers or cpu_count() or 1)


def _write_together(
    groups: Iterator[list[Page | Data]], folder: Path, language: str, workers: int
) -> Iterator[Written]:
    with outside_the_current_folder(), ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        waiting: deque[Future[list[Written]]] = deque()
        for group in groups:
            if isinstance(group[0], Data):
                # A list of all facts of a kind takes more memory to be sent than time to be written here.
                yield from write_pages(group, folder, language)
                continue
            waiting.append(pool.submit(write_pages, group, folder, language))
            if len(waiting) > workers * _WAITING_A_WORKER:
                yield from waiting.popleft().result()
        for future in waiting:
            yield from future.result()


def _drained(first: deque[Page | Data], then: Iterator[Page | Data]) -> Iterator[Page | Data]:
    """What was looked at first, let go one by one, and then the rest."""
    while first:
        yield first.popleft()
    yield from then


def _groups(pages: Iterator[Page | Data]) -> Iterator[list[Page | Data]]:
    """Pages, so many at once; data alone."""
    group: list[Page | Data] = []
    for page in pages:
        if isinstance(page, Data):
            yield [page]
            continue
        group.append(page)
        if len(group) == _AT_ONCE:
            yield group
            group = []
    if group:
        yield group


def write_pages(pages: Sequence[Page | Data], folder: Path, language: str) -> list[Written]:
    """Writes some pages."""
    return [_write(page, folder, language) for page in pages]


def _write(page: Page | Data, folder: Path, language: str) -> Written:
    text = data_script(page) if isinstance(page, Data) else page_html(page, language)
    return write_file(folder, page.path, text.encode("utf-8", "replace"))


def write_file(folder: Path, path: str, content: bytes) -> Written:
    """Writes one file, where it is not there with this content."""
    target = folder / path
    if target.is_file() and target.read_bytes() == content:
        return Written(path, new=False, size=len(content))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return Written(path, new=True, size=len(content))
