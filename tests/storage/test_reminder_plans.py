"""What reminders ask of the database is found by indexes, on each of its kinds, and costs few statements."""

import datetime as dt

from sqlalchemy import insert

from domain.levels import Native
from domain.reminders import Kind, Standing, Verdict, Wish
from handlers import reminders as handlers
from storage import reminders
from storage.choices import Outcome
from storage.models import User, UserSettings
from storage.reminders import Candidate, Claim, Sent
from tests.databases import counted
from tests.storage import rows
from tests.storage.plans import full_scans

NOW = rows.NOW
ADA = Candidate(1, 1, Native.ENGLISH, NOW, Standing(Wish("UTC", dt.time(9), "1234567")))
CLAIM = Claim(1, ADA, Kind.DUE_REVIEW, rows.TODAY, 3, NOW)

FUNCTIONS = {
    "who is due": lambda db: reminders.due(db, NOW, 1_000),
    "what is due": lambda db: reminders.due_cards(db, range(1, 1_001), NOW),
    "claim": lambda db: reminders.claim(db, Kind.SNOOZED, rows.TODAY, [1], NOW),
    "plan": lambda db: reminders.plan(db, [(1, Verdict(NOW))]),
    "note": lambda db: reminders.note(db, [Sent(1, Outcome.SENT, NOW)]),
    "give back": lambda db: reminders.give_back(db, [CLAIM]),
    "schedule": lambda db: reminders.schedule(db, 1, NOW),
    "sent today": lambda db: reminders.is_claimed(db, 1, Kind.DUE_REVIEW, rows.TODAY),
}


def fill(db):
    ada = rows.learner(db, 1, rows.course(db))
    ada["notification"].claimed_at = NOW
    ada["settings"].reminder_next_at = NOW


async def test_no_question_about_reminders_reads_a_whole_table(database):
    await database.run(fill)
    found = {name: await database.run(full_scans, work) for name, work in FUNCTIONS.items()}
    assert {name: problems for name, problems in found.items() if problems} == {}


def many(db, count: int) -> None:
    ids = range(1, count + 1)
    db.execute(insert(User), [{"id": number, "telegram_id": number} for number in ids])
    settings = {"target_language": "de", "reminder_time": dt.time(9), "reminder_next_at": NOW}
    db.execute(insert(UserSettings), [{"user_id": number, **settings} for number in ids])


async def test_an_idle_tick_is_one_question_and_a_batch_without_anything_due_four_statements(database):
    with counted(database) as statements:
        assert await database.run(handlers.claim, NOW, 100) == (0, [])
    assert len(statements) == 1
    await database.run(many, 100)
    with counted(database) as statements:
        assert await database.run(handlers.claim, NOW, 1_000) == (100, [])
    assert len(statements) == 4
