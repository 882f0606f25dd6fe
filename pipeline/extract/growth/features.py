"""Describes a figure in words that a weight can be given to: what is said around it, its place in the text, its period
and its own shape.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator

from pipeline.document import Span, Zone
from pipeline.extract.growth.indicators import code_of
from pipeline.extract.growth.mood import is_announced
from pipeline.extract.growth.scenes import DatedFigure, Scene
from pipeline.extract.growth.series import MONEY, RATES
from pipeline.mentions.time_told import is_over, last_period
from pipeline.rules.growth import GrowthRules

# How far back a word is heard: the longest list of aims is shorter.
_MEMORY = 1000
# The score of a sentence is told in steps of two; more than this on either side says no more.
_STEP, _LEAST, _MOST = 2, -5, 6
_DIGITS, _DECIMALS = 5, 3
# The features by which figures are judged together, too.
RESULT, _ANNOUNCED, _ANNOUNCED_EARLIER, _LISTED, _CALLED = (
    "result-in-clause",
    "announced-before",
    "announced-in-sentence-before",
    "listed",
    "called-goal",
)
ANNOUNCING = frozenset((_ANNOUNCED, _ANNOUNCED_EARLIER, _LISTED, _CALLED))
_PLANNING = ANNOUNCING | {"plan-in-clause", "plan-before", "plan-in-paragraph", "goals-spoken-of", "ahead"}
# What an article says is weighed once more, and by how it begins once more where no word of it speaks of plans.
_ARTICLE, _UNPLANNED = "article:", "unplanned:"
_WEIGHED_UNPLANNED = ("bound:", "of:", "end:", "unit:", "time-named", "no-time-named", "mode:", "kind:")
_GOAL_WORDS = ("任务", "目标", "目标任务")
# How much a word must weigh to set the mode of what follows, how far it does, and how many words are looked through.
_STRONG, _MODE_REACH, _CUES = 2.0, 400, 60


def features(told: DatedFigure) -> list[str]:
    """What is to be learnt from, in words, each once: what is said, and what of it is weighed once more."""
    said = said_of(told)
    again = [
        f"{layer}{one}"
        for layer in layers(told, said)
        for one in said
        if layer == _ARTICLE or one.startswith(_WEIGHED_UNPLANNED)
    ]
    return [*said, *again]


def layers(told: DatedFigure, said: Collection[str]) -> tuple[str, ...]:
    """What begins the weights that count beside the plain ones: what an article says weighs otherwise than what a plan
    says, and otherwise again where no word of it speaks of plans."""
    if told.scene.discourse.is_report:
        return ()
    return (_ARTICLE, _UNPLANNED) if _PLANNING.isdisjoint(said) else (_ARTICLE,)


def said_of(told: DatedFigure) -> list[str]:
    """What is to be weighed, in words, each once."""
    return list(dict.fromkeys((_mode(told), *_said(told), *_set(told), *_timed(told), *_shaped(told), *_cues(told))))


def words_before(told: DatedFigure) -> str:
    """The words of the sentence before the number."""
    return told.scene.discourse.text[max(told.scene.whole.start, told.number - _MEMORY) : told.number]


def _heard_from(told: DatedFigure) -> int:
    """Where the words of the paragraph begin that are heard at the number."""
    return max(told.paragraph, told.number - _MEMORY)


def _clause(told: DatedFigure) -> str:
    """The words of the figure's own clause."""
    start, end = told.figure.clause
    return told.scene.discourse.text[max(start, told.number - _MEMORY) : end]


def _said(told: DatedFigure) -> Iterator[str]:
    """Where verbs of planning, words that announce, and words of results stand."""
    scene, mood, number = told.scene, told.scene.rules.mood, told.number
    before, clause = words_before(told), _clause(told)
    planned, reached = mood.clause_plan.search(clause), mood.clause_result.search(clause)
    reached_before = mood.clause_result.search(before)
    if planned:
        yield "plan-in-clause"
    if planned and not reached and not reached_before:
        yield "plan-alone"
    if mood.clause_plan.search(before):
        yield "plan-before"
    if mood.clause_plan.search(scene.discourse.text, _heard_from(told), number):
        yield "plan-in-paragraph"
    if mood.announcing.search(before):
        yield _ANNOUNCED
    if reached:
        yield RESULT
    if reached_before:
        yield "result-before"


def _set(told: DatedFigure) -> Iterator[str]:
    """The kind of text and of section, and what the text around says of its figures."""
    scene, discourse = told.scene, told.scene.discourse
    kind = "report" if discourse.is_report else "relaying" if discourse.relays else "article"
    yield f"kind:{kind}"
    yield f"section:{discourse.passage_at(told.number).section}:{discourse.is_report}"
    yield f"score:{max(_LEAST, min(_MOST, int(scene.score // _STEP)))}"
    if is_announced(discourse, scene.whole, scene.rules.mood):
        yield _ANNOUNCED_EARLIER
    if _is_listed_as_goal(scene, told.number):
        yield _LISTED
    if _speaks_of_goals(told):
        yield "goals-spoken-of"


def _timed(told: DatedFigure) -> Iterator[str]:
    """How the period lies to the time of the text, and whether the sentence names it."""
    scene, (start, end) = told.scene, told.ends
    year = scene.mentions.context.year
    if end is None or year is None:
        yield "end:none" if end is None else "end:no-year"
    else:
        yield "end:ahead" if end.year > year else "end:this-year"
        if end.year > year and (start is None or start.year >= year):
            yield "ahead"
    named = last_period(scene.discourse.text, scene.mentions, Span(scene.whole.start, told.number))
    yield "time-named" if named else "no-time-named"
    if named is None and _looks_back(told):
        yield "looks-back"


def _shaped(told: DatedFigure) -> Iterator[str]:
    """What the figure is: of an indicator or not, found by which rule, of which unit, bound and roundness."""
    figure, rules = told.figure, told.scene.rules
    quantity = figure.quantity
    unit = _sort_of(quantity.unit, rules)
    coded = "indicator" if code_of(figure.name, rules) else "name"
    yield f"of:{coded}"
    if figure.name.endswith(_GOAL_WORDS):
        yield _CALLED
    yield f"unit:{unit}"
    yield f"unit:{unit}:{coded}"
    yield f"rule:{figure.rule}"
    yield f"bound:{figure.comparator.value}"
    yield f"measure:{figure.measure.value}"
    _, _, decimals = told.scene.discourse.text[slice(*quantity.number)].partition(".")
    yield f"decimals:{min(len(decimals.rstrip('%万亿元')), _DECIMALS)}:{unit}"
    yield f"digits:{min(len(str(quantity.low).replace('.', '').strip('0')), _DIGITS)}:{unit}"


def _sort_of(unit: str, rules: GrowthRules) -> str:
    if unit in RATES:
        return "rate"
    if unit in MONEY:
        return "money"
    return "count" if unit in rules.units.counts else "measure"


def _cues(told: DatedFigure) -> Iterator[str]:
    """The words of plans and results in the figure's clause, wherever they stand in it."""
    clause = _clause(told)
    for cues in told.scene.rules.mood.cues:
        for word, _, _ in cues.automaton.find_matches_as_indexes(clause):
            yield f"word:{cues.words[word]}"


def _mode(told: DatedFigure) -> str:
    """Whether the last strong word before the number is one of plans or of results, and how far back it stands."""
    cues, number = told.scene.discourse.cues, told.number
    at = bisect_left(cues, (number,))
    for cue in reversed(cues[max(0, at - _CUES) : at]):
        if abs(cue.weight) >= _STRONG and number - cue.start <= _MODE_REACH:
            return f"mode:{'plan' if cue.weight > 0 else 'result'}:{_nearness(told, cue.start)}"
    return "mode:none"


def _nearness(told: DatedFigure, offset: int) -> str:
    """The smallest part of the text that what stands at `offset`, before the number, shares with it."""
    if offset >= told.figure.clause.start:
        return "clause"
    if offset >= told.scene.whole.start:
        return "sentence"
    return "paragraph" if offset >= told.paragraph else "before"


def _is_listed_as_goal(scene: Scene, number: int) -> bool:
    """Whether the line above or below the list in which the number stands calls it one of goals, or the headline."""
    lead, mood = scene.discourse.lead_of(number), scene.rules.mood
    if scene.discourse.caller_of(number):
        return True
    if lead is not None:
        return mood.goals.search(scene.discourse.text, *lead) is not None
    titles = scene.document.sections_of((Zone.TITLE,))
    pledged = any(mood.pledged.search(scene.document.text, *title.span) for title in titles)
    return pledged and not scene.discourse.is_report and scene.discourse.is_marked(number)


def _speaks_of_goals(told: DatedFigure) -> bool:
    """Whether the headline, or the paragraph up to the number, has a word for goals or names a plan."""
    scene, text, goals = told.scene, told.scene.discourse.text, told.scene.rules.mood.goals
    if goals.search(text, _heard_from(told), told.number):
        return True
    return any(goals.search(text, *title.span) for title in scene.document.sections_of((Zone.TITLE,)))


def _looks_back(told: DatedFigure) -> bool:
    """Whether the last time that the paragraph named before the sentence is over."""
    scene = told.scene
    earlier = last_period(scene.discourse.text, scene.mentions, Span(told.paragraph, scene.whole.start))
    return earlier is not None and is_over(earlier.end, scene.mentions)
