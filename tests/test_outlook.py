"""Goals told from results."""

import pytest

from pipeline.document import Span
from pipeline.mentions.outlook import sets_goal
from pipeline.rules import load_rules


def _goal(text: str, sentence: str, hint: int = 0) -> bool:
    start = text.index(sentence)
    return sets_goal(text, Span(start, start + len(sentence)), load_rules().investments.outlook, hint)


@pytest.mark.parametrize(
    "text",
    [
        "力争全年完成投资300亿元。",
        "加强要素保障，加快项目建设，确保完成投资300亿元以上。",
        "抓好100个重点项目，鼓励民间资本参与。",
    ],
)
def test_goal_words_make_a_goal(text: str) -> None:
    assert _goal(text, text)


@pytest.mark.parametrize(
    "text",
    [
        "去年完成投资301.25亿元，同比增长8.2%。",
        "重点项目顺利推进，累计完成投资300亿元，居全省第二。",
        "获批国家试点，成功举办产业大会，完成投资300亿元。",
    ],
)
def test_result_words_make_a_result(text: str) -> None:
    assert not _goal(text, text)


def test_a_sentence_without_signs_follows_its_paragraph() -> None:
    sentence = "城建项目完成投资20亿元。"
    assert _goal("力争轨道交通年内开工，确保东环通车。" + sentence, sentence)
    assert not _goal("过去的一年，成功开通两条地铁，取得了显著成效。" + sentence, sentence)


def test_the_hint_tips_the_balance() -> None:
    sentence = "城建项目完成投资20亿元。"
    assert _goal(sentence, sentence, hint=1)
    assert not _goal(sentence, sentence, hint=-1)
