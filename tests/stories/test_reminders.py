"""Reminders: one a day, at the learner's own hour, only when something is due, whatever happens in between."""

import asyncio
import datetime as dt
import zoneinfo
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select, update

from bot import reminding
from bot.app import App
from handlers import reminders as handlers
from storage.db import Database, Session
from storage.models import User, UserSettings, Word, WordProgress
from tests.chat import Phone, Running, Telegram, through_the_first_minute, until
from tests.conftest import both

BELL = "🔔"


@dataclass
class Days:
    """The learner's days: the clock is moved to times of their zone."""

    telegram: Telegram
    bot: Running
    zone: str = "UTC"

    async def come_to(self, wall: str) -> None:
        """Moves the clock and returns when every reminder that this brings is out."""
        there = dt.datetime.fromisoformat(wall).replace(tzinfo=zoneinfo.ZoneInfo(self.zone))
        now = dt.datetime.fromisoformat((await self.telegram.get("/sim/clock"))["now"])
        await self.telegram.advance(f"PT{(there - now).total_seconds() + 0.5:.3f}S")
        if self.bot.app:
            await self.pass_a_minute()

    async def pass_a_minute(self) -> None:
        await in_step(self.bot.app, self.telegram)
        await self.bot.app.reminding.settled()
        await self.bot.app.jobs.tick()
        await self.bot.app.reminding.settled()
        await self.bot.settles()


async def in_step(app: App, telegram: Telegram) -> None:
    """Returns when the bot has noticed how far its clock was moved."""
    offset = (await telegram.get("/sim/clock"))["offset_seconds"]

    async def is_so() -> bool:
        return abs(app.clock.offset.total_seconds() - offset) < 1

    await until(is_so)


async def learner(chat: Phone, bot: Running, telegram: Telegram, cards: int = 3, zone: str = "UTC") -> Days:
    """Somebody in a zone who wants to be reminded at 8:00, and for whom some cards are due."""
    days = Days(telegram, bot)
    await days.come_to("2027-01-04 12:00")
    await through_the_first_minute(chat)
    if zone != "UTC":
        await chat.says("/settings")
        await chat.taps("🌍")
        await chat.taps(zone.rpartition("/")[2].replace("_", " "))
    await bot.app.db.run(give_cards, chat.id, cards)
    return Days(telegram, bot, zone)


def give_cards(db: Session, telegram_id: int, count: int) -> None:
    user = db.scalar(select(User.id).where(User.telegram_id == telegram_id))
    due_at = dt.datetime(2027, 1, 4, tzinfo=dt.UTC)
    for word in list(db.scalars(select(Word.id).where(Word.language == "de").limit(count))):
        db.add(WordProgress(user_id=user, word_id=word, due_at=due_at))


async def reminders(chat: Phone) -> list[dict[str, Any]]:
    return [message for message in await chat.chat() if message["from"] == "bot" and BELL in message["text"]]


async def sent(telegram: Telegram) -> int:
    """Reminders that Telegram was asked to send, by anybody to anybody."""
    return sum(BELL in call["params"].get("text", "") for call in await telegram.calls("sendMessage"))


@both
async def test_each_day_brings_exactly_one_reminder_at_the_learners_own_hour(chat, bot, telegram):
    days = await learner(chat, bot, telegram, zone="Asia/Jakarta")
    await days.come_to("2027-01-05 07:59")
    assert await reminders(chat) == []
    for wall in ("08:00", "08:01", "12:00", "21:00", "23:59"):
        await days.come_to(f"2027-01-05 {wall}")
        assert len(await reminders(chat)) == 1
    assert "3 cards" in (await reminders(chat))[0]["text"]
    await days.come_to("2027-01-06 08:00")
    assert len(await reminders(chat)) == 2
    assert await bot.rows("SELECT kind, local_date, outcome FROM notifications ORDER BY id") == [
        ("due_review", date(bot, 5), "sent"),
        ("due_review", date(bot, 6), "sent"),
    ]


def date(bot: Running, day: int) -> Any:
    """A day of January as the database's driver gives it to a bare query."""
    is_sqlite = bot.settings.database_url.startswith("sqlite")
    return f"2027-01-0{day}" if is_sqlite else dt.date(2027, 1, day)


async def test_without_anything_due_there_is_no_reminder_and_a_suspended_card_is_not_due(chat, bot, telegram):
    days = await learner(chat, bot, telegram, cards=1)
    await bot.app.db.run(lambda db: db.execute(update(WordProgress).values(suspended=True)) and None)
    await days.come_to("2027-01-05 08:00")
    await days.come_to("2027-01-05 09:00")
    assert await reminders(chat) == []
    await bot.app.db.run(lambda db: db.execute(update(WordProgress).values(suspended=False)) and None)
    await days.come_to("2027-01-06 08:00")
    assert "1 card " in (await reminders(chat))[0]["text"]


async def test_cards_of_a_language_that_the_learner_has_left_are_not_due(chat, bot, telegram):
    days = await learner(chat, bot, telegram)
    await chat.says("/language")
    await chat.taps("Spanish")
    await days.come_to("2027-01-05 08:00")
    assert await reminders(chat) == []
    await chat.says("/language")
    await chat.taps("German")
    await days.come_to("2027-01-06 08:00")
    assert len(await reminders(chat)) == 1


async def test_one_tap_on_a_reminder_opens_the_cards(chat, bot, telegram):
    days = await learner(chat, bot, telegram)
    await days.come_to("2027-01-05 08:00")
    await chat.taps("Review")
    assert await bot.count("flashcard_sessions") == 1


@pytest.mark.parametrize(
    ("zone", "before", "night", "after"),
    [
        ("Europe/Berlin", "2027-03-27", "2027-03-28", "2027-03-29"),
        ("Europe/Berlin", "2027-10-30", "2027-10-31", "2027-11-01"),
        ("America/New_York", "2027-03-13", "2027-03-14", "2027-03-15"),
        ("America/New_York", "2027-11-06", "2027-11-07", "2027-11-08"),
    ],
)
async def test_the_hour_stays_the_learners_when_the_clocks_change(chat, bot, telegram, zone, before, night, after):
    days = await learner(chat, bot, telegram, zone=zone)
    for number, day in enumerate((before, night, after)):
        await days.come_to(f"{day} 07:59")
        assert len(await reminders(chat)) == number
        await days.come_to(f"{day} 08:00")
        await days.come_to(f"{day} 09:01")
        assert len(await reminders(chat)) == number + 1


@pytest.mark.parametrize(
    ("started_at", "expected"),
    [("2027-01-05 15:00", 1), ("2027-01-05 21:59", 1), ("2027-01-05 22:01", 0), ("2027-01-06 06:30", 0)],
)
@both
async def test_what_was_missed_is_caught_up_once_on_the_same_day_but_not_at_night(
    chat, bot, telegram, started_at, expected
):
    days = await learner(chat, bot, telegram)
    await bot.stop()
    await days.come_to(started_at)
    await bot.start()
    await days.pass_a_minute()
    await days.pass_a_minute()
    assert len(await reminders(chat)) == expected
    await days.come_to("2027-01-06 08:00")
    assert len(await reminders(chat)) == expected + 1


async def test_a_bot_that_starts_weeks_later_does_not_flood(chat, bot, telegram):
    days = await learner(chat, bot, telegram)
    await bot.stop()
    await days.come_to("2027-02-20 07:30")
    await bot.start()
    await days.pass_a_minute()
    assert await reminders(chat) == []
    await days.come_to("2027-02-20 08:00")
    await days.come_to("2027-02-20 08:01")
    assert len(await reminders(chat)) == 1


async def test_who_blocked_the_bot_is_left_alone_and_has_the_next_one_after_coming_back(chat, bot, telegram):
    days = await learner(chat, bot, telegram)
    await chat.blocks()
    for day in range(5, 9):
        await days.come_to(f"2027-01-0{day} 08:00")
    assert await sent(telegram) == 0
    await chat.blocks(False)
    await days.come_to("2027-01-08 12:00")
    assert await sent(telegram) == 0
    await days.come_to("2027-01-09 08:00")
    assert await sent(telegram) == 1


async def test_who_blocked_the_bot_without_its_notice_is_parked_at_the_first_reminder(chat, bot, telegram):
    days = await learner(chat, bot, telegram)
    await bot.stop()
    await chat.blocks_now()
    await bot.start()
    await bot.settles()
    await bot.app.db.run(lambda db: db.execute(update(User).values(blocked_bot_at=None)) and None)
    await days.come_to("2027-01-05 08:00")
    await days.come_to("2027-01-06 08:00")
    assert await sent(telegram) == 1
    assert await bot.count("users", "blocked_bot_at IS NOT NULL") == 1
    assert await bot.rows("SELECT outcome, sent_at FROM notifications") == [("blocked", None)]


async def test_who_is_just_talking_is_reminded_half_an_hour_later(chat, bot, telegram):
    days = await learner(chat, bot, telegram)
    await days.come_to("2027-01-05 07:50")
    await chat.says("Ich möchte einen Kaffee, bitte.")
    await days.come_to("2027-01-05 08:00")
    await days.come_to("2027-01-05 08:29")
    assert await reminders(chat) == []
    await days.come_to("2027-01-05 08:31")
    assert len(await reminders(chat)) == 1


async def test_nobody_is_reminded_on_vacation(chat, bot, telegram):
    days = await learner(chat, bot, telegram)
    back = dt.datetime(2027, 1, 7, tzinfo=dt.UTC)
    await bot.app.db.run(lambda db: db.execute(update(UserSettings).values(vacation_until=back)) and None)
    for day in (5, 6):
        await days.come_to(f"2027-01-0{day} 08:00")
    assert await reminders(chat) == []
    await days.come_to("2027-01-07 08:00")
    assert len(await reminders(chat)) == 1


@both
async def test_a_reminder_whose_sender_was_killed_is_never_sent_again(chat, bot, telegram, monkeypatch):
    days = await learner(chat, bot, telegram)
    claimed = asyncio.Event()

    async def hang(*_: Any) -> None:
        claimed.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(reminding.Reminding, "_send", hang)
    there = asyncio.create_task(days.come_to("2027-01-05 08:00"))
    await asyncio.wait_for(claimed.wait(), 10)
    there.cancel()
    monkeypatch.undo()
    await bot.dies()
    await bot.start()
    await days.come_to("2027-01-05 08:05")
    assert await sent(telegram) == 0
    assert await bot.rows("SELECT outcome, sent_at FROM notifications") == [("unknown", None)]
    await days.come_to("2027-01-06 08:00")
    assert await sent(telegram) == 1


@pytest.mark.parametrize("kind", ["timeout", "reset_after", "500"])
async def test_a_reminder_that_may_have_arrived_is_not_sent_again(chat, bot, telegram, kind, monkeypatch):
    monkeypatch.setattr("bot.transport.ANSWER_SECONDS", 0.2)
    monkeypatch.setattr("bot.transport.CONNECT_SECONDS", 0.2)
    days = await learner(chat, bot, telegram)
    await telegram.fault("sendMessage", kind)
    await days.come_to("2027-01-05 08:00")
    await days.come_to("2027-01-05 08:05")
    assert await sent(telegram) <= 1
    assert await bot.rows("SELECT outcome, sent_at FROM notifications") == [("unknown", None)]


async def test_flood_control_is_obeyed_and_the_reminder_arrives_once(chat, bot, telegram):
    days = await learner(chat, bot, telegram)
    await telegram.fault("sendMessage", "429", retry_after=1)
    await days.come_to("2027-01-05 08:00")
    await days.come_to("2027-01-05 08:05")
    assert len(await reminders(chat)) == 1


async def test_while_telegram_cannot_be_reached_reminders_wait(chat, bot, telegram, monkeypatch):
    days = await learner(chat, bot, telegram)
    base = type(bot.app.telegram.bot).base_url
    monkeypatch.setattr(type(bot.app.telegram.bot), "base_url", property(lambda _: "http://127.0.0.1:9/bot"))
    await days.come_to("2027-01-05 08:00")
    assert await bot.count("notifications") == 0
    monkeypatch.setattr(type(bot.app.telegram.bot), "base_url", base)
    await days.come_to("2027-01-05 08:10")
    await days.come_to("2027-01-05 08:11")
    assert len(await reminders(chat)) == 1
    assert await bot.rows("SELECT outcome FROM notifications") == [("sent",)]


async def crowd(bot: Running, telegram: Telegram, count: int) -> None:
    """Learners who all want to be reminded at 8:00 UTC on 5 January, and have one card each; it is 7:00."""
    await Days(telegram, bot).come_to("2027-01-05 07:00")
    phones = [await telegram.phone(f"L{number}") for number in range(count)]
    for phone in phones:
        await phone.says("/start", waits=False)
    await bot.settles()
    await bot.app.db.run(settle_in, [phone.id for phone in phones])


def settle_in(db: Session, telegram_ids: list[int]) -> None:
    moment = dt.datetime(2027, 1, 5, 8, tzinfo=dt.UTC)
    whose = list(db.scalars(select(User.id).where(User.telegram_id.in_(telegram_ids))))
    eight = {"target_language": "de", "reminder_time": dt.time(8), "reminder_next_at": moment}
    db.execute(update(UserSettings).where(UserSettings.user_id.in_(whose)).values(**eight))
    word = db.scalar(select(Word.id).where(Word.language == "de").limit(1))
    db.add_all(WordProgress(user_id=number, word_id=word, due_at=moment) for number in whose)


async def sent_to(telegram: Telegram) -> Counter[int]:
    """How many reminders each learner was sent."""
    calls = await telegram.calls("sendMessage")
    return Counter(int(call["params"]["chat_id"]) for call in calls if BELL in call["params"].get("text", ""))


async def has_sent(telegram: Telegram, count: int) -> bool:
    return await sent(telegram) >= count


async def test_a_bot_that_is_stopped_amid_reminders_gives_the_others_back(bot, telegram):
    await crowd(bot, telegram, 60)
    await telegram.advance("PT1H1M")
    await until(lambda: has_sent(telegram, 5))
    await bot.stop()
    assert await sent(telegram) < 60
    await bot.start()
    await Days(telegram, bot).pass_a_minute()
    assert set((await sent_to(telegram)).values()) == {1}
    assert await bot.count("notifications", "outcome = 'sent'") == 60


@both
async def test_a_bot_that_is_killed_again_and_again_amid_reminders_sends_none_twice(bot, telegram, monkeypatch):
    monkeypatch.setattr(reminding, "BATCH", 10)
    await crowd(bot, telegram, 60)
    await telegram.advance("PT1H1M")
    for kill in range(1, 5):
        await until(lambda least=kill * 10 - 3: has_sent(telegram, least))
        await bot.dies()
        await bot.start()
        await in_step(bot.app, telegram)
        await bot.app.jobs.tick()
    await Days(telegram, bot).pass_a_minute()
    times = await sent_to(telegram)
    assert set(times.values()) == {1}
    lost = await bot.count("notifications", "outcome = 'unknown'")
    assert lost <= 4 * 10
    assert len(times) >= 60 - lost


@pytest.mark.parametrize("course_url", ["postgres"], indirect=True)
async def test_two_bots_on_one_postgresql_remind_each_learner_once(bot, telegram, monkeypatch):
    monkeypatch.setattr(reminding, "BATCH", 7)
    await crowd(bot, telegram, 100)
    other = App(bot.settings)
    await other.telegram.initialize()
    senders = Counter()
    for name, app in (("one", bot.app), ("other", other)):
        counts_sends(app, name, senders, monkeypatch)
    await telegram.advance("PT1H1M")
    await in_step(bot.app, telegram)
    other.clock.offset = bot.app.clock.offset
    for _ in range(3):
        await asyncio.gather(bot.app.reminding.tick(), other.reminding.tick())
        await asyncio.gather(bot.app.reminding.settled(), other.reminding.settled())
    times = await sent_to(telegram)
    await other.stop()
    assert len(times) == 100
    assert set(times.values()) == {1}
    assert min(senders["one"], senders["other"]) >= 7
    assert await bot.count("notifications", "outcome = 'sent'") == 100


def counts_sends(app: App, name: str, senders: Counter, monkeypatch) -> None:
    push = app.outgoing.push

    async def counted(*args: Any) -> Any:
        senders[name] += 1
        return await push(*args)

    monkeypatch.setattr(app.outgoing, "push", counted)


@pytest.mark.parametrize("course_url", ["postgres"], indirect=True)
async def test_four_pools_of_connections_claim_each_learner_once(bot, course_url):
    await bot.app.db.run(make, range(9_000_000, 9_000_600))
    await bot.app.db.run(settle_in, list(range(9_000_000, 9_000_600)))
    now = dt.datetime(2027, 1, 5, 8, 1, tzinfo=dt.UTC)
    pools = [Database(course_url) for _ in range(4)]

    async def claims_all(pool: Database) -> list[int]:
        mine: list[int] = []
        while (found := await pool.run(handlers.claim, now, 20))[0]:
            mine += [one.candidate.user_id for one in found[1]]
        return mine

    claimed = await asyncio.gather(*(claims_all(pool) for pool in pools for _ in range(2)))
    for pool in pools:
        await pool.close()
    everybody = [user_id for mine in claimed for user_id in mine]
    assert len(everybody) == len(set(everybody)) == 600


def make(db: Session, telegram_ids: range) -> None:
    people = [User(telegram_id=number) for number in telegram_ids]
    db.add_all(people)
    db.flush()
    db.add_all(UserSettings(user_id=one.id) for one in people)


async def reminded(chat: Phone, bot: Running, telegram: Telegram) -> Days:
    days = await learner(chat, bot, telegram)
    await days.come_to("2027-01-05 08:00")
    assert len(await reminders(chat)) == 1
    return days


async def test_a_reminder_put_off_comes_once_more_an_hour_later(chat, bot, telegram):
    days = await reminded(chat, bot, telegram)
    await days.come_to("2027-01-05 08:10")
    await chat.taps("In an hour")
    await chat.sees("I’ll be back today at 9:10 AM")
    await days.come_to("2027-01-05 09:00")
    assert await reminders(chat) == []
    for wall in ("09:11", "09:12", "12:00"):
        await days.come_to(f"2027-01-05 {wall}")
        (again,) = await reminders(chat)
        assert "Back as promised" in again["text"]
    labels = await chat.labels()
    assert any("Tomorrow" in label for label in labels)
    assert not any("hour" in label for label in labels)
    await days.come_to("2027-01-06 08:00")
    assert len(await reminders(chat)) == 2


async def test_a_double_tap_puts_a_reminder_off_once_and_is_told_until_when(chat, bot, telegram):
    days = await reminded(chat, bot, telegram)
    await chat.taps("In an hour")
    planned = await bot.rows("SELECT reminder_next_at, snoozed_until FROM user_settings")
    await days.come_to("2027-01-05 08:20")
    await chat.taps_again()
    assert await bot.rows("SELECT reminder_next_at, snoozed_until FROM user_settings") == planned
    assert (await chat.toasts())[-1].startswith("I’ll be back today at 9:00")


async def test_a_reminder_that_came_again_cannot_be_put_off_by_the_button_of_the_first(chat, bot, telegram):
    days = await reminded(chat, bot, telegram)
    await chat.taps("In an hour")
    await days.come_to("2027-01-05 09:30")
    await chat.taps_again()
    assert "another day" in (await chat.toasts())[-1]
    await days.come_to("2027-01-05 10:31")
    assert await sent(telegram) == 2


async def test_a_reminder_put_off_late_comes_tomorrow_and_not_at_night(chat, bot, telegram):
    days = await learner(chat, bot, telegram)
    await chat.says("/settings")
    await chat.taps("Reminder:")
    await chat.taps("9:00 PM")
    await days.come_to("2027-01-05 21:00")
    await chat.taps("In an hour")
    await chat.sees("I’ll be back tomorrow at 9:00")
    await days.come_to("2027-01-05 22:01")
    await days.come_to("2027-01-06 08:00")
    assert await reminders(chat) == []
    await days.come_to("2027-01-06 21:00")
    await days.come_to("2027-01-06 21:30")
    assert len(await reminders(chat)) == 1


async def test_tomorrow_is_tomorrow_even_where_it_is_no_day_of_the_learners(chat, bot, telegram):
    days = await learner(chat, bot, telegram)
    await chat.says("/settings")
    await chat.taps("Reminder days")
    await chat.taps("Monday to Friday")
    await days.come_to("2027-01-08 08:00")
    await chat.taps("Tomorrow")
    await chat.taps_again()
    assert all(toast.startswith("I’ll be back tomorrow at 8:00") for toast in (await chat.toasts())[-2:])
    await days.come_to("2027-01-09 08:00")
    await days.come_to("2027-01-09 08:31")
    assert len(await reminders(chat)) == 1
    await days.come_to("2027-01-10 08:31")
    assert len(await reminders(chat)) == 1
    await days.come_to("2027-01-11 08:00")
    assert len(await reminders(chat)) == 2


async def test_who_stops_reminders_gets_no_more_until_they_ask_for_them(chat, bot, telegram):
    days = await reminded(chat, bot, telegram)
    await chat.taps("No more reminders")
    await chat.taps_again()
    assert (await chat.toasts())[-2:] == ["Reminders are off."] * 2
    await days.come_to("2027-01-06 08:00")
    assert await sent(telegram) == 1
    await chat.taps("Reminder time")
    await chat.taps("9:00 AM")
    await days.come_to("2027-01-06 09:00")
    assert await sent(telegram) == 2


async def test_a_button_of_another_day_changes_nothing(chat, bot, telegram):
    days = await reminded(chat, bot, telegram)
    await days.come_to("2027-01-06 07:00")
    planned = await bot.rows("SELECT reminder_next_at, snoozed_until FROM user_settings")
    await chat.taps("In an hour")
    assert "another day" in (await chat.toasts())[-1]
    assert await bot.rows("SELECT reminder_next_at, snoozed_until FROM user_settings") == planned
    assert (await reminders(chat))[0]["buttons"] == []


async def test_another_time_moves_the_reminder_but_the_day_has_only_one(chat, bot, telegram):
    days = await reminded(chat, bot, telegram)
    await chat.says("/settings")
    await chat.taps("Reminder:")
    await chat.taps("12:00")
    await days.come_to("2027-01-05 12:00")
    await days.come_to("2027-01-06 08:00")
    assert await sent(telegram) == 1
    await days.come_to("2027-01-06 12:00")
    assert await sent(telegram) == 2


async def test_other_days_move_the_reminder(chat, bot, telegram):
    days = await learner(chat, bot, telegram)
    await chat.says("/settings")
    await chat.taps("Reminder days")
    await chat.taps("weekend")
    await days.come_to("2027-01-05 08:00")
    assert await sent(telegram) == 0
    await days.come_to("2027-01-09 08:00")
    assert await sent(telegram) == 1


async def test_another_zone_moves_the_reminder(chat, bot, telegram):
    days = await learner(chat, bot, telegram, zone="America/New_York")
    await Days(telegram, bot).come_to("2027-01-05 08:00")
    assert await sent(telegram) == 0
    await days.come_to("2027-01-05 08:00")
    assert await sent(telegram) == 1


async def test_who_chose_no_reminder_gets_none(chat, bot, telegram):
    days = await learner(chat, bot, telegram)
    await chat.says("/settings")
    await chat.taps("Reminder:")
    await chat.taps("No reminders")
    await days.come_to("2027-01-05 08:00")
    assert await sent(telegram) == 0


async def test_learners_of_a_time_before_reminders_are_planned_when_the_bot_starts(chat, bot, telegram):
    days = await learner(chat, bot, telegram)
    await bot.app.db.run(lambda db: db.execute(update(UserSettings).values(reminder_next_at=None)) and None)
    await bot.stop()
    await bot.start()
    await days.pass_a_minute()
    await days.come_to("2027-01-05 08:00")
    assert await sent(telegram) == 1
