"""Reminders: who is due, what waits for them, and the claims that keep each from being sent twice."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Row, bindparam, delete, func, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from domain import reminders
from domain.levels import Native
from domain.reminders import Kind, Standing, Verdict, Wish
from storage.choices import Outcome
from storage.models import IS_IN_PLAY, Base, Notification, User, UserSettings, Word, WordProgress

BOOKS = Base.metadata.tables[Notification.__tablename__]
SETTINGS = Base.metadata.tables[UserSettings.__tablename__]
PEOPLE = Base.metadata.tables[User.__tablename__]
CARDS = Base.metadata.tables[WordProgress.__tablename__]
WORDS = Base.metadata.tables[Word.__tablename__]
PLANS = tuple(
    SETTINGS.c[name]
    for name in (
        "user_id",
        "reminder_on",
        "reminder_time",
        "reminder_days",
        "reminder_next_at",
        "snoozed_until",
        "vacation_until",
    )
)
PERSONS = tuple(
    PEOPLE.c[name]
    for name in (
        "id",
        "telegram_id",
        "interface_language",
        "timezone",
        "is_banned",
        "blocked_bot_at",
        "last_seen_at",
    )
)
DUE = (
    select(*PLANS)
    .where(SETTINGS.c.reminder_next_at <= bindparam("now"))
    .order_by(SETTINGS.c.reminder_next_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
IS_OF_THE_TARGET = (
    select(WORDS.c.language).where(WORDS.c.id == CARDS.c.word_id).scalar_subquery()
    == select(SETTINGS.c.target_language).where(SETTINGS.c.user_id == CARDS.c.user_id).scalar_subquery()
)
"""The card is of the language that its learner learns now."""
WHOSE: BindParameter[int] = bindparam("whose", expanding=True)
BEHIND = select(*PERSONS).where(PEOPLE.c.id.in_(WHOSE))
DUE_CARDS = (
    select(CARDS.c.user_id, func.count())
    .where(CARDS.c.user_id.in_(WHOSE), CARDS.c.due_at <= bindparam("now"), IS_IN_PLAY, IS_OF_THE_TARGET)
    .group_by(CARDS.c.user_id)
)
MANY = 8
"""From so many learners with one and the same plan on, one statement for all is quicker than one for each."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A learner whose moment has come."""

    user_id: int
    telegram_id: int
    native: Native
    due_at: dt.datetime
    standing: Standing


@dataclass(frozen=True, slots=True)
class Claim:
    """A reminder that this process, and no other, may send; `next_at` is when the learner's next one is planned."""

    notification_id: int
    candidate: Candidate
    kind: Kind
    local_date: dt.date
    cards: int
    next_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a claim, and when."""

    notification_id: int
    outcome: Outcome
    at: dt.datetime


def due(db: Session, now: dt.datetime, limit: int) -> list[Candidate]:
    """Learners whose moment has come, longest waiting first; on PostgreSQL they are kept from other processes."""
    plans = db.execute(DUE, {"now": now, "most": limit}).all()
    if not plans:
        return []
    people = db.execute(BEHIND, {"whose": [row.user_id for row in plans]})
    by_id = {row.id: row for row in people}
    return [_candidate(row, by_id[row.user_id]) for row in plans]


def _candidate(row: Row[*tuple[Any, ...]], person: Row[*tuple[Any, ...]]) -> Candidate:
    return Candidate(
        user_id=row.user_id,
        telegram_id=person.telegram_id,
        native=Native(person.interface_language),
        due_at=row.reminder_next_at,
        standing=Standing(
            wish=Wish(person.timezone, row.reminder_time, row.reminder_days),
            is_wanted=row.reminder_on and not person.is_banned and person.blocked_bot_at is None,
            last_seen_at=person.last_seen_at,
            snoozed_until=row.snoozed_until,
            vacation_until=row.vacation_until,
        ),
    )


def due_cards(db: Session, user_ids: Collection[int], now: dt.datetime) -> dict[int, int]:
    """How many cards of the language they learn now wait for review, by learner; who has none is left out."""
    if not user_ids:
        return {}
    return {row[0]: row[1] for row in db.execute(DUE_CARDS, {"whose": list(user_ids), "now": now})}


def claim(db: Session, kind: Kind, local_date: dt.date, user_ids: Sequence[int], now: dt.datetime) -> dict[int, int]:
    """Ids of the notifications that were written now, by learner; for the others there is one already.

    Until it is known better the outcome of a claim is unknown, and such a reminder is never sent again. It is due when
    the learner's plan says, so the claim comes before the next plan.
    """
    facts = [literal(kind.value), literal(local_date), literal(now), literal(Outcome.UNKNOWN.value)]
    whose = select(SETTINGS.c.user_id, SETTINGS.c.reminder_next_at, *facts).where(SETTINGS.c.user_id.in_(user_ids))
    write = postgresql.insert if db.get_bind().dialect.name == "postgresql" else sqlite.insert
    names = ("user_id", "due_at", "kind", "local_date", "claimed_at", "outcome")
    statement = write(BOOKS).from_select(names, whose).on_conflict_do_nothing()
    return {row[0]: row[1] for row in db.execute(statement.returning(BOOKS.c.user_id, BOOKS.c.id))}


def plan(db: Session, verdicts: Iterable[tuple[int, Verdict]]) -> None:
    """When to look at learners again, by their ids."""
    alike: dict[tuple[dt.datetime | None, dt.datetime | None], list[int]] = {}
    for user_id, verdict in verdicts:
        alike.setdefault((verdict.next_at, verdict.snoozed_until), []).append(user_id)
    rows = []
    for (at, until), whose in alike.items():
        if len(whose) < MANY:
            rows += [{"whose": user_id, "at": at, "until": until} for user_id in whose]
            continue
        theirs = update(SETTINGS).where(SETTINGS.c.user_id.in_(whose))
        db.execute(theirs.values(reminder_next_at=at, snoozed_until=until))
    if rows:
        one = update(SETTINGS).where(SETTINGS.c.user_id == bindparam("whose"))
        db.execute(one.values(reminder_next_at=bindparam("at"), snoozed_until=bindparam("until")), rows)


def note(db: Session, sent: Sequence[Sent]) -> None:
    """Keep what became of claims."""
    rows = [
        {"number": one.notification_id, "became": one.outcome, "at": one.at if one.outcome is Outcome.SENT else None}
        for one in sent
    ]
    if rows:
        change = update(BOOKS).where(BOOKS.c.id == bindparam("number"))
        db.execute(change.values(outcome=bindparam("became"), sent_at=bindparam("at")), rows)


def give_back(db: Session, claims: Sequence[Claim]) -> None:
    """Undo claims whose reminders certainly never left; they are due again, unless the learner has changed the plan."""
    if not claims:
        return
    db.execute(delete(Notification).where(Notification.id.in_([one.notification_id for one in claims])))
    rows = [
        {
            "whose": one.candidate.user_id,
            "planned": one.next_at,
            "at": one.candidate.due_at,
            "until": one.candidate.standing.snoozed_until,
        }
        for one in claims
    ]
    mine = SETTINGS.c.user_id == bindparam("whose")
    change = update(SETTINGS).where(mine, SETTINGS.c.reminder_next_at == bindparam("planned"))
    db.execute(change.values(reminder_next_at=bindparam("at"), snoozed_until=bindparam("until")), rows)


def schedule(db: Session, user_id: int, now: dt.datetime) -> dt.datetime | None:
    """Plan a learner's next reminder by their settings; a snooze that was pending is over."""
    return _schedule(db, UserSettings.user_id == user_id, now)


def schedule_new(db: Session, now: dt.datetime, after: int, limit: int) -> int | None:
    """Plan for learners who have no plan though they want one, by id from `after` on; the last id, None at the end."""
    is_new = (
        UserSettings.reminder_next_at.is_(None) & UserSettings.reminder_on & UserSettings.target_language.is_not(None)
    )
    query = select(UserSettings.user_id).where(is_new, UserSettings.user_id > after)
    found = list(db.execute(query.order_by(UserSettings.user_id).limit(limit)).scalars())
    if found:
        _schedule(db, UserSettings.user_id.in_(found), now)
    return found[-1] if len(found) == limit else None


def _schedule(db: Session, whose: ColumnElement[bool], now: dt.datetime) -> dt.datetime | None:
    columns = (UserSettings.user_id, UserSettings.reminder_on, UserSettings.reminder_time, UserSettings.reminder_days)
    query = select(*columns, User.timezone).join(User, User.id == UserSettings.user_id).where(whose)
    planned = {
        row.user_id: reminders.next_at(now, row.timezone, row.reminder_time, row.reminder_days)
        if row.reminder_on
        else None
        for row in db.execute(query)
    }
    plan(db, ((user_id, Verdict(at)) for user_id, at in planned.items()))
    return next(iter(planned.values()), None)


def is_claimed(db: Session, user_id: int, kind: Kind, local_date: dt.date) -> bool:
    """Whether a learner got, or may have got, this reminder."""
    query = select(Notification.id).where(
        Notification.user_id == user_id, Notification.kind == kind.value, Notification.local_date == local_date
    )
    return db.execute(query).first() is not None
