"""The one division that a document is about."""

from models.vocabulary import Level
from pipeline.mentions.places import OPENING, Places

_FIRST_WORDS, _VERY_FIRST, _SIGNATURE = 100, 50, 60
_MAIN_SHARE, _HALF, _LEADING, _QUARTER, _NATIONAL_SHARE, _CLEAR = 0.6, 0.5, 0.4, 0.25, 0.75, 1.5
# How often a division must be named to be the subject: in a piece on a body of the nation, where the opening
# names it, elsewhere; once is enough for the home of a text that speaks from its level, or for the division whose
# office the opening names.
_NATIONAL_NEEDS, _OPENING_NEEDS, _ELSEWHERE_NEEDS = 6, 2, 3
# Items of so many places make a round-up.
_ITEMS = 3
# How far before its name the words may begin by which a text enters a place.
_BEFORE = 12
# Behind the first of several places.
_JOINS = frozenset("和、与及")


def find_subject(places: Places, home: str | None) -> str | None:
    """The division that the text is about, of those that it names; None where it is about several or none."""
    cues, headline = places.cues, places.headline
    if cues.report.search(headline):
        return home if home in places.codes else None
    if places.in_headline:
        return _of_headline(places)
    if cues.many_places.search(headline) or _is_round_up(places):
        return None
    return _dominant(places, home, _MAIN_SHARE) or _opened(places, home) or _spoken_for(places, home)


def _of_headline(places: Places) -> str | None:
    """The lowest division that the headline names; of several apart, the one that leads it (`甲省：携手乙市`) or holds
    the others (`甲省分解目标，乙市丙市最重`).
    """
    if places.is_journey:
        return None
    subject = places.deepest(places.in_headline)
    if subject is None:
        subject = places.leading_headline or _holder(places)
    elif places.cues.office.search(places.headline) and _dominant(places, None, _HALF) is None:
        return subject if places.cues.interview.search(places.headline) and _lead(places, subject) > 0 else None
    return _spoken_of(places, subject) if subject in places.codes else None


def _spoken_of(places: Places, subject: str) -> str:
    """The county in `subject` that a text speaks of by the words of a county (`县委`) and names far oftener than it."""
    if places.levels[Level.COUNTY] < _HALF or places.rules.level(subject) is Level.COUNTY:
        return subject
    within = [code for code in places.codes if places.rules.within(code, subject)]
    weights = sorted((places.weights[code], code) for code in within if places.rules.level(code) is Level.COUNTY)
    weight, best = weights[-1] if weights else (0, subject)
    second = weights[-2][0] if len(weights) > 1 else 0
    return best if weight >= max(_ELSEWHERE_NEEDS, 2 * second + 1, places.weights[subject]) else subject


def _is_round_up(places: Places) -> bool:
    """Whether items of several places follow one another, each with its name in brackets: `【甲县】...【乙县】...`."""
    text = places.document.text
    named = {
        mention.adcode
        for mention in places.divisions
        if mention.adcode
        and text[mention.span.start - 1 : mention.span.start] == "【"
        and text.startswith("】", mention.span.end)
    }
    return len(named) >= _ITEMS


def _holder(places: Places) -> str | None:
    """The division that the headline names first, where all others there lie in it."""
    first, *others = places.in_headline
    return first if all(places.rules.within(code, first) for code in others) else None


def _opened(places: Places, home: str | None) -> str | None:
    """The home, where the text opens with it and names no other place more often: with a body, a post or a township of
    it, by entering it (`走进甲县`), or with its name in a text that speaks for it, in full where no other is named.
    """
    first = next((mention for mention in places.divisions if mention.adcode == home), None)
    if home is None or first is None or first.span.start > _FIRST_WORDS or places.is_national:
        return None
    above = places.rules.ancestors(home)
    if any(mention.span.start < first.span.start and mention.adcode not in above for mention in places.divisions):
        return None
    text, full = places.document.text, places.rules.rows[home][-1].name
    if places.cues.opening.match(text, first.span.end):
        return home if _lead(places, home) > 0 else None
    own = places.levels[places.level(home)] > 0
    joined = text[first.span.end : first.span.end + 1] in _JOINS
    entered = not joined and places.cues.entering.search(text, max(0, first.span.start - _BEFORE), first.span.start)
    spoken = above and (own or not _apart(places, home))
    named = text[slice(*first.span)] == full or (own and first.span.start <= _VERY_FIRST)
    return home if _lead(places, home) >= 0 and not joined and (entered or (spoken and named)) else None


def _spoken_for(places: Places, home: str | None) -> str | None:
    """The home, where the text speaks for it (`我市`) or a body of it signs, and no other place is named as often."""
    if home is None or home not in places.codes or places.is_national or _lead(places, home) <= 0:
        return None
    text, last = places.document.text, places.divisions[-1]
    level = places.level(home)
    own = places.cues.own_units.get(level.value) if level else None
    signed = last.adcode == home and last.span.end > len(text) - _SIGNATURE
    if signed and places.cues.opening.match(text, last.span.end):
        return home
    return home if own and own.search(text) else None


def _lead(places: Places, home: str) -> int:
    """How much more often `home` is spoken of than any place that is neither in it nor above it."""
    return places.inclusive[home] - max((places.weights[code] for code in _apart(places, home)), default=0)


def _apart(places: Places, home: str) -> list[str]:
    above = places.rules.ancestors(home)
    return [code for code in places.inclusive if code not in above and not places.rules.within(code, home)]


def _dominant(places: Places, home: str | None, share: float) -> str | None:
    """The lowest division that holds most of the places named."""
    total, national = places.weights.total(), places.is_national
    share = max(share, _NATIONAL_SHARE) if national else share
    holding = [code for code, weight in places.inclusive.items() if weight > share * total and code in places.codes]
    widest_first = sorted(holding, key=lambda code: len(places.rules.ancestors(code)))
    code = places.deepest(widest_first)
    if code is None:
        return None
    code = _descend(places, code, home, total)
    return code if places.inclusive[code] >= _needed(places, code, home, national) else None


def _descend(places: Places, code: str, home: str | None, total: int) -> str:
    """A division within `code` that is the home, or leads the text, or is named clearly more often than `code`."""
    within = [other for other in places.codes if other != code and places.rules.within(other, code)]
    if home in within and places.weights[home] > _QUARTER * total:
        return home
    first = next(iter(places.weights), None)
    if first in within and places.inclusive[first] >= max(_LEADING * total, places.weights[code]):
        return first
    best = max(within, key=lambda other: (places.inclusive[other], other), default=code)
    clear = places.inclusive[best] >= max(_HALF * total, _CLEAR * places.weights[code])
    return _descend(places, best, home, total) if clear and best != code else code


def _needed(places: Places, code: str, home: str | None, national: bool) -> int:
    if national:
        return _NATIONAL_NEEDS
    if code == home and places.levels[places.level(code)] >= _HALF:
        return 1
    opening = [
        mention.span.end for mention in places.divisions if mention.adcode == code and mention.span.start < OPENING
    ]
    if any(places.cues.office.match(places.document.text, end) for end in opening):
        return 1
    return _OPENING_NEEDS if opening else _ELSEWHERE_NEEDS
