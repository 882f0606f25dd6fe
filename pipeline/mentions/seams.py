"""The words of the dictionary around a name: whether one ends where it begins, or the name is cut out of others."""

from math import log

from pipeline.words import CORPUS, is_han, lexicon

# A word written less often tells nothing: many pairs of characters are one.
_KNOWN = 50
_LONGEST = 4
# What stands before and hides a name must be a longer word, but no longer name.
_NAMES = ("ns", "nr", "nt", "nz")

# The classes of verbs, times, adverbs, conjunctions, prepositions and of nouns that name no place.
_BEFORE_NAMES = frozenset({"v", "vn", "vd", "t", "d", "c", "p", "n", "l", "r"})
# Words of their own before a name (`在|内蒙古`), and at its beginning where the rest is one (`从|化纤`).
_AT = "在于从向由"
# More of these: what joins, and what brings together.
_ALONE = _AT + "同来和与及集"
# How far around a name its words are read, and how long they are.
_AROUND, _WORD = 5, 5
# Of how many words the dictionary's corpus is, as a natural logarithm.
_CORPUS = log(CORPUS)
# So much likelier a reading must be that ends a word inside the name: as a natural logarithm.
_LIKELIER = 3.9


def follows_word(text: str, start: int, end: int) -> bool:
    """Whether before the name at `start` to `end` a word ends that no place's name goes on from, and no word goes on
    across its beginning or its end.

    What names a place may be the first half of a longer name: `西沙|永兴岛`.

    >>> [follows_word(text, 4, 6) for text in ("今年联合长寿", "开赴西沙永兴岛", "大副委员长武某")]
    [True, False, False]
    """
    known = lexicon()
    across = [text[max(0, start + 1 - size) : start + 1] for size in range(2, _LONGEST + 1)]
    across += [text[end - 1 : end + 1]] if end < len(text) else []
    if any(known.frequency(word) >= _KNOWN for word in across):
        return False
    before = (text[start - size : start] for size in range(_LONGEST, 1, -1) if size <= start)
    word = next((word for word in before if known.frequency(word) >= _KNOWN), "")
    return known.word_class(word) in _BEFORE_NAMES


def is_cut_out(text: str, start: int, end: int) -> bool:
    """Whether the name at `start` to `end` is the end of a longer word (`复合肥`), or begins in one word and ends in
    the next (`以上|城区`, `美丽|江苏`) and both are written oftener than it.

    >>> [is_cut_out(text, 2, end) for text, end in (("县以上城区。", 6), ("建美丽江苏", 4), ("来到上城区。", 5))]
    [False, True, False]
    >>> [is_cut_out(text, 3, 5) for text in ("大力推广东风车", "参加在广东召开", "海拔以上海洋风")]
    [True, False, True]
    """
    known = lexicon()
    if text[start] in _AT and known.frequency(text[start + 1 : end + 1]) >= _KNOWN:
        return True
    if _is_crossed(text, start, end):
        return True
    before = text[start - 1 : start]
    if not is_han(before) or before in _AT:
        return False
    written = known.frequency(before + text[start])
    if known.frequency(before + text[start:end]) and not known.word_class(before + text[start:end]).startswith(_NAMES):
        return True
    if written < _KNOWN or written < (least := max(_KNOWN, known.frequency(text[start:end]))):
        return False
    return any(known.frequency(text[start + 1 : stop]) >= least for stop in (end, end + 1) if stop > start + 2)


def _is_crossed(text: str, start: int, end: int) -> bool:
    """Whether the likeliest reading of the words around the name has one that begins before it and ends inside
    (`从中|牟利`, `洞庭湖|北部`), or its first character alone (`同|安哥拉`), and is far likelier than that with it."""
    left = next((at for at in range(start, start - _AROUND, -1) if at < 1 or not is_han(text[at - 1])), start - _AROUND)
    if text[start] not in _ALONE and not _has_crossing(text, left, start, end):
        return False
    right = next((at for at in range(end, end + _AROUND) if not is_han(text[at : at + 1])), end + _AROUND)
    words, free = _read(text[left:right])
    begun, ended = start - left, end - left
    crossed = any(begin < begun < stop < ended for begin, stop in words)
    alone = text[start] in _ALONE and any(begin == begun + 1 and stop > ended for begin, stop in words)
    if not (crossed or alone):
        return False
    named = _read(text[left:start])[1] + _weight(text[start:end]) + _read(text[end:right])[1]
    return free - named > _LIKELIER


def _has_crossing(text: str, left: int, start: int, end: int) -> bool:
    """Whether any word of the dictionary begins before the name and ends inside."""
    known = lexicon()
    begins = range(max(left, start - _WORD + 1), start)
    return any(known.frequency(text[begin:stop]) for stop in range(start + 1, end) for begin in begins)


def _weight(word: str) -> float:
    """The natural logarithm of how likely the word is; of one that the dictionary lacks, as of one seen once."""
    return log(lexicon().frequency(word) or 1) - _CORPUS


def _read(stretch: str) -> tuple[list[tuple[int, int]], float]:
    """The likeliest words of `stretch`, as where they begin and end, and how likely they are together."""
    known = lexicon()
    best: list[tuple[float, int]] = [(0.0, 0)]
    for stop in range(1, len(stretch) + 1):
        begins = (at for at in range(max(0, stop - _WORD), stop) if stop - at == 1 or known.frequency(stretch[at:stop]))
        best.append(max((best[at][0] + _weight(stretch[at:stop]), at) for at in begins))
    words: list[tuple[int, int]] = []
    at = len(stretch)
    while at:
        words.append((best[at][1], at))
        at = best[at][1]
    return words, best[-1][0]
