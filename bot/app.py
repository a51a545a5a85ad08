"""The composition root: everything is made here, started in order, stopped in the reverse."""

import asyncio
import datetime as dt
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder

from bot import calls, menu, seeding
from bot.broadcasting import Broadcaster
from bot.clock import Clock
from bot.dispatch import Dispatcher
from bot.jobs import Jobs
from bot.outgoing import Outgoing
from bot.receive import Acknowledged, Journal, JournalingRequest
from bot.reminding import Reminding
from bot.settings import Settings
from bot.transport import AiohttpRequest
from bot.web import Web
from domain.levels import Target
from domain.tutoring import Usage
from handlers.turn import Tutors
from language import check
from storage import people, schema, usage
from storage.db import Database, reach
from tutors.offline import OfflineTutor
from tutors.voice import Voice

if TYPE_CHECKING:
    from tutors.claude import ClaudeTutor

log = structlog.get_logger()
UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS = 25
MICRO = 1_000_000
WARM_UP = "Hallo."


class BadTokenError(Exception):
    """Telegram does not know the token."""


class App:
    """One running bot."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = Clock(follows=settings.follow_simulated_clock)
        self.db = Database(settings.database_url)
        self.voice = Voice(Path(settings.voice_cache))
        self._polling = JournalingRequest(self.clock, connections=4)
        self._request = AiohttpRequest(self.clock)
        self.telegram = _application(settings, self._request, self._polling)
        self.model = self._claude()
        tutors = Tutors(
            offline=OfflineTutor(),
            model=self.model,
            daily_turns=settings.daily_model_turns,
            monthly_microusd=round(settings.monthly_budget_usd * MICRO),
        )
        self.api = calls.Api(self.telegram.bot, self._request)
        self.outgoing = Outgoing(self.api, self.db, self.clock, self.voice)
        self.dispatch = Dispatcher(self.db, self.outgoing, self.clock, tutors, self.voice, settings.owner_telegram_id)
        self.journal = Journal(self.db, self.clock, self.dispatch.take)
        self._polling.journal = self.journal
        secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
        self.web = Web(self.journal, self.clock, self.db.answers, secret if settings.webhook_url else None)
        self.reminding = Reminding(self.db, self.clock, self.outgoing)
        self.broadcaster = Broadcaster(self.db, self.clock, self.outgoing)
        self.jobs = Jobs(self.db, self.clock)
        self.jobs.all["send reminders"] = self.reminding.tick
        self._background: set[asyncio.Task[None]] = set()

    def _claude(self) -> "ClaudeTutor | None":
        key = self.settings.anthropic_api_key
        if key is None or not key.get_secret_value().strip():
            return None
        from tutors import claude  # noqa: PLC0415 - not without a key

        limits = claude.Limits(
            deadline=dt.timedelta(seconds=self.settings.tutor_timeout_seconds),
            history_tokens=self.settings.tutor_history_tokens,
            output_tokens=self.settings.tutor_max_output_tokens,
        )
        base_url = str(self.settings.anthropic_base_url) if self.settings.anthropic_base_url else None
        return claude.ClaudeTutor(
            key.get_secret_value(), self.settings.tutor_model, base_url=base_url, limits=limits, report=self._report
        )

    def _report(self, learner: int, call: Usage) -> None:
        self._in_background(self.db.run(usage.record, learner, None, [call], self.clock.now()))

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def start(self) -> None:
        """Upgrade and seed the database, take up what was left, then receive."""
        await reach(self.settings.database_url)
        await schema.upgrade(self.settings.database_url)
        applied = await seeding.seed(self.db, self.clock.now())
        if applied:
            log.info("content seeded", files=len(applied))
        try:
            await self.telegram.initialize()
        except InvalidToken:
            raise BadTokenError from None
        self.dispatch.start(self.settings.workers)
        await self.dispatch.recover()
        await self._receive()
        log.info("running", bot=self.telegram.bot.username, model=self.model is not None, voice=self.voice.available())
        self.jobs.start()
        self.broadcaster.start()
        self._in_background(self._warm_up())

    async def _receive(self) -> None:
        updater = self.telegram.updater
        assert updater is not None  # noqa: S101 - it is built with one
        if self.settings.webhook_url:
            await self.web.start(self.settings.host, self.settings.port)
            secret = self.settings.webhook_secret
            url = str(self.settings.webhook_url).rstrip("/") + "/webhook"
            params = {
                "url": url,
                "secret_token": secret.get_secret_value() if secret else None,
                "allowed_updates": UPDATES,
            }
            await self.api.call("setWebhook", params)
            return
        await updater.start_polling(
            timeout=dt.timedelta(seconds=POLL_SECONDS),
            allowed_updates=UPDATES,
            bootstrap_retries=-1,
            error_callback=_note_polling_trouble,
        )
        if self.settings.port:
            await self.web.start(self.settings.host, self.settings.port)

    async def _warm_up(self) -> None:
        """What the first learner would wait for: the words of the languages that are learnt, the model, the menus."""
        learnt = await self.db.run(people.languages_learnt)
        await asyncio.to_thread(_load_words, learnt or [Target.GERMAN])
        if self.model is not None:
            await self.model.warm_up()
        try:
            await menu.publish(self.api)
        except TelegramError as problem:
            log.warning("the command menus were not set", reason=str(problem))

    async def stop(self) -> None:
        """Receive no more, finish what was begun, close."""
        self.jobs.stop()
        updater = self.telegram.updater
        if updater is not None and updater.running:
            await updater.stop()
        await self.web.stop()
        await self.dispatch.stop()
        await self.broadcaster.stop()
        await self.reminding.stop()
        await self.outgoing.drain(5)
        if self._background:
            await asyncio.wait(self._background, timeout=5)
        await self.voice.close()
        if self.model is not None:
            await self.model.close()
        await self.telegram.shutdown()
        for request in (self._request, self._polling):  # still open where the start failed half-way
            await request.shutdown()
        await self.db.close()


def _application(settings: Settings, request: AiohttpRequest, polling: JournalingRequest) -> "Application":  # type: ignore[type-arg] # six parameters that say nothing here
    root = str(settings.telegram_api_url).rstrip("/")
    builder = ApplicationBuilder().token(settings.telegram_bot_token.get_secret_value())
    return (
        builder.base_url(f"{root}/bot")
        .base_file_url(f"{root}/file/bot")
        .request(request)
        .get_updates_request(polling)
        .update_queue(Acknowledged())
        .build()
    )


def _load_words(targets: list[Target]) -> None:
    """What the first line of a talk would wait for."""
    for target in targets:
        check.check(WARM_UP, target)


def _note_polling_trouble(problem: TelegramError) -> None:
    log.warning("polling failed, trying again", reason=str(problem))
