"""A phone: says, taps, sees; the real bot against the local Telegram, both in this process."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from sqlalchemy import text

from bot.app import App
from bot.settings import Settings
from simulator import client_actions
from simulator.server import TOKEN, Simulator

PATIENCE = 15.0


@dataclass
class Telegram:
    """The local Telegram as its client API shows it."""

    simulator: Simulator
    http: aiohttp.ClientSession

    async def get(self, path: str, **query: Any) -> dict[str, Any]:
        async with self.http.get(self.simulator.base_url + path, params=query) as answer:
            return await answer.json()

    async def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        async with self.http.post(self.simulator.base_url + path, json=body) as answer:
            assert answer.status < 400, await answer.text()
            return await answer.json()

    async def phone(self, first_name: str = "Ana", language_code: str = "en", **more: Any) -> "Phone":
        user = await self.post("/sim/users", {"first_name": first_name, "language_code": language_code, **more})
        return Phone(self, user["id"])

    async def calls(self, method: str = "") -> list[dict[str, Any]]:
        query = {"method": method} if method else {}
        return (await self.get("/sim/calls", **query))["calls"]

    async def fault(self, method: str, kind: str, times: int = 1, **more: Any) -> None:
        await self.post("/sim/faults", {"method": method, "kind": kind, "times": times, **more})

    async def no_more_faults(self) -> None:
        async with self.http.delete(self.simulator.base_url + "/sim/faults") as answer:
            assert answer.status < 400, await answer.text()

    async def advance(self, duration: str) -> None:
        await self.post("/sim/clock", {"advance": duration})

    async def menus_are_set(self) -> None:
        """Returns when the started bot has published its six menus, so that no later fault hits those."""
        await until(self._has_six_menus)

    async def _has_six_menus(self) -> bool:
        return len(await self.calls("setMyCommands")) >= 6

    async def tap_arrives(self, user_id: int, message_id: int, data: str) -> None:
        """A tap whose data no button carries, as a changed client could send it."""
        world = self.simulator._api.world
        client_actions._ask(world, world.users[user_id], message_id, {"text": "forged", "callback_data": data})

    async def pending(self) -> int:
        url = f"{self.simulator.api_url}{TOKEN}/getWebhookInfo"
        async with self.http.get(url) as answer:
            return (await answer.json())["result"]["pending_update_count"]


@dataclass
class Phone:
    """One learner's telephone."""

    telegram: Telegram
    id: int
    last_tap: dict[str, Any] = field(default_factory=dict)
    bot: "Running | None" = None

    async def says(self, words: str, *, waits: bool = True) -> list[int]:
        sent = await self.telegram.post(f"/sim/users/{self.id}/messages", {"text": words})
        if waits:
            await self.settles()
        return sent["message_ids"]

    async def taps(self, label: str, *, waits: bool = True) -> None:
        message, button = self._find(await self.chat(), label)
        self.last_tap = {"message_id": message["id"], "data": button["data"]}
        await self.telegram.post(f"/sim/users/{self.id}/taps", self.last_tap)
        if waits:
            await self.settles()

    async def taps_again(self) -> None:
        await self.telegram.post(f"/sim/users/{self.id}/taps", self.last_tap | {"again": True})
        await self.settles()

    async def edits(self, message_id: int, words: str, *, waits: bool = True) -> None:
        await self.telegram.post(f"/sim/users/{self.id}/edits", {"message_id": message_id, "text": words})
        if waits:
            await self.settles()

    async def taps_forged(self, data: str, message_id: int | None = None) -> None:
        """A tap with button data of its own making, on the newest message with buttons or the one named."""
        if message_id is None:
            message_id = next(m["id"] for m in reversed(await self.chat()) if m["buttons"])
        await self.telegram.tap_arrives(self.id, message_id, data)
        await self.settles()

    async def deletes(self, message_id: int) -> None:
        url = f"{self.telegram.simulator.base_url}/sim/users/{self.id}/messages/{message_id}"
        async with self.telegram.http.delete(url) as answer:
            assert answer.status < 400, await answer.text()

    async def sends_file(self, kind: str, content: bytes = b"x", name: str = "file.bin") -> None:
        form = aiohttp.FormData({"kind": kind})
        form.add_field("file", content, filename=name)
        url = f"{self.telegram.simulator.base_url}/sim/users/{self.id}/messages"
        async with self.telegram.http.post(url, data=form) as answer:
            assert answer.status < 400, await answer.text()
        await self.settles()

    async def blocks(self, blocked: bool = True) -> None:
        await self.telegram.post(f"/sim/users/{self.id}/block", {"blocked": blocked})
        await self.settles()

    async def blocks_now(self) -> None:
        """Blocks the bot without waiting for what it makes of that."""
        await self.telegram.post(f"/sim/users/{self.id}/block", {"blocked": True})

    async def says_and_deletes(self, words: str) -> None:
        """Takes a message back before the bot can answer it."""
        for message_id in await self.says(words, waits=False):
            await self.deletes(message_id)
        await self.settles()

    async def chat(self) -> list[dict[str, Any]]:
        return (await self.telegram.get(f"/sim/users/{self.id}/chat"))["messages"]

    async def sees(self, words: str) -> dict[str, Any]:
        """The newest message of the bot that shows these words; fails when there is none within moments."""
        deadline = time.monotonic() + PATIENCE
        while True:
            for message in reversed(await self.chat()):
                if message["from"] == "bot" and words in message["text"]:
                    return message
            if time.monotonic() > deadline:
                seen = "\n---\n".join(f"{m['from']}: {m['text']}" for m in (await self.chat())[-6:])
                raise AssertionError(f"{words!r} is not in the chat:\n{seen}")
            await asyncio.sleep(0.02)

    async def sees_no(self, words: str) -> None:
        assert not [m for m in await self.chat() if m["from"] == "bot" and words in m["text"]]

    async def newest(self) -> dict[str, Any]:
        return next(m for m in reversed(await self.chat()) if m["from"] == "bot")

    async def toasts(self) -> list[str]:
        return [toast["text"] for toast in (await self.telegram.get(f"/sim/users/{self.id}/chat"))["toasts"]]

    async def labels(self) -> list[str]:
        return [button["text"] for row in (await self.newest())["buttons"] for button in row]

    async def settles(self) -> None:
        if self.bot:
            await self.bot.settles()

    @staticmethod
    def _find(chat: list[dict[str, Any]], label: str) -> tuple[dict[str, Any], dict[str, Any]]:
        for message in reversed(chat):
            for row in message["buttons"]:
                for button in row:
                    if label in button["text"]:
                        return message, button
        raise AssertionError(
            f"no button {label!r}; there are {[b['text'] for m in chat for r in m['buttons'] for b in r]}"
        )


class Running:
    """The bot, which can be stopped, killed and started again on the same database and Telegram."""

    def __init__(self, telegram: Telegram, database_url: str, folder: str, **settings: Any) -> None:
        self.telegram = telegram
        self.settings = Settings(
            _env_file=None,
            **{
                "telegram_bot_token": TOKEN,
                "telegram_api_url": telegram.simulator.base_url,
                "database_url": database_url,
                "voice_cache": f"{folder}/voice",
                "follow_simulated_clock": True,
                "port": 0,
                **settings,
            },
        )
        self.app: App | None = None
        self.change: Any = lambda app: None

    async def start(self) -> None:
        self.app = App(self.settings)
        self.change(self.app)
        await self.app.start()

    async def stop(self) -> None:
        if self.app:
            await self.app.stop()
            self.app = None

    async def dies(self) -> None:
        """Ends as by kill -9: nothing that was begun is finished."""
        app, self.app = self.app, None
        assert app is not None
        app.jobs.stop()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task() and _is_bots(task)]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await app.web.stop()
        await app.voice.close()
        if app.model:
            await app.model.close()
        await app._request.shutdown()
        await app._polling.shutdown()
        await app.db.engine.dispose()

    async def settles(self, patience: float = PATIENCE) -> None:
        """Returns when all that was sent is decided, answered and noted; `patience` is seconds."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            app = self.app
            if app and _is_idle(app) and not await self.telegram.pending() and _is_idle(app):
                return
            await asyncio.sleep(0.005)
        raise AssertionError("the bot did not settle")

    async def rows(self, query: str, **values: Any) -> list[Any]:
        """Rows of a query on the bot's own database."""
        assert self.app is not None
        return await self.app.db.run(lambda db: list(db.execute(text(query), values)))

    async def rows_changed(self, statement: str) -> None:
        """Changes the bot's own database behind its back."""
        assert self.app is not None
        await self.app.db.run(lambda db: db.execute(text(statement)) and None)

    async def count(self, table: str, where: str = "true") -> int:
        return (await self.rows(f"SELECT count(*) FROM {table} WHERE {where}"))[0][0]  # noqa: S608 - tests' own names


def _is_idle(app: App) -> bool:
    return app.dispatch.is_idle and app.outgoing.is_idle


def _is_bots(task: asyncio.Task[Any]) -> bool:
    name = task.get_name()
    code = getattr(task.get_coro(), "cr_code", None)
    own = code is not None and ("/bot/" in code.co_filename or "/telegram/ext/" in code.co_filename)
    return own or name.startswith(("dispatch-", "db-lane-", "Updater"))


async def until(is_so: Callable[[], Awaitable[Any]]) -> None:
    """Returns when it is so; fails when it is not within moments."""
    deadline = time.monotonic() + PATIENCE
    while not await is_so():
        assert time.monotonic() < deadline, "it never came to be so"
        await asyncio.sleep(0.005)


async def through_the_first_minute(phone: Phone, language: str = "German", level: str = "A1") -> None:
    """/start and four taps."""
    await phone.says("/start")
    await phone.taps(language)
    await phone.taps(level)
    await phone.taps("10")
    await phone.taps("8:00")
