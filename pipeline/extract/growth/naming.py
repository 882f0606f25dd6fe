"""What the numbers of a series measure: the words right of them, left of them, or those of the figure before."""

from typing import Final

from pipeline.extract.growth.heads import LISTED, clause_start, code_of, read_right, tells_sum, trimmed
from pipeline.extract.growth.roundups import of_places, of_roundup, of_roundup_before, of_topic
from pipeline.extract.growth.series import MONEY, RATES, RIGHT_REACH, Figure, Named, NamingRule, Series
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.growth import GrowthRules

# The rules of figures whose places stand before them: after an announcing verb, or with nothing else.
ANNOUNCED: Final = "growth.announced"
OF_PLACES: Final = "growth.of_places"
# The rule of figures that a text about one goal of many places gives for some of them: 甲省为6%左右.
OF_TOPIC: Final = "growth.of_topic"
# The rule of the first figure of a row of places, each with its number: 投资方面，甲市10%、乙市11%.
OF_ROUNDUP: Final = "growth.of_roundup"
# The rules of figures that may hold for a whole row of places.
OF_ROWS = frozenset((OF_PLACES, OF_TOPIC, OF_ROUNDUP))
# The rule of what is counted right of its number.
COUNTED: Final = "growth.counted"
# The rule of a goal that is told by the share of it that was reached: 完成全年目标9亿元的50%.
OF_GOAL: Final = "growth.of_goal"

_ELLIPTICAL: Final = "growth.elliptical"
_RANK = plain_pattern(r"[^，。；、]{1,2}级")
_ONE_CHARACTER = plain_pattern(r"[村县镇乡区校桥路站厂](?![\p{Han}])")
_COMMA = lazy_pattern(r"[，,]")
_NEXT = plain_pattern(r"[，,。；;、：:！？\n\d]")
# So many times what is listed before it a number must be, for the list to be mere examples.
_EXAMPLES_OF = 3
_NOTHING = Named((), "growth.named", 0)


def name_of(series: Series, rules: GrowthRules) -> Named:
    """The names that the series is of; none where its words name nothing that a goal can be set for."""
    names = series.head.names
    countable = (
        series.unit in rules.units.counts or series.unit in rules.units.measures or series.right.startswith("的")
    )
    row = series.places.row_end(series.clause)
    only_places = bool(names) and series.clause < row == series.start - len(series.head.predicate)
    verb_only = (
        not names
        or rules.names.bare_verb.fullmatch(names[0]) is not None
        or (only_places and series.right.startswith("的"))
    )
    if series.head.is_relative and not names:
        return _NOTHING
    if countable and (_sums_up(series, rules) or _is_subject(series, rules)):
        return _NOTHING
    if (
        series.unit in rules.units.measures
        and not verb_only
        and rules.names.works.search(read_right(series.right, rules))
    ):
        # 完成甲江两岸70公里堤防加固: the length is that of a works, not what is aimed at.
        return _NOTHING
    opens = verb_only or series.head.expects_more or (bool(names) and _supplies(series, rules))
    follows = countable and (series.unit in rules.units.counts or opens)
    if follows and (thing := _thing(series, verb_only, rules)) and not _is_verb_of(thing, series, rules):
        return Named((thing,), COUNTED, _end_of(thing, series))
    if rules.reached_share.match(series.right) and series.before:
        return Named((series.before.name,), OF_GOAL, series.end)
    told = _told_before(series, names, rules) or _of_each_head(series, names, rules)
    if told is not None:
        return told
    if only_places:
        return _NOTHING
    if owned := _owned_investment(series, rules):
        return Named((owned,), "growth.named", series.end)
    if names and not (countable and verb_only) and not rules.names.same_again.fullmatch(names[0]):
        grouped = _grouped(series, rules)
        if grouped:
            return Named((grouped,), "growth.grouped", series.end)
        rule: NamingRule = "growth.relative" if series.head.is_relative else "growth.named"
        return Named(_with_shared_head(series, names, rules), rule, series.end)
    return _name_from_before(series, countable, rules)


def _supplies(series: Series, rules: GrowthRules) -> bool:
    """Whether the words before the number end in the verb whose object follows it (`常年储备3000亩工业用地`)."""
    return not series.head.predicate.strip() and rules.names.supplying.search(series.head.names[0]) is not None


def _is_subject(series: Series, rules: GrowthRules) -> bool:
    """Whether what is counted goes on to the next number: `4个产业产值达到50亿元` sets no goal of four, nor does
    `9个县区60万人`."""
    if rules.only_divisions.fullmatch(series.onward) or tells_sum(series.right):
        return True
    found = rules.predicate.pattern.search(series.onward)
    return found is not None and found.start() > 1 and _NEXT.search(series.onward) is None


def _sums_up(series: Series, rules: GrowthRules) -> bool:
    """Whether the number sums up what is listed, after 等 (`甲、乙等3条公路`) or because it counts them (`甲、乙和丙3个
    片区`), which sets no goal; a few examples of many that are to come (`规划建设甲等20家展馆`) leave the goal."""
    left, number = series.left.rstrip(), series.quantities[0].low
    clause = left[clause_start(left) :]
    if not left.endswith("等"):
        members = LISTED.split(clause)
        return number == len(members) > 1 and all(members) and bool(read_right(series.right, rules))
    examples = number >= (clause.count("、") + 1) * _EXAMPLES_OF
    return not (examples and (rules.names.creating.search(clause) or rules.names.made_ready.match(series.right)))


def _thing(series: Series, verb_only: bool, rules: GrowthRules) -> str:
    """The thing counted, right of the number or, where nothing else names it, right of the number beside it."""
    thing = read_right(series.right, rules) or _short_thing(series, verb_only)
    if not series.beyond:
        return thing
    shared = read_right(series.beyond, rules)
    rank = _RANK.match(shared)
    if rank and _RANK.fullmatch(thing):
        return thing + shared[rank.end() :]
    return thing or (shared if verb_only else "")


def _short_thing(series: Series, verb_only: bool) -> str:
    """A thing of one character, which is a name only together with its verb: `退出68个村`."""
    found = _ONE_CHARACTER.match(series.right)
    return series.head.names[0] + found.group() if found and verb_only and series.head.names else ""


def _is_verb_of(thing: str, series: Series, rules: GrowthRules) -> bool:
    """Whether what follows is but a verb of the thing counted just before (`260个小区2万户改造`)."""
    adjacent = series.before is not None and not series.left.strip()
    return adjacent and rules.names.bare_verb.fullmatch(thing) is not None


def _told_before(series: Series, names: tuple[str, ...], rules: GrowthRules) -> Named | None:
    """The name of the figure before where the words here but tell whose it is, or which rank of it."""
    before = series.before or series.carried
    if shared := of_roundup(series, rules):
        return Named((shared,), OF_ROUNDUP, series.end)
    if governing := of_places(series, rules):
        goes_on = before is not None and before.rule == OF_TOPIC
        return Named((governing,), OF_TOPIC if goes_on else OF_PLACES, series.end)
    if topic := of_topic(series, rules):
        return Named((topic,), OF_TOPIC, series.end)
    if shared := of_roundup_before(series, rules):
        return Named((shared,), OF_ROUNDUP, series.end)
    before = series.before
    if not names or before is None:
        return None
    if rules.names.announcer.search(names[0]):
        return Named((before.name,), ANNOUNCED, series.end)
    if _RANK.fullmatch(names[0]):
        # 小巨人企业国家级3家、省级9家: the rank alone tells the second apart.
        return Named((names[0] + _RANK.sub("", before.name),), _ELLIPTICAL, series.end)
    if names[0].startswith("占"):
        return Named((before.name + names[0],), _ELLIPTICAL, series.end)
    if before.rule in (OF_PLACES, OF_TOPIC) and rules.names.rest.match(names[0]):
        return _NOTHING
    if rules.names.rest.match(names[0]) and rules.names.complete.search(names[0]) is None:
        return Named((before.name,), "growth.inherited", series.end)
    if further := _further_class(names[0], before.name, rules):
        return Named((further,), _ELLIPTICAL, series.end)
    return None


def _of_each_head(series: Series, names: tuple[str, ...], rules: GrowthRules) -> Named | None:
    """`生产总值达到30亿元，人均8000元`: the product of the figures before, for each head."""
    if names != ("人",) or not series.head.predicate.startswith("均"):
        return None
    product = next((figure.name for figure in reversed(series.figures) if code_of(figure.name, rules) == "gdp"), "")
    return Named((f"人均{product}",), _ELLIPTICAL, series.end) if product else None


def _further_class(name: str, before: str, rules: GrowthRules) -> str:
    """The class that `name` tells with but its size, where `before` tells what it is the size of:
    `收入过亿元企业12家、过10亿元的3家`."""
    size, first = rules.names.size_class.fullmatch(name), rules.names.size_class.fullmatch(before)
    if size is None or first is None or size["of"] or not first["of"]:
        return ""
    return first["of"] + size["size"] + (size["thing"] or first["thing"])


def _with_shared_head(series: Series, names: tuple[str, ...], rules: GrowthRules) -> tuple[str, ...]:
    """`names` of which one that is but a head (`总收入`) takes what the name before it is of (`旅游人次`)."""
    earlier = series.before.name if series.before else ""
    full: list[str] = []
    for name in names:
        of = rules.names.head_only.fullmatch(name) and rules.names.headed.fullmatch(full[-1] if full else earlier)
        owner = of["of"] if of else "" if full else _owner_of(name, series, rules)
        full.append(owner + name)
    return tuple(full)


def _owner_of(name: str, series: Series, rules: GrowthRules) -> str:
    """Whose output a bare head (`产值`) is: of the things counted right before it, else of the branch that a clause of
    its sentence names: `建成化工企业9户，产值达到5亿元`, `服务业发展提速，增加值增长9%`."""
    if rules.names.bare_yield.fullmatch(name):
        crops = rules.names.crop.findall(series.text, series.whole, series.clause)
        return crops[-1] if crops else ""
    before = series.before
    if rules.names.extent.fullmatch(name) and before is not None and before.quantity.unit not in (*RATES, *MONEY):
        return trimmed(before.name, rules)
    if rules.names.bare_rate.fullmatch(name):
        return _object_before(series, rules)
    if not rules.names.output.fullmatch(name):
        return ""
    if before is not None and before.quantity.unit in rules.units.counts:
        return trimmed(before.name, rules)
    told = rules.names.sector.findall(series.text, series.whole, series.clause) if before is None else []
    return trimmed(told[-1].removeprefix("等"), rules) if told else ""


def _object_before(series: Series, rules: GrowthRules) -> str:
    """What the clause before is about, where it has no number: `普及学前教育，毛入园率达到70%`."""
    told = rules.names.object_of.fullmatch(_clause_before(series.left).strip())
    return told["of"] if told else ""


def _clause_before(left: str) -> str:
    """The words that a comma parts from the last clause of `left`; none where no comma stands there."""
    clauses = _COMMA.split(left)
    return clauses[-2] if len(clauses) > 1 else ""


def _name_from_before(series: Series, countable: bool, rules: GrowthRules) -> Named:
    """The name of a number that has but verbs beside it: that of the clause or of the figures before."""
    names, before = series.head.names, series.before
    if not names and not countable and (resumed := _resumed(series.left, rules)):
        return Named((resumed,), "growth.resumed", series.end)
    if before is None:
        return _carried_on(series)
    if names and not countable:
        return Named((before.name,), "growth.inherited", series.end)
    if names:
        return Named((names[0] + trimmed(_last_counted(series, before).name, rules),), _ELLIPTICAL, series.end)
    if not series.stands_alone:
        return _NOTHING
    several = _names_in_turn(series)
    if several:
        return Named(several, "growth.in_turn", series.end)
    if before.quantity.unit == series.unit or not countable or series.left[:1] in ("", "、"):
        return Named((before.name,), "growth.inherited", series.end)
    return _NOTHING


def _last_counted(series: Series, before: Figure) -> Figure:
    """The last figure whose thing was told in full and counted as here: `项目80个，投资9亿元，开工50个、完工20个`."""
    full = (f for f in reversed(series.figures) if f.quantity.unit == series.unit and f.rule != _ELLIPTICAL)
    return next(full, before)


def _carried_on(series: Series) -> Named:
    """The name of the last figure before the sentence, where but a verb stands before a number of its unit."""
    carried = series.carried
    if carried is None or series.head.names or carried.quantity.unit != series.unit or series.unit == "个":
        return _NOTHING
    return Named((carried.name,), "growth.inherited", series.end)


def _names_in_turn(series: Series) -> tuple[str, ...]:
    """The names of as many figures before as there are numbers, where they are given out in turn: `甲5亿元，乙3亿元，
    分别增长7%和8%`, or follow as many of one clause."""
    last = series.figures[-len(series.quantities) :]
    names = tuple(figure.name for figure in last)
    one_clause = len({figure.clause for figure in last}) == 1
    if len(names) < 2 or len(set(names)) != len(series.quantities) or not (one_clause or "分别" in series.left):
        return ()
    return names


def _resumed(left: str, rules: GrowthRules) -> str:
    """The indicator of the clause before, where a comma parts it from its predicate (`收入剔除因素，可比增长8%`)."""
    name = trimmed(_clause_before(left), rules)
    return name if code_of(name, rules) else ""


def _end_of(thing: str, series: Series) -> int:
    """Where the words of a counted thing end; before it where another number shares it or follows and needs it."""
    found = series.text.find(thing, series.end, series.end + RIGHT_REACH)
    if found < 0 and series.right[:1] == thing[-1]:
        return series.end + 1
    if series.beyond or found < 0:
        return series.end
    stop = found + len(thing)
    following = _NEXT.search(series.text, stop, stop + RIGHT_REACH)
    return series.end if following and following.group().isdigit() else stop


def _owned_investment(series: Series, rules: GrowthRules) -> str:
    """The area or branch whose investment it is, where a time parts the two: `云江新区今年要完成投资8亿元`."""
    found = rules.names.owned_investment.search(series.left)
    owner = trimmed(found["owner"], rules) if found else ""
    return f"{owner}完成投资" if owner else ""


def _grouped(series: Series, rules: GrowthRules) -> str:
    """`实施项目10个，完成投资5亿元`: the investment is that of the projects counted before."""
    before, names = series.before, series.head.names
    subject = before.name.removesuffix("总投资") if before and before.quantity.unit not in RATES else ""
    if names == ("投资",) and "完成" in series.left:
        return f"{subject}完成投资"
    grouped = bool(subject and names) and rules.names.grouped_investment.fullmatch(names[0]) is not None
    if not grouped:
        return ""
    head = rules.names.works_head.search(subject)
    return (head.group() if head else subject) + names[0]
