"""Inputs as people write them -> the locations they name."""

import os
from collections.abc import Iterable, Iterator
from glob import has_magic, iglob
from pathlib import Path
from typing import Any, cast

from pipeline.errors import ReadError

STDIN = "-"
# What a web server lists is the links of a page: it is asked for what was named alone.
_WEB = ("http://", "https://")


def expand_inputs(inputs: Iterable[str]) -> Iterator[str]:
    """The locations that `inputs` (files, folders, globs, `-`, fsspec URLs) name, each once, in a stable order.

    Folders are walked to the bottom; hidden files are left out, and what is no file (a pipe would be waited for, a
    device has no end). A name that leads nowhere (a missing file, a glob that matches nothing, a URL that cannot be
    listed, a folder that may not be looked into) is passed on as it is: reading it tells what is wrong.
    """
    seen: set[str] = set()
    for given in inputs:
        for location in _expand(given):
            if location not in seen:
                seen.add(location)
                yield location


def is_url(location: str) -> bool:
    """Whether `location` is an fsspec URL (`s3://...`) rather than a path."""
    return "://" in location


def require_reader(url: str) -> None:
    """Makes sure that URLs of this kind can be read here, without asking for this one.

    Raises:
        ReadError: no such kind is known, or the package that reads it is not installed.
    """
    import fsspec

    try:
        for part in url.split("::"):
            fsspec.get_filesystem_class(part.partition("://")[0])
    except (ImportError, ValueError) as error:
        hint = "it needs the package aiohttp: pip install 'fangzhi[http]'" if url.startswith(_WEB) else str(error)
        raise ReadError(url, "unreadable", hint) from error


def _expand(given: str) -> Iterator[str]:
    if given == STDIN or given.startswith(_WEB):
        yield given
    elif is_url(given):
        yield from _expand_url(given)
    elif _exists(given) and Path(given).is_dir():
        yield from _walk(given)
    elif has_magic(given) and not _exists(given):
        yield from _expand_glob(given)
    else:
        yield given


def _expand_glob(pattern: str) -> Iterator[str]:
    matched = sorted(iglob(pattern, recursive=True))  # noqa: PTH207
    if not matched:
        yield pattern
    for path in matched:
        if _may_be_read(path):
            yield path
        elif Path(path).is_dir() and "**" not in pattern:
            # A pattern with `**` names every folder's files one by one already.
            yield from _walk(path)


def _walk(folder: str) -> Iterator[str]:
    closed: list[str] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: closed.append(error.filename)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and _may_be_read(path := str(Path(parent) / name)):
                yield path
    yield from closed


def _may_be_read(path: str) -> bool:
    """Whether it is a file, or leads nowhere or where nobody may look, which reading it tells."""
    return not _exists(path) or Path(path).is_file()


def _exists(path: str) -> bool:
    """Whether anything is there, as far as one may look."""
    try:
        return Path(path).exists()
    except PermissionError:
        return False


def _expand_url(url: str) -> Iterator[str]:
    import fsspec

    found: list[str] = []
    try:
        system, path = cast(tuple[Any, str], fsspec.core.url_to_fs(url))
        names: list[str] = system.glob(path) if has_magic(path) else system.find(path) if system.isdir(path) else []
        found = [system.unstrip_protocol(name) for name in sorted(names)]
    except Exception:  # every file system raises its own kinds
        found = []
    yield from found or [url]
