"""When a learner is reminded: checked around every change of the clocks that any zone makes in 2026 and 2027."""

import datetime as dt
import zoneinfo
from functools import cache
from itertools import pairwise

import pytest

from domain import reminders
from domain.reminders import Kind, Standing, Wish

UTC = dt.UTC
DAY = dt.timedelta(days=1)
EVERY_DAY = "1234567"
TIMES = [
    dt.time(hour, minute) for hour, minute in ((0, 0), (0, 30), (1, 59), (2, 30), (3, 0), (8, 0), (19, 0), (23, 30))
]
FIRST, LAST = dt.datetime(2026, 1, 1, tzinfo=UTC), dt.datetime(2028, 1, 1, tzinfo=UTC)


def offset(zone: str, moment: dt.datetime) -> dt.timedelta:
    return moment.astimezone(zoneinfo.ZoneInfo(zone)).utcoffset()


def change_within(zone: str, start: dt.datetime, end: dt.datetime) -> dt.datetime:
    while end - start > dt.timedelta(seconds=1):
        middle = start + (end - start) // 2
        start, end = (middle, end) if offset(zone, middle) == offset(zone, start) else (start, middle)
    return end.replace(microsecond=0)


def changes(zone: str) -> list[dt.datetime]:
    """The moments at which the zone changes its offset; no zone changes twice within a week."""
    steps = [FIRST + 7 * number * DAY for number in range((LAST - FIRST).days // 7 + 1)]
    return [change_within(zone, *pair) for pair in pairwise(steps) if offset(zone, pair[0]) != offset(zone, pair[1])]


@cache
def zones_with_changes() -> dict[str, list[dt.datetime]]:
    found = {zone: changes(zone) for zone in sorted(zoneinfo.available_timezones())}
    return {zone: moments for zone, moments in found.items() if moments}


def chain(zone: str, time: dt.time, days: str, start: dt.datetime, end: dt.datetime) -> list[dt.datetime]:
    """Reminder after reminder, each found from the one before."""
    found = []
    moment = reminders.next_at(start, zone, time, days)
    while moment is not None and moment <= end:
        found.append(moment)
        moment = reminders.next_at(moment, zone, time, days)
    return found


def is_shown_at(zone: str, moment: dt.datetime, time: dt.time) -> bool:
    return moment.astimezone(zoneinfo.ZoneInfo(zone)).time() == time


def never_shown(zone: str, day: dt.date, time: dt.time) -> bool:
    wall = dt.datetime.combine(day, time, zoneinfo.ZoneInfo(zone))
    return wall.astimezone(UTC).astimezone(wall.tzinfo).replace(tzinfo=None) != wall.replace(tzinfo=None)


def test_there_are_zones_enough_to_learn_from():
    assert len(zones_with_changes()) > 100
    assert {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Nuuk"} <= zones_with_changes().keys()


@pytest.mark.parametrize("time", TIMES)
def test_around_each_change_of_each_zone_every_local_date_has_one_reminder_at_its_time(time):
    for zone, moments in zones_with_changes().items():
        place = zoneinfo.ZoneInfo(zone)
        for change in moments:
            start, end = change - 3 * DAY, change + 3 * DAY
            found = chain(zone, time, EVERY_DAY, start, end)
            dates = [moment.astimezone(place).date() for moment in found]
            assert dates == [dates[0] + number * DAY for number in range(len(dates))], zone
            assert len(dates) >= 5, zone
            assert all(earlier < later for earlier, later in pairwise([start, *found])), zone
            for moment, date in zip(found, dates, strict=True):
                the_time_is_right(zone, moment, date, time, change)


def the_time_is_right(zone: str, moment: dt.datetime, date: dt.date, time: dt.time, change: dt.datetime) -> None:
    if never_shown(zone, date, time):
        assert moment in (change, change - dt.timedelta(minutes=1)), zone
        return
    assert is_shown_at(zone, moment, time), zone
    earlier = moment - abs(offset(zone, change) - offset(zone, change - DAY))
    assert offset(zone, earlier) == offset(zone, moment) or not is_shown_at(zone, earlier, time), (
        f"the second in {zone}"
    )


def test_asked_at_any_moment_the_answer_is_the_next_of_the_chain():
    for zone in ("Europe/Berlin", "America/Nuuk", "Africa/Casablanca", "Australia/Lord_Howe", "America/Havana"):
        for change in zones_with_changes()[zone]:
            start = change - 2 * DAY
            found = chain(zone, dt.time(2, 30), EVERY_DAY, start, change + 3 * DAY)
            for minutes in range(0, 4 * 24 * 60, 17):
                now = start + dt.timedelta(minutes=minutes)
                wanted = next(moment for moment in found if moment > now)
                assert reminders.next_at(now, zone, dt.time(2, 30), EVERY_DAY) == wanted


@pytest.mark.parametrize(
    ("zone", "day", "time", "expected"),
    [
        ("Europe/Berlin", "2027-03-28", "02:30", "2027-03-28T01:00Z"),
        ("Europe/Berlin", "2027-03-28", "19:00", "2027-03-28T17:00Z"),
        ("Europe/Berlin", "2027-03-27", "19:00", "2027-03-27T18:00Z"),
        ("Europe/Berlin", "2027-10-31", "02:30", "2027-10-31T00:30Z"),
        ("Europe/Berlin", "2027-10-31", "19:00", "2027-10-31T18:00Z"),
        ("America/New_York", "2027-03-14", "02:15", "2027-03-14T07:00Z"),
        ("America/New_York", "2027-11-07", "01:30", "2027-11-07T05:30Z"),
        ("America/Nuuk", "2027-03-27", "23:30", "2027-03-28T00:59Z"),
        ("Africa/Cairo", "2027-04-30", "00:15", "2027-04-29T22:00Z"),
        ("Asia/Jakarta", "2027-03-28", "08:00", "2027-03-28T01:00Z"),
    ],
)
def test_the_moment_of_a_time_on_a_date(zone, day, time, expected):
    moment = reminders.on(dt.date.fromisoformat(day), zone, dt.time.fromisoformat(time))
    assert moment == dt.datetime.fromisoformat(expected)


def test_a_date_that_a_zone_left_out_has_no_reminder_and_the_next_date_one():
    assert reminders.on(dt.date(2011, 12, 30), "Pacific/Apia", dt.time(8)) is None
    before = reminders.on(dt.date(2011, 12, 29), "Pacific/Apia", dt.time(8))
    after = reminders.on(dt.date(2011, 12, 31), "Pacific/Apia", dt.time(8))
    assert reminders.next_at(before, "Pacific/Apia", dt.time(8), EVERY_DAY) == after
    assert reminders.tomorrow(before, "Pacific/Apia", dt.time(8)) == after


def test_only_wanted_weekdays_are_chosen():
    start = dt.datetime(2027, 3, 22, tzinfo=UTC)
    found = chain("Europe/Berlin", dt.time(19), "67", start, start + 14 * DAY)
    assert [moment.astimezone(zoneinfo.ZoneInfo("Europe/Berlin")).isoweekday() for moment in found] == [6, 7, 6, 7]


def test_without_days_there_is_no_reminder():
    assert reminders.next_at(dt.datetime(2027, 1, 1, tzinfo=UTC), "UTC", dt.time(8), "") is None


def test_a_zone_that_is_no_longer_known_counts_as_utc():
    moment = reminders.next_at(dt.datetime(2027, 1, 1, tzinfo=UTC), "Mars/Olympus", dt.time(8), EVERY_DAY)
    assert moment == dt.datetime(2027, 1, 1, 8, tzinfo=UTC)


NOON = Wish("UTC", dt.time(12), EVERY_DAY)


def on_day(clock: str, day: int = 5) -> dt.datetime:
    return dt.datetime.combine(dt.date(2027, 1, day), dt.time.fromisoformat(clock), UTC)


def judged(standing: Standing, due: int, now: dt.datetime) -> reminders.Verdict:
    return reminders.judge(standing, reminders.due_kind(standing, now) if due else None, now)


@pytest.mark.parametrize(
    ("clock", "due", "standing", "kind"),
    [
        ("12:00", 3, Standing(NOON), Kind.DUE_REVIEW),
        ("12:00", 0, Standing(NOON), None),
        ("11:59", 3, Standing(NOON), None),
        ("21:59", 3, Standing(NOON), Kind.DUE_REVIEW),
        ("22:00", 3, Standing(NOON), None),
        ("06:59", 3, Standing(Wish("UTC", dt.time(0), EVERY_DAY)), None),
        ("12:00", 3, Standing(NOON, is_wanted=False), None),
        ("12:00", 3, Standing(Wish("UTC", dt.time(12), "1")), None),
        ("12:00", 3, Standing(NOON, vacation_until=on_day("00:00", 9)), None),
        ("12:00", 3, Standing(NOON, vacation_until=on_day("00:00", 4)), Kind.DUE_REVIEW),
        ("12:00", 3, Standing(NOON, last_seen_at=on_day("11:31")), None),
        ("12:00", 3, Standing(NOON, last_seen_at=on_day("11:30")), Kind.DUE_REVIEW),
        ("13:00", 3, Standing(NOON, snoozed_until=on_day("13:00")), Kind.SNOOZED),
        ("13:00", 3, Standing(NOON, snoozed_until=on_day("13:01")), None),
        ("13:00", 3, Standing(NOON, snoozed_until=on_day("21:00", 4)), Kind.DUE_REVIEW),
    ],
)
def test_a_reminder_goes_out_when_it_may(clock, due, standing, kind):
    now = on_day(clock)
    verdict = judged(standing, due, now)
    assert verdict.send is kind
    assert verdict.next_at > now


@pytest.mark.parametrize(
    ("clock", "standing", "next_at"),
    [
        ("12:00", Standing(NOON), on_day("12:00", 6)),
        ("12:00", Standing(NOON, last_seen_at=on_day("11:50")), on_day("12:30")),
        ("21:29", Standing(NOON, last_seen_at=on_day("21:20")), on_day("21:59")),
        ("21:30", Standing(NOON, last_seen_at=on_day("21:20")), on_day("12:00", 6)),
        ("12:00", Standing(NOON, vacation_until=on_day("00:00", 9)), on_day("12:00", 9)),
        ("13:00", Standing(NOON, snoozed_until=on_day("13:20")), on_day("13:20")),
        ("13:00", Standing(NOON, is_wanted=False, snoozed_until=on_day("13:20")), on_day("12:00", 6)),
    ],
)
def test_the_next_look_is_planned(clock, standing, next_at):
    assert judged(standing, 3, on_day(clock)).next_at == next_at


def test_a_snoozed_reminder_that_waits_for_the_learner_to_finish_stays_a_snoozed_one():
    standing = Standing(NOON, last_seen_at=on_day("12:50"), snoozed_until=on_day("13:00"))
    verdict = judged(standing, 3, on_day("13:00"))
    assert (verdict.next_at, verdict.snoozed_until) == (on_day("13:30"), on_day("13:00"))


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("12:00", on_day("13:00")),
        ("20:59", on_day("21:59")),
        ("21:00", on_day("12:00", 6)),
        ("23:30", on_day("12:00", 6)),
    ],
)
def test_a_snooze_is_an_hour_but_never_into_the_night(clock, expected):
    assert reminders.snoozed(on_day(clock), "UTC", dt.time(12)) == expected
