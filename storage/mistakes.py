"""Mistakes: each correction a row, each repeated one a pattern."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, func, insert, select, update
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
from storage.types import table_of

_CORRECTIONS, _PATTERNS, _WORDS = table_of(GrammarCorrection), table_of(UserErrorPattern), table_of(PersonalWord)
_TOPICS, _C, _P = table_of(GrammarTopic), _CORRECTIONS.c, _PATTERNS.c
ADD = insert(_CORRECTIONS).returning(_C.id)
OF_LINES = (
    select(
        _C.id,
        _C.incorrect_text,
        _C.corrected_text,
        _C.error_type,
        _C.explanation,
        _TOPICS.c.name_translations,
        _TOPICS.c.explanation.label("about"),
    )
    .select_from(_CORRECTIONS.outerjoin(_TOPICS, _TOPICS.c.id == _C.grammar_topic_id))
    .where(_C.turn_id.in_(bindparam("lines", expanding=True)), _C.user_id == bindparam("user"))
    .order_by(_C.id)
)
KNOWN_WORDS = select(_WORDS.c.word).where(_WORDS.c.user_id == bindparam("user"), _WORDS.c.language == bindparam("in"))
TOPICS = select(_TOPICS.c.id, _TOPICS.c.error_types).where(_TOPICS.c.language == bindparam("in"))
AGAIN = (
    update(_PATTERNS)
    .where(
        _P.user_id == bindparam("user"),
        _P.language == bindparam("in"),
        _P.incorrect == bindparam("wrong"),
        _P.corrected == bindparam("right"),
    )
    .values(frequency=_P.frequency + 1)
    .returning(_P.id)
)
NEW = insert(_PATTERNS)


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
        ids.append(db.execute(ADD, values).scalar_one())
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
    return [
        Logged(
            id=row.id,
            wrong=row.incorrect_text,
            right=row.corrected_text,
            kind=row.error_type,
            explanation=row.explanation,
            topic_name=row.name_translations or {},
            topic_explanation=row.about or {},
        )
        for row in db.execute(OF_LINES, {"lines": list(turn_ids), "user": user_id})
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
    return frozenset(db.execute(KNOWN_WORDS, {"user": user_id, "in": language.value}).scalars())


def topic_for(db: Session, language: Target, kind: Kind) -> int | None:
    """The grammar topic that explains a kind of mistake."""
    rows = db.execute(TOPICS, {"in": language.value})
    return next((row.id for row in rows if kind.value in row.error_types), None)


def _note_pattern(db: Session, user_id: int, language: Target, correction: Correction, now: dt.datetime) -> None:
    wrong, right = correction.wrong[:PATTERN_LENGTH], correction.right[:PATTERN_LENGTH]
    same = {"user": user_id, "in": language.value, "wrong": wrong, "right": right}
    if db.execute(AGAIN, same | {"last_seen": now}).first() is None:
        values = {
            "user_id": user_id,
            "language": language.value,
            "incorrect": wrong,
            "corrected": right,
            "error_type": correction.kind,
            "first_seen": now,
            "last_seen": now,
        }
        db.execute(NEW, values)


def _unnote_pattern(db: Session, user_id: int, language: Target, wrong: str, right: str) -> None:
    same = (
        UserErrorPattern.user_id == user_id,
        UserErrorPattern.language == language.value,
        UserErrorPattern.incorrect == wrong[:PATTERN_LENGTH],
        UserErrorPattern.corrected == right[:PATTERN_LENGTH],
    )
    db.execute(delete(UserErrorPattern).where(*same, UserErrorPattern.frequency <= 1))
    db.execute(update(UserErrorPattern).where(*same).values(frequency=UserErrorPattern.frequency - 1))
