import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from card_histories import calm, moments
from hypothesis import given
from hypothesis import strategies as st

from domain import zones
from domain.days import Days

BERLIN = Days("Europe/Berlin")


def utc(*parts):
    return dt.datetime(*parts, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("days", "day", "begins"),
    [
        (BERLIN, dt.date(2026, 3, 28), utc(2026, 3, 28, 3)),
        (BERLIN, dt.date(2026, 3, 29), utc(2026, 3, 29, 2)),
        (BERLIN, dt.date(2026, 10, 25), utc(2026, 10, 25, 3)),
        (Days("Europe/Berlin", dt.time(2, 30)), dt.date(2026, 3, 29), utc(2026, 3, 29, 1, 30)),  # left out: 03:30
        (Days("Europe/Berlin", dt.time(2, 30)), dt.date(2026, 10, 25), utc(2026, 10, 25, 0, 30)),  # twice: the first
        (Days("America/Santiago", dt.time(0)), dt.date(2026, 9, 6), utc(2026, 9, 6, 4)),  # no midnight: 01:00
        (Days("Asia/Jakarta"), dt.date(2026, 3, 29), utc(2026, 3, 28, 21)),
    ],
)
def test_a_day_begins_by_the_learners_clock(days, day, begins):
    assert days.start_of(day) == begins
    assert days.day_of(begins) == day
    assert days.day_of(begins - dt.timedelta(microseconds=1)) == day - dt.timedelta(days=1)


def test_after_midnight_is_still_yesterday():
    assert BERLIN.day_of(dt.datetime(2026, 11, 3, 1, tzinfo=ZoneInfo("Europe/Berlin"))) == dt.date(2026, 11, 2)


def test_days_between_are_beginnings_not_hours():
    assert BERLIN.between(utc(2026, 11, 2, 22), utc(2026, 11, 3, 2)) == 0
    assert BERLIN.between(utc(2026, 11, 2, 22), utc(2026, 11, 3, 4)) == 1
    assert BERLIN.between(utc(2026, 11, 3, 4), utc(2026, 11, 2, 22)) == 0


@calm
@given(st.sampled_from(zones.names()), st.times(), moments)
def test_every_moment_belongs_to_exactly_one_day_in_every_zone(zone, starts_at, moment):
    days = Days(zone, starts_at)
    day = days.day_of(moment)
    assert days.start_of(day) <= moment < days.start_of(day + dt.timedelta(days=1))
