"""The steps of cleaning in their order, and what the cleaned page then tells of itself."""

from collections.abc import Sequence

from pipeline.clean.characters import decode_entities, drop_invisibles, narrow_characters
from pipeline.clean.fold import Step, fold
from pipeline.clean.front import read_front_matter
from pipeline.clean.glosses import drop_pinyin_glosses
from pipeline.clean.layout import split_lines
from pipeline.clean.lines import join_broken_lines
from pipeline.clean.markup import drop_markup
from pipeline.clean.metadata import Page, find_published_on, find_publisher
from pipeline.clean.mojibake import reread_lines
from pipeline.clean.script import simplify_script
from pipeline.clean.slips import repair_slips
from pipeline.clean.spacing import join_names, join_numbers, join_spread_characters, widen_punctuation
from pipeline.clean.title import find_title
from pipeline.clean.zones import find_sections, zones_by_line
from pipeline.document import Document, RawDocument, Span
from pipeline.rules import Rules

STEPS: tuple[Step, ...] = (
    reread_lines,
    drop_invisibles,
    decode_entities,
    drop_markup,
    repair_slips,
    drop_pinyin_glosses,
    simplify_script,
    narrow_characters,
    join_spread_characters,
    join_numbers,
    join_names,
    widen_punctuation,
    join_broken_lines,
)


def clean(raw: RawDocument, rules: Rules, steps: Sequence[Step] = STEPS) -> Document:
    """The document as a person would read it, with the way back to every character as read.

    The text is in simplified script, without pinyin glosses and markup; digits and letters are ASCII, and punctuation
    in Chinese text has its full width. What the container states about the document wins over what the text says.
    `steps` leaves some of the repairs out, to measure what they are good for.
    """
    text, offsets, applied = fold(raw.text, steps, rules.clean)
    lines = list(split_lines(text))
    front = read_front_matter(lines)
    looks = zones_by_line(lines, front.lines, rules.clean.page, rules.clean.metadata)
    found, title_lines = find_title(lines[front.lines :], looks[front.lines :])
    stated = fold(raw.title, steps, rules.clean).text if raw.title else front.title
    titles = [Span(line.start, line.end) for line in title_lines if not stated] + [*front.title_spans]
    title = stated or found
    sections = find_sections(lines, looks, titles, title, rules.clean.page)
    page = Page(text, lines[front.lines :], sections, title, front, raw.url)
    return Document(
        raw,
        text,
        offsets,
        applied,
        sections,
        title,
        raw.publisher or find_publisher(page, rules.clean.metadata),
        raw.published_on or find_published_on(page, rules.clean.metadata),
    )
