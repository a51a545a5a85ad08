"""Vocabulary as one learner meets it: progress, lists, reviews, card sessions and quizzes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from domain.levels import Level
from domain.quiz import QuizType
from storage.choices import ReviewType, Skill
from storage.models.memory import Memory, memory_rules
from storage.types import KEPT_IDS, Base, Json, Numbered, at_least, at_most_long, between, choice, in_order

NAME_LENGTH = 200
"""Characters of a list's name at most."""


class WordProgress(Numbered, Memory, Base):
    """How well one learner knows one word in one skill; `next_review_date` is local, `due_at` is the moment."""

    __tablename__ = "user_vocabulary_progress"
    __table_args__ = (
        UniqueConstraint("user_id", "word_id", "skill"),
        between("mastery_level", 0, 5),
        between("confidence_score", 0, 1),
        at_least("times_reviewed", 0),
        CheckConstraint("times_correct BETWEEN 0 AND times_reviewed", name="times_correct"),
        CheckConstraint("times_incorrect BETWEEN 0 AND times_reviewed", name="times_incorrect"),
        at_least("times_encountered", 0),
        at_least("current_streak", 0),
        in_order("first_reviewed", "last_reviewed"),
        *memory_rules(),
        Index(None, "word_id"),
        KEPT_IDS,
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    word_id: Mapped[int] = mapped_column(ForeignKey("vocabulary.id", ondelete="CASCADE"))
    skill: Mapped[Skill] = mapped_column(choice(Skill, "skill"), default=Skill.RECOGNISE, server_default="recognise")
    mastery_level: Mapped[int] = mapped_column(default=0, server_default="0")
    confidence_score: Mapped[float] = mapped_column(default=0.0, server_default="0")
    times_reviewed: Mapped[int] = mapped_column(default=0, server_default="0")
    times_correct: Mapped[int] = mapped_column(default=0, server_default="0")
    times_incorrect: Mapped[int] = mapped_column(default=0, server_default="0")
    times_encountered: Mapped[int] = mapped_column(default=0, server_default="0")
    current_streak: Mapped[int] = mapped_column(default=0, server_default="0")
    first_reviewed: Mapped[datetime | None]
    last_reviewed: Mapped[datetime | None]
    next_review_date: Mapped[date | None]
    suspended: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_leech: Mapped[bool] = mapped_column(default=False, server_default=false())
    personal_note: Mapped[str | None]


IS_IN_PLAY = ~WordProgress.suspended
"""The card is not suspended; queries must use this very expression, or they miss the index of the due queue."""

Index(
    "ix_user_vocabulary_progress_due",
    WordProgress.user_id,
    WordProgress.due_at,
    sqlite_where=IS_IN_PLAY,
    postgresql_where=IS_IN_PLAY,
)


class WordList(Numbered, Base):
    """A learner's own list of words, private or public."""

    __tablename__ = "user_vocabulary_lists"
    __table_args__ = (at_most_long("name", NAME_LENGTH), Index(None, "user_id"), KEPT_IDS)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str]
    description: Mapped[str | None]
    is_public: Mapped[bool] = mapped_column(default=False, server_default=false())
    colour: Mapped[str | None]


class WordListItem(Numbered, Base):
    """A word on a list."""

    __tablename__ = "vocabulary_list_words"
    __table_args__ = (UniqueConstraint("list_id", "word_id"), Index(None, "word_id"), KEPT_IDS)

    list_id: Mapped[int] = mapped_column(ForeignKey("user_vocabulary_lists.id", ondelete="CASCADE"))
    word_id: Mapped[int] = mapped_column(ForeignKey("vocabulary.id", ondelete="CASCADE"))
    notes: Mapped[str | None]


class Review(Numbered, Base):
    """One review, never rewritten; only `undone_at` may be set later."""

    __tablename__ = "vocabulary_reviews"
    __table_args__ = (
        between("rating", 1, 4),
        between("confidence_rating", 1, 5),
        at_least("time_spent_ms", 0),
        in_order("reviewed_at", "undone_at"),
        Index(None, "user_id", "reviewed_at"),
        Index(None, "word_id", "user_id"),
        KEPT_IDS,
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    word_id: Mapped[int] = mapped_column(ForeignKey("vocabulary.id", ondelete="CASCADE"))
    skill: Mapped[Skill] = mapped_column(choice(Skill, "skill"), default=Skill.RECOGNISE, server_default="recognise")
    review_type: Mapped[ReviewType] = mapped_column(
        choice(ReviewType, "review_type"), default=ReviewType.FLASHCARD, server_default="flashcard"
    )
    rating: Mapped[int]
    was_correct: Mapped[bool]
    confidence_rating: Mapped[int | None]
    time_spent_ms: Mapped[int | None]
    stability_before: Mapped[float | None]
    difficulty_before: Mapped[float | None]
    due_before: Mapped[datetime | None]
    stability_after: Mapped[float | None]
    difficulty_after: Mapped[float | None]
    due_after: Mapped[datetime | None]
    reviewed_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class CardSession(Numbered, Base):
    """One sitting with cards; `cards` is the queue as it was drawn."""

    __tablename__ = "flashcard_sessions"
    __table_args__ = (
        at_least("current_index", 0),
        in_order("started_at", "ended_at"),
        Index(None, "user_id", "started_at"),
        Index(None, "list_id"),
        KEPT_IDS,
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    cards: Mapped[list[Any]] = mapped_column(Json, default=list, server_default="[]")
    current_index: Mapped[int] = mapped_column(default=0, server_default="0")
    category: Mapped[str | None]
    difficulty: Mapped[Level | None] = mapped_column(choice(Level, "difficulty"))
    list_id: Mapped[int | None] = mapped_column(ForeignKey("user_vocabulary_lists.id", ondelete="SET NULL"))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Quiz(Numbered, Base):
    """One quiz with its questions, saved after every answer; `score` is 0–1."""

    __tablename__ = "vocabulary_quizzes"
    __table_args__ = (between("score", 0, 1), Index(None, "user_id", "created_at"), KEPT_IDS)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    quiz_type: Mapped[QuizType] = mapped_column(choice(QuizType, "quiz_type"))
    questions: Mapped[list[Any]] = mapped_column(Json, default=list, server_default="[]")
    answers: Mapped[list[Any]] = mapped_column(Json, default=list, server_default="[]")
    score: Mapped[float | None]
    completed_at: Mapped[datetime | None]
