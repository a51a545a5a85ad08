"""Reminders: who gets one now, what it says, and its buttons."""

import datetime as dt
from collections.abc import Sequence

from domain import reminders
from domain.reminders import Kind, Verdict
from handlers.turn import Turn
from storage import people
from storage import reminders as books
from storage.db import Session
from storage.reminders import Candidate, Claim
from views import actions, phrases
from views import reminders as views
from views.screen import Clear, Say, Screen, keys


def claim(db: Session, now: dt.datetime, limit: int) -> tuple[int, list[Claim]]:
    """Judge up to `limit` learners whose moment has come: how many there were, and the reminders to send now.

    Each learner gets the next moment to look at in the same transaction, so nobody is judged twice for one moment.
    """
    found = books.due(db, now, limit)
    kinds = {one.user_id: reminders.due_kind(one.standing, now) for one in found}
    cards = books.due_cards(db, [user_id for user_id, kind in kinds.items() if kind], now)
    verdicts = [
        (one, reminders.judge(one.standing, kinds[one.user_id] if one.user_id in cards else None, now)) for one in found
    ]
    claims = _win(db, verdicts, cards, now)
    books.plan(db, ((one.user_id, verdict) for one, verdict in verdicts))
    return len(found), claims


def _win(
    db: Session, verdicts: Sequence[tuple[Candidate, Verdict]], cards: dict[int, int], now: dt.datetime
) -> list[Claim]:
    """The reminders to send that nobody has claimed before."""
    alike: dict[tuple[Kind, dt.date], dict[int, tuple[Candidate, Verdict]]] = {}
    for one, verdict in verdicts:
        if verdict.send:
            key = verdict.send, reminders.local(now, one.standing.wish.zone).date()
            alike.setdefault(key, {})[one.user_id] = one, verdict
    return [
        Claim(number, whose[user_id][0], kind, day, cards[user_id], whose[user_id][1].next_at)
        for (kind, day), whose in alike.items()
        for user_id, number in books.claim(db, kind, day, list(whose), now).items()
    ]


def message(claimed: Claim, *, can_review: bool) -> Say:
    """The reminder as its learner reads it."""
    spoken = phrases.of(claimed.candidate.native)
    page = views.reminder(spoken, claimed.kind, claimed.cards, claimed.local_date, can_review=can_review)
    return Say(page.html, keys(page.rows))


def snooze(db: Session, turn: Turn) -> list[Screen]:
    """Once more in an hour, on the same day; at night, tomorrow."""
    assert isinstance(turn.action, actions.SnoozeReminder)  # noqa: S101 - the route guarantees it
    today = turn.local_now.date()
    if today.toordinal() != turn.action.day or books.is_claimed(db, turn.learner.id, Kind.SNOOZED, today):
        return _over(turn)
    row = people.settings(db, turn.learner.id)
    if row.snoozed_until is not None and row.snoozed_until > turn.now:
        return _put_off(turn, row.snoozed_until)
    return _put_off_to(db, turn, reminders.snoozed(turn.now, turn.learner.timezone, row.reminder_time))


def tomorrow(db: Session, turn: Turn) -> list[Screen]:
    """Not today any more: tomorrow at the learner's time, even if that is not a day of theirs."""
    assert isinstance(turn.action, actions.RemindTomorrow)  # noqa: S101 - the route guarantees it
    if turn.local_now.date().toordinal() != turn.action.day:
        return _over(turn)
    time = people.settings(db, turn.learner.id).reminder_time
    return _put_off_to(db, turn, reminders.tomorrow(turn.now, turn.learner.timezone, time))


def _put_off_to(db: Session, turn: Turn, at: dt.datetime) -> list[Screen]:
    """Plan a moment out of turn; who stopped their reminders meanwhile stays alone."""
    row = people.settings(db, turn.learner.id)
    if not row.reminder_on:
        return _stopped(turn)
    usual = reminders.next_at(turn.now, turn.learner.timezone, row.reminder_time, row.reminder_days)
    row.snoozed_until = None if at == usual else at
    row.reminder_next_at = at
    return _put_off(turn, at)


def _put_off(turn: Turn, at: dt.datetime) -> list[Screen]:
    until = at.astimezone(turn.local_now.tzinfo)
    time, is_today = turn.phrases.clock(until), until.date() == turn.local_now.date()
    said = turn.toast("reminder-later" if is_today else "reminder-tomorrow", time=time)
    return [said, turn.show(views.put_off(turn.phrases, time, is_today=is_today))]


def stop(db: Session, turn: Turn) -> list[Screen]:
    """No more reminders."""
    people.settings(db, turn.learner.id).reminder_on = False
    books.schedule(db, turn.learner.id, turn.now)
    return _stopped(turn)


def _stopped(turn: Turn) -> list[Screen]:
    return [turn.toast("reminder-off"), turn.show(views.stopped(turn.phrases))]


def _over(turn: Turn) -> list[Screen]:
    return [turn.toast("reminder-over"), Clear(turn.message_id)]
