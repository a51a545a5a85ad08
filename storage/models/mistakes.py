"""Mistakes: what comes back, which words are mixed up, what is never to be flagged."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from domain.mistakes import Kind
from storage.choices import PatternStatus
from storage.models.memory import Memory, memory_rules
from storage.types import KEPT_IDS, Base, ByteOrdered, Numbered, at_least, at_most_long, choice, in_order, language_code

PATTERN_LENGTH = 200
"""Characters of one side of a pattern: longer ones are no pattern, and do not fit into an index."""


class UserErrorPattern(Numbered, Memory, Base):
    """A mistake one learner makes again, until unaided correct use cures it."""

    __tablename__ = "user_error_patterns"
    __table_args__ = (
        UniqueConstraint("user_id", "language", "incorrect", "corrected"),
        language_code("language"),
        at_most_long("incorrect", PATTERN_LENGTH),
        at_most_long("corrected", PATTERN_LENGTH),
        at_least("frequency", 1),
        at_least("correct_uses_since", 0),
        in_order("first_seen", "last_seen"),
        CheckConstraint("status <> 'cured' OR cured_at IS NOT NULL", name="cured_at"),
        *memory_rules(),
        KEPT_IDS,
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    language: Mapped[str] = mapped_column(String(2))
    incorrect: Mapped[str]
    corrected: Mapped[str]
    error_type: Mapped[Kind] = mapped_column(choice(Kind, "error_type"))
    frequency: Mapped[int] = mapped_column(default=1, server_default="1")
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime]
    correct_uses_since: Mapped[int] = mapped_column(default=0, server_default="0")
    status: Mapped[PatternStatus] = mapped_column(
        choice(PatternStatus, "status"), default=PatternStatus.ACTIVE, server_default="active"
    )
    cured_at: Mapped[datetime | None]


IS_UNCURED = UserErrorPattern.status != literal_column("'cured'")
"""The mistake still has to be drilled; written exactly as in the partial index."""

Index(
    "ix_user_error_patterns_due",
    UserErrorPattern.user_id,
    UserErrorPattern.due_at,
    sqlite_where=IS_UNCURED,
    postgresql_where=IS_UNCURED,
)


class ConfusionPair(Numbered, Base):
    """Two words one learner takes for one another, in the order of their code points."""

    __tablename__ = "user_confusion_pairs"
    __table_args__ = (
        UniqueConstraint("user_id", "word_a", "word_b"),
        CheckConstraint("word_a < word_b", name="word_a_word_b"),
        at_most_long("word_a", PATTERN_LENGTH),
        at_most_long("word_b", PATTERN_LENGTH),
        at_least("times_confused", 1),
        KEPT_IDS,
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    word_a: Mapped[str] = mapped_column(ByteOrdered)
    word_b: Mapped[str] = mapped_column(ByteOrdered)
    times_confused: Mapped[int] = mapped_column(default=1, server_default="1")
    last_confused_at: Mapped[datetime]


class PersonalWord(Numbered, Base):
    """A word that is never flagged for this learner: a name, a brand, a dialect."""

    __tablename__ = "personal_dictionary"
    __table_args__ = (
        UniqueConstraint("user_id", "language", "word"),
        language_code("language"),
        at_most_long("word", PATTERN_LENGTH),
        KEPT_IDS,
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    language: Mapped[str] = mapped_column(String(2))
    word: Mapped[str]
