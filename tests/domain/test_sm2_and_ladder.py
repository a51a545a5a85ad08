import pytest
from card_histories import calm, grades
from hypothesis import given
from hypothesis import strategies as st

from domain import ladder, sm2
from domain.grades import Grade


@pytest.mark.parametrize(
    ("grade", "confidence", "expected"),
    [
        (Grade.AGAIN, None, 1),
        (Grade.HARD, None, 3),
        (Grade.GOOD, None, 4),
        (Grade.EASY, None, 5),
        (Grade.AGAIN, 1, 0),
        (Grade.AGAIN, 5, 2),
        (Grade.HARD, 1, 3),
        (Grade.HARD, 5, 4),
        (Grade.GOOD, 1, 3),
        (Grade.GOOD, 2, 3.5),
        (Grade.GOOD, 5, 5),
        (Grade.EASY, 5, 5),
    ],
)
def test_quality_is_the_grade_moved_by_confidence(grade, confidence, expected):
    assert sm2.quality(grade, confidence) == expected


@calm
@given(grades, st.none() | st.integers(-9, 99))
def test_confidence_never_makes_a_recall_a_failure_or_the_reverse(grade, confidence):
    assert (sm2.quality(grade, confidence) >= 3) == grade.is_recall
    assert 0 <= sm2.quality(grade, confidence) <= 5


@pytest.mark.parametrize(("quality", "ease"), [(5, 2.6), (4, 2.5), (3, 2.36), (2, 2.5), (1, 2.5), (0, 2.5)])
def test_the_ease_moves_by_the_published_formula(quality, ease):
    assert sm2.ease_after(2.5, quality) == pytest.approx(ease)


def test_the_ease_has_a_floor_and_a_ceiling():
    assert sm2.ease_after(1.35, 3) == 1.3
    assert sm2.ease_after(4.95, 5) == 5.0


@pytest.mark.parametrize(
    ("days", "elapsed", "expected"),
    [
        (0, None, 1),
        (1, 1, 6),
        (6, 6, 15),
        (15, 15, 38),  # 37.5 rounded up
        (15, 60, 38),  # late: as if on time
        (15, 10, 25),  # early: from what went by
        (15, 2, 15),  # early: never shorter
        (15, 0, 15),
        (10, 10, 25),  # exactly 25, not 26
    ],
)
def test_an_interval_grows_by_the_ease(days, elapsed, expected):
    assert sm2.days_after(days, 2.5, elapsed) == expected


def test_right_answers_climb_the_ladder_and_stay_on_top():
    days, waits = 0, []
    for _ in range(8):
        days = ladder.days_after(days, was_right=True)
        waits.append(days)
    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]


@calm
@given(st.integers(0, 4000))
def test_a_wrong_answer_falls_to_the_first_rung(days):
    assert ladder.days_after(days, was_right=False) == 1
    assert ladder.days_after(days, was_right=True) in ladder.RUNGS
