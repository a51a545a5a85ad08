import datetime as dt
from itertools import pairwise

import msgspec
from card_histories import calm, confidences, grades, histories, schedules
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.grades import Grade
from domain.memory import HIGHEST_STABILITY, Memory, State


@calm
@given(histories(), confidences)
def test_a_better_grade_never_comes_back_sooner(history, confidence):
    schedule, memory, now, seed = history
    states = memory.next_states(now, schedule, seed=seed, confidence=confidence)
    for worse, better in pairwise(states[grade] for grade in Grade):
        assert worse.due <= better.due
        assert worse.wait <= better.wait


@calm
@given(histories(), grades, confidences)
def test_the_interval_on_a_button_is_the_interval_given(history, grade, confidence):
    schedule, memory, now, seed = history
    states = memory.next_states(now, schedule, seed=seed, confidence=confidence)
    assert states[grade] == memory.after(grade, now, schedule, seed=seed, confidence=confidence)


@calm
@given(histories(), grades)
def test_a_wait_is_positive_and_has_a_bound(history, grade):
    schedule, memory, now, seed = history
    after = memory.after(grade, now, schedule, seed=seed)
    assert dt.timedelta() < after.wait <= dt.timedelta(days=schedule.longest_days)
    assert now < after.due <= now + dt.timedelta(days=schedule.longest_days + 1)
    assert after.due.utcoffset() == dt.timedelta()


@calm
@given(histories(), grades)
def test_a_memory_fits_its_columns(history, grade):
    schedule, memory, now, seed = history
    after = memory.after(grade, now, schedule, seed=seed)
    assert after.stability > 0
    assert 1 <= after.difficulty <= 10
    assert 1.3 <= after.ease <= 5
    assert after.lapses <= after.reps == memory.reps + 1
    assert (after.interval_days > 0) or after.state in {State.LEARNING, State.RELEARNING}
    assert 0 <= after.retrievability(now + dt.timedelta(days=9)) <= after.retrievability(now) == 1


@calm
@given(histories(least=1))
def test_stability_grows_with_good_when_due(history):
    schedule, memory, _, seed = history
    assume(memory.state is State.REVIEW and memory.stability < HIGHEST_STABILITY)
    assert memory.after(Grade.GOOD, memory.due, schedule, seed=seed).stability > memory.stability


@calm
@given(histories(), grades)
def test_only_forgetting_what_was_learnt_is_a_lapse(history, grade):
    schedule, memory, now, seed = history
    lapsed = memory.state is State.REVIEW and grade is Grade.AGAIN
    assert memory.after(grade, now, schedule, seed=seed).lapses == memory.lapses + lapsed


@calm
@given(histories(), grades)
def test_the_same_seed_gives_the_same_memory(history, grade):
    schedule, memory, now, seed = history
    first, second = (memory.after(grade, now, schedule, seed=seed) for _ in range(2))
    assert first == second


@calm
@given(st.lists(grades, min_size=4, max_size=8), schedules)
def test_fuzz_moves_an_interval_by_less_than_a_fifth_and_a_day(learnt, schedule):
    now = dt.datetime(2026, 3, 3, 9, tzinfo=dt.UTC)
    memory = Memory()
    for grade in learnt:
        memory = memory.after(grade, now, schedule, seed=5)
        now = memory.due
    waits = {memory.after(Grade.EASY, now, schedule, seed=seed).interval_days for seed in range(30)}
    assert max(waits) - min(waits) <= 2 * (1 + 0.2 * max(waits))


@calm
@given(histories(), grades)
def test_an_undo_from_what_was_kept_restores_exactly(history, grade):
    schedule, memory, now, seed = history
    kept = msgspec.json.encode(memory)
    after = memory.after(grade, now, schedule, seed=seed)
    restored = msgspec.json.decode(kept, type=Memory)
    assert restored == memory
    assert restored.after(grade, now, schedule, seed=seed) == after


@calm
@given(histories(), st.timedeltas(dt.timedelta(0), dt.timedelta(days=3)))
def test_a_clock_that_went_back_hurts_nobody(history, back):
    schedule, memory, now, seed = history
    after = memory.after(Grade.GOOD, now - back, schedule, seed=seed)
    assert after.due > now - back
