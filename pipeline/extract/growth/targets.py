"""Figures that a plan sets -> growth targets with period and place."""

from collections.abc import Iterator

from pipeline.document import Span
from pipeline.extract.growth.counting import EDGE
from pipeline.extract.growth.indicators import code_of, code_of_figure, trimmed
from pipeline.extract.growth.judging import goals_among
from pipeline.extract.growth.naming import COUNTED
from pipeline.extract.growth.places import document_place, is_abroad, subject_places
from pipeline.extract.growth.reading import Reading
from pipeline.extract.growth.scenes import DatedFigure, Scene, told_figures
from pipeline.extract.growth.series import CALLED_AFTER, MONEY, RATES, RIGHT_REACH, Figure, Places
from pipeline.facts import GrowthTarget, evidence
from pipeline.patterns import plain_pattern
from pipeline.rules import Rules

# How far around a sentence its countries are looked for.
_NEAR = 1000
_STOP = plain_pattern(r"[，。；：！？\n]")


def growth_targets(reading: Reading, rules: Rules) -> Iterator[GrowthTarget]:
    """The goals in numbers that the document sets, in the order of the text, each once."""
    seen: dict[tuple[object, ...], tuple[Span, Span, str]] = {}
    for told in goals_among(told_figures(reading)):
        if _is_abroad(told.scene, rules):
            continue
        for target in _targets(told, reading.places):
            place = told.figure.clause, told.scene.whole, target.indicator_text
            if not _says_again(place, seen.setdefault(_identity(target), place)):
                yield target


def _is_abroad(scene: Scene, rules: Rules) -> bool:
    """Whether an article outside the plans speaks of other countries alone."""
    if scene.discourse.is_report:
        return False
    paragraph = scene.discourse.passage_at(scene.sentence.start).span
    near = Span(max(paragraph.start, scene.sentence.start - _NEAR), min(paragraph.end, scene.sentence.start + _NEAR))
    return is_abroad(scene.document.text, scene.mentions, near, rules)


def _says_again(this: tuple[Span, Span, str], first: tuple[Span, Span, str]) -> bool:
    """Whether this figure is the first one said again; of two names in one sentence each has the figure for itself
    (财政总收入升5%，地方级收入升5%). DatedFigure by clause, sentence and name."""
    return this[0] != first[0] and (this[1] != first[1] or this[2] == first[2])


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


def _targets(told: DatedFigure, divisions: Places) -> Iterator[GrowthTarget]:
    """The goal that the figure sets, for each place that its clause names, or else for the document's."""
    scene, figure = told.scene, told.figure
    text, rules = scene.document.text, scene.rules
    # A rate, a sum and an indicator are the same wherever they are told of (甲、乙城镇化率), things need not be.
    general = divisions.without_place(figure.name, figure.clause)
    if figure.quantity.unit in (*RATES, *MONEY) or code_of(general, rules):
        figure = figure._replace(name=general)
    places = subject_places(text, scene.mentions, figure, scene.discourse, rules)
    for place in places:
        rest = figure.name.removeprefix(text[slice(*place.span)])
        name = figure.name if CALLED_AFTER.match(rest) else trimmed(rest, rules) or figure.name
        yield _target(told, name, place.adcode)
    if not places:
        yield _target(told, figure.name, document_place(scene.discourse, scene.mentions, figure, rules))


def _target(told: DatedFigure, name: str, adcode: str | None) -> GrowthTarget:
    scene, figure, ends = told.scene, told.figure, told.ends
    low, high = figure.values()
    return GrowthTarget(
        evidence=evidence(scene.document, _evidence_span(scene.document.text, figure), figure.rule),
        indicator=code_of_figure(name, figure.quantity.unit, scene.rules),
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
    if found < 0 and figure.rule == COUNTED:
        # Words were left out in the middle of what is counted.
        found = text.rfind(figure.name[:EDGE], *figure.clause)
    start = min(found if found >= 0 else figure.clause.start, figure.quantity.span.start)
    while text[start] in " 　\t，,。；;、：:*\n）":
        start += 1
    end = max(figure.clause.end, figure.quantity.span.end)
    # What is counted may run on to the next number, in whose clause it stands as well: 建成6个展馆和3座桥梁.
    behind = text.find(figure.name, end, end + RIGHT_REACH) if found < 0 and figure.rule == COUNTED else -1
    beside = behind >= 0 and _STOP.search(text, end, behind) is None
    return Span(start, behind + len(figure.name) if beside else end)
