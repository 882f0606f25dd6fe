"""Learns which end a member of an enumeration shares and writes pipeline/rules/projects_endings.tsv.

    python scripts/train_endings.py LABELLED... [--check]

Each LABELLED folder holds text/ and gold/ (a JSON file a document: `source`, `projects` with `name`). A member's right
end is the one with which it is most like a label; one that is like none with any end teaches nothing. `--check` trains
on parts of the documents and says of how many members of the rest the end is right, instead of writing anything.

The names that candidates have depend on these weights: scripts/train_projects.py is run after this.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from regression import Example, fit, held_out, labelled, learn
from train_projects import alike

from pipeline.clean import clean
from pipeline.document import Document
from pipeline.mentions.divisions import find_divisions
from pipeline.mentions.projects.candidates import candidates_of
from pipeline.mentions.projects.ends import SharedEnds
from pipeline.mentions.projects.names import Candidate
from pipeline.mentions.projects.sharing import described
from pipeline.mentions.quantities import find_quantities
from pipeline.rules import Rules
from pipeline.rules.projects import ProjectRules
from pipeline.rules.weights import Weights

TARGET = Path(__file__).resolve().parents[1] / "pipeline/rules/projects_endings.tsv"
MIN_DOCUMENTS = 3
RIDGE = 1.5


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an enumeration: an example for each end that it may have, labelled with whether it is right."""

    ends: tuple[Example, ...]


def load_labelled(folder: Path, rules: Rules) -> list[list[Member]]:
    return [
        list(_members(clean(raw, rules), [project["name"] for project in gold["projects"]], rules))
        for raw, gold in labelled(folder)
    ]


def _members(document: Document, labels: Sequence[str], rules: Rules) -> Iterator[Member]:
    plain = replace(rules.projects, endings=Weights({}))
    quantities = find_quantities(document, rules)
    for group in candidates_of(document, find_divisions(document, rules), quantities, plain):
        ends = SharedEnds(document.text, group[0].listing, plain)
        for found in group:
            index = sum(member.span.start <= found.span.start for member in found.listing.members) - 1
            if ends.any(index) and not found.shared and (member := _labelled(found, index, ends, labels, plain)):
                yield member


def _labelled(
    found: Candidate, index: int, ends: SharedEnds, labels: Sequence[str], rules: ProjectRules
) -> Member | None:
    """The member's ends, if any makes its name one of `labels`."""
    described_ends = dict(described(found.name, index, found.listing, ends, rules))
    names = {end: found.name + end.text for end in described_ends}
    likeness = [
        (SequenceMatcher(None, label, name, autojunk=False).ratio(), name)
        for label in labels
        for name in names.values()
        if alike(label, name)
    ]
    if not likeness or len(names) < 2:
        return None
    best = max(likeness)[1]
    return Member(
        tuple(
            Example(
                tuple(dict.fromkeys(word for make, given in words for word in make(*given))),
                int(names[end] == best),
                1.0,
            )
            for end, words in described_ends.items()
        )
    )


def train(documents: Sequence[Sequence[Member]]) -> dict[str, float]:
    """The weights that fit the documents best."""
    return fit([[end for member in members for end in member.ends] for members in documents], RIDGE, MIN_DOCUMENTS)


def check(documents: Sequence[Sequence[Member]], _rules: Rules) -> str:
    """Of how many members the end is right, by weights that were not learnt from their documents, as one line."""
    right = members = 0
    for document, weights in held_out(documents, train):
        for member in document:
            scores = [sum(weights.get(f, 0.0) for f in end.features) for end in member.ends]
            members, right = members + 1, right + member.ends[scores.index(max(scores))].label
    return f"{right} of {members} right"


if __name__ == "__main__":
    learn(__doc__, load_labelled, train, check, TARGET)
