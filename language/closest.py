"""The nearest of a few words to what somebody typed."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

LIKE_ENOUGH = 60
"""Similarity of 0–100 from which a word is probably the one that was meant."""


def word(typed: str, known: Sequence[str]) -> str | None:
    """The known word most like the typed one, or None where none is."""
    found = process.extractOne(typed, known, scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
    return found[0] if found else None
