"""Which cards could be asked: due ones, kept ones, words of the course that are no cards yet."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, exists, func, insert, select
from sqlalchemy.orm import Session, aliased

from domain.cards import SIDES
from domain.levels import Level, Target
from domain.memory import Memory, State
from domain.queue import UNRANKED, NewCard, Skill
from storage.cards import MEMORY, memory_of
from storage.choices import ReviewType
from storage.models import IS_SHARED, Review, Word, WordProgress
from storage.models.study import IS_IN_PLAY


@dataclass(frozen=True, slots=True)
class Waiting:
    """A card that is due: which word it asks, and what is remembered of it."""

    card: int
    word_id: int
    skill: Skill
    memory: Memory


@dataclass(frozen=True, slots=True)
class Saved:
    """A card that was kept and never seen."""

    id: int
    card: NewCard


NEW = (
    Word.id.label("word_id"),
    Word.difficulty.label("level"),
    Word.priority,
    Word.frequency_rank,
)


def due(db: Session, user_id: int, language: Target, now: dt.datetime, limit: int) -> list[Waiting]:
    """Cards of one language that are due and were seen before, longest overdue first."""
    query = (
        select(WordProgress.id, WordProgress.word_id, WordProgress.skill, *MEMORY)
        .join(Word, Word.id == WordProgress.word_id)
        .where(
            WordProgress.user_id == user_id,
            IS_IN_PLAY,
            WordProgress.due_at <= now,
            WordProgress.state != State.NEW,
            WordProgress.skill.in_(SIDES),
            Word.language == language.value,
        )
        .order_by(WordProgress.due_at)
        .limit(limit)
    )
    return [Waiting(row.id, row.word_id, row.skill, memory_of(row)) for row in db.execute(query)]


def saved(db: Session, user_id: int, language: Target, limit: int) -> list[Saved]:
    """Cards that were kept and never seen, oldest first."""
    query = (
        select(WordProgress.id, WordProgress.skill, *NEW)
        .join(Word, Word.id == WordProgress.word_id)
        .where(
            WordProgress.user_id == user_id,
            IS_IN_PLAY,
            WordProgress.state == State.NEW,
            WordProgress.skill.in_(SIDES),
            Word.language == language.value,
        )
        .order_by(WordProgress.id)
        .limit(limit)
    )
    return [Saved(row.id, _new_card(row, row.skill, is_saved=True)) for row in db.execute(query)]


def unknown_words(db: Session, user_id: int, language: Target, level: Level, skill: Skill, limit: int) -> list[NewCard]:
    """Words of the course of one level that the learner has no card of, most important first."""
    known = exists().where(WordProgress.user_id == user_id, WordProgress.word_id == Word.id)
    query = select(*NEW).where(
        Word.language == language.value, IS_SHARED, Word.is_active, Word.difficulty == level, ~known
    )
    rows = db.execute(query.order_by(Word.priority, Word.id).limit(limit))
    return [_new_card(row, skill) for row in rows]


def _new_card(row: Row[*tuple[Any, ...]], skill: Skill, *, is_saved: bool = False) -> NewCard:
    rank = row.frequency_rank or UNRANKED
    return NewCard(row.word_id, skill, row.level, row.priority, rank, is_saved=is_saved)


def add(db: Session, user_id: int, words: Sequence[int], skill: Skill, now: dt.datetime) -> list[int]:
    """Make a card of each word, due at once; their ids in order."""
    if not words:
        return []
    values = [{"user_id": user_id, "word_id": word, "skill": skill, "due_at": now} for word in words]
    made = db.execute(insert(WordProgress).returning(WordProgress.id, sort_by_parameter_order=True), values)
    return list(made.scalars())


def missing_sides(db: Session, user_id: int, language: Target, skill: Skill, limit: int) -> list[NewCard]:
    """Words that the learner reviews on another side and has no card of this skill for, oldest first."""
    other = aliased(WordProgress)
    has = exists().where(other.user_id == user_id, other.word_id == WordProgress.word_id, other.skill == skill)
    query = (
        select(*NEW)
        .join(WordProgress, WordProgress.word_id == Word.id)
        .where(
            WordProgress.user_id == user_id,
            IS_IN_PLAY,
            WordProgress.skill != skill,
            WordProgress.state == State.REVIEW,
            Word.language == language.value,
            ~has,
        )
        .order_by(WordProgress.id)
        .limit(limit)
    )
    return [_new_card(row, skill) for row in db.execute(query)]


def asked_since(db: Session, user_id: int, moment: dt.datetime) -> tuple[set[int], int]:
    """The words that were reviewed since a moment, and how many cards were seen for the first time."""
    words = select(Review.word_id).where(
        Review.user_id == user_id,
        Review.reviewed_at >= moment,
        Review.undone_at.is_(None),
        Review.review_type == ReviewType.FLASHCARD,
    )
    first = select(func.count()).where(WordProgress.user_id == user_id, WordProgress.first_reviewed >= moment)
    return set(db.execute(words.distinct()).scalars()), db.execute(first).scalar_one()


def next_due(db: Session, user_id: int, language: Target) -> dt.datetime | None:
    """When the next card comes back."""
    query = (
        select(func.min(WordProgress.due_at))
        .join(Word, Word.id == WordProgress.word_id)
        .where(
            WordProgress.user_id == user_id,
            IS_IN_PLAY,
            WordProgress.state != State.NEW,
            Word.language == language.value,
        )
    )
    return db.execute(query).scalar_one()
