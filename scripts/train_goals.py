"""Learns what speaks for and against a goal from labelled documents and writes pipeline/rules/growth_weights.tsv.

    python scripts/train_goals.py LABELLED... [--check]

Each LABELLED folder holds text/ and gold/ (a JSON file a document: `source`, `growth_targets` with `value_low`,
`value_high`, `unit`, `indicator` or `indicator_text` and `quote`, and for what is disputable `optional`). A figure of
the text is a goal where a label has its value and unit, and its indicator or the end of its name in its quote; one
that shares but value and unit with a label is left out. Where a
document has `figures`, only these are learnt from: `at`, where the number begins, and `goal`: yes, no or optional.
`--check` trains on parts of the documents and measures on the rest instead of writing anything: the figure to judge a
change of rules or features by.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from regression import Example, fit, held_out, labelled, learn, measured

from pipeline.clean import clean
from pipeline.document import RawDocument
from pipeline.extract.growth.features import features
from pipeline.extract.growth.indicators import code_of
from pipeline.extract.growth.judging import may_be_goal
from pipeline.extract.growth.reading import read_growth
from pipeline.extract.growth.scenes import DatedFigure, told_figures
from pipeline.mentions import find_mentions
from pipeline.rules import Rules

TARGET = Path(__file__).resolve().parents[1] / "pipeline/rules/growth_weights.tsv"
MIN_DOCUMENTS = 5
RIDGE = 4.0
OPTIONAL_SHARE = 0.3
# So many characters at the end of a name must stand in a label's quote.
NAME_END = 4

Label = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labelled:
    """The figures of one document that may be goals as examples, each with whether its label is required."""

    examples: tuple[Example, ...]
    required: tuple[bool, ...]


def load_labelled(folder: Path, rules: Rules) -> list[Labelled]:
    return [_labelled(raw, gold, rules) for raw, gold in labelled(folder)]


def _labelled(raw: RawDocument, gold: Label, rules: Rules) -> Labelled:
    document = clean(raw, rules)
    reading = read_growth(document, find_mentions(document, rules), rules.growth)
    examples, required = [], []
    for told in filter(may_be_goal, told_figures(reading)) if reading else ():
        answer = _answer(told, gold, rules)
        if answer is None:
            continue
        share = OPTIONAL_SHARE if answer == "optional" else 1.0
        examples.append(Example(tuple(features(told)), int(answer != "no"), share))
        required.append(answer == "yes")
    return Labelled(tuple(examples), tuple(required))


def _answer(told: DatedFigure, gold: Label, rules: Rules) -> str | None:
    """Whether the labels make the figure a goal: yes, no or optional; None where nobody looked at it."""
    if "figures" in gold:
        return next((figure["goal"] for figure in gold["figures"] if figure["at"] == told.number), None)
    numbered = [label for label in gold["growth_targets"] if _has_numbers(told, label)]
    if not numbered:
        return "no"
    named = [label for label in numbered if _is_named(told, label, rules)]
    if not named:
        # A label with the numbers under another name is of this figure or of one beside it: nobody can tell.
        return None
    return "optional" if all(label.get("optional") for label in named) else "yes"


def _has_numbers(told: DatedFigure, label: Label) -> bool:
    low, high = told.figure.values()
    if (_number(label["value_low"]), _number(label.get("value_high"))) != (low, high):
        return False
    return (label.get("unit") or "") == told.figure.quantity.unit


def _is_named(told: DatedFigure, label: Label, rules: Rules) -> bool:
    name = told.figure.name
    code = label.get("indicator")
    return (code is not None and code == code_of(name, rules.growth)) or name[-NAME_END:] in (
        label.get("quote") or label.get("indicator_text") or ""
    )


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def train(documents: Sequence[Labelled]) -> dict[str, float]:
    """The weights that fit the documents best."""
    return fit([document.examples for document in documents], RIDGE, MIN_DOCUMENTS)


def check(documents: Sequence[Labelled], rules: Rules) -> str:
    """Precision, recall and F1 on figures of documents that the weights were not learnt from, as one line."""
    right = wrong = missed = 0
    for document, weights in held_out(documents, train):
        for example, required in zip(document.examples, document.required, strict=True):
            score = weights[""] + sum(weights.get(feature, 0.0) for feature in example.features)
            said = score > rules.growth.mood.goal_from
            right, missed = right + (said and required), missed + (required and not said)
            wrong += said and not example.label
    return measured(right, wrong, missed)


if __name__ == "__main__":
    learn(__doc__, load_labelled, train, check, TARGET)
