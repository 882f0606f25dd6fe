"""Text -> the words that search knows: two neighbouring Chinese characters each, as Chinese writes no spaces."""

from collections.abc import Sequence

from pipeline.load.stretches import stretches
from pipeline.patterns import lazy_pattern

# Chinese characters in a row, or a word in letters and digits.
_RUN = lazy_pattern(r"(?P<chinese>\p{Han}+)|(?P<other>(?:(?!\p{Han})[\p{L}\p{N}])+)")


def search_words(text: str) -> str:
    """The words of `text`, in its order; then each Chinese character once, so that one alone is found too.

    >>> search_words("漳州市GDP增6.5")
    '漳州 州市 gdp 6 5 增 州 市 漳'
    """
    runs = _RUN.findall(text)
    rows = [chinese for chinese, _ in runs if chinese]
    pairs = iter(_pairs(rows))
    words = [word for chinese, other in runs if (word := next(pairs) if chinese else other.lower())]
    return " ".join([*words, *sorted(set("".join(rows)))])


def phrases(words: str) -> list[str]:
    """What the row of words holds, each in a row, where a text holds `words`.

    >>> phrases("市委书记"), phrases("市"), phrases("GDP增长")
    (['市委 委书 书记'], ['市'], ['gdp', '增长'])
    """
    return [_pairs([chinese])[0] or chinese if chinese else other.lower() for chinese, other in _RUN.findall(words)]


def _pairs(rows: Sequence[str]) -> list[str]:
    """Each row of Chinese characters as pairs of them, none for a single one; made of all rows in one go.

    With line breaks around the rows, pairs with a line break part theirs: `/漳 漳州 州市 市/ /增 增/` of two rows.

    >>> _pairs(["漳州市", "增"])
    ['漳州 州市', '']
    """
    if not rows:
        return []
    parted = stretches("\n".join(["", *rows, ""]), 2, " ")
    return [row[2:-2] for row in parted[1:-2].split("\n \n")]
