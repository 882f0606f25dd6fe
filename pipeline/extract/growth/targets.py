"""Figures that a plan sets -> growth targets with period and place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models.vocabulary import Comparator
from pipeline.document import Document, Span, Zone
from pipeline.extract.growth.heads import code_of, trimmed
from pipeline.extract.growth.mood import Discourse, clause_score, is_announced, plan_score
from pipeline.extract.growth.naming import COUNTED, OF_GOAL, OF_PLACES, OF_TOPIC
from pipeline.extract.growth.periods import (
    Ends,
    is_over,
    last_period,
    period_of,
    period_of_goals,
    period_of_title,
    year_of_plan,
)
from pipeline.extract.growth.places import document_place, is_abroad, subject_places
from pipeline.extract.growth.reading import Reading
from pipeline.extract.growth.roundups import is_part
from pipeline.extract.growth.series import RATES, Figure
from pipeline.facts import GrowthTarget, evidence
from pipeline.mentions import Mentions
from pipeline.mentions.types import Quantity
from pipeline.rules import Rules
from pipeline.rules.growth import GrowthRules, MoodRules

_SHORTEST_NAME = 2
# How far back a word is heard: the longest list of aims is shorter.
_MEMORY = 1000
_BOUNDS = frozenset((Comparator.GE, Comparator.LE, Comparator.APPROX))


@dataclass(frozen=True, slots=True)
class _Scene:
    """One sentence with what is needed to judge its figures. `score` is what speaks for its setting goals;
    `is_announced` where a sentence before announced them; `previous` is the one before with numbers in its paragraph.
    """

    document: Document
    discourse: Discourse
    mentions: Mentions
    rules: GrowthRules
    sentence: Span
    whole: Span
    quantities: tuple[Quantity, ...]
    score: float
    is_announced: bool
    previous: tuple[Span, tuple[Quantity, ...]] | None


def growth_targets(reading: Reading, rules: Rules) -> Iterator[GrowthTarget]:
    """The goals in numbers that the document sets, in the order of the text, each once."""
    told: dict[tuple[object, ...], Span] = {}
    last: tuple[Figure, Ends] | None = None
    for scene, figure in _figures(reading):
        ends = _ends(scene, figure)
        if not (_is_goal(scene, figure, ends) or _is_next_goal(scene, figure, ends, last)) or _is_abroad(scene, rules):
            continue
        last = figure, ends
        for target in _targets(scene, figure, ends):
            if told.setdefault(_identity(target), figure.clause) == figure.clause:
                yield target


def _figures(reading: Reading) -> Iterator[tuple[_Scene, Figure]]:
    """The figures of the sentences that might set goals, each with its sentence."""
    last: tuple[int, Figure] | None = None
    for scene in _scenes(reading):
        carried = last[1] if last and last[0] == scene.whole.start else _resumed(reading, scene)
        for figure in reading.figures(scene.sentence, scene.quantities, carried):
            if not is_part(figure, scene.document.text):
                last = scene.whole.start, figure
            yield scene, figure


def _resumed(reading: Reading, scene: _Scene) -> Figure | None:
    """The last figure of the sentence before, in the same paragraph, where this one begins with a number's verb and no
    name: `今年完成投资12亿元。明年要突破20亿元`."""
    first = scene.quantities[0].span.start
    resuming = reading.rules.names.resuming.fullmatch(reading.document.text, scene.sentence.start, first)
    if resuming is None or scene.previous is None:
        return None
    figures = reading.figures(*scene.previous)
    return figures[-1] if figures else None


def _ends(scene: _Scene, figure: Figure) -> Ends:
    number = figure.quantity.number.start
    told = period_of(scene.discourse, scene.mentions, scene.sentence, number, scene.rules)
    if not any(told):
        told = period_of_title(scene.document, scene.mentions, scene.rules)
    if not any(told) and figure.rule in (OF_PLACES, OF_TOPIC):
        told = period_of_goals(scene.discourse, scene.mentions, number, scene.rules)
    # A goal for which nothing names a time is one for the year in which it is spoken of.
    return told if any(told) else year_of_plan(scene.mentions.context)


def _scenes(reading: Reading) -> Iterator[_Scene]:
    """The sentences that hold quantities and might set goals."""
    document, discourse, mood = reading.document, reading.discourse, reading.rules.mood
    previous: tuple[Span, tuple[Quantity, ...]] | None = None
    for sentence, numbers in reading.sentences():
        if previous and discourse.passage_at(previous[0].start) is not discourse.passage_at(sentence.start):
            previous = None
        before, previous = previous, (sentence, numbers)
        if _is_glossary(discourse, sentence, mood):
            continue
        whole = discourse.full_sentence(sentence)
        announced = is_announced(discourse, whole, mood)
        score = plan_score(discourse, whole, mood) + (mood.announced if announced else 0)
        # Half of the sentences need no word to speak for them.
        if score + mood.future > mood.plan_from or score + _best_case(discourse, whole, mood) > mood.plan_from:
            yield _Scene(
                document, discourse, reading.mentions, reading.rules, sentence, whole, numbers, score, announced, before
            )


def _best_case(discourse: Discourse, whole: Span, rules: MoodRules) -> float:
    """The most that any figure of the sentence can add to its score; what cannot reach a plan need not be read."""
    best = rules.future
    if rules.clause_plan.search(discourse.text, *whole):
        best += rules.clause
    if rules.announcing.search(discourse.text, *whole):
        best += rules.announced
    lead = discourse.lead_of(whole.start)
    if lead and _is_of_goals(discourse.text, lead, rules):
        best += rules.announced
    return best


def _is_of_goals(text: str, lead: Span, rules: MoodRules) -> bool:
    """Whether the line that opens a list calls it one of goals, rather than of goals that were reached."""
    return rules.goals.search(text, *lead) is not None and rules.goals_reached.search(text, *lead) is None


def _is_abroad(scene: _Scene, rules: Rules) -> bool:
    """Whether an article outside the plans speaks of other countries alone."""
    if scene.discourse.is_report:
        return False
    paragraph = scene.discourse.passage_at(scene.sentence.start).span
    near = Span(
        max(paragraph.start, scene.sentence.start - _MEMORY), min(paragraph.end, scene.sentence.start + _MEMORY)
    )
    return is_abroad(scene.document.text, scene.mentions, near, rules)


def _is_glossary(discourse: Discourse, sentence: Span, rules: MoodRules) -> bool:
    """Whether the line of `sentence` explains a word, as those in the notes of a report do."""
    return rules.glossary.match(discourse.text, discourse.passage_at(sentence.start).span.start) is not None


def _identity(target: GrowthTarget) -> tuple[object, ...]:
    """What makes two statements one fact: an indicator of the table, or else the words, with the figure."""
    return (
        target.indicator or target.indicator_text,
        target.value_low,
        target.value_high,
        target.unit,
        target.comparator,
        target.period_end,
        target.adcode,
    )


def _is_goal(scene: _Scene, figure: Figure, ends: Ends) -> bool:
    text, number, rules = scene.discourse.text, figure.quantity.number.start, scene.rules
    before = text[max(scene.whole.start, number - _MEMORY) : number]
    clause = text[max(figure.clause.start, number - _MEMORY) : figure.clause.end]
    if (
        _says_nothing(figure, rules)
        or _is_work_in_hand(figure, before, rules)
        or rules.yield_of_works.search(before)
        or is_over(ends[1], scene.mentions)
    ):
        return False
    if figure.rule in (OF_GOAL, OF_TOPIC):
        return True
    if not scene.discourse.is_report and not _is_said_as_goal(scene, figure, before, clause, ends):
        return False
    if scene.is_announced or _is_listed_as_goal(scene, number):
        # What is announced as goals is a goal, however it sounds, unless its own clause tells that it was reached.
        return rules.mood.clause_result.search(clause) is None
    score = scene.score + clause_score(clause, before, rules.mood)
    if _is_ahead(ends, scene.mentions.context.year):
        score += rules.mood.future
    if _looks_back(scene, number):
        score += rules.mood.past
    return score > rules.mood.plan_from


def _is_next_goal(scene: _Scene, figure: Figure, ends: Ends, last: tuple[Figure, Ends] | None) -> bool:
    """Whether the figure is the next member of a list of goals, of which only the others are told by a bound:
    `生产总值增长6%左右，投资增长8%以上，出口增长5%`."""
    if last is None or ends != last[1] or figure.quantity.unit != last[0].quantity.unit:
        return False
    text, end, start = scene.discourse.text, last[0].clause.end, figure.clause.start
    if last[0].clause.start < scene.whole.start or text[end:start].strip("，、；") or is_over(ends[1], scene.mentions):
        return False
    clause = text[slice(*figure.clause)]
    return code_of(figure.name, scene.rules) is not None and not scene.rules.mood.clause_result.search(clause)


def _is_listed_as_goal(scene: _Scene, number: int) -> bool:
    """Whether the line above the list in which the number stands calls it one of goals, or the headline does."""
    lead, mood = scene.discourse.lead_of(number), scene.rules.mood
    if lead is not None:
        return _is_of_goals(scene.discourse.text, lead, mood)
    titles = scene.document.sections_of((Zone.TITLE,))
    pledged = any(mood.pledged.search(scene.document.text, *title.span) for title in titles)
    return pledged and not scene.discourse.is_report and scene.discourse.is_marked(number)


def _speaks_of_goals(scene: _Scene, number: int) -> bool:
    """Whether the headline, or the paragraph up to the number, has a word for goals or names a plan."""
    text, goals = scene.discourse.text, scene.rules.mood.goals
    if goals.search(text, max(scene.discourse.passage_at(number).span.start, number - _MEMORY), number):
        return True
    return any(goals.search(text, *title.span) for title in scene.document.sections_of((Zone.TITLE,)))


def _says_nothing(figure: Figure, rules: GrowthRules) -> bool:
    if len(figure.name) < _SHORTEST_NAME or figure.rule == "growth.relative":
        return True
    if figure.rule == "growth.grouped":
        return False
    return (
        rules.names.skipped_opening.match(figure.name) is not None
        or rules.names.skipped.search(figure.name) is not None
    )


def _is_work_in_hand(figure: Figure, before: str, rules: GrowthRules) -> bool:
    """Whether what is counted is but the object of work: `抓好80个项目`, `推进9处灌区工程`."""
    if figure.rule != COUNTED:
        return False
    return rules.handled.search(before) is not None or (
        rules.furthered.search(before) is not None and rules.works_in_hand.search(figure.name) is not None
    )


def _is_ahead(ends: Ends, year: int | None) -> bool:
    """Whether the period ends after the document's year, and did not begin before it."""
    start, end = ends
    return end is not None and year is not None and end.year > year and (start is None or start.year >= year)


def _looks_back(scene: _Scene, number: int) -> bool:
    """Whether the last time that was named before the sentence is over, and the sentence names none of its own."""
    text, mentions = scene.discourse.text, scene.mentions
    paragraph = scene.discourse.passage_at(number).span.start
    earlier = last_period(text, mentions, Span(paragraph, scene.whole.start))
    if earlier is None or not is_over(earlier.end, mentions):
        return False
    return last_period(text, mentions, Span(scene.whole.start, number)) is None


def _is_said_as_goal(scene: _Scene, figure: Figure, before: str, clause: str, ends: Ends) -> bool:
    """Whether an article outside the plans calls the figure a goal: by a verb in the sentence or, for what is an
    indicator or a bound, by one in the paragraph; or as a bound for the whole year."""
    mood = scene.rules.mood
    if figure.rule == "growth.grouped" or mood.clause_result.search(clause) or _is_no_goal(scene, figure, before):
        return False
    if mood.clause_plan.search(before) or mood.announcing.search(before) or _plans_on(scene, figure):
        return True
    if scene.is_announced:
        return True
    if scene.discourse.relays and figure.rule != "growth.inherited":
        return True
    if scene.score >= mood.sure and mood.achieving.search(before):
        return True
    number, year = figure.quantity.number.start, scene.mentions.context.year
    if figure.rule != COUNTED and _is_ahead(ends, year) and _speaks_of_goals(scene, number):
        return True
    is_indicator, is_bound = code_of(figure.name, scene.rules) is not None, figure.comparator in _BOUNDS
    paragraph = max(scene.discourse.passage_at(number).span.start, number - _MEMORY)
    if (is_indicator or is_bound) and mood.clause_plan.search(scene.discourse.text, paragraph, number):
        return True
    if _is_listed_as_goal(scene, number):
        return True
    return is_indicator and is_bound and year is not None and ends[1] == date(year, 12, 31)


def _plans_on(scene: _Scene, figure: Figure) -> bool:
    """Whether an indicator stands in a list without a result whose later members have a verb of planning:
    `第二产业占比达到45%，城镇化率力争达到40%`."""
    text, mood = scene.discourse.text, scene.rules.mood
    if (
        figure.rule != "growth.named"
        or figure.quantity.unit not in RATES
        or mood.clause_result.search(text, *scene.whole)
    ):
        return False
    return mood.clause_plan.search(text, figure.clause.end, scene.sentence.end) is not None


def _targets(scene: _Scene, figure: Figure, ends: Ends) -> Iterator[GrowthTarget]:
    """The goal that the figure sets, for each place that its clause names, or else for the document's."""
    text, rules = scene.document.text, scene.rules
    places = subject_places(text, scene.mentions, figure, scene.discourse, rules)
    for place in places:
        name = trimmed(figure.name.removeprefix(text[slice(*place.span)]), rules) or figure.name
        yield _target(scene, figure, name, ends, place.adcode)
    if not places:
        home = document_place(scene.discourse, scene.mentions, figure, rules)
        yield _target(scene, figure, figure.name, ends, home)


def _is_no_goal(scene: _Scene, figure: Figure, before: str) -> bool:
    """Whether an article tells what the day brings, what stands already, who does it or what somebody may get."""
    rules = scene.rules
    if rules.allowance.search(figure.name) or rules.today.search(before):
        return True
    if figure.rule == COUNTED and rules.benefit.search(before):
        return True
    if rules.company.search(before) and rules.authority.search(before) is None:
        return True
    already = rules.already.search(before)
    if already is not None and not _turns_to_plans(already.group(), rules.mood):
        return True
    text, start = scene.discourse.text, figure.quantity.span.start
    if figure.rule != COUNTED or rules.all_of.match(text, figure.quantity.span.end):
        return False
    return not text[figure.clause.start : start].strip() and text[start - 1] != "、"


def _turns_to_plans(words: str, mood: MoodRules) -> bool:
    """Whether words that began with what stands already go on to plans: `指标已写进责任状：今年下降5%`."""
    return mood.clause_plan.search(words) is not None or mood.announcing.search(words) is not None


def _target(scene: _Scene, figure: Figure, name: str, ends: Ends, adcode: str | None) -> GrowthTarget:
    low, high = figure.values()
    return GrowthTarget(
        evidence=evidence(scene.document, _evidence_span(scene.document.text, figure), figure.rule),
        indicator=code_of(name, scene.rules),
        indicator_text=name,
        measure=figure.measure,
        comparator=figure.comparator,
        value_low=low,
        value_high=high,
        unit=figure.quantity.unit,
        period_start=ends[0],
        period_end=ends[1],
        adcode=adcode,
    )


def _evidence_span(text: str, figure: Figure) -> Span:
    """The name and the number, or the clause where the name is not written out."""
    found = text.rfind(figure.name, *figure.clause)
    start = min(found if found >= 0 else figure.clause.start, figure.quantity.span.start)
    while text[start] in " 　\t，,。；;、：:*\n）":
        start += 1
    return Span(start, max(figure.clause.end, figure.quantity.span.end))
