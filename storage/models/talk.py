"""Talk: scenes, sessions, turns, what was corrected in them, and what the model cost."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    literal_column,
    true,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from domain.courses import SceneCategory
from domain.levels import Level
from domain.mistakes import Kind, Severity
from domain.tutoring import Speaker
from storage.choices import CorrectionSource, SessionStatus, SessionType, TurnStatus
from storage.types import KEPT_IDS, Base, Json, Numbered, at_least, between, choice, in_order, language_code


class Context(Numbered, Base):
    """A scene to talk in; `name` and `description` are English, `translations` holds them per interface language."""

    __tablename__ = "contexts"
    __table_args__ = (UniqueConstraint("language", "slug"), language_code("language"), KEPT_IDS)

    language: Mapped[str] = mapped_column(String(2))
    slug: Mapped[str]
    name: Mapped[str]
    category: Mapped[SceneCategory] = mapped_column(choice(SceneCategory, "category"))
    difficulty_level: Mapped[Level] = mapped_column(choice(Level, "difficulty_level"))
    description: Mapped[str] = mapped_column(default="", server_default="")
    translations: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, server_default="{}")
    system_prompt: Mapped[str] = mapped_column(default="", server_default="")
    goals: Mapped[list[Any]] = mapped_column(Json, default=list, server_default="[]")
    suggested_vocab: Mapped[list[str]] = mapped_column(Json, default=list, server_default="[]")
    trigger_phrases: Mapped[list[str]] = mapped_column(Json, default=list, server_default="[]")
    guided_steps: Mapped[list[Any]] = mapped_column(Json, default=list, server_default="[]")
    source_file: Mapped[str | None]
    is_listed: Mapped[bool] = mapped_column(default=True, server_default=true())
    is_active: Mapped[bool] = mapped_column(default=True, server_default=true())


class TalkSession(Numbered, Base):
    """One talk, in a scene or free; active exactly as long as it has no end."""

    __tablename__ = "sessions"
    __table_args__ = (
        language_code("language"),
        in_order("started_at", "ended_at"),
        in_order("started_at", "last_activity_at"),
        CheckConstraint("(status = 'active') = (ended_at IS NULL)", name="active_until_ended"),
        at_least("total_turns", 0),
        at_least("grammar_errors", 0),
        between("vocab_score", 0, 1),
        between("fluency_score", 0, 1),
        between("overall_score", 0, 1),
        Index(None, "user_id", "started_at"),
        Index(None, "context_id"),
        KEPT_IDS,
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    context_id: Mapped[int | None] = mapped_column(ForeignKey("contexts.id", ondelete="RESTRICT"))
    language: Mapped[str] = mapped_column(String(2))
    session_type: Mapped[SessionType] = mapped_column(
        choice(SessionType, "session_type"), default=SessionType.CONVERSATION, server_default="conversation"
    )
    status: Mapped[SessionStatus] = mapped_column(
        choice(SessionStatus, "status"), default=SessionStatus.ACTIVE, server_default="active"
    )
    started_at: Mapped[datetime]
    last_activity_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    total_turns: Mapped[int] = mapped_column(default=0, server_default="0")
    grammar_errors: Mapped[int] = mapped_column(default=0, server_default="0")
    vocab_score: Mapped[float | None]
    fluency_score: Mapped[float | None]
    overall_score: Mapped[float | None]
    ai_model_used: Mapped[str | None]
    session_summary: Mapped[str | None]
    extra: Mapped[dict[str, Any]] = mapped_column("metadata", Json, default=dict, server_default="{}")

    context: Mapped[Context | None] = relationship(lazy="raise")


IS_OPEN = TalkSession.status == literal_column("'active'")
"""The talk goes on; written exactly as in the partial indexes, so a query that uses it finds them."""

Index("ix_sessions_open", TalkSession.user_id, sqlite_where=IS_OPEN, postgresql_where=IS_OPEN)
Index("ix_sessions_idle", TalkSession.last_activity_at, sqlite_where=IS_OPEN, postgresql_where=IS_OPEN)


class ConversationTurn(Numbered, Base):
    """One line of a talk; a Telegram message is stored once for each speaker of a session."""

    __tablename__ = "conversation_turns"
    __table_args__ = (
        UniqueConstraint("session_id", "turn_number"),
        at_least("turn_number", 1),
        between("level_coverage", 0, 1),
        KEPT_IDS,
    )

    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    turn_number: Mapped[int]
    speaker: Mapped[Speaker] = mapped_column(choice(Speaker, "speaker"))
    message_text: Mapped[str]
    telegram_message_id: Mapped[int | None] = mapped_column(BigInteger)
    audio_file_id: Mapped[str | None]
    status: Mapped[TurnStatus] = mapped_column(
        choice(TurnStatus, "status"), default=TurnStatus.SUBMITTED, server_default="submitted"
    )
    grammar_feedback: Mapped[list[Any] | None] = mapped_column(Json)
    vocabulary_used: Mapped[list[Any] | None] = mapped_column(Json)
    level_coverage: Mapped[float | None]
    ai_evaluation: Mapped[dict[str, Any] | None] = mapped_column(Json)
    extra: Mapped[dict[str, Any]] = mapped_column("metadata", Json, default=dict, server_default="{}")


HAS_MESSAGE = ConversationTurn.telegram_message_id.is_not(None)
"""The line stands in the chat."""

Index(
    "uq_conversation_turns_message",
    ConversationTurn.session_id,
    ConversationTurn.telegram_message_id,
    ConversationTurn.speaker,
    unique=True,
    sqlite_where=HAS_MESSAGE,
    postgresql_where=HAS_MESSAGE,
)


class GrammarCorrection(Numbered, Base):
    """One mistake and its correction; `start` and `end` are characters of the turn's text."""

    __tablename__ = "grammar_corrections"
    __table_args__ = (
        at_least("start", 0),
        CheckConstraint('"end" >= start', name="start_end"),
        between("confidence", 0, 1),
        Index(None, "user_id", "created_at"),
        Index(None, "turn_id"),
        Index(None, "grammar_topic_id"),
        KEPT_IDS,
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    turn_id: Mapped[int | None] = mapped_column(ForeignKey("conversation_turns.id", ondelete="CASCADE"))
    source: Mapped[CorrectionSource] = mapped_column(
        choice(CorrectionSource, "source"), default=CorrectionSource.CONVERSATION, server_default="conversation"
    )
    grammar_topic_id: Mapped[int | None] = mapped_column(ForeignKey("grammar_topics.id", ondelete="SET NULL"))
    error_type: Mapped[Kind] = mapped_column(choice(Kind, "error_type"))
    incorrect_text: Mapped[str]
    corrected_text: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    explanation: Mapped[str] = mapped_column(default="", server_default="")
    rule_reference: Mapped[str | None]
    severity: Mapped[Severity] = mapped_column(
        choice(Severity, "severity"), default=Severity.MODERATE, server_default="moderate"
    )
    confidence: Mapped[float] = mapped_column(default=1.0, server_default="1.0")


class ModelUsage(Numbered, Base):
    """One call of a model: tokens, US dollars × 10⁻⁶, milliseconds, and how it ended."""

    __tablename__ = "model_usage"
    __table_args__ = (
        at_least("input_tokens", 0),
        at_least("cached_tokens", 0),
        at_least("output_tokens", 0),
        at_least("cost_microusd", 0),
        at_least("latency_ms", 0),
        Index(None, "user_id", "created_at"),
        Index(None, "created_at"),
        Index(None, "turn_id"),
        KEPT_IDS,
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    turn_id: Mapped[int | None] = mapped_column(ForeignKey("conversation_turns.id", ondelete="SET NULL"))
    purpose: Mapped[str]
    model: Mapped[str]
    input_tokens: Mapped[int] = mapped_column(default=0, server_default="0")
    cached_tokens: Mapped[int] = mapped_column(default=0, server_default="0")
    output_tokens: Mapped[int] = mapped_column(default=0, server_default="0")
    cost_microusd: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    latency_ms: Mapped[int] = mapped_column(default=0, server_default="0")
    outcome: Mapped[str]
