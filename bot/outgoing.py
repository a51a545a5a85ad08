"""Screens to Telegram: per chat in order, chats side by side, flood control obeyed, every refusal of Telegram met."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Any, assert_never

import structlog
from telegram import error

from bot import calls, refused
from bot.clock import Clock
from bot.flood import Lanes
from domain.levels import Target
from handlers.turn import Voice
from storage import people, updates
from storage.db import Database
from views import markup, screen
from views.screen import Screen

log = structlog.get_logger()
GATHER_SECONDS = 0.02
DRAFT_SECONDS = 0.7


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
                await self._send_all(waiting.popleft())
        finally:
            del self._chats[chat_id]

    async def _send_all(self, delivery: Delivery) -> None:
        try:
            for one in _complete(delivery):
                await self._send(delivery, one)
        except error.Forbidden:
            await self._db.run(people.park, delivery.chat_id, self._clock.now())
        except error.TelegramError as problem:
            if refused.is_gone_for_good(problem):
                await self._db.run(people.park, delivery.chat_id, self._clock.now())
            elif not isinstance(problem, error.BadRequest):
                log.warning("not sent, will be tried again", chat=delivery.chat_id, reason=str(problem))
                return
            else:
                reason = str(problem)
                log.error("refused by Telegram", chat=delivery.chat_id, reason=reason)  # noqa: TRY400 - it says all
        self._note(delivery.update_ids)

    async def _send(self, delivery: Delivery, one: Screen) -> None:
        match one:
            case screen.Toast():
                await self._answer(delivery.callback_id, one)
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
                await self._api.call("setMyCommands", calls.menu(delivery.chat_id, one.commands))
            case screen.Voice():
                await self._speak(delivery.chat_id, one)
            case _:
                assert_never(one)

    async def _answer(self, callback_id: str, toast: screen.Toast) -> None:
        params = {"callback_query_id": callback_id, "text": toast.text, "show_alert": toast.alert}
        try:
            await self._api.call("answerCallbackQuery", params)
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
        params = calls.message(chat_id, change.html, change.keys, None) | {"message_id": change.message_id}
        if not await self._edit(chat_id, "editMessageText", params):
            await self._say(chat_id, screen.Say(change.html, change.keys))

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
