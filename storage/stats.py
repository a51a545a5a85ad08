"""The installation in figures. Counting reads whole tables: do it beside the queue of transactions."""

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from domain.administration import Stats
from storage import usage
from storage.models import (
    IS_UNANSWERED,
    IS_UNDECIDED,
    IS_WAITING,
    BroadcastRecipient,
    ConversationTurn,
    GrammarCorrection,
    TalkSession,
    Update,
    User,
)

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(days=7)


def of_all(db: Session, now: dt.datetime) -> Stats:
    """The figures of this moment."""
    people = select(
        func.count(),
        func.count().filter(User.blocked_bot_at.is_not(None)),
        func.count().filter(User.is_banned),
        func.count().filter(User.last_seen_at >= now - DAY),
        func.count().filter(User.last_seen_at >= now - WEEK),
    ).select_from(User)
    learners, blocked, banned, today, week = db.execute(people).one()
    talks, talks_week = _counted(db, TalkSession.started_at, now)
    turns, turns_week = _counted(db, ConversationTurn.created_at, now)
    corrections, corrections_week = _counted(db, GrammarCorrection.created_at, now)
    queues = [(Update, IS_UNDECIDED), (Update, IS_UNANSWERED), (BroadcastRecipient, IS_WAITING)]
    waiting = [db.execute(select(func.count()).select_from(model).where(is_so)).scalar_one() for model, is_so in queues]
    month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return Stats(
        learners=learners,
        blocked=blocked,
        banned=banned,
        active_today=today,
        active_week=week,
        talks=talks,
        talks_week=talks_week,
        turns=turns,
        turns_week=turns_week,
        corrections=corrections,
        corrections_week=corrections_week,
        cost_microusd=usage.spent_microusd(db, month),
        undecided=waiting[0],
        unanswered=waiting[1],
        to_broadcast=waiting[2],
    )


def _counted(db: Session, at: InstrumentedAttribute[dt.datetime], now: dt.datetime) -> tuple[int, int]:
    """All rows, and those of the last 7 days."""
    row = db.execute(select(func.count(), func.count().filter(at >= now - WEEK))).one()
    return int(row[0]), int(row[1])
