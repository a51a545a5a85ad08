"""Buttons tapped twice, late, or with data that nobody sent."""

import pytest

from domain.levels import Native
from domain.tutoring import Question
from tests.chat import Phone, Running, Telegram, through_the_first_minute
from tests.conftest import both
from tests.stories.scripted import ScriptedTutor, answer, talks_with
from views import actions, phrases

ENGLISH = phrases.of(Native.ENGLISH)
COFFEE = "Ich möchte einen kaffee, bitte."
STATE = (
    "SELECT step, timezone, interface_language FROM users ORDER BY id",
    "SELECT * FROM user_settings ORDER BY user_id",
    "SELECT language, cefr_level FROM user_levels ORDER BY id",
    "SELECT id, status, context_id, total_turns FROM sessions ORDER BY id",
    "SELECT id, message_text, metadata FROM conversation_turns ORDER BY id",
    "SELECT id, incorrect_text FROM grammar_corrections ORDER BY id",
    "SELECT frequency, status FROM user_error_patterns ORDER BY id",
    "SELECT user_id, word_id, skill FROM user_vocabulary_progress ORDER BY id",
)


async def state(bot: Running) -> list[object]:
    return [await bot.rows(query) for query in STATE]


async def assert_well(bot: Running) -> None:
    assert await bot.count("updates", "error IS NOT NULL OR answered_at IS NULL") == 0


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("skips", [False, True])
async def test_a_double_tap_in_the_first_minute_answers_one_question(
    chat: Phone, bot: Running, number: int, skips: bool
):
    labels = ["Spanish", "B1", "15", "8:00"]
    await chat.says("/start")
    for label in labels[:number]:
        await chat.taps(label)
    await chat.taps("Skip" if skips else labels[number])
    before = await state(bot)
    await chat.taps_again()
    assert await state(bot) == before
    said = ENGLISH.plain("first-over" if number == 3 else "first-answered")
    assert (await chat.toasts())[-1] == said
    await assert_well(bot)


@both
async def test_double_taps_on_the_buttons_of_a_talk_change_nothing_twice(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says(COFFEE)
    for label in ("Explain", "Hint", "Translate", "Save word"):
        await chat.taps(label)
        before = await state(bot)
        await chat.taps_again()
        assert await state(bot) == before, label
    await chat.taps("der Kaffee")
    assert (await chat.toasts())[-1].startswith("Kept")
    before = await state(bot)
    await chat.taps_again()
    assert "learning" in (await chat.toasts())[-1]
    assert await state(bot) == before
    assert await bot.count("user_vocabulary_progress") == 1
    await assert_well(bot)


async def test_a_double_tap_on_a_scene_begins_one_talk(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/talk")
    await chat.taps("market" if "market" in str(await chat.labels()) else (await chat.labels())[1])
    sessions = await bot.count("sessions")
    await chat.taps_again()
    assert await bot.count("sessions") == sessions
    assert (await chat.toasts())[-1] == ENGLISH.plain("talk-already-open")
    await assert_well(bot)


async def test_a_double_tap_on_free_talk_begins_one_talk(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/talk")
    await chat.taps(ENGLISH.plain("talk-free-button"))
    await chat.taps_again()
    assert await bot.count("sessions") == 2
    assert await bot.count("sessions", "status = 'active'") == 1


async def test_a_double_tap_on_a_language_or_a_zone_changes_nothing_twice(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/settings")
    for label in ("🌍", "Jakarta", "🌐", "Italiano"):
        await chat.taps(label)
        before = await state(bot)
        await chat.taps_again()
        assert (await state(bot))[1:] == before[1:]
    await assert_well(bot)


async def test_pages_of_scenes_turn_there_and_back(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/talk")
    first = await chat.labels()
    await chat.taps("›")
    assert await chat.labels() != first
    await chat.taps("‹")
    assert await chat.labels() == first
    await assert_well(bot)


STALE = [
    "0:ol:A1",
    "1:zz:1",
    "",
    "1",
    "x" * 64,
    "1:sv:level:Z9",
    "1:sv:goal:7",
    "1:zc:Atlantis/City",
    "1:ot:fr",
    "2:te:1",
]


async def test_a_button_that_means_nothing_says_so_and_changes_nothing(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    opening = (await chat.newest())["id"]
    before = await state(bot)
    for data in STALE:
        told = len(await chat.toasts())
        await chat.taps_forged(data, opening)
        assert (await chat.toasts())[told:] == [ENGLISH.plain("stale-button")], data
    assert await state(bot) == before
    await assert_well(bot)


async def test_numbers_that_no_database_holds_are_refused(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    opening = (await chat.newest())["id"]
    before = await state(bot)
    for code in ("ts", "te", "tx", "tt", "th", "tv", "tw", "tm", "og", "or", "os"):
        for number in ("99999999999999999999", "-99999999999999999999", "9" * 50):
            await chat.taps_forged(f"1:{code}:{number}", opening)
    assert await state(bot) == before
    await assert_well(bot)


ABSENT = (
    actions.StartTalk(999_999),
    actions.StartTalk(-1),
    actions.EndTalk(999_999),
    actions.ExplainTips(999_999),
    actions.OpenWords(-5),
    actions.SaveWord(999_999, 1),
    actions.SaveWord(1, 999_999),
    actions.SkipQuestion(0),
    actions.SkipQuestion(99),
    actions.ChooseReminder(5_000),
)


async def test_numbers_of_things_that_are_not_there_are_refused(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    opening = (await chat.newest())["id"]
    before = await state(bot)
    for action in ABSENT:
        await chat.taps_forged(action.payload(), opening)
        assert await state(bot) == before, action
        assert (await chat.toasts())[-1] or (await chat.newest())["text"] == ENGLISH.plain("line-gone"), action
    await assert_well(bot)


@pytest.mark.parametrize("page", [-7, 10**12])
async def test_a_page_that_is_not_there_offers_a_way_back(chat: Phone, bot: Running, page: int):
    await through_the_first_minute(chat)
    await chat.says("/talk")
    await chat.taps_forged(actions.OpenScenarios(page).payload())
    assert ENGLISH.plain("talk-free-button") in await chat.labels()
    assert len(await chat.labels()) > 3
    await assert_well(bot)


OF_A_LINE = (
    actions.ExplainTips,
    actions.TranslateLine,
    actions.HintLine,
    actions.SpeakLine,
    actions.OpenWords,
    lambda line: actions.SaveWord(line, 1),
)


@both
async def test_a_button_with_the_number_of_somebody_elses_line_or_talk_is_refused(
    chat: Phone, bot: Running, telegram: Telegram
):
    await through_the_first_minute(chat)
    await chat.says("Mein Geheimnis ist ein kaffee.")
    thief = await telegram.phone("Thief")
    thief.bot = bot
    await through_the_first_minute(thief)
    opening = (await thief.newest())["id"]
    [(theirs,)] = await bot.rows(
        "SELECT max(t.id) FROM conversation_turns t JOIN sessions s ON s.id = session_id "
        "WHERE s.user_id = (SELECT min(id) FROM users) AND speaker = 'ai'"
    )
    [(session,)] = await bot.rows("SELECT min(id) FROM sessions")
    before = await state(bot)
    for action in (*(kind(theirs) for kind in OF_A_LINE), actions.EndTalk(session)):
        seen = len(await thief.chat())
        await thief.taps_forged(action.payload(), opening)
        assert await state(bot) == before, action
        assert len(await thief.chat()) <= seen + 1
    assert "kaffee" not in str(await thief.chat())
    await assert_well(bot)


async def test_a_button_with_the_number_of_ones_own_words_is_refused(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says(COFFEE)
    [(mine,)] = await bot.rows("SELECT id FROM conversation_turns WHERE speaker = 'user'")
    for kind in (actions.TranslateLine, actions.HintLine, actions.ExplainTips):
        await chat.taps_forged(kind(mine).payload())
    await assert_well(bot)


async def test_buttons_of_a_talk_that_is_over_still_explain_and_do_not_reopen_it(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says(COFFEE)
    await chat.says("/end")
    await chat.taps("Translate")
    await chat.sees("Our coffee is very good")
    assert await bot.count("sessions", "status = 'active'") == 0


async def test_taps_on_one_line_while_the_model_thinks_wait_their_turn(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    tutor = ScriptedTutor(answer("Gern! Was noch?"))
    talks_with(bot, tutor)
    await chat.says("Einen Kaffee, bitte.")
    for _ in range(5):
        await chat.taps("Translate", waits=False)
    await chat.settles()
    asked: list[Question] = tutor.asked[1:]
    assert len(asked) == 1
    await chat.sees("translated: Gern! Was noch?")
