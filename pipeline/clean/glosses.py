"""Takes out the pinyin that a machine wrote behind characters: `經(jīng)濟(jì)`."""

from collections.abc import Iterator

from pipeline.document import Edit, Span
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.clean import CleanRules

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_MARKED = plain_pattern(f"[{_TONED}]")
SYLLABLE = rf"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[a-zü]{{0,2}}[{_TONED}][a-zü]{{0,3}}(?![a-zü{_TONED}])"
# The parenthesis may be damaged on either side, but a syllable with none at all must stand between two characters.
_GLOSS = lazy_pattern(
    rf"(?<=[\u3400-\u9fff\ue000-\uf8ff])(?:[(（\[［〔【]\s?{SYLLABLE}\s?[)）\]］〕】]?|{SYLLABLE}(?:\s?[)）\]］〕】]|(?=[\u3400-\u9fff])))"
)
# What a slip left of a gloss: the opening parenthesis and the byte before it became one question mark.
_SLIPPED = lazy_pattern(rf"(?<=[?？\ufffd]){SYLLABLE}[)）]")
_NEUTRAL = lazy_pattern(r"([\u3400-\u9fff])[(（]([a-z]{2,5})[)）]")
# A syllable of Mandarin without its mark, or with its marked vowel lost, in whole parentheses.
_INITIAL = r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
_FINAL = (
    r"(?:iang|iong|uang|ueng|iao|ian|ing|ong|uai|uan|ang|eng|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiouvü])"
)
_TONELESS = plain_pattern(rf"[(（](?<=[\u3400-\u9fff].)\s?(?P<syllable>{_INITIAL}{_FINAL})\s?[)）]")
_HURT = lazy_pattern(rf"(?<=[\u3400-\u9fff])[(（]{_INITIAL}[a-zü]{{0,2}}[?？\ufffd□*][a-zü]{{0,3}}[)）]")
# So many different syllables, one behind each of so many characters, are no chance; fewer when others bear marks.
_MOST_CHANCE, _FEWER = 4, 1


def drop_pinyin_glosses(text: str, rules: CleanRules) -> Iterator[Edit]:
    """Edits that take out glosses; a real parenthesis (`(GDP)`, `(左五)`) has no tone mark and stays.

    Syllables without a tone or with a lost vowel go only where the text has other glosses: one of a character that is
    read without (`的(de)`), or several that make chance unlikely.
    """
    marked = list(_marked_glosses(text))
    yield from marked
    if not marked and "(" not in text and "（" not in text:
        return
    toneless = list(_TONELESS.finditer(text))
    if len({match["syllable"] for match in toneless}) > (_FEWER if marked else _MOST_CHANCE):
        yield from (Edit(Span(*match.span()), "") for match in toneless)
    if marked:
        yield from (Edit(Span(*match.span()), "") for match in _HURT.finditer(text))
        for match in _NEUTRAL.finditer(text):
            if match.group(1) + match.group(2) in rules.neutral_glosses:
                yield Edit(Span(match.end(1), match.end()), "")


def _marked_glosses(text: str) -> Iterator[Edit]:
    if _MARKED.search(text):
        for pattern in (_GLOSS, _SLIPPED):
            yield from (Edit(Span(*match.span()), "") for match in pattern.finditer(text))
