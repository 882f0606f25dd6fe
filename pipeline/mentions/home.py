"""The division that a document is at home in: the one that `全市`, `市委` without a name mean."""

from collections import Counter

from models.vocabulary import Level
from pipeline.mentions.places import Places
from pipeline.patterns import lazy_pattern

_HEAD, _TOP = 1500, 400
_HOST = lazy_pattern(r"https?://(?:[\w-]+\.)*?([a-z]+)\.gov\.cn")
# What names of parts of the division, the words for its level and its papers count beside its own names.
_OF_PARTS, _OF_LEVEL, _OF_MEDIA, _OF_FIRST = 0.3, 0.5, 0.3, 0.03
# Whoever names more parts of it than any place times is likelier the whole than one of them.
_OF_PARTS_APART = 0.2
# Names of a division at whose level the text does not speak, for it to be the home all the same.
_SURE = 5


def find_home(places: Places) -> str | None:
    """The home: of the congress spoken to, of the headline, of the government's site, or by weight of names; none
    for a report to the nation's congress, nor by weight in a text that opens with the bodies of the nation."""
    if places.cues.country.search(places.document.text, 0, _TOP):
        return None
    told = _of_congress(places) or places.deepest(places.in_headline) or _of_host(places)
    return told or (None if places.is_national else _most_named(places))


def _of_congress(places: Places) -> str | None:
    """The division of the first congress named; of `甲市乙区...人民代表大会` the district."""
    begun = {mention.span.start for mention in places.divisions}
    for mention in places.divisions:
        if mention.span.start > _HEAD:
            return None
        if (
            mention.adcode
            and mention.adcode not in places.guests
            and mention.span.end not in begun
            and places.cues.congress.match(places.document.text, mention.span.end)
        ):
            return mention.adcode
    return None


def _of_host(places: Places) -> str | None:
    """The division whose government published the text on its site; of several, the one that the text names."""
    document = places.document
    host = _HOST.search(document.raw.url or "") or _HOST.search(document.text[:_HEAD])
    codes = places.rules.hosts.get(host[1], ()) if host else ()
    named = tuple(code for code in codes if places.inclusive[code]) if len(codes) > 1 else codes
    # A province has the shorter name before a prefecture that is spelt like it (hainan.gov.cn).
    return next((found[0] for found in (named, _highest(codes)) if len(found) == 1), None)


def _highest(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in codes if code.endswith("0000"))


def _most_named(places: Places) -> str | None:
    """The division that is named most and that the text's `全省`, `市委`, `我县` fit best."""
    weights, levels = places.weights or places.media, places.levels
    inclusive, total = places.including(weights), weights.total()
    hints = places.media.total() or 1

    def fit(code: str) -> float:
        share = (weights[code] + inclusive[code] * _OF_PARTS) / total
        spoken = levels[places.level(code)] * _OF_LEVEL + places.media[code] / hints * _OF_MEDIA
        whole = _OF_PARTS_APART if parts[code] > max(1, often) else 0
        return share + spoken + (_OF_FIRST if code == first else 0) + whole

    first, often = next(iter(weights), None), max(weights.values(), default=0)
    parts = Counter(above for part in weights for above in places.rules.ancestors(part)[:1])
    named = sorted({*inclusive, *places.media})
    best = max(named, key=fit, default=None)
    if best is None or not levels or levels[places.level(best)] or weights[best] >= _SURE:
        return best
    fitting = [code for code in named if levels[places.level(code)]]
    if not any(weights[code] for code in fitting) and all(_is_beyond(places, code) for code in fitting):
        return best
    return max(fitting, key=fit, default=None)


def _is_beyond(places: Places, code: str) -> bool:
    """Whether only the words for it that every text of a lower division has (`全省`) speak of a province."""
    return places.rules.level(code) is Level.PROVINCE and not places.cues.own_units["province"].search(
        places.document.text
    )
