"""The first day: /start, four taps, a talk in a café, mistakes and what comes of them."""

import pytest

from domain.levels import Native
from tests.chat import Phone, Running, Telegram, through_the_first_minute
from tests.conftest import both
from views import phrases

ENGLISH = phrases.of(Native.ENGLISH)
SKIP = ENGLISH.plain("button-skip")


async def test_four_taps_lead_from_start_into_a_talk_in_german(chat, bot):
    await through_the_first_minute(chat)
    await chat.sees("All set")
    opening = await chat.newest()
    assert "?" in opening["text"]
    assert await bot.count("sessions", "status = 'active'") == 1
    assert (await bot.rows("SELECT daily_goal_minutes, reminder_on FROM user_settings"))[0] == (10, True)


async def test_a_mistake_is_a_row_and_a_folded_tip(chat, bot):
    await through_the_first_minute(chat)
    await chat.says("Ich möchte einen kaffee, bitte.")
    answer = await chat.newest()
    assert "Kaffee" in answer["html"]
    assert "blockquote" in answer["html"]
    rows = await bot.rows("SELECT incorrect_text, corrected_text, error_type, start FROM grammar_corrections")
    assert rows == [("kaffee", "Kaffee", "CASE", 17)]


@pytest.mark.parametrize("native", list(Native))
@both
async def test_a_first_day_in_each_interface_language(bot: Running, telegram: Telegram, native: Native):
    say = phrases.of(native)
    chat = await telegram.phone("Ana", f"{native.value}-XX")
    chat.bot = bot
    target = "es" if native is not Native.SPANISH else "de"
    await chat.says("/start")
    assert "Ana" in (await chat.newest())["text"]
    await chat.taps(say.plain(f"language-{target}"))
    await chat.taps(say.plain("level-a2"))
    await chat.taps(say.plain("minutes-short", minutes=15))
    await chat.taps(say.plain("reminder-never"))
    card = (await chat.sees(say.plain("language-" + target)))["text"]
    assert "A2" in card
    await chat.says("Hola! Quiero un café." if target == "es" else "Hallo! Einen Kaffee, bitte.")
    await chat.says("/help")
    await chat.sees(say.plain("command-help"))
    await chat.says("/end")
    assert "🏁" in (await chat.newest())["text"]
    assert await bot.rows("SELECT native_language, interface_language FROM users") == [(native.value, native.value)]
    assert await bot.rows("SELECT target_language, daily_goal_minutes, reminder_on FROM user_settings") == [
        (target, 15, False)
    ]
    assert await bot.rows("SELECT language, status FROM sessions") == [(target, "completed")]


async def test_a_language_we_do_not_speak_is_met_in_english(bot: Running, telegram: Telegram):
    chat = await telegram.phone("Aiko", "ja")
    chat.bot = bot
    await chat.says("/start")
    await chat.sees("Which language")


DEFAULTS = {
    "target": ("de", "A1", 10),
    "level": ("es", "A1", 15),
    "goal": ("es", "B1", 10),
    "reminder": ("es", "B1", 15),
}
QUESTIONS = {"target": "Spanish", "level": "B1", "goal": "15", "reminder": "8:00"}


@pytest.mark.parametrize("skipped", QUESTIONS)
async def test_each_question_can_be_skipped(chat: Phone, bot: Running, skipped: str):
    await chat.says("/start")
    for question, label in QUESTIONS.items():
        await chat.taps(SKIP if question == skipped else label)
    target, level, goal = DEFAULTS[skipped]
    if skipped == "target":
        level, goal = "B1", 15
    await chat.sees("All set")
    assert await bot.rows("SELECT target_language, daily_goal_minutes, reminder_on FROM user_settings") == [
        (target, goal, True)
    ]
    assert await bot.rows("SELECT language, cefr_level FROM user_levels") == [(target, level)]
    assert await bot.count("sessions", "status = 'active'") == 1


async def test_all_questions_can_be_skipped(chat: Phone, bot: Running):
    await chat.says("/start")
    for _ in range(4):
        await chat.taps(SKIP)
    await chat.sees("All set")
    await chat.says("Ich möchte einen Kaffee, bitte.")
    await chat.sees("Milch und Zucker")


async def test_who_speaks_german_and_skips_learns_english(bot: Running, telegram: Telegram):
    chat = await telegram.phone("Jana", "de")
    chat.bot = bot
    await chat.says("/start")
    await chat.taps(phrases.of(Native.GERMAN).plain("button-skip"))
    assert await bot.rows("SELECT target_language FROM user_settings") == [("en",)]


async def test_a_deep_link_is_kept_through_the_first_minute_and_used(chat: Phone, bot: Running):
    await chat.says("/start scene_market")
    await chat.says("/start")
    await chat.taps("German")
    await bot.stop()
    await bot.start()
    for label in ("A1", "10", "8:00"):
        await chat.taps(label)
    assert await bot.rows("SELECT slug FROM sessions JOIN contexts ON contexts.id = context_id") == [("market",)]


async def test_a_deep_link_to_a_scene_that_is_not_there_leads_to_the_first_scene(chat: Phone, bot: Running):
    await chat.says("/start scene_moon")
    for label in ("German", "A1", "10", "8:00"):
        await chat.taps(label)
    assert await bot.rows("SELECT slug FROM sessions JOIN contexts ON contexts.id = context_id") == [("cafe",)]


async def test_a_deep_link_of_somebody_who_is_here_already_opens_its_scene(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/start scene_market")
    open_ones = "SELECT slug FROM sessions JOIN contexts ON contexts.id = context_id WHERE status = 'active'"
    assert await bot.rows(open_ones) == [("market",)]


async def test_start_again_in_the_first_minute_asks_the_open_question_again(chat: Phone, bot: Running):
    await chat.says("/start")
    await chat.taps("German")
    await chat.says("/start")
    await chat.sees("How well do you speak it?")
    assert await bot.count("users") == 1


async def test_start_again_later_says_welcome_back_and_keeps_the_talk(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/start")
    await chat.sees("Good to see you again")
    assert await bot.count("sessions", "status = 'active'") == 1


async def test_words_before_the_first_answer_ask_kindly_for_a_tap(chat: Phone, bot: Running):
    for words in ("hello?", "/talk", "/settings", "what is this"):
        await chat.says(words)
        await chat.sees("Which language")
    assert await bot.count("sessions") == 0


async def test_the_interface_language_can_be_changed_at_the_first_question(chat: Phone):
    await chat.says("/start")
    await chat.taps("🌐")
    await chat.taps("Italiano")
    assert phrases.of(Native.ITALIAN).plain("button-skip") in await chat.labels()


async def test_the_time_zone_is_found_by_city_in_the_first_minute(chat: Phone, bot: Running):
    await chat.says("/start")
    for label in ("German", "A1", "10"):
        await chat.taps(label)
    await chat.taps("🌍")
    await chat.says("Lis")
    await chat.taps("Lisbon")
    await chat.sees("When should I remind you?")
    assert await bot.rows("SELECT timezone FROM users") == [("Europe/Lisbon",)]
    await chat.taps("8:00")
    await chat.sees("All set")


async def test_a_city_nobody_knows_is_asked_for_again(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/settings")
    await chat.taps("🌍")
    await chat.says("Atlantis <b>")
    await chat.sees("Atlantis <b>")
    await chat.says("jakar")
    await chat.taps("Jakarta")
    assert await bot.rows("SELECT timezone FROM users") == [("Asia/Jakarta",)]
    await chat.says("Ich möchte einen Kaffee, bitte.")
    await chat.sees("Milch und Zucker")


async def test_a_whole_evening_in_the_cafe_ends_with_a_summary(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    for words in (
        "Ich möchte einen kaffee, bitte.",
        "Mit Milch, bitte.",
        "Ja, ein Stück Apfelkuchen, bitte.",
        "Die Katze ist schön.",
    ):
        await chat.says(words)
    await chat.says("/end")
    card = await chat.newest()
    assert "🏁 At the café" in card["text"]
    assert "4 answers" in card["text"]
    [(status, turns, errors, vocabulary, fluency, overall)] = await bot.rows(
        "SELECT status, total_turns, grammar_errors, vocab_score, fluency_score, overall_score FROM sessions"
    )
    assert (status, turns, errors) == ("completed", 4, 1)
    assert all(0 < score <= 1 for score in (vocabulary, fluency, overall))
    await chat.says("/end")
    await chat.sees(ENGLISH.plain("talk-none-open"))


async def test_the_menu_of_commands_is_set_in_the_learners_language(bot: Running, telegram: Telegram):
    chat = await telegram.phone("Gina", "it")
    chat.bot = bot
    await chat.says("/start")
    menu = (await telegram.get(f"/sim/users/{chat.id}/chat"))["menu"]
    assert phrases.of(Native.ITALIAN).plain("command-help") in str(menu)


async def test_a_goodbye_after_a_talk_begins_no_new_one(chat, bot):
    await through_the_first_minute(chat)
    await chat.says("Ich möchte einen Tee.")
    await chat.says("/end")
    await chat.says("Tschüss, bis bald!")
    assert await bot.count("sessions") == 1


async def test_text_without_an_open_talk_is_greeted_and_kept(chat, bot):
    await through_the_first_minute(chat)
    await chat.says("/end")
    await chat.says("Ich heiße Ana.")
    assert await bot.count("conversation_turns", "message_text = 'Ich heiße Ana.'") == 1
    assert await bot.count("sessions", "context_id IS NULL AND status = 'active'") == 1


async def test_what_the_tutor_did_not_understand_is_said(chat):
    await through_the_first_minute(chat)
    await chat.says("Xyzzy plugh")
    await chat.sees("I did not catch that")


async def test_a_talk_in_which_nothing_was_said_ends_without_a_card(chat, bot):
    await through_the_first_minute(chat)
    await chat.says("/end")
    await chat.sees("The talk is closed")
    await chat.sees_no("Vocabulary")
