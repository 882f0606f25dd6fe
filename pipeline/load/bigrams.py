"""Text -> the words that search knows: two neighbouring Chinese characters each, as Chinese writes no spaces."""

from collections.abc import Iterator

import regex

# Chinese characters in a row, or a word in letters and digits.
_RUN = regex.compile(r"(\p{Han}+)|((?:(?!\p{Han})[\p{L}\p{N}])+)")


def search_words(text: str) -> str:
    """The words of `text`, in its order; then each Chinese character once, so that one alone is found too.

    >>> search_words("漳州市GDP增6.5")
    '漳州 州市 gdp 6 5 增 州 市 漳'
    """
    words: list[str] = []
    single: set[str] = set()
    for run, is_chinese in _runs(text):
        if is_chinese:
            words += _pairs(run)
            single.update(run)
        else:
            words.append(run)
    return " ".join([*words, *sorted(single)])


def phrases(words: str) -> list[str]:
    """What the row of words holds, each in a row, where a text holds `words`.

    >>> phrases("市委书记"), phrases("市"), phrases("GDP增长")
    (['市委 委书 书记'], ['市'], ['gdp', '增长'])
    """
    return [" ".join(_pairs(run) or [run]) if is_chinese else run for run, is_chinese in _runs(words)]


def _pairs(run: str) -> list[str]:
    return list(map(str.__add__, run, run[1:]))


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    for chinese, other in _RUN.findall(text):
        yield (chinese, True) if chinese else (other.lower(), False)
