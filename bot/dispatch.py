"""Journal → turn → handler → screens: first in, first out per learner, learners side by side, one error boundary."""

import asyncio
import contextlib
import datetime as dt
import traceback
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import structlog

from bot import incoming, routes
from bot.clock import Clock
from bot.desk import Desk, Reach
from bot.incoming import Incoming, Kind
from bot.outgoing import Delivery, Outgoing
from domain.levels import native_for
from domain.people import Learner
from domain.refusals import Refusal
from handlers import account
from handlers.turn import Turn, Tutors, Voice
from storage import configuration, people, updates
from storage.db import Database, Session
from views import errors, phrases, screen
from views.screen import Screen

log = structlog.get_logger()
SEQUEL_SECONDS = 1.0
"""How long a text that may have been split by the client waits for its next part."""
OWNER_ALERT = "owner_alert"
OWNER_ALERT_EVERY = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Decided:
    """What one transaction made of an update: screens to send, or a handler that has to wait for something."""

    learner: Learner | None
    screens: list[Screen]
    asking: routes.Asked | None = None


class Dispatcher:
    """Serves learners with a fixed number of workers: one update of a learner, then one of the next learner."""

    def __init__(
        self, db: Database, outgoing: Outgoing, clock: Clock, tutors: Tutors, voice: Voice, owner_id: int | None = None
    ) -> None:
        self._db = db
        self._outgoing = outgoing
        self._clock = clock
        self._reach = Reach(db, outgoing, clock, tutors, voice)
        self._owner_id = owner_id
        self._waiting: dict[int, deque[Incoming]] = {}
        self._ready: asyncio.Queue[int] = asyncio.Queue()
        self._holding: set[int] = set()
        self._waited_for: set[int] = set()
        self._workers: list[asyncio.Task[None]] = []

    def start(self, workers: int) -> None:
        """Begin to serve."""
        self._workers = [asyncio.create_task(self._work(), name=f"dispatch-{n}") for n in range(workers)]

    async def stop(self, seconds: float = 5.0) -> None:
        """Finish what was begun, at most so long; the rest is in the journal."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._ready.join(), seconds)
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)

    @property
    def is_idle(self) -> bool:
        """Whether nobody waits for a decision."""
        return not self._waiting

    async def recover(self) -> None:
        """Take up what an earlier process left: first what was decided and not sent, then what was not decided."""
        for row in await self._db.run(updates.unanswered):
            one = incoming.read(row.raw)
            if one.sender:
                sent = tuple(screen.from_json(row.screens))
                self._outgoing.deliver(Delivery(one.sender.telegram_id, sent, (row.update_id,), one.callback_id))
        left = await self._db.run(updates.undecided)
        if left:
            log.info("taking up undecided updates", count=len(left))
        self.take(left)

    def take(self, raws: Iterable[dict[str, Any]]) -> None:
        """Put updates that are in the journal into their learners' lines."""
        for raw in raws:
            one = incoming.read(raw)
            key = one.sender.telegram_id if one.sender else 0
            line = self._waiting.get(key)
            if line is None:
                self._waiting[key] = deque([one])
                self._ready.put_nowait(key)
            else:
                line.append(one)
                self._release(key)

    async def _work(self) -> None:
        while True:
            key = await self._ready.get()
            line = self._waiting[key]
            one = self._next_of(key, line)
            if one is not None:
                await self._serve(one)
                if line:
                    self._ready.put_nowait(key)
                else:
                    del self._waiting[key]
            self._ready.task_done()

    def _next_of(self, key: int, line: deque[Incoming]) -> Incoming | None:
        """The next update with its sequels merged in; None while a sequel is waited for, once and not long."""
        one = line.popleft()
        while line and one.may_have_a_sequel and one.continued_by(line[0]):
            one = one.merged_with(line.popleft())
        if line or not one.may_have_a_sequel or one.tail_id in self._waited_for:
            self._waited_for.discard(one.tail_id)
            return one
        self._waited_for.add(one.tail_id)
        line.appendleft(one)
        self._holding.add(key)
        asyncio.get_running_loop().call_later(SEQUEL_SECONDS, self._release, key)
        return None

    def _release(self, key: int) -> None:
        if key in self._holding:
            self._holding.discard(key)
            self._ready.put_nowait(key)

    async def _serve(self, one: Incoming) -> None:
        """The error boundary: a refusal is shown, a bug is logged, told once, and kept for replay."""
        with structlog.contextvars.bound_contextvars(update=one.update_id, learner=None):
            try:
                await self._process(one)
            except Exception as bug:  # noqa: BLE001 - the one error boundary; it is logged below
                await self._after_bug(one, bug)

    async def _process(self, one: Incoming) -> None:
        try:
            decided = await self._db.run(self._decide, one)
            structlog.contextvars.bind_contextvars(learner=decided.learner.id if decided.learner else None)
            if decided.asking:
                one = await self._acknowledged(one)
                await decided.asking.handler(Desk(decided.asking.turn, one, self._reach))
                return
        except Refusal as refusal:
            decided = await self._db.run(self._refuse, one, refusal)
        self._send(one, decided)

    async def _acknowledged(self, one: Incoming) -> Incoming:
        """A tap whose handler will take its time loses its waiting sign now; what it answers is a message."""
        if not one.callback_id:
            return one
        await self._outgoing.acknowledge(one.callback_id)
        return replace(one, callback_id="")

    def _decide(self, db: Session, one: Incoming) -> Decided:
        """One transaction: the learner, the route, the handler, and the note in the journal."""
        now = self._clock.now()
        if one.sender is None or one.kind is Kind.IGNORED:
            updates.decide(db, _ids(one), None, [], now)
            return Decided(None, [])
        if one.kind is Kind.BLOCKED:
            people.park(db, one.sender.telegram_id, now)
            updates.decide(db, _ids(one), None, [], now)
            return Decided(None, [])
        learner = people.meet(db, _newcomer(one.sender), now, self._owner_id)
        if learner is None:
            updates.decide(db, _ids(one), None, [], now)
            return Decided(None, [])
        found = routes.find(one, self._turn(one, learner, now))
        if isinstance(found, routes.Asked):
            return Decided(learner, [], found)
        screens = found.handler(db, found.turn)
        updates.decide(db, _ids(one), learner.id, screen.to_json(screens), now)
        return Decided(learner, screens)

    def _refuse(self, db: Session, one: Incoming, refusal: Refusal) -> Decided:
        now = self._clock.now()
        learner = people.meet(db, _newcomer(one.sender), now, self._owner_id) if one.sender else None
        if learner is None:
            updates.decide(db, _ids(one), None, [], now)
            return Decided(None, [])
        turn = self._turn(one, learner, now)
        if not one.callback_id:
            turn = replace(turn, action=None)
        screens = account.refused(turn, refusal)
        updates.decide(db, _ids(one), learner.id, screen.to_json(screens), now)
        return Decided(learner, screens)

    def _turn(self, one: Incoming, learner: Learner, now: dt.datetime) -> Turn:
        return Turn(
            update_id=one.update_id,
            learner=learner,
            now=now,
            text=one.text,
            message_id=one.message_id,
            action=routes.action_of(one),
            command=one.command,
            has_model=self._reach.tutors.model is not None,
            has_voice=self._reach.voice.available(),
            document=one.document,
        )

    def _send(self, one: Incoming, decided: Decided) -> None:
        if one.sender and (decided.screens or one.callback_id):
            chat_id = one.sender.telegram_id
            self._outgoing.deliver(Delivery(chat_id, tuple(decided.screens), _ids(one)[:1], one.callback_id))

    async def _after_bug(self, one: Incoming, bug: Exception) -> None:
        """Log it; tell the learner the first time; tell the owner at most once an hour."""
        text = "".join(traceback.format_exception(bug))
        try:
            learner = await self._db.run(people.by_telegram_id, one.sender.telegram_id) if one.sender else None
            structlog.contextvars.bind_contextvars(learner=learner.id if learner else None)
            log.error("a bug in a handler", kind=one.kind.value, exc_info=bug)
            failures = await self._db.run(updates.note_failure, _ids(one), text)
            tell_owner = await self._db.run(configuration.claim, OWNER_ALERT, self._clock.now(), OWNER_ALERT_EVERY)
        except Exception:
            log.exception("the failure could not be noted", bug=text)
            return
        if one.sender and failures == 1:
            native = learner.interface if learner else native_for(one.sender.language_code)
            told = screen.Say(errors.bug(phrases.of(native)).html)
            self._outgoing.deliver(Delivery(one.sender.telegram_id, (told,), (), one.callback_id))
        if self._owner_id and tell_owner:
            html = errors.owner_alert(type(bug).__name__, one.update_id)
            self._outgoing.deliver(Delivery(self._owner_id, (screen.Say(html),)))


def _ids(one: Incoming) -> tuple[int, ...]:
    return (one.update_id, *one.also)


def _newcomer(sender: incoming.Sender) -> people.Newcomer:
    return people.Newcomer(sender.telegram_id, sender.first_name, sender.username, sender.language_code)
