"""What goals and results are both read from: the numbers of a document, its lines and the places it names."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.document import ASIDE, Document, Span, Zone
from pipeline.extract.growth.figures import read_figures
from pipeline.extract.growth.mood import Discourse, read_discourse
from pipeline.extract.growth.numbers import numbers_of
from pipeline.extract.growth.places import places_of
from pipeline.extract.growth.series import Figure, Places
from pipeline.mentions import Mentions
from pipeline.mentions.rows import is_within
from pipeline.mentions.types import ProjectName, Quantity
from pipeline.rules.growth import GrowthRules

_SKIPPED = ASIDE | {Zone.TITLE}


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as far as figures go, read once for goals and results: `numbers` in order, and `places` by name."""

    document: Document
    mentions: Mentions
    rules: GrowthRules
    numbers: tuple[Quantity, ...]
    discourse: Discourse
    places: Places
    # By where a sentence begins: where nothing before it bears upon them, goals and results read the same figures.
    _figures: dict[int, list[Figure]] = field(default_factory=dict)

    def sentences(self) -> Iterator[tuple[Span, tuple[Quantity, ...]]]:
        """The sentences of the article itself that hold numbers, each with these."""
        starts = [quantity.number.start for quantity in self.numbers]
        first = 0
        while first < len(starts):
            sentence = self.discourse.sentence_at(starts[first])
            last = max(first + 1, bisect_left(starts, sentence.end, first))
            if self.document.zone_at(starts[first]) not in _SKIPPED:
                yield sentence, self.numbers[first:last]
            first = last

    def figures(self, sentence: Span, numbers: Sequence[Quantity], carried: Figure | None = None) -> list[Figure]:
        """The figures of a sentence; `carried` is the last one before it, where a semicolon is between."""
        if carried is None and sentence.start in self._figures:
            return self._figures[sentence.start]
        whole = self.discourse.full_sentence(sentence)
        figures = read_figures(sentence, whole, numbers, carried, self.places, self.rules)
        if carried is None:
            self._figures[sentence.start] = figures
        return figures


def read_growth(
    document: Document, mentions: Mentions, rules: GrowthRules, rows: Sequence[Span] = ()
) -> Reading | None:
    """What goals and results are both read from; None where the document has no numbers but in `rows` of tables."""
    numbers = tuple(
        number
        for number in numbers_of(document.text, mentions.quantities, rules)
        if not _is_of_name(number, mentions.projects) and not is_within(rows, number.number)
    )
    if not numbers:
        return None
    discourse = read_discourse(document, mentions.lines, rules.mood)
    return Reading(document, mentions, rules, numbers, discourse, places_of(document.text, mentions))


def _is_of_name(number: Quantity, projects: Sequence[ProjectName]) -> bool:
    """Whether the number stands within the name of a project, of which it tells the size: `云溪80万吨纸浆生产线`."""
    index = bisect_left(projects, number.number.start, key=lambda project: project.span.start) - 1
    return index >= 0 and number.number.end <= projects[index].span.end
