"""RawDocument -> Document: steps propose edits, one fold applies them, then the page's zones are told apart."""

from pipeline.clean.characters import decode_entities, drop_invisibles, narrow_characters
from pipeline.clean.fold import Step, fold
from pipeline.clean.glosses import drop_pinyin_glosses
from pipeline.clean.script import simplify_script
from pipeline.clean.spacing import join_names, join_numbers, widen_punctuation
from pipeline.document import Document, RawDocument
from pipeline.rules import Rules

__all__ = ["STEPS", "clean"]

STEPS: tuple[Step, ...] = (
    drop_invisibles,
    decode_entities,
    drop_pinyin_glosses,
    simplify_script,
    narrow_characters,
    join_numbers,
    join_names,
    widen_punctuation,
)


def clean(raw: RawDocument, rules: Rules) -> Document:
    """The document as a person would read it, with the way back to every character as read."""
    folded = fold(raw.text, STEPS, rules.clean)
    return Document(
        raw, folded.text, folded.offsets, folded.applied, (), raw.title, raw.publisher, raw.published_on
    )
