"""The hash of the program: whatever facts depend on changes it, and documents are worked through again."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("pipeline", "models", "migrations", "seeds")
# Data of every kind: rules, learnt weights, tables of characters, seeds.
LOADED = ("pipeline/rules", "seeds")
UNCHANGED_BY = """
import sys
from pathlib import Path
from pipeline.rules.program import program_id

def changed(path):
    before, content = program_id(), path.read_bytes()
    path.write_bytes(content + b"#")
    program_id.cache_clear()
    after = program_id()
    path.write_bytes(content)
    program_id.cache_clear()
    return before != after

print(*[path for path in sys.argv[1:] if not changed(Path(path))])
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with a copy of the program, to be changed."""
    for name in PACKAGES:
        shutil.copytree(ROOT / name, tmp_path / "copy" / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "copy"


def python(folder: Path, *arguments: str | Path) -> str:
    """What the program in `folder` prints."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True, text=True).stdout


def test_every_file_of_data_counts(copy: Path) -> None:
    data = sorted(path.relative_to(copy) for folder in LOADED for path in (copy / folder).iterdir() if path.is_file())
    assert {".py", ".toml", ".tsv", ".txt", ".csv"} <= {path.suffix for path in data}
    assert python(copy, "-c", UNCHANGED_BY, *data).split() == []


def test_a_sample_article_is_no_rule(copy: Path) -> None:
    article = next((copy / "seeds" / "articles").glob("*.txt")).relative_to(copy)
    assert python(copy, "-c", UNCHANGED_BY, article).split() == [str(article)]


def test_weights_that_were_learnt_anew_find_facts_anew(copy: Path, new_prepared_sqlite: Callable[[], str]) -> None:
    article = copy / "article.txt"
    article.write_text("2023年2月6日,林知远说,力争今年漳州市地区生产总值增长6.5%。", encoding="utf-8")
    run = ("-m", "pipeline", "run", article, "--workers", "0", "--database", new_prepared_sqlite())
    assert "1 loaded" in python(copy, *run)
    assert "1 unchanged" in python(copy, *run)
    weights = copy / "pipeline" / "rules" / "growth_weights.tsv"
    weights.write_text(weights.read_text(encoding="utf-8") + "invented\t1.00\n", encoding="utf-8")
    assert "1 loaded" in python(copy, *run)
