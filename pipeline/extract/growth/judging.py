"""Whether a figure is a goal: what the words around it, its place in the text, its period and its own shape weigh.

The weights are learnt from labelled documents (scripts/train_goals.py); what they weigh is written down here.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pipeline.document import Span, Zone
from pipeline.extract.growth.indicators import code_of
from pipeline.extract.growth.mood import is_announced
from pipeline.extract.growth.naming import COUNTED, OF_GOAL, OF_TOPIC
from pipeline.extract.growth.scenes import DatedFigure, Scene
from pipeline.extract.growth.series import MONEY, RATES
from pipeline.mentions.time_told import is_over, last_period
from pipeline.rules.growth import GrowthRules
from pipeline.rules.growth_mood import MoodRules

_SHORTEST_NAME = 2
# How far back a word is heard: the longest list of aims is shorter.
_MEMORY = 1000
# The score of a sentence is told in steps of two; more than this on either side says no more.
_STEP, _LEAST, _MOST = 2, -5, 6
_DIGITS, _DECIMALS = 5, 3
# The features by which figures are judged together, too.
_RESULT, _ANNOUNCED, _ANNOUNCED_EARLIER, _LISTED, _CALLED = (
    "result-in-clause",
    "announced-before",
    "announced-in-sentence-before",
    "listed",
    "called-goal",
)
_ANNOUNCING = frozenset((_ANNOUNCED, _ANNOUNCED_EARLIER, _LISTED, _CALLED))
_PLANNING = _ANNOUNCING | {"plan-in-clause", "plan-before", "plan-in-paragraph", "goals-spoken-of", "ahead"}
# What an article says is weighed once more, and by how it begins once more where no word of it speaks of plans.
_ARTICLE, _UNPLANNED = "article:", "unplanned:"
_WEIGHED_UNPLANNED = ("bound:", "of:", "end:", "unit:", "time-named", "no-time-named", "mode:", "kind:")
_GOAL_WORDS = ("任务", "目标", "目标任务")
# The shares that the others of a sentence and of a paragraph have in a figure's score, and the most that one counts.
_SENTENCE, _PARAGRAPH, _LIMIT = 0.2, 0.2, 4.0
# How much a word must weigh to set the mode of what follows, how far it does, and how many words are looked through.
_STRONG, _MODE_REACH, _CUES = 2.0, 400, 60
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
    said = _said_once(told)
    weights = told.scene.rules.weights.under(_layers(told, said))
    score = (weights.constant + weights.total(said)) / 100
    return _Weighed(told, score, _RESULT in said, not _ANNOUNCING.isdisjoint(said))


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
    before, lead = _before(told), told.scene.discourse.lead_of(told.number)
    if lead and told.scene.rules.mood.goals_reached.search(told.scene.discourse.text, *lead):
        return False
    if _is_work_in_hand(told, before) or told.scene.rules.yield_of_works.search(before):
        return False
    if figure.quantity.unit in MONEY and told.scene.rules.given_out.search(before[-_OUTLAY:]):
        return False
    if _is_history(told, before):
        return False
    return told.scene.discourse.is_report or not _is_no_goal(told, before)


def features(told: DatedFigure) -> list[str]:
    """What is to be learnt from, in words, each once: what is said, and what of it is weighed once more."""
    said = _said_once(told)
    again = [
        f"{layer}{one}"
        for layer in _layers(told, said)
        for one in said
        if layer == _ARTICLE or one.startswith(_WEIGHED_UNPLANNED)
    ]
    return [*said, *again]


def _layers(told: DatedFigure, said: Collection[str]) -> tuple[str, ...]:
    """What begins the weights that count beside the plain ones: what an article says weighs otherwise than what a plan
    says, and otherwise again where no word of it speaks of plans."""
    if told.scene.discourse.is_report:
        return ()
    return (_ARTICLE, _UNPLANNED) if _PLANNING.isdisjoint(said) else (_ARTICLE,)


def _said_once(told: DatedFigure) -> list[str]:
    """What is to be weighed, in words, each once."""
    return list(dict.fromkeys((_mode(told), *_said(told), *_set(told), *_timed(told), *_shaped(told), *_cues(told))))


def _before(told: DatedFigure) -> str:
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
    before, clause = _before(told), _clause(told)
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
        yield _RESULT
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


def _says_nothing(told: DatedFigure) -> bool:
    """Whether the name of the figure is that of nothing that a goal can be set for."""
    figure, rules = told.figure, told.scene.rules
    if figure.rule == "growth.grouped":
        return figure.name.endswith(_WHOLE_COST) and rules.attracted.search(_before(told)[-_WON:]) is None
    return (
        rules.names.skipped_opening.match(figure.name) is not None
        or rules.names.skipped.search(figure.name) is not None
    )


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
