"""What is counted right of its number (`新建10个平台`), and where a count sets no goal."""

from pipeline.extract.growth.heads import clause_start, read_right, tells_sum, without_brackets
from pipeline.extract.growth.members import LISTED
from pipeline.extract.growth.series import RIGHT_REACH, Series
from pipeline.patterns import plain_pattern
from pipeline.rules.growth import GrowthRules

RANK = plain_pattern(r"[^，。；、]{1,2}级")
# What only tells things of several sorts apart, which the last count names: 4座小一型和9座小二型水库.
_SORT = plain_pattern(r"[^，。；、\d]{0,8}(?:[级型类]|\d*[百千万亿]+元以上|以下|新建|续建|在建)")
# A size of things is told right behind their count, in money.
_MONEY, _SIZE = "元", 16
_ONE_CHARACTER = plain_pattern(r"[村县镇乡区校桥路站厂](?![\p{Han}])")
# By so many characters its ends are known where words are left out in the middle of what is counted.
EDGE = 2
# How many gain something is a goal of its own: 带动4万户茶农户均增收5000元, 为900名学生发放补助5万元.
_PEOPLE = frozenset(("人", "名"))
_OF_NEXT = plain_pattern(r"(?!.*[户人]均)(?![的和与及或并以、])\p{Han}{2,32}(?<![和与及或等])\s?")
_NEXT = plain_pattern(r"[，,。；;、：:！？\n\d]")
# So many times what is listed before it a number must be, for the list to be mere examples.
_EXAMPLES_OF = 3


def is_countable(series: Series, rules: GrowthRules) -> bool:
    """Whether what the numbers measure may stand right of them."""
    return _counts(series, rules) or series.unit in rules.units.measures or series.right.startswith("的")


def _counts(series: Series, rules: GrowthRules) -> bool:
    return series.unit in rules.units.counts


def counts_no_goal(series: Series, rules: GrowthRules) -> bool:
    """Whether countable numbers sum up what is listed before them, or count what the next number is told of."""
    return _sums_up(series, rules) or _is_subject(series, rules)


def measures_works(series: Series, rules: GrowthRules) -> bool:
    """Whether the numbers are the size of works, which is not what is aimed at: 完成甲江两岸70公里堤防加固."""
    measured = series.unit in rules.units.measures
    return measured and rules.names.works.search(read_right(series.right, rules)) is not None


def counted_thing(series: Series, verb_only: bool, rules: GrowthRules) -> tuple[str, int]:
    """What countable numbers count, right of them, and where its words end; empty where it is told elsewhere.

    `verb_only`: left of the numbers stands but a verb.
    """
    opens = verb_only or series.head.expects_more or _supplies(series, rules) or _measures_object(series, rules)
    thing = _thing(series, verb_only, rules) if _counts(series, rules) or opens else ""
    return ("", series.end) if not thing or _is_verb_of(thing, series, rules) else (thing, _end_of(thing, series))


def _supplies(series: Series, rules: GrowthRules) -> bool:
    """Whether the words before the number end in the verb whose object follows it (`常年储备3000亩工业用地`)."""
    names = series.head.names
    return bool(names) and not series.head.predicate.strip() and rules.names.supplying.search(names[0]) is not None


def _measures_object(series: Series, rules: GrowthRules) -> bool:
    """Whether a measure stands right before what it is of, with no verb that would tie it to the words on its left:
    `建成两岸30公里步道`."""
    if series.unit not in rules.units.measures or series.head.predicate.strip():
        return False
    thing = read_right(series.right, rules)
    return bool(thing) and rules.names.bare_verb.match(thing) is None


def _is_subject(series: Series, rules: GrowthRules) -> bool:
    """Whether what is counted goes on to the next number: `4个产业产值达到50亿元` sets no goal of four, nor does
    `9个县区60万人`, nor does what but tells whose the things are that the next number counts at the end of its clause:
    `12个乡镇中小学学位2万个`."""
    if rules.only_divisions.fullmatch(series.onward) or tells_sum(series.right):
        return True
    of_next = series.closes and _counts(series, rules) and series.unit not in _PEOPLE
    if of_next and _OF_NEXT.fullmatch(series.onward):
        return True
    found = rules.predicate.pattern.search(series.onward)
    return found is not None and found.start() > 1 and _NEXT.search(series.onward) is None


def _sums_up(series: Series, rules: GrowthRules) -> bool:
    """Whether the number sums up what is listed, after 等 (`甲、乙等3条公路`) or because it counts them (`甲、乙和丙3个
    片区`, not `甲、乙新建2个片区`), which sets no goal; a few examples of many to come (`规划建设甲等20家展馆`)
    leave the goal."""
    left, number = series.left.rstrip(), series.quantities[0].low
    clause = left[clause_start(left) :]
    if not left.endswith("等"):
        members = LISTED.split(without_brackets(clause))
        counted = number == len(members) > 1 and all(members) and bool(read_right(series.right, rules))
        return counted and rules.names.creates.search(members[-1]) is None
    examples = number >= (clause.count("、") + 1) * _EXAMPLES_OF
    return not (examples and (rules.names.creating.search(clause) or rules.names.made_ready.match(series.right)))


def _thing(series: Series, verb_only: bool, rules: GrowthRules) -> str:
    """The thing counted, right of the number or, where nothing else names it, right of the number beside it."""
    if sized := _sized_class(series, rules):
        return sized
    thing = read_right(series.right, rules) or _short_thing(series, verb_only)
    if not series.beyond:
        return thing
    shared = read_right(series.beyond, rules)
    sort = _SORT.match(shared)
    if sort and _SORT.fullmatch(thing):
        return thing + shared[sort.end() :]
    return thing or (shared if verb_only else "")


def _sized_class(series: Series, rules: GrowthRules) -> str:
    """The class of things of one size, where what they are stands behind the last of several sizes, and what they are
    the size of before the first: `1家产值过百亿元、3家过50亿元的骨干企业`."""
    found = rules.names.sized_list.match(series.right) if _MONEY in series.right[:_SIZE] else None
    if found is None:
        return ""
    first = rules.names.size_class.fullmatch(series.before.name) if series.before and not found["of"] else None
    if first is None and not found["more"]:
        return ""
    return (first["of"] if first else found["of"]) + found["size"] + found["thing"]


def _short_thing(series: Series, verb_only: bool) -> str:
    """A thing of one character, which is a name only together with its verb: `退出68个村`."""
    found = _ONE_CHARACTER.match(series.right)
    return series.head.names[0] + found.group() if found and verb_only and series.head.names else ""


def _is_verb_of(thing: str, series: Series, rules: GrowthRules) -> bool:
    """Whether what follows is but a verb of the thing counted just before (`260个小区2万户改造`)."""
    adjacent = series.before is not None and not series.left.strip()
    return adjacent and rules.names.bare_verb.fullmatch(thing) is not None


def _end_of(thing: str, series: Series) -> int:
    """Where the words of a counted thing end; before it where another number shares it or follows and needs it."""
    found = series.text.find(thing, series.end, series.end + RIGHT_REACH)
    if found < 0 and not series.beyond:
        # Words were left out in its middle.
        following = _NEXT.search(series.right)
        last = series.right.find(thing[-EDGE:], 0, following.start() if following else len(series.right))
        return series.end + last + EDGE if last >= 0 else series.end
    if found < 0 and series.right[:1] == thing[-1]:
        return series.end + 1
    if series.beyond or found < 0:
        return series.end
    stop = found + len(thing)
    following = _NEXT.search(series.text, stop, stop + RIGHT_REACH)
    return series.end if following and following.group().isdigit() else stop
