"""What a talk was worth: the numbers on its summary card."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.levels import Level

WORDS_A_TURN = {Level.A1: 4, Level.A2: 5, Level.B1: 6, Level.B2: 8, Level.C1: 9, Level.C2: 10}
"""Different words that a full answer has at each level."""
FRESH_SHARE = 0.7
"""Share of a talk's words that are not repetitions when the vocabulary is as wide as can be asked."""
WORDS_A_MISTAKE = 5
"""One mistake in so many words, or more, and accuracy is 0."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Each 0–1: how wide the vocabulary was, how full the answers, both with accuracy."""

    vocabulary: float
    fluency: float
    overall: float


def scores(level: Level, turns: Sequence[Sequence[str]], mistakes: int) -> Scores | None:
    """The scores of a talk from the words of the language in each of the learner's turns; None when there are none.

    A word counts once a turn, however often it is said in it.
    """
    said = [{word.lower() for word in turn} for turn in turns]
    words = sum(len(turn) for turn in said)
    if not words:
        return None
    expected = WORDS_A_TURN[level] * len(turns)
    vocabulary = min(1.0, len(set().union(*said)) / (expected * FRESH_SHARE))
    fluency = min(1.0, words / expected)
    accuracy = 1 - min(1.0, mistakes * WORDS_A_MISTAKE / words)
    return Scores(round(vocabulary, 2), round(fluency, 2), round((vocabulary + fluency + accuracy) / 3, 2))
