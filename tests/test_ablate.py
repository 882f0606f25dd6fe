"""The table of what each rule is worth: a rule that hurts stands first, one that helps last, with what they change."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
# All that is asked of a scorer: which facts are alike, and a pairing of those that are.
SCORER = """
def alike(gold, got):
    return gold["amount"] == got["amount"]

def pair(gold, got, match):
    return [(i, j) for i, fact in enumerate(gold) for j, row in enumerate(got) if match(fact, row)]

MEASURES = {"investments": ("investments", "v_investments", alike)}
"""
SIGNED = "河口镇签约资金7亿元。"
# Whoever labels it sees no investment in it.
GRANTED = "河口镇大桥工程获得补助资金5亿元。"


def labelled(folder: Path, texts: dict[str, tuple[str, list[int]]]) -> Path:
    for part in ("text", "gold"):
        (folder / part).mkdir(parents=True)
    for name, (text, amounts) in texts.items():
        (folder / "text" / f"{name}.txt").write_text(text, encoding="utf-8")
        gold = {"source": f"{name}.txt", "investments": [{"amount": amount} for amount in amounts]}
        (folder / "gold" / f"{name}.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def test_a_rule_that_hurts_stands_first_and_one_that_helps_last(tmp_path: Path) -> None:
    scorer = tmp_path / "scorer.py"
    scorer.write_text(SCORER, encoding="utf-8")
    news = labelled(tmp_path / "news", {"signed": (SIGNED, [700_000_000])})
    reports = labelled(tmp_path / "reports", {"signed": (SIGNED, [700_000_000]), "granted": (GRANTED, [])})
    command = [sys.executable, "scripts/ablate.py", "investments", str(scorer), str(news), str(reports), "--most", "2"]
    out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    table, *beside = out.strip().split("\n\n")
    head, _, *lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]
    rows = {name: cells for name, *cells in lines}
    assert head == ["off", "fires in", "changes", "news", "reports"]
    assert rows["funding"] == ["1", "1", "", "+0 -1"]
    assert rows["signed"] == ["2", "2", "-1 +0", "-1 +0"]
    gains = [sum(wrong_or_right(cell) for cell in cells[2:]) for cells in rows.values()]
    assert gains == sorted(gains, reverse=True)
    assert gains[0] > 0 > gains[-1]
    assert beside[0].startswith("Fires in more than 2: ")
    assert "completed" in beside[1].removeprefix("Fires in none: ").split(", ")


def wrong_or_right(cell: str) -> int:
    """What a cell tells to be gained: facts that are right, less those that are wrong."""
    right, wrong = map(int, cell.split() or ("0", "0"))
    return right - wrong
