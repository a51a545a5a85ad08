"""Levels of words, and how much of a text a learner of a level is expected to know."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock

from domain.levels import Level, Target
from language import morphology, tables
from language.tokens import Token, is_number, sentences, words
from language.wordlists import listed

_STRANGER = "9"
_TRANSPARENT = 8
"""Letters from which a German word may be seen to be a compound."""
_LOCK = Lock()
_LEVELS = tuple(Level)
_ARTICLES = listed("""
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner mein meine meinen
    meinem meiner dein deine deinen seinen sein seine ihre ihren ihr unser unsere dieser diese dieses diesen
    diesem im ins am zum zur vom beim viel viele mehr
    """)

_TITLES = frozenset({"herr", "herrn", "frau", "familie", "doktor", "dr"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A form of the table: its lemma, its level (None for a name or foreign word) and its Zipf frequency."""

    form: str
    lemma: str
    level: Level | None
    zipf: float


class Lexicon:
    """All forms of one language; safe to share between threads, as nothing in it changes but its caches."""

    def __init__(self, language: Target) -> None:
        """Read the tables; takes a few tenths of a second."""
        self.language = language
        self._forms = tables.read(f"{language.value}_forms")
        self.entry = lru_cache(maxsize=8_192)(self._entry)
        self.readings = lru_cache(maxsize=8_192)(self._readings)
        self.level = lru_cache(maxsize=8_192)(self._level)

    def _entry(self, form: str) -> Entry | None:
        """The row of exactly this form, capitals included."""
        fields = self._forms.find(form)
        if fields is None:
            return None
        lemma, figures = fields
        level = None if figures[0] == _STRANGER else _LEVELS[int(figures[0])]
        return Entry(form, lemma or form, level, int(figures[1:]) / 10)

    def _readings(self, word: str) -> tuple[Entry, ...]:
        """Rows a written word may stand for: as written, lower-cased, with a capital; a name comes last."""
        form = morphology.plain(word)
        spellings = dict.fromkeys((form, form.lower(), form[:1].upper() + form[1:].lower()))
        found = [entry for spelling in spellings if (entry := self.entry(spelling))]
        return tuple(sorted(found, key=lambda entry: entry.level is None))

    def _level(self, word: str) -> Level | None:
        """The easiest level among a word's readings, or of what it is made of; None for what is not vocabulary."""
        levels = [entry.level for entry in self.readings(word) if entry.level]
        if levels:
            easiest = min(levels, key=lambda level: level.rank)
            return easiest if Level.B1.includes(easiest) else self._transparent_level(word, easiest)
        return self._derived_level(morphology.plain(word))

    def _transparent_level(self, word: str, own: Level) -> Level:
        """Rare German compounds of early words are understood from their parts (Apfelkuchen)."""
        if self.language is not Target.GERMAN or len(word) < _TRANSPARENT:
            return own
        level = morphology.compound_level(morphology.plain(word), self._exact_level)
        return level if level and Level.B1.includes(level) else own

    def _derived_level(self, word: str) -> Level | None:
        if "-" in word.strip("-"):
            parts = [self.level(part) for part in word.split("-") if part]
            return max((part or Level.C2 for part in parts), key=lambda level: level.rank) if any(parts) else None
        if self.language is Target.GERMAN:
            return morphology.compound_level(word, self._exact_level)
        for form in morphology.bases(word, self.language, self._exact_level):
            level = self.level(form)
            if level:
                return level
        return None

    def _exact_level(self, form: str) -> Level | None:
        entry = self.entry(form)
        return entry.level if entry else None

    def base(self, word: str) -> str | None:
        """The known form a derived word goes back to (last part of a compound, verb without pronouns), or None."""
        forms = morphology.bases(morphology.plain(word), self.language, self._exact_level)
        return next((form for form in forms if self._exact_level(form)), None)

    def compound(self, word: str) -> tuple[str, ...]:
        """Known parts of a German compound; empty for what is none."""
        return morphology.compound(morphology.plain(word), self._exact_level)

    def is_name(self, word: str) -> bool:
        """Whether a word is only known as a name or a foreign word."""
        readings = self.readings(word)
        return bool(readings) and all(entry.level is None for entry in readings)

    def frequent(self, least: float) -> Iterator[tuple[str, int]]:
        """Vocabulary at or above a Zipf frequency, each form with its Zipf value × 10."""
        for form, _, figures in self._forms.rows():
            zipf = int(figures[1:])
            if zipf >= least * 10 and figures[0] != _STRANGER:
                yield form, zipf


def load(language: Target) -> Lexicon:
    """The lexicon of a language, read once; blocks for a few tenths of a second the first time."""
    with _LOCK:
        return _load(Target(language))


@cache
def _load(language: Target) -> Lexicon:
    return Lexicon(language)


def level_of(lemma_or_form: str, language: Target) -> Level | None:
    """CEFR level of a word, or None when it is not vocabulary (a name, a number, a slip)."""
    return load(language).level(lemma_or_form)


def coverage(text: str, language: Target, level: Level, known: frozenset[str] = frozenset()) -> float:
    """Share (0–1) of running words that `level` is expected to know; names, numbers and `known` words count."""
    running = _running(text)
    if not running:
        return 1.0
    missing = _missing(running, load(language), level, known)
    return 1.0 - len(missing) / len(running)


def uncovered(text: str, language: Target, level: Level, known: frozenset[str] = frozenset()) -> list[str]:
    """The words of a text above `level`, each once, in order of appearance."""
    return list(dict.fromkeys(_missing(_running(text), load(language), level, known)))


@dataclass(frozen=True, slots=True)
class _Running:
    """A word with what stands before it in its sentence."""

    text: str
    before: str | None


def _running(text: str) -> list[_Running]:
    found: list[_Running] = []
    for sentence in sentences(text):
        before: Token | None = None
        for word in words(sentence.text):
            found.append(_Running(word.text, before.text.lower() if before else None))
            before = word
    return found


def _missing(running: list[_Running], lexicon: Lexicon, level: Level, known: frozenset[str]) -> list[str]:
    folded = frozenset(word.casefold() for word in known)
    return [word.text for word in running if not _is_covered(word, lexicon, level, folded)]


def _is_covered(word: _Running, lexicon: Lexicon, level: Level, known: frozenset[str]) -> bool:
    if is_number(word.text):
        return True
    own = lexicon.level(word.text)
    if own and level.includes(own):
        return True
    return _is_known(word.text, lexicon, known) or _reads_as_name(word, lexicon)


def _is_known(word: str, lexicon: Lexicon, known: frozenset[str]) -> bool:
    if not known:
        return False
    base = lexicon.base(word)
    spellings = [word, *(entry.lemma for entry in lexicon.readings(word)), *([base] if base else [])]
    return any(spelling.casefold() in known for spelling in spellings)


def _reads_as_name(word: _Running, lexicon: Lexicon) -> bool:
    """Capitalised inside a sentence; in German only after a title, or as no word of ours and not after an article."""
    if not word.text[:1].isupper():
        return False
    if lexicon.is_name(word.text):
        return True
    if word.before is None:
        return False
    if lexicon.language is not Target.GERMAN or word.before in _TITLES:
        return True
    return word.before not in _ARTICLES and not lexicon.readings(word.text) and not lexicon.level(word.text)
