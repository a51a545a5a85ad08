"""A fast stand-in for Telegram: hands out what learners say, counts the answers and times them.

Run as `python -m benchmarks.telegram_stub`; it prints its port. Steered over HTTP: `/control/load`, `/control/latency`
and `/control/report`. The latency holds back the answer to every call but getUpdates.
"""

import asyncio
import json
import re
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import parse_qs, urlsplit

import uvloop

FIRST_LEARNER = 100_000
LEARNERS = 1_024
MOST_UPDATES = 100
LONGEST_POLL = 10.0
TICK = 0.005
LINES = (
    "Guten Tag! Ich möchte einen Kaffee, bitte.",
    "Ja, gern. Mit Milch und ohne Zucker.",
    "Ich nehme auch ein Stück kuchen.",
    "Was kostet das zusammen?",
    "Danke, das ist alles. Auf Wiedersehen!",
)
"""One line in five has a mistake that the offline checks find."""
CHAT_ID = re.compile(rb"chat_id\W+(\d+)")
LENGTH = re.compile(rb"(?i)content-length: *(\d+)")
END_OF_HEAD = b"\r\n\r\n"
BOT = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
TRUE = b'{"ok":true,"result":true}'


def _compact(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


@dataclass
class Learner:
    """Somebody who says the next line once the last one is answered."""

    id: int
    message_id: int = 0
    said: int = 0
    fetched_at: float = 0.0

    def next_update(self, update_id: int) -> dict[str, Any]:
        """What they say next."""
        self.message_id += 1
        self.said += 1
        user = {"id": self.id, "is_bot": False, "first_name": "Ana", "language_code": "en"}
        return {
            "update_id": update_id,
            "message": {
                "message_id": self.message_id,
                "date": int(time.time()),
                "chat": {"id": self.id, "type": "private", "first_name": "Ana"},
                "from": user,
                "text": LINES[(self.id + self.said) % len(LINES)],
            },
        }


@dataclass
class Desk:
    """Who waits to speak, who waits for an answer, and how long answers took."""

    first_id: int
    free: deque[Learner] = field(default_factory=deque)
    waiting: dict[int, Learner] = field(default_factory=dict)
    learners: dict[int, Learner] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)
    latency: float = 0.0
    most_in_flight: int = 0
    rate: float = 0.0
    credit: float = 0.0
    since: float = 0.0
    first_poll: float = 0.0

    def __post_init__(self) -> None:
        """Let everybody in."""
        self.update_id = self.first_id
        for number in range(LEARNERS):
            learner = Learner(FIRST_LEARNER + number, message_id=self.first_id)
            self.learners[learner.id] = learner
            self.free.append(learner)

    def take(self) -> list[dict[str, Any]]:
        """As many updates as may be handed out now."""
        many = min(MOST_UPDATES, self.most_in_flight - len(self.waiting), len(self.free))
        if self.rate:
            many = min(many, int(self.credit))
        found = []
        now = time.monotonic()
        for _ in range(max(many, 0)):
            learner = self.free.popleft()
            learner.fetched_at = now
            self.waiting[learner.id] = learner
            self.update_id += 1
            found.append(learner.next_update(self.update_id))
        self.credit -= len(found) if self.rate else 0
        return found

    def answered(self, chat_id: int) -> bytes:
        """A message of the bot: the first after a line is its answer."""
        learner = self.waiting.pop(chat_id, None)
        if learner:
            self.took.append(time.monotonic() - learner.fetched_at)
            self.free.append(learner)
        known = self.learners[chat_id]
        known.message_id += 1
        chat = {"id": chat_id, "type": "private", "first_name": "Ana"}
        sent = {"message_id": known.message_id, "date": int(time.time()), "chat": chat, "from": BOT, "text": "…"}
        return _compact({"ok": True, "result": sent})

    def report(self) -> dict[str, float]:
        """What happened since the last report; milliseconds from fetched to answered."""
        took, seconds = sorted(self.took), time.monotonic() - self.since
        self.took, self.since = [], time.monotonic()
        at = {share: took[int((len(took) - 1) * share)] * 1_000 if took else 0.0 for share in (0.5, 0.95)}
        return {
            "answers": len(took),
            "seconds": seconds,
            "p50": at[0.5],
            "p95": at[0.95],
            "first_poll": self.first_poll,
            "waiting": len(self.waiting),
        }


class Connection(asyncio.Protocol):
    """HTTP/1.1 with keep-alive, as much of it as a Bot API client needs."""

    def __init__(self, desk: Desk, polls: "set[Connection]") -> None:
        self._desk = desk
        self._polls = polls
        self._read = b""
        self._gives_up_at = 0.0

    def connection_made(self, transport: Any) -> None:
        """Keep where to write."""
        self._transport = transport

    def connection_lost(self, _problem: Exception | None) -> None:
        """A poll that is gone waits no more."""
        self._polls.discard(self)

    def data_received(self, data: bytes) -> None:
        """Answer every request that is complete."""
        self._read += data
        while (end := self._read.find(END_OF_HEAD)) >= 0:
            length = LENGTH.search(self._read, 0, end)
            whole = end + len(END_OF_HEAD) + (int(length[1]) if length else 0)
            if len(self._read) < whole:
                return
            head, body = self._read[:end], self._read[end:whole]
            self._read = self._read[whole:]
            self._answer(head.split(b" ", 2)[1].decode(), body)

    def _answer(self, path: str, body: bytes) -> None:
        name = urlsplit(path).path.rsplit("/", 1)[1]
        if path.startswith("/control/"):
            self._write(_compact(self._control(name, parse_qs(urlsplit(path).query))))
        elif name == "getUpdates":
            self._poll()
        else:
            answer = self._called(name, body)
            asyncio.get_running_loop().call_later(self._desk.latency, self._write, answer)

    def _called(self, name: str, body: bytes) -> bytes:
        if name == "getMe":
            return _compact({"ok": True, "result": BOT})
        chat_id = CHAT_ID.search(body) if name == "sendMessage" else None
        return self._desk.answered(int(chat_id[1])) if chat_id else TRUE

    def _control(self, name: str, query: dict[str, list[str]]) -> dict[str, float]:
        values = {key: float(value[0]) for key, value in query.items()}
        match name:
            case "latency":
                self._desk.latency = values["ms"] / 1_000
            case "load":
                self._desk.most_in_flight = int(values["in_flight"])
                self._desk.rate, self._desk.credit = values.get("rate", 0.0), 0.0
        return self._desk.report()

    def _poll(self) -> None:
        now = time.monotonic()
        self._desk.first_poll = self._desk.first_poll or now
        self._gives_up_at = now + LONGEST_POLL
        self._polls.add(self)
        self.look()

    def look(self) -> None:
        """Answer a waiting poll, if there is something to hand out or it has waited long enough."""
        updates = self._desk.take()
        if updates or time.monotonic() >= self._gives_up_at:
            self._polls.discard(self)
            self._write(_compact({"ok": True, "result": updates}))

    def _write(self, body: bytes) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
        if not self._transport.is_closing():
            self._transport.write(head + body)


async def serve(first_id: int) -> None:
    """Serve until killed."""
    desk, polls = Desk(first_id), set[Connection]()
    server = await asyncio.get_running_loop().create_server(lambda: Connection(desk, polls), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    before = time.monotonic()
    while True:
        await asyncio.sleep(TICK)
        now = time.monotonic()
        desk.credit = min(desk.credit + desk.rate * (now - before), MOST_UPDATES)
        before = now
        for poll in tuple(islice(polls, 1)):
            poll.look()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
