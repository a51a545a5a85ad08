"""The client side over HTTP: `/sim/...`, what the chat page and tests use to be a user."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import msgspec
from aiohttp import web

from simulator import chat_view, client_actions, payment_methods
from simulator.bot_api import HANG_SECONDS, BotApi
from simulator.call import Upload
from simulator.client_refusals import Unusable
from simulator.faults import KINDS, Fault
from simulator.methods import NAMES
from simulator.records import Json, User
from simulator.world import World

HEARTBEAT_SECONDS = 15.0
_DURATION = re.compile(
    r"(?P<sign>-)?P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?"
)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def seconds_of(duration: Any) -> float:
    """The length of an ISO 8601 duration (weeks, days, hours, minutes, seconds)."""
    match = _DURATION.fullmatch(duration) if isinstance(duration, str) else None
    parts = (
        {name: float(value) for name, value in match.groupdict().items() if value and name != "sign"} if match else {}
    )
    if not match or not parts:
        raise Unusable("advance must be an ISO 8601 duration like P1D or PT1H")
    return timedelta(**parts).total_seconds() * (-1 if match["sign"] else 1)


async def _body(request: web.Request) -> Json:
    """The JSON object of a request."""
    try:
        value = msgspec.json.decode(await request.read())
    except msgspec.DecodeError:
        raise Unusable("the body must be JSON") from None
    if not isinstance(value, dict):
        raise Unusable("the body must be a JSON object")
    return value


def _number(request: web.Request, name: str) -> int:
    """A whole number of the query, 0 when missing."""
    try:
        return int(request.query.get(name) or 0)
    except ValueError:
        raise Unusable(f"{name} must be a whole number") from None


def _json(value: Any) -> web.Response:
    """An answer."""
    return web.Response(body=msgspec.json.encode(value), content_type="application/json")


class Client:
    """The handlers of the client side."""

    def __init__(self, world: World, api: BotApi) -> None:
        self._world = world
        self._api = api

    def routes(self) -> list[web.RouteDef]:
        """All paths of the client side."""
        of_user = "/sim/users/{user}"
        return [
            web.get("/sim/state", self._guarded(self._state)),
            web.post("/sim/users", self._guarded(self._create)),
            web.get(of_user + "/chat", self._guarded(self._chat)),
            web.post(of_user + "/messages", self._guarded(self._message)),
            web.delete(of_user + "/messages/{message}", self._guarded(self._delete)),
            web.post(of_user + "/edits", self._guarded(self._edit)),
            web.post(of_user + "/taps", self._guarded(self._tap)),
            web.post(of_user + "/polls", self._guarded(self._vote)),
            web.post(of_user + "/pay", self._guarded(self._pay)),
            web.post(of_user + "/block", self._guarded(self._block)),
            web.post(of_user + "/reactions", self._guarded(self._react)),
            web.get("/sim/files/{file}", self._guarded(self._file)),
            web.get("/sim/clock", self._guarded(self._clock)),
            web.post("/sim/clock", self._guarded(self._advance)),
            web.get("/sim/faults", self._guarded(self._faults)),
            web.post("/sim/faults", self._guarded(self._fault)),
            web.delete("/sim/faults", self._guarded(self._clear_faults)),
            web.post("/sim/flood", self._guarded(self._flood)),
            web.post("/sim/latency", self._guarded(self._latency)),
            web.get("/sim/calls", self._guarded(self._calls)),
            web.delete("/sim/calls", self._guarded(self._clear_calls)),
            web.get("/sim/events", self._events),
        ]

    def _guarded(self, handler: Handler) -> Handler:
        """The handler with bad input told as JSON and every change kept before the answer."""

        async def guarded(request: web.Request) -> web.StreamResponse:
            try:
                answer = await handler(request)
            except Unusable as unusable:
                answer = unusable.response()
            except web.HTTPRequestEntityTooLarge:
                answer = Unusable("the body is too large", 413).response()
            self._world.file.flush()
            return answer

        return guarded

    def _user(self, request: web.Request) -> User:
        """The user of the path."""
        name = request.match_info["user"]
        if not re.fullmatch(r"\d{1,19}", name):
            raise Unusable("a user is named by a whole number", 404)
        return client_actions.person(self._world, int(name))

    async def _state(self, _: web.Request) -> web.Response:
        return _json(chat_view.state(self._world))

    async def _create(self, request: web.Request) -> web.Response:
        return _json(chat_view.person(client_actions.create(self._world, await _body(request))))

    async def _chat(self, request: web.Request) -> web.Response:
        return _json(chat_view.chat(self._world, self._user(request), _number(request, "after")))

    async def _message(self, request: web.Request) -> web.Response:
        user = self._user(request)
        if request.content_type == "multipart/form-data":
            form = await request.post()
            file, kind, caption = form.get("file"), form.get("kind", ""), form.get("caption", "")
            if not isinstance(file, web.FileField):
                raise Unusable("the form needs a file")
            upload = Upload(file.filename, file.content_type, file.file.read())
            return _json(
                {"message_ids": [client_actions.send_file(self._world, user, str(kind), str(caption), upload)]}
            )
        body = await _body(request)
        return _json({"message_ids": client_actions.say(self._world, user, body.get("text"), body.get("reply_to"))})

    async def _delete(self, request: web.Request) -> web.Response:
        name = request.match_info["message"]
        client_actions.delete(self._world, self._user(request), int(name) if name.isdecimal() else -1)
        return _json({})

    async def _edit(self, request: web.Request) -> web.Response:
        body = await _body(request)
        client_actions.edit(self._world, self._user(request), body.get("message_id"), body.get("text"))
        return _json({})

    async def _tap(self, request: web.Request) -> web.Response:
        user, body = self._user(request), await _body(request)
        return _json({"callback_id": client_actions.tap(self._world, user, body)})

    async def _vote(self, request: web.Request) -> web.Response:
        body = await _body(request)
        client_actions.vote(self._world, self._user(request), body.get("message_id"), body.get("option"))
        return _json({})

    async def _pay(self, request: web.Request) -> web.Response:
        user, body = self._user(request), await _body(request)
        return _json({"pre_checkout_query_id": client_actions.pay(self._world, user, body)})

    async def _block(self, request: web.Request) -> web.Response:
        user, body = self._user(request), await _body(request)
        if not isinstance(body.get("blocked"), bool):
            raise Unusable("blocked must be true or false")
        client_actions.block(self._world, user, blocked=body["blocked"])
        return _json(chat_view.person(user))

    async def _react(self, request: web.Request) -> web.Response:
        body = await _body(request)
        client_actions.react(self._world, self._user(request), body.get("message_id"), body.get("emoji"))
        return _json({})

    async def _file(self, request: web.Request) -> web.Response:
        stored = self._world.files.get(request.match_info["file"])
        if not stored:
            raise Unusable("there is no such file", 404)
        safe = stored.mime_type if stored.mime_type.startswith(("image/", "audio/")) else "application/octet-stream"
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox", "Content-Type": safe}
        return web.Response(body=stored.content, headers=headers)

    async def _clock(self, _: web.Request) -> web.Response:
        offset = self._world.counters.clock_offset
        return _json({"now": chat_view.iso(self._world.now()), "offset_seconds": offset})

    async def _advance(self, request: web.Request) -> web.Response:
        seconds = seconds_of((await _body(request)).get("advance"))
        self._world.move_clock(seconds)
        payment_methods.renew_due(self._world)
        return await self._clock(request)

    async def _faults(self, _: web.Request) -> web.Response:
        return _json({"faults": self._api.faults.waiting})

    async def _fault(self, request: web.Request) -> web.Response:
        body = await _body(request)
        wanted, kind = str(body.get("method", "*")), str(body.get("kind"))
        method = "*" if wanted == "*" else NAMES.get(wanted.lower())
        times, retry_after = body.get("times", 1), body.get("retry_after", 1)
        if not method:
            raise Unusable(f"there is no method {wanted}")
        if kind not in KINDS:
            raise Unusable(f"kind must be one of {', '.join(KINDS)}")
        if not isinstance(times, int) or not isinstance(retry_after, int) or times < 1 or retry_after < 0:
            raise Unusable("times must be a whole number of at least 1, retry_after of at least 0")
        self._api.faults.waiting.append(Fault(method, kind, times, retry_after))
        return _json({})

    async def _clear_faults(self, _: web.Request) -> web.Response:
        self._api.faults.waiting.clear()
        return _json({})

    async def _flood(self, request: web.Request) -> web.Response:
        on = (await _body(request)).get("on")
        if not isinstance(on, bool):
            raise Unusable("on must be true or false")
        self._api.flood.on = on
        return _json({"on": on})

    async def _latency(self, request: web.Request) -> web.Response:
        seconds = (await _body(request)).get("seconds")
        if not isinstance(seconds, int | float) or isinstance(seconds, bool) or not 0 <= seconds <= HANG_SECONDS:
            raise Unusable(f"seconds must be 0-{HANG_SECONDS:.0f}")
        self._api.latency = float(seconds)
        return _json({"seconds": self._api.latency})

    async def _calls(self, request: web.Request) -> web.Response:
        calls = self._api.calls
        found = calls.after(_number(request, "after"), request.query.get("method", ""))
        return _json({"calls": found, "next": calls.last})

    async def _clear_calls(self, _: web.Request) -> web.Response:
        self._api.calls.clear()
        return _json({})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        news: dict[int | None, int] = {}
        wake = asyncio.Event()

        def announce(revision: int, user: int | None) -> None:
            news[user] = revision
            wake.set()

        self._world.on_change.append(announce)
        try:
            await response.write(b": hello\n\n")
            while not self._api.closing.is_set() and request.transport is not None:
                await self._next_news(wake)
                lines = [msgspec.json.encode({"revision": n, "user": user}) for user, n in news.items()]
                news.clear()
                await response.write(b"".join(b"data: " + line + b"\n\n" for line in lines) or b": still here\n\n")
        except ConnectionResetError:
            pass  # the page was closed
        finally:
            self._world.on_change.remove(announce)
        return response

    async def _next_news(self, wake: asyncio.Event) -> None:
        """Waits for a change, or for the next heartbeat."""
        try:
            await asyncio.wait_for(wake.wait(), HEARTBEAT_SECONDS)
        except TimeoutError:
            return
        wake.clear()
