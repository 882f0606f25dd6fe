"""Where a pointing word leads back to: 该码头 means the wharf of the sentence before."""

import regex

from pipeline.document import Span
from pipeline.rules.investments import InvestmentRules

# The words of a name up to the noun at its end; a stop, a list's comma or 的 cuts them off.
_PHRASE = regex.compile(r"[\p{Han}A-Za-z0-9.·“”—]{0,30}$")
_MEASURED = regex.compile(r"^(?:\D*的)?[\d.]+[万千百]?(?:吨|千瓦|兆瓦|千伏|亩|平方米|公里|张床位|伏)级?")


def pointed_noun(words: str, rules: InvestmentRules) -> str | None:
    """The noun of works that `words` point back with, None where they point to no works of their own kind.

    >>> from pipeline.rules.investments import load_investment_rules
    >>> pointed_noun("该码头", load_investment_rules())
    '码头'
    >>> pointed_noun("该项目", load_investment_rules())
    """
    noun = rules.shapes["subject_tail"].sub("", words[1:]) if words.startswith(("该", "此")) else ""
    return noun if rules.shapes["pointed"].fullmatch(noun) else None


def phrase_before(text: str, noun: str, reach: Span) -> Span | None:
    """The last words in `reach` that end with `noun`, at most 30 characters, without a measure at their head."""
    at = text.rfind(noun, *reach)
    if at < 0:
        return None
    phrase = _PHRASE.search(text, reach.start, at)
    start = phrase.start() if phrase else at
    start = max(start, text.rfind("的", start, at) + 1)
    measured = _MEASURED.match(text, start, at)
    return Span(measured.end() if measured else start, at + len(noun))
