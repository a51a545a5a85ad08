"""Where a word stands in a sentence, in whatever form."""

import re

from domain.courses import PartOfSpeech
from domain.levels import Target
from language import lemmas, tokens


def find(sentence: str, word: str, part: PartOfSpeech, language: Target) -> tuple[int, int] | None:
    """Start and end of the word in the sentence, in characters; None where it stands there not at all or twice."""
    found = _as_written(sentence, word) or _in_a_form(sentence, word, part, language)
    return found[0] if len(found) == 1 else None


def _as_written(sentence: str, word: str) -> list[tuple[int, int]]:
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
    return [match.span() for match in pattern.finditer(sentence)]


def _in_a_form(sentence: str, word: str, part: PartOfSpeech, language: Target) -> list[tuple[int, int]]:
    return [
        (token.start, token.end)
        for token in tokens.words(sentence)
        if lemmas.lemma(token.text, language).casefold() == word.casefold() and _can_be(token, part, language)
    ]


def _can_be(token: tokens.Token, part: PartOfSpeech, language: Target) -> bool:
    """Whether the capital fits: German writes nouns with one and, inside a sentence, other words without."""
    if language is not Target.GERMAN:
        return True
    is_noun = part is PartOfSpeech.NOUN
    return token.text[:1].isupper() if is_noun else token.start == 0 or token.text[:1].islower()
