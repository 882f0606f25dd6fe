"""Names that lack what they are of (`产值`, `投资`), with it: the things, the branch or the area told before them."""

from pipeline.extract.growth.indicators import trimmed
from pipeline.extract.growth.series import MONEY, RATES, Series
from pipeline.patterns import lazy_pattern
from pipeline.rules.growth import GrowthRules

_COMMA = lazy_pattern(r"[，,]")
# What money is put into, of all that a clause may be about.
_WORKS = lazy_pattern(r"(?:工程|项目|基础设施|园区?|片区|新[区城]|[路管电]网|行动)$")

_VISITORS, _TOURISM = "游客", "旅游"
# A name as short as this is one only with its verb.
_SHORT = 3


def with_owners(series: Series, names: tuple[str, ...], rules: GrowthRules) -> tuple[str, ...]:
    """`names` of which one that is but a head (`总收入`) takes what the name before it is of (`旅游人次`); an income
    told after visitors is that of tourism."""
    earlier = series.before.name if series.before else ""
    full: list[str] = []
    for name in names:
        of = rules.names.head_only.fullmatch(name) and rules.names.headed.fullmatch(full[-1] if full else earlier)
        owner = of["of"] if of else "" if full else _owner_of(name, series, rules)
        owner = _TOURISM if _VISITORS in owner and name.endswith("收入") else owner
        full.append(owner + name)
    return tuple(full) if len(full) > 1 else (_carried_verb(full[0], series, rules) + full[0],)


def _carried_verb(name: str, series: Series, rules: GrowthRules) -> str:
    """The verb of the list that a short name goes on: `改造泵站5座、水闸3座`."""
    before = series.before
    if before is None or len(name) > _SHORT or series.unit in (*RATES, *MONEY):
        return ""
    goes_on = series.left.startswith(f"、{name}") and rules.names.carried.match(name) is None
    shared = rules.names.carried.match(before.name) if goes_on else None
    return shared["verb"] if shared else ""


def _owner_of(name: str, series: Series, rules: GrowthRules) -> str:
    """Whose output a bare head (`产值`) is: of the things counted right before it, else of the branch that a clause of
    its sentence names: `建成化工企业9户，产值达到5亿元`, `服务业发展提速，增加值增长9%`."""
    if rules.names.bare_yield.fullmatch(name):
        crops = rules.names.crop.findall(series.text, series.whole, series.clause)
        return crops[-1] if crops else object_before(series, rules)
    before = series.before
    if rules.names.extent.fullmatch(name) and before is not None and before.quantity.unit not in (*RATES, *MONEY):
        return trimmed(before.name, rules)
    if rules.names.bare_rate.fullmatch(name):
        return object_before(series, rules)
    if not rules.names.output.fullmatch(name):
        return ""
    if undertaken := object_before(series, rules):
        return undertaken
    if before is not None and before.quantity.unit in rules.units.counts:
        return trimmed(before.name, rules)
    return _branch_before(series, rules)


def _branch_before(series: Series, rules: GrowthRules) -> str:
    """The branch that the sentence begins with (`电子产业，开工3个项目；产值增长9%`), else the last that it names where
    no figure stands before."""
    topic = rules.names.sector.match(series.text, series.whole, series.clause)
    if topic and series.text[topic.end()] in "，：":
        return trimmed(topic.group(), rules)
    told = rules.names.sector.findall(series.text, series.whole, series.clause) if series.before is None else []
    return trimmed(told[-1].removeprefix("等"), rules) if told else ""


def object_before(series: Series, rules: GrowthRules) -> str:
    """What the clause before is about, where it has no number: `普及学前教育，毛入园率达到70%`."""
    told = rules.names.object_of.fullmatch(clause_before(series.left).strip())
    return told["of"] if told else ""


def clause_before(left: str) -> str:
    """The words that a comma parts from the last clause of `left`; none where no comma stands there."""
    clauses = _COMMA.split(left)
    return clauses[-2] if len(clauses) > 1 else ""


def owned_investment(series: Series, rules: GrowthRules) -> str:
    """The area or branch whose investment it is, where a time parts the two: `云江新区今年要完成投资8亿元`."""
    found = rules.names.owned_investment.search(series.left)
    owner = trimmed(found["owner"], rules) if found else ""
    return f"{owner}完成投资" if owner else ""


def grouped_investment(series: Series, rules: GrowthRules) -> str:
    """`实施项目10个，完成投资5亿元`: the investment is that of the projects counted before."""
    before, names = series.before, series.head.names
    counted = before.name.removesuffix("总投资") if before and before.quantity.unit not in RATES else ""
    into_works = _WORKS.search(clause_before(series.left).rstrip()) is not None
    subject = (into_works and object_before(series, rules)) or counted
    if names == ("投资",) and "完成" in series.left:
        return f"{subject}完成投资"
    grouped = bool(subject and names) and rules.names.grouped_investment.fullmatch(names[0]) is not None
    if not grouped:
        return ""
    head = rules.names.works_head.search(subject)
    return (head.group() if head else subject) + names[0]
