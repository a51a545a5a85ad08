"""Texts and names as people, phones and pranksters send them."""

import base64
import json

import pytest

from bot import receive
from domain.levels import Native
from tests.chat import Phone, Running, Telegram, through_the_first_minute
from tests.conftest import both
from tests.stories.scripted import ScriptedTutor, answer, talks_with
from views import phrases

ODD = {
    "html": "<b>Ich</b> & <script>alert('x')</script> &amp; mag Kaffee",
    "emoji": "👩‍👩‍👧‍👦 Ich mag Kaffee 🇩🇪 ☕️",
    "right to left": "\u202eIch mag \u0627\u0644\u0642\u0647\u0648\u0629 Kaffee\u202c",
    "combining": "Ich mo\u0308chte Kaf\u0301\u0301\u0301fee " + "\u0301" * 50,
    "no letters": "?!… — 123 %",
    "invisible": "\u200b\u200d\ufeffKaffee",
    "percent and braces": "{ $name } %s %(x)d {0} Kaffee",
    "sql": "'; DROP TABLE users; -- Kaffee",
    "many lines": "Kaffee\n\n\n\nbitte\n" * 20,
    "one long word": "Kaffee" * 500,
}


@both
async def test_odd_texts_are_stored_as_written_and_answered(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    for name, text in ODD.items():
        answers = await bot.count("conversation_turns", "speaker = 'ai'")
        [sent] = await chat.says(text)
        [said] = [one["text"] for one in await chat.chat() if one["id"] == sent]
        lines = "SELECT message_text FROM conversation_turns WHERE speaker = 'user' ORDER BY id DESC LIMIT 1"
        assert await bot.rows(lines) == [(said,)], name
        assert await bot.count("conversation_turns", "speaker = 'ai'") == answers + 1, name
    assert await bot.count("updates", "error IS NOT NULL OR answered_at IS NULL") == 0


async def test_odd_texts_said_back_by_the_tutor_are_shown_as_written(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    for name, text in ODD.items():
        talks_with(bot, ScriptedTutor(answer(f"{name}: {text} — ja.", translation=text, hint=text)))
        await chat.says("Hallo!")
        shown = (await chat.sees(f"{name}: "))["text"]
        assert "".join(filter(str.isalnum, text)) in "".join(filter(str.isalnum, shown))
        await chat.taps("Translate")
        await chat.taps("Hint")
    assert await bot.count("updates", "error IS NOT NULL OR answered_at IS NULL") == 0


NAMES = ("<b>Ana</b> & Co", "🦊", "\u0622\u0646\u0627", "{ $name }", "A" * 64, "'; DROP--")


@both
async def test_odd_names_are_greeted_as_written(bot: Running, telegram: Telegram):
    for name in NAMES:
        phone = await telegram.phone(name, last_name="<i>", username="ana_1")
        phone.bot = bot
        await phone.says("/start")
        await phone.sees(f"Hi {name}")
    assert await bot.rows("SELECT full_name, username FROM users ORDER BY id") == [
        (f"{name} <i>", "ana_1") for name in NAMES
    ]


def raw_update(update_id: int, text: str, name: str, message_id: int = 1) -> bytes:
    """An update as bytes, with escapes that JSON allows and databases do not."""
    person = {"id": 5, "is_bot": False, "first_name": name, "language_code": "en"}
    message = {"message_id": message_id, "date": 1, "chat": {"id": 5, "type": "private"}, "from": person, "text": text}
    return json.dumps({"update_id": update_id, "message": message}).encode()


NUL_AND_HALVES = ["Kaffee\x00bitte", "\ud83d", "Kaffee \udc00 bitte", "\x00", "a\ud83d\ude00b"]


@pytest.mark.parametrize("text", NUL_AND_HALVES)
@both
async def test_what_no_database_stores_is_left_out_of_text_and_name(bot: Running, text: str):
    assert bot.app
    await bot.app.journal.keep([receive.parse(raw_update(1, "/start", f"Ana{text}"))])
    await bot.app.journal.keep([receive.parse(raw_update(2, "/talk", f"Ana{text}", 2))])
    await bot.settles()
    await bot.app.db.run(lambda db: db.connection().exec_driver_sql("UPDATE user_settings SET target_language = 'de'"))
    await bot.app.db.run(lambda db: db.connection().exec_driver_sql("UPDATE users SET step = '{}'"))
    await bot.app.journal.keep([receive.parse(raw_update(3, text, f"Ana{text}", 3))])
    await bot.settles()
    assert await bot.count("updates", "decided_at IS NULL OR error IS NOT NULL") == 0
    [(stored,)] = await bot.rows("SELECT message_text FROM conversation_turns WHERE speaker = 'user'")
    assert "\x00" not in stored
    assert "\ufffd" in stored or not any("\ud800" <= char <= "\udfff" for char in text) or "😀" in stored
    stored.encode()


async def test_ten_thousand_characters_are_one_line_with_one_answer(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    words = "Ich möchte einen Kaffee mit Milch und ein Stück Kuchen, bitte. "
    text = (words * (10_000 // len(words) + 1))[:10_000].strip()
    before = len([one for one in await chat.chat() if one["from"] == "bot"])
    parts = await chat.says(text)
    assert len(parts) == 3
    [(stored,)] = await bot.rows("SELECT message_text FROM conversation_turns WHERE speaker = 'user'")
    assert stored == text
    assert len([one for one in await chat.chat() if one["from"] == "bot"]) == before + 1
    assert await bot.count("updates", "decided_at IS NULL OR answered_at IS NULL") == 0


async def test_ten_thousand_characters_without_a_space_are_one_line(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    talks_with(bot, ScriptedTutor(answer("Was ist das?")))
    await chat.says("x" * 10_000)
    [(stored,)] = await bot.rows("SELECT message_text FROM conversation_turns WHERE speaker = 'user'")
    assert stored == "x" * 10_000


async def test_two_short_messages_are_two_turns(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("Ich möchte einen Kaffee, bitte.", waits=False)
    await chat.says("Mit Milch, bitte.")
    assert await bot.count("conversation_turns", "speaker = 'user'") == 2
    await chat.sees("Möchten Sie auch etwas essen?")


async def test_a_long_message_alone_is_answered_after_a_second(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    talks_with(bot, ScriptedTutor(answer("Oh, viel!")))
    await chat.says("Kaffee " * 580)
    await chat.sees("Oh, viel!")
    assert await bot.count("conversation_turns", "speaker = 'user'") == 1


PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
FILES = {
    "photo": (PNG, "menu.png"),
    "voice": (b"OggS", "voice.ogg"),
    "audio": (b"ID3", "song.mp3"),
    "document": (b"words", "words.txt"),
    "sticker": (PNG, "smile.webp"),
}


@pytest.mark.parametrize("when", ["at the first question", "in a talk"])
async def test_what_cannot_be_read_is_answered_kindly_and_loses_nothing(chat: Phone, bot: Running, when: str):
    if when == "in a talk":
        await through_the_first_minute(chat)
    else:
        await chat.says("/start")
    for kind, (content, name) in FILES.items():
        seen = len(await chat.chat())
        await chat.sends_file(kind, content, name)
        answers = [one["text"] for one in (await chat.chat())[seen:] if one["from"] == "bot"]
        assert answers[0] == phrases.of(Native.ENGLISH).plain(f"attachment-{kind}")
    if when == "in a talk":
        await chat.says("Ich möchte einen Kaffee, bitte.")
        await chat.sees("Milch und Zucker")
    else:
        await chat.taps("German")
        await chat.sees("How well do you speak it?")
