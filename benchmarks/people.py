"""Learners for a benchmark: onboarded, at A1, and in the German café."""

import datetime as dt

from sqlalchemy import insert, select

from benchmarks.telegram_stub import FIRST_LEARNER, LEARNERS
from bot import seeding
from domain.levels import Level, Target
from domain.steps import Talking, to_json
from storage import courses, schema
from storage.db import Database, Session
from storage.models import TalkSession, User, UserLevel, UserSettings

SCENE = "cafe"


async def settle(url: str) -> None:
    """Make the tables, the course and the learners."""
    await schema.upgrade(url)
    database = Database(url)
    now = dt.datetime.now(dt.UTC)
    await seeding.seed(database, now)
    await database.run(_welcome, now)
    await database.close()


def _welcome(db: Session, now: dt.datetime) -> None:
    scene = courses.scene(db, Target.GERMAN, SCENE)
    if scene is None:
        raise LookupError(SCENE)
    accounts = range(FIRST_LEARNER, FIRST_LEARNER + LEARNERS)
    db.execute(insert(User), [{"telegram_id": one, "full_name": "Ana", "last_seen_at": now} for one in accounts])
    ids = list(db.scalars(select(User.id).order_by(User.id)))
    german = Target.GERMAN.value
    db.execute(insert(UserSettings), [{"user_id": one, "target_language": german} for one in ids])
    db.execute(insert(UserLevel), [{"user_id": one, "language": german, "cefr_level": Level.A1} for one in ids])
    talk = {"context_id": scene.id, "language": german, "started_at": now, "last_activity_at": now}
    db.execute(insert(TalkSession), [talk | {"user_id": one} for one in ids])
    for session in db.execute(select(TalkSession.id, TalkSession.user_id)).all():
        user = db.get_one(User, session.user_id)
        user.step = to_json(Talking(session.id))
