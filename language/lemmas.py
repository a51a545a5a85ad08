"""Words to the form a dictionary lists them under."""

from domain.levels import Target
from language import lexicon, morphology


def lemma(word: str, language: Target) -> str:
    """Dictionary form (ging → gehen, häuser → Haus, don't → do); the word itself, normalised, when it is not known."""
    known = lexicon.load(language)
    readings = known.readings(word)
    if any(entry.level for entry in readings):
        return readings[0].lemma
    base = known.base(word)
    if base is None:
        return readings[0].lemma if readings and readings[0].form == word else _normalised(word, language)
    if language is Target.GERMAN:
        return _compound_lemma(morphology.plain(word), base, known)
    return lemma(base, language) if base != word.lower() else base


def _compound_lemma(word: str, head: str, known: lexicon.Lexicon) -> str:
    """A compound's lemma keeps its first parts and takes its last part's lemma (Haustüren → Haustür)."""
    entry = known.entry(head)
    last = entry.lemma if entry else head
    first = word[: len(word) - len(head)]
    return first[:1].upper() + first[1:] + last.lower()


def _normalised(word: str, language: Target) -> str:
    plain = morphology.plain(word)
    return plain if language is Target.GERMAN and plain[:1].isupper() else plain.lower()
