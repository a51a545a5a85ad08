"""The chat page in a real browser, with the real bot behind it."""

import os
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.window import PHONE, Window, through_the_first_minute
from tests.chat import Phone, Running, Telegram, until

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
COFFEE = "Ich möchte einen kaffee, bitte."
ANSWER = "Unser Kaffee ist sehr gut."


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """Where pictures go; with PICTURES=1 those of the documentation are taken anew."""
    return PICTURES if os.environ.get("PICTURES") else tmp_path


async def number_of(window: Window, words: str) -> str | None:
    return await (await window.sees(words)).get_attribute("data-message-id")


async def test_start_and_four_taps_lead_into_a_talk(emma: Phone, bot: Running, opens: Opens, album: Path):
    window = await opens(emma)
    await window.starts()
    await expect(window.button("German")).to_be_visible()
    await window.takes_a_picture(album / "first-minute.png")
    await window.taps("German", "A1", "10 min", "8:00 PM")
    await window.sees("Was möchten Sie trinken?")
    await expect(window.part("start")).to_be_hidden()
    await expect(window.log.get_by_test_id("message")).to_have_count(4)
    assert await bot.rows("SELECT daily_goal_minutes, target_language FROM user_settings") == [(10, "de")]


async def test_a_mistake_gets_a_tip_that_unfolds_and_is_explained_in_place(
    emma: Phone, telegram: Telegram, opens: Opens, album: Path
):
    await (await telegram.phone("Giulia", "it")).says("/start")
    window = await opens(emma)
    await through_the_first_minute(window)
    await window.says(COFFEE)
    answer = await window.sees(ANSWER)
    number = await number_of(window, ANSWER)
    await expect(answer.locator("blockquote s")).to_have_text("kaffee")
    await expect(answer.locator("blockquote b")).to_have_text("Kaffee")
    await window.taps("Explain")
    await window.says("Mit Milch, bitte. Ohne Zucker.")
    await window.sees("Möchten Sie auch etwas essen?")
    quote = answer.locator("blockquote")
    folded = (await quote.bounding_box())["height"]
    await quote.get_by_role("button", name="Expand the quote").click()
    await expect(quote.get_by_role("button", name="Fold the quote")).to_be_visible()
    assert (await quote.bounding_box())["height"] > folded
    await window.takes_a_picture(album / "talk-light.png")
    await answer.get_by_role("button", name="Translate").click()
    await expect(answer).to_contain_text("Our coffee is very good.")
    await answer.get_by_role("button", name="Hint").click()
    await expect(answer).to_contain_text("You could say:")
    assert await number_of(window, ANSWER) == number
    await expect(window.log.get_by_test_id("message")).to_have_count(8)


async def test_a_word_is_saved_once_even_when_every_tap_comes_twice(emma: Phone, bot: Running, opens: Opens):
    window = await opens(emma)
    await window.part("tap-twice").check()
    await through_the_first_minute(window)
    await window.taps("Save word")
    await window.sees("Words of this line.")
    word = window.button("➕")
    await word.click()
    await window.is_told("You are learning")
    await expect(window.button("✓")).to_be_visible()
    emma.bot = bot
    await emma.settles()
    assert await bot.count("user_vocabulary_progress") == 1
    assert await bot.count("sessions") == 1
    assert await bot.count("user_settings", "daily_goal_minutes = 10") == 1


async def test_an_edited_message_is_corrected_again_in_place(emma: Phone, bot: Running, opens: Opens):
    window = await opens(emma)
    await through_the_first_minute(window)
    await window.says(COFFEE)
    answer = await window.sees(ANSWER)
    await expect(answer.locator("blockquote")).to_be_visible()
    await window.part("composer").press("ArrowUp")
    await expect(window.part("composer")).to_have_value(COFFEE)
    await window.says("Ich möchte einen Kaffee, bitte.")
    await expect(answer.locator("blockquote")).to_have_count(0)
    await expect(window.message("Ich möchte einen Kaffee")).to_contain_text("edited")
    assert await bot.count("grammar_corrections") == 0


async def test_an_hour_of_silence_closes_the_talk(emma: Phone, bot: Running, opens: Opens):
    window = await opens(emma)
    await through_the_first_minute(window)
    await window.part("next-hour").click()

    async def closed() -> int:
        return await bot.count("sessions", "status <> 'active'")

    await until(closed)
    await expect(window.page.locator("#clock-offset")).to_have_text("1 h ahead of real time")
    await window.says("/end")
    await window.sees("No talk is open.")


async def test_a_learner_blocks_the_bot_and_another_one_goes_on(
    emma: Phone, telegram: Telegram, bot: Running, opens: Opens
):
    budi = await telegram.phone("Budi", "id")
    window = await opens(emma)
    await through_the_first_minute(window)
    await window.part("block").click()
    await expect(window.part("composer")).to_be_hidden()
    await window.becomes("Budi")
    await window.starts()
    await window.sees("Budi")
    await window.sees_no("Emma")
    await expect(window.button("Jerman")).to_be_visible()
    await window.becomes("Emma")
    await expect(window.part("block")).to_have_text("Unblock the bot")
    await window.part("block").click()
    await window.says("Tee, bitte.")
    await window.sees("Das tut gut.")
    assert len(await budi.chat()) == 2


async def test_the_page_goes_on_when_the_bot_is_killed_and_started_again(emma: Phone, bot: Running, opens: Opens):
    window = await opens(emma)
    await window.starts()
    await window.taps("German")
    await window.sees("How well do you speak it?")
    await bot.dies()
    await window.taps("A1")
    await bot.start()
    await window.taps("10 min", "8:00 PM")
    await window.sees("Was möchten Sie trinken?")
    await bot.dies()
    await window.says(COFFEE)
    await bot.start()
    await window.sees(ANSWER)
    await expect(window.log.get_by_test_id("message")).to_have_count(6)


async def test_the_first_minute_needs_no_mouse(emma: Phone, opens: Opens):
    window = await opens(emma)
    await expect(window.part("start")).to_be_visible()
    await tab_to(window, "start")
    for label in ("German", "A1", "10 min", "8:00 PM"):
        await expect(window.button(label)).to_be_visible()
        await tab_to(window, label)
    await window.sees("Was möchten Sie trinken?")
    await tab_to(window, "composer", "")
    await window.page.keyboard.type(COFFEE)
    await window.page.keyboard.press("Enter")
    await window.sees(ANSWER)


async def tab_to(window: Window, name: str, key: str = "Enter") -> None:
    """Tabs until what is so named has the focus, then presses the key."""
    named = "e => [e.dataset.testid, e.dataset.label, e.ariaLabel].some(n => n?.includes(name))"
    for _ in range(60):
        await window.page.keyboard.press("Tab")
        if await window.page.evaluate(f"name => ({named})(document.activeElement)", name):
            break
    else:
        raise AssertionError(f"{name!r} cannot be reached with Tab")
    if key:
        await window.page.keyboard.press(key)


async def test_on_a_phone_learners_and_lab_are_drawers(emma: Phone, telegram: Telegram, opens: Opens, album: Path):
    await telegram.phone("Budi", "id")
    window = await opens(emma, PHONE, color_scheme="dark", has_touch=True)
    await through_the_first_minute(window)
    await window.says(COFFEE)
    await window.sees(ANSWER)
    await window.holds_nothing_sideways()
    await window.takes_a_picture(album / "talk-dark-phone.png")
    await expect(window.part("next-hour")).not_to_be_in_viewport()
    await window.opens("Lab")
    await expect(window.part("next-hour")).to_be_in_viewport()
    await window.page.keyboard.press("Escape")
    await window.opens("Learners")
    await window.becomes("Budi")
    await window.starts()
    await expect(window.button("Jerman")).to_be_in_viewport()
    await window.holds_nothing_sideways()
