"""Applies steps to a text: each step proposes edits, the fold makes them and keeps the way back."""

from collections.abc import Callable, Iterable, Sequence
from itertools import cycle, islice
from typing import NamedTuple

from pipeline.document import Edit, OffsetMap
from pipeline.rules.clean import CleanRules

Step = Callable[[str, CleanRules], Iterable[Edit]]

# A step can make work for an earlier one (an entity decoded to a zero-width space). Each pass only removes or
# settles characters, so real text needs two passes; the limit is there for text made to be hostile.
_MAX_PASSES = 8


class Folded(NamedTuple):
    """A text after its steps, the map to the text before them, and the names of the steps that changed it."""

    text: str
    offsets: OffsetMap
    applied: tuple[str, ...]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the `edits` made.

    >>> from pipeline.document import Span
    >>> apply_edits("經(jīng)濟", [Edit(Span(0, 1), "经"), Edit(Span(1, 7), "")])
    '经濟'
    """
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces.append(text[done : edit.span.start])
        pieces.append(edit.replacement)
        done = edit.span.end
    pieces.append(text[done:])
    return "".join(pieces)


def fold(text: str, steps: Sequence[Step], rules: CleanRules) -> Folded:
    """`text` after all `steps`, again and again until none of them has anything left to do.

    Of two edits of one step that overlap, the earlier one is made; edits that change nothing are dropped.
    """
    offsets = OffsetMap.identity(len(text))
    applied: dict[str, None] = {}
    quiet = 0
    for step in islice(cycle(steps), _MAX_PASSES * len(steps)):
        if edits := _in_order(text, step(text, rules)):
            offsets = offsets.after(edits, len(text))
            text = apply_edits(text, edits)
            applied[step.__name__] = None
            quiet = 0
        else:
            quiet += 1
        if quiet == len(steps):
            break
    return Folded(text, offsets, tuple(applied))


def _in_order(text: str, edits: Iterable[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span.start):
        start, end = edit.span
        if start >= done and start < end and text[start:end] != edit.replacement:
            kept.append(edit)
            done = end
    return kept
