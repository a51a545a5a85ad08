"""kill -9 at random moments, again and again, while people talk and tap: nothing is lost, nothing is done twice."""

import asyncio
import math
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select

from domain.levels import Level, Target
from domain.tutoring import Speaker
from simulator.server import TOKEN
from storage.choices import TurnStatus
from storage.db import Database, Session
from storage.models import (
    ConversationTurn,
    GrammarCorrection,
    TalkSession,
    Update,
    User,
    UserErrorPattern,
    UserLevel,
    UserSettings,
)
from tests.chat import Phone, Telegram
from views import actions, onboarding

ROOT = Path(__file__).parents[2]
LEARNERS = 12
MOST_DEEDS = 40
"""A chat gets twenty messages at once and then one a second: more would only make the end wait."""
PAUSE = 1.5
"""Seconds between two things a learner does, at most."""
PATIENCE = 30.0
A_WHOLE_EVENING = 120.0
SHARE_AT_WORK = 0.75
"""Of the kills: those that hit the bot while it answers; the others hit it while it starts."""
LINES = (
    "Ich möchte einen kaffee, bitte. ({})",
    "Guten Tag, ich heiße Ana und nehme das Tisch am Fenster. ({})",
    "Ja, gern. Was kostet das? ({})",
    "Ich verstehe nicht. ({})",
    "Ein Stück kuchen und ein Wasser, danke! ({})",
)


class Bot:
    """The bot as a process of its own, as `make run` starts it."""

    def __init__(self, telegram: Telegram, database_url: str, folder: Path) -> None:
        self._telegram = telegram
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None
        self._environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": telegram.simulator.base_url,
            "DATABASE_URL": database_url,
            "ANTHROPIC_API_KEY": "",
            "VOICE_CACHE": str(folder / "voice"),
            "LOG_LEVEL": "ERROR",
            "PORT": "0",
        }

    async def start(self) -> None:
        with (self._folder / "log.txt").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=self._folder, env=self._environment, stderr=log
            )

    async def works(self) -> None:
        """Returns when this process has taken a first batch and asks for the next, or has had a while for it."""
        first = len(await self._telegram.calls("getUpdates"))
        deadline = math.inf
        while time.monotonic() < deadline:
            asked = len(await self._telegram.calls("getUpdates")) - first
            if asked > 1:
                return
            if asked and deadline == math.inf:
                deadline = time.monotonic() + 1
            assert self.is_running(), self.log()
            await asyncio.sleep(0.02)

    async def ends(self, by: signal.Signals = signal.SIGKILL) -> int:
        self._process.send_signal(by)
        return await self._process.wait()

    def log(self) -> str:
        return (self._folder / "log.txt").read_text("utf-8")

    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None


@dataclass
class Learner:
    """Somebody who answers the four questions and then talks and taps until the evening ends."""

    phone: Phone
    chance: Random
    said: dict[int, str] = field(default_factory=dict)
    tapped: list[str] = field(default_factory=list)
    started: int = 0

    def __post_init__(self) -> None:
        self.level = self.chance.choice([Level.A1, Level.A2, Level.B1])
        self.goal = self.chance.choice(onboarding.GOALS)
        self.reminder = self.chance.choice([*onboarding.REMINDERS, onboarding.NEVER])

    async def lives(self, evening: asyncio.Event) -> None:
        await self.first_minute()
        await self.says()
        while not evening.is_set() and len(self.said) + len(self.tapped) < MOST_DEEDS:
            await asyncio.sleep(self.chance.uniform(0, PAUSE))
            await (self.says() if self.chance.random() < 0.6 else self.taps_anything())

    async def first_minute(self) -> None:
        await self.phone.says("/start", waits=False)
        self.started += 1
        for answer in (
            actions.ChooseTarget(Target.GERMAN),
            actions.ChooseLevel(self.level),
            actions.ChooseGoal(self.goal),
            actions.ChooseReminder(self.reminder),
        ):
            payload = answer.payload()
            message = await self._finds(lambda one, payload=payload: payload in _payloads(one))
            await self.taps({"message_id": message["id"], "data": payload})
        await self._finds(lambda one: "All set" in one["text"])

    async def says(self) -> None:
        for _ in range(self.chance.choice([1, 1, 2])):
            line = self.chance.choice(LINES) if self.said else LINES[0]
            words = line.format(len(self.said))
            (message_id,) = await self.phone.says(words, waits=False)
            self.said[message_id] = words

    async def taps_anything(self) -> None:
        messages = [one for one in await self.phone.chat() if one["buttons"]]
        tappable = [(one["id"], data) for one in messages[-3:] for data in _payloads(one) if not _speaks(data)]
        found = [{"message_id": message_id, "data": data} for message_id, data in tappable]
        if found:
            await self.taps(self.chance.choice(found))

    async def taps(self, button: dict[str, Any]) -> None:
        path = f"/sim/users/{self.phone.id}/taps"
        again = self.chance.random() < 0.5
        for body in (button, button | {"again": True})[: 1 + again]:
            self.tapped.append((await self.phone.telegram.post(path, body))["callback_id"])

    async def _finds(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            for message in await self.phone.chat():
                if wanted(message):
                    return message
            await asyncio.sleep(0.1)


def _payloads(message: dict[str, Any]) -> list[str]:
    return [button["data"] for row in message["buttons"] for button in row]


def _speaks(payload: str) -> bool:
    """A voice comes from a process of its own, which would take longer to start than the bot lives here."""
    return isinstance(actions.read(payload), actions.SpeakLine)


@dataclass(frozen=True)
class Books:
    """All that the database holds at the end."""

    updates: list[Any]
    people: dict[int, Any]
    lines: list[Any]
    corrections: list[Any]
    patterns: list[Any]


def read_books(db: Session) -> Books:
    people = (
        select(User.telegram_id, User.id, UserSettings, UserLevel.cefr_level)
        .join(UserSettings, UserSettings.user_id == User.id)
        .join(UserLevel, UserLevel.user_id == User.id)
    )
    lines = select(ConversationTurn, User.telegram_id).join(TalkSession, TalkSession.id == ConversationTurn.session_id)
    return Books(
        updates=list(db.scalars(select(Update))),
        people={row.telegram_id: row for row in db.execute(people)},
        lines=list(db.execute(lines.join(User, User.id == TalkSession.user_id).order_by(ConversationTurn.id))),
        corrections=list(db.scalars(select(GrammarCorrection))),
        patterns=list(db.scalars(select(UserErrorPattern))),
    )


def unsettled(db: Session) -> int:
    return db.scalar(select(func.count()).select_from(Update).where(Update.answered_at.is_(None)))


async def evening(telegram: Telegram, bot: Bot, database: Database, kills: int) -> list[Learner]:
    """Learners come one after the other, the bot is killed and started again, and at last everything settles."""
    chance = Random(20261120)
    learners = [Learner(await telegram.phone(f"L{n}"), Random(n)) for n in range(LEARNERS)]
    over = asyncio.Event()
    async with asyncio.timeout(A_WHOLE_EVENING), asyncio.TaskGroup() as people:
        for number in range(kills):
            for learner in learners[2 * number * LEARNERS // kills : 2 * (number + 1) * LEARNERS // kills]:
                people.create_task(learner.lives(over))
            await bot.start()
            if chance.random() < SHARE_AT_WORK:
                await bot.works()
                await asyncio.sleep(chance.uniform(0, 0.5))
            else:
                await asyncio.sleep(chance.uniform(0.5, 1.5))
            await bot.ends()
        await bot.start()
        await bot.works()
        over.set()
    await settled(telegram, bot, database)
    return learners


async def settled(telegram: Telegram, bot: Bot, database: Database) -> None:
    deadline = time.monotonic() + PATIENCE
    while await telegram.pending() or await database.run(unsettled):
        assert bot.is_running(), bot.log()
        assert time.monotonic() < deadline, bot.log()
        await asyncio.sleep(0.1)


@pytest.mark.parametrize(("course_url", "kills"), [("sqlite", 20), ("postgres", 5)], indirect=["course_url"])
async def test_kill_9_loses_nothing_and_doubles_nothing(telegram, course_url, kills, tmp_path):
    bot = Bot(telegram, course_url, tmp_path)
    database = Database(course_url)
    try:
        learners = await evening(telegram, bot, database, kills)
        assert await bot.ends(signal.SIGTERM) == 0
        books = await database.run(read_books)
    finally:
        await database.close()
        with suppress(ProcessLookupError):
            await bot.ends()
    assert bot.log() == ""
    every_update_is_decided_and_answered(books, learners)
    every_tap_is_answered(await telegram.calls("answerCallbackQuery"), learners)
    the_first_minute_is_as_tapped(books, learners)
    every_message_is_one_line_with_one_answer(books, learners)
    turn_numbers_have_no_gaps(books)
    no_correction_is_doubled(books)
    for learner in learners:
        every_answer_was_sent(books, learner, await learner.phone.chat())


def every_update_is_decided_and_answered(books: Books, learners: list[Learner]) -> None:
    sent = sum(len(one.said) + len(one.tapped) + one.started for one in learners)
    assert len(books.updates) == sent
    assert all(one.decided_at and one.answered_at and one.error is None for one in books.updates)


def every_tap_is_answered(calls: list[dict[str, Any]], learners: list[Learner]) -> None:
    answered = {call["params"]["callback_query_id"] for call in calls}
    assert answered >= {tap for one in learners for tap in one.tapped}


def the_first_minute_is_as_tapped(books: Books, learners: list[Learner]) -> None:
    assert len(books.people) == LEARNERS
    for one in learners:
        person = books.people[one.phone.id]
        settings = person.UserSettings
        assert (settings.target_language, person.cefr_level) == ("de", one.level)
        assert settings.daily_goal_minutes == one.goal
        assert settings.reminder_on == (one.reminder != onboarding.NEVER)
        assert not settings.reminder_on or settings.reminder_time == onboarding.time_of(one.reminder)


def every_message_is_one_line_with_one_answer(books: Books, learners: list[Learner]) -> None:
    said = Counter((one.phone.id, message_id, words) for one in learners for message_id, words in one.said.items())
    mine = [(line, person) for line, person in books.lines if line.speaker is Speaker.USER]
    assert Counter((person, line.telegram_message_id, line.message_text) for line, person in mine) == said
    assert all(line.status is TurnStatus.ANSWERED for line, _ in mine)
    answers = Counter(line.extra["answers"] for line, _ in books.lines if "answers" in line.extra)
    assert answers == Counter(line.id for line, _ in mine)


def turn_numbers_have_no_gaps(books: Books) -> None:
    numbers: dict[int, list[int]] = {}
    for line, _ in books.lines:
        numbers.setdefault(line.session_id, []).append(line.turn_number)
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())


def no_correction_is_doubled(books: Books) -> None:
    places = Counter((one.turn_id, one.start, one.end) for one in books.corrections)
    assert places
    assert set(places.values()) == {1}
    expected = {line.id for line, _ in books.lines if line.speaker is Speaker.USER and "kaffee" in line.message_text}
    assert {one.turn_id for one in books.corrections if one.incorrect_text == "kaffee"} == expected
    patterns = Counter((one.user_id, one.incorrect_text, one.corrected_text) for one in books.corrections)
    assert {(one.user_id, one.incorrect, one.corrected): one.frequency for one in books.patterns} == dict(patterns)


def every_answer_was_sent(books: Books, learner: Learner, chat: list[dict[str, Any]]) -> None:
    shown = {message["id"]: message["text"] for message in chat if message["from"] == "bot"}
    mine = [line for line, person in books.lines if person == learner.phone.id and line.speaker is Speaker.AI]
    assert mine
    assert all(line.message_text in shown[line.telegram_message_id] for line in mine)
