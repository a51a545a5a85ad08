import asyncio
import socket

import pytest
from aiohttp import web


class Bot:
    """A webhook that takes updates, after as many failures as it is told."""

    def __init__(self):
        self.seen, self.headers, self.failures, self.reply = [], [], 0, None
        self.runner = None
        self.came = asyncio.Event()

    async def take(self, request):
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        self.seen.append(await request.json())
        self.headers.append(dict(request.headers))
        self.came.set()
        return web.json_response(self.reply) if self.reply else web.Response()

    async def listen(self, port=0):
        app = web.Application()
        app.router.add_post("/hook", self.take)
        self.runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", port).start()
        return f"http://127.0.0.1:{self.runner.addresses[0][1]}/hook"

    async def has(self, count):
        async with asyncio.timeout(5):
            while len(self.seen) < count:
                await self.came.wait()
                self.came.clear()
        return [update["message"]["text"] for update in self.seen]


@pytest.fixture
async def bot():
    bot = Bot()
    yield bot
    if bot.runner:
        await bot.runner.cleanup()


async def test_updates_are_posted_in_order_with_the_secret(wire, ana, bot):
    answer = await wire.call("setWebhook", url=await bot.listen(), secret_token="s3cret")
    assert answer == {"ok": True, "result": True, "description": "Webhook was set"}
    words = [f"word {number}" for number in range(20)]
    for word in words:
        await ana.says(word)
    assert await bot.has(20) == words
    assert bot.headers[0]["X-Telegram-Bot-Api-Secret-Token"] == "s3cret"
    assert "Palaver-Clock-Offset" in bot.headers[0]
    assert (await wire.ok("getWebhookInfo"))["pending_update_count"] == 0


async def test_an_update_is_posted_again_until_it_is_taken(wire, ana, bot):
    bot.failures = 2
    await wire.ok("setWebhook", url=await bot.listen())
    await ana.says("one")
    await ana.says("two")
    assert await bot.has(2) == ["one", "two"]
    info = await wire.ok("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"


async def test_a_bot_that_is_down_gets_its_updates_when_it_is_back(wire, ana, bot):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    await wire.ok("setWebhook", url=f"http://127.0.0.1:{port}/hook")
    await ana.says("one")
    await asyncio.sleep(0.1)
    assert (await wire.ok("getWebhookInfo"))["last_error_message"] == "Connection refused"
    await bot.listen(port)
    assert await bot.has(1) == ["one"]


async def test_a_method_in_the_answer_is_carried_out(wire, ana, bot):
    bot.reply = {"method": "sendMessage", "chat_id": ana.id, "text": "heard"}
    await wire.ok("setWebhook", url=await bot.listen())
    await ana.says("one")
    await bot.has(1)
    async with wire.session.get(f"{wire.base}/sim/events") as events, asyncio.timeout(5):
        while (await ana.sees())["text"] != "heard":
            await events.content.readuntil(b"\n\n")


async def test_webhook_and_polling_exclude_one_another(wire, ana):
    poll = asyncio.create_task(wire.call("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    await wire.ok("setWebhook", url="https://127.0.0.1:1/hook")
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
    assert await wire.refusal("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    assert (await wire.call("setWebhook", url="https://127.0.0.1:1/hook"))["description"] == "Webhook is already set"
    await ana.says("kept")
    assert (await wire.call("deleteWebhook"))["description"] == "Webhook was deleted"
    assert [update["message"]["text"] for update in await wire.updates()] == ["kept"]
    await ana.says("dropped")
    assert (await wire.call("deleteWebhook", drop_pending_updates=True))["description"] == "Webhook is already deleted"
    assert await wire.updates() == []
