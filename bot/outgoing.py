"""Screens to Telegram: per chat in order, chats side by side, flood control obeyed, every refusal of Telegram met."""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

import structlog
from telegram import error

from bot import calls, refused
from bot.clock import Clock
from bot.flood import Lanes
from bot.transport import UnreachedError
from domain.levels import Target
from handlers.turn import Voice
from storage import people, updates
from storage.choices import Outcome
from storage.db import Database
from views import markup, screen
from views.screen import Keys, Screen

log = structlog.get_logger()
GATHER_SECONDS = 0.005
DRAFT_SECONDS = 0.7
AGAIN_SECONDS = 15.0
"""After so long what Telegram could not take is sent again, before anything newer of that chat."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """The screens that answer some updates of one chat; `journaled` ones are marked answered when they are sent."""

    chat_id: int
    screens: tuple[Screen, ...]
    update_ids: tuple[int, ...] = ()
    callback_id: str = ""


@dataclass(slots=True)
class _Done:
    """What the next note in the journal will say."""

    update_ids: list[int] = field(default_factory=list)
    messages: list[tuple[int, int]] = field(default_factory=list)


class Outgoing:
    """Sends deliveries; remembers in the journal what was sent."""

    def __init__(self, api: calls.Api, db: Database, clock: Clock, voice: Voice) -> None:
        self._api = api
        self._voice = voice
        self._db = db
        self._clock = clock
        self._lanes = Lanes()
        self._chats: dict[int, deque[Delivery]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._done = _Done()
        self._noting: asyncio.Task[None] | None = None

    def deliver(self, delivery: Delivery) -> None:
        """Send after what this chat still waits for."""
        waiting = self._chats.get(delivery.chat_id)
        if waiting is not None:
            waiting.append(delivery)
            return
        self._chats[delivery.chat_id] = deque([delivery])
        self._spawn(self._serve(delivery.chat_id))

    async def push(self, chat_id: int, screens: Sequence[Screen]) -> Outcome:
        """Send what nobody asked for, in the slow lane; UNKNOWN may have arrived, SKIPPED certainly never left."""
        try:
            for one in screens:
                await self._lanes.admit(chat_id, bulk=True)
                await self._push(chat_id, one)
        except error.TelegramError as problem:
            if refused.is_gone_for_good(problem):
                await self._db.run(people.park, chat_id, self._clock.now())
                return Outcome.BLOCKED
            log.warning("not pushed", chat=chat_id, reason=str(problem))
            if isinstance(problem, UnreachedError):
                return Outcome.SKIPPED
            is_refused = isinstance(problem, error.BadRequest | error.RetryAfter)
            return Outcome.FAILED if is_refused or not isinstance(problem, error.NetworkError) else Outcome.UNKNOWN
        return Outcome.SENT

    async def _push(self, chat_id: int, one: Screen) -> None:
        if not isinstance(one, screen.Say):
            await self._send(Delivery(chat_id, (one,)), one)
            return
        params = calls.message(chat_id, one.html, one.keys, None)
        await self._lanes.obeying(chat_id, lambda: self._api.call("sendMessage", params), once=True)

    async def redraw(self, chat_id: int, message_id: int, html: str, keys: Keys) -> None:
        """Show how far something long is; a step that is not shown is no loss."""
        params = calls.message(chat_id, html, keys, None) | {"message_id": message_id}
        await self._quietly("editMessageText", **params)

    async def download(self, file_id: str) -> bytes | None:
        """A file that somebody sent; None where Telegram does not give it."""
        try:
            return await self._api.download(file_id)
        except error.TelegramError as problem:
            log.warning("not downloaded", reason=str(problem))
            return None

    async def upload(self, chat_id: int, name: str, content: bytes) -> bool:
        """Send a file; whether Telegram took it."""
        await self._lanes.admit(chat_id)
        try:
            await self._lanes.obeying(chat_id, lambda: self._api.document(chat_id, name, content))
        except error.TelegramError as problem:
            log.warning("not uploaded", chat=chat_id, reason=str(problem))
            return False
        return True

    @property
    def is_idle(self) -> bool:
        """Whether all is sent and noted."""
        return not self._tasks

    async def draft(self, chat_id: int, draft_id: int, text: str) -> None:
        """Show a reply's text so far; a preview that fails is no loss."""
        await self._quietly("sendMessageDraft", chat_id=chat_id, draft_id=draft_id, text=markup.shorten(text, 4_000))

    async def typing(self, chat_id: int) -> None:
        """Show that something is being written."""
        await self._quietly("sendChatAction", chat_id=chat_id, action="typing")

    async def acknowledge(self, callback_id: str) -> None:
        """Take the waiting sign off a tapped button."""
        await self._quietly("answerCallbackQuery", callback_query_id=callback_id)

    async def drain(self, seconds: float) -> None:
        """Wait until all is sent and noted, at most so long."""
        while self._tasks:
            done, _ = await asyncio.wait(self._tasks, timeout=seconds)
            if not done:
                for task in self._tasks:
                    task.cancel()
                return

    def _spawn(self, work: Any) -> asyncio.Task[None]:
        task: asyncio.Task[None] = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _quietly(self, method: str, **params: Any) -> None:
        try:
            await self._api.call(method, params)
        except error.TelegramError as problem:
            log.debug("preview refused", method=method, reason=str(problem))

    async def _serve(self, chat_id: int) -> None:
        waiting = self._chats[chat_id]
        try:
            while waiting:
                left = await self._send_all(waiting[0])
                if left is None:
                    waiting.popleft()
                else:
                    waiting[0] = left
                    await asyncio.sleep(AGAIN_SECONDS)
        finally:
            del self._chats[chat_id]
            self._go_on_behind(waiting)

    def _go_on_behind(self, waiting: deque[Delivery]) -> None:
        """What stood behind a delivery that ended in a bug is sent all the same; a bot that stops sends no more."""
        task = asyncio.current_task()
        if task is not None and not task.cancelling():
            for delivery in list(waiting)[1:]:
                self.deliver(delivery)

    async def _send_all(self, delivery: Delivery) -> Delivery | None:
        """What Telegram could not take for now; a screen that it refuses does not hold up the others."""
        screens = _complete(delivery)
        for number, one in enumerate(screens):
            try:
                await self._send(delivery, one)
            except error.TelegramError as problem:
                reason = str(problem)
                if refused.is_gone_for_good(problem):
                    await self._db.run(people.park, delivery.chat_id, self._clock.now())
                    break
                if not isinstance(problem, error.BadRequest):
                    log.warning("not sent, will be tried again", chat=delivery.chat_id, reason=reason)
                    return replace(
                        delivery, screens=screens[number:], callback_id="" if number else delivery.callback_id
                    )
                log.error("refused by Telegram", chat=delivery.chat_id, reason=reason)  # noqa: TRY400 - it says all
        self._note(delivery.update_ids)
        return None

    async def _send(self, delivery: Delivery, one: Screen) -> None:
        match one:
            case screen.Toast():
                await self._answer(delivery, one)
            case screen.Say():
                await self._say(delivery.chat_id, one)
            case screen.Change():
                await self._change(delivery.chat_id, one)
            case screen.Clear():
                await self._edit(delivery.chat_id, "editMessageReplyMarkup", {"message_id": one.message_id})
            case screen.React():
                reaction = [{"type": "emoji", "emoji": one.emoji}]
                params = {"chat_id": delivery.chat_id, "message_id": one.message_id, "reaction": reaction}
                await self._edit(delivery.chat_id, "setMessageReaction", params)
            case screen.Menu():
                menu = calls.menu(delivery.chat_id, one.commands)
                await self._post(delivery.chat_id, "setMyCommands", menu, paced=False)
            case screen.Voice():
                await self._speak(delivery.chat_id, one)
            case _:
                assert_never(one)

    async def _answer(self, delivery: Delivery, toast: screen.Toast) -> None:
        params = {"callback_query_id": delivery.callback_id, "text": toast.text, "show_alert": toast.alert}
        try:
            await self._post(delivery.chat_id, "answerCallbackQuery", params, paced=False)
        except error.BadRequest as problem:
            if not refused.is_stale_callback(problem):
                raise

    async def _say(self, chat_id: int, say: screen.Say) -> None:
        parts = markup.split(say.html, calls.TEXT_LIMIT)
        for number, part in enumerate(parts, start=1):
            is_last = number == len(parts)
            params = calls.message(chat_id, part, say.keys if is_last else (), say.reply_to if number == 1 else None)
            sent = await self._post(chat_id, "sendMessage", params)
            if is_last and say.turn is not None:
                self._done.messages.append((say.turn, int(sent["message_id"])))

    async def _speak(self, chat_id: int, voice: screen.Voice) -> None:
        sound = await self._voice.speak(voice.text, Target(voice.language))
        if sound is None:
            await self._say(chat_id, screen.Say(voice.otherwise))
            return
        await self._lanes.admit(chat_id)
        await self._lanes.obeying(chat_id, lambda: self._api.voice(chat_id, sound, voice.reply_to))

    async def _change(self, chat_id: int, change: screen.Change) -> None:
        first, *rest = markup.split(change.html, calls.TEXT_LIMIT)
        params = calls.message(chat_id, first, () if rest else change.keys, None) | {"message_id": change.message_id}
        if not await self._edit(chat_id, "editMessageText", params):
            await self._say(chat_id, screen.Say(change.html, change.keys, turn=change.turn))
        elif rest:
            await self._say(chat_id, screen.Say("\n".join(rest), change.keys, turn=change.turn))

    async def _edit(self, chat_id: int, method: str, params: dict[str, Any]) -> bool:
        """Whether the message is there still; one that already says so is."""
        try:
            await self._post(chat_id, method, {"chat_id": chat_id} | params, paced=False)
        except error.BadRequest as problem:
            if refused.is_lost_message(problem):
                return False
            if not refused.is_unchanged(problem):
                raise
        return True

    async def _post(self, chat_id: int, method: str, params: dict[str, Any], *, paced: bool = True) -> Any:
        if paced:
            await self._lanes.admit(chat_id)
        try:
            return await self._lanes.obeying(chat_id, lambda: self._api.call(method, params))
        except error.BadRequest as problem:
            if not refused.is_bad_markup(problem):
                raise
            reason = str(problem)
            log.error("bad markup", chat=chat_id, method=method, reason=reason)  # noqa: TRY400 - it says all
            return await self._api.call(method, calls.as_plain_text(params))

    def _note(self, update_ids: tuple[int, ...]) -> None:
        self._done.update_ids.extend(update_ids)
        if self._noting is None:
            self._noting = self._spawn(self._write_notes())

    async def _write_notes(self) -> None:
        await asyncio.sleep(GATHER_SECONDS)
        done, self._done, self._noting = self._done, _Done(), None
        await self._db.run(updates.note_answered, done.update_ids, done.messages, self._clock.now())


def _complete(delivery: Delivery) -> tuple[Screen, ...]:
    """The screens with an answer to the tap, first: Telegram shows a waiting sign until there is one."""
    if not delivery.callback_id:
        return tuple(one for one in delivery.screens if not isinstance(one, screen.Toast))
    toasts = [one for one in delivery.screens if isinstance(one, screen.Toast)]
    rest = [one for one in delivery.screens if not isinstance(one, screen.Toast)]
    return (toasts[0] if toasts else screen.Toast(""), *rest)
