"""Takes out the pinyin that a machine wrote behind characters: `經(jīng)濟(jì)`."""

from collections.abc import Iterator

import regex

from pipeline.document import Edit, Span
from pipeline.rules.clean import CleanRules

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_MARKED = regex.compile(f"[{_TONED}]")
SYLLABLE = rf"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[a-zü]{{0,2}}[{_TONED}][a-zü]{{0,3}}(?![a-zü{_TONED}])"
# The parenthesis may be damaged on either side, but a syllable with none at all must stand between two characters.
_GLOSS = regex.compile(
    rf"(?<=[\u3400-\u9fff\ue000-\uf8ff])(?:[(（\[［〔【]\s?{SYLLABLE}\s?[)）\]］〕】]?|{SYLLABLE}(?:\s?[)）\]］〕】]|(?=[\u3400-\u9fff])))"
)
# What a slip left of a gloss: the opening parenthesis and the byte before it became one question mark.
_SLIPPED = regex.compile(rf"(?<=[?？\ufffd]){SYLLABLE}[)）]")
_NEUTRAL = regex.compile(r"([\u3400-\u9fff])[(（]([a-z]{2,5})[)）]")


def drop_pinyin_glosses(text: str, rules: CleanRules) -> Iterator[Edit]:
    """Edits that take out glosses; a real parenthesis (`(GDP)`, `(左五)`) has no tone mark and stays.

    Syllables without a tone (`的(de)`) go only where the text has other glosses and the character is read so.
    """
    if not _MARKED.search(text):
        return
    found = False
    for pattern in (_GLOSS, _SLIPPED):
        for match in pattern.finditer(text):
            found = True
            yield Edit(Span(*match.span()), "")
    if found:
        for match in _NEUTRAL.finditer(text):
            if match.group(1) + match.group(2) in rules.neutral_glosses:
                yield Edit(Span(match.end(1), match.end()), "")
