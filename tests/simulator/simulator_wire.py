"""The two who talk to a simulator over HTTP, the bot and people with phones, and files they send."""

import struct
import zlib
from dataclasses import dataclass
from typing import Any

import aiohttp


@dataclass
class Person:
    """Somebody with a phone."""

    wire: "Wire"
    id: int

    async def post(self, path: str, **body: Any) -> dict:
        return await self.wire.sim("POST", f"users/{self.id}/{path}", json=body)

    async def says(self, text: str, **more: Any) -> list[int]:
        return (await self.post("messages", text=text, **more))["message_ids"]

    async def taps(self, message_id: int, label: str, **more: Any) -> str:
        return (await self.post("taps", message_id=message_id, label=label, **more))["callback_id"]

    async def chat(self, after: int = 0) -> dict:
        return await self.wire.sim("GET", f"users/{self.id}/chat?after={after}")

    async def sees(self) -> dict:
        return (await self.chat())["messages"][-1]


@dataclass
class Wire:
    """HTTP to a simulator, from both sides."""

    session: aiohttp.ClientSession
    base: str

    async def call(self, method: str, **params: Any) -> dict:
        async with self.session.post(f"{self.base}/bot1:demo/{method}", json=params) as answer:
            return await answer.json()

    async def ok(self, method: str, **params: Any) -> Any:
        answer = await self.call(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def refusal(self, method: str, **params: Any) -> str:
        answer = await self.call(method, **params)
        assert not answer["ok"], answer
        return answer["description"]

    async def sim(self, verb: str, path: str, **more: Any) -> dict:
        async with self.session.request(verb, f"{self.base}/sim/{path}", **more) as answer:
            body = await answer.json()
            assert answer.status == 200, body
            return body

    async def complaint(self, verb: str, path: str, **body: Any) -> str:
        async with self.session.request(verb, f"{self.base}/sim/{path}", json=body) as answer:
            assert answer.status >= 400
            return (await answer.json())["error"]

    async def person(self, name: str = "Ana", language: str = "es", *, started: bool = True, **more: Any) -> Person:
        made = await self.sim("POST", "users", json={"first_name": name, "language_code": language, **more})
        person = Person(self, made["id"])
        if started:
            await person.says("/start")
            await self.ok("getUpdates", offset=-1)
            await self.ok("getUpdates", offset=2_000_000_000)
        return person

    async def updates(self) -> list[dict]:
        """All waiting updates, confirmed."""
        found = await self.ok("getUpdates")
        if found:
            await self.ok("getUpdates", offset=found[-1]["update_id"] + 1)
        return found

    async def shows(self, person: Person, *labels: str, text: str = "Choose") -> int:
        """A message of the bot with one button to a row, whose data is its label in lower case."""
        keyboard = {"inline_keyboard": [[{"text": label, "callback_data": label.lower()}] for label in labels]}
        return (await self.ok("sendMessage", chat_id=person.id, text=text, reply_markup=keyboard))["message_id"]


def png(width=3, height=2):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = zlib.compress((b"\0" + b"\xff\0\0" * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def opus(seconds):
    head = b"OggS\0\2" + bytes(20) + b"\1\x13OpusHead" + bytes(11)
    return head + b"OggS\0\4" + struct.pack("<q", seconds * 48_000) + bytes(14)
