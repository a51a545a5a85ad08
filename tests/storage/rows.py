"""One true row for every table, all of them one learner's as far as they can be."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from domain.courses import PartOfSpeech, SceneCategory
from domain.levels import Level
from domain.mistakes import Kind
from domain.quiz import QuizType
from domain.tutoring import Speaker
from storage.choices import RelationType, Skill
from storage.models import (
    AuditEntry,
    Base,
    Broadcast,
    BroadcastRecipient,
    CardSession,
    Configuration,
    ConfusionPair,
    ContentImport,
    ContentVersion,
    Context,
    ConversationTurn,
    GrammarCorrection,
    GrammarTopic,
    ModelUsage,
    Notification,
    PersonalWord,
    Quiz,
    Review,
    TalkSession,
    Update,
    UsageCounter,
    User,
    UserErrorPattern,
    UserLevel,
    UserSettings,
    Word,
    WordExample,
    WordForm,
    WordList,
    WordListItem,
    WordMeaning,
    WordProgress,
    WordRelation,
)

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def add(db: Session, row: Any) -> Any:
    db.add(row)
    db.flush()
    return row


def course(db: Session) -> dict[str, Any]:
    """What belongs to nobody: a scene, a topic, two related words with all that hangs on them, the bot's books."""
    context = Context(
        language="de", slug="cafe", name="At the café", category=SceneCategory.DAILY, difficulty_level=Level.A1
    )
    topic = GrammarTopic(
        language="de",
        slug="noun-gender",
        name_native="Genus",
        name_en="Gender",
        category="nouns",
        difficulty_level=Level.A1,
    )
    rows = {"context": add(db, context), "topic": add(db, topic)}
    rows["word"], rows["other"] = shared_word(db, "Tisch"), shared_word(db, "Tafel")
    rows |= hang_on(db, rows["word"], rows["other"])
    rows["configuration"] = add(db, Configuration(key="models.on", value=True))
    rows["version"] = add(db, ContentVersion(source_file="german/words/a1.csv", checksum="0" * 64, applied_at=NOW))
    rows["broadcast"] = add(db, Broadcast(message_text="Hallo"))
    return rows


def shared_word(db: Session, word: str, owner: int | None = None) -> Word:
    return add(
        db,
        Word(
            language="de",
            word=word,
            lemma=word,
            part_of_speech=PartOfSpeech.NOUN,
            difficulty=Level.A1,
            owner_id=owner,
        ),
    )


def hang_on(db: Session, word: Word, other: Word) -> dict[str, Any]:
    meaning = add(db, WordMeaning(word_id=word.id, native_language="en", translation="table"))
    return {
        "meaning": meaning,
        "example": add(db, WordExample(meaning_id=meaning.id, example_text="Der Tisch.", translation="The table.")),
        "form": add(db, WordForm(word_id=word.id, form_type="plural", form_text="Tische")),
        "relation": add(
            db,
            WordRelation(word_id=word.id, other_id=other.id, language="de", relation_type=RelationType.CONFUSABLE),
        ),
    }


def learner(db: Session, telegram_id: int, shared: dict[str, Any]) -> dict[str, Any]:
    """One row in every table that holds something of a learner's."""
    user = add(db, User(telegram_id=telegram_id, full_name="Ada"))
    rows = {"user": user} | talk(db, user.id, shared) | study(db, user.id, shared)
    owned: dict[str, Base] = {
        "settings": UserSettings(user_id=user.id),
        "level": UserLevel(user_id=user.id, language="de", cefr_level=Level.A1, proficiency_score=10.0),
        "pattern": UserErrorPattern(
            user_id=user.id,
            language="de",
            incorrect="die Tisch",
            corrected="der Tisch",
            error_type=Kind.GENDER,
            first_seen=NOW,
            last_seen=NOW,
        ),
        "pair": ConfusionPair(user_id=user.id, word_a="das", word_b="dass", last_confused_at=NOW),
        "personal": PersonalWord(user_id=user.id, language="de", word="Palaver"),
        "counter": UsageCounter(user_id=user.id, local_date=TODAY, kind="model_turn", count=1),
        "update": Update(update_id=telegram_id, user_id=user.id, raw={"update_id": telegram_id}),
        "notification": Notification(user_id=user.id, kind="reminder", local_date=TODAY, due_at=NOW),
        "recipient": BroadcastRecipient(broadcast_id=shared["broadcast"].id, user_id=user.id),
        "import": ContentImport(user_id=user.id, file_name="a.csv", language="de", content="word"),
        "audit": AuditEntry(actor_id=user.id, action="seed", at=NOW),
    }
    return rows | {name: add(db, row) for name, row in owned.items()}


def talk(db: Session, user: int, shared: dict[str, Any]) -> dict[str, Any]:
    session = add(
        db,
        TalkSession(user_id=user, context_id=shared["context"].id, language="de", started_at=NOW, last_activity_at=NOW),
    )
    turn = add(
        db,
        ConversationTurn(
            session_id=session.id,
            turn_number=1,
            speaker=Speaker.USER,
            message_text="Die Tisch.",
            telegram_message_id=5,
        ),
    )
    correction = GrammarCorrection(
        user_id=user,
        turn_id=turn.id,
        grammar_topic_id=shared["topic"].id,
        error_type=Kind.GENDER,
        incorrect_text="Die",
        corrected_text="Der",
        start=0,
        end=3,
    )
    usage = ModelUsage(user_id=user, turn_id=turn.id, purpose="talk", model="claude", outcome="ok")
    return {"session": session, "turn": turn, "correction": add(db, correction), "usage": add(db, usage)}


def study(db: Session, user: int, shared: dict[str, Any]) -> dict[str, Any]:
    own = shared_word(db, "Tischlein", owner=user)
    words = add(db, WordList(user_id=user, name="Möbel"))
    review = Review(
        user_id=user, word_id=shared["word"].id, skill=Skill.RECOGNISE, rating=3, was_correct=True, reviewed_at=NOW
    )
    owned: dict[str, Base] = {
        "progress": WordProgress(user_id=user, word_id=shared["word"].id, due_at=NOW),
        "item": WordListItem(list_id=words.id, word_id=own.id),
        "review": review,
        "cards": CardSession(user_id=user, list_id=words.id, started_at=NOW),
        "quiz": Quiz(user_id=user, quiz_type=QuizType.MATCHING),
    }
    hung = hang_on(db, own, shared["word"])
    return (
        {"own": own, "list": words}
        | {f"own_{name}": row for name, row in hung.items()}
        | {name: add(db, row) for name, row in owned.items()}
    )
