"""Tells plans from results: weighs the words of a figure's clause, sentence, paragraph and section."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

import regex

from pipeline.document import Document, Span
from pipeline.mentions import Mentions
from pipeline.rules.growth import MoodRules

# From this month on a report speaks of the next year, and the running one is as good as over.
YEAR_IS_OVER = 11

_LINE = regex.compile(r"[^\n]+")
_REST_AT_MOST = 8.0
_OPENING = 400
_OTHERS_AT_MOST = 4.0
_WORD_AT_MOST = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the document: `section` is 1 in a part that plans, -1 in one that looks back, 0 where no heading
    tells; `heading` is that heading."""

    span: Span
    section: int
    heading: Span | None


@dataclass(frozen=True, slots=True)
class Discourse:
    """The document's lines with their sections, and whether it is a report at all."""

    text: str
    passages: tuple[Passage, ...]
    is_report: bool
    _scores: dict[int, float] = field(default_factory=dict)

    def passage_at(self, offset: int) -> Passage:
        """The line that `offset` lies in."""
        return self.passages[bisect_right(self.passages, offset, key=lambda passage: passage.span.start) - 1]

    def score_of(self, passage: Passage, rules: MoodRules) -> float:
        """The cue score of a whole line, reckoned once."""
        start, end = passage.span
        if start not in self._scores:
            self._scores[start] = cue_score(self.text[start:end], rules)
        return self._scores[start]

    def total(self, rules: MoodRules) -> float:
        """The cue score of all lines that no heading governs."""
        return sum(self.score_of(passage, rules) for passage in self.passages if not passage.section)


def read_discourse(document: Document, mentions: Mentions, rules: MoodRules) -> Discourse:
    """The lines of `document`, each in the section that the last heading above it opened."""
    passages: list[Passage] = []
    section, heading = 0, None
    for line in _LINE.finditer(document.text):
        span = Span(*line.span())
        opened = _section_of_heading(line.group(), span, mentions, rules)
        if opened is not None:
            section, heading = opened, span
        passages.append(Passage(span, section, heading))
    opening = f"{document.title or ''}\n{document.text[:_OPENING]}"
    return Discourse(document.text, tuple(passages), rules.report.search(opening) is not None)


def _section_of_heading(line: str, span: Span, mentions: Mentions, rules: MoodRules) -> int | None:
    """1 for a heading that opens a plan, -1 for one that opens a review, 0 for both at once; None for no heading."""
    words = line.strip("*#　 \t")
    if not words or len(words) > rules.longest_heading or not rules.numbered.match(words):
        return None
    plan, review = rules.plan_heading.search(words), rules.review_heading.search(words)
    if bool(plan) != bool(review):
        return 1 if plan else -1
    if not rules.dated_heading.search(words):
        return None
    return _section_of_year(span, mentions) or (0 if plan else None)


def _section_of_year(span: Span, mentions: Mentions) -> int | None:
    """What the last year that a heading names says: a year that is over was lived, another is planned."""
    context = mentions.context
    at = bisect_right(mentions.periods, span.end, key=lambda period: period.span.start)
    ends = [p.end for p in mentions.periods[max(0, at - 4) : at] if p.span.start >= span.start and p.end]
    if not ends or context.year is None:
        return None
    late = context.spoken_on is not None and context.spoken_on.month >= YEAR_IS_OVER
    return 1 if ends[-1].year >= context.year + late else -1


def cue_score(text: str, rules: MoodRules) -> float:
    """How much the words of `text` weigh for a plan; below zero for results."""
    score = 0.0
    for pattern, weights in rules.cues:
        found = Counter(pattern.findall(text))
        score += sum(weights[word] * min(count, _WORD_AT_MOST) for word, count in found.items())
    for pattern, weight in rules.shapes:
        score += weight * min(len(pattern.findall(text)), _WORD_AT_MOST)
    return score


def plan_score(discourse: Discourse, sentence: Span, clause: str, before: str, rules: MoodRules) -> float:
    """How much speaks for `clause`, in `sentence`, telling a goal: above `rules.plan_from` it does.

    `before` is the sentence up to the clause's number: a verb of planning there governs what follows.
    """
    passage = discourse.passage_at(sentence.start)
    own = cue_score(discourse.text[slice(*sentence)], rules)
    rest = (discourse.score_of(passage, rules) - own) * rules.rest_of_paragraph
    score = own + max(-_REST_AT_MOST, min(_REST_AT_MOST, rest))
    if not discourse.is_report:
        score += rules.news
    elif passage.section:
        score += passage.section * rules.heading
    else:
        others = (discourse.total(rules) - discourse.score_of(passage, rules)) * rules.rest_of_document
        score += max(-_OTHERS_AT_MOST, min(_OTHERS_AT_MOST, others))
    if rules.clause_plan.search(clause):
        score += rules.clause
    elif rules.clause_plan.search(before):
        score += rules.clause * 0.75
    if rules.clause_result.search(clause):
        score -= rules.clause
    return score
