"""Strategies that grow memories as learners do: review by review."""

import datetime as dt

from hypothesis import settings
from hypothesis import strategies as st

from domain.days import Days
from domain.grades import Grade
from domain.memory import Memory, Schedule, Scheduler

NOON = dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)
ZONES = ("UTC", "Europe/Berlin", "America/Santiago", "Asia/Jakarta", "Australia/Lord_Howe", "Pacific/Apia")

calm = settings(deadline=None)
"""A busy machine fails no property."""

grades = st.sampled_from(Grade)
confidences = st.none() | st.integers(1, 5)
seeds = st.integers(1, 2**63)
moments = st.timedeltas(dt.timedelta(days=-300), dt.timedelta(days=420)).map(lambda after: NOON + after)
days = st.builds(Days, st.sampled_from(ZONES), st.times())
schedules = st.builds(
    Schedule,
    st.sampled_from(Scheduler),
    st.floats(0.7, 0.97),
    days,
    longest_days=st.sampled_from([30, 365, 3650]),
    is_fuzzy=st.booleans(),
)
gaps = st.sampled_from([0.0, 0.3, 1.0, 1.0, 1.0, 1.5, 4.0])
"""How much of its wait goes by before a card is asked again: early, on time, late."""


@st.composite
def histories(draw, schedule=schedules, least=0):
    """A schedule, a memory after up to 12 reviews under it, and a moment at or after the last of them."""
    kept, now, memory, seed = draw(schedule), draw(moments), Memory(), draw(seeds)
    for grade in draw(st.lists(grades, min_size=least, max_size=12)):
        memory = memory.after(grade, now, kept, seed=seed, confidence=draw(confidences))
        now += (memory.due - now) * draw(gaps)
    return kept, memory, now, seed
