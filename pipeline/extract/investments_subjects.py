"""What an amount of money is put into: a named project, a counted group, or the words of its own clause."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

import regex

from models.vocabulary import InvestmentKind
from pipeline.document import Span
from pipeline.extract.investments_back import carried, led_back, pointed_noun, whole_name
from pipeline.extract.investments_cues import Figure, strip_fillers
from pipeline.extract.investments_groups import Subject, trim
from pipeline.extract.investments_openings import main_subject, opening
from pipeline.rules.investments import InvestmentRules

# How far before a figure its paragraph may have named what it is of.
_REACH = 260
_LISTED = regex.compile("(?:项目|工程)?[、和及与]")


def choose_subject(
    text: str,
    finding: Figure,
    known: Subject | None,
    candidates: Sequence[Subject],
    rules: InvestmentRules,
) -> Subject | None:
    """What the figure is of: a project, a group, or all of a list of works that stand before it.

    `known` is what the figure before it was of.
    """
    chosen = _nearest(text, finding, known, candidates, rules)
    if chosen is not None and chosen.count is None and (whole := whole_name(chosen, candidates)):
        return whole
    if chosen is None or chosen.project is None or chosen.span.end > finding.amount.span.start:
        return chosen
    return (
        chosen
        if "分别" in text[slice(*finding.head)]
        else _whole_list(text, chosen, finding.amount.span.start, candidates)
    )


def _whole_list(text: str, one: Subject, limit: int, candidates: Sequence[Subject]) -> Subject:
    """`one` with the projects before `limit` that are joined to it: `甲厂、乙厂和丙厂，共投资九亿元`."""
    start, end = one.span
    named = [found.span for found in candidates if found.project and found.span.end <= limit]
    for span in named:
        if span.start > end and _LISTED.fullmatch(text, end, span.start):
            end = span.end
    for span in reversed(named):
        if span.end < start and _LISTED.fullmatch(text, span.end, start):
            start = span.start
    return one if (start, end) == one.span else Subject(Span(start, end), text[start:end])


def _nearest(
    text: str,
    finding: Figure,
    known: Subject | None,
    candidates: Sequence[Subject],
    rules: InvestmentRules,
) -> Subject | None:
    """What the figure is of, the nearest reading first: what it modifies, what its verb builds, what its clause is
    about, what the sentence or the paragraph spoke of before."""
    cue, amount = finding.cue, finding.amount
    cued = text[slice(*cue.span)].removeprefix("规模").strip("的")
    if cue.span.start >= amount.span.end and not rules.shapes["no_subject"].search(cued):
        return Subject(cue.span, cued)
    # Funds have names of their own; what they are for comes second, unless it follows at once.
    built = _built(text, finding, candidates, rules)
    late = finding.kind is InvestmentKind.FUNDING and text[amount.span.end : amount.span.end + 1] in ("，", "、")
    direct = not late or (built is not None and built.count is not None)
    phase = _phase(text, finding, rules)
    if phase and known and known.text and not known.count:
        return replace(known, text=known.text + phase["phase"])
    bare = cue.span.start == cue.span.end
    if cue.span.start >= amount.span.end:
        return built or _built_later(text, finding, candidates, rules) or _spoken_of(text, finding, candidates, rules)
    return (
        _modified(text, finding, candidates, rules)
        or (built if direct else None)
        or _own_words(text, finding, candidates, rules)
        or built
        or (opening(text, finding, candidates, rules) if bare else None)
        or _spoken_of(text, finding, candidates, rules)
        or _plain_group(text, finding, rules)
        or _built_later(text, finding, candidates, rules)
        or opening(text, finding, candidates, rules)
        or carried(text, finding, known)
        or main_subject(candidates)
    )


def is_phase(text: str, finding: Figure, rules: InvestmentRules) -> bool:
    """Whether the clause of the figure begins with a phase of what was spoken of: 一期投资两亿元."""
    return _phase(text, finding, rules) is not None


def _phase(text: str, finding: Figure, rules: InvestmentRules) -> regex.Match[str] | None:
    return rules.shapes["phase"].match(text, finding.lead.start, finding.cue.span.end)


def _next(candidates: Sequence[Subject], offset: int) -> Subject | None:
    index = bisect_left(candidates, offset, key=lambda subject: subject.span.start)
    return candidates[index] if index < len(candidates) else None


def _modified(text: str, finding: Figure, candidates: Sequence[Subject], rules: InvestmentRules) -> Subject | None:
    """`总投资九亿元的甲厂`: the noun that the amount stands before."""
    end = finding.amount.span.end
    chain = rules.shapes["chain"].match(text, end)
    end = chain.end() if chain else end
    tied = text[end : end + 1] == "的"
    end += tied
    if not tied and (text[end : end + 1] in "，。；、,;）)\n 　（(：和及与并" or text.startswith(rules.purpose, end)):
        return None
    found = _next(candidates, end)
    if found and found.span.start <= end + 3:
        return found if tied or found.count else _with_investor(text, finding, found, rules)
    noun = rules.shapes["noun_after"].match(text, end) if tied or "项目" in text[end : end + 24] else None
    if noun is None:
        return None
    subject = Subject(Span(*noun.span("noun")), noun["noun"].strip("“”"))
    return subject if tied else _with_investor(text, finding, subject, rules)


def _with_investor(text: str, finding: Figure, subject: Subject, rules: InvestmentRules) -> Subject:
    """`甲集团投资八亿元冶炼项目` speaks of the works of 甲集团."""
    investor = rules.shapes["subject_tail"].sub(
        "", trim(text[finding.lead.start : finding.cue.span.start].rsplit("、", 1)[-1], rules)
    )
    if not 2 <= len(investor) <= 8 or investor in rules.back or rules.shapes["no_investor"].search(investor):
        return subject
    return replace(subject, text=investor + (subject.text or ""))


def _built(text: str, finding: Figure, candidates: Sequence[Subject], rules: InvestmentRules) -> Subject | None:
    """`投资三亿元建设乙厂`: the object of the verb behind the amount."""
    start, limit = finding.amount.span.end, finding.sentence.end
    link = rules.shapes["purpose_link"].match(text, start)
    start = link.end() if link else start
    verb = next((word for word in rules.purpose if text.startswith(word, start)), None)
    if verb is None:
        return None
    end = start + len(verb)
    found = _next(candidates, end)
    if found and found.span.end <= limit and found.span.start <= end + 16 and "，" not in text[end : found.span.start]:
        return None if found.text in rules.bare_kinds else found
    counted = rules.shapes["counted_object"].match(text, end, limit)
    if counted:
        return Subject(Span(*counted.span("noun")), counted["noun"])
    words = rules.shapes["object"].match(text, end, limit)
    name = trim(words.group(), rules) if words else ""
    if len(name) < 2 or name.startswith(("了", "现有", "原有", "对")):
        return None
    subject = Subject(Span(end, end + 1), verb + name if len(name) == len(verb) == 2 else name)
    return subject if verb in rules.helping else _with_investor(text, finding, subject, rules)


def _built_later(text: str, finding: Figure, candidates: Sequence[Subject], rules: InvestmentRules) -> Subject | None:
    """`投入三亿元，建设甲厂`: what the next clause builds."""
    later = rules.shapes["later"].match(text, finding.amount.span.end, finding.sentence.end)
    if later is None:
        return None
    found = _next(candidates, later.end())
    if found and found.span.start <= later.end() + 8:
        return found
    words = rules.shapes["object"].match(text, later.end(), finding.sentence.end)
    name = trim(words.group(), rules) if words else ""
    return Subject(Span(later.end(), later.end() + 1), name) if len(name) > 1 else None


def _own_words(text: str, finding: Figure, candidates: Sequence[Subject], rules: InvestmentRules) -> Subject | None:
    """`丙路总投资两亿元`, `全社会固定资产投资五百亿元`: the noun of the amount's own clause."""
    lead, cue = finding.lead, finding.cue
    if "分别" in text[slice(*finding.head)]:
        return _member(text, finding, candidates, rules)
    index = bisect_right(candidates, lead.start, key=lambda subject: subject.span.end)
    inside = [found for found in candidates[index:] if found.span.end <= cue.span.end]
    if inside and finding.kind is not InvestmentKind.FUNDING:
        return inside[-1]
    before = text[lead.start : cue.span.start].rsplit("、", 1)[-1]
    cutting = finding.kind is not InvestmentKind.UTILIZED
    words = trim(_own_noun(before, text[slice(*cue.span)], cue.rule.rule.id in rules.named_before), rules, cutting)
    words = words[slice(*strip_fillers(words, Span(0, len(words)), rules))]
    paid = rules.shapes["payment"].sub("", words)
    if paid != words and not rules.shapes["works"].search(paid):
        return None
    words = paid
    noun = pointed_noun(words, rules)
    if noun:
        return led_back(text, lead.start, noun, candidates[:index], rules)
    if len(words) < 2 or words in rules.back or words.startswith(("该", "此", "其")):
        return None
    if rules.shapes["no_subject"].search(words):
        return None
    if cue.rule.rule.id in rules.investor_before and not rules.shapes["works"].search(words):
        return None
    return Subject(Span(lead.start, lead.start + 1), rules.shapes["subject_tail"].sub("", words))


def _member(text: str, finding: Figure, candidates: Sequence[Subject], rules: InvestmentRules) -> Subject | None:
    """`甲、乙行业分别完成三亿元、两亿元`: the member of the list that has the amount's place in it."""
    start, end = finding.head.start, text.find("分别", *finding.head)
    index = bisect_left(candidates, start, key=lambda subject: subject.span.start)
    named = [found for found in candidates[index : index + 6] if found.span.end <= end]
    if len(named) > finding.rank:
        return named[finding.rank]
    listed = text[start:end]
    if not trim(listed, rules) or rules.shapes["no_subject"].search(trim(listed, rules)):
        told = _run(text, [found for found in candidates[:index] if found.span.start >= finding.sentence.start])
        return told[finding.rank] if len(told) > finding.rank else None
    parts = listed.split("、") if listed.count("、") > 1 else rules.shapes["and"].split(listed)
    if len(parts) <= finding.rank:
        return None
    member, tail = trim(parts[finding.rank], rules), rules.shapes["shared_tail"].search(parts[-1])
    return Subject(Span(start, end), member + tail.group() if tail and not member.endswith(tail.group()) else member)


def _run(text: str, named: Sequence[Subject]) -> list[Subject]:
    """The last of the projects `named` that are joined to a list."""
    projects = [found for found in named if found.project]
    run = projects[-1:]
    for found in reversed(projects[:-1]):
        if not _LISTED.fullmatch(text, found.span.end, run[0].span.start):
            break
        run.insert(0, found)
    return run


def _own_noun(before: str, cued: str, named_before: bool) -> str:
    """The words that name what the figure is of, around and within the words that tell its kind."""
    if not named_before:
        return before + cued
    if cued.startswith(("力争", "确保", "争取")) and cued[2:4] not in ("年度", "完成", "投资"):
        return before + cued[2:]
    if cued.startswith("投资") and cued.endswith("完成"):
        return before + "投资"
    if cued.startswith("完成") and not cued.startswith("完成投资") and "投资" in cued:
        return cued
    return before


def _spoken_of(text: str, finding: Figure, candidates: Sequence[Subject], rules: InvestmentRules) -> Subject | None:
    """The last project or group before the amount, in its sentence or not far before it in its paragraph."""
    sentence, amount = finding.sentence, finding.amount
    index = bisect_left(candidates, amount.span.start, key=lambda subject: subject.span.start)
    for found in reversed(candidates[max(0, index - 6) : index]):
        if found.size_class or (found.count and found.span.start < sentence.start):
            continue
        distance = amount.span.start - found.span.end
        if found.span.start < sentence.start and (distance > _REACH or "\n" in text[found.span.end : sentence.start]):
            return None
        summed = rules.shapes["after_list"].match(text, found.span.end, amount.span.start)
        return Subject(Span(*summed.span()), summed["noun"]) if summed else _topic(text, finding, found, candidates)
    return None


def _topic(text: str, finding: Figure, nearest: Subject, candidates: Sequence[Subject]) -> Subject:
    """The project that the stretch up to the amount begins with, else the nearest one: its parts come later."""
    if nearest.count or nearest.span.start < finding.sentence.start:
        return nearest
    start = max(finding.sentence.start, text.rfind("；", 0, finding.amount.span.start) + 1, finding.before)
    first = _next(candidates, start)
    return first if first and first.project and first.span.start <= start + 6 else nearest


def _plain_group(text: str, finding: Figure, rules: InvestmentRules) -> Subject | None:
    """The last words for a group without a number in the sentence: 省级重点项目…、完成投资."""
    found = list(rules.shapes["plain_group"].finditer(text, finding.sentence.start, finding.lead.end))
    return Subject(Span(*found[-1].span()), trim(found[-1].group(), rules)) if found else None
