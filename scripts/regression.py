"""A logistic regression with a ridge penalty over features that are there or not, for the scripts that learn weights.

Fitted by gradient descent in a fixed order, so that the same documents give the same weights.
"""

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pipeline.document import RawDocument
from pipeline.read import read
from pipeline.rules import Rules, load_rules

D = TypeVar("D")

STEPS = 200
RATE = 0.1
# How many parts the documents are cut into for cross-validation.
FOLDS = 8
# What weighs less is not written down.
LEAST = 0.02


@dataclass(frozen=True, slots=True)
class Example:
    """What was found in a document: its features, its label (1, 0) and how much it counts."""

    features: tuple[str, ...]
    label: int
    share: float


def fit(
    documents: Sequence[Sequence[Example]], ridge: float, min_documents: int, crowd: float = math.inf
) -> dict[str, float]:
    """The weights that fit the examples of `documents` best; the constant's key is the empty word.

    A feature must occur in `min_documents`, so that no weight remembers a single text. What `crowd` examples have is
    drawn towards nothing with twice the `ridge`, what more have yet harder: it says little of each.
    """
    seen = Counter(feature for examples in documents for feature in {f for e in examples for f in e.features})
    kept = sorted(
        feature for feature, count in seen.items() if count >= min_documents and not re.search(r"\s", feature)
    )
    numbers = {feature: index + 1 for index, feature in enumerate(kept)}
    examples = [example for document in documents for example in document]
    rows = [[0, *(numbers[f] for f in example.features if f in numbers)] for example in examples]
    common = Counter(number for row in rows for number in row[1:])
    ridges = [ridge, *[ridge * (1 + math.sqrt(common[number] / crowd)) for number in numbers.values()]]
    weights = _descend(rows, [(e.label, e.share) for e in examples], ridges)
    return dict(zip(["", *kept], weights, strict=True))


def _descend(rows: list[list[int]], labels: list[tuple[int, float]], ridges: list[float]) -> list[float]:
    """Gradient descent with moments (Adam) on the whole set, which needs no tuning of its rate."""
    weights, mean, spread = [0.0] * len(ridges), [0.0] * len(ridges), [0.0] * len(ridges)
    for step in range(1, STEPS + 1):
        slope = [ridge * weight for ridge, weight in zip(ridges, weights, strict=True)]
        for row, (label, share) in zip(rows, labels, strict=True):
            error = share * (1 / (1 + math.exp(-sum([weights[i] for i in row]))) - label)
            for i in row:
                slope[i] += error
        rate = RATE if step < STEPS * 0.7 else RATE * 0.3
        for i, value in enumerate(slope):
            mean[i] = 0.9 * mean[i] + 0.1 * value
            spread[i] = 0.99 * spread[i] + 0.01 * value * value
            weights[i] -= rate * (mean[i] / (1 - 0.9**step)) / (math.sqrt(spread[i] / (1 - 0.99**step)) + 1e-8)
    return weights


def write(weights: dict[str, float], target: Path) -> None:
    """Writes a line for each feature that weighs something."""
    lines = [f"{feature}\t{weight:.2f}" for feature, weight in weights.items() if abs(weight) >= LEAST]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def learn(
    told: str | None,
    load: Callable[[Path, Rules], list[D]],
    train: Callable[[Sequence[D]], dict[str, float]],
    check: Callable[[Sequence[D], Rules], str],
    target: Path,
) -> None:
    """The command of a script that learns: reads the labelled folders with `load`, and writes what `train` gives to
    `target` or, with `--check`, prints what `check` says. `told` is what the script says of itself."""
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true", help="measure by cross-validation, write nothing")
    options = parser.parse_args()
    rules = load_rules()
    documents = [document for folder in options.labelled for document in load(folder, rules)]
    if options.check:
        print(check(documents, rules))
    else:
        write(train(documents), target)


def held_out(
    documents: Sequence[D], train: Callable[[Sequence[D]], dict[str, float]]
) -> Iterator[tuple[D, dict[str, float]]]:
    """Each of `documents` with weights that were learnt from others: part by part, those of all other parts."""
    for fold in range(FOLDS):
        weights = train([document for i, document in enumerate(documents) if i % FOLDS != fold])
        yield from ((document, weights) for document in documents[fold::FOLDS])


def labelled(folder: Path) -> Iterator[tuple[RawDocument, dict[str, Any]]]:
    """The documents of text/ in `folder`, each with its labels, the content of its file in gold/."""
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = folder / "text" / Path(gold["source"]).name
        yield from ((raw, gold) for raw in read(str(text)) if isinstance(raw, RawDocument))


def measured(right: int, wrong: int, missed: int) -> str:
    """Precision, recall and F1 as one line."""
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f"precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}"
