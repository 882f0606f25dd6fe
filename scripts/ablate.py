"""What each pattern, rule and reader is worth: turned off in turn, how does the score of labelled documents change?

    python scripts/ablate.py MEASURE SCORER LABELLED... [--most 100]

MEASURE is one of the scorer's, of one of the kinds below: `investments`, `investments.subject`, `growth_targets` ...
SCORER is the program that scores a database: its MEASURES say which row is right. Each LABELLED folder holds text/ and
gold/. Only documents in which something fires are read again without it; what fires in more than `--most` of them is
named at the end, and what fires in none.

The table says for each folder how many facts more or fewer are right and wrong once the rule is off, what hurts first:
`+2 -1` beside a rule: without it two more facts are right, and one fewer is wrong. CONTRIBUTING.md says what follows.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from calibrate_rules import Fact, scorer_at
from regression import labelled
from switches import Board, Switch, modules_below

from pipeline.clean import clean
from pipeline.document import Document
from pipeline.extract import extract
from pipeline.mentions import find_mentions
from pipeline.rules import load_rules
from pipeline.run.objects import fact_objects
from pipeline.run.stages import Worked
from pipeline.validate import validate

# By kind of facts: the subject of its rules, and the packages that read by them.
KINDS = {
    "officials": ("officials", ("pipeline.mentions.people",)),
    "projects": ("projects", ("pipeline.mentions.projects",)),
    "investments": ("investments", ("pipeline.extract.investments",)),
    "growth_targets": ("growth", ("pipeline.extract.growth",)),
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document, the folder that it is of, and the facts that a reader found."""

    folder: str
    document: Document
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Measured:
    """How many facts are right and wrong, or more and fewer than before."""

    right: int = 0
    wrong: int = 0

    def __add__(self, other: "Measured") -> "Measured":
        return Measured(self.right + other.right, self.wrong + other.wrong)

    def __sub__(self, other: "Measured") -> "Measured":
        return Measured(self.right - other.right, self.wrong - other.wrong)

    def __str__(self) -> str:
        return f"{self.right:+} {self.wrong:+}" if self != Measured() else ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Labelled documents, the switches on what reads them, and what of it is looked at: a kind of facts, by a scorer's
    measure."""

    documents: Sequence[Labelled]
    board: Board
    kind: str
    scorer: ModuleType
    measure: str

    def measured(self, number: int) -> Measured:
        """How many facts of the document of that number are right and wrong, read as the switches stand."""
        self.board.document = number
        self.board.forget()
        found = self._found(self.documents[number].document)
        match, gold = self.scorer.MEASURES[self.measure][2], self.documents[number].facts
        pairs = self.scorer.pair(gold, found, match)
        allowed = {row for _, row in pairs}
        optional = [fact for fact in gold if fact.get("optional")]
        allowed |= {row for row, own in enumerate(found) if any(match(fact, own) for fact in optional)}
        return Measured(sum(not gold[fact].get("optional") for fact, _ in pairs), len(found) - len(allowed))

    def _found(self, document: Document) -> list[Fact]:
        """The facts of the kind; none where a stage fails, as in a run."""
        rules = load_rules()
        try:
            mentions = find_mentions(document, rules)
            worked = Worked(document, mentions, validate(document, extract(document, mentions, rules), rules))
        except Exception:
            return []
        return [fact for fact in fact_objects(worked, rules) if fact["fact"] == self.kind]

    def without(self, switch: Switch, before: Sequence[Measured]) -> list[tuple[str, Measured]]:
        """What changes once it is off, with the folder, in each document that changes."""
        switch.off = True
        after = {number: self.measured(number) for number in sorted(switch.fired)}
        switch.off = False
        changes = ((self.documents[number].folder, now - before[number]) for number, now in after.items())
        return [(folder, change) for folder, change in changes if change != Measured()]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures what each pattern, rule and reader is worth.")
    parser.add_argument("measure", help="one of the scorer's measures")
    parser.add_argument("scorer", help="the program that scores a database")
    parser.add_argument("labelled", type=Path, nargs="+", help="a folder with text/ and gold/")
    parser.add_argument("--most", type=int, default=100, help="what fires in more documents is not tried")
    options = parser.parse_args()
    scorer = scorer_at(options.scorer)
    kind = scorer.MEASURES[options.measure][0]
    subject, packages = KINDS[kind]
    documents = [one for folder in options.labelled for one in cleaned(folder, kind)]
    board = Board(modules_below(*packages))
    board.put_on_modules()
    board.put_on(getattr(load_rules(), subject), subject)
    for line in table(Reading(documents, board, kind, scorer, options.measure), options.most):
        print(line, flush=True)


def cleaned(folder: Path, kind: str) -> Iterator[Labelled]:
    """The documents of a folder that have labels of the kind, cleaned."""
    for raw, gold in labelled(folder):
        if kind in gold:
            yield Labelled(folder.name, clean(raw, load_rules()), gold[kind])


def table(reading: Reading, most: int) -> Iterator[str]:
    """The lines of the table, and the names of what was not tried."""
    before = [reading.measured(number) for number in range(len(reading.documents))]
    # What fires while others are off is no part of the question.
    fired = {switch.name: len(switch.fired) for switch in reading.board.switches.values()}
    tried = [switch for switch in reading.board.switches.values() if 0 < fired[switch.name] <= most]
    changes = {switch.name: reading.without(switch, before) for switch in tried}
    folders = list(dict.fromkeys(one.folder for one in reading.documents))
    yield f"| off | fires in | changes | {' | '.join(folders)} |\n|{' --- |' * (len(folders) + 3)}"
    for name in sorted(changes, key=lambda name: (-_gain(changes[name]), name)):
        sums = (sum((change for own, change in changes[name] if own == folder), Measured()) for folder in folders)
        yield f"| {name} | {fired[name]} | {len(changes[name])} | {' | '.join(map(str, sums))} |"
    yield f"\nFires in more than {most}: {', '.join(name for name in fired if fired[name] > most) or 'none'}"
    yield f"\nFires in none: {', '.join(name for name in fired if not fired[name]) or 'none'}"


def _gain(changes: Sequence[tuple[str, Measured]]) -> int:
    """How many facts more are right, less those that are wrong."""
    return sum(change.right - change.wrong for _, change in changes)


if __name__ == "__main__":
    main()
