"""What cleaning changed in a text: each place as it was read and as it was understood, and the step that did it."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.clean import STEPS
from pipeline.clean.fold import Folded, fold
from pipeline.document import OffsetMap, Span
from pipeline.rules.clean import load_clean_rules

# Steps that change how a character is written, not what it says: their places are counted, not marked in the text.
QUIET_STEPS = frozenset(
    {"drop_invisibles", "simplify_script", "narrow_characters", "widen_punctuation", "join_broken_lines"}
)


class Repair(NamedTuple):
    """A stretch of the text as read (in code points), its characters, what became of them, and the step's name."""

    start: int
    end: int
    before: str
    after: str
    step: str

    @property
    def quiet(self) -> bool:
        return self.step in QUIET_STEPS


def find_repairs(text: str, applied: str) -> list[Repair]:
    """The repairs that the steps named in `applied` (documents.cleaning) make to `text`, in the order of the text.

    >>> find_repairs("招商(shāng)引资", "drop_pinyin_glosses")
    [Repair(start=2, end=9, before='(shāng)', after='', step='drop_pinyin_glosses')]
    """
    names = frozenset(applied.split())
    rules = load_clean_rules()
    ways_back: list[OffsetMap] = []
    found: list[Repair] = []
    at_hand = text
    for step in STEPS:
        if step.__name__ not in names:
            continue
        folded = fold(at_hand, [step], rules)
        for before, after in _changes(at_hand, folded):
            raw = _raw(before, ways_back)
            found.append(Repair(raw.start, raw.end, text[raw.start : raw.end], after, step.__name__))
        at_hand = folded.text
        ways_back.append(folded.offsets)
    return sorted(found)


def _raw(span: Span, ways_back: list[OffsetMap]) -> Span:
    """Where a span of the text at hand stands in the text as read."""
    for offsets in reversed(ways_back):
        span = offsets.to_raw(span)
    return span


def _changes(before: str, folded: Folded) -> Iterator[tuple[Span, str]]:
    """The stretches of `before` that the fold changed, each with what it made of them; neighbours are one."""
    start = end = 0
    made = ""
    for span, after in _pieces(before, folded):
        if span.start > end and end > start:
            yield Span(start, end), made
        if span.start > end or end == start:
            start, made = span.start, ""
        end, made = span.end, made + after
    if end > start:
        yield Span(start, end), made


def _pieces(before: str, folded: Folded) -> Iterator[tuple[Span, str]]:
    """What the map of a fold tells apart: characters changed in place, stretches replaced, stretches left out."""
    offsets = folded.offsets
    done = 0
    clean_ends = (*offsets.clean_starts[1:], len(folded.text))
    runs = zip(offsets.clean_starts, clean_ends, offsets.raw_starts, offsets.raw_ends, offsets.copied, strict=True)
    for clean_start, clean_end, raw_start, raw_end, copied in runs:
        if raw_start > done:
            yield Span(done, raw_start), ""
        if copied:
            yield from _changed_characters(before, folded.text, Span(clean_start, clean_end), raw_start)
        else:
            yield Span(raw_start, raw_end), folded.text[clean_start:clean_end]
        done = raw_end
    if len(before) > done:
        yield Span(done, len(before)), ""


def _changed_characters(before: str, after: str, span: Span, raw_start: int) -> Iterator[tuple[Span, str]]:
    shift = raw_start - span.start
    if before[raw_start : span.end + shift] == after[span.start : span.end]:
        return
    for at in range(span.start, span.end):
        if before[at + shift] != after[at]:
            yield Span(at + shift, at + shift + 1), after[at]
