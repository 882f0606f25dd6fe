"""Tells plans from results: weighs the words of a figure's clause, sentence, paragraph and section."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from pipeline.document import Document, Span
from pipeline.mentions.types import Line
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.growth_mood import MoodRules

_LINE = lazy_pattern(r"[^\n]+")
_STOP = plain_pattern(r"[。；;！？!?\n]")
_HALF_STOPS = ("；", ";")
_REST_AT_MOST = 8.0
# How many characters, and how many lines, the head of a document has.
_OPENING, _HEADLINES = 400, 6
# The longest list of aims in one paragraph; what parts it, and what each part holds.
_LONGEST_AIMS = 1000
_FULL_STOP = lazy_pattern(r"[。！？!?]")
_DIGIT = lazy_pattern(r"\d")
# What stands farther before the end of a sentence of many parts says nothing of the last.
_LONGEST_SENTENCE = 2000
# Where an article says what it is about.
_LEAD = 600
_ITEM = lazy_pattern(r"[\s*]*(?:[-•·*●◆▲■□◇▶►★☆✔✅☑➢➤]|[—─]{1,2}|[^\w\s]{0,2}\s*\d{1,2}[.、．](?!\d))[\s*]*")
# Lines that a list has at most.
_LONGEST_LIST = 60
# A line that asks for goals leads on to the answer, as a colon leads on to a list.
_QUESTION = (
    r"(?:目标|任务|指标|打算|预期)[^。，？?\n]{0,10}(?:什么|哪些|多少|怎样|如何|安排|呢)[^。？?\n]{0,6}[？?][”\"]?\s*$"
)
_ASKS = lazy_pattern(_QUESTION)
_ANSWERS = lazy_pattern(r"\s*[^\s：:，。？]{1,12}[：:]")
_LEADS_ON = lazy_pattern(rf"(?:[：:👇⬇↓]|如下[—─]*)\s*$|{_QUESTION}")
_OTHERS_AT_MOST = 4.0
_WORD_AT_MOST = 2
_CLAUSE_ENDS = frozenset("，、：:,。；;！？!?\n") | {""}
_CLAUSE_STARTS = frozenset("，、：:,。；;！？!?\n”* \u3000\t")


class Cue(NamedTuple):
    """A word that weighs for a plan or for a review, and where it stands."""

    start: int
    word: tuple[int, int]
    weight: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the document: `section` is 1 in a part that plans, -1 in one that looks back, 0 where no heading
    tells; `heading` is that heading, `score` what the line's own words weigh. `explains`: it tells what words mean."""

    span: Span
    section: int
    heading: Span | None
    score: float
    explains: bool


@dataclass(frozen=True, slots=True)
class Discourse:
    """The document's lines with their sections, and whether it is a report or else an article that `relays` one.

    `lines` are where the passages begin; `cues` are in order; `stops` are the ends of clauses and sentences,
    `full_stops` those of sentences alone; `ahead` is the score of all lines that no heading of a review governs;
    `callers` are, by number of line, the lines further down that call it one of goals.
    """

    text: str
    passages: tuple[Passage, ...]
    lines: tuple[int, ...]
    is_report: bool
    relays: bool
    cues: tuple[Cue, ...]
    stops: tuple[int, ...]
    full_stops: tuple[int, ...]
    ahead: float
    callers: Mapping[int, Span]
    # By number of line: asked for at every figure.
    _leads: dict[int, Span | None] = field(default_factory=dict, repr=False, compare=False)

    def passage_at(self, offset: int) -> Passage:
        """The line that `offset` lies in."""
        return self.passages[self._line_at(offset)]

    def sentence_at(self, offset: int) -> Span:
        """The stretch between full stops, semicolons or line breaks that `offset` lies in."""
        at = bisect_right(self.stops, offset)
        end = self.stops[at] - 1 if at < len(self.stops) else len(self.text)
        return Span(self.stops[at - 1] if at else 0, end)

    def item_start(self, offset: int) -> int:
        """Where the words of the line at `offset` begin, behind the mark or the number of a list's item."""
        start = self.passage_at(offset).span.start
        item = _ITEM.match(self.text, start)
        return item.end() if item else start

    def lead_of(self, offset: int) -> Span | None:
        """The line that ends in a colon and opens the list in which the line at `offset` is an item."""
        index = self._line_at(offset)
        if index not in self._leads:
            self._leads[index] = self._lead_of_line(index)
        return self._leads[index]

    def _lead_of_line(self, index: int) -> Span | None:
        first = max(0, index - _LONGEST_LIST)
        while index > first and self._is_item(index):
            index -= 1
            if _LEADS_ON.search(self.text, *self.passages[index].span):
                return self.passages[index].span
        return None

    def caller_of(self, offset: int) -> Span | None:
        """The line behind the list of the line at `offset`, or behind this line, that calls it goals."""
        return self.callers.get(self._line_at(offset))

    def list_at(self, offset: int) -> Span | None:
        """The list that the line at `offset` is an item of, from the line that opens it to its last item."""
        lead = self.lead_of(offset)
        if lead is None:
            return None
        index = self._line_at(offset) + 1
        last = min(len(self.lines), index + _LONGEST_LIST)
        while index < last and self._is_item(index):
            index += 1
        return Span(lead.start, self.passages[index - 1].span.end)

    def is_marked(self, offset: int) -> bool:
        """Whether the line at `offset` begins with the mark or the number of a list's item."""
        return _ITEM.match(self.text, self.passage_at(offset).span.start) is not None

    def _line_at(self, offset: int) -> int:
        return bisect_right(self.lines, offset) - 1

    def _is_item(self, index: int) -> bool:
        """Whether a line is marked as an item, a semicolon at its end or before it makes it one, or it answers."""
        return (
            self._goes_on(index)
            or (index > 0 and self._answers(index))
            or (index > 0 and self._goes_on(index - 1))
            or _ITEM.match(self.text, self.lines[index]) is not None
        )

    def _answers(self, index: int) -> bool:
        """Whether a line is what a speaker says to a question for goals in the line before."""
        asked = _ASKS.search(self.text, *self.passages[index - 1].span) is not None
        return asked and _ANSWERS.match(self.text, self.lines[index]) is not None

    def _goes_on(self, index: int) -> bool:
        return self.text[slice(*self.passages[index].span)].rstrip().endswith(_HALF_STOPS)

    def full_sentence(self, sentence: Span) -> Span:
        """`sentence` with what stands before it in the same sentence when semicolons do not end one."""
        at = bisect_right(self.full_stops, sentence.start)
        return Span(self.full_stops[at - 1] if at else 0, sentence.end)


def read_discourse(document: Document, lines: Sequence[Line], rules: MoodRules) -> Discourse:
    """What the words of the `lines` of `document` speak for, each in its section."""
    text = document.text
    cues = tuple(sorted(_cues(text, rules)))
    passages = tuple(_passages(text, lines, cues, rules))
    stops = tuple(found.end() for found in _STOP.finditer(text))
    return Discourse(
        text,
        passages,
        tuple(passage.span.start for passage in passages),
        _is_report(document, rules),
        rules.relayed.search(text, 0, _LEAD) is not None,
        cues,
        stops,
        tuple(stop for stop in stops if text[stop - 1] not in _HALF_STOPS),
        sum(passage.score for passage in passages if passage.section >= 0),
        _callers(text, passages, rules),
    )


def _callers(text: str, passages: Sequence[Passage], rules: MoodRules) -> dict[int, Span]:
    """By number of line: the line that calls it goals, for the line right before that and for the other items of a
    list that ends there."""
    callers: dict[int, Span] = {}
    for index, passage in enumerate(passages):
        if not rules.called_above.match(text, passage.span.start):
            continue
        for above in range(index - 1, max(-1, index - _LONGEST_LIST), -1):
            callers[above] = passage.span
            if not _ITEM.match(text, passages[above].span.start):
                break
    return callers


def _is_report(document: Document, rules: MoodRules) -> bool:
    """Whether the title or a line under it says that this is a plan, the delegates are addressed, or the paragraphs
    are aims under no title. Headlines further down are those of other items of news."""
    head = "\n".join([document.title or "", *islice(_lines(document.text[:_OPENING]), _HEADLINES)])
    if rules.report.search(head) or rules.addressed.search(document.text, 0, _OPENING):
        return True
    return document.title is None and len(rules.aims.findall(document.text)) > 1


def _lines(text: str) -> Iterator[str]:
    return (line.group() for line in _LINE.finditer(text) if line.group().strip())


def _passages(text: str, lines: Sequence[Line], cues: Sequence[Cue], rules: MoodRules) -> Iterator[Passage]:
    terms = False
    for line in lines:
        words = text[slice(*line.span)]
        lived = not line.side and rules.lived.match(words) is not None
        terms = rules.terms.match(words) is not None or (terms and rules.appendix.match(words) is None)
        explains = (terms and rules.wanted.search(words) is None) or rules.glossary.match(words) is not None
        yield Passage(line.span, -1 if lived else line.side, line.heading, _weight_of(cues, line.span), explains)


def _cues(text: str, rules: MoodRules) -> Iterator[Cue]:
    """Every cue word of `text` at its place in the clause, and every telling shape of a number."""
    for place, cues in enumerate(rules.cues):
        found, weights = cues.automaton.find_matches_as_indexes(text), cues.weights
        if cues.opens_clause:
            found = [match for match in found if _opens_clause(text, match[1])]
        if cues.closes_clause:
            found = [match for match in found if text[match[2] : match[2] + 1] in _CLAUSE_ENDS]
        yield from [Cue(start, (place, word), weights[word]) for word, start, _ in found]
    for shape, (pattern, weight) in enumerate(rules.shapes):
        yield from (Cue(found.start(), (-1, shape), weight) for found in pattern.finditer(text))


def _opens_clause(text: str, start: int) -> bool:
    if start == 0 or text[start - 1] in _CLAUSE_STARTS:
        return True
    return text.startswith("我们", start - 2) and (start == 2 or text[start - 3] in _CLAUSE_STARTS)


def _weight_of(cues: Sequence[Cue], span: Span) -> float:
    """How much the words in `span` weigh for a plan; below zero for results. A word counts twice at most."""
    first = bisect_left(cues, (span.start,))
    last = bisect_left(cues, (span.end,), first)
    counts: dict[tuple[int, int], int] = {}
    score = 0.0
    for _, word, weight in cues[first:last]:
        counts[word] = count = counts.get(word, 0) + 1
        if count <= _WORD_AT_MOST:
            score += weight
    return score


def plan_score(discourse: Discourse, sentence: Span, rules: MoodRules) -> float:
    """How much speaks for `sentence` setting goals: its own words, its paragraph's, its section's, the document's."""
    passage = discourse.passage_at(sentence.start)
    own = _weight_of(discourse.cues, Span(max(sentence.start, sentence.end - _LONGEST_SENTENCE), sentence.end))
    score = own + _within(_REST_AT_MOST, (passage.score - own) * rules.rest_of_paragraph)
    if not discourse.is_report and not discourse.relays:
        return score + rules.news
    if passage.section:
        return score + passage.section * rules.heading
    return score + _within(_OTHERS_AT_MOST, (discourse.ahead - passage.score) * rules.rest_of_document)


def is_announced(discourse: Discourse, sentence: Span, rules: MoodRules) -> bool:
    """Whether a sentence before, in the same paragraph, announces goals, and every one from there up to `sentence`
    tells numbers and none a result: a list of goals that full stops part."""
    text, start = discourse.text, discourse.passage_at(sentence.start).span.start
    before = max(start, sentence.start - _LONGEST_AIMS)
    announcing = [*rules.announcing.finditer(text, before, sentence.start)] if before < sentence.start else []
    if not announcing:
        return False
    between = _FULL_STOP.split(text[announcing[-1].end() : sentence.end])
    return all(_DIGIT.search(part) and not rules.clause_result.search(part) for part in between if part.strip())


def _within(limit: float, value: float) -> float:
    return max(-limit, min(limit, value))
