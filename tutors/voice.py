"""The tutor's voice: speech made by a helper process, when the optional voice parts are installed."""

import asyncio
import json
import logging
import os
import struct
import sys
from asyncio.subprocess import PIPE, Process
from datetime import timedelta
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from domain.levels import Target
from tutors.recordings import Recordings, key

log = logging.getLogger(__name__)

PARTS = ("espeakng_loader", "numpy", "soundfile")
VOICES = {Target.GERMAN: "de", Target.SPANISH: "es", Target.ENGLISH: "en"}
WORDS_A_MINUTE = 155
SPEEDS = (0.5, 2.0)
LONGEST = 600
"""Characters of a text that are spoken."""
MOST_BYTES = 200_000_000
LENGTH = struct.Struct(">I")
ANSWER_LIMIT = 20_000_000
INHERITED = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT")
"""What the helper gets of the environment: no keys."""
ROOT = Path(__file__).parent.parent


class Voice:
    """Speaks sentences; without the voice parts, or when the helper fails, there is simply no recording."""

    def __init__(
        self,
        folder: Path,
        *,
        most_bytes: int = MOST_BYTES,
        patience: timedelta = timedelta(seconds=10),
        idle: timedelta = timedelta(minutes=10),
        helper: tuple[str, ...] = (sys.executable, "-m", "tutors.speech"),
    ) -> None:
        """Recordings are kept in `folder`; a helper silent for `patience` is killed, one unused for `idle` stopped."""
        self._recordings = Recordings(folder, most_bytes)
        self._patience = patience.total_seconds()
        self._idle = idle.total_seconds()
        self._helper = helper
        self._process: Process | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._resting: asyncio.Future[None] | None = None
        self._turn = asyncio.Lock()

    @staticmethod
    @cache
    def available() -> bool:
        """Whether the voice parts are installed; looked for once, as it costs as much as ten statements."""
        return all(find_spec(part) for part in PARTS)

    async def speak(self, text: str, language: Target, *, speed: float = 1.0) -> bytes | None:
        """A recording of the first 600 characters of `text` as Ogg Opus; `speed` 1 is slow everyday speech."""
        spoken = _short(text)
        if not spoken or not self.available():
            return None
        rate = round(WORDS_A_MINUTE * min(max(speed, SPEEDS[0]), SPEEDS[1]))
        name = key(spoken, VOICES[language], str(rate))
        kept = await asyncio.to_thread(self._recordings.get, name)
        if kept:
            return kept
        recording = await self._ask({"task": "speak", "text": spoken, "voice": VOICES[language], "rate": rate})
        if recording:
            await asyncio.to_thread(self._recordings.keep, name, recording)
        return recording or None

    async def ipa(self, text: str, language: Target) -> str | None:
        """The first 600 characters of `text` in the International Phonetic Alphabet."""
        spoken = _short(text)
        if not spoken or not self.available():
            return None
        answer = await self._ask({"task": "ipa", "text": spoken, "voice": VOICES[language]})
        return answer.decode() if answer else None

    async def close(self) -> None:
        """Stop the helper."""
        async with self._turn:
            await self._stop()

    async def _ask(self, question: dict[str, Any]) -> bytes | None:
        """The helper's answer; one that has died meanwhile is replaced once."""
        async with self._turn:
            for _ in range(2):
                try:
                    return await self._exchange(question)
                except (asyncio.IncompleteReadError, ConnectionError):
                    log.warning("The speech helper ended; starting another")
                except TimeoutError:
                    log.warning("The speech helper did not answer within %s s", self._patience)
                    return None
            return None

    async def _exchange(self, question: dict[str, Any]) -> bytes | None:
        """One question and its answer; anything but a whole answer ends the helper, so none is taken for another's."""
        whole = False
        try:
            async with asyncio.timeout(self._patience):
                status, answer = await self._frames(json.dumps(question).encode())
            whole = True
        finally:
            if not whole:
                await self._stop()
        self._rest_later()
        if status:
            log.warning("The speech helper refused: %s", answer.decode(errors="replace"))
            return None
        return answer

    async def _frames(self, question: bytes) -> tuple[int, bytes]:
        process = await self._started()
        if process.stdin is None or process.stdout is None:
            raise ConnectionResetError
        process.stdin.write(LENGTH.pack(len(question)) + question)
        await process.stdin.drain()
        (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
        if not 0 < length < ANSWER_LIMIT:
            raise ConnectionResetError
        answer = await process.stdout.readexactly(length)
        return answer[0], answer[1:]

    async def _started(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            environment = {name: os.environ[name] for name in INHERITED if name in os.environ}
            self._process = await asyncio.create_subprocess_exec(
                *self._helper, stdin=PIPE, stdout=PIPE, cwd=ROOT, env=environment
            )
        return self._process

    def _rest_later(self) -> None:
        if self._rest:
            self._rest.cancel()
        self._rest = asyncio.get_running_loop().call_later(self._idle, self._begin_rest)

    def _begin_rest(self) -> None:
        self._resting = asyncio.ensure_future(self.close())

    async def _stop(self) -> None:
        if self._rest:
            self._rest.cancel()
            self._rest = None
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            process.kill()
        if process.stdin:
            process.stdin.close()
        await process.wait()


def _short(text: str) -> str:
    """`text` as it is spoken: one line, no control characters, at most 600 characters, cut between words."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= LONGEST else line[:LONGEST].rpartition(" ")[0] or line[:LONGEST]
