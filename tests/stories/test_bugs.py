"""A bug in a handler: told once, kept for replay, and nobody else notices."""

import pytest

from bot import routes
from domain.levels import Native
from tests.chat import Phone, Running, Telegram, through_the_first_minute
from tests.conftest import both
from views import phrases

OWNER = 777
ENGLISH = phrases.of(Native.ENGLISH)


class UnforeseenError(Exception):
    """Something nobody thought of."""


def fails(_db, _turn):
    raise UnforeseenError("nobody thought of this")


async def fails_later(asking):
    await asking.run(lambda _db, _turn: None)
    raise UnforeseenError("nobody thought of this")


@pytest.fixture
async def owner(bot: Running, telegram: Telegram) -> Phone:
    phone = await telegram.phone("Olga", id=OWNER)
    phone.bot = bot
    await phone.says("/start")
    return phone


async def count(phone: Phone, words: str) -> int:
    return len([one for one in await phone.chat() if one["from"] == "bot" and words in one["text"]])


@pytest.mark.parametrize("broken", [fails, fails_later])
@both
async def test_a_bug_is_told_to_the_learner_kept_with_its_trace_and_told_to_the_owner(
    chat: Phone, owner: Phone, bot: Running, monkeypatch, broken
):
    monkeypatch.setitem(routes.COMMANDS, "help", broken)
    await chat.says("/help")
    await chat.sees(ENGLISH.plain("error-bug"))
    await owner.sees("UnforeseenError")
    [(raw_text, error, attempts)] = await bot.rows(
        "SELECT raw, error, attempts FROM updates WHERE decided_at IS NULL AND answered_at IS NULL"
    )
    assert "/help" in str(raw_text)
    assert "nobody thought of this" in error
    assert attempts == 1


@pytest.mark.parametrize("native", list(Native))
async def test_a_bug_is_told_in_the_learners_language(bot: Running, telegram: Telegram, monkeypatch, native: Native):
    monkeypatch.setitem(routes.COMMANDS, "start", fails)
    phone = await telegram.phone("Kim", native.value)
    phone.bot = bot
    await phone.says("/start")
    await phone.sees(phrases.of(native).plain("error-bug"))


async def test_the_owner_hears_of_bugs_once_an_hour(chat: Phone, owner: Phone, bot: Running, monkeypatch):
    monkeypatch.setitem(routes.COMMANDS, "help", fails)
    for _ in range(3):
        await chat.says("/help")
    assert await count(owner, "UnforeseenError") == 1
    assert await count(chat, ENGLISH.plain("error-bug")) == 3
    await chat.telegram.advance("PT61M")
    await chat.says("/help")
    assert await count(owner, "UnforeseenError") == 2


async def test_after_a_bug_the_next_messages_go_on(chat: Phone, bot: Running, monkeypatch):
    await through_the_first_minute(chat)
    monkeypatch.setitem(routes.COMMANDS, "help", fails)
    await chat.says("/help", waits=False)
    await chat.says("Ich möchte einen Kaffee, bitte.")
    await chat.sees("Milch und Zucker")


@both
async def test_a_bug_that_was_mended_is_made_good_at_the_next_start(chat: Phone, bot: Running, monkeypatch):
    await through_the_first_minute(chat)
    with monkeypatch.context() as patch:
        patch.setitem(routes.COMMANDS, "help", fails)
        await chat.says("/help")
    await bot.stop()
    await bot.start()
    await bot.settles()
    await chat.sees("tutor you can talk with")
    await bot.stop()
    await bot.start()
    await bot.settles()
    assert await count(chat, "tutor you can talk with") == 1
    assert await bot.count("updates", "decided_at IS NULL") == 0


async def test_a_bug_that_stays_is_tried_three_times_and_told_once(chat: Phone, bot: Running, monkeypatch):
    monkeypatch.setitem(routes.COMMANDS, "help", fails)
    await chat.says("/help")
    for _ in range(4):
        await bot.stop()
        await bot.start()
        await bot.settles()
    assert await count(chat, ENGLISH.plain("error-bug")) == 1
    assert await bot.rows("SELECT attempts FROM updates WHERE error IS NOT NULL") == [(3,)]


@both
async def test_a_bug_undoes_what_its_handler_wrote(chat: Phone, bot: Running, monkeypatch):
    await chat.says("/start")

    def writes_and_fails(db, turn):
        routes.onboarding.choose_target(db, turn)
        fails(db, turn)

    with monkeypatch.context() as patch:
        patch.setitem(routes.ACTIONS, routes.actions.ChooseTarget, writes_and_fails)
        await chat.taps("German")
    await chat.sees(ENGLISH.plain("error-bug"))
    assert await bot.rows("SELECT target_language FROM user_settings") == [(None,)]
    await chat.taps("Spanish")
    await chat.sees("How well do you speak it?")
    assert await bot.rows("SELECT target_language FROM user_settings") == [("es",)]


@both
async def test_a_bug_of_one_learner_does_not_undo_what_others_do_at_the_same_time(
    bot: Running, telegram: Telegram, monkeypatch
):
    def odd_ones_fail(db, turn):
        if turn.learner.name.startswith("Odd"):
            fails(db, turn)
        return routes.onboarding.languages(db, turn)

    monkeypatch.setitem(routes.COMMANDS, "help", odd_ones_fail)
    phones = [await telegram.phone(f"{'Odd' if number % 3 == 0 else 'Even'}{number}") for number in range(12)]
    for phone in phones:
        await phone.says("/start")
    await bot.settles()
    for phone in phones:
        await phone.says("/help")
    await bot.settles()
    for number, phone in enumerate(phones):
        expected = ENGLISH.plain("error-bug") if number % 3 == 0 else "What are you learning?"
        await phone.sees(expected)
    assert await bot.count("updates", "error IS NOT NULL") == 4


async def test_an_update_of_a_shape_nobody_knows_does_not_stop_the_others(chat: Phone, bot: Running):
    assert bot.app
    await bot.app.journal.keep([{"update_id": 900_000_001, "message": "not an object"}])
    await chat.says("/start")
    await chat.sees("Which language")
    await bot.dies()
    await bot.start()
    await chat.says("/help")
    await chat.sees("tutor you can talk with")
