"""Text that lost a byte is put right, and text that lost none is left alone, at the rates that the house promises.

The texts are other people's and not part of this repository: the test needs the folder that holds them beside it, or
in $FANGZHI_EVALUATION.
"""

import os
from pathlib import Path

import opencc
import pytest

from pipeline.clean.fold import apply_edits
from pipeline.clean.slips import repair_slips
from pipeline.rules.clean import load_clean_rules
from scripts.slips import halved, lose_a_byte, slips_of

ROOT = Path(__file__).parent.parent
FOLDER = Path(os.environ.get("FANGZHI_EVALUATION", ROOT.parent / "shared" / "evaluation")) / "more" / "text"
needs_texts = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no texts in {FOLDER}")

# Slips end at an ASCII trail byte in traditional text only: simplified characters have none.
SLIPS, SEED = 200, 11
PROMISED = 0.9
# Of slips that another lost byte closed, which leave two characters to guess.
PROMISED_OF_OPEN = 0.85


def texts() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(FOLDER.iterdir())]


def repaired(text: str) -> str:
    return apply_edits(text, repair_slips(text, load_clean_rules()))


def test_a_slip_of_our_own_is_put_right() -> None:
    slip = lose_a_byte("出海入海口兩岸連片開發", 3)
    assert slip.closed_by_ascii
    assert slip.broken == "出海入?？趦砂哆B片開發"
    assert repaired(slip.broken) == slip.whole


@needs_texts
@pytest.mark.parametrize("marks", ["wide", "half"])
def test_slips_closed_by_a_trail_byte_are_restored(marks: str) -> None:
    traditional = opencc.OpenCC("s2t")
    as_shown = halved if marks == "half" else str
    closed = restored = 0
    for slip in slips_of([traditional.convert(text) for text in texts()], SLIPS, SEED):
        closed += slip.closed_by_ascii
        restored += slip.closed_by_ascii and as_shown(repaired(as_shown(slip.broken))) == as_shown(slip.whole)
    assert closed > SLIPS / 2
    assert restored / closed >= PROMISED, f"{restored} of {closed}"


@needs_texts
def test_slips_closed_by_another_lost_byte_are_restored() -> None:
    found = [slip for slip in slips_of(texts(), SLIPS, SEED) if not slip.closed_by_ascii and not slip.leaves_nothing]
    restored = sum(repaired(slip.broken) == slip.whole for slip in found)
    assert len(found) > SLIPS / 2
    assert restored / len(found) >= PROMISED_OF_OPEN, f"{restored} of {len(found)}"


@needs_texts
@pytest.mark.parametrize("marks", ["wide", "half"])
def test_undamaged_text_is_left_alone(marks: str) -> None:
    as_shown = halved if marks == "half" else str
    false = sum(1 for text in texts() for _ in repair_slips(as_shown(text), load_clean_rules()))
    assert false == 0
