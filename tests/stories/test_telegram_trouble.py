"""Telegram is slow, strict, down or gone: answers arrive all the same, in order, and rows once."""

import pytest

from bot import flood, outgoing, routes, transport
from domain.levels import Native
from domain.mistakes import Correction, Kind
from tests.chat import Phone, Running, through_the_first_minute
from tests.stories.scripted import ScriptedTutor, answer, talks_with
from views import phrases
from views.markup import Html
from views.screen import Page

ENGLISH = phrases.of(Native.ENGLISH)
COFFEE = "Ich möchte einen kaffee, bitte."


async def bot_texts(chat: Phone) -> list[str]:
    return [one["text"] for one in await chat.chat() if one["from"] == "bot"]


async def test_flood_control_is_obeyed_and_the_answer_follows(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.telegram.fault("sendMessage", "429", times=2, retry_after=0)
    await chat.says(COFFEE)
    await chat.sees("Milch und Zucker")
    statuses = [call["status"] for call in await chat.telegram.calls("sendMessage")]
    assert statuses[-3:] == [429, 429, 200]


async def test_nothing_is_sent_to_a_chat_before_the_time_that_telegram_asked_for(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.telegram.fault("sendMessage", "429", retry_after=1)
    await chat.says("/help")
    await chat.sees("tutor you can talk with")
    refused, sent = (await chat.telegram.calls("sendMessage"))[-2:]
    assert (refused["status"], sent["status"]) == (429, 200)
    assert sent["at"] - refused["at"] >= 1


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "answerCallbackQuery", "setMyCommands"])
@pytest.mark.parametrize("kind", ["429", "500", "reset_after"])
async def test_a_call_that_fails_once_costs_the_learner_nothing(chat: Phone, bot: Running, method: str, kind: str):
    await chat.telegram.menus_are_set()
    await chat.telegram.fault(method, kind, retry_after=0)
    await chat.says("/start")
    await chat.taps("German")
    await chat.sees("How well do you speak it?")
    await chat.says("/settings")
    await chat.sees("Settings")
    assert await bot.count("updates", "answered_at IS NULL") == 0


async def test_a_call_that_telegram_never_answers_is_tried_again(
    chat: Phone, bot: Running, monkeypatch: pytest.MonkeyPatch
):
    await through_the_first_minute(chat)
    monkeypatch.setattr(transport, "ANSWER_SECONDS", 0.1)
    monkeypatch.setattr(transport, "CONNECT_SECONDS", 0.1)
    await chat.telegram.fault("sendMessage", "timeout")
    await chat.says(COFFEE)
    await chat.sees("Milch und Zucker")
    assert await bot.count("conversation_turns") == 3


async def test_an_answer_whose_receipt_was_lost_comes_twice_at_most_and_is_one_row(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.telegram.fault("sendMessage", "reset_after")
    await chat.says(COFFEE)
    assert len([text for text in await bot_texts(chat) if "Milch und Zucker" in text]) <= 2
    assert await bot.count("conversation_turns", "speaker = 'ai'") == 2
    assert await bot.count("grammar_corrections") == 1


async def test_what_could_not_be_sent_for_long_is_sent_when_telegram_is_back(
    chat: Phone, bot: Running, monkeypatch: pytest.MonkeyPatch
):
    await through_the_first_minute(chat)
    monkeypatch.setattr(flood, "ATTEMPTS", 2)
    monkeypatch.setattr(outgoing, "AGAIN_SECONDS", 0.05)
    await chat.telegram.fault("sendMessage", "500", times=4)
    await chat.says(COFFEE)
    await chat.says("/help")
    answer, help_page = (await bot_texts(chat))[-2:]
    assert "Milch und Zucker" in answer
    assert "tutor you can talk with" in help_page
    assert await bot.count("updates", "answered_at IS NULL") == 0


async def test_who_blocks_the_bot_is_parked_and_who_comes_back_is_not(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.blocks()
    assert await bot.count("users", "blocked_bot_at IS NOT NULL") == 1
    await chat.blocks(False)
    assert await bot.count("users", "blocked_bot_at IS NULL") == 1
    await chat.says(COFFEE)
    await chat.sees("Milch und Zucker")
    assert await bot.count("sessions") == 1


async def test_who_blocks_the_bot_before_its_answer_is_parked_and_the_answer_let_go(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    hanging = ScriptedTutor(None)
    talks_with(bot, hanging)
    await chat.says(COFFEE, waits=False)
    await hanging.begun.wait()
    await chat.blocks_now()
    talks_with(bot, ScriptedTutor(answer("Gern!")))
    await bot.dies()
    await bot.start()
    await bot.settles()
    assert await bot.count("users", "blocked_bot_at IS NOT NULL") == 1
    assert await bot.count("updates", "answered_at IS NULL") == 0


async def test_asking_for_the_same_screen_again_is_no_trouble(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/settings")
    await chat.taps("Daily goal")
    await chat.taps("✓ 10")
    await chat.taps_again()
    assert (await chat.toasts())[-1] == ENGLISH.plain("setting-same")
    assert await bot.count("updates", "answered_at IS NULL OR error IS NOT NULL") == 0


async def test_a_line_that_the_learner_deleted_is_sent_anew_when_it_changes(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    [message] = await chat.says("Ich möchte einen Tee, bitte.")
    reply = await chat.newest()
    await chat.deletes(reply["id"])
    await chat.edits(message, COFFEE)
    again = await chat.newest()
    assert again["id"] != reply["id"]
    assert "kaffee → Kaffee" in again["text"]
    await chat.edits(message, "Ich möchte einen Kaffee, bitte.")
    changed = await chat.newest()
    assert changed["id"] == again["id"]
    assert "kaffee" not in changed["text"]


async def test_a_message_that_was_deleted_before_its_reaction_is_answered(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    words = "Ich möchte einen Kaffee, bitte."
    tutor = ScriptedTutor(answer("Sehr gern!", corrected=words))
    talks_with(bot, tutor)
    for number in range(8):
        tutor.script = [answer(f"Sehr gern, {number}!", corrected=words)]
        await chat.says_and_deletes(words)
        await chat.sees(f"Sehr gern, {number}!")
    assert [call for call in await chat.telegram.calls("setMessageReaction") if call["status"] == 400]


async def test_a_long_line_with_its_translation_is_shown_in_parts(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    long = "Das ist ein Satz. " * 220
    talks_with(bot, ScriptedTutor(answer(long.strip())))
    await chat.says("Erzählen Sie mir etwas!")
    await chat.taps("Translate")
    await chat.sees("translated: Das ist ein Satz.")


async def test_an_answer_longer_than_telegram_takes_comes_in_parts_with_buttons_under_the_last(
    chat: Phone, bot: Running
):
    await through_the_first_minute(chat)
    talks_with(bot, ScriptedTutor(answer("Das ist ein Satz mit vielen Wörtern. " * 200)))
    before = len(await chat.chat())
    await chat.says("Erzählen Sie mir alles!")
    parts = (await chat.chat())[before + 1 :]
    assert len(parts) == 2
    assert all(len(part["text"]) <= 4096 for part in parts)
    assert not parts[0]["buttons"]
    assert parts[1]["buttons"]
    assert " ".join(part["text"] for part in parts).startswith("Das ist ein Satz mit vielen Wörtern. " * 199)


async def test_broken_markup_of_ours_reaches_the_learner_as_plain_text(chat: Phone, bot: Running, monkeypatch):
    broken = Page(Html("<b>Never &amp; closed"))
    monkeypatch.setitem(routes.COMMANDS, "help", lambda _db, turn: [turn.say(broken)])
    await chat.says("/help")
    await chat.sees("Never & closed")


async def test_corrections_with_markup_in_them_are_shown_as_written(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    words = "Ich <b>liebe</b> & kaffee"
    wrong = Correction(start=19, end=25, wrong="kaffee", right="<i>Kaffee</i>", kind=Kind.CASE, explanation="a < b & c")
    talks_with(bot, ScriptedTutor(answer("1 < 2 & <u>gut</u>", wrong)))
    await chat.says(words)
    shown = await chat.sees("1 < 2 & <u>gut</u>")
    assert "kaffee → <i>Kaffee</i> — a < b & c" in shown["text"]
