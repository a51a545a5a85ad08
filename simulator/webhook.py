"""Delivers updates to the bot's webhook: in order, each until it is taken."""

import asyncio

import aiohttp
import msgspec

from simulator.bot_api import CLOCK_HEADER, BotApi
from simulator.call import Call
from simulator.methods import NAMES
from simulator.records import Json
from simulator.world import World

FIRST_PAUSE = 0.2
LONGEST_PAUSE = 10.0
PATIENCE = aiohttp.ClientTimeout(total=60, connect=5)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


class Deliverer:
    """The task that posts updates one after another."""

    def __init__(self, world: World, api: BotApi) -> None:
        self._world = world
        self._api = api
        self._wake = asyncio.Event()
        world.on_update.append(self._wake.set)
        world.on_change.append(lambda _revision, _user: self._wake.set())

    async def run(self) -> None:
        """Delivers for ever."""
        async with aiohttp.ClientSession(timeout=PATIENCE) as session:
            pause = FIRST_PAUSE
            while True:
                if not self._world.counters.webhook.url or not self._world.updates:
                    await self._wake.wait()
                    self._wake.clear()
                elif await self._deliver(session):
                    pause = FIRST_PAUSE
                else:
                    await asyncio.sleep(pause)
                    pause = min(2 * pause, LONGEST_PAUSE)

    async def _deliver(self, session: aiohttp.ClientSession) -> bool:
        """Posts the oldest update; whether the bot took it."""
        world, hook, update = self._world, self._world.counters.webhook, self._world.updates[0]
        headers = {"Content-Type": "application/json", CLOCK_HEADER: str(world.counters.clock_offset)}
        if hook.secret:
            headers[SECRET_HEADER] = hook.secret
        try:
            async with session.post(hook.url, data=msgspec.json.encode(update.payload), headers=headers) as answer:
                body, problem = await answer.read(), f"{answer.status} {answer.reason}"
                taken = answer.ok
        except TimeoutError:
            return self._failed("Read timeout expired")
        except aiohttp.ClientError as error:
            return self._failed("Connection refused" if isinstance(error, aiohttp.ClientConnectorError) else str(error))
        if not taken:
            return self._failed(f"Wrong response from the webhook: {problem}")
        world.confirm(update.update_id + 1)
        await self._reply(body)
        world.file.flush()
        return True

    def _failed(self, reason: str) -> bool:
        """Notes why the bot did not take an update."""
        hook = self._world.counters.webhook
        hook.last_error_date, hook.last_error_message = int(self._world.now()), reason
        self._world.keep("", self._world.counters)
        self._world.file.flush()
        return False

    async def _reply(self, body: bytes) -> None:
        """Carries out a method that the bot wrote into its answer, as Telegram does, without telling the outcome."""
        try:
            wanted = msgspec.json.decode(body) if body else None
        except msgspec.DecodeError:
            return
        method = NAMES.get(str(wanted.get("method")).lower()) if isinstance(wanted, dict) else None
        if isinstance(wanted, dict) and method and method != "getUpdates":
            params: Json = {name: value for name, value in wanted.items() if name != "method"}
            entry = self._api.calls.add(method, params, self._world.now())
            entry["status"], _ = await self._api.execute(Call(method, params))
