import asyncio
import time

import aiohttp
import pytest

from simulator.server import Simulator


async def order(wire, **fault):
    await wire.sim("POST", "faults", json=fault)


async def test_a_flood_fault_hits_as_often_as_ordered(wire, ana):
    await order(wire, method="sendMessage", kind="429", times=2, retry_after=7)
    for _ in range(2):
        answer = await wire.call("sendMessage", chat_id=ana.id, text="x")
        assert answer == {
            "ok": False, "error_code": 429, "description": "Too Many Requests: retry after 7",
            "parameters": {"retry_after": 7},
        }  # fmt: skip
    await wire.ok("sendMessage", chat_id=ana.id, text="x")


async def test_a_server_error_carries_nothing_out(wire, ana):
    await order(wire, method="*", kind="500")
    assert (await wire.call("sendMessage", chat_id=ana.id, text="x"))["error_code"] == 500
    assert (await ana.sees())["from"] == "user"


async def test_after_a_reset_the_message_is_there_but_the_answer_is_not(wire, ana):
    await order(wire, method="sendMessage", kind="reset_after")
    with pytest.raises(aiohttp.ClientError):
        await wire.call("sendMessage", chat_id=ana.id, text="there")
    assert (await ana.sees())["text"] == "there"


async def test_a_timeout_says_nothing_and_does_nothing(wire, ana):
    await order(wire, method="sendMessage", kind="timeout")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(wire.call("sendMessage", chat_id=ana.id, text="x"), 0.3)
    await wire.ok("sendMessage", chat_id=ana.id, text="y")
    assert [message["text"] for message in (await ana.chat())["messages"]] == ["/start", "y"]


async def test_faults_can_be_taken_back(wire, ana):
    await order(wire, method="sendMessage", kind="500", times=9)
    assert len((await wire.sim("GET", "faults"))["faults"]) == 1
    await wire.sim("DELETE", "faults")
    await wire.ok("sendMessage", chat_id=ana.id, text="x")


async def test_stopping_does_not_wait_for_hanging_calls():
    running = Simulator()
    base = await running.start()
    async with aiohttp.ClientSession(base) as session:
        async with session.post("/sim/faults", json={"method": "getMe", "kind": "timeout"}):
            pass
        hanging = [
            asyncio.create_task(session.get(path)) for path in ("/bot1:demo/getMe", "/bot1:demo/getUpdates?timeout=50")
        ]
        listening = await session.get("/sim/events")
        await asyncio.sleep(0.1)
        began = time.monotonic()
        await running.stop()
        assert time.monotonic() - began < 1
        await asyncio.gather(*hanging, return_exceptions=True)
        listening.close()


async def test_flood_control_holds_a_chat_to_its_burst():
    async with Simulator(flood=True) as running, aiohttp.ClientSession(running.base_url) as session:
        async with session.post("/sim/users", json={"first_name": "Ana", "language_code": "es"}) as answer:
            user = (await answer.json())["id"]
        await (await session.post(f"/sim/users/{user}/messages", json={"text": "/start"})).read()
        send = {"chat_id": user, "text": "x"}
        statuses = []
        for _ in range(22):
            async with session.post("/bot1:demo/sendMessage", json=send) as answer:
                statuses.append(answer.status)
        assert statuses[:20] == [200] * 20
        assert statuses[-1] == 429
        async with session.post("/sim/flood", json={"on": False}):
            pass
        async with session.post("/bot1:demo/sendMessage", json=send) as answer:
            assert answer.status == 200


async def test_every_call_is_logged_with_its_status(wire, ana):
    await wire.sim("DELETE", "calls")
    start = (await wire.sim("GET", "calls"))["next"]
    await wire.ok("sendMessage", chat_id=ana.id, text="x")
    await wire.refusal("sendMessage", chat_id=ana.id, text="")
    await wire.ok("getMe")
    log = await wire.sim("GET", f"calls?after={start}")
    assert [(call["method"], call["status"]) for call in log["calls"]] == [
        ("sendMessage", 200), ("sendMessage", 400), ("getMe", 200),
    ]  # fmt: skip
    assert log["calls"][0]["params"] == {"chat_id": ana.id, "text": "x"}
    assert log["next"] == log["calls"][-1]["n"]
    assert (await wire.sim("GET", f"calls?after={log['next']}"))["calls"] == []
    only = await wire.sim("GET", f"calls?after={start}&method=getMe")
    assert [call["method"] for call in only["calls"]] == ["getMe"]


async def test_answers_can_be_made_slow(wire, ana):
    await wire.sim("POST", "latency", json={"seconds": 0.1})
    began = time.monotonic()
    await wire.ok("sendMessage", chat_id=ana.id, text="x")
    assert time.monotonic() - began >= 0.1
    assert "0-60" in await wire.complaint("POST", "latency", seconds=-1)
