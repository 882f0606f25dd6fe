"""Search finds Chinese words of any length, on both databases, and keeps in step with what is loaded."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from pipeline.load.bigrams import phrases, search_words
from pipeline.load.database import open_database
from pipeline.query.searching import search
from pipeline.run import job
from tests.command import fangzhi

ARTICLES = {
    "mayor.txt": "2023年2月6日，漳州市市长叶知秋在龙海区调研临江石化二期，总投资73亿元。",
    "secretary.txt": "2023年3月8日，厦门市委书记江远到集美区检查GDP增长6.5%的落实。",
    "glossed.txt": "2023年4月1日，在泉州市長(cháng)會(huì)議(yì)上講(jiǎng)話(huà)，發(fā)展經(jīng)濟(jì)。",
}
WORDS = {
    "市长": {"mayor.txt", "glossed.txt"},
    "市委书记": {"secretary.txt"},
    "委市": set(),
    "临": {"mayor.txt"},
    "GDP增长": {"secretary.txt"},
    "73": {"mayor.txt"},
    "经济": {"glossed.txt"},
}


@pytest.fixture
def searched(new_prepared: Callable[[], str], tmp_path: Path) -> tuple[str, Path]:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, words in ARTICLES.items():
        (folder / name).write_text(words, encoding="utf-8")
    url = new_prepared()
    engine = open_database(url)
    job.run([str(folder)], engine, job.Options(1))
    engine.dispose()
    return url, folder


def found(engine: Engine, *words: str) -> set[str]:
    return {Path(hit.source).name for hit in search(engine, words, 20)[0]}


def test_words_of_one_two_and_more_characters_are_found(searched: tuple[str, Path]) -> None:
    engine = open_database(searched[0])
    assert {word: found(engine, word) for word in WORDS} == WORDS
    assert found(engine, "市长", "石化") == {"mayor.txt"}
    engine.dispose()


def test_a_changed_article_is_found_by_its_new_words_alone(searched: tuple[str, Path]) -> None:
    url, folder = searched
    (folder / "mayor.txt").write_text("2023年2月6日，漳州市教育局通报。", encoding="utf-8")
    engine = open_database(url)
    job.run([str(folder)], engine, job.Options(1))
    assert found(engine, "石化") == set()
    assert found(engine, "教育局") == {"mayor.txt"}
    engine.dispose()


def test_plain_sql_finds_a_word_too(searched: tuple[str, Path]) -> None:
    engine = open_database(searched[0])
    sqlite = "word_key IN (SELECT rowid FROM document_search WHERE document_search MATCH '市长')"
    postgresql = "string_to_array(words, ' ') @> ARRAY['市长']"
    held = sqlite if engine.dialect.name == "sqlite" else postgresql
    with engine.connect() as connection:
        assert connection.scalar(text(f"SELECT count(*) FROM document_words WHERE {held}")) == 2
    engine.dispose()


def test_the_command_shows_documents_and_the_facts_that_quote_the_word(searched: tuple[str, Path]) -> None:
    done = fangzhi("search", "叶知秋", "--json", "-d", searched[0])
    told = json.loads(done.stdout)
    assert [Path(hit["source"]).name for hit in told["documents"]] == ["mayor.txt"]
    assert "叶知秋" in told["documents"][0]["passage"]
    assert {fact["fact"] for fact in told["facts"]} == {"appointments"}


def test_a_search_for_nothing_is_a_wrong_call(searched: tuple[str, Path]) -> None:
    assert fangzhi("search", "，", "-d", searched[0]).exit_code == 2


@given(st.text("市长漳州GDP 65，", max_size=12), st.integers(0, 12), st.integers(1, 5))
def test_a_text_holds_the_phrases_of_each_of_its_parts_in_chinese(words: str, start: int, length: int) -> None:
    part = words[start : start + length]
    if part and all(character in "市长漳州" for character in part):
        (phrase,) = phrases(part)
        assert f" {phrase} " in f" {search_words(words)} "


def test_a_search_without_hits_says_so_beside_the_results(searched: tuple[str, Path]) -> None:
    def asked(*arguments: str) -> tuple[int, str, str]:
        result = fangzhi("search", "委市", "-d", searched[0], *arguments)
        return result.exit_code, result.stdout, result.stderr

    assert asked() == (0, "", "no document holds this word\n")
    assert asked("厦门")[2] == "no document holds these words\n"
    assert asked("--quiet") == (0, "", "")
    assert json.loads(asked("--json")[1]) == {"documents": [], "facts": []}
    assert asked("--json")[2] == ""
