"""The bot's own books: the journal of updates, notifications, counters, configuration, audit, content versions."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, and_, func
from sqlalchemy.orm import Mapped, mapped_column

from storage.choices import Outcome
from storage.types import KEPT_IDS, Base, Dated, Json, Numbered, at_least, choice


class UsageCounter(Numbered, Base):
    """How often a learner did something on one local day."""

    __tablename__ = "usage_counters"
    __table_args__ = (UniqueConstraint("user_id", "local_date", "kind"), at_least("count", 0), KEPT_IDS)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    local_date: Mapped[date]
    kind: Mapped[str] = mapped_column(String(40))
    count: Mapped[int] = mapped_column(default=0, server_default="0")


class Update(Base):
    """One update of Telegram as it came: decided when its screens are known, answered when they are sent."""

    __tablename__ = "updates"
    __table_args__ = (
        at_least("attempts", 0),
        CheckConstraint("answered_at IS NULL OR decided_at IS NOT NULL", name="answered_once_decided"),
        Index(None, "user_id"),
    )

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    raw: Mapped[dict[str, Any]] = mapped_column(Json)
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())
    decided_at: Mapped[datetime | None]
    screens: Mapped[list[Any] | None] = mapped_column(Json)
    answered_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0, server_default="0")
    error: Mapped[str | None]


IS_UNDECIDED = Update.decided_at.is_(None)
"""Nothing has been decided about the update yet."""
IS_UNANSWERED = and_(Update.decided_at.is_not(None), Update.answered_at.is_(None))
"""The update's screens are known, but perhaps not sent."""

Index("ix_updates_undecided", Update.update_id, sqlite_where=IS_UNDECIDED, postgresql_where=IS_UNDECIDED)
Index("ix_updates_unanswered", Update.update_id, sqlite_where=IS_UNANSWERED, postgresql_where=IS_UNANSWERED)


class Notification(Numbered, Base):
    """One proactive message to one learner on one local day; claimed before it is sent, never claimed twice."""

    __tablename__ = "notifications"
    __table_args__ = (
        UniqueConstraint("user_id", "kind", "local_date"),
        CheckConstraint("sent_at IS NULL OR claimed_at IS NOT NULL", name="sent_once_claimed"),
        KEPT_IDS,
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(40))
    local_date: Mapped[date]
    due_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    outcome: Mapped[Outcome | None] = mapped_column(choice(Outcome, "outcome"))


IS_UNCLAIMED = Notification.claimed_at.is_(None)
"""Nobody has begun to send the message."""

Index("ix_notifications_due", Notification.due_at, sqlite_where=IS_UNCLAIMED, postgresql_where=IS_UNCLAIMED)


class Configuration(Dated, Base):
    """One setting of the whole bot that an admin may change while it runs."""

    __tablename__ = "system_configuration"

    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    value: Mapped[Any] = mapped_column(Json)


class AuditEntry(Numbered, Base):
    """Something an admin did; it outlives the admin."""

    __tablename__ = "audit_log"
    __table_args__ = (Index(None, "at"), Index(None, "actor_id"), KEPT_IDS)

    actor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    action: Mapped[str]
    target: Mapped[str | None]
    detail: Mapped[dict[str, Any] | None] = mapped_column(Json)
    at: Mapped[datetime]


class ContentVersion(Numbered, Base):
    """The version of one content file that stands in the tables; `checksum` is SHA-256 of its bytes."""

    __tablename__ = "content_versions"
    __table_args__ = (UniqueConstraint("source_file"), KEPT_IDS)

    source_file: Mapped[str]
    checksum: Mapped[str] = mapped_column(String(64))
    applied_at: Mapped[datetime]
