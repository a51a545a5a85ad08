from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from sqlalchemy import Enum, column, delete, insert, select, table, text, update
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from domain.courses import PartOfSpeech
from domain.levels import Level
from domain.people import Role
from domain.tutoring import Speaker
from storage.choices import RelationType
from storage.models import (
    Base,
    Context,
    ConversationTurn,
    TalkSession,
    Update,
    User,
    UserSettings,
    Word,
    WordForm,
    WordRelation,
)
from storage.types import UTCDateTime
from tests.storage import rows

LATER, EARLIER = rows.NOW + timedelta(minutes=1), rows.NOW - timedelta(minutes=1)

WRONG_VALUES = [
    ("users", {"role": "king"}),
    ("users", {"native_language": "EN"}),
    ("users", {"interface_language": "De"}),
    ("user_settings", {"scheduler": "anki"}),
    ("user_settings", {"desired_retention": 0.69}),
    ("user_settings", {"desired_retention": 0.98}),
    ("user_settings", {"daily_new_limit": -1}),
    ("user_settings", {"daily_review_limit": -1}),
    ("user_settings", {"daily_goal_minutes": 0}),
    ("user_settings", {"max_corrections": 6}),
    ("user_settings", {"max_corrections": -1}),
    ("user_settings", {"correction_mode": "always"}),
    ("user_settings", {"strictness": "cruel"}),
    ("user_settings", {"chart_theme": "pink"}),
    ("user_settings", {"target_language": "d"}),
    ("user_settings", {"speech_rate": 9.0}),
    ("user_settings", {"reminder_days": "12345671"}),
    ("user_levels", {"cefr_level": "A0"}),
    ("user_levels", {"proficiency_score": 101.0}),
    ("user_levels", {"proficiency_score": -1.0}),
    ("user_levels", {"standard_error": -0.1}),
    ("contexts", {"category": "sport"}),
    ("contexts", {"difficulty_level": "C3"}),
    ("grammar_topics", {"difficulty_level": ""}),
    ("grammar_topics", {"order_index": -1}),
    ("sessions", {"status": "completed"}),
    ("sessions", {"ended_at": LATER}),
    ("sessions", {"status": "completed", "ended_at": EARLIER}),
    ("sessions", {"status": "lost", "ended_at": LATER}),
    ("sessions", {"last_activity_at": EARLIER}),
    ("sessions", {"vocab_score": 1.1}),
    ("sessions", {"fluency_score": -0.1}),
    ("sessions", {"overall_score": 2.0}),
    ("sessions", {"total_turns": -1}),
    ("sessions", {"grammar_errors": -1}),
    ("sessions", {"session_type": "party"}),
    ("conversation_turns", {"speaker": "dog"}),
    ("conversation_turns", {"status": "lost"}),
    ("conversation_turns", {"turn_number": 0}),
    ("conversation_turns", {"level_coverage": 1.5}),
    ("grammar_corrections", {"error_type": "TYPO"}),
    ("grammar_corrections", {"severity": "fatal"}),
    ("grammar_corrections", {"source": "dream"}),
    ("grammar_corrections", {"confidence": 1.01}),
    ("grammar_corrections", {"start": -1}),
    ("grammar_corrections", {"start": 4, "end": 3}),
    ("model_usage", {"input_tokens": -1}),
    ("model_usage", {"cost_microusd": -1}),
    ("model_usage", {"latency_ms": -1}),
    ("user_error_patterns", {"frequency": 0}),
    ("user_error_patterns", {"correct_uses_since": -1}),
    ("user_error_patterns", {"last_seen": EARLIER}),
    ("user_error_patterns", {"status": "cured"}),
    ("user_error_patterns", {"status": "gone"}),
    ("user_error_patterns", {"error_type": "typo"}),
    ("user_error_patterns", {"ease_factor": 1.29}),
    ("user_error_patterns", {"ease_factor": 5.01}),
    ("user_error_patterns", {"incorrect": "x" * 201}),
    ("user_error_patterns", {"state": "lost"}),
    ("user_error_patterns", {"corrected": "x" * 201}),
    ("user_settings", {"card_directions": "up"}),
    ("vocabulary_reviews", {"skill": "dance"}),
    ("user_confusion_pairs", {"word_a": "dass", "word_b": "das"}),
    ("user_confusion_pairs", {"word_a": "das", "word_b": "das"}),
    ("user_confusion_pairs", {"word_a": "das", "word_b": "Das"}),
    ("user_confusion_pairs", {"times_confused": 0}),
    ("vocabulary", {"priority": 0}),
    ("vocabulary", {"frequency_rank": 0}),
    ("vocabulary", {"difficulty": "D1"}),
    ("vocabulary", {"part_of_speech": "thing"}),
    ("vocabulary", {"gender": "x"}),
    ("vocabulary", {"language": "DE"}),
    ("vocabulary", {"word": "x" * 201}),
    ("word_meanings", {"meaning_order": 0}),
    ("word_meanings", {"native_language": "EN"}),
    ("word_relations", {"relation_type": "cousin"}),
    ("user_vocabulary_progress", {"skill": "sing"}),
    ("user_vocabulary_progress", {"mastery_level": 6}),
    ("user_vocabulary_progress", {"mastery_level": -1}),
    ("user_vocabulary_progress", {"confidence_score": 1.1}),
    ("user_vocabulary_progress", {"times_reviewed": 1, "times_correct": 2}),
    ("user_vocabulary_progress", {"times_reviewed": 1, "times_incorrect": 2}),
    ("user_vocabulary_progress", {"times_reviewed": -1, "times_correct": -1}),
    ("user_vocabulary_progress", {"times_encountered": -1}),
    ("user_vocabulary_progress", {"current_streak": -1}),
    ("user_vocabulary_progress", {"first_reviewed": LATER, "last_reviewed": EARLIER}),
    ("user_vocabulary_progress", {"ease_factor": 1.2}),
    ("user_vocabulary_progress", {"stability": 0.0}),
    ("user_vocabulary_progress", {"difficulty": 11.0}),
    ("user_vocabulary_progress", {"state": "forgotten"}),
    ("user_vocabulary_progress", {"reps": -1}),
    ("user_vocabulary_progress", {"lapses": -1}),
    ("user_vocabulary_progress", {"interval_days": -1}),
    ("vocabulary_reviews", {"rating": 0}),
    ("vocabulary_reviews", {"rating": 5}),
    ("vocabulary_reviews", {"confidence_rating": 6}),
    ("vocabulary_reviews", {"time_spent_ms": -1}),
    ("vocabulary_reviews", {"review_type": "guess"}),
    ("vocabulary_reviews", {"undone_at": EARLIER}),
    ("flashcard_sessions", {"current_index": -1}),
    ("flashcard_sessions", {"ended_at": EARLIER}),
    ("flashcard_sessions", {"difficulty": "Z"}),
    ("vocabulary_quizzes", {"score": 1.1}),
    ("vocabulary_quizzes", {"quiz_type": "essay"}),
    ("usage_counters", {"count": -1}),
    ("updates", {"attempts": -1}),
    ("updates", {"answered_at": LATER}),
    ("notifications", {"sent_at": LATER}),
    ("notifications", {"outcome": "eaten"}),
    ("broadcasts", {"status": "flying"}),
    ("broadcasts", {"status": "done"}),
    ("broadcasts", {"sent": -1}),
    ("broadcasts", {"message_text": "x" * 3_501}),
    ("broadcast_recipients", {"outcome": "sent"}),
    ("broadcast_recipients", {"claimed_at": LATER, "outcome": "eaten"}),
    ("content_imports", {"language": "DE"}),
]


def one_of_each(db: Session) -> None:
    rows.learner(db, 1, rows.course(db))


def set_past_the_models(db: Session, name: str, values: dict) -> None:
    """Write as a careless program would: nothing but the database itself checks."""
    kinds = {key: UTCDateTime() if isinstance(value, datetime) else None for key, value in values.items()}
    bare = table(name, *(column(key, kind) for key, kind in kinds.items()))
    db.execute(update(bare).values(values))


def wrongly_taken(db: Session, cases: list) -> list:
    """The cases that no rule refused."""
    taken = []
    for name, values in cases:
        savepoint = db.begin_nested()
        try:
            set_past_the_models(db, name, values)
            taken.append((name, values))
        except IntegrityError:
            pass
        savepoint.rollback()
    return taken


async def test_no_table_takes_a_value_that_breaks_its_rules(database):
    await database.run(one_of_each)
    assert await database.run(wrongly_taken, WRONG_VALUES) == []


async def test_every_check_is_broken_by_one_of_these_cases():
    checked = {(name, key) for name, values in WRONG_VALUES for key in values}
    columns = [(t.name, c.name) for t in Base.metadata.tables.values() for c in t.columns if isinstance(c.type, Enum)]
    assert [pair for pair in columns if pair not in checked] == []


TWINS = [
    "users",
    "user_settings",
    "user_levels",
    "contexts",
    "grammar_topics",
    "conversation_turns",
    "user_error_patterns",
    "user_confusion_pairs",
    "personal_dictionary",
    "vocabulary",
    "word_meanings",
    "word_forms",
    "word_relations",
    "user_vocabulary_progress",
    "vocabulary_list_words",
    "usage_counters",
    "updates",
    "notifications",
    "broadcast_recipients",
    "system_configuration",
    "content_versions",
]
"""Tables where the same thing must not stand twice."""


def twins_taken(db: Session) -> list[str]:
    taken = []
    for name in TWINS:
        row = dict(db.execute(select(Base.metadata.tables[name])).mappings().first())
        savepoint = db.begin_nested()
        try:
            db.execute(insert(Base.metadata.tables[name]).values({k: v for k, v in row.items() if k != "id"}))
            taken.append(name)
        except IntegrityError:
            pass
        savepoint.rollback()
    return taken


async def test_nothing_unique_can_be_written_twice(database):
    await database.run(one_of_each)
    assert await database.run(twins_taken) == []


async def test_a_scene_with_talks_cannot_be_deleted(database):
    await database.run(one_of_each)
    with pytest.raises(IntegrityError):
        await database.run(lambda db: db.execute(delete(Context)))


async def test_a_word_is_shared_once_and_owned_once_by_each_learner(database):
    def add(owner: int | None):
        return database.run(lambda db: rows.shared_word(db, "Tisch", owner).id)

    ann, bob = [await database.run(lambda db, n=n: rows.add(db, User(telegram_id=n)).id) for n in (1, 2)]
    assert len({await add(None), await add(ann), await add(bob)}) == 3
    for owner in (None, ann):
        with pytest.raises(IntegrityError):
            await add(owner)


async def test_a_word_is_never_related_to_itself_nor_to_another_language(database):
    def relate(db: Session, language: str, itself: bool) -> None:
        table = rows.shared_word(db, "Tisch")
        mesa = Word(language="es", word="mesa", lemma="mesa", part_of_speech=PartOfSpeech.NOUN, difficulty=Level.A1)
        other = table if itself else rows.add(db, mesa)
        related = WordRelation(
            word_id=table.id, other_id=other.id, language=language, relation_type=RelationType.SYNONYM
        )
        rows.add(db, related)

    for language, itself in (("de", True), ("de", False), ("es", False)):
        with pytest.raises(IntegrityError):
            await database.run(relate, language, itself)


async def test_a_form_is_stored_once_whatever_the_order_of_its_features(database):
    def twice(db: Session) -> None:
        word = rows.shared_word(db, "gehen").id
        for features in ({"tense": "past", "person": "3s"}, {"person": "3s", "tense": "past"}):
            rows.add(db, WordForm(word_id=word, form_type="verb", form_text="ging", grammatical_info=features))

    with pytest.raises(IntegrityError):
        await database.run(twice)


async def test_a_chat_message_is_one_turn_but_an_answer_may_carry_the_same_number(database):
    def say(db: Session, session: int, number: int, speaker: Speaker, message: int | None) -> None:
        turn = ConversationTurn(
            session_id=session,
            turn_number=number,
            speaker=speaker,
            message_text="Hallo",
            telegram_message_id=message,
        )
        rows.add(db, turn)

    await database.run(one_of_each)
    session = await database.run(lambda db: db.scalar(select(TalkSession.id)))
    await database.run(say, session, 2, Speaker.AI, 5)
    await database.run(say, session, 3, Speaker.USER, None)
    await database.run(say, session, 4, Speaker.USER, None)
    with pytest.raises(IntegrityError):
        await database.run(say, session, 5, Speaker.USER, 5)


async def test_a_new_learner_has_the_settings_that_are_promised(database):
    def read(db: Session, written_by_hand: bool) -> tuple:
        user = rows.add(db, User(telegram_id=9 + written_by_hand))
        if written_by_hand:
            db.execute(text("INSERT INTO user_settings (user_id) VALUES (:id)"), {"id": user.id})
        else:
            rows.add(db, UserSettings(user_id=user.id))
        found = db.execute(select(UserSettings.__table__).where(UserSettings.user_id == user.id)).one()
        return found[1:-2]

    by_model, by_database = [await database.run(read, by_hand) for by_hand in (False, True)]
    assert by_model == by_database
    assert by_model[:9] == (None, "fsrs", 0.9, 10, 100, 10, True, time(19), "1234567")


async def test_moments_come_back_in_utc_and_naive_ones_are_refused(database):
    def round_trip(db: Session, at: datetime) -> datetime:
        db.execute(delete(User))
        rows.add(db, User(telegram_id=1, last_seen_at=at))
        db.expire_all()
        return db.scalars(select(User.last_seen_at)).one()

    jakarta = timezone(timedelta(hours=7))
    back = await database.run(round_trip, datetime(2026, 11, 20, 5, 30, 0, 123456, tzinfo=jakarta))
    assert back == datetime(2026, 11, 19, 22, 30, 0, 123456, tzinfo=UTC)
    assert back.tzinfo is UTC
    with pytest.raises(StatementError, match="time zone"):
        await database.run(round_trip, datetime(2026, 11, 20, 5, 30))  # noqa: DTZ001 - a naive moment is the point


async def test_telegram_ids_of_64_bits_json_and_enums_survive(database):
    def round_trip(db: Session) -> tuple:
        step = {"v": 1, "step": {"type": "idle", "text": "Grüße 👋 <b>"}}
        rows.add(db, User(telegram_id=2**62, role=Role.ADMIN, step=step))
        rows.add(db, Update(update_id=2**40, raw={"text": "é\u0001"}, screens=[{"a": None}]))
        db.expire_all()
        user, journal = db.scalars(select(User)).one(), db.scalars(select(Update)).one()
        return user.telegram_id, user.role, user.step == step, journal.raw, journal.screens, journal.decided_at

    expected = (2**62, Role.ADMIN, True, {"text": "é\u0001"}, [{"a": None}], None)
    assert await database.run(round_trip) == expected


async def test_no_value_is_null_and_not_the_json_word(database):
    def nulls(db: Session) -> int:
        rows.add(db, Update(update_id=1, raw={}, screens=None))
        return len(db.scalars(select(Update).where(Update.screens.is_(None))).all())

    assert await database.run(nulls) == 1
