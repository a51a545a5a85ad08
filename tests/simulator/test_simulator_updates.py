import asyncio

OTHER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def test_updates_come_in_order_until_confirmed(wire, ana):
    for word in ("one", "two", "three"):
        await ana.says(word)
    updates = await wire.ok("getUpdates")
    ids = [update["update_id"] for update in updates]
    assert [update["message"]["text"] for update in updates] == ["one", "two", "three"]
    assert ids == list(range(ids[0], ids[0] + 3))
    assert await wire.ok("getUpdates", offset=ids[0]) == updates
    assert await wire.ok("getUpdates", offset=ids[1], limit=1) == updates[1:2]
    assert await wire.ok("getUpdates", offset=ids[2] + 1) == []
    assert await wire.ok("getUpdates") == []


async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(wire, ana):
    for word in ("one", "two", "three"):
        await ana.says(word)
    updates = await wire.ok("getUpdates", offset=-1)
    assert [update["message"]["text"] for update in updates] == ["three"]
    assert await wire.ok("getUpdates") == updates


async def test_at_most_a_hundred_updates_come_at_once(wire, ana):
    for _ in range(101):
        await ana.says("x")
    assert len(await wire.ok("getUpdates", limit=500)) == 100


async def test_a_long_poll_ends_with_the_next_update(wire, ana):
    poll = asyncio.create_task(wire.ok("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    assert not poll.done()
    await ana.says("hello")
    assert [update["message"]["text"] for update in await poll] == ["hello"]


async def test_a_long_poll_ends_empty_after_its_timeout(wire, ana):
    assert await wire.ok("getUpdates", timeout=1) == []


async def test_a_second_poller_terminates_the_first(wire, ana):
    first = asyncio.create_task(wire.call("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(wire.ok("getUpdates", timeout=30))
    refused = await first
    assert (refused["error_code"], refused["description"]) == (409, OTHER)
    await ana.says("hello")
    assert len(await second) == 1


async def test_only_wanted_kinds_of_updates_are_kept(wire, ana):
    message = await wire.shows(ana, "Go")
    await ana.post("reactions", message_id=message, emoji="👍")
    assert await wire.updates() == []
    await wire.ok("getUpdates", allowed_updates=["message_reaction", "callback_query"])
    await ana.says("not wanted")
    await ana.post("reactions", message_id=message, emoji="🔥")
    (update,) = await wire.updates()
    assert update["message_reaction"]["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert update["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "🔥"}]
    await wire.ok("getUpdates", allowed_updates=[])
    await ana.says("wanted again")
    assert len(await wire.updates()) == 1


async def test_moving_the_clock_ends_a_long_poll_and_dates_what_follows(wire, ana):
    before = (await wire.sim("GET", "clock"))["now"]
    poll = asyncio.create_task(wire.ok("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    moved = await wire.sim("POST", "clock", json={"advance": "P1DT2H"})
    assert await poll == []
    assert moved["offset_seconds"] == 26 * 3600
    assert moved["now"] > before
    async with wire.session.get(f"{wire.base}/bot1:demo/getMe") as answer:
        assert float(answer.headers["Palaver-Clock-Offset"]) == 26 * 3600
    earlier, later = (await ana.chat())["messages"][0], await wire.shows(ana, "Go")
    assert (await ana.sees())["id"] == later
    assert (await ana.sees())["date"][:10] > earlier["date"][:10]


async def test_news_streams_to_who_listens(wire, ana):
    async with wire.session.get(f"{wire.base}/sim/events") as events:
        assert events.headers["Content-Type"] == "text/event-stream"
        await events.content.readuntil(b"\n\n")
        await ana.says("hello")
        line = await events.content.readuntil(b"\n\n")
    revision = (await ana.chat())["revision"]
    assert line == f'data: {{"revision":{revision},"user":{ana.id}}}\n\n'.encode()
