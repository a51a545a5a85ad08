"""Claude's side of the wire for tests: real server-sent events through the real client."""

import json
from collections.abc import AsyncIterator, Callable, Iterable
from typing import Any

import httpx2


def event(name: str, **fields: Any) -> bytes:
    return f"event: {name}\ndata: {json.dumps({'type': name, **fields})}\n\n".encode()


def start(**usage: int) -> bytes:
    counts = {"input_tokens": 100, "output_tokens": 1, **usage}
    message = {"id": "msg_1", "type": "message", "role": "assistant", "model": "m", "content": [], "usage": counts}
    return event("message_start", message={**message, "stop_reason": None, "stop_sequence": None})


def text(*pieces: str, index: int = 0, closed: bool = True) -> list[bytes]:
    events = [event("content_block_start", index=index, content_block={"type": "text", "text": ""})]
    events += [
        event("content_block_delta", index=index, delta={"type": "text_delta", "text": piece}) for piece in pieces
    ]
    return [*events, event("content_block_stop", index=index)] if closed else events


def thinking(thought: str) -> list[bytes]:
    return [
        event("content_block_start", index=0, content_block={"type": "thinking", "thinking": "", "signature": ""}),
        event("content_block_delta", index=0, delta={"type": "thinking_delta", "thinking": thought}),
        event("content_block_stop", index=0),
    ]


def tool(arguments: str, index: int = 1, *, closed: bool = True) -> list[bytes]:
    block = {"type": "tool_use", "id": "toolu_1", "name": "record_corrections", "input": {}}
    pieces = [arguments[i : i + 7] for i in range(0, len(arguments), 7)]
    events = [event("content_block_start", index=index, content_block=block)]
    events += [
        event("content_block_delta", index=index, delta={"type": "input_json_delta", "partial_json": piece})
        for piece in pieces
    ]
    return [*events, event("content_block_stop", index=index)] if closed else events


def end(stop_reason: str = "tool_use", output: int = 50) -> list[bytes]:
    delta = {"stop_reason": stop_reason, "stop_sequence": None}
    return [event("message_delta", delta=delta, usage={"output_tokens": output}), event("message_stop")]


def judgement(corrected: str, *corrections: dict[str, Any], **more: Any) -> str:
    fields = {"translation": "", "hint": "", "scene_over": False, **more}
    return json.dumps({"corrected_text": corrected, "corrections": list(corrections), **fields}, ensure_ascii=False)


def claim(wrong: str, right: str, kind: str, **more: Any) -> dict[str, Any]:
    fields = {"severity": "moderate", "explanation": "because", "confidence": 0.9, **more}
    return {"wrong": wrong, "right": right, "kind": kind, **fields}


def turn(reply: str, arguments: str) -> list[bytes]:
    return [start(), *text(reply[:6], reply[6:]), *tool(arguments), *end()]


def line(reply: str) -> list[bytes]:
    return [start(), *text(reply), *end("end_turn")]


class Body(httpx2.AsyncByteStream):
    """Event bytes piece by piece, then, if there is one, a fault in the line."""

    def __init__(self, pieces: Iterable[bytes], fault: Exception | None = None) -> None:
        self._pieces = list(pieces)
        self._fault = fault

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece
        if self._fault:
            raise self._fault


Reaction = Callable[[httpx2.Request], httpx2.Response]


class Claude:
    """Answers each request with the next reaction and remembers what it was asked."""

    def __init__(self, *reactions: list[bytes] | Reaction) -> None:
        self._reactions = list(reactions)
        self.asked: list[dict[str, Any]] = []
        self.headers: list[httpx2.Headers] = []
        self.client = httpx2.AsyncClient(transport=httpx2.MockTransport(self._answer))

    async def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(json.loads(request.content))
        self.headers.append(request.headers)
        reaction = self._reactions.pop(0)
        return reaction(request) if callable(reaction) else streamed(reaction)


def streamed(pieces: Iterable[bytes], fault: Exception | None = None) -> httpx2.Response:
    return httpx2.Response(200, headers={"content-type": "text/event-stream"}, stream=Body(pieces, fault))


def cut(*pieces: bytes) -> Reaction:
    """The line breaks after these events."""
    return lambda _: streamed(pieces, httpx2.ReadError("line broke"))


def status(code: int, error: str) -> Reaction:
    body = {"type": "error", "error": {"type": error, "message": "no"}}
    return lambda _: httpx2.Response(code, json=body)


def fault(error: type[httpx2.TransportError]) -> Reaction:
    def react(_: httpx2.Request) -> httpx2.Response:
        message = "fault"
        raise error(message)

    return react
