"""Writes docs/licences.md: what the locked packages state about their licences.

Usage: python scripts/make_licences.py REPORT, which `pip install --dry-run --report` made of requirements-dev.lock
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
_HEAD = """# Licences

Fangzhi is under the MIT licence. What it stands on, with the locked versions and the licences that the packages state
(`make lock` writes this page). `use`: for those who use Fangzhi with its extras `report`, `parquet`, `office`, `http`,
`dask`, `browser` (requirements.lock); the others are for those who work on it (requirements-dev.lock).

| package | version | licence | use |
| --- | --- | --- | --- |
"""
_CLASSIFIER = re.compile(r"License :: (?:OSI Approved :: )?(.+)")
# A field that holds the whole licence begins with its name at best.
_LONGEST = 60


def licence(metadata: dict[str, Any]) -> str:
    """The licence as an expression where a package has one, else in the words that it has."""
    if expression := metadata.get("license_expression"):
        return str(expression)
    stated = str(metadata.get("license") or "").strip().splitlines()
    if stated and len(stated[0]) <= _LONGEST:
        return stated[0]
    found = [match[1] for entry in metadata.get("classifier", []) if (match := _CLASSIFIER.match(entry))]
    return ", ".join(found) or "not stated"


def locked(name: str) -> dict[str, str]:
    """The versions in a lock file, by the names of packages as pip writes them."""
    return dict(re.findall(r"^([a-z0-9.-]+)==([^\s;]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))


def main() -> None:
    report = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    used = locked("requirements.lock")
    rows = []
    for entry in report["install"]:
        metadata = entry["metadata"]
        name = re.sub(r"[-_.]+", "-", metadata["name"]).lower()
        rows.append(f"| {name} | {metadata['version']} | {licence(metadata)} | {'use' if name in used else ''} |\n")
    (ROOT / "docs" / "licences.md").write_text(_HEAD + "".join(sorted(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
