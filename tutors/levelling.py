"""Whether a learner of a level understands what the tutor says."""

from dataclasses import dataclass

from domain.tutoring import Question
from language import lexicon, tokens
from prompts.wording import COVERAGE

SHORT = 8
"""Fewest running words at which one hard word is worth saying it all again."""


@dataclass(frozen=True, slots=True)
class Measured:
    """`share` (0–1) of the running words is understood; `hard_words` are the others."""

    share: float
    hard_words: tuple[str, ...]
    is_too_hard: bool


def measure(text: str, question: Question) -> Measured:
    """`text` against the level of `question`; words of the scene and of the learner's own dictionary are known.

    Blocks for a few tenths of a second the first time a language is used.
    """
    known = known_words(question)
    share = lexicon.coverage(text, question.language, question.level, known)
    hard_words = tuple(lexicon.uncovered(text, question.language, question.level, known))
    return Measured(share, hard_words, share < COVERAGE and len(tokens.words(text)) >= SHORT)


def known_words(question: Question) -> frozenset[str]:
    """Words that count as known whatever their level."""
    scene = question.scenario.vocabulary if question.scenario else ()
    return question.personal_dictionary.union(*(entry.split() for entry in scene))
