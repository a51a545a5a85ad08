"""Quizzes of each kind from /quiz to the score, restarts in the middle, taps that come twice, late or forged."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event, insert, select, update

from domain.queue import Skill
from domain.quiz import Blank, Board, Choice, Quiz, QuizType, Source
from storage import quizzes
from storage.choices import MemoryState
from storage.models import UserErrorPattern, UserSettings, Word, WordProgress
from tests.chat import Phone, Running, through_the_first_minute
from tests.conftest import both
from views.quiz_actions import AnswerQuiz, HoldWord, MoveOn, PairMeaning, StartQuiz


async def quiz_of(bot: Running, user_id: int = 1) -> Quiz:
    assert bot.app
    found = await bot.app.db.run(quizzes.newest, user_id)
    assert found is not None
    return found


async def run(bot: Running, statement):
    """Rows of a statement on the bot's own database."""
    assert bot.app
    return await bot.app.db.run(
        lambda db: db.execute(statement).all() if statement.is_select else db.execute(statement) and None
    )


async def begins(chat: Phone, kind: str = "Multiple choice", source: str = "My level") -> None:
    await through_the_first_minute(chat)
    await chat.says("/quiz")
    await chat.taps(kind)
    await chat.taps(source)
    await chat.taps("▶️ Start")


async def answers(chat: Phone, bot: Running, *, rightly: bool) -> None:
    """Taps an option of the open question."""
    quiz = await quiz_of(bot)
    asked = quiz.questions[quiz.at]
    assert isinstance(asked, Choice | Blank)
    option = asked.right if rightly else (asked.right + 1) % len(asked.options)
    await chat.taps(asked.options[option])


async def pairs(chat: Phone, bot: Running, left: int, right: int) -> None:
    quiz = await quiz_of(bot)
    board = quiz.questions[quiz.at]
    assert isinstance(board, Board)
    await chat.taps(board.lefts[left])
    await chat.taps(board.rights[right])


async def restarted(bot: Running) -> None:
    await bot.dies()
    await bot.start()
    await bot.settles()


async def writes_answers(bot: Running) -> None:
    await run(bot, update(UserSettings).values(typed_answers=True))


async def kept(bot: Running, words: list[str], **values) -> None:
    """The learner keeps words, as cards of these values."""
    ids = await run(bot, select(Word.id).where(Word.language == "de", Word.word.in_(words)))
    rows = [{"user_id": 1, "word_id": row.id, "due_at": dt.datetime.now(dt.UTC), **values} for row in ids]
    await run(bot, insert(WordProgress).values(rows))


@both
async def test_a_whole_quiz_of_choices_from_one_tap_to_the_score(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/quiz")
    await chat.sees("A quiz?")
    await chat.taps("▶️ Start")
    quiz = await quiz_of(bot)
    assert quiz.kind is QuizType.MULTIPLE_CHOICE
    assert len(quiz.questions) == 8
    first = (await chat.newest())["id"]
    for number in range(8):
        assert (await quiz_of(bot)).at == number
        await answers(chat, bot, rightly=number != 3)
        assert await bot.count("vocabulary_quizzes", "answers IS NOT NULL") == 1
        await chat.sees("❌ Not quite." if number == 3 else "✅ Right!")
        if number < 7:
            await chat.taps("Next ›")
    done = await chat.newest()
    assert done["id"] == first
    assert "7 words of 8 known at once" in done["text"]
    assert await chat.labels() == ["🎯 Another quiz", "🃏 Review my cards"]
    assert await bot.rows("SELECT score FROM vocabulary_quizzes WHERE completed_at IS NOT NULL") == [(7 / 8,)]
    assert await bot.count("user_vocabulary_progress") == 1


@both
async def test_a_word_not_known_is_among_the_cards_and_due(chat: Phone, bot: Running):
    await begins(chat)
    asked = (await quiz_of(bot)).questions[0]
    await answers(chat, bot, rightly=False)
    await chat.sees(f"New in your cards: {asked.label}")
    await chat.sees(asked.example)
    [(word, state)] = await bot.rows("SELECT word_id, state FROM user_vocabulary_progress")
    assert (word, state) == (asked.word, "new")
    assert await bot.rows("SELECT review_type, rating, word_id FROM vocabulary_reviews") == [("quiz", 1, asked.word)]


async def test_a_known_word_that_is_no_card_leaves_no_trace_in_the_cards(chat: Phone, bot: Running):
    await begins(chat)
    await answers(chat, bot, rightly=True)
    assert await bot.count("user_vocabulary_progress") == await bot.count("vocabulary_reviews") == 0


@pytest.mark.parametrize("rightly", [True, False])
async def test_a_card_that_rests_is_due_after_a_mistake_only_and_its_memory_stays(chat: Phone, bot: Running, rightly):
    await through_the_first_minute(chat)
    later = dt.datetime.now(dt.UTC) + dt.timedelta(days=30)
    words = ["Tisch", "Zug", "Apfel", "Wohnung", "Termin"]
    await kept(bot, words, state=MemoryState.REVIEW, stability=30.0, difficulty=5.0, interval_days=30, due_at=later)
    await chat.says("/quiz")
    await chat.taps("Start")
    asked = (await quiz_of(bot)).questions[0]
    await answers(chat, bot, rightly=rightly)
    where = WordProgress.word_id == asked.word
    [card] = await run(bot, select(WordProgress.due_at, WordProgress.stability, WordProgress.reps).where(where))
    assert (card.due_at == later) is rightly
    assert (card.stability, card.reps) == (30.0, 0)
    assert await bot.count("vocabulary_reviews", "review_type = 'quiz'") == 1
    assert await bot.count("user_vocabulary_progress") == len(words)


async def test_words_i_keep_are_what_one_tap_asks_for(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    words = ["Tisch", "Zug", "Apfel", "Wohnung", "Termin", "Bahnhof"]
    await kept(bot, words)
    await chat.says("/quiz")
    assert "● 🃏 My words" in await chat.labels()
    await chat.taps("Start")
    asked = {question.label.split()[-1] for question in (await quiz_of(bot)).questions}
    assert asked <= set(words)
    assert len(asked) >= 5


@both
async def test_a_whole_quiz_of_gaps_with_options(chat: Phone, bot: Running):
    await begins(chat, "Fill the gap")
    quiz = await quiz_of(bot)
    assert 5 <= len(quiz.questions) <= 6
    for number, asked in enumerate(quiz.questions):
        assert isinstance(asked, Blank)
        shown = (await chat.newest())["text"]
        assert f"{asked.before}▁▁▁{asked.after}" in shown
        assert asked.translation in shown
        await answers(chat, bot, rightly=True)
        if number + 1 < len(quiz.questions):
            await chat.taps("Next ›")
    await chat.sees("Not one mistake!")


@both
async def test_a_whole_quiz_of_written_gaps_names_the_typo(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await writes_answers(bot)
    await chat.says("/quiz")
    await chat.taps("Fill the gap")
    await chat.taps("Start")
    quiz = await quiz_of(bot)
    for number, asked in enumerate(quiz.questions):
        assert isinstance(asked, Blank)
        assert await chat.labels() == []
        assert f"{asked.form[0]}▁▁▁" in (await chat.newest())["text"]
        await chat.says("?" if number == 0 else asked.form)
        await chat.sees(f"❌ It is {asked.form}" if number == 0 else "✅ Right")
    await chat.sees(f"{len(quiz.questions) - 1} words of {len(quiz.questions)} known")
    assert await bot.count("users", "CAST(step AS TEXT) LIKE '%idle%'") == 1
    assert (await quiz_of(bot)).is_over


async def test_a_typo_is_named_and_counts_as_known(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await writes_answers(bot)
    await kept(bot, ["Wohnung", "Bahnhof", "Rechnung", "Termin", "Zucker", "Speisekarte"])
    await chat.says("/quiz")
    await chat.taps("Fill the gap")
    await chat.taps("Start")
    quiz = await quiz_of(bot)
    number = next(at for at, asked in enumerate(quiz.questions) if isinstance(asked, Blank) and len(asked.form) >= 6)
    for asked in quiz.questions[:number]:
        await chat.says(asked.form)
    form = quiz.questions[number].form
    await chat.says(f"{form[:2]}{form[3:]}")
    assert f"Nearly: {form}" in (await chat.newest())["text"]
    assert (await quiz_of(bot)).right == number + 1


@both
async def test_a_whole_quiz_of_pairs_counts_what_was_mixed_up(chat: Phone, bot: Running):
    await begins(chat, "Matching pairs")
    quiz = await quiz_of(bot)
    assert [len(question.words) for question in quiz.questions] == [4, 4]
    first, second = quiz.questions
    assert isinstance(first, Board)
    assert isinstance(second, Board)
    await pairs(chat, bot, 0, first.pairs[1])
    assert "do not belong together" in (await chat.toasts())[-1]
    for left in range(4):
        await pairs(chat, bot, left, first.pairs[left])
    await chat.sees(f"☑️ {first.lefts[0]}")
    await chat.sees(f"New in your cards: {first.lefts[0]}")
    await chat.taps("Next ›")
    for left in (2, 0, 3, 1):
        await pairs(chat, bot, left, second.pairs[left])
    await chat.sees("7 words of 8 known")
    assert await bot.rows("SELECT word_id FROM user_vocabulary_progress") == [(first.words[0],)]


async def test_a_wrong_pair_counts_once_however_often_it_is_tapped(chat: Phone, bot: Running):
    await begins(chat, "Matching pairs")
    board = (await quiz_of(bot)).questions[0]
    await chat.taps(board.rights[0])
    assert "First tap a word" in (await chat.toasts())[-1]
    await pairs(chat, bot, 0, board.pairs[1])
    await chat.taps_again()
    assert "tried this pair" in (await chat.toasts())[-1]
    assert (await quiz_of(bot)).pairing.wrong == ((0, board.pairs[1]),)
    await chat.taps(board.rights[board.pairs[0]])
    await chat.taps_again()
    assert "found already" in (await chat.toasts())[-1]
    assert (await quiz_of(bot)).pairing.done == (0,)


@both
async def test_every_tap_that_comes_twice_changes_nothing(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/quiz")
    await chat.taps("▶️ Start")
    await chat.taps_again()
    assert "begun already" in (await chat.toasts())[-1]
    assert await bot.count("vocabulary_quizzes") == 1
    await answers(chat, bot, rightly=False)
    before = await quiz_of(bot), await chat.newest(), await bot.rows("SELECT due_at FROM user_vocabulary_progress")
    await chat.taps_again()
    assert "answered this one already" in (await chat.toasts())[-1]
    assert before == (
        await quiz_of(bot),
        await chat.newest(),
        await bot.rows("SELECT due_at FROM user_vocabulary_progress"),
    )
    await chat.taps("Next ›")
    shown = (await chat.newest())["text"]
    await chat.taps_again()
    assert (await chat.newest())["text"] == shown
    assert await bot.count("vocabulary_reviews") == 1
    assert await bot.count("updates", "error IS NOT NULL") == 0


@both
async def test_a_quiz_goes_on_at_its_open_question_after_a_restart(chat: Phone, bot: Running):
    await begins(chat)
    await answers(chat, bot, rightly=True)
    await restarted(bot)
    await chat.taps("Next ›")
    await restarted(bot)
    quiz = await quiz_of(bot)
    assert quiz.at == 1
    await chat.says("/quiz")
    await chat.sees("On with your quiz.")
    assert quiz.questions[1].options[0] in await chat.labels()
    await answers(chat, bot, rightly=True)
    assert (await quiz_of(bot)).right == 2


async def test_a_board_goes_on_with_the_word_in_hand_after_a_restart(chat: Phone, bot: Running):
    await begins(chat, "Matching pairs")
    board = (await quiz_of(bot)).questions[0]
    await chat.taps(board.lefts[2])
    await restarted(bot)
    await chat.taps(board.rights[board.pairs[2]])
    assert (await quiz_of(bot)).pairing.done == (2,)


async def test_a_written_gap_is_still_asked_after_a_restart(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await writes_answers(bot)
    await chat.says("/quiz")
    await chat.taps("Fill the gap")
    await chat.taps("Start")
    await restarted(bot)
    await chat.says((await quiz_of(bot)).questions[0].form)
    await chat.sees("✅ Right!")


async def test_a_quiz_outlives_the_words_of_the_course(chat: Phone, bot: Running):
    await begins(chat)
    await run(bot, update(Word).values(is_active=False))
    await answers(chat, bot, rightly=False)
    await chat.sees("New in your cards")
    await chat.taps("Next ›")
    await answers(chat, bot, rightly=True)
    assert (await quiz_of(bot)).at == 2


async def test_buttons_of_an_older_quiz_go_away(chat: Phone, bot: Running):
    await begins(chat)
    old = await chat.newest()
    await chat.says("/quiz")
    await chat.taps("↻ Another quiz")
    await chat.taps("▶️ Start")
    quiz = await quiz_of(bot)
    await chat.taps_forged(old["buttons"][0][0]["data"], old["id"])
    assert "no longer open" in (await chat.toasts())[-1]
    assert await quiz_of(bot) == quiz
    assert next(one for one in await chat.chat() if one["id"] == old["id"])["buttons"] == []


async def test_an_old_menu_starts_no_second_quiz(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/quiz")
    old = await chat.newest()
    await chat.says("/quiz")
    await chat.taps("▶️ Start")
    await chat.taps_forged(old["buttons"][0][0]["data"], old["id"])
    assert "begun already" in (await chat.toasts())[-1]
    assert await bot.count("vocabulary_quizzes") == 1


@both
async def test_a_quiz_of_somebody_else_cannot_be_answered(chat: Phone, bot: Running):
    await begins(chat)
    quiz = await quiz_of(bot)
    other = await chat.telegram.phone("Kim")
    other.bot = bot
    await through_the_first_minute(other)
    for forged in (AnswerQuiz(quiz.id, 0, 0), MoveOn(quiz.id, 0), HoldWord(quiz.id, 0, 0), PairMeaning(quiz.id, 0, 0)):
        await other.says("/quiz")
        await other.taps_forged(forged.payload())
        assert "no longer open" in (await other.toasts())[-1]
    assert await quiz_of(bot) == quiz
    assert await bot.count("user_vocabulary_progress") == 0


FORGED = [
    lambda quiz: AnswerQuiz(quiz, 0, 4).payload(),
    lambda quiz: AnswerQuiz(quiz, 0, -1).payload(),
    lambda quiz: AnswerQuiz(quiz, 5, 0).payload(),
    lambda quiz: AnswerQuiz(quiz, -1, 0).payload(),
    lambda quiz: MoveOn(quiz, 3).payload(),
    lambda quiz: HoldWord(quiz, 0, 0).payload(),
    lambda quiz: PairMeaning(quiz, 0, 9).payload(),
    lambda quiz: StartQuiz(QuizType.LISTENING, "nonsense", quiz).payload(),
    lambda quiz: f"1:qs:nonsense:level:{quiz}",
]


@pytest.mark.parametrize("forged", FORGED)
async def test_forged_buttons_change_nothing_and_break_nothing(chat: Phone, bot: Running, forged):
    await begins(chat)
    quiz = await quiz_of(bot)
    await chat.taps_forged(forged(quiz.id))
    assert (await chat.toasts())[-1]
    assert await quiz_of(bot) == quiz
    assert await bot.count("updates", "error IS NOT NULL") == 0


@pytest.mark.parametrize(("source", "said"), [("My words", "keep no words yet"), ("My mistakes", "no mistakes")])
async def test_who_has_no_words_yet_is_told_kindly_and_shown_a_way_on(chat: Phone, bot: Running, source, said):
    await begins(chat, source=source)
    await chat.sees(said)
    assert await bot.count("vocabulary_quizzes") == 0
    await chat.taps("Words of my level")
    await chat.taps("▶️ Start")
    assert await bot.count("vocabulary_quizzes") == 1


async def test_my_mistakes_are_words_reviewed_wrongly_and_words_of_my_corrections(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    now = dt.datetime.now(dt.UTC)
    pattern = {"incorrect": "die tisch", "corrected": "der Tisch", "error_type": "GENDER", "language": "de"}
    await run(bot, insert(UserErrorPattern).values(user_id=1, first_seen=now, last_seen=now, **pattern))
    [(tisch,)] = await run(bot, select(Word.id).where(Word.word == "Tisch"))
    assert bot.app
    [(zug,)] = await run(bot, select(Word.id).where(Word.word == "Zug", Word.language == "de"))
    await bot.app.db.run(quizzes.note, 1, Skill.RECOGNISE, [(zug, False)], now)
    await chat.says("/quiz")
    await chat.taps("My mistakes")
    await chat.taps("▶️ Start")
    questions = (await quiz_of(bot)).questions
    assert {tisch, zug} <= {question.words[0] for question in questions[:3]}
    assert len(questions) == 5


async def test_a_quiz_about_one_thing(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/quiz")
    await chat.taps("By topic")
    await chat.taps("🍞 Food")
    assert "● 🍞 Food" in await chat.labels()
    await chat.taps("▶️ Start")
    words = [question.words[0] for question in (await quiz_of(bot)).questions]
    found = await run(bot, select(Word.category).where(Word.id.in_(words)))
    assert {row.category for row in found} == {"food"}


async def test_a_talk_goes_on_while_a_quiz_with_buttons_is_open(chat: Phone, bot: Running):
    await begins(chat)
    await chat.says("Ich möchte einen Kaffee, bitte.")
    assert await bot.count("conversation_turns", "speaker = 'user'") == 1


async def test_a_written_gap_can_be_left_with_cancel(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await writes_answers(bot)
    await chat.says("/quiz")
    await chat.taps("Fill the gap")
    await chat.taps("Start")
    await chat.says("/cancel")
    await chat.says("Ich möchte einen Kaffee, bitte.")
    assert await bot.count("conversation_turns", "speaker = 'user'") == 1
    assert (await quiz_of(bot)).answers == ()


async def test_a_quiz_in_another_language_is_not_taken_up(chat: Phone, bot: Running):
    await begins(chat)
    await run(bot, update(UserSettings).values(target_language="es"))
    await chat.says("/quiz")
    await chat.sees("A quiz?")


@pytest.mark.parametrize("language", ["Spanish", "English"])
@pytest.mark.parametrize("kind", ["Multiple choice", "Fill the gap", "Matching pairs"])
async def test_each_kind_can_be_asked_in_each_language(bot: Running, telegram, language: str, kind: str):
    phone = await telegram.phone("Ana", language_code="it")
    phone.bot = bot
    labels = {"Spanish": "Spagnolo", "English": "Inglese"}
    kinds = {
        "Multiple choice": "Scelta multipla",
        "Fill the gap": "Parola mancante",
        "Matching pairs": "Trova le coppie",
    }
    await through_the_first_minute(phone, labels[language])
    await phone.says("/quiz")
    await phone.taps(kinds[kind])
    await phone.taps("▶️ Inizia")
    quiz = await quiz_of(bot)
    assert quiz.total >= 5
    assert quiz.language.value == {"Spanish": "es", "English": "en"}[language]


async def test_a_heard_word_is_spoken_and_chosen(chat: Phone, bot: Running):
    await begins(chat, "Listening")
    asked = (await quiz_of(bot)).questions[0]
    assert isinstance(asked, Choice)
    assert len(await chat.telegram.calls("sendVoice")) == 1
    assert asked.label not in (await chat.sees("Which word do you hear?"))["text"]
    await answers(chat, bot, rightly=True)
    await chat.sees("✅ Right!")
    await chat.taps("Next ›")
    assert len(await chat.telegram.calls("sendVoice")) == 2


@contextmanager
def statements(bot: Running) -> Iterator[list[str]]:
    """What the database is asked meanwhile, the journal's own statements left out."""
    assert bot.app
    heard: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")) and " updates" not in statement:
            heard.append(statement)

    engine = bot.app.db.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield heard
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("source", Source)
async def test_a_quiz_asks_little_of_the_database(chat: Phone, bot: Running, source: Source):
    await through_the_first_minute(chat)
    await kept(bot, ["Tisch", "Zug", "Apfel", "Wohnung", "Termin", "Bahnhof"])
    assert bot.app
    [(word,)] = await run(bot, select(Word.id).where(Word.language == "de", Word.word == "Zug"))
    await bot.app.db.run(quizzes.note, 1, Skill.RECOGNISE, [(word, False)], dt.datetime.now(dt.UTC))
    await chat.says("/quiz")
    menu = await chat.newest()
    with statements(bot) as asked:
        await chat.taps_forged(StartQuiz(QuizType.MULTIPLE_CHOICE, source.value, 0).payload(), menu["id"])
    assert (await quiz_of(bot)).questions
    assert len(asked) <= 12, asked
    with statements(bot) as asked:
        await answers(chat, bot, rightly=False)
    assert len(asked) <= 8, asked
