"""The dictionary, as far as it is read, and the cut into its words."""

from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from pipeline.words import CORPUS, lexicon


def test_the_dictionary_is_read_once() -> None:
    assert lexicon() is lexicon()
    assert lexicon().frequency("公路") > 0
    assert lexicon().frequency("公某某路") == 0


def test_every_word_of_the_dictionary_is_found_by_its_first_character() -> None:
    known = lexicon()
    lines = [line.split(" ") for line in (files("jieba") / "dict.txt").read_text("utf-8").splitlines()]
    assert all(known.frequency(word) == int(frequency) for word, frequency, _ in lines)
    assert sum(int(frequency) for _, frequency, _ in lines) == CORPUS


@given(st.text(alphabet="新建高速公路云河县水库扩", max_size=30))
def test_cutting_into_words_loses_no_character(text: str) -> None:
    assert "".join(lexicon().cut(text)) == text
