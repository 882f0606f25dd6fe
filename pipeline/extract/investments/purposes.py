"""What an amount of money is laid out for, by the words behind it: `总投资九亿元的甲厂`, `投资三亿元建设乙厂`."""

from dataclasses import replace

from models.vocabulary import InvestmentKind
from pipeline.document import Span
from pipeline.extract.investments.case import Case
from pipeline.extract.investments.groups import Subject, counted, next_after, trim
from pipeline.patterns import lazy_pattern
from pipeline.rules.investments import InvestmentRules

_MEASURED = lazy_pattern(r"^[\d.]+[多余]?[万千百]?[个座幢栋所处条家户亩件]?")
# So far behind an amount may stand what it is of.
_NEXT = 24
# What two words for one work come to; what is paid for has its own name.
_WORK = {"维护改造": "改造", "提升改造": "改造", "补助": "", "奖补": "", "补贴": "", "以奖代补": ""}
_GREAT = ("重大", "重点")
_STOPPED = lazy_pattern("[，；。]")
_FIELDS = lazy_pattern("[^，。；、\\n]{2,6}(?:、[^，。；、\\n]{2,6}){1,15}等")
_USED = lazy_pattern("[，、]?(?:主要|重点|专项|全部)*(?:用于|用来|支持)")
WON = lazy_pattern("争取|争得|获|到位|得到|享受")
# What money is used for is furthered by it: 用于加强基层卫生 is of 基层卫生.
_FURTHERED = lazy_pattern(
    "(?:进一步|全面|继续)?(?:加强|改善|支持|扶持|发展|推进|促进|开展|补助|推动|提升|实施|完善|解决)(?=[^，。；、]{3})"
)
# What the members of a list come to: 建设绿化、亮化等九个城建项目.
_SUMMED = lazy_pattern(
    "(?:[0-9]{1,3}|[两一二三四五六七八九十]{1,3})[个条座所项件](?P<noun>[^，。；、：\\n0-9]{2,14}?)(?=[，。；、\\n])"
)
# The number of what an amount is of: before its words (实施九个、总投资三亿元的项目), before or behind the noun.
_NUMBER = "(?P<count>[0-9]{1,5}|[两一二三四五六七八九十百]{1,4})[多余]?(?P<counter>[个项家座条所处宗件])"
_BEFORE = lazy_pattern(f"(?<![0-9.]){_NUMBER}、?$")
_AHEAD = lazy_pattern(_NUMBER)
_BEHIND = lazy_pattern(f"(?:项目|工程)?共?{_NUMBER}")
# An object that is all in quotes: 办了“七件实事”.
_QUOTED = lazy_pattern("“[^“”]{2,14}”(?=[，。；、])")
# What is done: 新建了一批学校.
_DONE = lazy_pattern("了(?:一大?批)?")
# More verbs for the same works: 新建、改扩建三所小学.
_SAME_WORK = lazy_pattern("(?:[、和及与]?(?:新建|改扩?建|扩建|改造|提升|迁建|续建|修缮|维修|加固)){1,3}(?=[^，。；、])")


def modified(case: Case) -> Subject | None:
    """`总投资九亿元的甲厂`: the noun that the amount stands before."""
    end = case.figure.amount.span.end
    chain = case.rules.shapes["chain"].match(case.text, end)
    end = chain.end() if chain else end
    tied = case.text[end : end + 1] == "的"
    end += tied
    if not tied and (
        case.text[end : end + 1] in "，。；、,;）)\n 　（(：和及与并" or case.text.startswith(case.rules.purpose, end)
    ):
        return None
    if case.text.startswith(("任务", "目标", "基础上", "历史新高", "新高", "新台阶", "台阶"), end):
        return None
    found = next_after(case.candidates, end)
    if found and found.span.start <= end + 3:
        return found if tied or found.count else _with_investor(case, found)
    if case.rules.shapes["this_project"].match(case.text, case.figure.lead.start):
        return None
    named = tied or "项目" in case.text[end : end + _NEXT]
    noun = case.rules.shapes["noun_after"].match(case.text, end) if named else None
    if noun is None or case.rules.shapes["no_subject"].search(noun["noun"]):
        return None
    name = case.rules.shapes["leading_count"].sub("", noun["noun"].strip("“”"))
    # 重大 is a word for projects only with 项目 behind it.
    kind = case.text[noun.end("noun") : noun.end("noun") + 2]
    unsaid = len(name) == 2 or name.startswith(_GREAT) or name.endswith(_GREAT)
    name += kind if unsaid and kind in ("项目", "工程") else ""
    number = _BEFORE.search(case.text, case.figure.lead.start, case.figure.cue.span.start)
    number = number or _AHEAD.match(noun["noun"]) or _BEHIND.match(case.text, noun.end("noun"))
    subject = Subject(Span(*noun.span("noun")), name, None, counted(number, case.rules) if number else None)
    return subject if tied else _with_investor(case, subject)


def _with_investor(case: Case, subject: Subject) -> Subject:
    """`甲集团投资八亿元冶炼项目` speaks of the works of 甲集团."""
    end = min(case.figure.cue.span.start, case.figure.amount.span.start)
    investor = case.rules.shapes["subject_tail"].sub(
        "", trim(case.text[case.figure.lead.start : end].rsplit("、", 1)[-1], case.rules)
    )
    if (
        not 2 <= len(investor) <= 8
        or investor in case.rules.back
        or investor in case.rules.heads
        or case.rules.shapes["no_investor"].search(investor)
    ):
        return subject
    return replace(subject, text=investor + (subject.text or ""))


def built_for(case: Case, start: int | None = None) -> Subject | None:
    """`投资三亿元建设乙厂`: the object of the verb behind the amount, or behind `start`, where its words end."""
    start, limit = start or case.figure.amount.span.end, case.figure.sentence.end
    worked = case.rules.shapes["worked_on"].match(case.text, start, limit)
    if worked:
        noun = _MEASURED.sub("", worked["noun"].rsplit("的", 1)[-1])
        return (
            Subject(Span(*worked.span()), noun + _WORK.get(worked["work"], worked["work"])) if len(noun) > 1 else None
        )
    link = case.rules.shapes["purpose_link"].match(case.text, start)
    start = link.end() if link else start
    verb = next((word for word in case.rules.purpose if case.text.startswith(word, start)), None)
    if verb is None:
        return None
    end = start + len(verb)
    done = _DONE.match(case.text, end)
    end = done.end() if done else end
    joined = _SAME_WORK.match(case.text, end)
    end = joined.end() if joined else end
    found = next_after(case.candidates, end)
    if (
        found
        and found.span.end <= limit
        and found.span.start <= end + 16
        and not _STOPPED.search(case.text, end, found.span.start)
    ):
        return (
            None
            if (found.text or "").removeprefix(verb) in case.rules.bare_kinds
            else _with_list(case.text, found, case.rules)
        )
    several = case.rules.shapes["counted_object"].match(case.text, end, limit)
    if several:
        return Subject(Span(*several.span("noun")), several["noun"], None, counted(several, case.rules))
    furthered = _FURTHERED.match(case.text, end) if verb == "用于" else None
    end = furthered.end() if furthered else end
    name = _object(case.text, Span(end, limit), verb, case.rules)
    if len(name) < 2 or name.startswith(("现有", "原有", "对")):
        return None
    subject = _with_count(case, end, name)
    return subject if verb in case.rules.helping else _with_investor(case, subject)


def _with_list(text: str, found: Subject, rules: InvestmentRules) -> Subject:
    """`found`, or the list that it begins, where words for all of it end it: `甲路、乙路等道路工程`."""
    rest = rules.shapes["list_behind"].match(text, found.span.end) if found.project else None
    return Subject(Span(found.span.start, rest.end()), text[found.span.start : rest.end()]) if rest else found


def built_later(case: Case, start: int | None = None) -> Subject | None:
    """`投入三亿元，建设甲厂`: what the clause builds that follows the amount, or `start`."""
    later = case.rules.shapes["later"].match(case.text, start or case.figure.amount.span.end, case.figure.sentence.end)
    if later is None:
        return None
    joined = _SAME_WORK.match(case.text, later.end())
    end = joined.end() if joined else later.end()
    quoted = _QUOTED.match(case.text, end)
    if quoted:
        return Subject(Span(*quoted.span()), quoted.group())
    found = next_after(case.candidates, end)
    near = found and found.span.start <= end + 8 and not _STOPPED.search(case.text, end, found.span.start)
    if found and (near or _sums_up(case.text, end, found)):
        return _with_list(case.text, found, case.rules)
    name = _object(case.text, Span(end, case.figure.sentence.end), later["verb"], case.rules).removesuffix("力度")
    return _with_count(case, later.start("count") if later["count"] else end, name) if len(name) > 1 else None


def _with_count(case: Case, start: int, name: str) -> Subject:
    """What `name` tells behind `start`, with its number before or behind it: 新建九座敬老院, 建成帮扶项目九个."""
    at = case.text.find(name, start)
    number = _AHEAD.match(case.text, start) or (_BEHIND.match(case.text, at + len(name)) if at >= 0 else None)
    return Subject(Span(start, start + 1), name, None, counted(number, case.rules) if number else None)


def is_nameless(case: Case, chosen: Subject) -> bool:
    """Whether `chosen` is public money that is named by nothing but its source."""
    bare = chosen.project is None and case.rules.shapes["nameless_money"].fullmatch(chosen.text or "") is not None
    return bare and case.figure.kind is InvestmentKind.FUNDING


def used_for(case: Case) -> Subject | None:
    """`安排三亿元专项资金支持青溪治理`: what public money is for that has no name of its own.

    What is done after money was won from above need not be done with it: `争取专项资金三亿元，建成甲厂`.
    """
    end = max(case.figure.amount.span.end, case.figure.cue.span.end)
    if WON.search(case.text, *case.figure.lead) and not _USED.match(case.text, end):
        return None
    return built_for(case, end) or built_later(case, end)


def _sums_up(text: str, start: int, found: Subject) -> bool:
    """Whether the group stands behind the list of fields that it sums up: `实施社保、就业等九项惠民工程`."""
    return found.count is not None and _FIELDS.fullmatch(text, start, found.span.start) is not None


def _object(text: str, reach: Span, verb: str, rules: InvestmentRules) -> str:
    """What `verb` builds or pays for, without its number; empty where nothing is named.

    Two characters alone are too few to name it: 整治土地, 民生工程.
    """
    solved = rules.shapes["solved"].match(text, *reach) if verb == "解决" else None
    if solved:
        return solved["noun"]
    words = rules.shapes["object"].match(text, *reach)
    if words is None:
        return ""
    summed = _SUMMED.match(text, words.end()) if words.group().endswith("等") else None
    if summed:
        return summed["noun"]
    name = rules.shapes["leading_count"].sub("", trim(words.group(), rules)).rstrip("等的和及与")
    if len(name) != 2:
        return name
    kind = next((kind for kind in ("工程", "项目", "建设") if text.startswith(kind, words.end())), "")
    return name + kind if kind or len(verb) != 2 else verb + name
