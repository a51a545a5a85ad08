"""SM-2, the schedule of SuperMemo 2, with self-confidence.

Source: P. A. Woźniak, "Optimization of learning" (1990), chapter 3.2, super-memory.com/english/ol/sm2.htm: the first
wait is 1 day, the second 6, each later one the last times the ease, rounded up; a recall of quality q, 3–5, moves the
ease by 0.1 - (5 - q)(0.08 + (5 - q)0.02), never under 1.3; a failure (q < 3) leaves the ease and begins again at
1 day; what failed is drilled on the same day, which moves nothing. The ceiling of 5 is ours.
"""

import math

from domain.grades import Grade

FIRST_EASE = 2.5
LOWEST_EASE = 1.3
HIGHEST_EASE = 5.0
FIRST_DAYS = 1
SECOND_DAYS = 6

_QUALITY = {Grade.AGAIN: 1.0, Grade.HARD: 3.0, Grade.GOOD: 4.0, Grade.EASY: 5.0}
_WORST_RECALL = 3.0
_BEST_FAILURE = 2.0
_BEST = 5.0
_NEUTRAL_CONFIDENCE = 3


def quality(grade: Grade, confidence: int | None = None) -> float:
    """SM-2's quality, 0–5; confidence 1–5 moves it by -1 … +1 but never makes a recall a failure or the reverse."""
    shift = 0.0 if confidence is None else (confidence - _NEUTRAL_CONFIDENCE) / 2
    moved = _QUALITY[grade] + min(1.0, max(-1.0, shift))
    if grade.is_recall:
        return min(_BEST, max(_WORST_RECALL, moved))
    return min(_BEST_FAILURE, max(0.0, moved))


def ease_after(ease: float, quality: float) -> float:
    """The ease factor, 1.3–5.0, after a review of this quality; a failure leaves it as it is."""
    if quality < _WORST_RECALL:
        return ease
    missing = _BEST - quality
    return min(HIGHEST_EASE, max(LOWEST_EASE, ease + 0.1 - missing * (0.08 + missing * 0.02)))


def days_after(days: int, ease: float, elapsed: int | None = None) -> int:
    """Days until the next review after a recall when the last wait was `days` and `elapsed` of them went by.

    A review before its time earns what really went by, and never a shorter wait than it had; a late one earns nothing.
    """
    if days <= 0:
        return FIRST_DAYS
    waited = days if elapsed is None else min(days, elapsed)
    if waited < FIRST_DAYS:
        return days
    longer = SECOND_DAYS if waited == FIRST_DAYS else math.ceil(round(waited * ease, 6))
    return max(days, longer)
