"""What a figure is of by the words that its item, its sentence or its document opens with."""

from collections.abc import Sequence

from pipeline.document import Span
from pipeline.extract.investments_back import led_back, pointed_noun
from pipeline.extract.investments_cues import Figure
from pipeline.extract.investments_groups import Subject, trim
from pipeline.extract.investments_topics import heading, holder, main_works, opening_words
from pipeline.rules.investments import InvestmentRules
from pipeline.words import lexicon

# Classes of words that begin what is done, not what is named: verbs, adverbs, pronouns; and of those that end it.
_VERBAL = frozenset({"v", "vd", "d", "ad", "r", "p", "c"})
_DOING = frozenset({"v", "vn"})


def opening(text: str, finding: Figure, candidates: Sequence[Subject], rules: InvestmentRules) -> Subject | None:
    """The words before the bracket of the amount, or those that its item or its sentence opens with."""
    for span in opening_words(text, finding):
        noun = pointed_noun(text[slice(*span)], rules)
        if noun and (found := led_back(text, span.start, noun, candidates, rules)):
            return found
    held = holder(text, finding) or heading(text, finding)
    spans = [held] if held else opening_words(text, finding)
    named = [(span, words) for span in spans if (words := _named(text, span, rules))]
    chosen = next((found for found in named if rules.shapes["works"].search(found[1])), None)
    if chosen is None and (held or finding.cue.span.start == finding.cue.span.end or _beside(text, named, finding)):
        chosen = next(iter(named), None)
    if chosen is None:
        return None
    known = next((found for found in candidates if chosen[0].contains(found.span) and found.project), None)
    return known or Subject(*chosen)


def _beside(text: str, named: Sequence[tuple[Span, str]], finding: Figure) -> bool:
    """Whether the first words named are a noun that stands right before the clause of the amount: `甲城，总投资`."""
    if not named or named[0][0].end + 1 != finding.lead.start or text[named[0][0].end] not in "，,、":
        return False
    classes = [lexicon().word_class(word) for word in lexicon().cut(named[0][1])]
    return classes[-1] not in _VERBAL and "v" not in classes[:1]


def _named(text: str, span: Span, rules: InvestmentRules) -> str:
    """The words of `span`, freed of time, where they are a noun's and name something that money can be put into."""
    words = trim(text[slice(*span)], rules)
    if len(words) < 3 or words in rules.back or rules.shapes["no_subject"].search(words):
        return ""
    cut = lexicon().cut(words)
    if lexicon().word_class(cut[0]) in _VERBAL or "了" in cut or rules.shapes["payment"].search(words):
        return ""
    return "" if lexicon().word_class(cut[-1]) in _DOING and not rules.shapes["works"].search(cut[-1]) else words


def main_subject(candidates: Sequence[Subject]) -> Subject | None:
    """The project that the document is about, None where it is about many."""
    main = main_works([found.project for found in candidates if found.project])
    return next((found for found in candidates if found.project is main), None) if main else None
