"""Fixtures that all tests share."""

import asyncio
import datetime as dt
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot import logs, seeding
from bot.settings import LogFormat
from simulator.server import Simulator
from storage.db import Database
from tests.chat import Running, Telegram
from tests.databases import (  # noqa: F401 - fixtures are found by name
    database,
    database_url,
    empty_url,
    migrated_file,
    outside_the_loop,
    postgres,
    postgres_url,
    sqlite_url,
)

logs.configure(LogFormat.CONSOLE, "WARNING", ())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest test begins first, so that nobody waits for it alone at the end."""
    items.sort(key=lambda item: "test_kill" not in item.nodeid)


async def _seed(url: str) -> None:
    db = Database(url)
    await seeding.seed(db, dt.datetime.now(dt.UTC))
    await db.close()


@pytest.fixture(scope="session")
def seeded_file(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: F811 - a fixture
    """An SQLite file with the whole course; copied, never used itself."""
    path = tmp_path_factory.mktemp("seeded") / "template.db"
    shutil.copyfile(migrated_file, path)
    outside_the_loop(_seed(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def seeded_template(postgres) -> str:  # noqa: F811 - a fixture
    """A PostgreSQL database with the whole course, to be copied."""
    postgres.psql("CREATE DATABASE seeded TEMPLATE migrated")
    outside_the_loop(_seed(postgres.url("seeded")))
    return "seeded"


@pytest.fixture
def course_url(request: pytest.FixtureRequest, tmp_path: Path):
    """A database with the course, on SQLite unless the test is parametrised indirectly."""
    if getattr(request, "param", "sqlite") == "sqlite":
        path = tmp_path / "palaver.db"
        shutil.copyfile(request.getfixturevalue("seeded_file"), path)
        yield f"sqlite:///{path}"
        return
    template = request.getfixturevalue("seeded_template")
    with request.getfixturevalue("postgres").database(template=template) as url:
        yield url


both = pytest.mark.parametrize("course_url", ["sqlite", "postgres"], indirect=True)


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    """A local Telegram of this test's own."""
    simulator = Simulator()
    await simulator.start()
    async with aiohttp.ClientSession() as http:
        yield Telegram(simulator, http)
    await simulator.stop()
    await asyncio.sleep(0)


@pytest.fixture
async def bot(telegram: Telegram, course_url: str, tmp_path: Path) -> AsyncIterator[Running]:
    """The bot, running."""
    running = Running(telegram, course_url, str(tmp_path), owner_telegram_id=777)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def chat(bot: Running, telegram: Telegram):
    """The telephone of somebody who has not met the bot."""
    phone = await telegram.phone()
    phone.bot = bot
    return phone
