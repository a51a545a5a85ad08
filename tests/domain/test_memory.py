import datetime as dt
import subprocess
import sys

import fsrs
import pytest
from card_histories import NOON, calm
from hypothesis import given
from hypothesis import strategies as st

from domain.days import Days
from domain.grades import Grade
from domain.memory import HIGHEST_STABILITY, Memory, Schedule, Scheduler, State

MINUTE = dt.timedelta(minutes=1)
PLAIN = Schedule(is_fuzzy=False)
MIDNIGHT = Schedule(days=Days(starts_at=dt.time(0)), is_fuzzy=False)


def intervals(grades, schedule, confidence=None):
    """Waits when each review is done as it comes due: days as numbers, minutes as text."""
    memory, now, waits = Memory(), NOON, []
    for grade in grades:
        memory = memory.after(Grade(int(grade)), now, schedule, seed=7, confidence=confidence)
        waits.append(memory.interval_days or f"{memory.wait / MINUTE:g}m")
        now = memory.due
    return waits


@pytest.mark.parametrize(
    ("retention", "grades", "expected"),
    [
        (0.9, "33333333", ["10m", 2, 11, 46, 163, 498, 1348, 3299]),
        (0.9, "4444", [8, 66, 397, 1875]),
        (0.9, "2233333", ["5.5m", "5.5m", "10m", 1, 4, 11, 28]),
        (0.9, "1333333", ["1m", "10m", 1, 2, 7, 19, 48]),
        (0.9, "3324313", ["10m", 2, 8, 43, 142, "10m", 4]),
        (0.9, "3333133333", ["10m", 2, 11, 46, "10m", 3, 8, 19, 42, 86]),
        (0.8, "33333333", ["10m", 8, 76, 525, 2781, 3650, 3650, 3650]),
        (0.97, "33333333", ["10m", 1, 2, 4, 7, 13, 22, 36]),
    ],
)
def test_fsrs_gives_these_intervals(retention, grades, expected):
    assert intervals(grades, Schedule(desired_retention=retention, is_fuzzy=False)) == expected


def test_fsrs_moves_intervals_a_little_by_card():
    assert intervals("33333333", Schedule()) == ["10m", 2, 9, 39, 151, 465, 1218, 2982]


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ("33333333", [1, 6, 15, 38, 95, 238, 595, 1488]),
        ("444444", [1, 6, 17, 50, 150, 465]),
        ("222222", [1, 6, 13, 26, 47, 79]),
        ("1333333", ["1m", 1, 1, 6, 15, 38, 95]),
        ("333313333", [1, 6, 15, 38, "10m", 1, 1, 6, 15]),
        ("3324313", [1, 6, 15, 37, 92, "10m", 1]),
    ],
)
def test_sm2_gives_these_intervals(grades, expected):
    assert intervals(grades, Schedule(Scheduler.SM2)) == expected


@pytest.mark.parametrize(("confidence", "expected"), [(1, [1, 6, 13, 26, 47]), (5, [1, 6, 17, 50, 150])])
def test_confidence_moves_sm2_and_leaves_fsrs(confidence, expected):
    assert intervals("33333", Schedule(Scheduler.SM2), confidence) == expected
    assert intervals("33333", PLAIN, confidence) == intervals("33333", PLAIN)


@calm
@given(st.lists(st.tuples(st.sampled_from(Grade), st.sampled_from([1, 1, 1, 2, 5])), max_size=20))
def test_fsrs_with_its_steps_is_py_fsrs_to_the_last_digit(reviews):
    judge = fsrs.Scheduler(enable_fuzzing=False, maximum_interval=3650)
    card, memory, now = fsrs.Card(card_id=1, due=NOON), Memory(), NOON
    for grade, late in reviews:
        card, _ = judge.review_card(card, fsrs.Rating(grade), now)
        memory = memory.after(grade, now, MIDNIGHT, seed=1)
        card.stability = min(card.stability, HIGHEST_STABILITY)
        assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
        assert memory.state.name == card.state.name.upper()
        assert memory.wait == card.due - now
        now += memory.wait * (late if memory.interval_days else 1)


def test_recall_fades_as_fsrs_says():
    memory = Memory().after(Grade.GOOD, NOON, PLAIN, seed=1)
    card = fsrs.Card(1, fsrs.State.Review, None, memory.stability, memory.difficulty, NOON, NOON)
    for days in (0, 1, 5, 400):
        later = NOON + dt.timedelta(days=days)
        assert memory.retrievability(later) == pytest.approx(fsrs.Scheduler().get_card_retrievability(card, later))
    assert Memory().retrievability(NOON) == 0


def test_a_card_comes_due_when_the_learners_day_begins():
    schedule = Schedule(days=Days("Europe/Berlin"), is_fuzzy=False)
    evening = dt.datetime(2026, 10, 24, 21, 30, tzinfo=dt.UTC)  # 23:30 by summer time, the last night of it
    memory = Memory().after(Grade.EASY, evening, schedule, seed=1)
    assert memory.interval_days == 8
    assert memory.due == dt.datetime(2026, 11, 1, 3, tzinfo=dt.UTC)  # 04:00 by winter time


def test_a_wait_of_days_is_no_nap_when_the_day_begins_in_a_minute():
    schedule = Schedule(Scheduler.SM2, days=Days())
    now = dt.datetime(2026, 11, 2, 3, 59, tzinfo=dt.UTC)
    assert Memory().after(Grade.GOOD, now, schedule, seed=1).due == now + dt.timedelta(hours=4)


def test_a_review_the_next_morning_counts_a_whole_day():
    evening = dt.datetime(2026, 11, 2, 23, tzinfo=dt.UTC)
    known = Memory(State.REVIEW, 1.0, 5.0, evening, evening - dt.timedelta(days=1), reps=3, interval_days=1)
    tonight = known.after(Grade.GOOD, evening, PLAIN, seed=1)
    same_night = tonight.after(Grade.GOOD, evening + dt.timedelta(hours=3), PLAIN, seed=1)
    next_day = tonight.after(Grade.GOOD, evening + dt.timedelta(hours=6), PLAIN, seed=1)
    assert next_day.stability > same_night.stability


def test_reviewing_late_earns_more_and_early_less():
    memory = Memory().after(Grade.EASY, NOON, PLAIN, seed=1)
    early, due, late = (
        memory.after(Grade.GOOD, NOON + dt.timedelta(days=days), PLAIN, seed=1).stability for days in (3, 8, 30)
    )
    assert memory.stability < early < due < late


def test_sm2_gives_nothing_for_tapping_good_all_day():
    schedule = Schedule(Scheduler.SM2)
    memory = Memory(State.REVIEW, 20.0, 5.0, NOON, NOON - dt.timedelta(days=15), reps=3, interval_days=15)
    once = memory.after(Grade.EASY, NOON, schedule, seed=1)
    again = once.after(Grade.EASY, NOON + MINUTE, schedule, seed=1)
    assert (again.interval_days, again.ease) == (once.interval_days, once.ease)


def test_a_learner_may_change_the_schedule_at_any_time():
    memory, now = Memory(), NOON
    for grade, scheduler in zip("33313343", [*Scheduler] * 4, strict=True):
        memory = memory.after(Grade(int(grade)), now, Schedule(scheduler), seed=1)
        now = memory.due
    assert memory.interval_days > 0
    assert memory.stability > 0
    assert memory.ease != Memory().ease


def test_a_card_that_came_with_an_interval_only_goes_on_from_it():
    due = NOON + dt.timedelta(days=20)
    imported = Memory(State.REVIEW, due=due, last_review=NOON, reps=4, interval_days=20)
    assert imported.retrievability(due) == pytest.approx(0.9)
    assert imported.after(Grade.GOOD, due, PLAIN, seed=1).interval_days > 20


def test_importing_the_rules_loads_no_scheduler_library():
    code = "import sys, domain.memory, domain.queue; print([name for name in ('fsrs', 'torch') if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_reviewing_loads_no_torch():
    code = (
        "import sys, datetime as dt; from domain.memory import *; from domain.grades import Grade;"
        "Memory().after(Grade.GOOD, dt.datetime.now(dt.UTC), Schedule(), seed=1); print('torch' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
