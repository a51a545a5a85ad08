"""Words no dictionary of ours has, and what was probably meant."""

from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.levels import Target
from language import findings, lexicon, word_classes
from language.tokens import Token

_LEAST_ZIPF = {Target.GERMAN: 2.5, Target.SPANISH: 2.5, Target.ENGLISH: 2.7}
"""Rarer words are no suggestions."""
_SHORTEST, _SHORT, _LONGEST = 4, 7, 30
_GAP = 7
"""Zipf × 10 by which a suggestion must be commoner than the next one as near."""
_DETERMINERS = word_classes.ARTICLES[Target.GERMAN] | word_classes.DETERMINERS[Target.GERMAN] | {*word_classes.FUSED}
_ADJECTIVE_ENDINGS = ("en", "er", "es", "em", "ten", "sche", "lle", "ige", "te")
_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class _Pool:
    """Suggestions by length, with how common each is."""

    by_length: dict[int, list[str]]
    zipf: dict[str, int]

    def near(self, word: str, distance: int) -> list[tuple[int, int, str]]:
        """Words within a distance, nearest and commonest first: (distance, -zipf × 10, word)."""
        found: list[tuple[int, int, str]] = []
        for length in range(len(word) - distance, len(word) + distance + 1):
            words = self.by_length.get(length, [])
            hits = process.extract(word, words, scorer=OSA.distance, score_cutoff=distance, limit=20)
            found += [(int(far), -self.zipf[hit], hit) for hit, far, _ in hits]
        return sorted(found)


def unknown(text: str, language: Target) -> list[Token]:
    """Words of four letters or more that are no form, compound, derived form or likely name."""
    known = lexicon.load(language)
    return [token for sentence in findings.read(text) for token in unknown_in(sentence, known)]


def unknown_in(sentence: findings.Sentence, known: lexicon.Lexicon) -> list[Token]:
    """The unknown words of one sentence."""
    return [token for index, token in enumerate(sentence) if _is_unknown(sentence, index, known)]


def suggest(word: str, language: Target) -> str | None:
    """The one common word a misspelt one is near to, with its capitals, or None when in doubt."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
        return None
    return _suggest(word, Target(language))


@lru_cache(maxsize=4_096)
def _suggest(word: str, language: Target) -> str | None:
    known = lexicon.load(language)
    if known.readings(word) or known.base(word):
        return None
    wanted = word if language is Target.GERMAN else word.lower()
    near = _pool(language).near(wanted, 1 if len(word) < _SHORT else 2)
    if not near or (len(near) > 1 and not _stands_out(wanted, near)):
        return None
    best = near[0][2]
    return best if language is Target.GERMAN else findings.like(word, best)


def _stands_out(word: str, near: list[tuple[int, int, str]]) -> bool:
    """Whether the first is nearer than the second or clearly commoner, and begins as the word does."""
    (far, zipf, best), (next_far, next_zipf, _) = near[:2]
    return best[0].lower() == word[0].lower() and (far < next_far or next_zipf - zipf >= _GAP)


def _is_unknown(sentence: findings.Sentence, index: int, known: lexicon.Lexicon) -> bool:
    word = sentence[index].text
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or _may_be_name(sentence, index, known.language):
        return False
    return not known.readings(word) and known.base(word) is None


def _may_be_name(sentence: findings.Sentence, index: int, language: Target) -> bool:
    """Capitals make a name; a German one may be a noun after a determiner. After * @ # or in quotes it is no prose."""
    word = sentence[index].text
    before = sentence[index - 1].text if index else ""
    if before in {"*", "_", "/", "<", '"', "„", "«", "“"} or not word[1:].islower():
        return True
    if not word[0].isupper():
        return False
    return language is not Target.GERMAN or not _announces_noun(before)


def _announces_noun(before: str) -> bool:
    """Whether a German word makes a noun likely: a determiner, or a word with the ending of an adjective."""
    return before.lower() in _DETERMINERS or (before.islower() and before.endswith(_ADJECTIVE_ENDINGS))


def _pool(language: Target) -> _Pool:
    with _LOCK:
        return _read_pool(language)


@cache
def _read_pool(language: Target) -> _Pool:
    zipf = dict(lexicon.load(language).frequent(_LEAST_ZIPF[language]))
    by_length: dict[int, list[str]] = {}
    for form in zipf:
        by_length.setdefault(len(form), []).append(form)
    return _Pool(by_length, zipf)
