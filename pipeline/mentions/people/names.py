"""Personal names beside a post: where a name that begins (or ends) at a given place ends (or begins).

Chinese writes no spaces, so a name's far end is a judgement. Every reading gets a score, the sum of what speaks
for and against it, roughly a natural logarithm of its likelihood: the number of characters, how common the surname
is, whether the characters are ones that people are named with, whether what stands beyond the name can stand beside
a name, and whether the rest of the document writes the same name.
"""

from dataclasses import dataclass, field

from pipeline.document import Span
from pipeline.patterns import lazy_pattern
from pipeline.rules.officials import NameRules
from pipeline.words import is_han, lexicon

# A reading below this is no name.
_FLOOR = -5.0
_TWO_CHARACTERS = -1.2
_COMPOUND = -0.6
_NO_SURNAME = -3.0
_PLAIN_CHARACTER = -0.9
_NEVER = -5.0
# From so many occurrences in the dictionary's counts on, a word weighs so much against its being a name.
_EVERYDAY = 2500
_WORD_WEIGHTS = ((_EVERYDAY, -4.0), (700, -2.0), (200, -1.0))
# What a word is that hardly anybody is called: a verb, an adverb, an adjective and the like (`严肃`, `历来`).
_UNNAMED = frozenset({"v", "vn", "vd", "d", "a", "ad", "r", "c", "p", "q", "t", "s", "f", "b", "z"})
_NO_NAME, _KNOWN = -2.5, 20
_PARTICLE = -2.2
_DOUBTFUL, _LESS_DOUBTFUL, _BETWEEN_MARKS = -3.5, -1.5, 1.0
# A word written so often is no likely given name.
_GIVEN_WORD = 200
_UNKNOWN_NEIGHBOUR = -4.0
_FOLLOWED = -0.2
# A word of the dictionary, written so often, that the end of the name would cut in two (`某某直|通车`).
_CUT, _CUT_WORD = -4.0, 50
# The name would take the first character of what follows one.
_BEGUN = -1.5
# An everyday verb or preposition of one character begins what no word of the dictionary does (`某某用三句话概括`).
_VERB, _VERBS = -2.5, frozenset({"v", "p"})
_REPEATED = 1.5
# Only what looks like a name gains by standing in the document twice.
_WELL_SHAPED = -2.6
_TWO_SURNAMES = -1.4
# A first character that the table of surnames lacks, in what otherwise looks like a name.
_UNLISTED = -4.1
_COMMON_SURNAME = 50
_HAN = r"\p{Han}"
_DOTTED = lazy_pattern(rf"{_HAN}{{1,6}}+(?:[·•・]{_HAN}{{1,8}}+){{1,2}}")
_SPACED = lazy_pattern(rf"({_HAN})[ \u3000]{{1,4}}({_HAN})(?![\p{{Han}}])")
# Between a name and its verb: `罗某也带着`.
_ADVERBS = frozenset("也还又就都则已曾将")
_AND = frozenset("和与及兼")
# What no phrase ends with: before a mark it is a name's last character (`副区长陈某会，`).
_NEVER_ENDS = frozenset("会还也又就更在到向对同率任为是被把将曾已则以从让令给要所因于其能可并却才正而但由再有没不")
# How people are addressed: no name ends inside (`罗某先生`).
_ADDRESS = ("先生", "女士", "同志")
_PHRASE_END = lazy_pattern(r"[，。；！？、：）\n]|$")
_CLEAR = lazy_pattern(r"[^\p{Han}·]|$")


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of the text read as a personal name, and how well it reads; `native`: it begins with a surname."""

    span: Span
    name: str
    score: float
    native: bool = True


@dataclass(frozen=True, slots=True)
class NameReader:
    """Reads names in one text; `places` are the divisions named in it, `starts` where its posts begin.

    `counts` remembers how often it writes what.
    """

    text: str
    rules: NameRules
    places: frozenset[Span]
    starts: frozenset[int]
    counts: dict[str, int] = field(default_factory=dict[str, int])

    def after(self, start: int) -> Reading | None:
        """The best name that begins at `start`."""
        text = self.text
        if not text[start : start + 1].strip():
            return None
        dotted = _DOTTED.match(text, start)
        if dotted:
            return self._dotted(dotted.start(), dotted.end())
        spaced = _SPACED.match(text, start)
        if spaced and spaced[1] in self.rules.surnames and spaced[2] not in self.rules.never:
            return Reading(Span(*spaced.span()), spaced[1] + spaced[2], 0.0)
        readings = [self._reading(start, start + size, after=True) for size in (2, 3, 4, 5)]
        return _best(readings)

    def before(self, end: int) -> Reading | None:
        """The best name that ends at `end`."""
        dot = self.text.rfind("·", max(0, end - 8), end)
        if dot > 0:
            return self._dotted_before(dot, end)
        if any(Span(end - size, end) in self.places for size in (2, 3, 4, 5)):
            return None
        readings = [self._reading(end - size, end, after=False) for size in (2, 3, 4)]
        return _best(readings)

    def whole(self, start: int, end: int) -> Reading | None:
        """The stretch as one name, between clear ends."""
        name = self.text[start:end]
        if "·" in name:
            return Reading(Span(start, end), name, 0.0, native=False)
        spaced = _SPACED.fullmatch(name)
        if spaced and spaced[1] in self.rules.surnames:
            return Reading(Span(start, end), spaced[1] + spaced[2], 0.0)
        return _best([self._scored(start, end, 0.0)])

    def _reading(self, start: int, end: int, *, after: bool) -> Reading | None:
        if start < 0 or end > len(self.text):
            return None
        if not after:
            return self._scored(start, end, self._left(start))
        right = self._right(end)
        doubted = end - start == 3 and right == 0.0 and self.text[start] in self.rules.doubtful
        # Between a post and a mark stands a name, though its first character be oftener a word (`秘书长别某某，`).
        slot = _BETWEEN_MARKS if doubted and not lexicon().frequency(self.text[start + 1 : end]) else 0.0
        return self._scored(start, end, right + slot)

    def _scored(self, start: int, end: int, neighbour: float) -> Reading | None:
        name = self.text[start:end]
        shape = self._shape(name)
        if shape is None:
            return None
        again = self._repeated(start, end) if shape > _WELL_SHAPED else 0.0
        return Reading(Span(start, end), name, shape + neighbour + again, native=self._surname(name))

    def _surname(self, name: str) -> bool:
        known = self.rules.surnames
        return (name[:2] in known and len(name) < 5) or (name[0] in known and len(name) < 4)

    def _shape(self, name: str) -> float | None:
        """How well the characters make a name; None where they cannot."""
        surnames = self.rules.surnames
        if not name or not _all_han(name):
            return None
        if name[:2] in surnames and 3 <= len(name) <= 4:
            return self._given(name[2:]) + (_COMPOUND if len(name) == 3 else 0.0)
        if name[0] in surnames and 2 <= len(name) <= 3:
            rarity = max(-1.6, 0.35 * min(0, surnames[name[0]] - 30) / 15)
            doubt = self._doubt(name) if name[0] in self.rules.doubtful else 0.0
            short = _TWO_CHARACTERS if len(name) == 2 else 0.0
            return self._given(name[1:]) + rarity + doubt + short + self._as_words(name)
        if len(name) == 4 and min(surnames.get(one, 0) for one in name[:2]) >= _COMMON_SURNAME:
            return self._given(name[2:]) + _TWO_SURNAMES
        if len(name) == 3 and name[0] not in surnames and self._unheard(name):
            return _UNLISTED
        if 2 < len(name) < 6 and name[0] not in self.rules.doubtful and self.rules.foreign.issuperset(name):
            return _NO_SURNAME + 0.2 * len(name)
        if len(name) == 2 and self.rules.foreign.issuperset(name):
            return _NO_SURNAME + self._as_words(name)
        return None

    def _doubt(self, name: str) -> float:
        """What speaks against a surname that is oftener a word (`连建业`): less before a given name that is none."""
        given = name[1:]
        joins = name[0] in _AND
        named = (
            not joins
            and len(given) == 2
            and self.rules.common.issuperset(given)
            and lexicon().frequency(given) < _GIVEN_WORD
        )
        return _LESS_DOUBTFUL if named else _DOUBTFUL

    def _unheard(self, name: str) -> bool:
        """Whether no word of the dictionary stands in the name, and the last two characters name people."""
        frequency = lexicon().frequency
        words = frequency(name[:2]) or frequency(name[1:]) > 50 or frequency(name[0]) > 3000
        return not words and all(one in self.rules.common for one in name[1:])

    def _given(self, given: str) -> float:
        rules = self.rules
        score = _NEVER if given[-1] in rules.never_last else 0.0
        for one in given:
            if one in rules.never:
                score += _NEVER
            elif one in rules.particles:
                score += _PARTICLE
            elif one not in rules.common:
                score += _PLAIN_CHARACTER
        return score

    def _as_words(self, name: str) -> float:
        """What speaks against a name whose characters are ordinary words (`关于`, `高度`, `应该`)."""
        frequency = lexicon().frequency
        first = _EVERYDAY if name[:2] in self.rules.words else frequency(name[:2])
        given = frequency(name[1:]) if len(name) > 2 else 0
        score = next((weight for least, weight in _WORD_WEIGHTS if first >= least), 0.0)
        if len(name) == 2 and first >= _KNOWN and lexicon().word_class(name) in _UNNAMED:
            score += _NO_NAME
        if len(name) > 2 and self.rules.common.issuperset(name[1:]):
            # `王国栋`: the surname is common and the rest is what people are named.
            score *= 0.5 if self.rules.surnames[name[0]] >= _COMMON_SURNAME else 1.0
        return score - (1.0 if given > _EVERYDAY else 0.0)

    def _right(self, end: int) -> float:
        """How well what stands from `end` on can follow a name."""
        if _CLEAR.match(self.text, end) or (self.text[end] in _AND and end + 1 in self.starts):
            return 0.0
        if end in self.starts or self.text.startswith(_ADDRESS, end - 1):
            return _UNKNOWN_NEIGHBOUR
        return self._follows(end) + (_BEGUN if self._begins_follower(end - 1) else 0.0)

    def _follows(self, end: int) -> float:
        """How well the words from `end` on can follow a name."""
        follower = self.rules.followers.match(self.text, end)
        known = 0.0
        if follower:
            clear = _CLEAR.match(self.text, follower.end())
            # `和` joins: before a comma it ends a name.
            cut = follower[0] in _NEVER_ENDS and _PHRASE_END.match(self.text, follower.end())
            if len(follower[0]) > 1 or (clear and not cut and follower[0] not in _AND):
                return _FOLLOWED
            further = self.rules.followers.match(self.text, follower.end()) if follower[0] in _ADVERBS else None
            if further:
                return _FOLLOWED
            known = _UNKNOWN_NEIGHBOUR if clear else -1.6
        halved = _CUT if follower is None and self._cuts_word(end) else 0.0
        return max(known or _UNKNOWN_NEIGHBOUR, self._word_from(end)) + halved

    def _begins_follower(self, at: int) -> bool:
        """Whether what follows a name begins with the character there, as the last one of a name (`甲|还说`)."""
        follower, further = (self.rules.followers.match(self.text, one) for one in (at, at + 1))
        if follower is None or len(follower[0]) == 1:
            return follower is not None and further is not None and follower[0] in _ADVERBS
        # `甲西提|出席` is as well read as `甲西|提出`, but not `甲西致|欢迎辞` as `甲西|致欢迎辞`.
        return further is None or len(further[0]) == 1 or further.end() <= follower.end()

    def _cuts_word(self, end: int) -> bool:
        """Whether the characters around `end` are a word, and oftener one than those behind it are."""
        frequency = lexicon().frequency
        return frequency(self.text[end - 1 : end + 1]) >= max(_CUT_WORD, frequency(self.text[end : end + 2]))

    def _word_from(self, start: int) -> float:
        """How likely a word of the dictionary begins at `start`."""
        frequency = lexicon().frequency
        for size in (4, 3, 2):
            word = self.text[start : start + size]
            count = frequency(word) if len(word) == size else 0
            if count:
                return -1.0 if count > 50 else -2.0
        single = self.text[start : start + 1]
        verb = frequency(single) > _EVERYDAY and lexicon().word_class(single) in _VERBS
        return _VERB if verb and not _CLEAR.match(self.text, start + 1) else _UNKNOWN_NEIGHBOUR

    def _left(self, start: int) -> float:
        """How well what stands before `start` can stand before a name."""
        if start and self.text[start - 1].isdigit():
            return _UNKNOWN_NEIGHBOUR
        if start == 0 or _CLEAR.match(self.text, start - 1):
            return 0.0
        leader = self.rules.leaders.search(self.text, max(0, start - 4), start)
        if leader:
            return -0.2 if len(leader[0]) > 1 else -1.0
        return -2.5

    def _repeated(self, start: int, end: int) -> float:
        """Whether the document writes the name again, and not only as a part of one and the same longer word."""
        times = self.count(self.text[start:end])
        if times < 2:
            return 0.0
        longer = (self.text[start : end + 1], self.text[max(0, start - 1) : end])
        return 0.0 if any(_all_han(one) and self.count(one) == times for one in longer if one) else _REPEATED

    def count(self, name: str) -> int:
        if name not in self.counts:
            self.counts[name] = self.text.count(name)
        return self.counts[name]

    def _dotted(self, start: int, end: int) -> Reading | None:
        """A name with a dot: its last part ends where the characters of other tongues do, or a follower begins."""
        last = self.text.rindex("·", start, end) + 1 if "·" in self.text[start:end] else start
        best: Reading | None = None
        for stop in range(last + 1, end + 1):
            part = self.text[last:stop]
            plain = sum(character not in self.rules.dotted for character in part) + (part[-1] in _AND)
            score = self._right(stop) - 1.5 * plain + 0.01 * len(part)
            reading = Reading(Span(start, stop), self.text[start:stop], score, native=False)
            best = reading if best is None or reading.score > best.score else best
        return best

    def _dotted_before(self, dot: int, end: int) -> Reading | None:
        best: Reading | None = None
        if not _all_han(self.text[dot + 1 : end]):
            return None
        for start in range(max(0, dot - 6), dot):
            part = self.text[start:dot]
            if not _all_han(part):
                continue
            plain = sum(character not in self.rules.dotted for character in part)
            score = self._left(start) - 1.5 * plain
            if best is None or score > best.score:
                best = Reading(Span(start, end), self.text[start:end], score, native=False)
        return best


def _all_han(text: str) -> bool:
    return all(is_han(character) or "\u3400" <= character <= "\u4dbf" for character in text)


def _best(readings: list[Reading | None]) -> Reading | None:
    found = [reading for reading in readings if reading is not None and reading.score >= _FLOOR]
    return max(found, key=lambda reading: (reading.score, len(reading.name)), default=None)
