"""Flood control: a pace per chat with a burst, a slow lane for what goes to many, and Telegram's word obeyed."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiolimiter import AsyncLimiter
from telegram import error

log = structlog.get_logger()
CHAT_BURST = 20
"""Messages a chat may get at once; then one a second, as Telegram asks."""
BULK_PER_SECOND = 25
"""Below Telegram's 30 a second for all chats together, so that answers still fit in."""
CHATS_REMEMBERED = 10_000
ATTEMPTS = 5


class Lanes:
    """Two lanes: answers to people go as they come, bulk goes slowly; each chat has its own pace."""

    def __init__(self) -> None:
        self._chats: OrderedDict[int, AsyncLimiter] = OrderedDict()
        self._bulk = AsyncLimiter(BULK_PER_SECOND, 1)
        self._closed_until: dict[int, float] = {}

    async def admit(self, chat_id: int, *, bulk: bool = False) -> None:
        """Return when a new message may go to this chat."""
        if bulk:
            await self._bulk.acquire()
        limiter = self._chats.get(chat_id)
        if limiter is None:
            limiter = self._chats[chat_id] = AsyncLimiter(CHAT_BURST, CHAT_BURST)
            if len(self._chats) > CHATS_REMEMBERED:
                self._chats.popitem(last=False)
        else:
            self._chats.move_to_end(chat_id)
        await limiter.acquire()

    async def obeying(self, chat_id: int, call: Callable[[], Awaitable[Any]], *, once: bool = False) -> Any:
        """The outcome of `call`, repeated after flood control and, unless it may happen only `once`, of the network."""
        for attempt in range(1, ATTEMPTS + 1):
            await self._wait_for_gate(chat_id)
            try:
                return await call()
            except error.RetryAfter as flood:
                seconds = _seconds(flood)
                log.warning("flood control", chat=chat_id, seconds=seconds)
                self._closed_until[chat_id] = asyncio.get_running_loop().time() + seconds
                if attempt == ATTEMPTS:
                    raise
            except error.NetworkError as problem:
                if once or isinstance(problem, error.BadRequest) or attempt == ATTEMPTS:
                    raise
                await asyncio.sleep(0.2 * 2**attempt)
        raise error.NetworkError("not reached")

    async def _wait_for_gate(self, chat_id: int) -> None:
        while (until := self._closed_until.get(chat_id)) is not None:
            wait = until - asyncio.get_running_loop().time()
            if wait <= 0:
                self._closed_until.pop(chat_id, None)
                return
            await asyncio.sleep(wait)


def _seconds(flood: error.RetryAfter) -> float:
    after = flood.retry_after
    return float(after if isinstance(after, int | float) else after.total_seconds())
