"""Articles apart from their nouns, and which of them can stand for one another."""

from typing import NamedTuple

_KINDS: dict[str, dict[str, str]] = {
    "de": {
        "der": "m",
        "die": "f p",
        "das": "n",
        "ein": "m n",
        "eine": "f",
        "den": "",
        "dem": "",
        "des": "",
        "einen": "",
        "einem": "",
        "einer": "",
        "eines": "",
    },
    "es": {"el": "m", "la": "f", "los": "mp", "las": "fp", "un": "m", "una": "f", "unos": "mp", "unas": "fp"},
    "en": {"the": "any", "a": "any", "an": "any", "to": "verb"},
    "it": {
        "il": "m",
        "lo": "m",
        "la": "f",
        "l'": "m f",
        "i": "mp",
        "gli": "mp",
        "le": "fp",
        "un": "m",
        "uno": "m",
        "una": "f",
        "un'": "f",
    },
}  # fmt: skip - a table
"""Language → article → the genders and numbers it stands with in the dictionary form; none for another case."""


class Split(NamedTuple):
    """An answer in two: the article as it was typed (or "to"), empty where there is none, and the rest."""

    article: str
    rest: str


def split(text: str, language: str) -> Split:
    """`text` with its article apart; a text that is nothing but an article is all rest."""
    known = _KINDS.get(language, {})
    head, gap, rest = text.partition(" ")
    if gap and head.lower() in known:
        return Split(head, rest)
    head, mark, rest = text.partition("'")
    if mark and rest and f"{head.lower()}'" in known:
        return Split(f"{head}'", rest.lstrip())
    return Split("", text)


def agrees(given: str, right: str, language: str) -> bool:
    """Whether an article can stand where another one belongs: the same, or the indefinite for the definite."""
    known = _KINDS.get(language, {})
    first, second = given.lower(), right.lower()
    return first == second or bool(set(known.get(first, "").split()) & set(known.get(second, "").split()))
