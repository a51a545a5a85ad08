"""What happens by the clock, each minute; a job that fails is logged and runs again the next time."""

import datetime as dt
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import structlog

from bot.clock import Clock
from handlers import talk
from storage import configuration, updates
from storage.db import Database

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger()
EVERY = dt.timedelta(minutes=1)
PRUNED = "journal_pruned"
PRUNE_EVERY = dt.timedelta(hours=1)
Job = Callable[[], Awaitable[None]]


class Jobs:
    """Ticks each minute, and at once when the clock was moved."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._scheduler: AsyncIOScheduler | None = None
        self.all: dict[str, Job] = {"close idle talks": self._close_idle_talks, "prune journal": self._prune_journal}

    def start(self) -> None:
        """Begin to tick."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415 - not needed before the first poll

        self._scheduler = AsyncIOScheduler(timezone=dt.UTC)
        self._scheduler.add_job(
            self.tick, "interval", seconds=EVERY.total_seconds(), id="tick", coalesce=True, max_instances=1
        )
        self._scheduler.start()
        self._clock.moved = self._tick_now

    def stop(self) -> None:
        """Tick no more."""
        self._clock.moved = lambda: None
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """Run each job once."""
        for name, job in self.all.items():
            try:
                await job()
            except Exception:
                log.exception("a job failed", job=name)

    def _tick_now(self) -> None:
        if self._scheduler is not None:
            self._scheduler.modify_job("tick", next_run_time=dt.datetime.now(dt.UTC))

    async def _close_idle_talks(self) -> None:
        while await self._db.run(talk.close_idle, self._clock.now()):
            pass

    async def _prune_journal(self) -> None:
        if await self._db.run(configuration.claim, PRUNED, self._clock.now(), PRUNE_EVERY):
            await self._db.run(updates.prune, self._clock.now())
