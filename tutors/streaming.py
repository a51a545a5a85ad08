"""Claude's side of the wire: one streamed call, and the name of what went wrong.

Importing this module imports anthropic, which takes over a second: only `tutors.claude` does so, when it is needed.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import anthropic
import httpx2
from anthropic.types import RawContentBlockDeltaEvent, RawContentBlockStartEvent, RawMessageStreamEvent

from domain.tutoring import Failure, Show
from tutors.costs import Tokens
from tutors.hearing import Heard

log = logging.getLogger(__name__)

CONNECT_SECONDS = 5.0
PAUSE = 0.5
LONGEST_PAUSE = 3.0
RECOVERS = {408, 409, 429}

STATUSES = {
    401: Failure.BAD_KEY,
    402: Failure.BUDGET,
    403: Failure.BAD_KEY,
    408: Failure.TIMEOUT,
    429: Failure.RATE_LIMIT,
    504: Failure.TIMEOUT,
    529: Failure.OVERLOADED,
}
ERROR_TYPES = {
    "authentication_error": Failure.BAD_KEY,
    "billing_error": Failure.BUDGET,
    "overloaded_error": Failure.OVERLOADED,
    "permission_error": Failure.BAD_KEY,
    "rate_limit_error": Failure.RATE_LIMIT,
    "timeout_error": Failure.TIMEOUT,
}
"""What an error says of itself; in the middle of a stream there is no status to go by."""


class Connection:
    """The one client; made once, used by all learners."""

    def __init__(
        self,
        api_key: str,
        base_url: str,
        *,
        silence: timedelta,
        retries: int,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        """`silence` is the longest wait for the next piece of an answer; `retries` count before its first piece."""
        self._client = anthropic.AsyncAnthropic(
            api_key=api_key,
            base_url=base_url,
            timeout=anthropic.Timeout(silence.total_seconds(), connect=CONNECT_SECONDS),
            max_retries=0,  # the client's own retries wait up to a minute when a rate limit says so
            http_client=http_client,
        )
        self._retries = retries

    async def close(self) -> None:
        """Let go of the sockets."""
        await self._client.close()

    async def hear(self, body: dict[str, Any], heard: Heard, show: Show) -> Failure | None:
        """Send `body`, collect what comes into `heard`, show the text as it grows; what went wrong, if anything."""
        for _ in range(self._retries):
            fault = await self._attempt(body, heard, show)
            if fault is None:
                return None
            if fault.pause is None:
                return fault.failure
            await asyncio.sleep(fault.pause)
        fault = await self._attempt(body, heard, show)
        return fault.failure if fault else None

    async def _attempt(self, body: dict[str, Any], heard: Heard, show: Show) -> "_Fault | None":
        try:
            async with await self._client.messages.create(**body, stream=True) as stream:
                await _listen(stream, heard, show)
        except anthropic.APIStatusError as error:
            return _Fault(_of_status(error), _pause(error))
        except (anthropic.APITimeoutError, httpx2.TimeoutException):
            return _Fault(Failure.TIMEOUT)
        except anthropic.APIConnectionError:
            return _Fault(Failure.CONNECTION, PAUSE)
        except httpx2.RequestError:
            return _Fault(Failure.CUT_OFF)
        except _Garbled:
            return _Fault(Failure.MALFORMED)
        return None if heard.finished else _Fault(Failure.CUT_OFF)


@dataclass(frozen=True, slots=True)
class _Fault:
    """What went wrong, and after how many seconds it is worth another try, if at all."""

    failure: Failure
    pause: float | None = None


class _Garbled(Exception):  # noqa: N818 - says what the stream was
    """The stream is not the events that were promised."""


def _of_status(error: anthropic.APIStatusError) -> Failure:
    failure = ERROR_TYPES.get(str(error.type)) or STATUSES.get(error.status_code, Failure.SERVER)
    if failure in {Failure.BAD_KEY, Failure.BUDGET, Failure.SERVER}:
        log.warning("Claude refused the request: %s %s %s", error.status_code, error.type, error.api_message)
    return failure


def _pause(error: anthropic.APIStatusError) -> float | None:
    """Seconds until another try: only where the server may recover, and no longer than a learner would wait."""
    if error.status_code not in RECOVERS and error.status_code < httpx2.codes.INTERNAL_SERVER_ERROR:
        return None
    asked = error.response.headers.get("retry-after", "")
    pause = float(asked) if asked.replace(".", "", 1).isdecimal() else PAUSE
    return pause if pause <= LONGEST_PAUSE else None


async def _listen(stream: anthropic.AsyncStream[RawMessageStreamEvent], heard: Heard, show: Show) -> None:
    async for event in _events(stream):
        before = heard.text
        try:
            _take(event, heard)
        except (AttributeError, TypeError) as error:  # the client builds events without checking their fields
            raise _Garbled from error
        if heard.text != before and heard.text.strip():
            await show(heard.text)


async def _events(
    stream: anthropic.AsyncStream[RawMessageStreamEvent],
) -> AsyncIterator[RawMessageStreamEvent]:
    """The stream's events; lines that are no JSON end it with _Garbled."""
    iterator = aiter(stream)
    while True:
        try:
            event = await anext(iterator)
        except StopAsyncIteration:
            return
        except ValueError as error:
            raise _Garbled from error
        yield event


def _take(event: RawMessageStreamEvent, heard: Heard) -> None:
    match event.type:
        case "message_start":
            usage = event.message.usage
            heard.tokens = Tokens(
                fresh=usage.input_tokens or 0,
                cache_write=usage.cache_creation_input_tokens or 0,
                cache_read=usage.cache_read_input_tokens or 0,
                output=usage.output_tokens or 0,
            )
        case "content_block_start":
            _begin(event, heard)
        case "content_block_delta":
            _add(event, heard)
        case "content_block_stop":
            heard.end_block()
        case "message_delta":
            heard.stop_reason = event.delta.stop_reason
            heard.wrote(event.usage.output_tokens or 0)
        case "message_stop":
            heard.finished = True


def _begin(event: RawContentBlockStartEvent, heard: Heard) -> None:
    block = event.content_block
    match block.type:
        case "text":
            heard.begin_text(block.text or "")
        case "tool_use":
            heard.begin_tool()
        case _:
            heard.begin_other()


def _add(event: RawContentBlockDeltaEvent, heard: Heard) -> None:
    match event.delta.type:
        case "text_delta":
            heard.add_text(event.delta.text)
        case "input_json_delta":
            heard.add_tool(event.delta.partial_json)
