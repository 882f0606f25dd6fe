"""The indicator that a clause of places and a number takes from what the text spoke of before: `甲省为6%，乙省为7%`."""

from pipeline.extract.growth.indicators import code_of
from pipeline.extract.growth.series import RATES, Figure, Series
from pipeline.patterns import lazy_pattern
from pipeline.rules.growth import GrowthRules

_LABEL = lazy_pattern(r"[^，。；：\n]{2,12}(?=[：:])")
# A part of the figure before: what comes after it goes on from the whole.
_PART = "其中"
# How far back a goal is heard that many places set, and an indicator that a round-up of places is of.
_TOPIC_REACH, _NEAR = 1200, 300
_SENTENCE = lazy_pattern(r"[。！？\n]")
_NEXT_PLACE = frozenset("，、；,;")
_CHANGE = lazy_pattern(r"增速|增长|增幅")


def of_places(series: Series, rules: GrowthRules) -> str:
    """The indicator of the figure before, or of the label before the first, where but places stand in the clause:
    `甲市外贸出口增长8%，乙市增长9%`."""
    start, end = _row(series, rules)
    rest = series.text[end : series.start - len(series.head.predicate)].strip()
    if end == start or rest:
        return ""
    before = _whole_before(series)
    counts = rules.units.counts
    if before is not None and (
        before.quantity.unit == series.unit or counts.isdisjoint((before.quantity.unit, series.unit))
    ):
        return series.places.without_place(before.name, before.subject)
    label = _LABEL.search(series.text, series.whole, series.clause)
    return _indicator_at_end(label.group(), rules) if label else ""


def of_topic(series: Series, rules: GrowthRules) -> str:
    """The indicator whose goal the text spoke of last, where but places, their number and a verb that sets stand in the
    clause: `甲、乙等5省同时锚定6%`."""
    if _tallied(series, rules) is None:
        return ""
    topics = rules.names.topic.finditer(series.text, max(0, series.clause - _TOPIC_REACH), series.clause)
    names = (_indicator_at_end(topic["of"], rules) for topic in reversed(list(topics)))
    return next((name.removesuffix("增长").removesuffix("增速") for name in names if name), "")


def of_roundup(series: Series, rules: GrowthRules) -> str:
    """The indicator that the sentence names first, where a row of places begins, each with its number:
    `投资方面，甲市10%、乙市11%`."""
    start = _start_of_roundup(series, rules)
    return _first_indicator(series.text[series.whole : start], rules) if start is not None else ""


def of_roundup_before(series: Series, rules: GrowthRules) -> str:
    """The indicator that the nearest sentence before in its paragraph names first, where a row of places begins."""
    start = _start_of_roundup(series, rules)
    if start is None:
        return ""
    begin = max(0, start - _NEAR)
    sentences = _SENTENCE.split(series.text[begin:start])
    return next((name for sentence in reversed(sentences) if (name := _first_indicator(sentence, rules))), "")


def _start_of_roundup(series: Series, rules: GrowthRules) -> int | None:
    """Where the first of a row of places with numbers begins; None where none does."""
    following = series.end + 1
    if series.figures or series.text[series.end : following] not in _NEXT_PLACE:
        return None
    return _tallied(series, rules) if series.places.row_end(following) > following else None


def _tallied(series: Series, rules: GrowthRules) -> int | None:
    """Where the row of places begins that the clause of a rate begins with, where but their number and a verb that
    sets stand between the two; None where more does, or no place."""
    if series.unit not in RATES:
        return None
    start, end = _row(series, rules)
    return start if end > start and rules.names.tally.fullmatch(series.text, end, series.start) else None


def _first_indicator(words: str, rules: GrowthRules) -> str:
    """The first indicator that `words` name, with the word for its change."""
    every = rules.indicators.automaton.find_matches_as_indexes(words, overlapping=True)
    found = min(every, key=lambda match: (match[1], -match[2]), default=None)
    if found is None:
        return ""
    change = _CHANGE.match(words, found[2])
    return words[found[1] : change.end() if change else found[2]]


def is_part(figure: Figure, text: str) -> bool:
    """Whether the figure's clause tells a part of the one before (`其中民间投资增长9%`)."""
    return text.startswith(_PART, figure.clause.start)


def _row(series: Series, rules: GrowthRules) -> tuple[int, int]:
    """Where the places begin and end that the clause begins with, or the one that labels its line (`甲省：6%`); the
    same twice where it begins with none."""
    label = series.clause - 1
    if label in series.places.stops and series.text[label] in ":：":
        return label, series.clause
    opening = rules.names.opening.match(series.text, series.clause, series.start)
    start = series.clause if series.clause in series.places.ends else opening.end() if opening else series.clause
    return start, series.places.row_end(start)


def _whole_before(series: Series) -> Figure | None:
    """The last figure before that is no part of another."""
    wholes = (figure for figure in reversed(series.figures) if not is_part(figure, series.text))
    return next(wholes, series.before) or series.carried


def _indicator_at_end(words: str, rules: GrowthRules) -> str:
    """The longest end of `words` that names an indicator."""
    return next((words[start:] for start in range(len(words) - 1) if code_of(words[start:], rules)), "")
