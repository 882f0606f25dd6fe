"""What the numbers of a series measure: the words right of them, left of them, or those of the figure before."""

from collections.abc import Callable
from typing import Final, NamedTuple

from pipeline.extract.growth.counting import RANK, counted_thing, counts_no_goal, is_countable, measures_works
from pipeline.extract.growth.indicators import code_of, trimmed
from pipeline.extract.growth.members import HANDED_OUT, members
from pipeline.extract.growth.owners import (
    clause_before,
    grouped_investment,
    object_before,
    owned_investment,
    with_owners,
)
from pipeline.extract.growth.roundups import of_places, of_roundup, of_roundup_before, of_topic
from pipeline.extract.growth.series import Figure, Named, NamingRule, Series
from pipeline.extract.growth.shares import share_of
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
# Units that tell nothing of what they count: it stands beside them, or nowhere.
_OF_ANYTHING = ("个", "项", "类", "种")
_NOTHING = Named((), "growth.named", 0)


class _Case(NamedTuple):
    """A series, the `names` left of it, and what the steps of its naming ask again and again.

    `countable`: what it measures may stand right of it; `only_places`, `verb_only`: nothing else stands left of it.
    """

    series: Series
    rules: GrowthRules
    names: tuple[str, ...]
    countable: bool
    only_places: bool
    verb_only: bool

    def named(self, name: str, rule: NamingRule) -> Named:
        return Named((name,), rule, self.series.end)


def name_of(series: Series, rules: GrowthRules) -> Named:
    """The names that the series is of; none where its words name nothing that a goal can be set for."""
    case = _case_of(series, rules)
    return next((named for step in _STEPS if (named := step(case)) is not None), _NOTHING)


def _case_of(series: Series, rules: GrowthRules) -> _Case:
    names = series.head.names
    row = series.places.row_end(series.clause)
    only_places = bool(names) and series.clause < row == series.start - len(series.head.predicate)
    things_of_places = only_places and series.right.startswith("的")
    verb_only = not names or rules.names.bare_verb.fullmatch(names[0]) is not None or things_of_places
    return _Case(series, rules, names, is_countable(series, rules), only_places, verb_only)


def _sets_no_goal(case: _Case) -> Named | None:
    """Nothing for a distance from what is not named, a sum of what is listed, or the size of works."""
    series, rules = case.series, case.rules
    no_goal = (
        (series.head.is_relative and not case.names)
        or (case.countable and counts_no_goal(series, rules))
        or (not case.verb_only and measures_works(series, rules))
    )
    return _NOTHING if no_goal else None


def _share(case: _Case) -> Named | None:
    """What a share is of."""
    told = share_of(case.series, case.verb_only, case.rules) if case.verb_only or not case.only_places else None
    return Named((told.name,), COUNTED, told.end) if told else None


def _counted(case: _Case) -> Named | None:
    """What stands right of its number."""
    thing, end = counted_thing(case.series, case.verb_only, case.rules) if case.countable else ("", 0)
    return Named((thing,), COUNTED, end) if thing else None


def _share_of_goal(case: _Case) -> Named | None:
    """The goal before, where the number is the share of it that was reached."""
    before = case.series.before
    return case.named(before.name, OF_GOAL) if before and case.rules.reached_share.match(case.series.right) else None


def _of_row(case: _Case) -> Named | None:
    """What a row of places has in common, where the words here but tell whose number it is."""
    series, rules = case.series, case.rules
    before = series.before or series.carried
    if shared := of_roundup(series, rules):
        return case.named(shared, OF_ROUNDUP)
    if governing := of_places(series, rules):
        goes_on = before is not None and before.rule == OF_TOPIC
        return case.named(governing, OF_TOPIC if goes_on else OF_PLACES)
    if topic := of_topic(series, rules):
        return case.named(topic, OF_TOPIC)
    shared = of_roundup_before(series, rules)
    return case.named(shared, OF_ROUNDUP) if shared else None


def _as_before(case: _Case) -> Named | None:
    """The name of the figure before, where the words here but tell which rank, class or share of it is meant."""
    before, rules = case.series.before, case.rules
    if not case.names or before is None:
        return None
    name = case.names[0]
    if rules.names.announcer.search(name):
        return case.named(before.name, ANNOUNCED)
    if RANK.fullmatch(name):
        # 小巨人企业国家级3家、省级9家: the rank alone tells the second apart.
        return case.named(name + RANK.sub("", before.name), _ELLIPTICAL)
    part = rules.names.part_of_all.fullmatch(name)
    if part and before.quantity.unit == case.series.unit:
        whole = rules.names.part_of_all.match(before.name)
        return case.named(part["part"] + before.name[whole.end("part") if whole else 0 :], "growth.inherited")
    if name.startswith("占"):
        return case.named(before.name + name, _ELLIPTICAL)
    if before.rule in (OF_PLACES, OF_TOPIC) and rules.names.rest.match(name):
        return _NOTHING
    if rules.names.rest.match(name) and rules.names.complete.search(name) is None:
        return case.named(before.name, "growth.inherited")
    further = _further_class(name, before.name, rules)
    return case.named(further, _ELLIPTICAL) if further else None


def _further_class(name: str, before: str, rules: GrowthRules) -> str:
    """The class that `name` tells with but its size, where `before` tells what it is the size of, or what is counted:
    `收入过亿元企业12家、过10亿元的3家`. What became of the first (新引进) need not hold for a class that is told whole.
    """
    size, first = rules.names.size_class.fullmatch(name), rules.names.size_class.fullmatch(before)
    if size is None or first is None or size["of"] or not first["of"]:
        return ""
    if size["thing"] and not rules.names.measured.search(first["of"]):
        return ""
    return first["of"] + size["size"] + (size["thing"] or first["thing"])


def _of_each_head(case: _Case) -> Named | None:
    """`生产总值达到30亿元，人均8000元`: the product of the figures before, for each head."""
    if case.names != ("人",) or not case.series.head.predicate.startswith("均"):
        return None
    figures = reversed(case.series.figures)
    product = next((figure.name for figure in figures if code_of(figure.name, case.rules) == "gdp"), "")
    return case.named(f"人均{product}", _ELLIPTICAL) if product else None


def _places_alone(case: _Case) -> Named | None:
    """Nothing where nobody has told what the places are to reach."""
    return _NOTHING if case.only_places else None


def _owned(case: _Case) -> Named | None:
    """The investment of an area or a branch."""
    owned = owned_investment(case.series, case.rules)
    return case.named(owned, "growth.named") if owned else None


def _in_words(case: _Case) -> Named | None:
    """The names left of the number, each with what it is of."""
    series, rules, names = case.series, case.rules, case.names
    if not names or (case.countable and case.verb_only) or rules.names.same_again.fullmatch(names[0]):
        return None
    if grouped := grouped_investment(series, rules):
        return case.named(grouped, "growth.grouped")
    rule: NamingRule = "growth.relative" if series.head.is_relative else "growth.named"
    return Named(with_owners(series, names, rules), rule, series.end)


def _from_before(case: _Case) -> Named | None:
    """What the clause or the figures before name, where but verbs stand beside the number."""
    series, names, before = case.series, case.names, case.series.before
    if not names and not case.countable and (resumed := _resumed(series, case.rules)):
        return Named(resumed, "growth.resumed", series.end)
    if case.countable and series.unit not in _OF_ANYTHING and (undertaken := object_before(series, case.rules)):
        return case.named(undertaken, _ELLIPTICAL)
    if before is None:
        return _carried_on(case)
    if names and not case.countable:
        return case.named(before.name, "growth.inherited")
    if names:
        return case.named(_with_verb(names[0], _last_counted(series, before), case.rules), _ELLIPTICAL)
    if not series.stands_alone:
        return None
    if several := _names_in_turn(series):
        return Named(several, "growth.in_turn", series.end)
    same = before.quantity.unit == series.unit or not case.countable or series.left[:1] in ("", "、")
    return case.named(before.name, "growth.inherited") if same else None


def _with_verb(verb: str, counted: Figure, rules: GrowthRules) -> str:
    """What `counted` counts, with `verb` in the place of what it said became of it: 新开工项目80个、竣工20个."""
    name = trimmed(counted.name, rules)
    if rules.names.stage_behind.search(name):
        return rules.names.stage_behind.sub(verb, name)
    return verb + rules.names.stage.sub("", name)


def _last_counted(series: Series, before: Figure) -> Figure:
    """The last figure whose thing was told in full and counted as here: `项目80个，投资9亿元，开工50个、完工20个`."""
    full = (f for f in reversed(series.figures) if f.quantity.unit == series.unit and f.rule != _ELLIPTICAL)
    return next(full, before)


def _carried_on(case: _Case) -> Named | None:
    """The name of the last figure before the sentence, where but a verb stands before a number of its unit."""
    carried, unit = case.series.carried, case.series.unit
    if carried is None or case.names or carried.quantity.unit != unit or unit == "个":
        return None
    return case.named(carried.name, "growth.inherited")


def _names_in_turn(series: Series) -> tuple[str, ...]:
    """The names of as many figures before as there are numbers, where they are given out in turn: `甲5亿元，乙3亿元，
    分别增长7%和8%`, or follow as many of one clause."""
    last = series.figures[-len(series.quantities) :]
    names = tuple(figure.name for figure in last)
    one_clause = len({figure.clause for figure in last}) == 1
    if len(names) < 2 or len(set(names)) != len(series.quantities) or not (one_clause or "分别" in series.left):
        return ()
    return names


def _resumed(series: Series, rules: GrowthRules) -> tuple[str, ...]:
    """The indicators of the clause before, where a comma parts them from their predicate (`收入剔除因素，可比增长
    8%`), and whatever else it names where 分别 gives out as many numbers."""
    words = clause_before(series.left)
    if code_of(name := trimmed(words, rules), rules):
        return (name,)
    several = members(rules.predicate.pattern.sub("", words), series.head.predicate, rules, len(series.quantities))
    handed_out = HANDED_OUT in series.head.predicate
    known = len(several) == len(series.quantities) > 1 and (handed_out or all(code_of(name, rules) for name in several))
    return tuple(several) if known else ()


# What is asked of a series, one after the other: the first that knows its names, or that it has none, has the say.
_STEPS: tuple[Callable[[_Case], Named | None], ...] = (
    _sets_no_goal,
    _share,
    _counted,
    _share_of_goal,
    _of_row,
    _as_before,
    _of_each_head,
    _places_alone,
    _owned,
    _in_words,
    _from_before,
)
