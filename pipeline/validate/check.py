"""What a validation rule is: a named test of one fact that answers with its objection, or with None."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.document import Document
from pipeline.rules import Rules

F = TypeVar("F", contravariant=True)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a test may look at beside the fact: its document and the rules."""

    document: Document
    rules: Rules


@dataclass(frozen=True, slots=True)
class Check(Generic[F]):
    """One rule. `claim` says what has to be true; `objection` answers with the sentence that says why it is not."""

    id: str
    claim: str
    objection: Callable[[F, Scene], str | None]


@dataclass(frozen=True, slots=True)
class Objection:
    """The answer of the first rule that a fact failed."""

    rule: str
    reason: str


def first_objection(checks: Iterable[Check[F]], fact: F, scene: Scene) -> Objection | None:
    """What the first of `checks` that `fact` fails has to say, or None where it passes them all."""
    for check in checks:
        reason = check.objection(fact, scene)
        if reason is not None:
            return Objection(check.id, reason)
    return None
