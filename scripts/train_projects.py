"""Learns the weights of project candidates from labelled documents and writes pipeline/rules/projects_weights.tsv.

    python scripts/train_projects.py LABELLED... [--check]

Each LABELLED folder holds text/ and gold/ (a JSON file a document: `source`, `projects` with `name` and, for what is
disputable, `optional`). `--check` trains on parts of the documents and measures on the rest
instead of writing anything: the figure to judge a change of rules or features by.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from regression import Example, fit, held_out, labelled, learn, measured

from pipeline.clean import clean
from pipeline.document import Document
from pipeline.mentions.divisions import find_divisions
from pipeline.mentions.projects import canonical_names
from pipeline.mentions.projects.candidates import candidates_of
from pipeline.mentions.projects.choice import smoothed
from pipeline.mentions.projects.features import features
from pipeline.mentions.quantities import find_quantities
from pipeline.rules import Rules

TARGET = Path(__file__).resolve().parents[1] / "pipeline/rules/projects_weights.tsv"
MIN_DOCUMENTS = 4
RIDGE = 1.5
CROWD = 100
OPTIONAL_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Found:
    """One candidate: its name, the enumeration that it stands in, and what is to be learnt from it."""

    name: str
    listing: int
    example: Example


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document's candidates and the names that its gold file holds."""

    found: tuple[Found, ...]
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
    for raw, gold in labelled(folder):
        required = tuple(p["name"] for p in gold["projects"] if not p.get("optional"))
        optional = tuple(p["name"] for p in gold["projects"] if p.get("optional"))
        found.append(Labelled(_examples(clean(raw, rules), required, optional, rules), required, optional))
    return found


def _examples(document: Document, required: Sequence[str], optional: Sequence[str], rules: Rules) -> tuple[Found, ...]:
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
            found.append(Found(candidate.name, number, Example(described, int(wanted or perhaps), share)))
    return tuple(found)


def train(documents: Sequence[Labelled]) -> dict[str, float]:
    """The weights that fit the documents best."""
    return fit([[found.example for found in document.found] for document in documents], RIDGE, MIN_DOCUMENTS, CROWD)


def names_found(document: Labelled, weights: dict[str, float], rules: Rules) -> set[str]:
    by_listing: dict[int, list[Found]] = {}
    for found in document.found:
        by_listing.setdefault(found.listing, []).append(found)
    names: set[str] = set()
    for group in by_listing.values():
        scores = [weights[""] + sum(weights.get(f, 0.0) for f in found.example.features) for found in group]
        for found, score in zip(group, smoothed(scores, rules.projects.company), strict=True):
            if score > rules.projects.threshold:
                names.add(found.name)
    return set(canonical_names(names).values())


def check(documents: Sequence[Labelled], rules: Rules) -> str:
    """Precision, recall and F1 on documents that the weights were not learnt from, as one line."""
    right = wrong = missed = 0
    for document, weights in held_out(documents, train):
        names = names_found(document, weights, rules)
        hits = {gold for gold in document.required if any(alike(gold, name) for name in names)}
        known = (*document.required, *document.optional)
        right, missed = right + len(hits), missed + len(document.required) - len(hits)
        wrong += sum(not any(alike(gold, name) for gold in known) for name in names)
    return measured(right, wrong, missed)


if __name__ == "__main__":
    learn(__doc__, load_labelled, train, check, TARGET)
