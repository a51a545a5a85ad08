"""Fixed rungs of days: one up after a right answer, back to the first after a wrong one."""

from bisect import bisect_right

RUNGS = (1, 2, 4, 8, 16, 30)
"""Days between two exercises of one grammar topic."""


def days_after(days: int, *, was_right: bool) -> int:
    """Days until the next time when the last wait was `days`; 0 for something never done."""
    if not was_right:
        return RUNGS[0]
    return RUNGS[min(bisect_right(RUNGS, days), len(RUNGS) - 1)]
