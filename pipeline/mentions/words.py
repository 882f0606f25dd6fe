"""The words of Chinese text: a jieba tokenizer of our own and its dictionary, loaded on first use."""

from dataclasses import dataclass
from functools import cache

import jieba


@dataclass(frozen=True)
class Lexicon:
    """A tokenizer and what its dictionary says of a word: how often it occurs, and its class (`n`, `v`, `ns`, ...)."""

    tokenizer: jieba.Tokenizer
    classes: dict[str, str]

    def cut(self, text: str) -> list[str]:
        """The words of `text` in order, without guesses at words that the dictionary does not hold.

        >>> lexicon().cut("新建高速公路")
        ['新建', '高速公路']
        """
        words: list[str] = self.tokenizer.lcut(text, HMM=False)
        return words

    def frequency(self, word: str) -> int:
        """How often `word` occurs in the dictionary's corpus; 0 for a word it does not hold."""
        return int(self.tokenizer.FREQ.get(word) or 0)

    def word_class(self, word: str) -> str:
        """The class of `word`, `x` for one that the dictionary does not hold.

        >>> lexicon().word_class("公路")
        'n'
        """
        return self.classes.get(word, "x")


@cache
def lexicon() -> Lexicon:
    """The lexicon of jieba's own dictionary; read once, on the first call.

    It is filled here and not by jieba's `initialize`, which keeps its dictionary in a file of a guessable name in
    the folder for temporary files, and believes what it finds there.
    """
    frequencies: dict[str, int] = {}
    classes: dict[str, str] = {}
    total = 0
    with jieba.Tokenizer().get_dict_file() as lines:
        for line in lines:
            word, count, word_class = line.decode("utf-8").split()
            frequencies[word] = int(count)
            classes[word] = word_class
            total += int(count)
            for end in range(1, len(word)):
                frequencies.setdefault(word[:end], 0)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = frequencies, total, True
    return Lexicon(tokenizer, classes)


def tokenizer() -> jieba.Tokenizer:
    """The tokenizer of the lexicon."""
    return lexicon().tokenizer
