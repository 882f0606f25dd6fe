"""A figure in its text, with all that can tell what it is of."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.investments.cues import Figure
from pipeline.extract.investments.groups import Subject
from pipeline.rules.investments import InvestmentRules


@dataclass(frozen=True, slots=True)
class Case:
    """The `figure`, what the figure before it was of (`known`), and the named projects and counted groups of the text
    in their order (`candidates`)."""

    text: str
    figure: Figure
    known: Subject | None
    candidates: Sequence[Subject]
    rules: InvestmentRules

    @property
    def shared_out(self) -> bool:
        """Whether the amounts of its list are given out to members named before: `甲、乙分别投资三亿元、两亿元`."""
        return "分别" in self.text[slice(*self.figure.head)]
