"""How often each rule is right, on labelled documents that no rule was made from -> seeds/extraction_rule.csv.

    calibrate_rules.py SCORER DATABASE FOLDER...

SCORER is the program that scores a database (its MEASURES say which row is right), DATABASE one of many documents, for
the names of all rules; each FOLDER holds text/ and gold/. A rule that few facts were judged of is believed to be as
good as its kind: the kind's share weighs as much as ten facts.
"""

import csv
import importlib.util
import json
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

TARGET = Path(__file__).parent.parent / "seeds" / "extraction_rule.csv"
# The kinds of facts that labels judge; the view of a kind is called after it.
KINDS = ("officials", "cities", "projects", "investments", "growth_targets")
WEIGHT = 10
THREE_DIGITS = Decimal("0.001")

Fact = dict[str, Any]


def scorer_at(path: str) -> ModuleType:
    """The scoring program as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no Python program")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged_facts(folder: Path, scorer: ModuleType) -> Iterator[tuple[str, str, bool]]:
    """For every fact found in the texts of `folder`: its kind, its rule, and whether a labelled fact agrees."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "facts.db"
        command = [sys.executable, "-m", "pipeline", "run", str(folder / "text"), "--database", f"sqlite:///{path}"]
        subprocess.run([*command, "--quiet"], check=True)
        with sqlite3.connect(path) as connection:
            connection.row_factory = sqlite3.Row
            for gold in sorted((folder / "gold").glob("*.json")):
                labelled = json.loads(gold.read_text("utf-8"))
                for kind in KINDS:
                    yield from _judged(connection, Path(labelled["source"]).name, kind, labelled[kind], scorer)
        connection.close()


def _judged(
    connection: sqlite3.Connection, source: str, kind: str, labelled: list[Fact], scorer: ModuleType
) -> Iterator[tuple[str, str, bool]]:
    match = scorer.MEASURES[kind][2]
    rows = [dict(row) for row in connection.execute(f"SELECT * FROM v_{kind} WHERE source LIKE ?", (f"%{source}",))]
    paired = {row for _, row in scorer.pair(labelled, rows, match)}
    optional = [fact for fact in labelled if fact.get("optional")]
    for number, row in enumerate(rows):
        yield kind, row["rule"], number in paired or any(match(fact, row) for fact in optional)


def all_rules(database: str) -> Iterator[tuple[str, str]]:
    """The kinds with the names of the rules that found facts of them."""
    with sqlite3.connect(database) as connection:
        for kind in KINDS:
            for (rule,) in connection.execute(f"SELECT DISTINCT rule FROM v_{kind}"):
                yield kind, rule
    connection.close()


def calibrated(rules: set[tuple[str, str]], judged: Sequence[tuple[str, str, bool]]) -> Iterator[Fact]:
    """A row for every rule, those of a kind together."""
    total, right = Counter(kind for kind, _, _ in judged), Counter(kind for kind, _, good in judged if good)
    seen, good = (
        Counter((kind, rule) for kind, rule, _ in judged),
        Counter((k, r) for k, r, is_good in judged if is_good),
    )
    for kind, rule in sorted(rules | set(seen)):
        share = Decimal(right[kind]) / max(1, total[kind])
        confidence = (good[kind, rule] + WEIGHT * share) / (seen[kind, rule] + WEIGHT)
        counts = {"judged": seen[kind, rule], "confirmed": good[kind, rule]}
        yield {"rule": rule, "kind": kind, **counts, "confidence": confidence.quantize(THREE_DIGITS)}


def main() -> None:
    program, database, *folders = sys.argv[1:]
    scorer = scorer_at(program)
    judged = [found for folder in folders for found in judged_facts(Path(folder), scorer)]
    rows = list(calibrated(set(all_rules(database)), judged))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
