"""How well a card was recalled, as the learner says it."""

from enum import IntEnum


class Grade(IntEnum):
    """The four buttons under a card; the value is what `vocabulary_reviews.rating` holds, a higher one is better."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4

    @property
    def is_recall(self) -> bool:
        """Whether the answer came to mind at all."""
        return self is not Grade.AGAIN
