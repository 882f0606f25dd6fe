"""The promises of docs/reliability.md, each a little: `make torture` does the whole of it."""

import subprocess
import sys
from pathlib import Path

from scripts.torture.parts import PARTS

ROOT = Path(__file__).parent.parent


def test_the_promises_are_kept() -> None:
    # Not the signals: tests/test_crew.py sends them, and measures no time on a machine that may be busy.
    command = [sys.executable, "-m", "scripts.torture", "--short", *(part for part in PARTS if part != "signals")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("| kept |") >= len(PARTS)
