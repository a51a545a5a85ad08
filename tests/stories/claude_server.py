"""Claude's server on this machine: answers each request with the next of its lines, as real server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.tutors import claude_wire as wire


@dataclass(frozen=True)
class Reply:
    """One answer: a status with JSON, or events with pauses between them; `cut` breaks the line at the end."""

    status: int = 200
    body: dict[str, Any] = field(default_factory=dict)
    events: tuple[bytes, ...] = ()
    pause: float = 0.0
    cut: bool = False
    hangs: bool = False


def turn(reply: str, corrected: str, *claims: dict[str, Any], pause: float = 0.0, **more: Any) -> Reply:
    return Reply(events=tuple(wire.turn(reply, wire.judgement(corrected, *claims, **more))), pause=pause)


def line(text: str) -> Reply:
    return Reply(events=tuple(wire.line(text)))


def events(*pieces: bytes, cut: bool = False) -> Reply:
    return Reply(events=pieces, cut=cut)


def refused(status: int, kind: str) -> Reply:
    return Reply(status, {"type": "error", "error": {"type": kind, "message": "no"}})


@dataclass
class ClaudeServer:
    """Remembers what it was asked; the last reply of its script is given again and again."""

    url: str
    script: list[Reply]
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def will(self, *replies: Reply) -> None:
        self.script[:] = replies

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(json.loads(await request.read()))
        self.keys.append(request.headers.get("authorization", "") + request.headers.get("x-api-key", ""))
        reply = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if reply.hangs:
            await asyncio.sleep(5)
        if reply.status != 200:
            return web.json_response(reply.body, status=reply.status)
        return await self._stream(request, reply.events, reply)

    async def _stream(self, request: web.Request, pieces: Iterable[bytes], reply: Reply) -> web.StreamResponse:
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)
        for piece in pieces:
            await response.write(piece)
            await asyncio.sleep(reply.pause)
        if reply.cut and request.transport:
            request.transport.abort()
        return response


@asynccontextmanager
async def serving() -> AsyncIterator[ClaudeServer]:
    server = ClaudeServer("", [line("Ja.")])
    app = web.Application()
    app.add_routes([web.post("/v1/messages", server.answer)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    server.url = f"http://{host}:{port}"
    yield server
    await runner.cleanup()
