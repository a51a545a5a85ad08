"""A broadcast: shown first, sent to everybody once, whatever dies, held and resumed."""

import asyncio

import pytest
from sqlalchemy import update

from storage.models import User
from tests.chat import through_the_first_minute, until
from tests.conftest import both

TEXT = "Tomorrow <b>we</b> rest & come back stronger"
MANY = 60


@pytest.fixture
async def owner(telegram, bot):
    phone = await telegram.phone("Olga", id=777)
    phone.bot = bot
    await through_the_first_minute(phone)
    return phone


async def learners(telegram, bot, count: int) -> list:
    """People who have met the bot."""
    phones = [await telegram.phone(f"Ana {n}") for n in range(count)]
    for phone in phones:
        phone.bot = bot
        await phone.says("/start", waits=False)
    await phones[-1].settles()
    return phones


async def written(owner) -> None:
    await owner.says("/admin")
    await owner.taps("Broadcast")
    await owner.says(TEXT)


async def copies(phone) -> int:
    return len([m for m in await phone.chat() if m["from"] == "bot" and m["text"] == TEXT])


async def counts(bot) -> tuple:
    query = "SELECT status, total, sent, skipped, blocked, failed, unknown FROM broadcasts"
    return tuple((await bot.rows(query))[0])


async def is_over(bot) -> bool:
    return (await counts(bot))[0] == "done"


async def test_nothing_goes_out_before_the_confirmation(owner, telegram, bot):
    phones = await learners(telegram, bot, 2)
    await written(owner)
    await owner.sees("People who get it: 3")
    assert (await owner.sees(TEXT))["text"] == TEXT
    await asyncio.sleep(1.2)
    assert [await copies(phone) for phone in phones] == [0, 0]
    await owner.taps("Give up")
    await owner.sees("Given up")
    await owner.taps_forged("1:am:1:go")
    assert await bot.count("broadcast_recipients") == 0


@both
async def test_everybody_gets_it_once_but_not_who_is_banned_or_has_blocked(owner, telegram, bot):
    phones = await learners(telegram, bot, 5)
    await phones[0].blocks()
    await phones[1].blocks_now()
    ban = update(User).where(User.telegram_id == phones[2].id).values(is_banned=True)
    await bot.app.db.run(lambda db: db.execute(ban))
    await written(owner)
    await owner.taps("Send to all")
    await owner.taps_again()
    await until(lambda: is_over(bot))
    assert [await copies(phone) for phone in phones] == [0, 0, 0, 1, 1]
    assert (await counts(bot))[:3] == ("done", 3, 3)
    await owner.sees("All sent")
    await owner.sees("Sent: 3 of 3")
    actions = [row[0] for row in await bot.rows("SELECT action FROM audit_log ORDER BY id")]
    assert actions == ["broadcast.write", "broadcast.start"]


async def test_who_blocks_while_it_runs_is_parked_and_counted(owner, telegram, bot):
    phones = await learners(telegram, bot, 3)
    await phones[0].blocks()
    await bot.app.db.run(lambda db: db.connection().exec_driver_sql("UPDATE users SET blocked_bot_at = NULL"))
    await written(owner)
    await owner.taps("Send to all")
    await until(lambda: is_over(bot))
    assert (await counts(bot))[1:] == (4, 3, 0, 1, 0, 0)
    assert await bot.count("users", "blocked_bot_at IS NOT NULL") == 1
    await owner.sees("blocked me: 1")


@both
async def test_after_a_crash_in_the_middle_the_others_get_it_and_nobody_twice(owner, telegram, bot):
    phones = await learners(telegram, bot, MANY)
    await written(owner)
    await owner.taps("Send to all", waits=False)
    await until(lambda: _sent(bot, 30))
    await bot.dies()
    await bot.start()
    await until(lambda: _none_waits(bot))
    await telegram.advance("PT3M")
    await until(lambda: is_over(bot))
    got = [await copies(phone) for phone in phones]
    _, total, sent, _, _, _, unknown = await counts(bot)
    assert max(got) == 1
    assert total == MANY + 1 == sent + unknown
    assert unknown <= 4
    assert got.count(0) <= unknown


async def test_after_a_crash_between_two_messages_everybody_has_it_exactly_once(owner, telegram, bot):
    phones = await learners(telegram, bot, MANY)
    await written(owner)
    await owner.taps("Send to all", waits=False)
    await until(lambda: _sent(bot, 20))
    await owner.taps("Pause")
    await until(lambda: _settled(bot))
    await bot.dies()
    await bot.start()
    assert (await counts(bot))[0] == "paused"
    await owner.taps("Go on")
    await until(lambda: is_over(bot))
    assert {await copies(phone) for phone in phones} == {1}
    assert (await counts(bot))[1:] == (MANY + 1, MANY + 1, 0, 0, 0, 0)


async def test_a_pause_holds_it_and_giving_up_ends_it(owner, telegram, bot):
    phones = await learners(telegram, bot, MANY)
    await written(owner)
    await owner.taps("Send to all", waits=False)
    await until(lambda: _sent(bot, 5))
    await owner.taps("Pause")
    await owner.sees("⏸ Paused")
    await until(lambda: _settled(bot))
    held = (await counts(bot))[2]
    await asyncio.sleep(1.5)
    assert (await counts(bot))[2] == held < MANY
    await owner.taps("Give up")
    await asyncio.sleep(1.2)
    assert (await counts(bot))[:3] == ("cancelled", MANY + 1, held)
    assert sum([await copies(phone) for phone in phones]) in {held, held - 1}
    await owner.taps_forged("1:am:1:on")
    assert (await counts(bot))[0] == "cancelled"


async def _sent(bot, least: int) -> bool:
    return (await bot.rows("SELECT sent FROM broadcasts"))[0][0] >= least


async def _none_waits(bot) -> bool:
    return await bot.count("broadcast_recipients", "claimed_at IS NULL") == 0


async def _settled(bot) -> bool:
    return await bot.count("broadcast_recipients", "claimed_at IS NOT NULL AND outcome IS NULL") == 0
