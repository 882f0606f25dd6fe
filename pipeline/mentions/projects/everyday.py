"""Tells everyday words from what makes a name particular, by the dictionary."""

from collections.abc import Container
from functools import lru_cache

from pipeline.words import lexicon

PLACES_AND_PERSONS = frozenset({"ns", "nr", "nt", "nz"})
_PROPER = PLACES_AND_PERSONS | {"nrt", "nrfg", "x"}
# So often a word occurs in the dictionary's texts that it is an everyday one; and that it is one beyond doubt.
_EVERYDAY, _COMMON = 20, 150


def _is_everyday(word: str, frequency: int, word_class: str) -> bool:
    return len(word) > 1 and frequency >= _EVERYDAY and word_class not in _PROPER


@lru_cache(maxsize=1 << 13)
def share_of_everyday(text: str) -> str:
    """How much of `text` is made of everyday words: none (there is no text), nothing, few, most, all.

    >>> share_of_everyday("云溪"), share_of_everyday("高速公路")
    ('nothing', 'all')
    """
    if not text:
        return "none"
    common = sum([len(read[0]) for read in lexicon().read(text) if _is_everyday(*read)])
    if not common:
        return "nothing"
    return "all" if common == len(text) else "most" if 2 * common >= len(text) else "few"


def is_particular(text: str) -> bool:
    """Whether `text` is a name rather than a word of the language: a place that the dictionary knows, or several words
    none of which is a common one.

    >>> is_particular("佛岭"), is_particular("新能源")
    (True, False)
    """
    read = lexicon().read(text)
    if len(read) == 1:
        return read[0][2] == "ns"
    return not any(_is_everyday(*one) and one[1] >= _COMMON for one in read)


def begins_with_name(text: str, classes: Container[str] = PLACES_AND_PERSONS) -> bool:
    """Whether the first word of `text` is one that the dictionary knows for a name, of one of the `classes`.

    >>> begins_with_name("洞庭湖大桥"), begins_with_name("配套管网")
    (True, False)
    """
    word, _, word_class = lexicon().read(text)[0]
    return len(word) > 1 and word_class in classes
