"""Text -> the words that search knows: two neighbouring Chinese characters each, as Chinese writes no spaces."""

from functools import lru_cache

from pipeline.patterns import lazy_pattern

# Chinese characters in a row, or a word in letters and digits.
_RUN = lazy_pattern(r"\p{Han}+|(?:(?!\p{Han})[\p{L}\p{N}])+")
_CHINESE = lazy_pattern(r"\p{Han}")


class _Twice(dict[str, str]):
    """Leads from a character to it twice, the end of one word and the beginning of the next; made when asked for."""

    def __missing__(self, character: str) -> str:
        twice = self[character] = f"{character} {character}"
        return twice


_TWICE = _Twice()


def search_words(text: str) -> str:
    """The words of `text`, in its order; then each Chinese character once, so that one alone is found too.

    >>> search_words("漳州市GDP增6.5")
    '漳州 州市 gdp 6 5 增 州 市 漳'
    """
    words = [word for run in _RUN.findall(text) if (word := _words_of(run))]
    return " ".join([*words, *sorted(filter(_is_chinese, set(text)))])


def phrases(words: str) -> list[str]:
    """What the row of words holds, each in a row, where a text holds `words`.

    >>> phrases("市委书记"), phrases("市"), phrases("GDP增长")
    (['市委 委书 书记'], ['市'], ['gdp', '增长'])
    """
    return [_words_of(run) or run for run in _RUN.findall(words)]


def _words_of(run: str) -> str:
    """A row of Chinese characters as pairs of them, none for a single one; any other word in small letters."""
    if not _is_chinese(run[0]):
        return run.lower()
    return "" if len(run) == 1 else f"{run[0]}{''.join(map(_TWICE.__getitem__, run[1:-1]))}{run[-1]}"


@lru_cache(maxsize=1 << 15)
def _is_chinese(character: str) -> bool:
    return _CHINESE.match(character) is not None
