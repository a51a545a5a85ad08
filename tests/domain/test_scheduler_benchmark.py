"""The benchmark's figures on real reviews, where they lie beside this repository."""

import datetime as dt

import pytest

from benchmarks import schedulers
from domain.grades import Grade

KNOWN = {"FSRS-6": 0.428, "constant": 0.471, "SM-2": 0.493, "ladder": 0.513}


def test_schedules_foretell_real_reviews_as_well_as_known():
    if not schedulers.REVIEWS.is_file():
        pytest.skip(f"no reviews at {schedulers.REVIEWS}")
    reviews = schedulers.read(schedulers.REVIEWS)
    found = {name: schedulers.figures(reviews, schedulers.MODELS[name]) for name in KNOWN}
    assert {name: figures.log_loss for name, figures in found.items()} == pytest.approx(KNOWN, abs=0.005)
    assert sorted(found, key=lambda name: found[name].log_loss) == list(KNOWN)
    assert min(found, key=lambda name: found[name].rmse) == "FSRS-6"


def test_without_reviews_the_benchmark_says_that_it_is_skipped(tmp_path, capsys):
    assert schedulers.main([str(tmp_path / "none.csv")]) == 0
    assert "Skipped" in capsys.readouterr().out


def test_reviews_of_a_day_are_read_as_one_day_of_review(tmp_path):
    file = tmp_path / "reviews.csv"
    file.write_text(
        "card_id,review_rating,review_time,review_duration\n"
        "7,1,2026-03-03T09:00:00+00:00,1\n"
        "7,3,2026-03-01T09:00:00+00:00,1\n"
        "7,3,2026-03-04T03:00:00+00:00,1\n"
        "7,3,2026-03-05T09:00:00+02:00,1\n"
    )
    asked = schedulers.read(file)
    assert [one.elapsed for one in asked] == [None, 2, 0, 2]
    assert [one.number for one in asked] == [1, 2, 2, 3]
    assert [one.lapses for one in asked] == [0, 0, 1, 1]
    assert asked[1].grade is Grade.AGAIN
    assert asked[-1].at == dt.datetime(2026, 3, 5, 7, tzinfo=dt.UTC)


@pytest.mark.parametrize("model", schedulers.MODELS.values())
def test_every_model_gives_one_probability_for_each_scored_review(model):
    start = dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)
    rows = [(start + dt.timedelta(days=day), card, Grade(1 + (day + card) % 4)) for day in range(20) for card in (1, 2)]
    reviews = schedulers.asked_in_order(rows)
    chances = list(model(reviews))
    assert len(chances) == 38
    assert all(0 <= chance <= 1 for chance in chances)
