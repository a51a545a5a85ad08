"""Talks that nobody goes on with."""

from tests.chat import Phone, Running, Telegram, through_the_first_minute, until
from tests.conftest import both


@both
async def test_a_talk_is_closed_quietly_after_half_an_hour_with_its_scores(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("Ich möchte einen kaffee, bitte.")
    seen = await chat.chat()
    await chat.telegram.advance("PT31M")
    await until(lambda: bot.count("sessions", "status = 'abandoned'"))
    assert await chat.chat() == seen
    [(ended, vocabulary, fluency, overall, summary)] = await bot.rows(
        "SELECT ended_at, vocab_score, fluency_score, overall_score, session_summary FROM sessions"
    )
    assert ended
    assert all(0 <= score <= 1 for score in (vocabulary, fluency, overall))
    assert summary == "CASE×1"


async def test_a_talk_that_goes_on_is_not_closed(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    for words in ("Ich möchte einen Kaffee, bitte.", "Mit Milch, bitte."):
        await chat.telegram.advance("PT20M")
        await chat.says(words)
    await bot.app.jobs.tick()
    assert await bot.count("sessions", "status = 'active'") == 1


async def test_words_after_a_quiet_close_begin_a_new_talk(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.telegram.advance("PT31M")
    await until(lambda: bot.count("sessions", "status = 'abandoned'"))
    await chat.says("Hallo, da bin ich wieder!")
    assert await bot.count("sessions", "status = 'active'") == 1
    assert await bot.count("conversation_turns", "speaker = 'user'") == 1


async def test_a_talk_in_which_nothing_was_said_has_no_scores(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.telegram.advance("PT31M")
    await until(lambda: bot.count("sessions", "status = 'abandoned'"))
    assert await bot.rows("SELECT vocab_score, fluency_score, overall_score FROM sessions") == [(None, None, None)]


async def test_the_idle_talks_of_many_learners_are_all_closed(bot: Running, telegram: Telegram):
    for number in range(4):
        phone = await telegram.phone(f"Kim{number}")
        phone.bot = bot
        await through_the_first_minute(phone)
    await telegram.advance("PT31M")
    await until(lambda: bot.count("sessions", "status = 'abandoned'"))
    assert await bot.count("sessions", "status = 'abandoned'") == 4
