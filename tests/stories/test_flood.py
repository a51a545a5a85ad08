"""One learner writes without end; the others notice nothing, and nothing of it is lost."""

from bot import flood
from tests.chat import Phone, Running, Telegram, through_the_first_minute
from tests.stories.scripted import ScriptedTutor, answer, talks_with

MANY = 300


async def test_a_flood_of_one_is_answered_in_order_and_does_not_hold_up_the_others(
    chat: Phone, bot: Running, telegram: Telegram, monkeypatch
):
    monkeypatch.setattr(flood, "CHAT_BURST", 10_000)
    quiet = await telegram.phone("Quiet")
    quiet.bot = bot
    await through_the_first_minute(quiet)
    flooder = await telegram.phone("Flood")
    flooder.bot = bot
    await through_the_first_minute(flooder)
    talks_with(bot, ScriptedTutor(answer("Aha.")), daily_turns=MANY * 2)
    for number in range(MANY):
        await flooder.says(f"Satz {number}", waits=False)
        if number == 5:
            await quiet.says("Ich möchte einen Kaffee, bitte.", waits=False)
    await bot.settles(60)
    said = [call for call in await telegram.calls("sendMessage") if "Aha." in call["params"]["text"]]
    place = [int(call["params"]["chat_id"]) for call in said].index(quiet.id)
    assert place < 40, "the answer to the other learner waited for the flood"
    assert len(said) == MANY + 1
    stored = await bot.rows(
        "SELECT message_text FROM conversation_turns JOIN sessions ON sessions.id = session_id "
        "WHERE speaker = 'user' AND user_id = (SELECT id FROM users WHERE full_name = 'Flood') ORDER BY turn_number"
    )
    assert stored == [(f"Satz {number}",) for number in range(MANY)]
    assert await bot.count("updates", "answered_at IS NULL") == 0


async def test_a_tutor_that_hangs_for_one_does_not_hold_up_the_others(chat: Phone, bot: Running, telegram: Telegram):
    await through_the_first_minute(chat)
    hanging = ScriptedTutor(None)
    talks_with(bot, hanging)
    await chat.says("Hallo!", waits=False)
    await chat.says("/help", waits=False)
    await hanging.begun.wait()
    other = await telegram.phone("Ben")
    await other.says("/start", waits=False)
    await other.sees("Which language")
    await chat.sees_no("tutor you can talk with")
    await bot.dies()


async def test_more_messages_than_telegram_allows_at_once_are_paced_and_all_arrive(
    chat: Phone, bot: Running, telegram: Telegram, monkeypatch
):
    monkeypatch.setattr(flood, "CHAT_BURST", 4)
    await telegram.post("/sim/flood", {"on": True})
    for _ in range(6):
        await chat.says("/help", waits=False)
    await bot.settles()
    assert len([one for one in await chat.chat() if "/talk" in one["text"]]) == 6
