"""People: who they are, how they want to be taught, how far they are."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from domain.levels import Level
from domain.people import CorrectionMode, Role, Strictness
from storage.choices import CardDirections, ChartTheme, Scheduler
from storage.types import KEPT_IDS, Base, Dated, Id, Numbered, at_least, between, choice, language_code

REMINDER_TIME = time(19, 0)
DAY_STARTS_AT = time(4, 0)


class User(Numbered, Base):
    """A person known by their Telegram account."""

    __tablename__ = "users"
    __table_args__ = (
        UniqueConstraint("telegram_id"),
        language_code("native_language"),
        language_code("interface_language"),
        KEPT_IDS,
    )

    telegram_id: Mapped[int] = mapped_column(BigInteger)
    username: Mapped[str | None]
    full_name: Mapped[str] = mapped_column(default="", server_default="")
    native_language: Mapped[str] = mapped_column(String(2), default="en", server_default="en")
    interface_language: Mapped[str] = mapped_column(String(2), default="en", server_default="en")
    timezone: Mapped[str] = mapped_column(default="UTC", server_default="UTC")
    role: Mapped[Role] = mapped_column(choice(Role, "role"), default=Role.LEARNER, server_default="learner")
    is_active: Mapped[bool] = mapped_column(default=True, server_default=true())
    is_banned: Mapped[bool] = mapped_column(default=False, server_default=false())
    blocked_bot_at: Mapped[datetime | None]
    step: Mapped[dict[str, Any] | None]
    nickname: Mapped[str | None]
    last_seen_at: Mapped[datetime | None]

    settings: Mapped["UserSettings"] = relationship(lazy="raise", passive_deletes=True, back_populates="user")


class UserSettings(Dated, Base):
    """One learner's choices; times of day are local to `users.timezone`, `reminder_days` holds ISO weekdays."""

    __tablename__ = "user_settings"
    __table_args__ = (
        language_code("target_language"),
        between("desired_retention", 0.7, 0.97),
        at_least("daily_new_limit", 0),
        at_least("daily_review_limit", 0),
        at_least("daily_goal_minutes", 1),
        between("max_corrections", 0, 5),
        between("speech_rate", 0.5, 2.0),
        CheckConstraint("length(reminder_days) <= 7", name="reminder_days"),
        Index(None, "reminder_next_at"),
    )

    user_id: Mapped[int] = mapped_column(Id, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    target_language: Mapped[str | None] = mapped_column(String(2))
    scheduler: Mapped[Scheduler] = mapped_column(
        choice(Scheduler, "scheduler"), default=Scheduler.FSRS, server_default="fsrs"
    )
    desired_retention: Mapped[float] = mapped_column(default=0.9, server_default="0.9")
    daily_new_limit: Mapped[int] = mapped_column(default=10, server_default="10")
    daily_review_limit: Mapped[int] = mapped_column(default=100, server_default="100")
    daily_goal_minutes: Mapped[int] = mapped_column(default=10, server_default="10")
    reminder_on: Mapped[bool] = mapped_column(default=True, server_default=true())
    reminder_time: Mapped[time] = mapped_column(default=REMINDER_TIME, server_default="19:00:00")
    reminder_days: Mapped[str] = mapped_column(default="1234567", server_default="1234567")
    reminder_next_at: Mapped[datetime | None]
    snoozed_until: Mapped[datetime | None]
    vacation_until: Mapped[datetime | None]
    weekly_report_on: Mapped[bool] = mapped_column(default=True, server_default=true())
    correction_mode: Mapped[CorrectionMode] = mapped_column(
        choice(CorrectionMode, "correction_mode"), default=CorrectionMode.EACH, server_default="each"
    )
    max_corrections: Mapped[int] = mapped_column(default=3, server_default="3")
    strictness: Mapped[Strictness] = mapped_column(
        choice(Strictness, "strictness"), default=Strictness.NORMAL, server_default="normal"
    )
    reactions_on: Mapped[bool] = mapped_column(default=True, server_default=true())
    show_translation: Mapped[bool] = mapped_column(default=False, server_default=false())
    typed_answers: Mapped[bool] = mapped_column(default=False, server_default=false())
    card_directions: Mapped[CardDirections] = mapped_column(
        choice(CardDirections, "card_directions"), default=CardDirections.RECOGNISE, server_default="recognise"
    )
    reverse_cards: Mapped[bool] = mapped_column(default=False, server_default=false())
    listening_on: Mapped[bool] = mapped_column(default=False, server_default=false())
    voice_replies: Mapped[bool] = mapped_column(default=False, server_default=false())
    speech_rate: Mapped[float] = mapped_column(default=1.0, server_default="1.0")
    voice_name: Mapped[str | None]
    chart_theme: Mapped[ChartTheme] = mapped_column(
        choice(ChartTheme, "chart_theme"), default=ChartTheme.LIGHT, server_default="light"
    )
    large_text: Mapped[bool] = mapped_column(default=False, server_default=false())
    plain_emoji: Mapped[bool] = mapped_column(default=False, server_default=false())
    leaderboard_on: Mapped[bool] = mapped_column(default=False, server_default=false())
    group_quiz_on: Mapped[bool] = mapped_column(default=False, server_default=false())
    day_starts_at: Mapped[time] = mapped_column(default=DAY_STARTS_AT, server_default="04:00:00")

    user: Mapped[User] = relationship(lazy="raise", back_populates="settings")


class UserLevel(Numbered, Base):
    """How far a learner is in one language, and how sure that is."""

    __tablename__ = "user_levels"
    __table_args__ = (
        UniqueConstraint("user_id", "language"),
        language_code("language"),
        between("proficiency_score", 0, 100),
        at_least("standard_error", 0),
        KEPT_IDS,
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    language: Mapped[str] = mapped_column(String(2))
    cefr_level: Mapped[Level] = mapped_column(choice(Level, "cefr_level"))
    proficiency_score: Mapped[float | None]
    standard_error: Mapped[float | None]
    assessed_at: Mapped[datetime | None]
