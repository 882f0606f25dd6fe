"""The README keeps its word: its commands run, and its query has the answer that it prints."""

import os
import re
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
COMMANDS = sorted(
    {
        line
        for language, block in BLOCKS
        if language == "sh"
        for line in block.splitlines()
        if line.startswith("fangzhi ")
    }
)
QUERIES = [block for language, block in BLOCKS if language == "sql"]
ANSWERS = [block for language, block in BLOCKS if language == "text"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_runs(command: str, sample_database_file: Path, tmp_path: Path) -> None:
    """In a folder that has the sample articles and their database, as after `make run`."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    (tmp_path / "fangzhi.db").write_bytes(sample_database_file.read_bytes())
    words = [sys.executable, "-m", "pipeline", *shlex.split(command, comments=True)[1:]]
    environment = {key: value for key, value in os.environ.items() if key != "FANGZHI_DATABASE"}
    done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_readme_has_commands_and_a_query_with_its_answer() -> None:
    assert COMMANDS
    assert QUERIES
    assert len(QUERIES) == len(ANSWERS)


@pytest.mark.parametrize(("query", "answer"), list(zip(QUERIES, ANSWERS, strict=True)))
def test_a_query_of_the_readme_has_the_answer_it_shows(
    query: str, answer: str, sample_database: sqlite3.Connection
) -> None:
    rows = [[str(value) for value in row] for row in sample_database.execute(query)]
    shown = [re.split(r"\s{2,}", line.strip()) for line in answer.strip().splitlines()[1:]]
    assert rows == shown


def test_scoring_without_a_scorer_says_what_is_missing(tmp_path: Path) -> None:
    labelled = ROOT / "tests" / "labelled"
    environment = tmp_path / "environment"
    (environment / "bin").mkdir(parents=True)
    for name in ("bin/python", ".installed"):
        (environment / name).touch()
    given = {"VENV": environment, "EVALUATION": labelled, "LABELLED": "seen", "SCORER": tmp_path / "scorer.py"}
    command = ["make", "score", *(f"{name}={value}" for name, value in given.items())]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode != 0
    assert "SCORER=" in done.stdout
    assert "scorer.py" in done.stdout


def test_every_make_target_of_the_readme_is_there() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`?make (\w+)", README)) <= targets
