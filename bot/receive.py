"""Updates into the journal, committed before they are acknowledged."""

import asyncio
import re
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from bot.clock import Clock
from bot.transport import AiohttpRequest
from storage import updates
from storage.db import Database

UNSTORABLE = re.compile(rb"\\u(0000|[dD][89a-fA-F][0-9a-fA-F]{2})")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
Raw = dict[str, Any]


class Journal:
    """Keeps each update once; hands the new ones on after the commit."""

    def __init__(self, db: Database, clock: Clock, hand_on: Callable[[Sequence[Raw]], None]) -> None:
        self._db = db
        self._clock = clock
        self._hand_on = hand_on

    async def keep(self, raws: Sequence[Raw]) -> None:
        """Return when all are committed; what the journal already held is not handed on again."""
        if not raws:
            return
        rows = [(int(raw["update_id"]), raw) for raw in raws]
        new = await self._db.run(updates.receive, rows, self._clock.now())
        self._hand_on([raw for update_id, raw in rows if update_id in new])


class JournalingRequest(AiohttpRequest):
    """The transport of `getUpdates`: the batch is committed before python-telegram-bot sees that there is one.

    It sees the numbers only, since all it does with them is to acknowledge them.
    """

    journal: Journal

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """As the transport does, with the updates kept on the way."""
        status, body = await super().do_request(url, *args, **kwargs)
        if not url.endswith("/getUpdates") or status != 200:  # noqa: PLR2004 - HTTP's own number
            return status, body
        raws = parse(body)["result"]
        await self.journal.keep(raws)
        return status, msgspec.json.encode({"ok": True, "result": [{"update_id": raw["update_id"]} for raw in raws]})


class Acknowledged(asyncio.Queue[Any]):
    """Where the updater puts what the journal already holds: it is let go."""

    async def put(self, item: Any) -> None:
        """Let it go."""


def parse(body: bytes) -> Any:
    """JSON without what no database stores as text: NUL and halves of surrogate pairs."""
    if not UNSTORABLE.search(body):
        return msgspec.json.decode(body)
    return _storable(_forgiving(body))


def _forgiving(body: bytes) -> Any:
    import json  # noqa: PLC0415 - the standard parser takes lone surrogates, which are this rare

    return json.loads(body)


def _storable(value: Any) -> Any:
    match value:
        case str():
            return LONE_SURROGATE.sub("\ufffd", value).replace("\0", "")
        case list():
            return [_storable(item) for item in value]
        case dict():
            return {key: _storable(item) for key, item in value.items()}
        case _:
            return value
