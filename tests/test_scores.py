"""The figures of accuracy hold: precision and recall on labelled documents stay above the floors of scores.json.

Documents of our own are in tests/labelled. The others are other people's and not part of this repository, as is the
program that compares rows with facts: where the folder that holds both is neither beside this one nor in
$FANGZHI_EVALUATION, it is only looked at that nobody changed the documents of our own.
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
OWN = ROOT / "tests" / "labelled"
EVALUATION = Path(os.environ.get("FANGZHI_EVALUATION", ROOT.parent / "shared" / "evaluation"))
SETS: dict[str, Any] = json.loads((Path(__file__).parent / "scores.json").read_text("utf-8"))
ABSENT = not (EVALUATION / "score.py").is_file()


def folder_of(name: str) -> Path:
    """Where the labelled documents of a set are."""
    return OWN / name if (OWN / name).is_dir() else EVALUATION / name


def digest_of(labelled: Path) -> str:
    """A hash over the names and the bytes of a set's texts and of the facts labelled in them."""
    digest = hashlib.sha256()
    for path in sorted(path for part in ("gold", "text") for path in (labelled / part).iterdir()):
        digest.update(f"{path.parent.name}/{path.name}".encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:24]


def test_documents_of_our_own_are_those_that_the_floors_were_measured_on() -> None:
    """Whoever changes them measures again, and says so in scores.json: else a floor could be lowered unseen."""
    ours = {name: digest_of(OWN / name) for name in SETS if (OWN / name).is_dir()}
    assert ours == {name: SETS[name]["digest"] for name in ours}
    assert set(ours) == {path.name for path in OWN.iterdir() if path.is_dir()}


def measure(labelled: Path, database: Path) -> dict[str, dict[str, float]]:
    """What score.py says of the rows that the command makes of the labelled texts."""
    texts, url = str(labelled / "text"), f"sqlite:///{database}"
    run = [sys.executable, "-m", "pipeline", "run", texts, "--database", url, "--quiet"]
    subprocess.run(run, cwd=ROOT, check=True)
    score = [sys.executable, str(EVALUATION / "score.py"), str(database), str(labelled / "gold"), "--json"]
    figures: dict[str, dict[str, float]] = json.loads(subprocess.run(score, check=True, capture_output=True).stdout)
    return figures


@pytest.mark.skipif(ABSENT, reason=f"what compares rows with labelled facts is not here: no score.py in {EVALUATION}")
@pytest.mark.parametrize("name", SETS)
def test_precision_and_recall_stay_above_their_floors(name: str, tmp_path: Path) -> None:
    labelled = folder_of(name)
    if labelled.parent != OWN and digest_of(labelled) != SETS[name]["digest"]:
        pytest.skip(f"{labelled} holds other documents than the floors were measured on")
    figures = measure(labelled, tmp_path / "scores.db")
    below = {
        f"{kind} {figure}": (round(figures[kind][figure], 3), floor)
        for kind, floors in SETS[name]["floors"].items()
        for figure, floor in floors.items()
        if figures[kind][figure] < floor
    }
    assert below == {}, "measured, floor"
