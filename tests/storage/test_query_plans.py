from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from domain.levels import Target
from domain.mistakes import Correction, Kind
from domain.tutoring import Speaker
from storage import broadcasts, courses, directory, imports, mistakes, people, talk, updates, usage, vocabulary
from storage.choices import Outcome
from storage.models import (
    IS_IN_PLAY,
    IS_OPEN,
    IS_UNANSWERED,
    IS_UNCLAIMED,
    IS_UNCURED,
    IS_UNDECIDED,
    ConversationTurn,
    GrammarCorrection,
    ModelUsage,
    Notification,
    PersonalWord,
    Review,
    TalkSession,
    Update,
    UsageCounter,
    User,
    UserErrorPattern,
    UserSettings,
    Word,
    WordProgress,
)
from tests.storage import rows
from tests.storage.plans import full_scans

NOW = rows.NOW
SLIP = Correction(0, 3, "Die", "Der", Kind.GENDER)
DUE = select(WordProgress).where(WordProgress.user_id == 1, WordProgress.due_at <= NOW, IS_IN_PLAY)

HOT = {
    "a learner by Telegram id": select(User).where(User.telegram_id == 1),
    "the due queue": DUE.order_by(WordProgress.due_at).limit(20),
    "how many are due": select(func.count()).select_from(DUE.subquery()),
    "mistakes to drill": select(UserErrorPattern).where(
        UserErrorPattern.user_id == 1, UserErrorPattern.due_at <= NOW, IS_UNCURED
    ),
    "reminders": select(UserSettings.user_id).where(UserSettings.reminder_next_at <= NOW).limit(100),
    "the open talk": select(TalkSession).where(TalkSession.user_id == 1, IS_OPEN),
    "talks gone idle": select(TalkSession.id).where(IS_OPEN, TalkSession.last_activity_at < NOW),
    "talks of a learner": select(TalkSession).where(TalkSession.user_id == 1).order_by(TalkSession.started_at.desc()),
    "turns of a talk": select(ConversationTurn)
    .where(ConversationTurn.session_id == 1)
    .order_by(ConversationTurn.turn_number.desc())
    .limit(40),
    "the turn of a message": select(ConversationTurn).where(
        ConversationTurn.session_id == 1,
        ConversationTurn.telegram_message_id == 5,
        ConversationTurn.speaker == Speaker.USER,
    ),
    "corrections of a learner": select(GrammarCorrection).where(
        GrammarCorrection.user_id == 1, GrammarCorrection.created_at >= NOW
    ),
    "corrections of a turn": select(GrammarCorrection).where(GrammarCorrection.turn_id == 1),
    "updates to decide": select(Update.update_id).where(IS_UNDECIDED).order_by(Update.update_id),
    "updates to answer": select(Update.update_id).where(IS_UNANSWERED).order_by(Update.update_id),
    "an update decided": update(Update).where(Update.update_id == 1).values(decided_at=NOW),
    "notifications due": select(Notification.id).where(IS_UNCLAIMED, Notification.due_at <= NOW),
    "what a learner cost": select(func.sum(ModelUsage.cost_microusd)).where(
        ModelUsage.user_id == 1, ModelUsage.created_at >= NOW
    ),
    "what all cost": select(func.sum(ModelUsage.cost_microusd)).where(ModelUsage.created_at >= NOW),
    "a counter": select(UsageCounter.count).where(
        UsageCounter.user_id == 1, UsageCounter.local_date == rows.TODAY, UsageCounter.kind == "model_turn"
    ),
    "the personal dictionary": select(PersonalWord.word).where(
        PersonalWord.user_id == 1, PersonalWord.language == "de"
    ),
    "reviews of a learner": select(Review).where(Review.user_id == 1, Review.reviewed_at >= NOW),
    "a word by lemma": select(Word).where(Word.language == "de", Word.lemma.in_(["Tisch", "gehen"])),
    "words of a learner": select(Word).where(Word.owner_id == 1),
    "a learner's end": delete(User).where(User.id == 1),
}

FUNCTIONS = {
    "meet somebody known": lambda db: people.by_telegram_id(db, 1),
    "the open talk": lambda db: talk.current(db, 1),
    "idle talks": lambda db: talk.idle(db, NOW, 50),
    "an edited message": lambda db: talk.line_of_message(db, 1, 5),
    "a new line": lambda db: talk.add_line(db, 1, Speaker.USER, "Hallo"),
    "undecided": updates.undecided,
    "unanswered": updates.unanswered,
    "decide": lambda db: updates.decide(db, [1], None, [{}], NOW),
    "answered": lambda db: updates.note_answered(db, [1], [(1, 6)], NOW),
    "spent": lambda db: usage.spent_microusd(db, NOW - timedelta(days=30)),
    "log a correction": lambda db: mistakes.log(db, 1, Target.GERMAN, 1, [SLIP], NOW),
    "mistakes of lines": lambda db: mistakes.of_lines(db, 1, [1]),
    "mistakes of a talk": lambda db: mistakes.by_kind(db, 1),
    "never flagged": lambda db: mistakes.personal_dictionary(db, 1, Target.GERMAN),
    "allowance used": lambda db: usage.count(db, 1, rows.TODAY, "model_turn"),
    "count a turn": lambda db: usage.add(db, 1, rows.TODAY, "model_turn"),
    "words of a text": lambda db: vocabulary.ids_of_lemmas(db, Target.GERMAN, ["Tisch", "Tafel"]),
    "words kept": lambda db: vocabulary.kept(db, 1, [1, 2]),
    "broadcasts on their way": broadcasts.sending,
    "the next message of a broadcast": lambda db: broadcasts.claim(db, NOW),
    "how a message went": lambda db: broadcasts.settle(db, 1, [(1, Outcome.SENT)]),
    "messages in doubt": lambda db: broadcasts.settle_lost(db, 1, NOW),
    "a broadcast that is through": lambda db: broadcasts.end_if_through(db, 1, NOW),
    "how far a broadcast is": lambda db: broadcasts.progress(db, 1),
    "a file that was sent": lambda db: imports.find(db, 1, 1),
    "one person for an admin": lambda db: directory.record(db, 1),
    "a role": lambda db: directory.role(db, 1),
    "words met": lambda db: courses.words_by_forms(db, "de", ["Tisch", "Tische"], "en"),
}


def fill(db: Session) -> None:
    rows.learner(db, 1, rows.course(db))


async def test_no_hot_query_reads_a_whole_table(database):
    await database.run(fill)
    found = {name: await database.run(full_scans, lambda db, s=s: db.execute(s)) for name, s in HOT.items()}
    assert {name: problems for name, problems in found.items() if problems} == {}


async def test_no_function_of_storage_on_a_hot_path_reads_a_whole_table(database):
    await database.run(fill)
    found = {name: await database.run(full_scans, work) for name, work in FUNCTIONS.items()}
    assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize(
    "slow",
    [
        select(User).where(User.full_name == "Ada"),
        select(TalkSession).where(TalkSession.overall_score > 0.5),
        select(Update.update_id).where(Update.answered_at.is_(None)),
    ],
)
async def test_a_query_that_no_index_serves_is_noticed(database, slow):
    await database.run(fill)
    assert await database.run(full_scans, lambda db: db.execute(slow)) != []
