"""Words for quizzes: which ones to ask, which may stand beside them, and all that a question shows of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from domain.courses import PartOfSpeech
from domain.levels import Level, Native, Target
from storage.models import (
    IS_SHARED,
    IS_UNCURED,
    Review,
    UserErrorPattern,
    Word,
    WordExample,
    WordMeaning,
    WordProgress,
)
from storage.models.study import IS_IN_PLAY

MOST = 300
"""Words of a learner that are drawn from: the ones due first, or the ones last mistaken."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning in one language, with its example if it has one."""

    native: str
    text: str
    example: str
    translation: str


@dataclass(frozen=True, slots=True)
class Found:
    """A word with all its meanings, the most important first in each language."""

    id: int
    label: str
    word: str
    part: PartOfSpeech
    level: Level
    category: str
    senses: tuple[Sense, ...]

    def in_language(self, native: Native) -> list[Sense]:
        """What the word means in a language; in English where that is not known."""
        own = [sense for sense in self.senses if sense.native == native.value]
        return own or [sense for sense in self.senses if sense.native == Native.ENGLISH.value]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word of the course stands: its part of speech and its level."""

    id: int
    part: PartOfSpeech
    level: Level


def kept(db: Session, user_id: int, language: Target, limit: int = MOST) -> list[int]:
    """Words that a learner keeps, due ones first."""
    query = (
        select(WordProgress.word_id)
        .join(Word, Word.id == WordProgress.word_id)
        .where(WordProgress.user_id == user_id, IS_IN_PLAY, Word.language == language.value, Word.is_active)
        .order_by(WordProgress.due_at)
        .limit(limit)
    )
    return list(dict.fromkeys(db.execute(query).scalars()))


def mistaken(db: Session, user_id: int, language: Target) -> list[int]:
    """Words that a learner answered wrongly in reviews, the last first."""
    query = (
        select(Review.word_id)
        .join(Word, Word.id == Review.word_id)
        .where(
            Review.user_id == user_id,
            ~Review.was_correct,
            Review.undone_at.is_(None),
            Word.language == language.value,
            Word.is_active,
        )
        .order_by(Review.reviewed_at.desc())
        .limit(MOST)
    )
    return list(dict.fromkeys(db.execute(query).scalars()))


def corrected(db: Session, user_id: int, language: Target) -> list[str]:
    """What a learner should have said where mistakes are not cured yet, the last first."""
    query = (
        select(UserErrorPattern.corrected)
        .where(UserErrorPattern.user_id == user_id, UserErrorPattern.language == language.value, IS_UNCURED)
        .order_by(UserErrorPattern.last_seen.desc())
        .limit(MOST)
    )
    return list(db.execute(query).scalars())


def course(db: Session, language: Target) -> list[Place]:
    """Every word of a course."""
    query = select(Word.id, Word.part_of_speech, Word.difficulty).where(*_of(language)).order_by(Word.id)
    return [Place(*row) for row in db.execute(query)]


def of_category(db: Session, language: Target, category: str) -> list[int]:
    """The words of a course about one thing."""
    query = select(Word.id).where(*_of(language), Word.category == category).order_by(Word.id)
    return list(db.execute(query).scalars())


def categories(db: Session, language: Target, least: int) -> list[str]:
    """What there are at least so many words about, most words first."""
    query = (
        select(Word.category)
        .where(*_of(language), Word.category.is_not(None))
        .group_by(Word.category)
        .having(func.count() >= least)
        .order_by(func.count().desc(), Word.category)
    )
    return [category for category in db.execute(query).scalars() if category]


def _of(language: Target) -> tuple[ColumnElement[bool], ...]:
    return (Word.language == language.value, IS_SHARED, Word.is_active.is_(True))


def load(db: Session, ids: Collection[int], user_id: int) -> dict[int, Found]:
    """Words of the course, and the learner's own, with their meanings in every language."""
    if not ids:
        return {}
    words = {row.id: row for row in db.execute(_words(ids, user_id))}
    senses: dict[int, list[Sense]] = {word: [] for word in words}
    for row in db.execute(_senses(list(words))):
        sense = Sense(row.native_language, row.translation, row.example_text or "", row.example_translation or "")
        senses[row.word_id].append(sense)
    return {
        row.id: Found(
            id=row.id,
            label=f"{row.article} {row.word}".strip(),
            word=row.word,
            part=row.part_of_speech,
            level=row.difficulty,
            category=row.category or "",
            senses=tuple(senses[row.id]),
        )
        for row in words.values()
    }


def _words(ids: Collection[int], user_id: int) -> Select[*tuple[Any, ...]]:
    is_theirs = or_(IS_SHARED, Word.owner_id == user_id)
    columns = select(Word.id, Word.article, Word.word, Word.part_of_speech, Word.difficulty, Word.category)
    return columns.where(Word.id.in_(ids), is_theirs)


def _senses(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            WordMeaning.word_id,
            WordMeaning.native_language,
            WordMeaning.translation,
            WordExample.example_text,
            WordExample.translation.label("example_translation"),
        )
        .outerjoin(WordExample, WordExample.meaning_id == WordMeaning.id)
        .where(WordMeaning.word_id.in_(ids))
        .order_by(WordMeaning.word_id, WordMeaning.native_language, WordMeaning.meaning_order, WordExample.id)
    )
