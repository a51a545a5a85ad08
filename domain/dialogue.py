"""How a learner's answer finds its branch in a guided dialogue."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from domain.guides import Branch, Step
from domain.levels import Target

ANYTHING = "*"
"""The keyword of a branch that takes any answer with a word in it."""

FAREWELLS = {
    Target.GERMAN: frozenset(
        ["tschuss", "tschuess", "ciao", "auf", "wiedersehen", "bis", "bald", "spater", "morgen", "dann", "danke"]
    ),
    Target.SPANISH: frozenset(["adios", "chao", "hasta", "luego", "pronto", "manana", "gracias", "nos", "vemos"]),
    Target.ENGLISH: frozenset(["bye", "goodbye", "see", "you", "later", "soon", "tomorrow", "thanks", "thank"]),
}
"""Words of which a goodbye is made, folded."""

WORD = re.compile(r"\w+(?:['’\-]\w+)*")


def words_of(text: str) -> list[str]:
    """The words of `text` in lower case; an apostrophe or hyphen inside a word belongs to it."""
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


@lru_cache(maxsize=8_192)
def fold(text: str) -> str:
    """`text` without case and accents, so that `Cafe` meets `café` and `ß` meets `ss`."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def is_farewell(text: str, language: Target) -> bool:
    """Whether the text says goodbye and nothing else."""
    words = [fold(word) for word in words_of(text)]
    return bool(words) and all(word in FAREWELLS[language] for word in words)


def matches(branch: Branch, words: Sequence[str], lemmas: Sequence[str], text: str) -> bool:
    """Whether the answer belongs to `branch`; `lemmas[i]` is the dictionary form of `words[i]`, `text` is all of it.

    A keyword matches a word or its lemma, a phrase matches neighbours, `*` any word; case and accents never decide.
    """
    answer = [{fold(word)} for word in words]
    for forms, lemma in zip(answer, lemmas, strict=False):
        forms.add(fold(lemma))
    plain = fold(text)
    return any(_occurs(fold(keyword), answer, plain) for keyword in branch.when)


def chosen(step: Step, words: Sequence[str], lemmas: Sequence[str], text: str) -> Branch | None:
    """The first branch of `step` that the answer belongs to."""
    return next((branch for branch in step.branches if matches(branch, words, lemmas, text)), None)


def _occurs(keyword: str, answer: list[set[str]], plain: str) -> bool:
    if keyword in {"", ANYTHING}:
        return bool(keyword and answer)
    parts = WORD.findall(keyword)
    if keyword != " ".join(parts):
        start, end = (r"\b" if char.isalnum() else "" for char in (keyword[0], keyword[-1]))
        return re.search(start + re.escape(keyword) + end, plain) is not None
    starts = range(len(answer) - len(parts) + 1)
    return bool(parts) and any(
        all(part in answer[start + place] for place, part in enumerate(parts)) for start in starts
    )
