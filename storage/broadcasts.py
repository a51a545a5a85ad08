"""Broadcasts: written, sent to each learner once, held, resumed, given up."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, insert, literal, select, update
from sqlalchemy.orm import Session

from domain.administration import Progress
from storage.choices import BroadcastStatus, Outcome
from storage.models import IS_SENDING, IS_UNSETTLED, IS_WAITING, Broadcast, BroadcastRecipient, User

LOST_AFTER = dt.timedelta(minutes=2)
"""A message claimed so long ago without a word how it went: its process died, and it may have been sent."""
OVER = (BroadcastStatus.DONE, BroadcastStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A claimed message; one that `is_left_out` belongs to somebody banned or gone meanwhile."""

    id: int
    chat_id: int
    text: str
    is_left_out: bool


COLUMNS = (
    Broadcast.id,
    Broadcast.message_text,
    Broadcast.status,
    Broadcast.chat_id,
    Broadcast.message_id,
    Broadcast.total,
    Broadcast.sent,
    Broadcast.skipped,
    Broadcast.blocked,
    Broadcast.failed,
    Broadcast.unknown,
)
IS_REACHABLE = ~User.is_banned & User.is_active & User.blocked_bot_at.is_(None)


def draft(db: Session, author_id: int, text: str) -> int:
    """Keep a text that is not sent yet."""
    return db.execute(
        insert(Broadcast).values(author_id=author_id, message_text=text).returning(Broadcast.id)
    ).scalar_one()


def reachable(db: Session) -> int:
    """How many would get a broadcast now; counts all people."""
    return db.execute(select(func.count()).select_from(User).where(IS_REACHABLE)).scalar_one()


def progress(db: Session, broadcast_id: int) -> Progress | None:
    """How far it is."""
    row = db.execute(select(*COLUMNS).where(Broadcast.id == broadcast_id)).one_or_none()
    return Progress(*row) if row else None


def sending(db: Session) -> list[Progress]:
    """Those on their way, oldest first."""
    return [Progress(*row) for row in db.execute(select(*COLUMNS).where(IS_SENDING).order_by(Broadcast.id))]


def newest(db: Session, limit: int) -> list[Progress]:
    """The last ones that were not only drafts."""
    query = select(*COLUMNS).where(Broadcast.status != BroadcastStatus.DRAFT).order_by(Broadcast.id.desc())
    return [Progress(*row) for row in db.execute(query.limit(limit))]


def start(db: Session, broadcast_id: int, chat_id: int, message_id: int, now: dt.datetime) -> bool:
    """Write a row for each learner who can be reached; False when it was started before."""
    change = update(Broadcast).where(Broadcast.id == broadcast_id, Broadcast.status == BroadcastStatus.DRAFT)
    values = {"status": BroadcastStatus.SENDING, "chat_id": chat_id, "message_id": message_id, "started_at": now}
    if db.execute(change.values(values).returning(Broadcast.id)).first() is None:
        return False
    people = select(literal(broadcast_id), User.id).where(IS_REACHABLE)
    db.execute(insert(BroadcastRecipient).from_select(["broadcast_id", "user_id"], people))
    to_all = select(func.count()).where(BroadcastRecipient.broadcast_id == broadcast_id).scalar_subquery()
    db.execute(update(Broadcast).where(Broadcast.id == broadcast_id).values(total=to_all))
    return True


def move(
    db: Session, broadcast_id: int, before: Sequence[BroadcastStatus], after: BroadcastStatus, now: dt.datetime
) -> bool:
    """Hold, resume or end; False when it was not in one of the states before."""
    change = update(Broadcast).where(Broadcast.id == broadcast_id, Broadcast.status.in_(before))
    values = {"status": after, "ended_at": now if after in OVER else None}
    return db.execute(change.values(values).returning(Broadcast.id)).first() is not None


def show_in(db: Session, broadcast_id: int, chat_id: int, message_id: int) -> None:
    """From now on this message shows how far it is."""
    shown = update(Broadcast).where(Broadcast.id == broadcast_id)
    db.execute(shown.values(chat_id=chat_id, message_id=message_id))


def claim(db: Session, now: dt.datetime) -> tuple[int, Recipient] | None:
    """The next message of the oldest broadcast on its way, which nobody else will send; None when nothing waits."""
    waiting = select(BroadcastRecipient.id).join(Broadcast, Broadcast.id == BroadcastRecipient.broadcast_id)
    waiting = waiting.where(IS_SENDING, IS_WAITING).order_by(BroadcastRecipient.broadcast_id, BroadcastRecipient.id)
    one = waiting.limit(1).with_for_update(skip_locked=True, of=BroadcastRecipient).scalar_subquery()
    claimed = update(BroadcastRecipient).where(BroadcastRecipient.id == one, IS_WAITING).values(claimed_at=now)
    claimed = claimed.returning(BroadcastRecipient.id, BroadcastRecipient.broadcast_id)
    row = db.execute(claimed.execution_options(synchronize_session=False)).one_or_none()
    return (row.broadcast_id, _recipient(db, row.id)) if row else None


def _recipient(db: Session, recipient_id: int) -> Recipient:
    query = (
        select(User.telegram_id, Broadcast.message_text, IS_REACHABLE.label("is_reachable"))
        .join(BroadcastRecipient, BroadcastRecipient.user_id == User.id)
        .join(Broadcast, Broadcast.id == BroadcastRecipient.broadcast_id)
    )
    found = db.execute(query.where(BroadcastRecipient.id == recipient_id)).one()
    return Recipient(recipient_id, found.telegram_id, found.message_text, is_left_out=not found.is_reachable)


def give_back(db: Session, recipient_id: int) -> None:
    """A claimed message that surely never left waits again."""
    change = update(BroadcastRecipient).where(BroadcastRecipient.id == recipient_id, IS_UNSETTLED)
    db.execute(change.values(claimed_at=None))


def settle(db: Session, broadcast_id: int, outcomes: Sequence[tuple[int, Outcome]]) -> None:
    """How claimed messages went; one that was given up for unknown meanwhile stays so."""
    counted: Counter[Outcome] = Counter()
    for recipient_id, outcome in outcomes:
        change = update(BroadcastRecipient).where(BroadcastRecipient.id == recipient_id, IS_UNSETTLED)
        counted[outcome] += len(db.execute(change.values(outcome=outcome).returning(BroadcastRecipient.id)).all())
    _count(db, broadcast_id, counted)


def settle_lost(db: Session, broadcast_id: int, now: dt.datetime) -> None:
    """Messages whose process died are unknown: perhaps sent, so not sent again."""
    lost = update(BroadcastRecipient).where(
        BroadcastRecipient.broadcast_id == broadcast_id, IS_UNSETTLED, BroadcastRecipient.claimed_at < now - LOST_AFTER
    )
    found = db.execute(lost.values(outcome=Outcome.UNKNOWN).returning(BroadcastRecipient.id)).all()
    _count(db, broadcast_id, Counter({Outcome.UNKNOWN: len(found)}))


def end_if_through(db: Session, broadcast_id: int, now: dt.datetime) -> None:
    """A broadcast of which nothing waits and nothing is unsettled is done."""
    change = update(Broadcast).where(Broadcast.id == broadcast_id, IS_SENDING)
    settled = Broadcast.sent + Broadcast.skipped + Broadcast.blocked + Broadcast.failed + Broadcast.unknown
    left = select(BroadcastRecipient.id).where(BroadcastRecipient.broadcast_id == broadcast_id)
    is_through = (settled >= Broadcast.total) | ~(left.where(IS_WAITING).exists() | left.where(IS_UNSETTLED).exists())
    change = change.where(is_through).values(status=BroadcastStatus.DONE, ended_at=now)
    db.execute(change.execution_options(synchronize_session=False))


def _count(db: Session, broadcast_id: int, counted: Counter[Outcome]) -> None:
    values = {outcome.value: getattr(Broadcast, outcome.value) + times for outcome, times in counted.items() if times}
    if values:
        db.execute(update(Broadcast).where(Broadcast.id == broadcast_id).values(values))
