"""The figures of accuracy hold: precision and recall on labelled documents stay above the floors of scores.json.

Documents of our own are in tests/labelled. The others are other people's and not part of this repository: the test
needs the folder that holds them, and what compares rows with facts, beside it or in $FANGZHI_EVALUATION.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
EVALUATION = Path(os.environ.get("FANGZHI_EVALUATION", ROOT.parent / "shared" / "evaluation"))
SETS: dict[str, Any] = json.loads((Path(__file__).parent / "scores.json").read_text("utf-8"))
ABSENT = not (EVALUATION / "score.py").is_file()


def folder_of(name: str) -> Path:
    """Where the labelled documents of a set are."""
    own = ROOT / "tests" / "labelled" / name
    return own if own.is_dir() else EVALUATION / name


def digest_of(folder: Path) -> str:
    """A hash over the names and the bytes of the files in `folder`."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:24]


def measure(labelled: Path, database: Path) -> dict[str, dict[str, float]]:
    """What score.py says of the rows that the command makes of the labelled texts."""
    texts, url = str(labelled / "text"), f"sqlite:///{database}"
    run = [sys.executable, "-m", "pipeline", "run", texts, "--database", url, "--quiet"]
    subprocess.run(run, cwd=ROOT, check=True)
    score = [sys.executable, str(EVALUATION / "score.py"), str(database), str(labelled / "gold"), "--json"]
    figures: dict[str, dict[str, float]] = json.loads(subprocess.run(score, check=True, capture_output=True).stdout)
    return figures


@pytest.mark.skipif(ABSENT, reason=f"no score.py in {EVALUATION}")
@pytest.mark.parametrize("name", SETS)
def test_precision_and_recall_stay_above_their_floors(name: str, tmp_path: Path) -> None:
    labelled = folder_of(name)
    if digest_of(labelled / "gold") != SETS[name]["digest"]:
        pytest.skip(f"{labelled} holds other documents than the floors were measured on")
    figures = measure(labelled, tmp_path / "scores.db")
    below = {
        f"{kind} {figure}": (round(figures[kind][figure], 3), floor)
        for kind, floors in SETS[name]["floors"].items()
        for figure, floor in floors.items()
        if figures[kind][figure] < floor
    }
    assert below == {}, "measured, floor"
