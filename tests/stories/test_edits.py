"""Messages that are edited afterwards."""

from tests.chat import Phone, Running, Telegram, through_the_first_minute
from tests.conftest import both
from tests.stories.scripted import ScriptedTutor, answer, talks_with

WRONG = "Ich möchte einen kaffee, bitte."
RIGHT = "Ich möchte einen Kaffee, bitte."


@both
async def test_an_edited_message_is_corrected_again_in_its_place(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    [message] = await chat.says(WRONG)
    before = await chat.newest()
    assert "kaffee → Kaffee" in before["text"]
    count = len(await chat.chat())
    await chat.edits(message, RIGHT)
    after = await chat.newest()
    assert after["id"] == before["id"]
    assert "→" not in after["text"]
    assert len(await chat.chat()) == count
    assert await bot.count("grammar_corrections") == 0
    assert await bot.count("user_error_patterns") == 0
    assert await bot.rows("SELECT message_text FROM conversation_turns WHERE speaker = 'user'") == [(RIGHT,)]


@both
async def test_an_edit_that_brings_a_mistake_in_is_corrected(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    [message] = await chat.says(RIGHT)
    await chat.edits(message, WRONG)
    assert "kaffee → Kaffee" in (await chat.newest())["text"]
    assert await bot.rows("SELECT incorrect_text, start FROM grammar_corrections") == [("kaffee", 17)]


async def test_the_counters_of_the_talk_follow_an_edit(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    [message] = await chat.says(WRONG)
    await chat.edits(message, RIGHT)
    await chat.says("/end")
    assert await bot.rows("SELECT total_turns, grammar_errors FROM sessions") == [(1, 0)]


async def test_the_scene_follows_an_edit_of_the_last_answer(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    [message] = await chat.says("Einen Tee, bitte.")
    await chat.sees("etwas essen")
    await chat.edits(message, RIGHT)
    await chat.sees("Milch und Zucker")
    await chat.says("Mit Milch, bitte.")
    await chat.sees("etwas essen")


@both
async def test_an_edit_of_an_older_line_changes_its_tips_and_not_the_talk(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    [message] = await chat.says(WRONG)
    first = await chat.newest()
    await chat.says("Mit Milch, bitte.")
    last = await chat.newest()
    await chat.edits(message, RIGHT)
    chat_now = {one["id"]: one for one in await chat.chat()}
    assert "Milch und Zucker" in chat_now[first["id"]]["text"]
    assert "→" not in chat_now[first["id"]]["text"]
    assert chat_now[last["id"]] == last
    assert await bot.count("grammar_corrections") == 0


async def test_an_edit_of_a_line_in_a_talk_that_is_over_is_corrected(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    [message] = await chat.says(WRONG)
    await chat.says("/end")
    await chat.edits(message, RIGHT)
    assert await bot.count("grammar_corrections") == 0
    assert await bot.count("sessions", "status = 'active'") == 0


async def test_an_edit_of_words_outside_a_talk_changes_nothing(chat: Phone, bot: Running):
    [first] = await chat.says("hello?")
    await through_the_first_minute(chat)
    [command] = await chat.says("/help")
    seen = await chat.chat()
    await chat.edits(command, "/settings")
    assert len(await chat.chat()) == len(seen)
    await chat.edits(first, "Guten Tag!")
    assert await bot.count("conversation_turns", "speaker = 'user'") == 0
    assert await bot.count("updates", "error IS NOT NULL") == 0


async def test_an_edit_does_not_meet_a_message_of_another_learner_with_the_same_number(
    chat: Phone, bot: Running, telegram: Telegram
):
    await through_the_first_minute(chat)
    other = await telegram.phone("Ben")
    other.bot = bot
    await through_the_first_minute(other)
    [mine] = await chat.says(WRONG)
    [theirs] = await other.says(WRONG)
    assert mine != theirs, "the local Telegram numbers messages over all chats, Telegram does so in each account"
    await bot.rows_changed(
        f"UPDATE conversation_turns SET telegram_message_id = {theirs} WHERE telegram_message_id = {mine}"  # noqa: S608 - the test's own numbers
    )
    await other.edits(theirs, RIGHT)
    texts = await bot.rows(
        "SELECT message_text FROM conversation_turns JOIN sessions ON sessions.id = session_id "
        "WHERE speaker = 'user' ORDER BY user_id"
    )
    assert texts == [(WRONG,), (RIGHT,)]


async def test_an_edit_while_the_answer_is_being_thought_of_comes_after_it(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    tutor = ScriptedTutor(answer("Erste Antwort."), answer("Zweite Antwort."))
    talks_with(bot, tutor)
    [message] = await chat.says(WRONG, waits=False)
    await chat.edits(message, RIGHT)
    assert [question.text for question in tutor.asked] == [WRONG, RIGHT]
    assert "Zweite Antwort." in (await chat.newest())["text"]
    assert await bot.count("conversation_turns") == 3


async def test_three_edits_in_a_row_leave_the_last_words(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    [message] = await chat.says(WRONG)
    for words in ("Einen tee!", "Ein wasser!", RIGHT):
        await chat.edits(message, words, waits=False)
    await chat.settles()
    assert await bot.rows("SELECT message_text FROM conversation_turns WHERE speaker = 'user'") == [(RIGHT,)]
    assert await bot.count("grammar_corrections") == 0
    assert await bot.count("conversation_turns") == 3
