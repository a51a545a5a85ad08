"""What a handler that must wait works with: transactions, a draft, tutors, a voice."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar

from bot.clock import Clock
from bot.incoming import Incoming
from bot.outgoing import DRAFT_SECONDS, Delivery, Outgoing
from handlers.turn import Turn, Tutors, Voice
from storage import reading, updates
from storage.db import Database, Session
from views import screen
from views.screen import Page, Screen

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reach:
    """What all desks share."""

    db: Database
    outgoing: Outgoing
    clock: Clock
    tutors: Tutors
    voice: Voice


class Desk:
    """Serves one update; see handlers.turn.Asking."""

    def __init__(self, turn: Turn, one: Incoming, reach: Reach) -> None:
        self.turn = turn
        self.tutors = reach.tutors
        self._one = one
        self._reach = reach
        self._last_draft = 0.0

    async def run(
        self, function: Callable[Concatenate[Session, Turn, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """A transaction before the last."""
        return await self._reach.db.run(function, self.turn, *args, **kwargs)

    async def decide(
        self, function: Callable[Concatenate[Session, Turn, P], list[Screen]], /, *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """The last transaction; its screens go out after the commit."""
        ids = (self._one.update_id, *self._one.also)

        def last(db: Session) -> list[Screen]:
            screens = function(db, self.turn, *args, **kwargs)
            now = self._reach.clock.now()
            updates.decide(db, ids, self.turn.learner.id, screen.to_json(screens), now)
            return screens

        screens = await self._reach.db.run(last)
        if screens:
            chat_id = self.turn.learner.telegram_id
            self._reach.outgoing.deliver(Delivery(chat_id, tuple(screens), ids[:1]))

    async def draft(self, text: str) -> None:
        """Show the text so far, not more often than Telegram likes."""
        now = asyncio.get_running_loop().time()
        if text.strip() and now - self._last_draft >= DRAFT_SECONDS:
            self._last_draft = now
            draft_id = self._one.update_id % 0x7FFFFFFF or 1
            await self._reach.outgoing.draft(self.turn.learner.telegram_id, draft_id, text)

    async def read(
        self, function: Callable[Concatenate[Session, Turn, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """A long look at the database, beside the queue of transactions."""
        url = self._reach.db.engine.url.render_as_string(hide_password=False)
        return await reading.read(url, lambda db: function(db, self.turn, *args, **kwargs))

    async def redraw(self, page: Page) -> None:
        """Show how far something long is, not more often than Telegram likes."""
        now = asyncio.get_running_loop().time()
        if self.turn.message_id and now - self._last_draft >= DRAFT_SECONDS:
            self._last_draft = now
            chat_id = self.turn.learner.telegram_id
            await self._reach.outgoing.redraw(chat_id, self.turn.message_id, page.html, screen.keys(page.rows))

    async def download(self, file_id: str) -> bytes | None:
        """A file that was sent."""
        return await self._reach.outgoing.download(file_id)

    async def upload(self, name: str, content: bytes) -> bool:
        """Send a file."""
        return await self._reach.outgoing.upload(self.turn.learner.telegram_id, name, content)

    async def tell(self, telegram_id: int, screens: list[Screen]) -> None:
        """Say something to somebody else."""
        self._reach.outgoing.deliver(Delivery(telegram_id, tuple(screens)))

    async def typing(self) -> None:
        """Show that something is being written."""
        await self._reach.outgoing.typing(self.turn.learner.telegram_id)
