"""What the clause of an amount itself names: its noun, the sort of money, the members of a list that shares it out."""

from bisect import bisect_right
from collections.abc import Sequence

from models.vocabulary import InvestmentKind
from pipeline.document import Span
from pipeline.extract.investments.antecedents import led_back, pointed_noun
from pipeline.extract.investments.awards import won_by
from pipeline.extract.investments.case import Case
from pipeline.extract.investments.cues import Cue, strip_fillers
from pipeline.extract.investments.groups import LISTED, Subject, begun_before, named, trim
from pipeline.mentions.sentences import behind_last
from pipeline.patterns import lazy_pattern
from pipeline.rules.investments import InvestmentRules

_OPENING = ("（", "(")
# 市财政对三农的投入.
_TOWARD = lazy_pattern("(?:对(?!口|外|接|标)|用于|增加(?=[“三支]))(?P<noun>[^，。；的]{2,12}?)的?(?:年|各项|专项)?$")
# So many works are looked at in one clause.
_MOST_INSIDE = 12
# Who pays stands behind what is paid for: 甲项目由乙公司投资.
_PAYER = lazy_pattern("(?<![理自缘经事])由(?!于|此|来)")
# Words of aim and time before what is told, and what is told without naming anything.
_AIM = lazy_pattern("^(?:力争|确保|争取|预计|计划|务必|全年|累计|先后|已|共|再)+")
_BARE_TELLING = lazy_pattern("年度|完成|投资|投入|建设|$")
# 电力领域完成投资: what is said of the noun.
_DONE = lazy_pattern("(?<=...)(?:计划|预计|累计|共)*完成(?:总)?投资(?:额)?$")
# 完成能源投资, 累计投入扶贫资金: the sort of money tells what it is for.
_SORT_OF_MONEY = lazy_pattern(
    "(?:完成|实现|投入|下达)(?:各[类级项])?(?P<noun>(?!投资|资金|年度|当年|建设|专项|财政|各级|社会资金)[^，。]{2,}?(?:投资|资金))"
    "(?:总)?(?:额|规模|量|任务|计划)?"
)
# The sort of investment that something brings about, or what it goes to: 撬动设备更新投资, 用于园林绿化的投资.
_BROUGHT = lazy_pattern(
    "(?:(?:带动|撬动|拉动|新增|实现)(?!企业投资)|(?P<to>用于))(?P<noun>[^，。；]{2,24}?(?(to)|投资))(?(to)的投资|额?)"
)
# What a treasury puts into a field: 财政支农投入, 财政安排“三农”方面的投入.
_FIELD_PAID = lazy_pattern(
    "财政(?:预算)?(?:安排|用于|对)?(?:[二三四五]年)?(?!累计|计划|每年|先后|陆续|新增|继续|相关|合计|[共将已再又年拟])"
    "(?P<noun>“[^“”]{1,6}”|[^，。；、“”安拨的]{2,6}?)(?:方面)?的?(?:累计|总)?投入(?:累计|共)?$"
)
# Whoever has laid out money is not what it is laid out for.
_INVESTED = frozenset({"annual-plan", "completed", "invested", "spent"})
# A field that two characters name: 技改.
_SHORT_FIELD = 2
# Who has won money is named before: 首批九个项目开工，获批国债资金.
_WON_MONEY = lazy_pattern("获[^，。；、的]{1,20}(?:资金|投资|债券?|补助)+")
# 云台新区完成配套设施投资: whose facilities they are stands before the verb.
_ZONE = lazy_pattern("[^，。；、0-9]{0,10}(?:园区|开发区|新区|新城|高新区|经开区|港区|工业园|产业园)$")
_LED = lazy_pattern("(?P<zone>[^，。；、0-9]{0,8}(?:园区|开发区|新区|新城))(?P<told>完成[^，。；、]{2,12}投资)")
_FACILITIES = lazy_pattern("(?P<field>(?:配套|基础)设施)(?:建设)?(?:投资|资金)")
# 水利工程投资 is that of the works; 基本建设投资 is the name of a statistic.
_WORKS_MONEY = lazy_pattern("(?<=..(?:工程|项目|(?<!基本|住宅|城乡|城镇|开发)建设))投资(?:总?[额量])?$")
# 工业投资四年累计完成: how long behind the noun.
_IN_YEARS = lazy_pattern("(?<=投资)[一二三四五]年(?:累计|预计)*(?:完成)?$")
# The amounts that a list shares.
_AMOUNT = lazy_pattern("[0-9.]+[万亿]*(?:美)?元")
_AMOUNTS = lazy_pattern("(?:[、和及与]?[0-9.]+[万亿]*(?:美)?元){2,12}")
_INVESTOR = lazy_pattern("(?:公司|集团)$")
# A place that lays out money says nothing of what for: 云岭省已投入.
_PAYING_PLACE = lazy_pattern("(?:而|但)?[^，。；、“”]{1,6}(?<![小城集]|示范|名|村|乡)[省市县州]")
# An office that hands money down names nothing that it is for.
_GIVER = lazy_pattern(
    "由?[^，。；、]{1,10}[厅局委部](?:已|共|累计)*(?:下拨|下达|拨付|补助)(?:补助|专项|配套)?(?:资金)?"
)
# 引进到位市外资金: where the money is from is enough of a name.
_FROM_OUTSIDE = lazy_pattern("^(?:实际|新增)*(?:引进|到位|利用|吸引|使用)+(?=[省市县区州域][外内](?:到位)?资金)")
# 新开工项目须完成入库投资: the works before the verb are more than the sort of money behind it.
_WORKS_BEFORE = lazy_pattern("..(?:项目|工程)[须要将应]?$")


def own_words(case: Case) -> Subject | None:
    """`丙路总投资两亿元`, `全社会固定资产投资五百亿元`: the noun of the amount's own clause."""
    lead, cue = case.figure.lead, case.figure.cue
    if case.shared_out:
        return _member(case)
    index = bisect_right(case.candidates, lead.start, key=lambda subject: subject.span.end)
    payer = _PAYER.search(case.text, lead.start, cue.span.start)
    end = payer.start() if payer else cue.span.end
    inside = [found for found in case.candidates[index : index + _MOST_INSIDE] if found.span.end <= end]
    if inside and case.figure.kind is not InvestmentKind.FUNDING:
        return _joined(case.text, lead.start, inside[-1], cue, case.rules)
    if payer:
        return _named(case.text, Span(lead.start, payer.start()), case.rules)
    if case.figure.kind is InvestmentKind.FUNDING:
        field = _FIELD_PAID.search(case.text, lead.start, cue.span.end)
        if field and (field["noun"].startswith("“") or case.rules.shapes["domain"].search(field["noun"])):
            return Subject(Span(*field.span("noun")), field["noun"])
        given = won_by(case, inside, case.candidates[:index])
        if given or _GIVER.fullmatch(case.text, lead.start, case.figure.amount.span.start):
            return given
    return _subject_of(case, _clause_noun(case), case.candidates[:index])


def _clause_noun(case: Case) -> str:
    """The words of the clause that may name what the figure is of; empty where they tell but who pays."""
    cue = case.figure.cue
    before = case.text[_noun_start(case) : cue.span.start]
    if before.endswith(_OPENING):
        # 城南水厂（三亿元）: the words before a bracket are read with what the item opens with.
        return ""
    if case.figure.kind is InvestmentKind.FUNDING and before.endswith("、"):
        # 争取试点九个、各类资金三亿元: the fund has its own words.
        before = ""
    # 交通、教育等领域 is one group; else the last member is what the figure is of.
    before = before if case.rules.shapes["and_so_on"].search(before) else _last_member(before, case.rules)
    named_before = cue.rule.rule.id in case.rules.named_before
    before = _without_tail(before, case.rules) if named_before else before
    own = _own_noun(before, case.text[slice(*cue.span)], named_before, case.rules)
    words = trim(own, case.rules, case.figure.kind is not InvestmentKind.UTILIZED)
    words = words[slice(*strip_fillers(words, Span(0, len(words)), case.rules))]
    paid = case.rules.shapes["payment"].sub("", words)
    if paid != words and not case.rules.shapes["works"].search(paid):
        return ""
    return case.rules.shapes["said_of_it"].sub("", paid) if case.figure.kind is InvestmentKind.FUNDING else paid


def _subject_of(case: Case, words: str, before: Sequence[Subject]) -> Subject | None:
    """What the `words` of the clause name, or point back to among what was named `before`; None if they do neither."""
    start, cue = case.figure.lead.start, case.figure.cue
    toward = None if "投资" in case.text[slice(*cue.span)] else _TOWARD.search(words)
    if toward:
        return Subject(Span(start, start + 1), toward["noun"])
    noun = pointed_noun(words, case.rules)
    if noun:
        return led_back(case.text, start, noun, before, case.rules)
    if _WON_MONEY.fullmatch(words) or words in case.rules.heads:
        return None
    if _is_no_noun(case.rules.shapes["trailing_count"].sub("", words), case.rules):
        return None
    if cue.rule.rule.id in _INVESTED and _INVESTOR.search(words):
        return None
    if "投入" in case.text[slice(*cue.span)] and _PAYING_PLACE.fullmatch(words):
        return None
    words = _FROM_OUTSIDE.sub("", words) if case.figure.kind is InvestmentKind.UTILIZED else _WORKS_MONEY.sub("", words)
    if cue.rule.rule.id in case.rules.investor_before and not (
        case.rules.shapes["works"].search(words)
        or case.rules.shapes["domain"].search(words)
        or words.endswith(("资金", "投资"))
    ):
        return None
    if cue.rule.rule.id == "spent" and len(words) == _SHORT_FIELD:
        # 技改投入: two characters alone name it no better than its money.
        words += case.text[cue.span.start : cue.span.start + _SHORT_FIELD]
    fund = case.figure.kind is InvestmentKind.FUNDING and words.endswith("项目资金")
    bare = words if fund else case.rules.shapes["subject_tail"].sub("", words)
    return named(Span(start, start + 1), bare, case.rules)


def _noun_start(case: Case) -> int:
    """Where the words begin that the cue ends: those of the amount's clause, or of the one before it."""
    if case.figure.cue.span.end > case.figure.lead.start:
        return case.figure.lead.start
    return behind_last(case.text, "，；：、", Span(case.figure.sentence.start, case.figure.cue.span.start))


def _last_member(listed: str, rules: InvestmentRules) -> str:
    """The last member of a list; where the verb alone follows a counted one, that: 甲路三条、投资."""
    head, mark, last = listed.rpartition("、")
    if not mark or last.strip():
        return last
    predicate = rules.shapes["predicate"].search(head)
    if predicate and predicate.start() > 1:
        return head[: predicate.start()]
    return head if rules.shapes["trailing_count"].search(head) else last


def _without_tail(words: str, rules: InvestmentRules) -> str:
    """`words` up to a time behind which nothing is named (温泉城项目2014年已砸下), and without what they trail."""
    timed = next(
        (at for at in rules.shapes["time_within"].finditer(words) if _names_nothing(words[at.start() :], rules)), None
    )
    return words[: timed.start()] if timed else words


def _names_nothing(words: str, rules: InvestmentRules) -> bool:
    return rules.shapes["no_subject"].search(words) is not None


def _is_no_noun(words: str, rules: InvestmentRules) -> bool:
    """Whether `words` name nothing by themselves, or point back to what was spoken of before."""
    pointing = words in rules.back or words.startswith(("该", "此", "其"))
    return len(words) < 2 or pointing or _names_nothing(words, rules)


def _named(text: str, span: Span, rules: InvestmentRules) -> Subject | None:
    """What the words of `span` name, up to who pays for it: `甲项目由乙公司投资`."""
    words = trim(text[slice(*span)], rules)
    if _is_no_noun(words, rules):
        return None
    return named(Span(span.start, span.start + 1), words, rules)


def _joined(text: str, start: int, last: Subject, cue: Cue, rules: InvestmentRules) -> Subject:
    """`last`, or all of the phrase: where other works are joined to it (甲厂熟料线和丙建材线共投资九亿元), or where
    words for the group follow it (甲路、乙桥等基础设施)."""
    following = rules.shapes["group_after"].fullmatch(text, last.span.end, cue.span.start)
    if last.count is None and following:
        return Subject(Span(start, following.end()), trim(text[start : following.end()], rules))
    if last.count is None and rules.shapes["joined_works"].search(text, start, last.span.start):
        return Subject(Span(start, last.span.end), trim(text[start : last.span.end], rules))
    return last


def _member(case: Case) -> Subject | None:
    """`甲、乙行业分别完成三亿元、两亿元`: the member of the list that has the amount's place in it."""
    start, end = case.figure.head.start, case.text.find("分别", *case.figure.head)
    index = begun_before(case.candidates, start)
    members = [found for found in case.candidates[index : index + 6] if found.span.end <= end]
    if len(members) > case.figure.rank:
        return members[case.figure.rank]
    listed = case.text[start:end]
    nouns = trim(listed, case.rules)
    if not nouns or _names_nothing(nouns, case.rules):
        told = _run(
            case.text, [found for found in case.candidates[:index] if found.span.start >= case.figure.sentence.start]
        )
        return told[case.figure.rank] if len(told) > case.figure.rank else None
    parts, all_parts = listed.split("、"), case.rules.shapes["and"].split(listed)
    # 甲、乙和丙分别达: as many members as amounts.
    amounts = _AMOUNTS.match(case.text, case.figure.head.end)
    many = len(_AMOUNT.findall(amounts.group())) if amounts else 0
    parts = parts if len(parts) == many or (len(parts) > 2 and len(all_parts) != many) else all_parts
    if len(parts) <= case.figure.rank:
        return None
    cutting = case.figure.kind is not InvestmentKind.UTILIZED
    member, tail = (
        trim(parts[case.figure.rank], case.rules, cutting),
        case.rules.shapes["shared_tail"].search(parts[-1]),
    )
    if "完成" in parts[0] and "投资" not in listed.removesuffix("投资"):
        # 完成公路、电网投资分别达: the last member bears the word for all.
        member = member.removesuffix("投资")
    return Subject(Span(start, end), member + tail.group() if tail and not member.endswith(tail.group()) else member)


def _run(text: str, named: Sequence[Subject]) -> list[Subject]:
    """The last of the projects `named`, or else of the groups, that are joined to a list."""
    projects = [found for found in named if found.project] or [found for found in named if found.count]
    run = projects[-1:]
    for found in reversed(projects[:-1]):
        if not LISTED.fullmatch(text, found.span.end, run[0].span.start):
            break
        run.insert(0, found)
    return run


def _own_noun(before: str, cued: str, named_before: bool, rules: InvestmentRules) -> str:
    """The words that name what the figure is of, around and within the words that tell its kind."""
    if not named_before:
        return before + _IN_YEARS.sub("", cued)
    if brought := _BROUGHT.fullmatch(cued):
        return brought["noun"]
    if cued.startswith("投资") and cued.endswith("完成"):
        return before + "投资"
    told = _AIM.sub("", cued)
    if led := _LED.fullmatch(told):
        before, told = led["zone"], led["told"]
    sort = _SORT_OF_MONEY.fullmatch(told)
    if sort and _WORKS_BEFORE.search(before):
        return before
    zone, facilities = _ZONE.search(before), _FACILITIES.fullmatch(sort["noun"]) if sort else None
    if zone and facilities:
        return zone.group() + facilities["field"]
    if sort:
        field = sort["noun"].removesuffix("投资")
        return field if rules.shapes["field_of_works"].fullmatch(field) else sort["noun"]
    told = _DONE.sub("", told)
    return before + told if told != cued and not _BARE_TELLING.match(told) else before
