"""The sentences that hold numbers, each with what is known of it, and the figures that they tell with their periods."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.document import Document, Span
from pipeline.extract.growth.mood import Discourse, is_announced, plan_score
from pipeline.extract.growth.naming import COUNTED, OF_ROWS
from pipeline.extract.growth.periods import (
    Ends,
    period_behind,
    period_of,
    period_of_goals,
    period_of_own_plan,
    period_of_title,
    year_of_plan,
)
from pipeline.extract.growth.reading import Reading
from pipeline.extract.growth.roundups import is_part
from pipeline.extract.growth.series import Figure
from pipeline.mentions import Mentions
from pipeline.mentions.types import Quantity
from pipeline.rules.growth import GrowthRules
from pipeline.rules.growth_mood import MoodRules


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with what is needed to judge its figures.

    `whole` is the sentence when semicolons do not end one, `score` what the words around speak for its setting goals;
    `previous` is the sentence before with numbers in its paragraph.
    """

    document: Document
    discourse: Discourse
    mentions: Mentions
    rules: GrowthRules
    sentence: Span
    whole: Span
    quantities: tuple[Quantity, ...]
    score: float
    previous: tuple[Span, tuple[Quantity, ...]] | None


@dataclass(frozen=True, slots=True)
class DatedFigure:
    """A figure in its sentence, and the first and last day of the period that it is of."""

    scene: Scene
    figure: Figure
    ends: Ends

    @property
    def number(self) -> int:
        """Where the number begins."""
        return self.figure.quantity.number.start

    @property
    def paragraph(self) -> int:
        """Where the line of the number begins."""
        return self.scene.discourse.passage_at(self.number).span.start


def told_figures(reading: Reading) -> Iterator[DatedFigure]:
    """The figures of the text in its order, goals or not."""
    last: tuple[int, Figure] | None = None
    for scene in _scenes(reading):
        carried = last[1] if last and last[0] == scene.whole.start else _resumed(reading, scene)
        for figure in reading.figures(scene.sentence, scene.quantities, carried):
            if not is_part(figure, scene.document.text):
                last = scene.whole.start, figure
            yield DatedFigure(scene, figure, _ends(scene, figure))


def _scenes(reading: Reading) -> Iterator[Scene]:
    """The sentences that hold quantities, explain no word and may set goals."""
    discourse, rules = reading.discourse, reading.rules
    previous: tuple[Span, tuple[Quantity, ...]] | None = None
    for sentence, numbers in reading.sentences():
        if previous and discourse.passage_at(previous[0].start) is not discourse.passage_at(sentence.start):
            previous = None
        before, previous = previous, (sentence, numbers)
        if discourse.passage_at(sentence.start).explains:
            continue
        whole = discourse.full_sentence(sentence)
        score = plan_score(discourse, whole, rules.mood)
        if score < rules.mood.hopeless_below and not _speaks_of_plans(discourse, whole, rules.mood):
            continue
        yield Scene(reading.document, discourse, reading.mentions, rules, sentence, whole, numbers, score, before)


def _speaks_of_plans(discourse: Discourse, whole: Span, mood: MoodRules) -> bool:
    """Whether a verb of planning stands in the sentence, or goals were announced for it or its list."""
    text = discourse.text
    return (
        mood.clause_plan.search(text, *whole) is not None
        or mood.announcing.search(text, *whole) is not None
        or is_announced(discourse, whole, mood)
        or discourse.lead_of(whole.start) is not None
        or discourse.caller_of(whole.start) is not None
    )


def _resumed(reading: Reading, scene: Scene) -> Figure | None:
    """The last figure of the sentence before, in the same paragraph, where this one begins with a number's verb and no
    name: `今年完成投资12亿元。明年要突破20亿元`."""
    first = scene.quantities[0].span.start
    resuming = reading.rules.names.resuming.fullmatch(reading.document.text, scene.sentence.start, first)
    if resuming is None or scene.previous is None:
        return None
    figures = reading.figures(*scene.previous)
    return figures[-1] if figures else None


def _ends(scene: Scene, figure: Figure) -> Ends:
    number = figure.quantity.number.start
    told: Ends = (None, None)
    if figure.rule == COUNTED:
        told = period_behind(scene.discourse.text, scene.mentions, figure.quantity.span.end)
    if not any(told):
        told = period_of(scene.discourse, scene.mentions, scene.sentence, number, scene.rules)
    if not any(told) and not scene.discourse.is_report:
        told = _ends_in_article(scene, figure)
    if not any(told):
        told = period_of_own_plan(scene.document, scene.mentions)
    # A goal for which nothing names a time is one for the year in which it is spoken of.
    return told if any(told) else year_of_plan(scene.mentions.context)


def _ends_in_article(scene: Scene, figure: Figure) -> Ends:
    """The period that the headline of an article names for its goals, or a sentence before that speaks of them."""
    told = period_of_title(scene.document, scene.mentions, scene.rules)
    if any(told) or figure.rule not in OF_ROWS:
        return told
    return period_of_goals(scene.discourse, scene.mentions, figure.quantity.number.start, scene.rules)
