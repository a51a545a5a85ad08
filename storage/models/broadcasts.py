"""What an admin sends: broadcasts with one row for each recipient, and files that wait for a confirmation."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, and_, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from storage.choices import BroadcastStatus, Outcome
from storage.types import KEPT_IDS, Base, Numbered, at_least, at_most_long, choice, in_order, language_code

TEXT_LENGTH = 3_500
"""Characters of a broadcast at most, so that it is one message also with its escapes."""


class Broadcast(Numbered, Base):
    """A text for all learners; `chat_id` and `message_id` are the admin's message that shows how far it is."""

    __tablename__ = "broadcasts"
    __table_args__ = (
        at_most_long("message_text", TEXT_LENGTH),
        CheckConstraint("(status IN ('done', 'cancelled')) = (ended_at IS NOT NULL)", name="ended_once_over"),
        in_order("started_at", "ended_at"),
        *(at_least(column, 0) for column in ("total", "sent", "skipped", "blocked", "failed", "unknown")),
        Index(None, "author_id"),
        KEPT_IDS,
    )

    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    message_text: Mapped[str]
    status: Mapped[BroadcastStatus] = mapped_column(
        choice(BroadcastStatus, "status"), default=BroadcastStatus.DRAFT, server_default="draft"
    )
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    total: Mapped[int] = mapped_column(default=0, server_default="0")
    sent: Mapped[int] = mapped_column(default=0, server_default="0")
    skipped: Mapped[int] = mapped_column(default=0, server_default="0")
    blocked: Mapped[int] = mapped_column(default=0, server_default="0")
    failed: Mapped[int] = mapped_column(default=0, server_default="0")
    unknown: Mapped[int] = mapped_column(default=0, server_default="0")
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


IS_SENDING = Broadcast.status == literal_column("'sending'")
"""The broadcast is on its way; written exactly as in the partial index, so a query that uses it finds it."""

Index("ix_broadcasts_sending", Broadcast.id, sqlite_where=IS_SENDING, postgresql_where=IS_SENDING)


class BroadcastRecipient(Numbered, Base):
    """One learner of one broadcast: claimed before the message is sent, never claimed twice."""

    __tablename__ = "broadcast_recipients"
    __table_args__ = (
        UniqueConstraint("broadcast_id", "user_id"),
        CheckConstraint("outcome IS NULL OR claimed_at IS NOT NULL", name="outcome_once_claimed"),
        Index(None, "user_id"),
        KEPT_IDS,
    )

    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcasts.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    claimed_at: Mapped[datetime | None]
    outcome: Mapped[Outcome | None] = mapped_column(choice(Outcome, "outcome"))


IS_WAITING = BroadcastRecipient.claimed_at.is_(None)
"""Nobody has begun to send the message."""
IS_UNSETTLED = and_(BroadcastRecipient.claimed_at.is_not(None), BroadcastRecipient.outcome.is_(None))
"""Somebody has begun to send the message and has not said how it went."""

Index(
    "ix_broadcast_recipients_waiting",
    BroadcastRecipient.broadcast_id,
    BroadcastRecipient.id,
    sqlite_where=IS_WAITING,
    postgresql_where=IS_WAITING,
)
Index(
    "ix_broadcast_recipients_unsettled",
    BroadcastRecipient.broadcast_id,
    BroadcastRecipient.claimed_at,
    sqlite_where=IS_UNSETTLED,
    postgresql_where=IS_UNSETTLED,
)


class ContentImport(Numbered, Base):
    """A content file that an admin sent, kept until it is applied or forgotten."""

    __tablename__ = "content_imports"
    __table_args__ = (language_code("language"), Index(None, "user_id", "created_at"), KEPT_IDS)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    file_name: Mapped[str]
    language: Mapped[str] = mapped_column(String(2))
    content: Mapped[str]
    applied_at: Mapped[datetime | None]
