"""The Bot API over HTTP: reads a call, lets faults and flood control have their say, answers as Telegram."""

import asyncio
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from aiohttp import web

from simulator import media, polling
from simulator.call import Call, Upload
from simulator.faults import Calls, Fault, Faults, Flood
from simulator.methods import METHODS, NAMES
from simulator.records import Json
from simulator.refusals import Refused, bad, plain, too_many
from simulator.world import World

CLOCK_HEADER = "Palaver-Clock-Offset"
HANG_SECONDS = 60.0
_LOOK_SECONDS = 0.05
_ENCODE = msgspec.json.Encoder().encode


async def read_call(request: web.Request, method: str) -> Call:
    """The parameters of a request, from its query and its body."""
    params: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    kind = request.content_type
    if not request.can_read_body:
        return Call(method, params)
    if kind == "application/json":
        params |= _json_object(await request.read())
    elif kind == "application/x-www-form-urlencoded":
        try:
            params |= dict(parse_qsl((await request.read()).decode(), keep_blank_values=True, errors="strict"))
        except UnicodeDecodeError:
            raise bad("strings must be encoded in UTF-8") from None
    elif kind == "multipart/form-data":
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files[name] = Upload(value.filename, value.content_type, value.file.read())
            else:
                params[name] = value
    return Call(method, params, files)


def _json_object(body: bytes) -> dict[str, Any]:
    """The JSON object a body holds; an empty body is an empty one."""
    try:
        value = msgspec.json.decode(body) if body else {}
    except msgspec.DecodeError:
        raise bad("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad("can't parse JSON object: expected an Object")
    return value


def _logged(call: Call) -> Json:
    """The parameters of a call as the log keeps them: files by name."""
    if not call.files:
        return call.params
    return call.params | {name: upload.name for name, upload in call.files.items()}


class BotApi:
    """Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, world: World, *, flood: bool, latency: float) -> None:
        self.world = world
        self.latency = latency
        self.calls = Calls()
        self.faults = Faults()
        self.flood = Flood(on=flood)
        self.polling = polling.Polling(world)
        self.closing = asyncio.Event()

    async def answer(self, request: web.Request) -> web.Response:
        """One call over HTTP."""
        try:
            if request.match_info["token"] != self.world.token:
                raise plain(401)
            name = NAMES.get(request.match_info["method"].lower())
            if not name:
                raise plain(404)
            call = await read_call(request, name)
        except Refused as refused:
            return self._respond(*_refusal(refused))
        except web.HTTPRequestEntityTooLarge:
            return self._respond(*_refusal(Refused(413, "Request Entity Too Large")))
        fault = self.faults.next_for(name)
        entry = self.calls.add(name, _logged(call), self.world.now())
        status, body = await self._faulty(call, fault, request)
        self.world.file.flush()
        if fault and fault.kind == "reset_after" and request.transport:
            request.transport.abort()
        entry["status"] = status
        if not body["ok"]:
            entry["description"] = body["description"]
        if self.latency and name != "getUpdates":
            await asyncio.sleep(self.latency)
        return self._respond(status, body)

    async def _faulty(self, call: Call, fault: Fault | None, request: web.Request) -> tuple[int, Json]:
        """The answer to a call, or the trouble that was ordered in its place."""
        kind = fault.kind if fault else ""
        if fault and kind == "429":
            return _refusal(too_many(fault.retry_after))
        if kind == "500":
            return _refusal(plain(500))
        if kind == "timeout":
            await self._hang(request)
            return 504, {"ok": False, "error_code": 504, "description": "Gateway Timeout"}
        return await self.execute(call)

    async def execute(self, call: Call) -> tuple[int, Json]:
        """Carries a call out: HTTP status and answer."""
        try:
            self.flood.check(call.method, call.integer("chat_id"))
            return 200, await self._result(call)
        except Refused as refused:
            return _refusal(refused)

    async def _result(self, call: Call) -> Json:
        """The successful answer to a call."""
        match call.method:
            case "getUpdates":
                return {"ok": True, "result": await self.polling.get_updates(call)}
            case "setWebhook":
                said = polling.set_webhook(self.world, self.polling, call)
                return {"ok": True, "result": True, "description": said}
            case "deleteWebhook":
                return {"ok": True, "result": True, "description": polling.delete_webhook(self.world, call)}
            case _:
                return {"ok": True, "result": METHODS[call.method](self.world, call)}

    async def _hang(self, request: web.Request) -> None:
        """Says nothing until the client gives up, a minute at most."""
        for _ in range(int(HANG_SECONDS / _LOOK_SECONDS)):
            if self.closing.is_set() or request.transport is None or request.transport.is_closing():
                return
            await asyncio.sleep(_LOOK_SECONDS)

    def _respond(self, status: int, body: Json) -> web.Response:
        """The answer with the header that tells the bot what time it is here."""
        headers = {"Content-Type": "application/json", CLOCK_HEADER: str(self.world.counters.clock_offset)}
        return web.Response(body=_ENCODE(body), status=status, headers=headers)

    async def download(self, request: web.Request) -> web.Response:
        """The content of a file that getFile named."""
        if request.match_info["token"] != self.world.token:
            return self._respond(*_refusal(plain(401)))
        stored = media.by_path(self.world, request.match_info["path"])
        if not stored:
            return self._respond(*_refusal(plain(404)))
        return web.Response(body=stored.content, content_type="application/octet-stream")


def _refusal(refused: Refused) -> tuple[int, Json]:
    """A refusal as the Bot API writes it, after its HTTP status."""
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.retry_after is not None:
        body["parameters"] = {"retry_after": refused.retry_after}
    return refused.code, body
