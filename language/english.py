"""Safe checks for English: a or an, and words that always have a capital."""

from collections.abc import Iterator

from domain.mistakes import Kind
from language.findings import Finding, Sentence, at, like
from language.tokens import is_number
from language.wordlists import listed

_SILENT_H = ("hour", "honest", "honor", "honour", "heir")
_LIKE_YOU = (
    "uni",
    "use",
    "usu",
    "uti",
    "eur",
    "eul",
    "ewe",
    "ufo",
    "ubiq",
    "uran",
    "uter",
    "ukul",
    "ukr",
    "one",
    "once",
    "oui",
)
_NOT_LIKE_YOU = ("unim", "unin", "unid", "unirr", "oner")
_LETTERS_WITH_VOWEL = frozenset("AEFHILMNORSX")
_ALWAYS_CAPITAL = listed(
    """
    I I'm I've I'd I'll Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February April June July
    September October November December English German Spanish French Italian Chinese Japanese Russian American British
    Europe Germany Spain France Italy England America
    """,
)
_CAPITALS = {word.lower(): word for word in _ALWAYS_CAPITAL}


def articles(sentence: Sentence) -> Iterator[Finding]:
    """A before a vowel sound, an before a consonant sound."""
    for index, token in enumerate(sentence[:-1]):
        word, following = token.text.lower(), sentence[index + 1]
        if (word in {"a", "an"} and token.text != "A" * len(token.text)) or (token.text == "A" and index == 0):
            sound = vowel_sound(following.text)
            if sound is not None and sound != (word == "an"):
                yield at("articles", token, like(token.text[:1], "an" if sound else "a"), Kind.ART_FORM)


def vowel_sound(word: str) -> bool | None:
    """Whether a word begins with a vowel sound; None when it cannot be told from the spelling."""
    lower = word.lower()
    if is_number(word):
        return _number_sound(word)
    if not lower[:1].isascii() or not lower[:1].isalpha():
        return None
    if len(word) == 1 or (word.isupper() and len(word) <= 5) or word[1:2].isupper():  # noqa: PLR2004 - read letter by letter, or not
        return None
    if lower.startswith("h"):
        return lower.startswith(_SILENT_H) or (None if lower.startswith(("herb", "hist", "hotel", "hered")) else False)
    if lower.startswith(_LIKE_YOU) and not lower.startswith(_NOT_LIKE_YOU):
        return False
    return lower[0] in "aeiou"


def _number_sound(word: str) -> bool | None:
    digits = word.split("-", maxsplit=1)[0].rstrip("thsndr")
    if not digits.isdecimal():
        return None
    return digits.startswith("8") or digits in {"11", "18"}


def capitals(sentence: Sentence) -> Iterator[Finding]:
    """The pronoun I, weekdays, months, languages and countries written small."""
    for index, token in enumerate(sentence):
        right = _CAPITALS.get(token.text.replace("’", "'"))
        following = sentence[index + 1].text if index + 1 < len(sentence) else ""
        if right and not (token.text == "i" and following in {".", ")"}):
            yield at("capitals", token, right, Kind.CASE)


CHECKS = (articles, capitals)
