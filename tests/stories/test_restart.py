"""The bot is killed and started again: nothing is lost, nothing happens twice."""

import pytest

from bot import outgoing
from tests.chat import Phone, Running, through_the_first_minute, until
from tests.conftest import both
from tests.stories.scripted import ScriptedTutor, answer, talks_with

TAPS = ("German", "A2", "15", "8:00")
COFFEE = "Ich möchte einen kaffee, bitte."


async def restarted(bot: Running) -> None:
    await bot.dies()
    await bot.start()
    await bot.settles()


@pytest.mark.parametrize("answered", range(4))
@both
async def test_the_first_minute_goes_on_where_the_bot_was_killed(chat: Phone, bot: Running, answered: int):
    await chat.says("/start")
    for label in TAPS[:answered]:
        await chat.taps(label)
    before = await chat.chat()
    await restarted(bot)
    assert await chat.chat() == before
    for label in TAPS[answered:]:
        await chat.taps(label)
    await chat.sees("All set")
    assert await bot.rows("SELECT target_language, daily_goal_minutes FROM user_settings") == [("de", 15)]
    assert await bot.rows("SELECT cefr_level FROM user_levels") == [("A2",)]
    assert await bot.count("sessions") == 1


@both
async def test_a_tap_on_the_first_question_is_not_lost_when_the_bot_is_down(chat: Phone, bot: Running):
    await chat.says("/start")
    await bot.dies()
    await chat.taps("German", waits=False)
    await bot.start()
    await bot.settles()
    await chat.sees("How well do you speak it?")


@both
async def test_a_talk_goes_on_in_its_step_after_a_restart(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says(COFFEE)
    await chat.sees("Milch und Zucker")
    await restarted(bot)
    await chat.says("Mit Milch, bitte.")
    await chat.sees("Möchten Sie auch etwas essen?")
    assert await bot.count("sessions") == 1
    numbers = await bot.rows("SELECT turn_number, speaker FROM conversation_turns ORDER BY turn_number")
    assert numbers == [(1, "ai"), (2, "user"), (3, "ai"), (4, "user"), (5, "ai")]


@both
async def test_buttons_of_before_the_restart_still_work(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says(COFFEE)
    await restarted(bot)
    await chat.taps("Translate")
    await chat.sees("Our coffee is very good.")


@both
async def test_what_was_journaled_and_not_decided_is_decided_once_after_the_restart(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await bot.stop()
    bot.change = lambda app: setattr(app.dispatch, "start", lambda _workers: None)
    await bot.start()
    await chat.says(COFFEE, waits=False)
    await until(lambda: bot.count("updates", "decided_at IS NULL"))
    assert await bot.count("conversation_turns") == 1
    await bot.dies()
    bot.change = lambda _app: None
    await bot.start()
    await bot.settles()
    await chat.sees("Milch und Zucker")
    await restarted(bot)
    assert await bot.count("conversation_turns", "speaker = 'user'") == 1
    assert await bot.count("grammar_corrections") == 1
    assert await bot.count("updates", "decided_at IS NULL OR answered_at IS NULL") == 0
    assert len([one for one in await chat.chat() if "Milch und Zucker" in one["text"]]) == 1


@both
async def test_what_was_decided_and_not_sent_is_sent_after_the_restart(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.telegram.fault("sendMessage", "timeout", times=50)
    await chat.says(COFFEE, waits=False)
    await until(lambda: bot.count("updates", "decided_at IS NOT NULL AND answered_at IS NULL"))
    await chat.sees_no("Milch und Zucker")
    await bot.dies()
    await chat.telegram.no_more_faults()
    await bot.start()
    await bot.settles()
    await chat.sees("Milch und Zucker")
    assert await bot.count("updates", "answered_at IS NULL") == 0
    assert await bot.count("conversation_turns", "telegram_message_id IS NULL") == 0


@both
async def test_an_answer_whose_note_was_lost_is_sent_twice_at_most_and_stored_once(
    chat: Phone, bot: Running, monkeypatch: pytest.MonkeyPatch
):
    await through_the_first_minute(chat)
    with monkeypatch.context() as patch:
        patch.setattr(outgoing, "GATHER_SECONDS", 60)
        await chat.says(COFFEE, waits=False)
        await chat.sees("Milch und Zucker")
        await bot.dies()
    await bot.start()
    await bot.settles()
    await restarted(bot)
    assert len([one for one in await chat.chat() if "Milch und Zucker" in one["text"]]) == 2
    assert await bot.count("conversation_turns") == 3
    assert await bot.count("grammar_corrections") == 1


@both
async def test_a_crash_while_the_tutor_thinks_answers_the_line_once(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    hanging = ScriptedTutor(None)
    talks_with(bot, hanging)
    await chat.says(COFFEE, waits=False)
    await hanging.begun.wait()
    assert await bot.rows("SELECT status FROM conversation_turns WHERE speaker = 'user'") == [("submitted",)]
    await bot.dies()
    ready = ScriptedTutor(answer("Gern, kommt sofort!"))
    talks_with(bot, ready)
    await bot.start()
    await bot.settles()
    await restarted(bot)
    assert [question.text for question in ready.asked] == [COFFEE]
    assert COFFEE not in [said.text for said in ready.asked[0].history]
    assert len([one for one in await chat.chat() if "Gern, kommt sofort!" in one["text"]]) == 1
    lines = await bot.rows("SELECT speaker, status FROM conversation_turns ORDER BY turn_number")
    assert lines == [("ai", "answered"), ("user", "answered"), ("ai", "answered")]


async def test_a_line_that_began_a_free_talk_is_in_one_talk_after_a_crash(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/end")
    hanging = ScriptedTutor(None)
    talks_with(bot, hanging)
    await chat.says("Hallo! Wie geht es dir?", waits=False)
    await hanging.begun.wait()
    await bot.dies()
    talks_with(bot, ScriptedTutor(answer("Gut, danke!")))
    await bot.start()
    await bot.settles()
    await chat.sees("Gut, danke!")
    assert await bot.count("sessions") == 2
    assert await bot.count("sessions", "status = 'active'") == 1


async def test_a_crash_in_the_middle_of_an_edit_corrects_it_once(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    [message] = await chat.says("Ich möchte einen tee, bitte.")
    hanging = ScriptedTutor(None)
    talks_with(bot, hanging)
    await chat.edits(message, COFFEE, waits=False)
    await hanging.begun.wait()
    await bot.dies()
    talks_with(bot, ScriptedTutor(answer("Ein Kaffee, gern!")))
    await bot.start()
    await bot.settles()
    await chat.sees("Ein Kaffee, gern!")
    assert await bot.rows("SELECT message_text, status FROM conversation_turns WHERE speaker = 'user'") == [
        (COFFEE, "answered")
    ]
    assert await bot.count("conversation_turns") == 3


async def test_a_stop_in_the_middle_of_an_answer_loses_nothing(chat: Phone, bot: Running, monkeypatch):
    await through_the_first_minute(chat)
    hanging = ScriptedTutor(None)
    talks_with(bot, hanging)
    await chat.says(COFFEE, waits=False)
    await hanging.begun.wait()
    assert bot.app
    stopping = bot.app.dispatch.stop
    monkeypatch.setattr(bot.app.dispatch, "stop", lambda: stopping(0.01))
    await bot.stop()
    talks_with(bot, ScriptedTutor(answer("Gern, kommt sofort!")))
    await bot.start()
    await bot.settles()
    await chat.sees("Gern, kommt sofort!")


async def test_a_long_text_whose_second_half_came_after_the_crash_is_kept_whole(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    tutor = ScriptedTutor(answer("So viel Text!"))
    talks_with(bot, tutor)
    await bot.dies()
    await chat.says("Ich mag Kaffee. " * 400, waits=False)
    await bot.start()
    await bot.settles()
    assert len(tutor.asked) == 1
    assert tutor.asked[0].text.split() == ("Ich mag Kaffee. " * 400).split()


async def test_messages_of_many_learners_sent_while_the_bot_was_down_are_answered_in_order(chat: Phone, bot: Running):
    phones = [await chat.telegram.phone(f"Kim{number}") for number in range(5)]
    await bot.dies()
    for phone in phones:
        phone.bot = bot
        await phone.says("/start", waits=False)
        await phone.says("/help", waits=False)
    await bot.start()
    await bot.settles()
    for phone in phones:
        shown = [one["text"] for one in await phone.chat() if one["from"] == "bot"]
        assert "Which language" in shown[0]
        assert "tutor you can talk with" in shown[1]
        assert len(shown) == 2
