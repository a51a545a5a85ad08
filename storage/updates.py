"""The journal: what came in, what was decided on it, whether the answer is out."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.models import ConversationTurn, Update
from storage.models.system import IS_UNANSWERED, IS_UNDECIDED
from storage.types import table_of

KEPT_FOR = dt.timedelta(days=3)
"""Telegram repeats an update for a day; after a quiet week its numbers may begin anew and must not meet old ones."""
ATTEMPTS = 3
"""Times an update that ends in a bug is tried: at once and after restarts."""
ERROR_LENGTH = 2_000

_UPDATES, _LINES = table_of(Update), table_of(ConversationTurn)
RECEIVE = {
    name: insert(_UPDATES).on_conflict_do_nothing().returning(_UPDATES.c.update_id)
    for name, insert in (("postgresql", postgresql.insert), ("sqlite", sqlite.insert))
}
DECIDE = update(_UPDATES).where(_UPDATES.c.update_id == bindparam("number"))
ANSWERED = update(_UPDATES).where(_UPDATES.c.update_id == bindparam("number")).values(answered_at=bindparam("now"))
SHOWN = update(_LINES).where(_LINES.c.id == bindparam("line"))


def receive(db: Session, rows: Sequence[tuple[int, dict[str, Any]]], now: dt.datetime) -> set[int]:
    """Keep raw updates; the numbers of those that were not here yet."""
    values = [{"update_id": update_id, "raw": raw, "received_at": now} for update_id, raw in rows]
    return set(db.execute(RECEIVE[db.get_bind().dialect.name], values).scalars())


def decide(
    db: Session, update_ids: Iterable[int], user_id: int | None, screens: list[dict[str, object]], now: dt.datetime
) -> None:
    """The decision on some updates: the first holds the screens, the others were merged into it."""
    first, *others = update_ids
    decided = {"user_id": user_id, "decided_at": now}
    db.execute(DECIDE, decided | {"number": first, "screens": screens, "answered_at": None if screens else now})
    if others:
        merged = decided | {"screens": [], "answered_at": now}
        db.execute(DECIDE, [merged | {"number": other} for other in others])


def note_failure(db: Session, update_ids: Iterable[int], error: str) -> int:
    """The decision ended in a bug: the row stays for replay. How often that has happened now."""
    change = update(Update).where(Update.update_id.in_(list(update_ids)))
    values = {"attempts": Update.attempts + 1, "error": error[-ERROR_LENGTH:]}
    return max(db.execute(change.values(values).returning(Update.attempts)).scalars(), default=ATTEMPTS)


def note_answered(
    db: Session, update_ids: Sequence[int], messages: Sequence[tuple[int, int]], now: dt.datetime
) -> None:
    """The answers are out; `messages` pairs a stored line of the tutor with its Telegram message."""
    if update_ids:
        db.execute(ANSWERED, [{"number": update_id, "now": now} for update_id in update_ids])
    if messages:
        db.execute(SHOWN, [{"line": line, "telegram_message_id": message} for line, message in messages])


def undecided(db: Session) -> list[dict[str, Any]]:
    """Raw updates to be processed again, oldest first."""
    query = select(Update.raw).where(IS_UNDECIDED, Update.attempts < ATTEMPTS).order_by(Update.update_id)
    return list(db.execute(query).scalars())


def unanswered(db: Session) -> Sequence[Row[tuple[int, dict[str, Any], Any]]]:
    """Updates whose screens must be sent again, oldest first: number, raw, screens."""
    query = select(Update.update_id, Update.raw, Update.screens).where(IS_UNANSWERED)
    return db.execute(query.order_by(Update.update_id)).all()


def prune(db: Session, now: dt.datetime) -> None:
    """Forget what was answered long ago."""
    db.execute(delete(Update).where(Update.answered_at < now - KEPT_FOR))
