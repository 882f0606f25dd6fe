"""The words of Chinese text by jieba's dictionary: how often each occurs, its class, and a fast cut into them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache
from importlib.util import find_spec
from operator import methodcaller
from pathlib import Path
from sys import intern
from typing import NamedTuple

from pipeline.errors import RuleError

# Of how many words the dictionary's corpus is: the sum of their frequencies, whose adding up takes a tenth of a second.
CORPUS = 60_101_967
_LONGEST = 6
# How many bytes of the dictionary lie between two places where it is known with what a line begins there: a character
# of so many bytes.
_BLOCK, _WIDE = 4096, 3


def is_han(character: str) -> bool:
    """Whether it is a character of Chinese script, by the block that holds nearly all of them."""
    return "\u4e00" <= character <= "\u9fff"


# A line of the dictionary is a word, and its entry: how often it occurs, and its class.
_parted = methodcaller("split", " ", 1)


class _Initial(NamedTuple):
    """The words that begin with one character, with their entries, which few are asked for and so stay as they were
    read; `longest` is the length of the longest word, 6 at most.
    """

    words: dict[str, str]
    longest: int


class Lexicon:
    """What the dictionary says of a word: how often it occurs, and its class (`n`, `v`, `ns`, ...).

    A document has a few hundred of the dictionary's characters: the words of each are read when one of them is first
    asked for. Its lines are in the order of these characters, but for those before the first that begins with 一.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._ordered = content.index("\n一".encode()) + 1
        self._before = defaultdict[str, list[str]](list)
        for line in content[: self._ordered].decode().splitlines():
            self._before[line[0]].append(line)
        self._initials: dict[str, _Initial] = {}
        self._blocks = [self._beginning(offset) for offset in range(self._ordered, len(content), _BLOCK)]

    def cut(self, text: str) -> list[str]:
        """`text` cut into the longest words of the dictionary from the left; what it does not hold, into characters.

        Coarser than jieba's own cut and ten times as fast: for short names the two hardly differ.

        >>> lexicon().cut("新建高速公路")
        ['新建', '高速公路']
        """
        return [word for word, _, _ in self.read(text)]

    def read(self, text: str) -> list[tuple[str, int, str]]:
        """The words of `text` as `cut` parts them, each with its frequency and class, of which it is looked up once.

        >>> lexicon().read("新建高速公路")
        [('新建', 1000, 'ns'), ('高速公路', 2939, 'n')]
        """
        words: list[tuple[str, int, str]] = []
        start, length = 0, len(text)
        while start < length:
            known, longest = self._initial(text[start])
            end = min(length, start + longest)
            while (entry := known.get(text[start:end])) is None and end > start + 1:
                end -= 1
            frequency, word_class = entry.split(" ") if entry else ("0", "x")
            words.append((text[start:end], int(frequency), word_class))
            start = end
        return words

    def frequencies(self, character: str) -> dict[str, int]:
        """How often each of the words occurs that begin with `character`; made anew on every call."""
        return {word: int(entry.split(" ")[0]) for word, entry in self._initial(character).words.items()}

    def frequency(self, word: str) -> int:
        """How often `word` occurs in the dictionary's corpus; 0 for a word it does not hold."""
        entry = self._initial(word[:1]).words.get(word)
        return 0 if entry is None else int(entry.split(" ")[0])

    def word_class(self, word: str) -> str:
        """The class of `word`, `x` for one that the dictionary does not hold.

        >>> lexicon().word_class("公路")
        'n'
        """
        entry = self._initial(word[:1]).words.get(word)
        return "x" if entry is None else entry.split(" ")[1]

    def _initial(self, character: str) -> _Initial:
        found = self._initials.get(character)
        if found is None:
            lines = [*self._before.get(character, ()), *self._lines(character)]
            # Most entries are alike: kept once, they take a third of the memory less.
            words = {word: intern(entry) for word, entry in map(_parted, lines)}
            longest = min(_LONGEST, max(map(len, words), default=1))
            found = self._initials[character] = _Initial(words, longest)
        return found

    def _lines(self, character: str) -> list[str]:
        """The lines that begin with `character`, of those in order."""
        wanted, content = character.encode("utf-8", "surrogatepass"), self._content
        # The line at the end of a block before theirs begins with less, that at the end of one behind with more.
        low = self._ordered + _BLOCK * max(0, bisect_left(self._blocks, wanted[:_WIDE]) - 1) - 1
        high = self._ordered + _BLOCK * bisect_right(self._blocks, wanted[:_WIDE])
        first = content.find(b"\n" + wanted, low, high) + 1
        last = content.rfind(b"\n" + wanted, low, high) + 1
        return content[first : content.find(b"\n", last)].decode().splitlines() if wanted and first else []

    def _beginning(self, offset: int) -> bytes:
        """What the line at `offset` begins with."""
        start = self._content.rfind(b"\n", 0, offset) + 1
        return self._content[start : start + _WIDE]


@cache
def lexicon() -> Lexicon:
    """The lexicon of jieba's own dictionary; found without an import of jieba, which would serve for nothing else.

    Raises:
        RuleError: jieba is not installed.
    """
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise RuleError("the dictionary of the package jieba is missing")
    return Lexicon(Path(spec.origin).with_name("dict.txt").read_bytes())
