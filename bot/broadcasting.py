"""Sends broadcasts: each message is claimed right before it goes: a crash leaves few in doubt and none doubled."""

import asyncio
import contextlib

import structlog
from aiolimiter import AsyncLimiter

from bot.clock import Clock
from bot.flood import BULK_PER_SECOND
from bot.outgoing import Outgoing
from domain.administration import BroadcastStatus, Progress
from storage import broadcasts, people
from storage.choices import Outcome
from storage.db import Database
from views import broadcast as views
from views import phrases, screen

log = structlog.get_logger()
SENDERS = 4
"""Messages on their way at once: what is in doubt after a kill -9, and enough for the pace at 160 ms a message."""
LOOK_SECONDS = 1.0
"""How often it is asked whether there is something to send."""
DRAW_SECONDS = 2.0
"""How often the admin's message is drawn anew."""
UNREACHED_SECONDS = 10.0
"""A pause when Telegram cannot be reached; what was claimed is given back."""


class Broadcaster:
    """Works off the broadcasts on their way, in the background, from start to stop."""

    def __init__(self, db: Database, clock: Clock, outgoing: Outgoing) -> None:
        self._db = db
        self._clock = clock
        self._outgoing = outgoing
        self._pace = AsyncLimiter(BULK_PER_SECOND, 1)
        self._drawn: dict[int, Progress] = {}
        self._stopping = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, with what an earlier process left."""
        self._task = asyncio.create_task(self._run(), name="broadcasting")

    async def stop(self, seconds: float = 5.0) -> None:
        """Finish the messages on their way; the rest waits for the next start."""
        self._stopping.set()
        if self._task is not None:
            await asyncio.wait([self._task], timeout=seconds)
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                await self._round()
            except Exception:
                log.exception("broadcasting failed, trying again")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), LOOK_SECONDS)

    async def _round(self) -> None:
        """Send until nothing waits, then settle what can be settled and show it."""
        for one in await self._db.run(broadcasts.sending):
            self._drawn.setdefault(one.id, one)
        if not self._drawn:
            return
        drawing = asyncio.create_task(self._draw_again_and_again())
        try:
            async with asyncio.TaskGroup() as senders:
                for _ in range(SENDERS):
                    senders.create_task(self._send())
        finally:
            drawing.cancel()
            await asyncio.gather(drawing, return_exceptions=True)
        for broadcast_id in tuple(self._drawn):
            await self._db.run(broadcasts.settle_lost, broadcast_id, self._clock.now())
            await self._db.run(broadcasts.end_if_through, broadcast_id, self._clock.now())
        await self._draw(last=True)

    async def _send(self) -> None:
        while not self._stopping.is_set():
            await self._pace.acquire()
            found = await self._db.run(broadcasts.claim, self._clock.now())
            if found is None:
                return
            broadcast_id, one = found
            said = screen.Say(views.message(one.text).html)
            outcome = Outcome.SKIPPED if one.is_left_out else await self._outgoing.push(one.chat_id, [said])
            if outcome is Outcome.SKIPPED and not one.is_left_out:
                await self._db.run(broadcasts.give_back, one.id)
                await asyncio.sleep(UNREACHED_SECONDS)
                return
            await self._db.run(broadcasts.settle, broadcast_id, [(one.id, outcome)])

    async def _draw_again_and_again(self) -> None:
        while True:
            await asyncio.sleep(DRAW_SECONDS)
            await self._draw()

    async def _draw(self, *, last: bool = False) -> None:
        """Show what changed in the admins' messages; one that is no longer on its way is shown a last time."""
        for broadcast_id, drawn in tuple(self._drawn.items()):
            now = await self._db.run(broadcasts.progress, broadcast_id)
            if now is not None and now != drawn and now.chat_id and now.message_id:
                admin = await self._db.run(people.by_telegram_id, now.chat_id)
                if admin is not None:
                    page = views.progress(phrases.of(admin.interface), now)
                    await self._outgoing.redraw(now.chat_id, now.message_id, page.html, screen.keys(page.rows))
            if now is None or (last and now.status is not BroadcastStatus.SENDING):
                del self._drawn[broadcast_id]
            else:
                self._drawn[broadcast_id] = now
