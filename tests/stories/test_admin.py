"""The admin panel: roles at every step, seeding while learners talk, people, limits, files in and out."""

import asyncio
import re
import typing

import pytest

from tests.chat import Phone, Running, Telegram, through_the_first_minute
from tests.conftest import both
from views.actions import REGISTRY, Action
from views.admin_actions import OpenPanel

OWNER = 777
COLUMNS = (
    "word,pos,article,gender,plural,level,category,priority,ipa,en,it,id,es,"
    "example,example_en,example_it,example_id,example_es,flags\n"
)
IRON = (
    "Lötkolben,noun,der,m,Lötkolben,B1,work,3,ˈløːtkɔlbn̩,soldering iron,saldatore,solder,soldador,"
    "Der Lötkolben ist heiß.,The soldering iron is hot.,Il saldatore è caldo.,Solder itu panas.,El soldador quema.,\n"
)
SOLDER = (
    "löten,verb,,,,B1,work,3,ˈløːtn̩,to solder,saldare,menyolder,soldar,"
    "Ich löte den Draht.,I solder the wire.,Saldo il filo.,Saya menyolder kawat.,Sueldo el cable.,\n"
)
GOOD = COLUMNS + IRON + SOLDER
BAD = GOOD.replace("löten,verb,,,,B1", "löten,verb,der,,,B9")


async def owner_of(telegram: Telegram, bot) -> Phone:
    phone = await telegram.phone("Olga", id=OWNER)
    phone.bot = bot
    await through_the_first_minute(phone)
    return phone


@pytest.fixture
async def owner(telegram, bot):
    return await owner_of(telegram, bot)


def sample(kind: type[Action]) -> str:
    """A payload of this kind that reads well."""
    values = {"int": "1", "bool": "1", "Role": "owner", "Step": "go", "Limit": "turns", "Target": "de"}
    hints = {name: hint.__name__ for name, hint in typing.get_type_hints(kind).items() if name != "code"}
    return ":".join(["1", kind.code, *(values[name] for name in hints.values())])


ADMIN = sorted(code for code, kind in REGISTRY.items() if kind.__module__ == OpenPanel.__module__)


async def everything(bot) -> list:
    """All that an admin could have changed."""
    queries = (
        "SELECT id, role, is_banned FROM users ORDER BY id",
        "SELECT count(*), 0, 0 FROM audit_log",
        "SELECT count(*), 0, 0 FROM broadcasts",
        "SELECT count(*), 0, 0 FROM broadcast_recipients",
        "SELECT count(*), 0, 0 FROM content_imports",
        "SELECT count(*), 0, 0 FROM vocabulary",
        "SELECT key, 0, 0 FROM system_configuration WHERE key IN ('daily_model_turns', 'monthly_microusd')",
    )
    return [tuple(row) for query in queries for row in await bot.rows(query)]


async def test_the_owner_opens_the_panel_and_it_is_in_their_menu(owner, telegram):
    await owner.says("/admin")
    assert "Seed" in " ".join(await owner.labels())
    menus = [call for call in await telegram.calls("setMyCommands") if "admin" in str(call)]
    assert menus


async def test_somebody_who_was_there_before_the_setting_becomes_the_owner(telegram, course_url, tmp_path):
    before = Running(telegram, course_url, str(tmp_path))
    await before.start()
    phone = await owner_of(telegram, before)
    assert [row[0] for row in await before.rows("SELECT role FROM users")] == ["learner"]
    await before.stop()
    after = Running(telegram, course_url, str(tmp_path), owner_telegram_id=OWNER)
    await after.start()
    phone.bot = after
    await phone.says("/admin")
    await phone.sees("Admin panel")
    await after.stop()


async def test_a_learner_who_forges_every_admin_button_changes_nothing(owner, chat, bot):
    await through_the_first_minute(chat)
    await owner.says("/admin")
    await owner.taps("Broadcast")
    await owner.says("A draft")
    before = await everything(bot)
    target = (await chat.newest())["id"]
    for code in ADMIN:
        await chat.taps_forged(sample(REGISTRY[code]), target)
    assert await everything(bot) == before
    assert len(ADMIN) >= 19
    await chat.sees_no("Admin panel")
    await chat.sees_no("Figures")
    assert await bot.count("updates", "error IS NOT NULL") == 0


async def test_a_learner_who_sends_commands_and_files_is_told_what_anybody_is_told(chat, bot):
    await through_the_first_minute(chat)
    before = await everything(bot)
    await chat.says("/admin")
    await chat.sees("I do not know this command")
    await chat.sends_file("document", GOOD.encode(), "words.csv")
    await chat.sees("I cannot open files here")
    assert await everything(bot) == before


async def test_an_admin_who_lost_the_role_in_the_middle_is_led_out(owner, telegram, bot):
    await owner.says("/admin")
    await owner.taps("Broadcast")
    await bot.app.db.run(lambda db: db.connection().exec_driver_sql("UPDATE users SET role = 'learner'"))
    bot.app.dispatch._owner_id = None
    await owner.says("Hello everybody")
    assert await bot.count("broadcasts") == 0
    await owner.sees("Nothing is open")
    await owner.says("Guten Tag!")
    assert await bot.count("conversation_turns", "speaker = 'user'") == 1


@both
async def test_an_admin_seeds_while_learners_talk(owner, telegram, bot):
    stale = "UPDATE content_versions SET checksum = 'old' WHERE source_file LIKE '%/contexts/%'"
    gone = "DELETE FROM vocabulary WHERE source_file = 'german/words/a2.csv'"
    again = "UPDATE content_versions SET checksum = 'old' WHERE source_file = 'german/words/a2.csv'"
    words = await bot.count("vocabulary")
    for statement in (stale, gone, again, "UPDATE contexts SET system_prompt = 'x' WHERE slug = 'cafe'"):
        await bot.app.db.run(lambda db, s=statement: db.connection().exec_driver_sql(s))
    phones = [await telegram.phone(f"Ana {n}") for n in range(4)]
    for phone in phones:
        phone.bot = bot
        await through_the_first_minute(phone)
    await owner.says("/admin")
    await owner.taps("Seed")
    offer = await owner.sees("This would change")
    assert "german/words/a2.csv" in offer["text"]
    assert re.search(r"german/contexts/cafe.yaml: 0 new, 1 changed", offer["text"])
    assert await bot.count("vocabulary") < words
    talking = [phone.says("Ich möchte einen Kaffee, bitte.", waits=False) for phone in phones for _ in range(3)]
    await asyncio.gather(owner.taps("Apply", waits=False), *talking)
    await owner.settles()
    await owner.sees("Done:")
    assert await bot.count("vocabulary") == words
    assert await bot.count("contexts", "system_prompt = 'x'") == 0
    assert await bot.count("conversation_turns", "speaker = 'user' AND status = 'answered'") == 12
    seeded = await bot.count("audit_log", "action = 'seed'")
    assert seeded > 10
    await owner.says("/admin")
    await owner.taps("Seed")
    await owner.sees("up to date")
    assert await bot.count("audit_log", "action = 'seed'") == seeded


@both
async def test_a_word_list_is_shown_then_imported_and_no_second_tap_matters(owner, bot):
    await owner.sends_file("document", GOOD.encode(), "workshop.csv")
    await owner.sees("2 new, 0 changed")
    assert await bot.count("vocabulary", "word = 'Lötkolben'") == 0
    await owner.taps("Import")
    await owner.taps_again()
    await owner.sees("part of the course now")
    assert await bot.count("vocabulary", "word IN ('Lötkolben', 'löten') AND is_active") == 2
    assert await bot.count("audit_log", "action = 'import.apply'") == 1
    await owner.sends_file("document", GOOD.encode(), "workshop.csv")
    await owner.sees("what I know already")
    await bot.stop()
    await bot.start()
    assert await bot.count("vocabulary", "word = 'Lötkolben' AND is_active") == 1


async def test_a_bad_row_is_named_by_file_and_line_and_nothing_is_imported(owner, bot):
    await owner.sends_file("document", BAD.encode(), "workshop.csv")
    said = await owner.sees("cannot be used")
    assert "workshop.csv:3: word 'löten': unknown level 'B9'" in said["text"]
    assert await bot.count("content_imports") == 0
    twice = GOOD + IRON
    await owner.sends_file("document", twice.encode(), "twice.csv")
    assert "twice.csv:4:" in (await owner.sees("stands twice"))["text"]
    await owner.sends_file("document", b"slug: nope\nname: [", "nope.yaml")
    await owner.sees("nope.yaml:3: not valid YAML")
    await owner.sends_file("document", b"\xff\xfe", "latin.csv")
    await owner.sees("not UTF-8")
    await owner.sends_file("document", b"x" * 1_000_001, "big.csv")
    await owner.sees("too big")
    await owner.sends_file("document", b"x", "photo.exe")
    await owner.sees("I can import word lists")
    assert await bot.count("vocabulary", "word = 'Lötkolben'") == 0
    assert await bot.count("updates", "error IS NOT NULL") == 0


async def test_files_that_were_exported_come_back_unchanged(owner, telegram, bot):
    await owner.says("/admin")
    await owner.taps("Export")
    await owner.taps("German")
    await owner.taps("a1.csv")
    await owner.taps("cafe.yaml")
    files = [m for m in await owner.chat() if m["from"] == "bot" and m.get("media")]
    assert len(files) == 2
    for message in files:
        media = message["media"]
        async with telegram.http.get(f"{telegram.simulator.base_url}{media['url']}") as answer:
            content = await answer.read()
        await owner.sends_file("document", content, media["file_name"])
        await owner.sees(f"{media['file_name']} says what I know already")


async def test_an_admin_looks_at_a_learner_and_bans_them(owner, chat, bot):
    await through_the_first_minute(chat)
    await chat.says("Ich möchte einen kaffee, bitte.")
    await owner.says("/admin")
    await owner.taps("People")
    await owner.says(str(chat.id))
    await owner.taps("Ana")
    seen = await owner.sees("Learns: German")
    assert "CASE 1" in seen["text"]
    await owner.taps("Ban")
    await owner.sees("⛔ Banned")
    before = len(await chat.chat())
    await chat.says("Hallo?")
    assert (
        len([m for m in await chat.chat() if m["from"] == "bot"])
        == before - len([m for m in await chat.chat() if m["from"] != "bot"]) + 1
    )
    await owner.taps("Let in again")
    await chat.says("Hallo!")
    actions = [row[0] for row in await bot.rows("SELECT action FROM audit_log ORDER BY id")]
    assert actions == ["person.search", "person.view", "person.ban", "person.unban"]


async def test_nobody_bans_the_owner_or_changes_their_own_role(owner, telegram, bot):
    admin = await telegram.phone("Adam")
    admin.bot = bot
    await through_the_first_minute(admin)
    mine, theirs = [row[0] for row in await bot.rows("SELECT id FROM users ORDER BY id")]
    await owner.says("/admin")
    await owner.taps_forged(f"1:ar:{mine}:learner")
    await owner.taps_forged(f"1:ab:{mine}:1")
    await owner.taps_forged(f"1:ar:{theirs}:admin")
    await admin.sees("new role here: admin")
    await admin.says("/admin")
    await admin.taps_forged(f"1:ab:{mine}:1")
    await admin.taps_forged(f"1:ar:{theirs}:owner")
    rows = await bot.rows("SELECT role, is_banned FROM users ORDER BY id")
    assert [(role, bool(banned)) for role, banned in rows] == [("owner", False), ("admin", False)]


async def test_a_teacher_has_content_and_people_but_no_broadcast(owner, telegram, bot):
    teacher = await telegram.phone("Tea")
    teacher.bot = bot
    await through_the_first_minute(teacher)
    theirs = (await bot.rows("SELECT max(id) FROM users"))[0][0]
    await owner.says("/admin")
    await owner.taps_forged(f"1:ar:{theirs}:teacher")
    await teacher.says("/admin")
    assert "Broadcast" not in " ".join(await teacher.labels())
    await teacher.taps_forged("1:aw")
    await teacher.taps_forged("1:ak:turns:0")
    assert await bot.count("system_configuration", "key = 'daily_model_turns'") == 0
    await teacher.sends_file("document", GOOD.encode(), "workshop.csv")
    await teacher.sees("2 new")


async def test_the_figures_are_counted(owner, chat):
    await through_the_first_minute(chat)
    await chat.says("Ich möchte einen kaffee, bitte.")
    await owner.says("/admin")
    await owner.taps("Figures")
    seen = (await owner.sees("Learners: 2"))["text"]
    assert "Talks: 2" in seen
    assert "Corrections: 1" in seen


async def test_a_limit_set_here_is_kept_and_can_be_taken_back(owner, bot):
    await owner.says("/admin")
    await owner.taps("Limits")
    await owner.taps("80")
    assert (await bot.rows("SELECT value FROM system_configuration WHERE key = 'daily_model_turns'"))[0][0] in {
        80,
        "80",
    }
    await owner.sees("per learner and day: 80")
    await owner.taps("as in the settings")
    assert await bot.count("system_configuration", "key = 'daily_model_turns'") == 0
    await owner.taps_forged("1:ak:turns:12345")
    assert await bot.count("system_configuration", "key = 'daily_model_turns'") == 0


def test_every_payload_of_an_admin_fits_into_a_button():
    big = str(2**62)
    values = {"int": big, "bool": "1", "Role": "teacher", "Step": "hold", "Limit": "budget", "Target": "de"}
    for code in ADMIN:
        hints = [h.__name__ for n, h in typing.get_type_hints(REGISTRY[code]).items() if n != "code"]
        assert len(":".join(["1", code, *(values[name] for name in hints)]).encode()) <= 64
