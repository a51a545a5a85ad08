"""Settings, languages, help, and getting out of what is being asked."""

import pytest

from domain.levels import Native
from tests.chat import Phone, Running, Telegram, through_the_first_minute
from tests.conftest import both
from views import phrases

ENGLISH = phrases.of(Native.ENGLISH)
CHANGES = [
    ("level", "B2", "user_levels", "cefr_level", "B2"),
    ("goal", "30", "user_settings", "daily_goal_minutes", 30),
    ("mode", ENGLISH.plain("choice-mode-end"), "user_settings", "correction_mode", "end"),
    ("mode", ENGLISH.plain("choice-mode-off"), "user_settings", "correction_mode", "off"),
    ("tips", "5", "user_settings", "max_corrections", 5),
    ("strict", ENGLISH.plain("choice-strict-strict"), "user_settings", "strictness", "strict"),
    ("strict", ENGLISH.plain("choice-strict-lenient"), "user_settings", "strictness", "lenient"),
    ("remind", ENGLISH.plain("reminder-never"), "user_settings", "reminder_on", False),
    ("days", ENGLISH.plain("days-weekend"), "user_settings", "reminder_days", "67"),
    ("sched", ENGLISH.plain("choice-sched-sm2"), "user_settings", "scheduler", "sm2"),
    ("new", "30", "user_settings", "daily_new_limit", 30),
    ("rev", "500", "user_settings", "daily_review_limit", 500),
]


@pytest.mark.parametrize(("setting", "label", "table", "column", "value"), CHANGES)
async def test_a_setting_is_changed_shown_and_kept(
    chat: Phone, bot: Running, setting: str, label: str, table: str, column: str, value: object
):
    await through_the_first_minute(chat)
    await chat.says("/settings")
    name = ENGLISH.plain(f"setting-{setting}")
    await chat.taps(f"{name}:")
    await chat.sees(ENGLISH.plain(f"about-{setting}"))
    await chat.taps(label)
    assert (await chat.toasts())[-1] == ENGLISH.plain("setting-saved")
    [shown] = [text for text in await chat.labels() if text.startswith(f"{name}:")]
    assert label in shown
    assert await bot.rows(f"SELECT {column} FROM {table}") == [(value,)]  # noqa: S608 - the test's own words
    await chat.taps_again()
    assert (await chat.toasts())[-1] == ENGLISH.plain("setting-same")
    await chat.says("/settings")
    assert shown in await chat.labels()


@both
async def test_the_reminder_time_is_changed(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/settings")
    await chat.taps(ENGLISH.plain("setting-remind") + ":")
    await chat.taps("9:00 PM")
    [(time, is_on)] = await bot.rows("SELECT reminder_time, reminder_on FROM user_settings")
    assert (str(time)[:5], bool(is_on)) == ("21:00", True)


async def test_corrections_at_the_end_are_kept_for_the_summary(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/settings")
    await chat.taps(ENGLISH.plain("setting-mode") + ":")
    await chat.taps(ENGLISH.plain("choice-mode-end"))
    await chat.says("Ich möchte einen kaffee, bitte.")
    assert "→" not in (await chat.sees("Milch und Zucker"))["text"]
    await chat.says("/end")
    assert "kaffee → Kaffee" in (await chat.newest())["text"]


async def test_corrections_that_are_off_are_logged_all_the_same(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await bot.rows_changed("UPDATE user_settings SET correction_mode = 'off'")
    await chat.says("Ich möchte einen kaffee, bitte.")
    assert "→" not in (await chat.sees("Milch und Zucker"))["text"]
    assert await bot.count("grammar_corrections") == 1


@pytest.mark.parametrize("native", list(Native))
async def test_the_settings_are_readable_in_each_language(bot: Running, telegram: Telegram, native: Native):
    chat = await telegram.phone("Kim", native.value)
    chat.bot = bot
    say = phrases.of(native)
    await chat.says("/start")
    for _ in range(4):
        await chat.taps(say.plain("button-skip"))
    await chat.says("/settings")
    for setting in ("level", "goal", "mode", "tips", "strict", "remind", "days", "sched", "new", "rev"):
        await chat.taps(say.plain(f"setting-{setting}") + ":")
        await chat.sees(say.plain(f"about-{setting}"))
        await chat.taps(say.plain("button-back"))
    assert await bot.count("updates", "error IS NOT NULL") == 0


async def test_the_interface_language_is_changed_and_kept(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/language")
    await chat.taps("🌐")
    await chat.taps("Español")
    assert (await chat.toasts())[-1] == phrases.of(Native.SPANISH).plain("language-changed")
    await chat.says("/help")
    await chat.sees(phrases.of(Native.SPANISH).plain("command-help"))
    assert await bot.rows("SELECT interface_language FROM users") == [("es",)]


@both
async def test_another_language_to_learn_closes_the_talk_and_begins_its_own(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("/language")
    await chat.taps("Spanish")
    await chat.taps_again()
    assert (await chat.toasts())[-1] == ENGLISH.plain("language-same")
    await chat.says("Hola!")
    assert await bot.rows("SELECT language, status FROM sessions ORDER BY id") == [
        ("de", "completed"),
        ("es", "active"),
    ]


async def test_help_and_privacy_are_there_at_any_time(chat: Phone, bot: Running):
    for is_ready in (False, True):
        if is_ready:
            await through_the_first_minute(chat)
        await chat.says("/help")
        await chat.sees("/talk")
        await chat.says("/privacy")
        await chat.sees(ENGLISH.plain("privacy-no-model"))
    assert await bot.count("sessions", "status = 'active'") == 1


@pytest.mark.parametrize(
    ("typed", "meant"), [("/setings", "/settings"), ("/tlak", "/talk"), ("/HELP2", "/help"), ("/langauge", "/language")]
)
async def test_a_mistyped_command_is_guessed(chat: Phone, typed: str, meant: str):
    await chat.says(typed)
    await chat.sees(ENGLISH.plain("unknown-command-guess", guess=meant.removeprefix("/")))


@pytest.mark.parametrize("typed", ["/xyzzy_42", "/kaffee/milch", "/ Kaffee", "/"])
async def test_a_command_like_nothing_is_told_kindly(chat: Phone, typed: str):
    await chat.says(typed)
    await chat.sees(ENGLISH.plain("unknown-command"))


@pytest.mark.parametrize("command", ["/help@PalaverBot", "/HELP", "/help please"])
async def test_a_command_is_known_in_all_its_spellings(chat: Phone, command: str):
    await chat.says(command)
    await chat.sees("/talk")


async def test_cancel_leaves_each_thing_that_is_asked(chat: Phone, bot: Running):
    await chat.says("/start")
    await chat.says("/cancel")
    await chat.sees(ENGLISH.plain("cancel-first"))
    for label in ("German", "A1", "10"):
        await chat.taps(label)
    await chat.taps("🌍")
    await chat.says("/cancel")
    await chat.sees(ENGLISH.plain("cancel-done"))
    await chat.says("/cancel")
    await chat.sees("When should I remind you?")
    await chat.taps("8:00")
    await chat.says("/cancel")
    await chat.sees(ENGLISH.plain("cancel-talk"))
    await chat.says("/settings")
    await chat.taps("🌍")
    await chat.says("/cancel")
    await chat.says("Ich möchte einen Kaffee, bitte.")
    await chat.sees("Milch und Zucker")
    await chat.says("/end")
    await chat.says("/cancel")
    await chat.sees(ENGLISH.plain("cancel-nothing"))
    assert await bot.count("updates", "error IS NOT NULL") == 0
