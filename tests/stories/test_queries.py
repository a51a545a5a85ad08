"""How many statements the ways that everybody walks cost; a number that grows is a decision, not an accident."""

from collections.abc import Awaitable, Callable

import pytest

from tests.chat import Phone, Running, through_the_first_minute
from tests.databases import counted
from tests.stories.scripted import ScriptedTutor, answer, talks_with

RIGHT = "Ich möchte einen Kaffee, bitte."


async def statements(bot: Running, walk: Callable[[], Awaitable[object]]) -> list[str]:
    assert bot.app
    with counted(bot.app.db) as sent:
        await walk()
        await bot.settles()
    return sent


@pytest.fixture
async def talk(chat: Phone, bot: Running) -> Phone:
    await through_the_first_minute(chat)
    await chat.says(RIGHT)
    return chat


async def test_a_turn_of_talk(talk: Phone, bot: Running):
    sent = await statements(bot, lambda: talk.says("Mit Milch, bitte."))
    assert len(sent) <= 18, "\n".join(sent)


async def test_a_turn_with_a_mistake(talk: Phone, bot: Running):
    sent = await statements(bot, lambda: talk.says("Mit milch und zucker, bitte."))
    assert len(sent) <= 23, "\n".join(sent)


async def test_a_turn_with_a_model(talk: Phone, bot: Running):
    talks_with(bot, ScriptedTutor(answer("Sehr gern!")))
    sent = await statements(bot, lambda: talk.says("Mit Milch, bitte."))
    assert len(sent) <= 22, "\n".join(sent)


async def test_a_turn_costs_the_same_late_in_a_talk_as_early(talk: Phone, bot: Running):
    talks_with(bot, ScriptedTutor(answer("Sehr gern!")))
    early = await statements(bot, lambda: talk.says("Eins."))
    for word in ("Zwei.", "Drei.", "Vier.", "Fünf."):
        await talk.says(word)
    late = await statements(bot, lambda: talk.says("Sechs."))
    assert abs(len(late) - len(early)) <= 1


async def test_a_tap_on_a_setting(talk: Phone, bot: Running):
    await talk.says("/settings")
    sent = await statements(bot, lambda: talk.taps("Daily goal"))
    assert len(sent) <= 6, "\n".join(sent)


async def test_a_tap_under_a_line(talk: Phone, bot: Running):
    sent = await statements(bot, lambda: talk.taps("Translate"))
    assert len(sent) <= 8, "\n".join(sent)


async def test_the_menu_of_scenes_does_not_ask_for_each_scene(talk: Phone, bot: Running):
    sent = await statements(bot, lambda: talk.says("/talk"))
    assert len(sent) <= 6, "\n".join(sent)
