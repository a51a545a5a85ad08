import asyncio
import sys

import aiohttp
import pytest
from simulator_wire import Wire

from simulator.server import Simulator

SERVE = """
import asyncio, pathlib, sys
from simulator.server import serve
asyncio.run(serve(int(sys.argv[1]), pathlib.Path(sys.argv[2])))
"""


async def test_a_restart_goes_on_exactly_where_it_was(tmp_path):
    file = tmp_path / "telegram.sqlite"
    async with Simulator(file) as running, aiohttp.ClientSession() as session:
        wire = Wire(session, running.base_url)
        ana = await wire.person()
        message = await wire.shows(ana, "Go")
        query = await ana.taps(message, "Go")
        await ana.says("waiting")
        await wire.ok("setMyCommands", commands=[{"command": "talk", "description": "Talk"}])
        quiz = {"type": "quiz", "correct_option_id": 0}
        await wire.ok("sendPoll", chat_id=ana.id, question="?", options=["a", "b"], **quiz)
        await wire.ok("sendDocument", chat_id=ana.id, document=await a_file(wire, ana))
        await wire.sim("POST", "clock", json={"advance": "PT5M"})
        before = await ana.chat(), await wire.sim("GET", "state"), await wire.ok("getUpdates")
    async with Simulator(file) as running, aiohttp.ClientSession() as session:
        wire = Wire(session, running.base_url)
        ana.wire = wire
        after = await ana.chat(), await wire.sim("GET", "state"), await wire.ok("getUpdates")
        assert after[0] == before[0]
        assert after[1] | {"clock": ""} == before[1] | {"clock": ""}
        assert after[2] == before[2]
        assert await wire.ok("answerCallbackQuery", callback_query_id=query)
        (newer,) = await ana.says("next")
        updates = await wire.updates()
        assert updates[-1]["update_id"] == before[2][-1]["update_id"] + 1
        assert newer == max(shown["id"] for shown in before[0]["messages"]) + 1
        assert await wire.ok("getUpdates") == []


async def a_file(wire, person):
    form = aiohttp.FormData({"kind": "document"})
    form.add_field("file", b"content", filename="a.txt")
    await wire.sim("POST", f"users/{person.id}/messages", data=form)
    return (await wire.ok("getUpdates"))[-1]["message"]["document"]["file_id"]


async def test_kill_9_loses_nothing_that_was_acknowledged(tmp_path, unused_tcp_port):
    file, base = tmp_path / "telegram.sqlite", f"http://127.0.0.1:{unused_tcp_port}"

    async def started():
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", SERVE, str(unused_tcp_port), str(file))
        async with asyncio.timeout(10), aiohttp.ClientSession() as session:
            while True:
                try:
                    await (await session.get(f"{base}/sim/state")).read()
                except aiohttp.ClientError:
                    await asyncio.sleep(0.05)
                else:
                    return process

    process = await started()
    said: list[str] = []
    async with aiohttp.ClientSession() as session:
        ana = await Wire(session, base).person()

        async def talk():
            while True:
                await ana.says(f"word {len(said)}")
                said.append(f"word {len(said)}")

        talking = asyncio.create_task(talk())
        await asyncio.sleep(0.4)
        process.kill()
        await asyncio.gather(talking, return_exceptions=True)
        await process.wait()
    process = await started()
    async with aiohttp.ClientSession() as session:
        wire = Wire(session, base)
        kept = []
        while updates := await wire.updates():
            kept += [update["message"]["text"] for update in updates]
    process.kill()
    await process.wait()
    assert len(said) > 5
    assert kept[: len(said)] == said
    assert len(kept) <= len(said) + 1


async def test_a_taken_port_is_an_error_that_leaves_nothing_open(simulator, tmp_path):
    port = int(simulator.base_url.rpartition(":")[2])
    with pytest.raises(OSError, match="address"):
        await Simulator(tmp_path / "telegram.sqlite").start(port=port)
