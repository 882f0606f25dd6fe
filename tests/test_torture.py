"""The promises of docs/reliability.md, each a little: `make torture` does the whole of it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("part", ["kills", "connections", "jobs", "disk", "hostile", "patterns", "secrets", "reposts"])
def test_the_promises_are_kept(part: str) -> None:
    command = [sys.executable, "-m", "scripts.torture", "--short", part]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "kept" in done.stdout
