"""The web server: webhook, health and readiness."""

import hmac
from collections.abc import Awaitable, Callable

import structlog
from aiohttp import web

from bot import receive
from bot.clock import OFFSET_HEADER, Clock

log = structlog.get_logger()
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header, not a secret
UPDATE_BYTES = 1_000_000
Ready = Callable[[], Awaitable[bool]]


class Web:
    """Listens while the bot runs; answers a webhook 200 only after the update is committed."""

    def __init__(self, journal: receive.Journal, clock: Clock, ready: Ready, secret: str | None) -> None:
        self._journal = journal
        self._clock = clock
        self._ready = ready
        self._secret = secret
        self._runner: web.AppRunner | None = None

    async def start(self, host: str, port: int) -> None:
        """Listen."""
        app = web.Application(client_max_size=UPDATE_BYTES)
        app.add_routes([web.get("/healthz", self._health), web.get("/readyz", self._readiness)])
        if self._secret:
            app.add_routes([web.post("/webhook", self._webhook)])
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()

    async def stop(self) -> None:
        """Listen no more."""
        if self._runner:
            await self._runner.cleanup()

    async def _health(self, _request: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def _readiness(self, _request: web.Request) -> web.Response:
        ready = await self._ready()
        return web.json_response({"status": "ready" if ready else "not ready"}, status=200 if ready else 503)

    async def _webhook(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), (self._secret or "").encode()):
            return web.Response(status=403)
        self._clock.adopt(request.headers.get(OFFSET_HEADER))
        body = await request.read()
        try:
            raw = receive.parse(body)
            update_id = int(raw["update_id"])
        except (ValueError, TypeError, KeyError):
            log.warning("a webhook call that is no update", bytes=len(body))
            return web.Response(status=400)
        await self._journal.keep([raw | {"update_id": update_id}])
        return web.Response()
