"""Sends reminders: claimed in the database first, so that none goes out twice, whatever dies in between."""

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import structlog

from bot import routes
from bot.clock import Clock
from bot.outgoing import Outgoing
from handlers import reminders
from storage import reminders as books
from storage.choices import Outcome
from storage.db import Database
from storage.reminders import Claim, Sent
from views import actions

log = structlog.get_logger()
BATCH = 200
"""Learners judged in one transaction. A kill -9 loses what is claimed and not yet sent: 8 seconds' worth at most."""
SENDERS = 8
"""Messages on their way at once; the bulk lane sets the pace."""
FIRST_PLANS = 1_000
"""Learners without a plan that are given one in one transaction, when the bot starts."""


@dataclass(slots=True)
class _Round:
    """What became of one batch."""

    sent: list[Sent] = field(default_factory=list)
    untouched: list[Claim] = field(default_factory=list)


class Reminding:
    """One round at a time, in the background: other jobs do not wait until thousands of messages are out."""

    def __init__(self, db: Database, clock: Clock, outgoing: Outgoing) -> None:
        self._db = db
        self._clock = clock
        self._outgoing = outgoing
        self._running: asyncio.Task[None] | None = None
        self._stopping = False
        self._has_planned = False

    async def tick(self) -> None:
        """Begin a round unless one is going on."""
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._remind(), name="reminding")
            self._running.add_done_callback(_tell_failure)

    async def settled(self) -> None:
        """Return when no round is going on."""
        while self._running is not None and not self._running.done():
            await asyncio.wait([self._running])

    async def stop(self, seconds: float = 5.0) -> None:
        """Finish the messages on their way, give back the others."""
        self._stopping = True
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.settled(), seconds)

    async def _remind(self) -> None:
        await self._plan_first()
        while not self._stopping:
            seen, claimed = await self._db.run(reminders.claim, self._clock.now(), BATCH)
            if not seen or not await self._send(claimed):
                return

    async def _plan_first(self) -> None:
        """Once: plans for learners of a time when there were no reminders."""
        after: int | None = None if self._has_planned else 0
        self._has_planned = True
        while after is not None:
            after = await self._db.run(books.schedule_new, self._clock.now(), after, FIRST_PLANS)

    async def _send(self, claimed: Sequence[Claim]) -> bool:
        """Whether all could be tried; what never left is given back, and is due again at the next tick."""
        batch, line = _Round(), iter(claimed)
        async with asyncio.TaskGroup() as senders:
            for _ in range(min(SENDERS, len(claimed))):
                senders.create_task(self._work(line, batch))
        await self._db.run(books.note, batch.sent)
        await self._db.run(books.give_back, batch.untouched)
        return not batch.untouched

    async def _work(self, line: Iterator[Claim], batch: _Round) -> None:
        for one in line:
            if self._stopping or batch.untouched:
                batch.untouched.append(one)
                continue
            said = reminders.message(one, can_review=actions.OpenCards in routes.ACTIONS)
            outcome = await self._outgoing.push(one.candidate.telegram_id, [said])
            if outcome is Outcome.SKIPPED:
                batch.untouched.append(one)
            else:
                batch.sent.append(Sent(one.notification_id, outcome, self._clock.now()))


def _tell_failure(done: asyncio.Task[None]) -> None:
    if not done.cancelled() and done.exception() is not None:
        log.error("reminders were not sent", exc_info=done.exception())
