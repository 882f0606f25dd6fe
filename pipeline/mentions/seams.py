"""The words of the dictionary around a name: whether one ends where it begins, or the name is cut out of others."""

from pipeline.words import lexicon

# A word written less often tells nothing: many pairs of characters are one.
_KNOWN = 50
_LONGEST = 4
# What stands before and hides a name must be a longer word, but no longer name.
_NAMES = ("ns", "nr", "nt", "nz")

# The classes of verbs, times, adverbs, conjunctions, prepositions and of nouns that name no place.
_BEFORE_NAMES = frozenset({"v", "vn", "vd", "t", "d", "c", "p", "n", "l", "r"})
# Words of their own before a name (`在|内蒙古`), and at its beginning where the rest is one (`从|化纤`).
_AT = "在于从向由"


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
    """
    known = lexicon()
    if text[start] in _AT and known.frequency(text[start + 1 : end + 1]) >= _KNOWN:
        return True
    before = text[start - 1 : start]
    if not "\u4e00" <= before <= "\u9fff" or before in _AT:
        return False
    written = known.frequency(before + text[start])
    if known.frequency(before + text[start:end]) and not known.word_class(before + text[start:end]).startswith(_NAMES):
        return True
    if written < _KNOWN or written < (least := max(_KNOWN, known.frequency(text[start:end]))):
        return False
    return any(known.frequency(text[start + 1 : stop]) >= least for stop in (end, end + 1) if stop > start + 2)
