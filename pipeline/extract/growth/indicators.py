"""The name of an indicator: what stands around it, taken off, and the code that it has."""

from functools import lru_cache

from pipeline.patterns import lazy_pattern
from pipeline.rules.growth import GrowthRules, IndicatorRules

# Stands for what is left out, so that offsets stay what they are; every pattern takes it for a space.
BLANK = "\u2003"
# Signs that no name begins or ends with.
EDGES = " \u2003　*“”\"'、和及与或的—─"
# What stands behind 和 where it is no joint, but the beginning of a word: 和美乡村, 和谐社区.
BEGUN_WITH_JOINT = "[谐平]|美(?!丽)"
_NO_JOINT = lazy_pattern(rf"[\s“]*和(?:{BEGUN_WITH_JOINT})")
_MARKS = lazy_pattern(r"^(?:[^\w“\"'‘（(\[《]|[一二三四五六七八九十]{1,2}、(?!二|三))+")
# A time between a name and its predicate (茶产业产值2023年要达到), with what becomes of it then (项目二季度开工), and
# what is hoped of it (粮食产量要力争).
_WHEN = lazy_pattern(
    r"(?:到|至|在)?(?:(?:19|20)\d\d年?|今年|明年|全年|年内|“?(?:十[一二三四五六]?|[七八九])五”?(?:时?期|期间)?)(?:年?[底末]之?前?)?$"
    r"|(?:今年|全年)?(?:第?[一二三四]季度|[上下]半年|今年|全年|年内)(?:新?开工|开?复工|竣工|完工|投产)$"
    r"|(?<=[\p{Han}]{3})[要须应]?(?:力争|预计|争取|保证)$"
)
# What ends a list of examples; 高等, 平等, 等级 and the like hold none.
_ET_CETERA = lazy_pattern(r"(?<!^|[平高中同初相对均])等(?![级额待候距效价])")
_JOINT = lazy_pattern("[、和与及]")
# The shortest name in which a verb stands before an indicator.
_SHORTEST_WITH_VERB = 6


def trimmed(words: str, rules: GrowthRules) -> str:
    """`words` without the verbs, times and scopes that stand before an indicator's name."""
    words = bared(_MARKS.sub("", words.replace(BLANK, "")))
    words = _behind_examples(_without_adverbial(_opened(words, rules), rules), rules)
    rest = _without_adverbial(_opened(words, rules), rules)
    rest = rules.names.praise.sub("", rest) if "的" in rest else rest
    # The time before the predicate is no end of what stands before the name: 本报讯 茶叶产量今年.
    rest = bared(_WHEN.sub("", rest))
    name = _opened(bared(rules.names.subject.sub("", rest)), rules)
    return quoted(bared(_behind_verb(name, rules) or rest))


def bared(words: str) -> str:
    """`words` without the signs and joints that stand around them."""
    inner = words.strip(EDGES)
    return f"和{inner}" if _NO_JOINT.match(words) else inner


def _behind_examples(words: str, rules: GrowthRules) -> str:
    """What stands behind 等, with the last example where it tells no kind of things without."""
    *examples, kind = _ET_CETERA.split(words)
    if not examples or not rules.names.kind_word.fullmatch(kind):
        return kind
    return f"{_JOINT.split(examples[-1])[-1]}等{kind}"


def _without_adverbial(words: str, rules: GrowthRules) -> str:
    """`words` without those that tell for whom or where something is done, and the verb behind them."""
    adverbial = rules.names.adverbial.match(words)
    return _opened(words[adverbial.end() :], rules) if adverbial else words


def _behind_verb(name: str, rules: GrowthRules) -> str:
    """`name` from the indicator on that it ends with, where a verb stands before that:
    `开发区完成工业投资`."""
    if len(name) < _SHORTEST_WITH_VERB or code_of(name, rules):
        return name
    rests = (name[verb.end() :] for verb in rules.names.verb_before.finditer(name))
    return next((rest for rest in rests if code_of(rest, rules)), name)


def _opened(words: str, rules: GrowthRules) -> str:
    """`words` without those that only open a name."""
    opening = rules.names.opening.match(words)
    return words[opening.end() :] if opening else words


def quoted(name: str) -> str:
    """`name` with the other one of the pair where it has but one quote."""
    missing = name.count("“") - name.count("”")
    return f"“{name}" if missing < 0 else f"{name}”" if missing > 0 else name


def code_of(name: str, rules: GrowthRules) -> str | None:
    """The code of the indicator that `name` names with nothing but scope and measure words around it.

    None where `name` says something narrower (`县域经济地区生产总值`).
    """
    return _code_of(name, rules.indicators)


def code_of_figure(name: str, unit: str, rules: GrowthRules) -> str | None:
    """The code of the indicator of a figure in `unit`: 规模以上工业 grows by its output, and counts enterprises."""
    rate = rules.indicators.rates.get(name.removesuffix("增速")) if unit == "%" else None
    return rate or code_of(name, rules)


def may_name_indicator(words: str, rules: GrowthRules) -> bool:
    """Whether any part of `words` may have a code: cheaply asked before names are read out of them.

    Names that are put together of parts (`甲、乙投资分别增长`) it does not see.
    """
    known, plain = rules.indicators, _plain(words, rules.indicators)
    return bool(known.automaton.find_matches_as_indexes(plain)) or any(map(plain.__contains__, known.whole))


def _plain(name: str, known: IndicatorRules) -> str:
    return known.same_words.sub(lambda found: known.same[found.group()], known.noise.sub("", name))


@lru_cache(maxsize=1 << 14)
def _code_of(name: str, known: IndicatorRules) -> str | None:
    plain = _plain(name, known)
    found = known.automaton.find_matches_as_indexes(plain, overlapping=True)
    for alias, start, end in sorted(found, key=lambda match: (match[1] - match[2], match[1])):
        if known.scope.fullmatch(plain, 0, start) and known.measure.fullmatch(plain, end):
            return known.codes[known.aliases[alias]]
    return known.whole.get(plain)
