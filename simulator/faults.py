"""Trouble on demand: what goes wrong with the next calls, flood control, and the log of all calls."""

import time
from collections import deque
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from simulator.records import Json
from simulator.refusals import too_many

KINDS = ("429", "500", "timeout", "reset_after")
CHAT_BURST = 20
CHAT_PER_SECOND = 1.0
ALL_PER_SECOND = 30.0
KEPT_CALLS = 100_000


@dataclass
class Fault:
    """What happens to the next `times` calls of a method (`*` = any)."""

    method: str
    kind: str
    times: int = 1
    retry_after: int = 1


@dataclass
class Faults:
    """The faults that wait."""

    waiting: list[Fault] = field(default_factory=list)

    def next_for(self, method: str) -> Fault | None:
        """The fault that hits this call, used up once."""
        for fault in self.waiting:
            if fault.method in ("*", method):
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return None


@dataclass
class Bucket:
    """A token bucket on the machine's monotonic clock."""

    burst: float
    per_second: float
    left: float
    at: float = field(default_factory=time.monotonic)

    def wait(self) -> float:
        """Seconds until one more call may pass; 0 = now."""
        now = time.monotonic()
        self.left = min(self.burst, self.left + (now - self.at) * self.per_second)
        self.at = now
        return 0.0 if self.left >= 1 else (1 - self.left) / self.per_second


class Flood:
    """Telegram's flood control for what the bot sends: a burst per chat, 30 a second over all."""

    def __init__(self, *, on: bool) -> None:
        self.on = on
        self._all = Bucket(ALL_PER_SECOND, ALL_PER_SECOND, ALL_PER_SECOND)
        self._chats: dict[int, Bucket] = {}

    def check(self, method: str, chat_id: int) -> None:
        """Refuses a call that comes too fast."""
        if not self.on or not method.startswith(("send", "copy", "forward", "edit")) or method == "sendChatAction":
            return
        chat = self._chats.setdefault(chat_id, Bucket(CHAT_BURST, CHAT_PER_SECOND, CHAT_BURST))
        wait = max(self._all.wait(), chat.wait())
        if wait:
            raise too_many(int(wait) + 1)
        self._all.left -= 1
        chat.left -= 1


@dataclass
class Calls:
    """The last 100,000 calls, numbered from 1."""

    kept: deque[Json] = field(default_factory=lambda: deque(maxlen=KEPT_CALLS))
    last: int = 0

    def add(self, method: str, params: dict[str, Any], at: float) -> Json:
        """A call as it arrives; its status is written when it is answered (0 = never)."""
        self.last += 1
        entry: Json = {"n": self.last, "method": method, "params": params, "status": 0, "at": at}
        self.kept.append(entry)
        return entry

    def after(self, number: int, method: str) -> list[Json]:
        """The calls later than a number, of one method or (empty) all."""
        first = max(len(self.kept) - (self.last - number), 0)
        return [entry for entry in islice(self.kept, first, None) if not method or entry["method"] == method]

    def clear(self) -> None:
        """Forgets the calls; the numbers go on."""
        self.kept.clear()
