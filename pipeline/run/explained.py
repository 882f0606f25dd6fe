"""A document with its facts marked: what `explain` shows, made from stages or from the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.rules import Rules
from pipeline.run.objects import fact_objects
from pipeline.run.stages import Worked

# What every fact has, and what makes no part of what it says.
_BESIDE = ("fact", "document_id", "source", "title", "publisher", "published_on", "start", "end", "quote", "rule")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text as read, what it says, and the rule that found it or kept it out."""

    start: int
    end: int
    kind: str
    says: str
    rule: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A document as read, the repairs made to it, its facts and what was kept out, in the order of the text."""

    source: str
    document_id: str
    cleaning: str
    text: str
    facts: tuple[Mark, ...]
    rejected: tuple[Mark, ...]


def explain_worked(worked: Worked, rules: Rules) -> Explained:
    """A document that has just gone through the stages."""
    raw = worked.document.raw
    facts = (mark_of(entry) for entry in fact_objects(worked, rules))
    rejected = (
        Mark(item.evidence.start, item.evidence.end, item.kind, item.reason, item.rule)
        for item in worked.verdict.rejected
    )
    steps = " ".join(worked.document.applied_steps)
    return Explained(raw.source, raw.document_id, steps, raw.text, in_order(facts), in_order(rejected))


def mark_of(fact: Mapping[str, Any]) -> Mark:
    """The mark of a fact, given as an object with its evidence."""
    said = (f"{name}={value}" for name, value in fact.items() if name not in _BESIDE and value is not None)
    return Mark(fact["start"], fact["end"], fact["fact"], ", ".join(said), fact["rule"])


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.kind, mark.says)))


def marked_text(text: str, marks: Iterable[Mark]) -> str:
    """`text` with each stretch in brackets, and after it the number of its mark.

    >>> marked_text("漳州市长甲乙", [Mark(0, 2, "cities", "", ""), Mark(0, 6, "officials", "", "")])
    '[[漳州]1市长甲乙]2'
    """
    numbered = list(enumerate(marks, start=1))
    # At one place what ends comes before what begins, and of what begins there the longest first.
    closing = [(mark.end, 0, -mark.start, f"]{number}") for number, mark in numbered]
    opening = [(mark.start, 1, -mark.end, "[") for _, mark in numbered]
    pieces: list[str] = []
    done = 0
    for at, _, _, sign in sorted(closing + opening):
        pieces += [text[done:at], sign]
        done = at
    return "".join([*pieces, text[done:]])
