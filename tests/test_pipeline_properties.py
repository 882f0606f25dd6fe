"""Whatever the text: the pipeline ends, points at what it quotes, and says the same again."""

import random
from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.clean import clean
from pipeline.document import RawDocument
from pipeline.extract import extract
from pipeline.facts import CityMention, Verdict
from pipeline.mentions import find_mentions
from pipeline.read.types import Stated, make_document
from pipeline.rules import load_rules
from pipeline.validate import validate

# Words that the finders look for, so that random texts reach deep into them.
WORDS = (
    "漳州市|朝阳区|市委书记|副市长|省政协副主席|王小明|欧阳望舟|艾力·买买提|：|、|，|。|；|（|）|“|”|\n|　| |——|"
    "图为|左三|总投资|年度计划投资|完成投资|亿元|万亿元|亿美元|12|1.5|３|—|至|%|个百分点|以上|左右|超|三点五|一百二十|"
    "力争|确保|增长|下降|达到|今年|2023年|到2025年|“十四五”|地区生产总值|固定资产投资|规上工业企业|家|个项目|"
    "古雷石化基地|高速公路|工程|一期|开工|签约|記者|經(jīng)濟(jì)|張|来源：|2023-02-14|&nbsp;|\u200b|\ue636|\x00"
)
CUES = WORDS.split("|")

TEXTS = st.lists(st.sampled_from(CUES) | st.text(max_size=4), max_size=60).map("".join)


def read(text: str, published_on: date | None = None) -> RawDocument:
    return make_document("test.txt", text, "utf-8", "text/plain", Stated(published_on=published_on))


def verdict_on(raw: RawDocument) -> Verdict:
    rules = load_rules()
    document = clean(raw, rules)
    return validate(document, extract(document, find_mentions(document, rules), rules), rules)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.none() | st.dates(date(1990, 1, 1), date(2030, 12, 31)))
@example("", None)
@example("\ud800", None)
def test_every_text_ends_in_a_verdict_whose_evidence_holds(text: str, published_on: date | None) -> None:
    raw = read(text, published_on)
    verdict = verdict_on(raw)
    for item in (*verdict.accepted, *verdict.rejected):
        assert raw.text[item.evidence.start : item.evidence.end] == item.evidence.quote
        assert item.evidence.rule or not item.evidence.quote
    assert sum(isinstance(fact, CityMention) and fact.is_primary for fact in verdict.accepted) <= 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_the_same_text_gives_the_same_verdict(text: str) -> None:
    assert verdict_on(read(text)) == verdict_on(read(text))


def test_random_documents_of_a_page_end_in_a_verdict() -> None:
    """Longer than what Hypothesis builds: a few thousand characters each, from a fixed seed."""
    choose = random.Random(2260)
    for _ in range(20):
        raw = read("".join(choose.choice(CUES) for _ in range(800)))
        for fact in verdict_on(raw).accepted:
            assert raw.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
