"""Quizzes: kept after every answer; what was answered is evidence for the cards, what was wrong is due at once.

An answer is logged as a review of type "quiz" when the learner has a card of the word. It moves no schedule: picking
among four options says too little about recall to lengthen an interval. What was wrong says enough: the card of that
side (or the plain one) is due now, its memory unchanged, and a word that was no card becomes one. Cards on a step
within the day, and suspended ones, stay as they are.
"""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from domain import quiz as rules
from domain.grades import Grade
from domain.queue import Skill
from domain.quiz import Question, QuizType
from storage import vocabulary
from storage.choices import MemoryState, ReviewType
from storage.models import Quiz, Review, WordProgress


def newest(db: Session, user_id: int) -> rules.Quiz | None:
    """A learner's last quiz, whatever the clock said; the ones before it are history."""
    last = select(func.max(Quiz.id)).where(Quiz.user_id == user_id).scalar_subquery()
    row = db.execute(select(Quiz.id, Quiz.quiz_type, Quiz.questions, Quiz.answers).where(Quiz.id == last)).first()
    if row is None:
        return None
    return rules.Quiz(row.id, row.quiz_type, rules.questions_from(row.questions), rules.answers_from(row.answers))


def begin(db: Session, user_id: int, kind: QuizType, questions: tuple[Question, ...], now: dt.datetime) -> rules.Quiz:
    """A new quiz with these questions."""
    values = {"user_id": user_id, "quiz_type": kind, "questions": rules.to_json(questions), "created_at": now}
    quiz_id = db.execute(insert(Quiz).values(values).returning(Quiz.id)).scalar_one()
    return rules.Quiz(quiz_id, kind, questions)


def save(db: Session, quiz: rules.Quiz, now: dt.datetime) -> None:
    """Keep what was answered; the score with the last answer."""
    values: dict[str, object] = {"answers": rules.to_json(quiz.answers)}
    if quiz.is_over:
        values |= {"score": quiz.score, "completed_at": now}
    db.execute(update(Quiz).where(Quiz.id == quiz.id).values(values))


def note(
    db: Session, user_id: int, skill: Skill, results: Sequence[tuple[int, bool]], now: dt.datetime
) -> frozenset[int]:
    """Log what was known and what was not, and bring what was not back; the words that became cards."""
    wrong = [word for word, is_right in results if not is_right]
    cards = _cards(db, user_id, skill, [word for word, _ in results])
    added = frozenset(word for word in wrong if word not in cards and vocabulary.keep(db, user_id, word, now))
    if added:
        cards |= _cards(db, user_id, skill, sorted(added))
    reviews = [_review(user_id, cards[word], now, is_right=right) for word, right in results if word in cards]
    if reviews:
        db.execute(insert(Review), reviews)
    due = [cards[word].id for word in wrong if word in cards and _rests(cards[word], now)]
    if due:
        db.execute(update(WordProgress).where(WordProgress.id.in_(due)).values(due_at=now))
    return added


def _cards(db: Session, user_id: int, skill: Skill, words: Sequence[int]) -> dict[int, WordProgress]:
    """The learner's card of each word: the one of this skill, else the plain one, else any."""
    query = select(WordProgress).where(WordProgress.user_id == user_id, WordProgress.word_id.in_(words))
    wanted = (Skill.RECOGNISE, skill)
    found = sorted(
        db.execute(query.order_by(WordProgress.id)).scalars(),
        key=lambda card: max((place for place, one in enumerate(wanted) if one == card.skill), default=-1),
    )
    return {card.word_id: card for card in found}


def _rests(card: WordProgress, now: dt.datetime) -> bool:
    is_later = card.due_at is None or card.due_at > now
    return is_later and not card.suspended and card.state is MemoryState.REVIEW


def _review(user_id: int, card: WordProgress, now: dt.datetime, *, is_right: bool) -> dict[str, object]:
    comes_now = not is_right and _rests(card, now)
    return {
        "user_id": user_id,
        "word_id": card.word_id,
        "skill": card.skill,
        "review_type": ReviewType.QUIZ,
        "rating": int(Grade.GOOD if is_right else Grade.AGAIN),
        "was_correct": is_right,
        "stability_before": card.stability,
        "difficulty_before": card.difficulty,
        "due_before": card.due_at,
        "stability_after": card.stability,
        "difficulty_after": card.difficulty,
        "due_after": now if comes_now else card.due_at,
        "reviewed_at": now,
    }
