"""Learns the weights of project candidates from labelled documents and writes pipeline/rules/projects_weights.tsv.

    python scripts/train_projects.py LABELLED... [--check]

Each LABELLED folder holds text/ and gold/ (a JSON file a document: `source`, `projects` with `name` and, for what is
disputable, `optional`). The weights are those of a logistic regression with a ridge penalty, fitted by gradient
descent in a fixed order, so that the same documents give the same file. A feature must occur in four documents,
so that no weight remembers a single text. `--check` trains on parts of the documents and measures on the rest
instead of writing anything: the figure to judge a change of rules or features by.
"""

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from pipeline.clean import clean
from pipeline.document import Document, RawDocument
from pipeline.mentions.divisions import find_divisions
from pipeline.mentions.projects import canonical_names
from pipeline.mentions.projects.candidates import candidates_of
from pipeline.mentions.projects.choice import smoothed
from pipeline.mentions.projects.features import features
from pipeline.mentions.quantities import find_quantities
from pipeline.read import read
from pipeline.rules import Rules, load_rules

TARGET = Path(__file__).resolve().parents[1] / "pipeline/rules/projects_weights.tsv"
MIN_DOCUMENTS = 4
RIDGE = 2.0
OPTIONAL_SHARE = 0.3
STEPS = 200
RATE = 0.1
FOLDS = 8


@dataclass(frozen=True, slots=True)
class Example:
    """One candidate: its features by enumeration, its label (1, 0) and how much it counts."""

    name: str
    listing: int
    features: tuple[str, ...]
    label: int
    share: float


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document's candidates and the names that its gold file holds."""

    examples: tuple[Example, ...]
    required: tuple[str, ...]
    optional: tuple[str, ...]


def alike(gold: str, name: str) -> bool:
    """Whether two names are close enough to be one, by the rules of the evaluation."""
    x, y = (text.removesuffix("项目").removesuffix("工程").removesuffix("建设").lower() for text in (gold, name))
    if (x in y or y in x) and min(len(x), len(y)) >= 0.6 * max(len(x), len(y)):
        return True
    return SequenceMatcher(None, x, y, autojunk=False).ratio() >= 0.8


def load_labelled(folder: Path, rules: Rules) -> list[Labelled]:
    found = []
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = folder / "text" / Path(gold["source"]).name
        required = tuple(p["name"] for p in gold["projects"] if not p.get("optional"))
        optional = tuple(p["name"] for p in gold["projects"] if p.get("optional"))
        found += [
            Labelled(_examples(clean(raw, rules), required, optional, rules), required, optional)
            for raw in read(str(text))
            if isinstance(raw, RawDocument)
        ]
    return found


def _examples(
    document: Document, required: Sequence[str], optional: Sequence[str], rules: Rules
) -> tuple[Example, ...]:
    divisions = find_divisions(document, rules)
    quantities = find_quantities(document, rules)
    places = [place.span for place in divisions]
    found = []
    for number, group in enumerate(candidates_of(document, divisions, quantities, rules.projects)):
        for candidate in group:
            described = tuple(dict.fromkeys(features(document.text, candidate, places)))
            wanted = any(alike(name, candidate.name) for name in required)
            perhaps = any(alike(name, candidate.name) for name in optional)
            share = OPTIONAL_SHARE if perhaps and not wanted else 1.0
            found.append(Example(candidate.name, number, described, int(wanted or perhaps), share))
    return tuple(found)


def train(documents: Sequence[Labelled]) -> dict[str, float]:
    """The weights that fit the documents best; the constant's key is the empty word."""
    seen = Counter(feature for document in documents for feature in {f for e in document.examples for f in e.features})
    kept = sorted(
        feature for feature, count in seen.items() if count >= MIN_DOCUMENTS and not re.search(r"\s", feature)
    )
    numbers = {feature: index + 1 for index, feature in enumerate(kept)}
    examples = [example for document in documents for example in document.examples]
    rows = [[0, *(numbers[f] for f in example.features if f in numbers)] for example in examples]
    weights = _descend(rows, [(e.label, e.share) for e in examples], len(kept) + 1)
    return dict(zip(["", *kept], weights, strict=True))


def _descend(rows: list[list[int]], labels: list[tuple[int, float]], size: int) -> list[float]:
    """Gradient descent with moments (Adam) on the whole set, which needs no tuning of its rate."""
    weights, mean, spread = [0.0] * size, [0.0] * size, [0.0] * size
    for step in range(1, STEPS + 1):
        slope = [RIDGE * weight for weight in weights]
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


def names_found(document: Labelled, weights: dict[str, float], rules: Rules) -> set[str]:
    by_listing: dict[int, list[Example]] = {}
    for example in document.examples:
        by_listing.setdefault(example.listing, []).append(example)
    names: set[str] = set()
    for group in by_listing.values():
        scores = [weights[""] + sum(weights.get(f, 0.0) for f in example.features) for example in group]
        for example, score in zip(group, smoothed(scores, rules.projects.company), strict=True):
            if score > rules.projects.threshold:
                names.add(example.name)
    return set(canonical_names(names).values())


def check(documents: Sequence[Labelled], rules: Rules) -> str:
    """Precision, recall and F1 on documents that the weights were not learnt from, as one line."""
    right = wrong = missed = 0
    for fold in range(FOLDS):
        weights = train([d for i, d in enumerate(documents) if i % FOLDS != fold])
        for document in documents[fold::FOLDS]:
            names = names_found(document, weights, rules)
            hits = {gold for gold in document.required if any(alike(gold, name) for name in names)}
            known = (*document.required, *document.optional)
            right, missed = right + len(hits), missed + len(document.required) - len(hits)
            wrong += sum(not any(alike(gold, name) for gold in known) for name in names)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f"precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true", help="measure by cross-validation, write nothing")
    options = parser.parse_args()
    rules = load_rules()
    documents = [document for folder in options.labelled for document in load_labelled(folder, rules)]
    if options.check:
        print(check(documents, rules))
        return
    lines = [f"{feature}\t{weight:.2f}" for feature, weight in train(documents).items() if abs(weight) >= 0.02]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
