"""Talks: sessions, the lines said in them, and how they end."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, insert, literal_column, select, update
from sqlalchemy.orm import Session

from domain.levels import Target
from domain.sessions import Scores
from domain.tutoring import Said, Speaker
from storage.choices import SessionStatus, TurnStatus
from storage.models import Context, ConversationTurn, TalkSession
from storage.models.talk import IS_OPEN
from storage.types import table_of

HISTORY = 40
"""Lines of a talk that a tutor is told at most; it trims further by tokens."""


@dataclass(frozen=True, slots=True)
class Talk:
    """An open or ended talk of one learner."""

    id: int
    language: Target
    context_id: int | None
    slug: str | None
    is_open: bool
    started_at: dt.datetime
    turns: int
    progress: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One stored line. `extra` of the tutor's lines holds translation, hint, tutor, what is shown, whom it answers."""

    id: int
    session_id: int
    number: int
    speaker: Speaker
    text: str
    status: TurnStatus
    message_id: int | None
    extra: Mapping[str, Any]
    words: Sequence[int]


_SESSIONS, _LINES, _CONTEXTS = table_of(TalkSession), table_of(ConversationTurn), table_of(Context)
SESSIONS, LINES = _SESSIONS.c, _LINES.c
TALK = select(
    SESSIONS.id,
    SESSIONS.language,
    SESSIONS.context_id,
    _CONTEXTS.c.slug,
    SESSIONS.status,
    SESSIONS.started_at,
    SESSIONS.total_turns,
    SESSIONS.metadata.label("extra"),
).select_from(_SESSIONS.outerjoin(_CONTEXTS, _CONTEXTS.c.id == SESSIONS.context_id))
OPEN_TALK = (
    TALK.where(SESSIONS.user_id == bindparam("user"), SESSIONS.status == literal_column("'active'"))
    .order_by(SESSIONS.id.desc())
    .limit(1)
)
TALK_OF = TALK.where(SESSIONS.user_id == bindparam("user"), SESSIONS.id == bindparam("session"))
TOUCH = (
    update(_SESSIONS)
    .where(SESSIONS.id == bindparam("session"))
    .values(total_turns=SESSIONS.total_turns + 1, grammar_errors=SESSIONS.grammar_errors + bindparam("mistakes"))
)
LINE = select(
    LINES.id,
    LINES.session_id,
    LINES.turn_number,
    LINES.speaker,
    LINES.message_text,
    LINES.status,
    LINES.telegram_message_id,
    LINES.metadata.label("extra"),
    LINES.vocabulary_used,
)
LINE_OF = LINE.select_from(_LINES.join(_SESSIONS, SESSIONS.id == LINES.session_id)).where(
    LINES.id == bindparam("line"), SESSIONS.user_id == bindparam("user")
)
LINE_OF_MESSAGE = LINE.where(
    LINES.session_id == bindparam("session"),
    LINES.telegram_message_id == bindparam("message"),
    LINES.speaker == Speaker.USER,
)
LAST_NUMBER = select(func.coalesce(func.max(LINES.turn_number), 0) + 1).where(LINES.session_id == bindparam("session"))
ADD_LINE = (
    insert(_LINES)
    .values(session_id=bindparam("session"), turn_number=LAST_NUMBER.scalar_subquery())
    .returning(LINES.id, LINES.turn_number)
)
CHANGE_LINE = update(_LINES).where(LINES.id == bindparam("line"))


def current(db: Session, user_id: int) -> Talk | None:
    """The learner's open talk; the newest, should there be two."""
    row = db.execute(OPEN_TALK, {"user": user_id}).first()
    return _talk(row) if row else None


def of_learner(db: Session, user_id: int, session_id: int) -> Talk | None:
    """A talk, if it is this learner's."""
    row = db.execute(TALK_OF, {"user": user_id, "session": session_id}).first()
    return _talk(row) if row else None


def any_before(db: Session, user_id: int) -> bool:
    """Whether the learner has talked before."""
    return db.execute(select(TalkSession.id).where(TalkSession.user_id == user_id).limit(1)).first() is not None


def begin(
    db: Session, user_id: int, language: Target, context_id: int | None, progress: Mapping[str, Any], now: dt.datetime
) -> int:
    """The id of a new talk."""
    values = {
        "user_id": user_id,
        "language": language.value,
        "context_id": context_id,
        "started_at": now,
        "last_activity_at": now,
        "extra": {"progress": dict(progress)},
    }
    return db.execute(insert(TalkSession).values(**values).returning(TalkSession.id)).scalar_one()


def touch(
    db: Session, session_id: int, now: dt.datetime, mistakes: int, progress: Mapping[str, Any], tutor: str
) -> None:
    """Note that a turn of the learner was answered."""
    values = {
        "session": session_id,
        "last_activity_at": now,
        "mistakes": mistakes,
        "metadata": {"progress": dict(progress)},
        "ai_model_used": tutor,
    }
    db.execute(TOUCH, values)


def recount_mistakes(db: Session, session_id: int, more: int) -> None:
    """Note that an edit brought so many mistakes more into a talk, or took them out."""
    values = {"grammar_errors": TalkSession.grammar_errors + more}
    db.execute(update(TalkSession).where(TalkSession.id == session_id).values(values))


def set_progress(db: Session, session_id: int, progress: Mapping[str, Any]) -> None:
    """Where the tutor stands after a line was answered anew."""
    db.execute(update(TalkSession).where(TalkSession.id == session_id).values(extra={"progress": dict(progress)}))


def end(
    db: Session, session_id: int, now: dt.datetime, scores: Scores | None, summary: str, *, idle: bool = False
) -> None:
    """Close a talk with what it was worth."""
    values: dict[str, Any] = {
        "status": SessionStatus.ABANDONED if idle else SessionStatus.COMPLETED,
        "ended_at": now,
        "session_summary": summary,
    }
    if scores:
        values |= {
            "vocab_score": scores.vocabulary,
            "fluency_score": scores.fluency,
            "overall_score": scores.overall,
        }
    db.execute(update(TalkSession).where(TalkSession.id == session_id).values(values))


def idle(db: Session, before: dt.datetime, limit: int) -> list[tuple[int, int]]:
    """Open talks in which nobody spoke since `before`: session and user ids."""
    query = select(TalkSession.id, TalkSession.user_id).where(IS_OPEN, TalkSession.last_activity_at < before)
    return [(row.id, row.user_id) for row in db.execute(query.order_by(TalkSession.last_activity_at).limit(limit))]


def add_line(  # noqa: PLR0913 - each is a column of its own
    db: Session,
    session_id: int,
    speaker: Speaker,
    text: str,
    *,
    status: TurnStatus = TurnStatus.ANSWERED,
    message_id: int | None = None,
    extra: Mapping[str, Any] | None = None,
    coverage: float | None = None,
    words: Sequence[int] = (),
) -> Line:
    """A new last line of a talk."""
    kept, met = dict(extra or {}), list(words)
    values = {
        "session": session_id,
        "speaker": speaker,
        "message_text": text,
        "status": status,
        "telegram_message_id": message_id,
        "metadata": kept,
        "level_coverage": coverage,
        "vocabulary_used": met,
    }
    row = db.execute(ADD_LINE, values).one()
    return Line(row.id, session_id, row.turn_number, speaker, text, status, message_id, kept, met)


def line_of_message(db: Session, user_id: int, message_id: int) -> Line | None:
    """What the learner said in a Telegram message, if it was said in a talk."""
    query = LINE.select_from(_LINES.join(_SESSIONS, SESSIONS.id == LINES.session_id)).where(
        SESSIONS.user_id == user_id,
        LINES.telegram_message_id == message_id,
        LINES.speaker == Speaker.USER,
    )
    row = db.execute(query.order_by(LINES.id.desc())).first()
    return _line(row) if row else None


def line_in_session(db: Session, session_id: int, message_id: int) -> Line | None:
    """The learner's line of a Telegram message in one talk."""
    row = db.execute(LINE_OF_MESSAGE, {"session": session_id, "message": message_id}).first()
    return _line(row) if row else None


def line(db: Session, user_id: int, turn_id: int) -> Line | None:
    """A line, if it stands in a talk of this learner."""
    row = db.execute(LINE_OF, {"line": turn_id, "user": user_id}).first()
    return _line(row) if row else None


def answer_to(db: Session, turn: Line) -> Line | None:
    """The tutor's line that follows a line of the learner."""
    query = LINE.where(LINES.session_id == turn.session_id, LINES.turn_number > turn.number)
    row = db.execute(query.order_by(LINES.turn_number)).first()
    return _line(row) if row and row.speaker is Speaker.AI else None


def history(db: Session, session_id: int, before: int | None = None) -> tuple[Said, ...]:
    """What was said so far, oldest first, without the line numbered `before` and what follows it."""
    query = select(ConversationTurn.speaker, ConversationTurn.message_text).where(
        ConversationTurn.session_id == session_id
    )
    if before is not None:
        query = query.where(ConversationTurn.turn_number < before)
    rows = db.execute(query.order_by(ConversationTurn.turn_number.desc()).limit(HISTORY)).all()
    return tuple(Said(row.speaker, row.message_text) for row in reversed(rows))


def spoken(db: Session, session_id: int) -> list[str]:
    """The learner's texts in a talk."""
    query = select(ConversationTurn.message_text).where(
        ConversationTurn.session_id == session_id, ConversationTurn.speaker == Speaker.USER
    )
    return list(db.execute(query).scalars())


def words_met(db: Session, session_id: int) -> list[int]:
    """Ids of the words of the course that were met in a talk, in order, once each."""
    query = select(ConversationTurn.vocabulary_used).where(ConversationTurn.session_id == session_id)
    rows = db.execute(query.order_by(ConversationTurn.turn_number)).scalars()
    return list(dict.fromkeys(word for words in rows for word in words or ()))


def change_line(db: Session, turn_id: int, **values: Any) -> None:
    """Set columns of a line; `extra` is the whole of it."""
    if "extra" in values:
        values["metadata"] = values.pop("extra")
    db.execute(CHANGE_LINE, {"line": turn_id, **values})


def _talk(row: Any) -> Talk:
    return Talk(
        id=row.id,
        language=Target(row.language),
        context_id=row.context_id,
        slug=row.slug,
        is_open=row.status is SessionStatus.ACTIVE,
        started_at=row.started_at,
        turns=row.total_turns,
        progress=row.extra.get("progress", {}),
    )


def _line(row: Any) -> Line:
    return Line(
        id=row.id,
        session_id=row.session_id,
        number=row.turn_number,
        speaker=row.speaker,
        text=row.message_text,
        status=row.status,
        message_id=row.telegram_message_id,
        extra=row.extra,
        words=row.vocabulary_used or (),
    )
