"""What a figure is of by the words that its item, its sentence or its document opens with."""

from collections.abc import Sequence

from pipeline.document import Span
from pipeline.extract.investments.antecedents import led_back, pointed_noun
from pipeline.extract.investments.case import Case
from pipeline.extract.investments.groups import Subject, begun_before, counted, named, trim, works_within
from pipeline.extract.investments.topics import (
    clause_before,
    heading,
    holder,
    opening_words,
    sentence_before,
)
from pipeline.mentions.sentences import behind_last
from pipeline.patterns import lazy_pattern
from pipeline.rules.investments import InvestmentRules
from pipeline.words import lexicon

# Classes of words that begin what is done, not what is named: verbs, adverbs, pronouns; and of those that end it.
_VERBAL = frozenset({"v", "vd", "d", "ad", "r", "p", "c"})
_AND = frozenset({"和", "与", "及"})
_DOING = frozenset({"v", "vn"})
_TELLING = _VERBAL | {"a", "t", "m"}
_LONGEST_TOPIC = 20
# Words of doing that end the name of a field: 乡村振兴, 科技投入.
_FIELDS = ("投入", "振兴")
# What the head of an item ends with: （二）健康惠民工程。
_WORKS = ("工程", "行动", "攻坚战")
_BRACKETS = ("）", ")")
# A noun and its length; what of it is no name by itself.
_MEASURED = lazy_pattern(
    "(?:[今去全]年|共|已|累计|新[修建]|修建|硬化|[改扩]建)*"
    "(?P<noun>[^，。；：、“”0-9]{4,20}?)(?:全长|总长度?|长度?)(?:约|共|为|达)*[0-9.]+(?:公里|千米|米|km)"
)
_POINTING = ("该", "此", "这", "其", "项目", "工程", "线路", "全线", "正线", "主线", "建设")
_CLAUSE_STOPS = "，；：。\n"
# So far before a group its sort is told.
_SORT_REACH = 60
# What all projects are for tells no sort of them.
_GENERAL = lazy_pattern("投资|项目|招商|发展$")
# What ends the number of an item.
_MARKS = "）)、.．"
_IN_QUOTES = lazy_pattern("“[^“”]*”")
# So far behind the head of its item an amount may stand.
_ITEM_REACH = 120
# Who builds is not what is built.
_INVESTORS = ("公司", "集团")
# What a clause goes on to say of its noun, up to the clause of the amount.
_NEXT_CLAUSE = lazy_pattern("[^，,、；。]{0,24}[，,、]")


def opening(case: Case) -> Subject | None:
    """The words before the bracket of the amount, or those that its item or its sentence opens with."""
    for span in opening_words(case):
        noun = pointed_noun(case.text[slice(*span)], case.rules)
        if noun and (found := led_back(case.text, span.start, noun, case.candidates, case.rules)):
            return found
    held = holder(case) or heading(case)
    spans = [held] if held else opening_words(case)
    told = [(span, words) for span in spans if (words := _named(case.text, span, case.rules))]
    chosen = next((found for found in told if case.rules.shapes["works"].search(found[1])), None)
    if chosen is None and (held or case.figure.cue.span.start == case.figure.cue.span.end or _beside(case, told)):
        chosen = next(iter(told), None)
    if chosen is None:
        return None
    known = works_within(case.candidates, chosen[0])
    built = case.rules.shapes["built_count"].fullmatch(chosen[1])
    return known or (
        Subject(chosen[0], built["noun"], None, counted(built, case.rules)) if built else named(*chosen, case.rules)
    )


def before_bracket(case: Case) -> Subject | None:
    """The works right before the bracket that holds the amount: `甲路（总投资三亿元）、乙桥（两亿元）`."""
    held = holder(case)
    if held is None:
        return None
    counted_there = _counted_at(case, held)
    if counted_there:
        return counted_there
    shapes = case.rules.shapes
    works = shapes["works"].search(case.text, *held) or shapes["works_name"].search(case.text, held.start, held.end + 1)
    return opening(case) if works else None


def _counted_at(case: Case, words: Span) -> Subject | None:
    """The group that `words` name and whose number stands behind them: `交通项目（26个，总投资三亿元）`."""
    index = begun_before(case.candidates, case.figure.amount.span.start) - 1
    last = case.candidates[index] if index >= 0 else None
    return last if last and last.count and words.start <= last.span.start < words.end else None


def _beside(case: Case, named: Sequence[tuple[Span, str]]) -> bool:
    """Whether the first words named are a noun that stands right before the clause of the amount: `甲城，总投资`."""
    if not named or not _NEXT_CLAUSE.fullmatch(case.text, named[0][0].end, case.figure.lead.start):
        return False
    classes = [lexicon().word_class(word) for word in lexicon().cut(named[0][1])]
    return classes[-1] not in _VERBAL and "v" not in classes[:1]


def beside(case: Case) -> Subject | None:
    """What the clause right before that of the amount is about, if no works are named: `建设花园城市，完成投资`."""
    clause = clause_before(case)
    start = case.figure.sentence.start
    if clause is None or any(start <= found.span.start < case.figure.lead.end for found in case.candidates):
        return None
    built = case.rules.shapes["built_count"].fullmatch(case.text, *clause)
    if built:
        return Subject(clause, built["noun"], None, counted(built, case.rules))
    return _about(case.text, clause, clause.start == start, case.rules)


def measured(case: Case) -> Subject | None:
    """What the clause right before tells the length of: `主干道路全长六公里，投资九亿元`."""
    clause = clause_before(case)
    told = _MEASURED.fullmatch(case.text, *clause) if clause else None
    if told is None or told["noun"].startswith(_POINTING):
        return None
    noun = Span(*told.span("noun"))
    return works_within(case.candidates, noun) or Subject(noun, told["noun"])


def item_before(case: Case) -> Subject | None:
    """The works that the head of an item names, in the sentence before (`（二）健康惠民工程。筹资三亿元`,
    `续建项目（九个）。总投资三亿元`) or as the first of its line."""
    clause = sentence_before(case)
    group = _counted_at(case, clause) if clause else None
    if clause and group and case.text[group.span.end : clause.end] in _BRACKETS:
        return group
    if clause and case.text.endswith(_WORKS, *clause):
        return _about(case.text, clause, True, case.rules)
    head = _head_of_item(case)
    return _about(case.text, head, True, case.rules) if head else None


def sort_before(case: Case, group: Subject) -> str | None:
    """The sort of a group whose noun tells none, by what the clause or the sentence right before its own is about:
    `灾后重建全面提速，九个项目开工`."""
    end = behind_last(case.text, _CLAUSE_STOPS, Span(max(0, group.span.start - _SORT_REACH), group.span.start)) - 1
    if end <= 0 or case.text[end] not in "，。":
        return None
    begin = behind_last(case.text, _CLAUSE_STOPS, Span(max(0, end - _SORT_REACH), end))
    opens = case.text[begin - 1] in "。\n" if begin else True
    if case.text[end] == "。" and not opens:
        return None
    summed = case.text.rfind("等", begin, end) + 1
    begin = summed if "、" in case.text[begin:summed] else begin
    about = _about(case.text, Span(begin, end), opens, case.rules)
    return about.text if about and about.text and not _GENERAL.search(about.text) else None


def numbered_head(case: Case) -> Subject | None:
    """The works at the head of a numbered item whose first words tell the sum: `（二）健康惠民工程。总投资三亿元`."""
    clause = sentence_before(case)
    if clause is None or not case.text.endswith(_WORKS, *clause) or case.text[clause.start - 1] not in _MARKS:
        return None
    return _about(case.text, clause, True, case.rules)


def _head_of_item(case: Case) -> Span | None:
    """The words between the mark of a list and the first stop of its line, where they name works: `3.棚户区改造。`."""
    line = case.text.rfind("\n", 0, case.figure.sentence.start) + 1
    mark = case.rules.shapes["list_line"].match(case.text, line)
    end = case.text.find("。", line, case.figure.sentence.start) if mark else -1
    if mark is None or end < 0 or case.figure.amount.span.start - end > _ITEM_REACH:
        return None
    named = case.rules.shapes["works_name"].search(f"{case.text[mark.end() : end]}，")
    return Span(mark.end(), end) if named and named.end() > end - mark.end() - 1 else None


def topic_before(case: Case) -> Subject | None:
    """What the sentence right before is about: `产业园区扩容提质。投入三亿元`."""
    clause = sentence_before(case)
    return _about(case.text, clause, False, case.rules) if clause else None


def _about(text: str, clause: Span, alone: bool, rules: InvestmentRules) -> Subject | None:
    """What a clause says something of, or has done: the noun before its predicate, or behind its verb; all of it where
    it stands `alone` as a noun."""
    timed = rules.shapes["time"].match(text[slice(*clause)])
    whole = text[clause.start + (timed.end() if timed else 0) : clause.end].strip()
    words = _without_telling(whole, rules)
    if words == whole and not alone:
        return None
    words = trim(words, rules, cutting=False)
    words = rules.shapes["subject_tail"].sub("", words.removesuffix("方面"))
    return Subject(clause, words) if _is_noun(words, rules) else None


def _without_telling(words: str, rules: InvestmentRules) -> str:
    """The noun of a clause without its predicate (`青溪新城建设进展顺利`), or the verb before it and its number."""
    predicate = rules.shapes["predicate"].search(words)
    verb = rules.shapes["undertaking"].match(words)
    if predicate and predicate.start() > 1:
        words = words[: predicate.start()].rsplit("的", 1)[-1]
    if verb and verb.end() < len(words):
        words = words[verb.end() :]
    return rules.shapes["leading_count"].sub("", words)


def _is_noun(words: str, rules: InvestmentRules) -> bool:
    """Whether `words` are short, name a thing, and neither a time nor what is left out."""
    if not 2 <= len(words) <= _LONGEST_TOPIC or words in rules.back:
        return False
    if rules.shapes["no_topic"].search(_IN_QUOTES.sub("", words)):
        return False
    if rules.shapes["no_subject"].search(words) or rules.shapes["time"].match(words):
        return False
    if rules.shapes["campaign"].fullmatch(words):
        return True
    classes = [lexicon().word_class(word) for word in lexicon().cut(words) if word not in _AND]
    return not _VERBAL.intersection(classes[:-1]) and (
        classes[-1] not in _TELLING or bool(rules.shapes["works"].search(words)) or words.endswith(_FIELDS)
    )


def _named(text: str, span: Span, rules: InvestmentRules) -> str:
    """The words of `span`, freed of time, where they are a noun's and name something that money can be put into."""
    words = _without_telling(trim(text[slice(*span)], rules), rules)
    if rules.shapes["time"].match(words) or words.endswith(_INVESTORS):
        return ""
    if len(words) < 3 or words in rules.back or rules.shapes["no_subject"].search(words):
        return ""
    cut = lexicon().cut(words)
    if lexicon().word_class(cut[0]) in _VERBAL or "了" in cut or rules.shapes["payment"].search(words):
        return ""
    return "" if lexicon().word_class(cut[-1]) in _DOING and not rules.shapes["works"].search(cut[-1]) else words
