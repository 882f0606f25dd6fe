"""How often each rule is right, on labelled documents that no rule was made from -> seeds/extraction_rule.csv.

    calibrate_rules.py SCORER FOLDER...     counts anew; each FOLDER holds text/ and gold/
    calibrate_rules.py                      keeps the counts: rows for rules that are new, none for those that are gone

SCORER is the program that scores a database: its MEASURES say which row is right. Every rule that can find a fact has a
row, and says how it does: a rule of investments by the reason of its pattern, the others by rule_meanings.toml. A rule
that few facts were judged of is believed to be as good as its kind: the kind's share weighs as much as ten facts, and a
rule that none were judged of has the kind's share.
"""

import csv
import importlib.util
import json
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, product
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

from pipeline.extract.growth.series import NamingRule
from pipeline.mentions.projects.lists import Group
from pipeline.mentions.types import PersonRule
from pipeline.rules import load_rules
from pipeline.rules.source import read_csv

MEANINGS = Path(__file__).with_name("rule_meanings.toml")
TARGET = Path(__file__).parent.parent / "seeds" / "extraction_rule.csv"
# The kinds of facts that labels judge; the view of a kind is called after it.
KINDS = ("officials", "cities", "projects", "investments", "growth_targets")
WEIGHT = 10
THREE_DIGITS = Decimal("0.001")

# What a project's name may end in besides a head of the rules.
OTHER_ENDS = {"cell", "member", "plain", "quoted", "tail"}

Fact = dict[str, Any]
# A kind of facts and a rule that finds them.
Rule = tuple[str, str]
Counts = dict[Rule, tuple[int, int]]


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


def all_rules() -> dict[Rule, str]:
    """Every rule that can find a fact of a kind that labels judge, and how it does."""
    rules, said = load_rules(), tomllib.loads(MEANINGS.read_text("utf-8"))
    cues, lists, ends = rules.investments, said["projects"]["lists"], said["projects"]["ends"]
    heads = {word.kind for word in rules.projects.words if word.kind}
    return {
        ("cities", "division.named"): said["cities"]["division.named"],
        **{("officials", rule): said["officials"][rule] for rule in get_args(PersonRule)},
        **{("growth_targets", rule): said["growth_targets"][rule] for rule in get_args(NamingRule)},
        **{
            ("investments", cue.rule.id): cue.rule.why
            for cue in (*cues.leads, *cues.trails, *cues.items, *cues.columns)
        },
        **{
            ("projects", f"project_{group}_{end}"): f"The name {lists[group]}; it ends in {ends[end]}."
            for group, end in product(Group, heads | OTHER_ENDS)
        },
    }


def counted_anew(program: str, *folders: str) -> Counts:
    """By rule, how many facts of the texts in the folders were judged and how many of them are right."""
    scorer = scorer_at(program)
    counts: Counts = {}
    for kind, rule, right in chain.from_iterable(judged_facts(Path(folder), scorer) for folder in folders):
        known, good = counts.get((kind, rule), (0, 0))
        counts[kind, rule] = known + 1, good + right
    return counts


def kept() -> Counts:
    """The counts that the file has."""
    rows = read_csv(TARGET.name)
    return {(row["kind"], row["rule"]): (int(row["judged"]), int(row["confirmed"])) for row in rows}


def calibrated(rules: Mapping[Rule, str], counts: Counts) -> Iterator[Fact]:
    """A row for every rule, those of a kind together."""
    known = {rule: counts.get(rule, (0, 0)) for rule in rules}
    shares = {kind: _share([pair for (other, _), pair in known.items() if other == kind]) for kind in KINDS}
    for (kind, rule), (judged, right) in sorted(known.items()):
        confidence = (right + WEIGHT * shares[kind]) / (judged + WEIGHT)
        numbers = {"judged": judged, "confirmed": right, "confidence": confidence.quantize(THREE_DIGITS)}
        yield {"rule": rule, "kind": kind, **numbers, "meaning": rules[kind, rule]}


def _share(counts: Sequence[tuple[int, int]]) -> Decimal:
    """The share that is right of all that was judged."""
    return Decimal(sum(right for _, right in counts)) / max(1, sum(judged for judged, _ in counts))


def main() -> None:
    rows = list(calibrated(all_rules(), counted_anew(*sys.argv[1:]) if sys.argv[1:] else kept()))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
