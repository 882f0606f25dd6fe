"""The lock files and the page of licences keep step with pyproject.toml: `make lock` writes all three."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
USED = ("report", "parquet", "office", "http", "dask", "browser")


def locked(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))


def required(*extras: str) -> list[Requirement]:
    """What the project and some of its extras ask for, but itself."""
    lines = PROJECT["dependencies"] + [line for name in extras for line in PROJECT["optional-dependencies"][name]]
    return [entry for line in lines if (entry := Requirement(line)).name != PROJECT["name"]]


@pytest.mark.parametrize(
    ("file", "extras"),
    [("requirements.lock", USED), ("requirements-dev.lock", tuple(PROJECT["optional-dependencies"]))],
)
def test_every_dependency_is_locked_within_its_bounds(file: str, extras: tuple[str, ...]) -> None:
    versions = locked(file)
    outside = [
        str(entry)
        for entry in required(*extras)
        if not entry.specifier.contains(versions.get(canonicalize_name(entry.name), "0"), prereleases=True)
    ]
    assert outside == []


@pytest.mark.parametrize("file", ["requirements.lock", "requirements-dev.lock"])
def test_what_locked_packages_ask_for_is_locked(file: str) -> None:
    versions = locked(file)
    missing = {needed for name in versions for needed in asked_for(name) if needed not in versions}
    assert missing == set()


def asked_for(name: str) -> set[str]:
    """What the package, where it is installed, cannot do without."""
    try:
        lines = requires(name) or []
    except PackageNotFoundError:
        return set()
    asked = [Requirement(line) for line in lines]
    return {canonicalize_name(e.name) for e in asked if e.marker is None or e.marker.evaluate({"extra": ""})}


def test_both_locks_hold_the_same_versions() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


@pytest.mark.parametrize("file", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_version_has_its_hashes_and_no_place(file: str) -> None:
    words = (ROOT / file).read_text("utf-8")
    for entry in re.split(r"\n(?=\S)", words.strip()):
        assert entry.startswith("#") or re.match(r"[a-z0-9.-]+==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", entry), entry
    assert "://" not in words


def test_the_page_of_licences_tells_of_every_locked_package() -> None:
    page = (ROOT / "docs" / "licences.md").read_text("utf-8")
    rows = re.findall(r"^\| ([a-z0-9.-]+) \| (\S+) \| (.+) \| (use)? ?\|$", page, re.MULTILINE)[1:]
    told = {name: version for name, version, _, _ in rows}
    assert told == locked("requirements-dev.lock")
    assert {name for name, _, _, used in rows if used} == set(locked("requirements.lock"))
    assert not [name for name, _, licence, _ in rows if licence == "not stated"]
