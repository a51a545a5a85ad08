"""Safe checks for Spanish: the gender of determiners, and accents that are missing beyond doubt."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from domain.levels import Target
from domain.mistakes import Kind
from language import lexicon, tables
from language.findings import Finding, Sentence, at, like
from language.wordlists import listed

_PAIRS = (
    ("el", "la"),
    ("los", "las"),
    ("un", "una"),
    ("unos", "unas"),
    ("este", "esta"),
    ("estos", "estas"),
    ("ese", "esa"),
    ("esos", "esas"),
    ("aquel", "aquella"),
    ("aquellos", "aquellas"),
    ("del", "de la"),
    ("al", "a la"),
    ("nuestro", "nuestra"),
    ("nuestros", "nuestras"),
    ("otro", "otra"),
    ("otros", "otras"),
    ("mucho", "mucha"),
    ("muchos", "muchas"),
    ("ningún", "ninguna"),
    ("algún", "alguna"),
    ("algunos", "algunas"),
)
_MASCULINE = dict(_PAIRS)
_FEMININE = {feminine: masculine for masculine, feminine in _PAIRS if " " not in feminine}
_ALSO_WITHOUT = listed("video videos basquetbol futbol chofer coctel beisbol voleibol ruso policiaco")
"""Spellings of Latin America that need no accent."""
_OBJECTS = frozenset({"la", "las", "los"})
_BEFORE_NOUN = listed("a con contra de desde en entre hacia hasta para por sin sobre según tras toda todas todos")
_LIKE_EL = frozenset({"el", "un", "algún", "ningún", "del", "al"})


@cache
def nouns() -> tables.Table:
    """Noun forms with gender and number; read once."""
    return tables.read("es_nouns")


def determiners(sentence: Sentence) -> Iterator[Finding]:
    """Determiners of the other gender than the noun right after them."""
    for index, token in enumerate(sentence[:-1]):
        word, noun = token.text.lower(), sentence[index + 1].text
        row = nouns().find(noun) if noun.islower() else None
        if row is None or _may_be_object(sentence, index):
            continue
        gender, number = row
        right = _other(word, gender, number)
        if right:
            yield at("determiners", token, like(token.text, right), Kind.GENDER)


def _other(word: str, gender: str, number: str) -> str | None:
    plural = word.endswith("s")
    if plural != (number == "p"):
        return None
    if gender == "m":
        return _FEMININE.get(word)
    if gender == "a" and number == "s":
        return None if word in _LIKE_EL else {"la": "el"}.get(word)
    return _MASCULINE.get(word)


def _may_be_object(sentence: Sentence, index: int) -> bool:
    """Whether la, las, los may be a pronoun before a verb that looks like a noun (la trabajo)."""
    word = sentence[index].text.lower()
    if word not in _OBJECTS:
        return False
    before = sentence[index - 1].text.lower() if index else ""
    return before not in _BEFORE_NOUN and _is_verb_form(sentence[index + 1].text)


def _is_verb_form(word: str) -> bool:
    known = lexicon.load(Target.SPANISH)
    stem = word[:-1] if word[-1:] in "oae" else word
    stems = (stem, "o".join(stem.rsplit("ue", 1)), "e".join(stem.rsplit("ie", 1)))
    return any(known.entry(one + ending) for one in stems for ending in ("ar", "er", "ir"))


def accents(sentence: Sentence) -> Iterator[Finding]:
    """Words that exist only with an accent (tambien, habia)."""
    for token in sentence:
        word = token.text
        if word.isalpha() and word.islower():
            right = accented(word)
            if right:
                yield at("accents", token, right, Kind.DIACRITIC)


def accented(word: str) -> str | None:
    """The one spelling with an acute accent or ñ that is a word, when the word as written is none."""
    known = lexicon.load(Target.SPANISH)
    if len(word) < 3 or known.readings(word) or known.base(word):  # noqa: PLR2004 - short words are ambiguous
        return None
    entries = [entry for form in _with_marks(word) if (entry := known.entry(form)) and entry.level]
    common = _bare(word) == word or (entries and entries[0].zipf >= 4)  # noqa: PLR2004 - an accent out of place must be plain
    return entries[0].form if len(entries) == 1 and common and word not in _ALSO_WITHOUT else None


def _bare(word: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace("\u0301", ""))


def _with_marks(word: str) -> Iterator[str]:
    bare = _bare(word)
    for index, letter in enumerate(bare):
        marked = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú", "n": "ñ"}.get(letter)
        if marked:
            yield bare[:index] + marked + bare[index + 1 :]
    if bare != word:
        yield bare


CHECKS = (determiners, accents)
