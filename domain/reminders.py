"""When a learner is reminded: at their own hour, on the days they want, at most once a day, never at night."""

import datetime as dt
import zoneinfo
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

NIGHT_BEGINS = dt.time(22)
NIGHT_ENDS = dt.time(7)
JUST_ACTIVE = dt.timedelta(minutes=30)
"""Who did something so lately is not interrupted; the reminder waits as long."""
SNOOZE = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
SECOND = dt.timedelta(seconds=1)
HORIZON = 15
"""Local days to look ahead: two weeks, so that a weekday whose date a zone leaves out is found the week after."""
REMEMBERED = 8_192


class Kind(StrEnum):
    """What a reminder is; each kind goes out once for a learner and a local date."""

    DUE_REVIEW = "due_review"
    SNOOZED = "due_review_snoozed"


@dataclass(frozen=True, slots=True)
class Wish:
    """When somebody wants to be reminded: an IANA zone, a time on its clocks, ISO weekdays like "12345"."""

    zone: str
    time: dt.time
    days: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a learner whose reminder is due; `is_wanted` is false where it is off or cannot arrive."""

    wish: Wish
    is_wanted: bool = True
    last_seen_at: dt.datetime | None = None
    snoozed_until: dt.datetime | None = None
    vacation_until: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What happens now and when to look again: a snooze that is still pending goes along."""

    next_at: dt.datetime | None
    snoozed_until: dt.datetime | None = None
    send: Kind | None = None


def next_at(now: dt.datetime, zone: str, time: dt.time, days: str) -> dt.datetime | None:
    """The first wanted moment after `now`, in UTC; None where no day is wanted."""
    return _next_at(now, Wish(zone, time, days))


@lru_cache(REMEMBERED)
def _next_at(now: dt.datetime, wish: Wish) -> dt.datetime | None:
    today = local(now, wish.zone).date()
    for ahead in range(HORIZON):
        day = today + ahead * DAY
        moment = on(day, wish.zone, wish.time) if _is_wanted(day, wish.days) else None
        if moment is not None and moment > now:
            return moment
    return None


@lru_cache(REMEMBERED)
def on(day: dt.date, zone: str, time: dt.time) -> dt.datetime | None:
    """The moment of a time of day, in UTC: the first where there are two; None where the zone leaves the date out.

    A time that the clocks leave out gives the moment they jump, or the minute before it where they jump past midnight.
    """
    place = _place(zone)
    wall = dt.datetime.combine(day, time)
    moment = wall.replace(tzinfo=place).astimezone(dt.UTC)
    if moment.astimezone(place).replace(tzinfo=None) == wall:
        return moment
    jump = _jump(place, wall.replace(tzinfo=place, fold=1).astimezone(dt.UTC), moment)
    nearby = (jump, jump - dt.timedelta(minutes=1))
    return next((one for one in nearby if one.astimezone(place).date() == day), None)


def _jump(place: zoneinfo.ZoneInfo, before: dt.datetime, after: dt.datetime) -> dt.datetime:
    """The second in which the clocks are put forward, somewhere between two moments."""
    offset = before.astimezone(place).utcoffset()
    while after - before > SECOND:
        middle = before + (after - before) // 2
        if middle.astimezone(place).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)


def judge(standing: Standing, kind: Kind | None, now: dt.datetime) -> Verdict:
    """Send now, look again in half an hour, or leave it for another day; `kind` may go out now, if any may."""
    wish, pending = standing.wish, standing.snoozed_until
    if standing.is_wanted and pending is not None and pending > now:
        return Verdict(pending, pending)
    later = Verdict(next_at(max(now, standing.vacation_until or now), wish.zone, wish.time, wish.days))
    if kind is None:
        return later
    if not _was_just_active(standing, now):
        return Verdict(later.next_at, send=kind)
    again = now + JUST_ACTIVE
    return Verdict(again, pending) if _is_same_day(again, now, wish.zone) and not is_night(again, wish.zone) else later


def due_kind(standing: Standing, now: dt.datetime) -> Kind | None:
    """Which reminder may go out now if something is due: its hour has come on this very local day, and it is no night.

    So what was missed while nothing ran is caught up on the same day, and what is older is forgotten.
    """
    wish, pending = standing.wish, standing.snoozed_until
    is_away = standing.vacation_until is not None and standing.vacation_until > now
    if not standing.is_wanted or is_away or is_night(now, wish.zone):
        return None
    if pending is not None and pending <= now and _is_same_day(pending, now, wish.zone):
        return Kind.SNOOZED
    today = local(now, wish.zone).date()
    moment = on(today, wish.zone, wish.time) if _is_wanted(today, wish.days) else None
    return Kind.DUE_REVIEW if moment is not None and moment <= now else None


def snoozed(now: dt.datetime, zone: str, time: dt.time) -> dt.datetime:
    """An hour from now; where that is night, tomorrow at the learner's time."""
    later = now + SNOOZE
    if _is_same_day(later, now, zone) and not is_night(later, zone):
        return later
    return tomorrow(now, zone, time)


def tomorrow(now: dt.datetime, zone: str, time: dt.time) -> dt.datetime:
    """The learner's time on the next local date that there is."""
    today = local(now, zone).date()
    moments = (on(today + ahead * DAY, zone, time) for ahead in (1, 2))
    return next(moment for moment in moments if moment is not None)


def is_night(moment: dt.datetime, zone: str) -> bool:
    """Whether people of a zone are left alone at this moment."""
    time = local(moment, zone).time()
    return time >= NIGHT_BEGINS or time < NIGHT_ENDS


def local(moment: dt.datetime, zone: str) -> dt.datetime:
    """The moment on the clocks of a zone."""
    return moment.astimezone(_place(zone))


def _was_just_active(standing: Standing, now: dt.datetime) -> bool:
    return standing.last_seen_at is not None and now - standing.last_seen_at < JUST_ACTIVE


def _is_same_day(one: dt.datetime, other: dt.datetime, zone: str) -> bool:
    return local(one, zone).date() == local(other, zone).date()


def _is_wanted(day: dt.date, days: str) -> bool:
    return str(day.isoweekday()) in days


@lru_cache(REMEMBERED)
def _place(zone: str) -> zoneinfo.ZoneInfo:
    """The zone's rules; UTC for a name that is no longer known, so that one learner does not hold up the others."""
    try:
        return zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo("UTC")
