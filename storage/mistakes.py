"""Mistakes: each correction a row, each repeated one a pattern."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from domain.levels import Target
from domain.mistakes import Correction, Kind
from storage.models import (
    ConversationTurn,
    GrammarCorrection,
    GrammarTopic,
    PersonalWord,
    UserErrorPattern,
)
from storage.models.mistakes import PATTERN_LENGTH


@dataclass(frozen=True, slots=True)
class Logged:
    """A stored correction with the grammar topic it belongs to; the topic's texts are per interface language."""

    id: int
    wrong: str
    right: str
    kind: Kind
    explanation: str
    topic_name: dict[str, str]
    topic_explanation: dict[str, str]


def log(
    db: Session, user_id: int, language: Target, turn_id: int, corrections: Iterable[Correction], now: dt.datetime
) -> list[int]:
    """Store corrections of one line, gravest first as given; their ids in that order."""
    ids = []
    for correction in corrections:
        values = {
            "user_id": user_id,
            "turn_id": turn_id,
            "grammar_topic_id": topic_for(db, language, correction.kind),
            "error_type": correction.kind,
            "incorrect_text": correction.wrong,
            "corrected_text": correction.right,
            "start": correction.start,
            "end": correction.end,
            "explanation": correction.explanation,
            "severity": correction.severity,
            "confidence": correction.confidence,
            "created_at": now,
        }
        ids.append(db.execute(insert(GrammarCorrection).values(values).returning(GrammarCorrection.id)).scalar_one())
        _note_pattern(db, user_id, language, correction, now)
    return ids


def explain(db: Session, user_id: int, correction_id: int, explanation: str) -> None:
    """Keep why a correction of a learner is right."""
    mine = (GrammarCorrection.id == correction_id, GrammarCorrection.user_id == user_id)
    db.execute(update(GrammarCorrection).where(*mine).values(explanation=explanation))


def forget(db: Session, user_id: int, language: Target, turn_id: int) -> int:
    """Take back the corrections of a line that was edited; how many there were."""
    mine = (GrammarCorrection.turn_id == turn_id, GrammarCorrection.user_id == user_id)
    query = select(GrammarCorrection.incorrect_text, GrammarCorrection.corrected_text).where(*mine)
    rows = db.execute(query).all()
    for row in rows:
        _unnote_pattern(db, user_id, language, row.incorrect_text, row.corrected_text)
    db.execute(delete(GrammarCorrection).where(*mine))
    return len(rows)


def of_lines(db: Session, user_id: int, turn_ids: Iterable[int]) -> list[Logged]:
    """The corrections of some lines of a learner, in the order they were stored."""
    query = (
        select(GrammarCorrection, GrammarTopic.name_translations, GrammarTopic.explanation.label("about"))
        .outerjoin(GrammarTopic, GrammarTopic.id == GrammarCorrection.grammar_topic_id)
        .where(GrammarCorrection.turn_id.in_(list(turn_ids)), GrammarCorrection.user_id == user_id)
        .order_by(GrammarCorrection.id)
    )
    return [
        Logged(
            id=row[0].id,
            wrong=row[0].incorrect_text,
            right=row[0].corrected_text,
            kind=row[0].error_type,
            explanation=row[0].explanation,
            topic_name=row.name_translations or {},
            topic_explanation=row.about or {},
        )
        for row in db.execute(query)
    ]


def by_kind(db: Session, session_id: int) -> list[tuple[Kind, dict[str, str], int]]:
    """How often each kind of mistake was made in a talk, most frequent first, with its topic's names."""
    query = (
        select(GrammarCorrection.error_type, func.count().label("times"), func.min(GrammarCorrection.grammar_topic_id))
        .join(ConversationTurn, ConversationTurn.id == GrammarCorrection.turn_id)
        .where(ConversationTurn.session_id == session_id)
        .group_by(GrammarCorrection.error_type)
        .order_by(func.count().desc(), GrammarCorrection.error_type)
    )
    rows = db.execute(query).all()
    topics = select(GrammarTopic.id, GrammarTopic.name_translations).where(
        GrammarTopic.id.in_([row[2] for row in rows])
    )
    names = {row.id: row.name_translations for row in db.execute(topics)} if rows else {}
    return [(row.error_type, names.get(row[2], {}), row.times) for row in rows]


def in_session(db: Session, session_id: int) -> list[tuple[str, str]]:
    """Wrong and right of each mistake in a talk, in order."""
    query = (
        select(GrammarCorrection.incorrect_text, GrammarCorrection.corrected_text)
        .join(ConversationTurn, ConversationTurn.id == GrammarCorrection.turn_id)
        .where(ConversationTurn.session_id == session_id)
        .order_by(GrammarCorrection.id)
    )
    return [(row.incorrect_text, row.corrected_text) for row in db.execute(query)]


def personal_dictionary(db: Session, user_id: int, language: Target) -> frozenset[str]:
    """Words of a learner that are never to be flagged."""
    query = select(PersonalWord.word).where(PersonalWord.user_id == user_id, PersonalWord.language == language.value)
    return frozenset(db.execute(query).scalars())


def topic_for(db: Session, language: Target, kind: Kind) -> int | None:
    """The grammar topic that explains a kind of mistake."""
    rows = db.execute(select(GrammarTopic.id, GrammarTopic.error_types).where(GrammarTopic.language == language.value))
    return next((row.id for row in rows if kind.value in (row.error_types)), None)


def _note_pattern(db: Session, user_id: int, language: Target, correction: Correction, now: dt.datetime) -> None:
    wrong, right = correction.wrong[:PATTERN_LENGTH], correction.right[:PATTERN_LENGTH]
    same = (
        UserErrorPattern.user_id == user_id,
        UserErrorPattern.language == language.value,
        UserErrorPattern.incorrect == wrong,
        UserErrorPattern.corrected == right,
    )
    again = update(UserErrorPattern).where(*same).values(frequency=UserErrorPattern.frequency + 1, last_seen=now)
    if db.execute(again.returning(UserErrorPattern.id)).first() is None:
        db.execute(
            insert(UserErrorPattern).values(
                user_id=user_id,
                language=language.value,
                incorrect=wrong,
                corrected=right,
                error_type=correction.kind,
                first_seen=now,
                last_seen=now,
            )
        )


def _unnote_pattern(db: Session, user_id: int, language: Target, wrong: str, right: str) -> None:
    same = (
        UserErrorPattern.user_id == user_id,
        UserErrorPattern.language == language.value,
        UserErrorPattern.incorrect == wrong[:PATTERN_LENGTH],
        UserErrorPattern.corrected == right[:PATTERN_LENGTH],
    )
    db.execute(delete(UserErrorPattern).where(*same, UserErrorPattern.frequency <= 1))
    db.execute(update(UserErrorPattern).where(*same).values(frequency=UserErrorPattern.frequency - 1))
