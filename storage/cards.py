"""Cards: drawn into a sitting, rated once each, taken back exactly."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, and_, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from domain import cards as sittings
from domain.cards import Place
from domain.courses import PartOfSpeech
from domain.grades import Grade
from domain.levels import Level, Native, Target
from domain.memory import Memory
from domain.queue import Skill
from storage.choices import ReviewType
from storage.models import IS_SHARED, CardSession, Review, Word, WordExample, WordMeaning, WordProgress


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sitting of one learner; `index` is the place of the open card."""

    id: int
    places: list[Place]
    index: int
    started_at: dt.datetime
    is_open: bool

    @property
    def card(self) -> int | None:
        """The open card, if any is left."""
        return self.places[self.index].card if self.index < len(self.places) else None


@dataclass(frozen=True, slots=True)
class Card:
    """A card with all that is drawn of it; meaning and example in the learner's language, or English."""

    id: int
    word_id: int
    side: Skill
    language: Target
    word: str
    part: PartOfSpeech
    article: str
    plural: str
    ipa: str
    level: Level
    meaning: str
    example: str
    example_translation: str
    note: str
    is_leech: bool
    streak: int
    memory: Memory

    @property
    def label(self) -> str:
        """The word with its article."""
        return f"{self.article} {self.word}".strip()


MEMORY = (
    WordProgress.state,
    WordProgress.stability,
    WordProgress.difficulty,
    WordProgress.due_at,
    WordProgress.last_review_at,
    WordProgress.reps,
    WordProgress.lapses,
    WordProgress.ease_factor,
    WordProgress.interval_days,
)
LOOKALIKES = 100
SITTING = select(
    CardSession.id, CardSession.cards, CardSession.current_index, CardSession.started_at, CardSession.ended_at
)


def memory_of(row: Row[*tuple[Any, ...]]) -> Memory:
    """What is remembered of a card, from a row that holds the columns MEMORY."""
    return Memory(
        state=row.state,
        stability=row.stability,
        difficulty=row.difficulty,
        due=row.due_at,
        last_review=row.last_review_at,
        reps=row.reps,
        lapses=row.lapses,
        ease=row.ease_factor,
        interval_days=row.interval_days,
    )


def _memory_values(memory: Memory) -> dict[str, object]:
    return {
        "state": memory.state,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "due_at": memory.due,
        "last_review_at": memory.last_review,
        "reps": memory.reps,
        "lapses": memory.lapses,
        "ease_factor": memory.ease,
        "interval_days": memory.interval_days,
    }


def _sitting(row: Row[*tuple[Any, ...]]) -> Sitting:
    places = sittings.from_json(row.cards)
    return Sitting(row.id, places, row.current_index, row.started_at, row.ended_at is None)


def current(db: Session, user_id: int) -> Sitting | None:
    """The sitting that is open, the newest first."""
    query = SITTING.where(CardSession.user_id == user_id).order_by(CardSession.started_at.desc(), CardSession.id.desc())
    row = db.execute(query.limit(1)).first()
    return _sitting(row) if row and row.ended_at is None else None


def of_learner(db: Session, user_id: int, sitting_id: int) -> Sitting | None:
    """A sitting, if it is this learner's."""
    row = db.execute(SITTING.where(CardSession.id == sitting_id, CardSession.user_id == user_id)).first()
    return _sitting(row) if row else None


def begin(db: Session, user_id: int, cards: Iterable[int], now: dt.datetime) -> int:
    """The id of a new sitting with these cards."""
    values = {
        "user_id": user_id,
        "cards": sittings.to_json([Place(card) for card in cards]),
        "started_at": now,
    }
    return db.execute(insert(CardSession).values(values).returning(CardSession.id)).scalar_one()


def move(db: Session, sitting_id: int, places: list[Place], index: int) -> None:
    """Store where a sitting stands."""
    values = {"cards": sittings.to_json(places), "current_index": index}
    db.execute(update(CardSession).where(CardSession.id == sitting_id).values(values))


def end(db: Session, sitting_id: int, now: dt.datetime) -> None:
    """Close a sitting."""
    db.execute(update(CardSession).where(CardSession.id == sitting_id).values(ended_at=now))


def reopen(db: Session, sitting_id: int) -> None:
    """Open a sitting again, to take something back in it."""
    db.execute(update(CardSession).where(CardSession.id == sitting_id).values(ended_at=None))


@cache
def _drawn(native: Native) -> Select[*tuple[Any, ...]]:
    """A card with its word, its first meaning and one example, in the learner's language or else in English."""
    own, english = aliased(WordMeaning), aliased(WordMeaning)
    example = (
        select(func.min(WordExample.id))
        .where(WordExample.meaning_id == func.coalesce(own.id, english.id))
        .correlate(own, english)
        .scalar_subquery()
    )
    return (
        select(
            WordProgress.id,
            WordProgress.word_id,
            WordProgress.skill,
            WordProgress.personal_note,
            WordProgress.is_leech,
            WordProgress.current_streak,
            *MEMORY,
            Word.language,
            Word.word,
            Word.part_of_speech,
            Word.article,
            Word.plural_form,
            Word.pronunciation,
            Word.difficulty.label("level"),
            func.coalesce(own.translation, english.translation, "").label("meaning"),
            WordExample.example_text,
            WordExample.translation.label("example_translation"),
        )
        .join(Word, Word.id == WordProgress.word_id)
        .outerjoin(own, and_(own.word_id == Word.id, own.native_language == native.value, own.meaning_order == 1))
        .outerjoin(
            english, and_(english.word_id == Word.id, english.native_language == "en", english.meaning_order == 1)
        )
        .outerjoin(WordExample, WordExample.id == example)
    )


def card(db: Session, user_id: int, card_id: int, native: Native) -> Card | None:
    """A card, if it is this learner's."""
    query = _drawn(native).where(WordProgress.id == card_id, WordProgress.user_id == user_id)
    row = db.execute(query).first()
    if row is None:
        return None
    return Card(
        id=row.id,
        word_id=row.word_id,
        side=row.skill,
        language=Target(row.language),
        word=row.word,
        part=row.part_of_speech,
        article=row.article,
        plural=row.plural_form,
        ipa=row.pronunciation,
        level=row.level,
        meaning=row.meaning,
        example=row.example_text or "",
        example_translation=row.example_translation or "",
        note=row.personal_note or "",
        is_leech=row.is_leech,
        streak=row.current_streak,
        memory=memory_of(row),
    )


def lookalikes(db: Session, language: Target, word: str) -> list[str]:
    """Other words of the course that begin as `word` does: a slip that makes one of them is no slip of the pen."""
    begin = f"{word[:2]}%"
    query = select(Word.word).where(
        Word.language == language.value, IS_SHARED, Word.word.like(begin), Word.word != word
    )
    return list(db.execute(query.limit(LOOKALIKES)).scalars())


def rate(
    db: Session, user_id: int, card: Card, grade: Grade, after: Memory, now: dt.datetime, *, is_leech: bool
) -> int:
    """Store what a review made of a card, and the review; the review's id."""
    recalled = int(grade.is_recall)
    values = _memory_values(after) | {
        "times_reviewed": WordProgress.times_reviewed + 1,
        "times_correct": WordProgress.times_correct + recalled,
        "times_incorrect": WordProgress.times_incorrect + 1 - recalled,
        "current_streak": WordProgress.current_streak + 1 if recalled else 0,
        "last_reviewed": now,
        "is_leech": is_leech,
    }
    if card.memory.reps == 0:
        values["first_reviewed"] = now
    db.execute(update(WordProgress).where(WordProgress.id == card.id).values(values))
    review = {
        "user_id": user_id,
        "word_id": card.word_id,
        "skill": card.side,
        "review_type": ReviewType.FLASHCARD,
        "rating": int(grade),
        "was_correct": bool(recalled),
        "stability_before": card.memory.stability,
        "difficulty_before": card.memory.difficulty,
        "due_before": card.memory.due,
        "stability_after": after.stability,
        "difficulty_after": after.difficulty,
        "due_after": after.due,
        "reviewed_at": now,
    }
    return db.execute(insert(Review).values(review).returning(Review.id)).scalar_one()


def take_back(db: Session, user_id: int, place: Place, now: dt.datetime) -> None:
    """Undo a review exactly: the card remembers what it remembered, the log keeps the review as undone."""
    if place.before is None or place.review is None or place.grade is None:
        raise ValueError("a place that was not rated")
    recalled = int(Grade(place.grade).is_recall)
    values = _memory_values(place.before) | {
        "times_reviewed": WordProgress.times_reviewed - 1,
        "times_correct": WordProgress.times_correct - recalled,
        "times_incorrect": WordProgress.times_incorrect - (1 - recalled),
        "current_streak": place.streak,
        "is_leech": place.was_leech,
        "last_reviewed": place.before.last_review,
    }
    if place.before.last_review is None:
        values["first_reviewed"] = None
    mine = (WordProgress.id == place.card, WordProgress.user_id == user_id)
    db.execute(update(WordProgress).where(*mine).values(values))
    log = update(Review).where(Review.id == place.review, Review.user_id == user_id)
    db.execute(log.values(undone_at=now))


def suspend(db: Session, user_id: int, card_id: int) -> None:
    """Never ask this card again, until it is wanted back."""
    mine = (WordProgress.id == card_id, WordProgress.user_id == user_id)
    db.execute(update(WordProgress).where(*mine).values(suspended=True))


def annotate(db: Session, user_id: int, card_id: int, note: str | None) -> None:
    """Keep the learner's own note with a card."""
    mine = (WordProgress.id == card_id, WordProgress.user_id == user_id)
    db.execute(update(WordProgress).where(*mine).values(personal_note=note))
