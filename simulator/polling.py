"""getUpdates: offsets, limits, waiting, and one reader at a time."""

import asyncio
import re
from typing import Any
from urllib.parse import urlsplit

from simulator.call import Call
from simulator.records import Json, Webhook
from simulator.refusals import OTHER_POLL, SET_WEBHOOK, WEBHOOK_ACTIVE, Refused, bad, conflict
from simulator.world import World

MOST_UPDATES = 100
LONGEST_POLL = 50
LOCAL_HOSTS = {"127.0.0.1", "localhost", "::1"}
_SECRET = re.compile(r"[A-Za-z0-9_\-]{0,256}")


class Polling:
    """The one getUpdates call that may wait, and what ends its wait."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._waiting: asyncio.Future[Refused | None] | None = None
        world.on_update.append(self.wake)
        world.on_clock.append(self.wake)

    def wake(self, refusal: Refused | None = None) -> None:
        """The waiting call looks again, or is refused."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(refusal)

    def _fetch(self, offset: int, limit: int) -> list[Json]:
        """Confirms what the offset confirms and reads on from there."""
        world = self._world
        if offset < 0 and world.updates:
            offset = world.updates[max(len(world.updates) + offset, 0)].update_id
        if offset > 0:
            world.confirm(offset)
        return [world.updates[index].payload for index in range(min(limit, len(world.updates)))]

    async def get_updates(self, call: Call) -> list[Json]:
        """The next updates, waiting for the first up to `timeout` seconds."""
        if self._world.counters.webhook.url:
            raise conflict(WEBHOOK_ACTIVE)
        self.wake(conflict(OTHER_POLL))
        set_allowed_updates(self._world, call)
        limit = call.integer("limit", MOST_UPDATES)
        limit = limit if 1 <= limit <= MOST_UPDATES else MOST_UPDATES
        found = self._fetch(call.integer("offset"), limit)
        self._world.file.flush()
        timeout = min(call.integer("timeout"), LONGEST_POLL)
        if found or timeout <= 0:
            return found
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        done, _ = await asyncio.wait({waiting}, timeout=timeout)
        if self._waiting is waiting:
            self._waiting = None
        refusal = waiting.result() if done else None
        if refusal:
            raise refusal
        return self._fetch(0, limit)


def set_allowed_updates(world: World, call: Call) -> None:
    """Keeps which kinds of updates the bot wants; an empty list means the usual ones."""
    if call.params.get("allowed_updates") is None:
        return
    wanted = [str(kind) for kind in call.listed("allowed_updates")] or None
    if wanted != world.counters.allowed_updates:
        world.counters.allowed_updates = wanted
        world.keep("", world.counters)


def _webhook_address(url: str) -> str:
    """The address of a webhook: HTTPS, or plain HTTP on this machine."""
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL_HOSTS):
        return url
    raise bad("bad webhook: An HTTPS URL must be provided for webhook")


def set_webhook(world: World, polling: Polling, call: Call) -> str:
    """Sends updates to an address from now on; what Telegram says about it."""
    url = call.text("url")
    if not url:
        return delete_webhook(world, call)
    secret = call.text("secret_token")
    if not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    wanted = Webhook(_webhook_address(url), secret, call.integer("max_connections", 40))
    before = world.counters.webhook
    same = (before.url, before.secret, before.max_connections) == (wanted.url, wanted.secret, wanted.max_connections)
    set_allowed_updates(world, call)
    if call.flag("drop_pending_updates"):
        world.confirm(world.counters.update_id + 1)
    if not same:
        world.counters.webhook = wanted
    world.touch(None)
    polling.wake(conflict(SET_WEBHOOK))
    return "Webhook is already set" if same else "Webhook was set"


def delete_webhook(world: World, call: Call) -> str:
    """Stops sending updates; what Telegram says about it."""
    had = bool(world.counters.webhook.url)
    world.counters.webhook = Webhook()
    if call.flag("drop_pending_updates"):
        world.confirm(world.counters.update_id + 1)
    world.touch(None)
    return "Webhook was deleted" if had else "Webhook is already deleted"


def webhook_info(world: World, call: Call) -> Json:  # noqa: ARG001 - every method takes its call
    """Where updates go and how it fares."""
    hook = world.counters.webhook
    shape: dict[str, Any] = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if hook.url:
        shape |= {"max_connections": hook.max_connections, "ip_address": "127.0.0.1"}
    if hook.last_error_date:
        shape |= {"last_error_date": hook.last_error_date, "last_error_message": hook.last_error_message}
    if world.counters.allowed_updates:
        shape["allowed_updates"] = world.counters.allowed_updates
    return shape
