"""Reposts: pairs of articles made here, the same one under another header or another one of the same form."""

import random
from collections.abc import Callable, Iterator

from pipeline.clean import clean
from pipeline.load.prints import alike, bands, fingerprint
from pipeline.read.types import make_document
from pipeline.rules import load_rules
from scripts.torture.bench import Bench, Result

_PLACES = ["云溪区", "白石县", "临川县", "青禾市", "南浦区", "石桥镇", "长岭县", "东陂市", "金沙县", "望海区"]
_WORKS = [
    *("污水处理厂", "高标准农田", "智能装备产业园", "城际公路", "数据中心"),
    *("冷链物流园", "水库除险", "职业学校", "康养小镇", "光伏电站"),
]
_PEOPLE = ["林知远", "陈云舒", "纪怀章", "周立岩", "何望川", "许景明", "沈若谷", "顾明远"]
_SENTENCES = (
    "{person}一行先后来到{place}的{work}建设现场,详细了解工程进度、资金安排和用工情况",
    "{place}今年计划实施{work}等{number}个重点项目,总投资{amount}亿元",
    "{person}强调,要以{work}为抓手,倒排工期、挂图作战,确保{month}月底前完成主体施工",
    "截至目前,{place}累计完成投资{amount}亿元,占年度任务的{number}%",
    "{place}党员干部走村入户,为{number}户群众解决了饮水、出行和就医方面的难题",
    "会议指出,{work}关系长远发展,各部门要主动上门服务,打通审批的堵点",
    "{person}在座谈会上听取了企业代表对用地、用电和用工的意见,并当场交办",
    "与会人员认为,{place}区位条件好、产业基础实,发展{work}大有可为",
    "据介绍,{work}建成后可带动{number}人就业,年产值预计达到{amount}亿元",
    "{place}还将完善配套道路、管网和学校,让企业引得来、留得住",
)
_HEADERS = (
    "来源:{place}日报 2023-0{number}-1{number} 09:30\n",
    "{place}新闻网讯(记者 {person})\n",
    "[转载]{place}发布 责任编辑:{person} 字号:大 中 小\n打印本页 关闭窗口\n",
    "发布时间:2023年{number}月{number}日 浏览次数:1{number}2\n信息来源:{place}政府办\n",
)


def reposts(bench: Bench) -> Iterator[Result]:
    """Precision and recall over pairs of both kinds, found as the database finds them: by bands, then judged."""
    chance, count = random.Random(42), bench.amount(500, 25)
    kinds: dict[str, tuple[Callable[[random.Random, list[str]], list[str]], bool]] = {
        "another header": (lambda _, body: body, True),
        "a cut end": (lambda _, body: body[: -max(1, len(body) // 12)], True),
        "a few words corrected": (_corrected, True),
        "half of it new": (lambda chance, body: body[: len(body) // 2] + _body(chance)[len(body) // 2 :], False),
        "the same form, other figures": (_refigured, False),
        "another article": (lambda chance, _: _body(chance), False),
    }
    found: dict[str, int] = {}
    for kind, (change, _) in kinds.items():
        found[kind] = 0
        for _ in range(count):
            body = _body(chance)
            found[kind] += _judged(_page(chance, body), _page(chance, change(chance, body)))
    right = sum(found[kind] for kind, (_, same) in kinds.items() if same)
    wrong = sum(found[kind] for kind, (_, same) in kinds.items() if not same)
    recall, precision = right / (count * sum(same for _, same in kinds.values())), right / max(1, right + wrong)
    told = ", ".join(f"{kind} {number}/{count}" for kind, number in found.items())
    figure = f"precision {precision:.3f}, recall {recall:.3f} on {count * len(kinds)} pairs ({told})"
    yield Result("reposts are recognised", figure, precision >= 0.98 and recall >= 0.95)


def _values(chance: random.Random) -> dict[str, object]:
    return {
        "place": chance.choice(_PLACES),
        "work": chance.choice(_WORKS),
        "person": chance.choice(_PEOPLE),
        "number": chance.randrange(2, 10),
        "amount": chance.randrange(2, 90),
        "month": chance.randrange(3, 13),
    }


def _body(chance: random.Random) -> list[str]:
    return [chance.choice(_SENTENCES).format(**_values(chance)) for _ in range(chance.randrange(12, 40))]


def _corrected(chance: random.Random, body: list[str]) -> list[str]:
    at = chance.randrange(len(body))
    return [*body[:at], body[at].replace("要", "应").replace("今年", "本年") + "。特此更正", *body[at + 1 :]]


def _refigured(chance: random.Random, body: list[str]) -> list[str]:
    """The report of another place in the same words: names and figures differ in every sentence."""
    places, works = dict(zip(_PLACES, chance.sample(_PLACES, len(_PLACES)), strict=True)), _WORKS
    changed = []
    for sentence in body:
        for old, new in places.items():
            if old in sentence:
                sentence = sentence.replace(old, new)
                break
        for work in works:
            if work in sentence:
                sentence = sentence.replace(work, chance.choice(works))
                break
        changed.append("".join(str(chance.randrange(1, 10)) if sign.isdigit() else sign for sign in sentence))
    return changed


def _page(chance: random.Random, body: list[str]) -> str:
    paragraphs = ["。".join(body[at : at + 4]) + "。" for at in range(0, len(body), 4)]
    return chance.choice(_HEADERS).format(**_values(chance)) + "\n".join(paragraphs)


def _judged(page: str, other: str) -> bool:
    prints = [
        fingerprint(clean(make_document("a.txt", text, "utf-8", "text/plain"), load_rules())) for text in (page, other)
    ]
    if prints[0] is None or prints[1] is None:
        return False
    return bool(set(bands(prints[0])) & set(bands(prints[1]))) and alike(prints[0], prints[1])
