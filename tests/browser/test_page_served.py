"""How the chat page and the demo's learners are served, without a browser."""

from pathlib import Path

import aiohttp
import pytest

from bot.demonstration import PEOPLE
from simulator.server import ADMIN, Simulator
from tests.chat import Telegram


@pytest.mark.parametrize("part", ["/", "/page/app.js", "/page/app.css"])
async def test_a_browser_asks_again_for_each_part_of_the_page(part: str, telegram: Telegram):
    async with telegram.http.get(telegram.simulator.base_url + part) as answer:
        assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-cache")


async def test_the_demo_has_the_same_learners_after_a_restart_and_its_owner_last(tmp_path: Path):
    lists = []
    for _ in range(2):
        async with Simulator(tmp_path / "telegram.db") as simulator, aiohttp.ClientSession() as http:
            simulator.introduce(*PEOPLE)
            async with http.get(f"{simulator.base_url}/sim/state") as answer:
                lists.append((await answer.json())["users"])
    assert lists[0] == lists[1]
    assert [user["first_name"] for user in lists[0]] == [person["first_name"] for person in PEOPLE]
    assert [user["id"] for user in lists[0] if user["is_admin"]] == [ADMIN]
