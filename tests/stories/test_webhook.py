"""Updates that arrive through a webhook."""

import json
import socket
from pathlib import Path

import pytest

from tests.chat import Phone, Running, Telegram, through_the_first_minute
from tests.conftest import both

SECRET = "a-Secret_1"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def bot(telegram: Telegram, course_url: str, tmp_path: Path):
    """The bot with a webhook."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    running = Running(telegram, course_url, str(tmp_path), webhook_url=address, webhook_secret=SECRET, port=port)
    await running.start()
    yield running
    await running.stop()


async def posts(telegram: Telegram, bot: Running, body: bytes, secret: str | None = SECRET) -> int:
    url = f"{str(bot.settings.webhook_url).rstrip('/')}/webhook"
    headers = {HEADER: secret} if secret is not None else {}
    async with telegram.http.post(url, data=body, headers=headers) as answer:
        return answer.status


def start(update_id: int, person: int = 4_000_000_000) -> bytes:
    user = {"id": person, "is_bot": False, "first_name": "Ana"}
    chat = {"id": person, "type": "private"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": user, "text": "/start"}
    return json.dumps({"update_id": update_id, "message": message}).encode()


@both
async def test_a_first_minute_and_a_talk_through_the_webhook(chat: Phone, bot: Running):
    await through_the_first_minute(chat)
    await chat.says("Ich möchte einen kaffee, bitte.")
    await chat.sees("Milch und Zucker")
    assert await bot.count("grammar_corrections") == 1
    assert not await chat.telegram.calls("getUpdates")


async def test_calls_without_the_secret_are_refused_and_change_nothing(telegram: Telegram, bot: Running):
    for secret in ("wrong", "", None, SECRET + "x", "ä"):
        assert await posts(telegram, bot, start(1), secret) == 403, secret
    assert await bot.count("updates") == 0


@both
async def test_an_update_that_comes_twice_is_kept_and_answered_once(telegram: Telegram, bot: Running):
    for _ in range(3):
        assert await posts(telegram, bot, start(900)) == 200
    await bot.settles()
    assert await bot.count("updates") == 1
    assert await bot.count("users") == 1


async def test_calls_that_are_no_updates_are_refused_and_the_next_one_is_taken(telegram: Telegram, bot: Running):
    for body in (b"", b"{", b"[]", b"{}", b'{"update_id": "x"}', b"null", b'"x"', b"\xff\xfe"):
        assert await posts(telegram, bot, body) == 400, body
    assert await posts(telegram, bot, start(901)) == 200
    await bot.settles()
    assert await bot.count("users") == 1


async def test_an_update_that_was_taken_is_answered_after_a_crash(chat: Phone, bot: Running):
    await bot.dies()
    await chat.says("/start", waits=False)
    await bot.start()
    await chat.sees("Which language")


async def test_health_is_told_to_who_asks(telegram: Telegram, bot: Running):
    root = str(bot.settings.webhook_url).rstrip("/")
    for path in ("/healthz", "/readyz"):
        async with telegram.http.get(root + path) as answer:
            assert answer.status == 200
