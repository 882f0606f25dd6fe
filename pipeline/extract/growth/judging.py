"""Which figures are goals: those that may be one, by what speaks for them and for the others beside them.

The weights are learnt from labelled documents (scripts/train_goals.py); what they weigh is told in features.py.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.extract.growth.features import ANNOUNCING, RESULT, layers, said_of, words_before
from pipeline.extract.growth.indicators import code_of
from pipeline.extract.growth.naming import COUNTED, OF_GOAL, OF_TOPIC
from pipeline.extract.growth.scenes import DatedFigure
from pipeline.extract.growth.series import MONEY
from pipeline.mentions.time_told import is_over
from pipeline.rules.growth_mood import MoodRules

_SHORTEST_NAME = 2
# The shares that the others of a sentence and of a paragraph have in a figure's score, and the most that one counts.
_SENTENCE, _PARAGRAPH, _LIMIT = 0.2, 0.2, 4.0
# How far before its amount an outlay is named, and how far before their cost works are won.
_OUTLAY, _WON = 60, 80
# What a works costs is no goal, of however many works it is told.
_WHOLE_COST = ("总投资", "总投资额")


def goals_among(figures: Iterable[DatedFigure]) -> Iterator[DatedFigure]:
    """Those of the figures that are set as goals, in their order."""
    weighed = [_weighed(told) for told in figures if may_be_goal(told)]
    sentences = _means((one.told.scene.whole.start, one) for one in weighed)
    paragraphs = _means((one.told.paragraph, one) for one in weighed)
    last: DatedFigure | None = None
    for one in weighed:
        told = one.told
        # Goals come in lists: the others of the sentence and of the paragraph have their say.
        score = one.score
        if not one.tells_result:
            score += _SENTENCE * (sentences[told.scene.whole.start] - one.score)
            score += _PARAGRAPH * (paragraphs[told.paragraph] - one.score)
        if _is_set(one, score) or (not one.tells_result and last is not None and _goes_on(last, told)):
            last = told
            yield told


def _is_set(one: "_Weighed", score: float) -> bool:
    """Whether words, place and shape make the figure a goal that weighs `score`."""
    announced = one.is_announced and not one.tells_result
    return announced or one.told.figure.rule in (OF_GOAL, OF_TOPIC) or score > one.told.scene.rules.mood.goal_from


def _goes_on(last: DatedFigure, told: DatedFigure) -> bool:
    """Whether an indicator's figure is the next member of the list of goals that `last` is one of, by which only the
    others have a bound: `生产总值增长6%左右，投资增长8%以上，出口增长5%`."""
    text, end, start = told.scene.discourse.text, last.figure.clause.end, told.figure.clause.start
    if last.ends != told.ends or last.figure.quantity.unit != told.figure.quantity.unit or end > start:
        return False
    alike = last.figure.clause.start >= told.scene.whole.start and not text[end:start].strip("，、；")
    return alike and code_of(told.figure.name, told.scene.rules) is not None


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A figure with what speaks for its being a goal; `tells_result` where its own clause has a word of results,
    `is_announced` where it is called a goal, or a sentence or the head of a list has announced goals."""

    told: DatedFigure
    score: float
    tells_result: bool
    is_announced: bool


def _weighed(told: DatedFigure) -> _Weighed:
    said = said_of(told)
    weights = told.scene.rules.weights.under(layers(told, said))
    score = (weights.constant + weights.total(said)) / 100
    return _Weighed(told, score, RESULT in said, not ANNOUNCING.isdisjoint(said))


def _means(scores: Iterable[tuple[int, _Weighed]]) -> dict[int, float]:
    """The mean score of those that tell no result, by their place; a single score counts so much and no more."""
    told: dict[int, list[float]] = {}
    for place, one in scores:
        if not one.tells_result:
            told.setdefault(place, []).append(max(-_LIMIT, min(_LIMIT, one.score)))
    return {place: sum(some) / len(some) for place, some in told.items()}


def may_be_goal(told: DatedFigure) -> bool:
    """Whether the figure has a name and a size of its own, is of a time that is not over, and neither stands under a
    head of results nor counts work in hand, nor tells an outlay, what a works will yield or in an article what others
    want."""
    figure = told.figure
    if len(figure.name) < _SHORTEST_NAME or figure.rule == "growth.relative" or _says_nothing(told):
        return False
    if is_over(told.ends[1], told.scene.mentions):
        return False
    before, lead = words_before(told), told.scene.discourse.lead_of(told.number)
    if lead and told.scene.rules.mood.goals_reached.search(told.scene.discourse.text, *lead):
        return False
    if _is_work_in_hand(told, before) or told.scene.rules.yield_of_works.search(before):
        return False
    if figure.quantity.unit in MONEY and told.scene.rules.given_out.search(before[-_OUTLAY:]):
        return False
    if _is_history(told, before):
        return False
    return told.scene.discourse.is_report or not _is_no_goal(told, before)


def _says_nothing(told: DatedFigure) -> bool:
    """Whether the name of the figure is that of nothing that a goal can be set for."""
    figure, rules = told.figure, told.scene.rules
    if figure.rule == "growth.grouped":
        return figure.name.endswith(_WHOLE_COST) and rules.attracted.search(words_before(told)[-_WON:]) is None
    return (
        rules.names.skipped_opening.match(figure.name) is not None
        or rules.names.skipped.search(figure.name) is not None
    )


def _is_work_in_hand(told: DatedFigure, before: str) -> bool:
    """Whether what is counted is but the object of work: `抓好80个项目`, `推进9处灌区工程`."""
    figure, rules = told.figure, told.scene.rules
    if figure.rule != COUNTED:
        return False
    if rules.where.search(before) is not None:
        return rules.done_there.search(figure.name) is None
    return rules.handled.search(before) is not None or (
        rules.furthered.search(before) is not None and rules.works_in_hand.search(figure.name) is not None
    )


def _is_history(told: DatedFigure, before: str) -> bool:
    """Whether the sentence tells how a stretch of years went that is over, and goes on to no plan."""
    rules, year = told.scene.rules, told.scene.mentions.context.year
    lived = rules.these_years.search(before)
    if lived is None and (rise := rules.rise.search(before)):
        lived = rise if year is None or int(rise["until"]) <= year else None
    return lived is not None and rules.mood.clause_plan.search(before, lived.end()) is None


def _is_no_goal(told: DatedFigure, before: str) -> bool:
    """Whether the text tells what the day brings, what was counted, what stands already, who does it or what somebody
    may get."""
    figure, rules = told.figure, told.scene.rules
    if rules.allowance.search(figure.name) or rules.today.search(before):
        return True
    if figure.rule == COUNTED and rules.benefit.search(before):
        return True
    if rules.company.search(before) and rules.authority.search(before) is None:
        return True
    if rules.statistics.search(before) and rules.mood.clause_plan.search(before) is None:
        return True
    already = rules.already.search(before)
    if already is not None and not _turns_to_plans(already.group(), rules.mood):
        return True
    text, start = told.scene.discourse.text, figure.quantity.span.start
    if figure.rule != COUNTED or rules.all_of.match(text, figure.quantity.span.end):
        return False
    return not text[figure.clause.start : start].strip() and text[start - 1] != "、"


def _turns_to_plans(words: str, mood: MoodRules) -> bool:
    """Whether words that began with what stands already go on to plans: `指标已写进责任状：今年下降5%`."""
    return mood.clause_plan.search(words) is not None or mood.announcing.search(words) is not None
