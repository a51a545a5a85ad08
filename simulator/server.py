"""The local Telegram as one object: start it on a port, stop it, or serve until told to end."""

import asyncio
import contextlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Self

from aiohttp import web

from simulator.bot_api import BotApi
from simulator.client import Client
from simulator.client_actions import FIRST_ADMIN, create
from simulator.media import UPLOAD_LIMIT
from simulator.records import Json
from simulator.statefile import NoStateFile, StateFile
from simulator.webhook import Deliverer
from simulator.world import World

PAGE = Path(__file__).parent / "page"
ADMIN = FIRST_ADMIN
TOKEN = "1:demo"  # noqa: S105 - the play token of a simulator
_BODY_LIMIT = UPLOAD_LIMIT + 1024 * 1024
_TOKEN = re.compile(r"\d{1,15}:[A-Za-z0-9_\-]+")


async def _chat_page(_: web.Request) -> web.FileResponse:
    """The chat page."""
    return web.FileResponse(PAGE / "index.html")


async def _asked_again(request: web.Request, answer: web.StreamResponse) -> None:
    """A browser asks again for each part of the page, so that it never mixes parts of two versions."""
    if request.path == "/" or request.path.startswith("/page/"):
        answer.headers["Cache-Control"] = "no-cache"


class Simulator:
    """A local Telegram for one bot; with a state file it goes on where it was, even after `kill -9`."""

    def __init__(
        self,
        state_file: Path | None = None,
        token: str = TOKEN,
        *,
        flood: bool = False,
        latency: float = 0.0,
        bot_name: str = "Palaver",
    ) -> None:
        if not _TOKEN.fullmatch(token):
            raise ValueError("a bot token looks like 123456:letters")
        self._state_file = state_file
        self._flood = flood
        self._latency = latency
        self._bot_name = bot_name
        self._runner: web.AppRunner | None = None
        self._delivery: asyncio.Task[None] | None = None
        self._api: BotApi | None = None
        self.token = token
        self.base_url = ""

    @property
    def api_url(self) -> str:
        """The `base_url` of a Bot API client: the token follows it directly."""
        return f"{self.base_url}/bot"

    @property
    def file_url(self) -> str:
        """The `base_file_url` of a Bot API client: the token follows it directly."""
        return f"{self.base_url}/file/bot"

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listens (port 0 = any free one) and returns the base URL."""
        file = StateFile(self._state_file) if self._state_file else NoStateFile()
        world = World(self.token, file, self._bot_name)
        self._api = api = BotApi(world, flood=self._flood, latency=self._latency)
        app = web.Application(client_max_size=_BODY_LIMIT)
        app.router.add_route("*", "/bot{token}/{method}", api.answer)
        app.router.add_get("/file/bot{token}/{path:.+}", api.download)
        app.router.add_routes(Client(world, api).routes())
        if PAGE.is_dir():
            app.router.add_get("/", _chat_page)
            app.router.add_static("/page", PAGE)
            app.on_response_prepare.append(_asked_again)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError:
            await self._runner.cleanup()
            file.close()
            self._runner = None
            raise
        self._delivery = asyncio.create_task(Deliverer(world, api).run())
        bound = self._runner.addresses[0][1]
        self.base_url = f"http://{host}:{bound}"
        return self.base_url

    def introduce(self, *people: Json) -> None:
        """Adds people (as `POST /sim/users` takes them) to a started simulator in which there is nobody yet."""
        if self._api and not self._api.world.users:
            for person in people:
                create(self._api.world, person)

    async def stop(self) -> None:
        """Ends all waiting calls, stops listening and releases the state file."""
        if not self._runner or not self._api or not self._delivery:
            return
        self._delivery.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._delivery
        self._api.closing.set()
        self._api.polling.wake()
        for announce in tuple(self._api.world.on_change):
            announce(self._api.world.counters.revision, None)
        await self._runner.cleanup()
        self._api.world.file.close()
        self._runner = None

    async def __aenter__(self) -> Self:
        """Starts on a free port."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stops."""
        await self.stop()


async def serve(
    port: int = 8081,
    state_file: Path | None = None,
    host: str = "127.0.0.1",
    token: str = TOKEN,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Runs a simulator until the task is cancelled (Ctrl-C); `ready` is told its address once it listens."""
    simulator = Simulator(state_file, token)
    address = await simulator.start(host, port)
    if ready:
        ready(address)
    try:
        await asyncio.Event().wait()
    finally:
        await simulator.stop()
