"""What a tick of the reminders costs among a million learners on SQLite.

Run as `python -m benchmarks.reminders [learners]`. The database is made in a temporary folder and removed again.
"""

import asyncio
import datetime as dt
import json
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.reminders import Kind
from handlers import reminders
from storage import reminders as books
from storage import schema
from storage.choices import Outcome
from storage.db import Database
from storage.reminders import Sent

LEARNERS = 1_000_000
CLAIMED = 10_000
"""Learners whose hour comes in the measured minute and for whom something is due."""
IDLE_TICKS = 500
TODAY = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
HOUR = TODAY + dt.timedelta(hours=19)
NUMBERS = "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :learners) "
USERS = """INSERT INTO users (id, telegram_id, timezone) SELECT n, n + 10000000,
    CASE WHEN n <= :claimed THEN 'UTC' ELSE json_extract(:zones, '$[' || (n % 5) || ']') END FROM numbers"""
SETTINGS = """INSERT INTO user_settings (user_id, target_language, reminder_time, reminder_next_at)
    SELECT n, 'de', '19:00:00.000000', CASE WHEN n <= :claimed THEN '2026-11-20 19:00:00.000000'
    ELSE datetime('2026-11-20 19:01:00', (n % 86000) || ' seconds') || '.000000' END FROM numbers"""
VOCABULARY = """INSERT INTO vocabulary (id, language, word, lemma, part_of_speech, difficulty)
    SELECT n, 'de', 'Wort' || n, 'Wort' || n, 'noun', 'A1' FROM numbers WHERE n <= :words"""
CARDS = """INSERT INTO user_vocabulary_progress (user_id, word_id, due_at)
    SELECT users.id, vocabulary.id, '2026-11-20 0' || (vocabulary.id % 10) || ':00:00.000000'
    FROM users CROSS JOIN vocabulary WHERE users.id <= :claimed"""
ZONES = ("Europe/Berlin", "Europe/Madrid", "America/New_York", "Asia/Jakarta", "UTC")
WORDS = 20
"""Cards of each learner who has some."""


def fill(path: Path, learners: int) -> None:
    """Learners with plans spread over the coming day, and cards for those whose hour is measured."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous=OFF")
    facts = {"learners": learners, "claimed": CLAIMED, "words": WORDS, "zones": json.dumps(ZONES)}
    for statement in (NUMBERS + USERS, NUMBERS + SETTINGS, NUMBERS + VOCABULARY, CARDS):
        connection.execute(statement, facts)
    connection.commit()
    connection.close()


@contextmanager
def migrated(learners: int) -> Iterator[str]:
    """The URL of a filled database."""
    with tempfile.TemporaryDirectory(prefix="palaver-reminders-") as folder:
        path = Path(folder) / "palaver.db"
        asyncio.run(schema.upgrade(f"sqlite:///{path}"))
        start = time.perf_counter()
        fill(path, learners)
        print(f"{learners:,} learners made in {time.perf_counter() - start:.1f} s")
        yield f"sqlite:///{path}"


class Watch:
    """Milliseconds of the wall clock and of the processor, per turn."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.processor: list[float] = []

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Measure what is done inside."""
        wall, processor = time.perf_counter(), time.process_time()
        yield
        self.wall.append((time.perf_counter() - wall) * 1_000)
        self.processor.append((time.process_time() - processor) * 1_000)


async def idle(db: Database) -> Watch:
    """Ticks in a minute in which nobody's hour comes."""
    before, watch = HOUR - dt.timedelta(minutes=1), Watch()
    for _ in range(10):
        await db.run(reminders.claim, before, 200)
    for _ in range(IDLE_TICKS):
        with watch.turn():
            await db.run(reminders.claim, before, 200)
    return watch


async def claims(db: Database, batch: int, count: int) -> tuple[Watch, Watch]:
    """Claiming and noting, batch by batch, until `count` reminders are claimed."""
    claiming, noting = Watch(), Watch()
    claimed = 0
    while claimed < count:
        with claiming.turn():
            _, found = await db.run(reminders.claim, HOUR, batch)
        with noting.turn():
            await db.run(books.note, [Sent(one.notification_id, Outcome.SENT, HOUR) for one in found])
        claimed += len(found)
        assert found, "nobody was due"  # noqa: S101 - the benchmark itself would be wrong
        assert all(one.cards == WORDS and one.kind is Kind.DUE_REVIEW for one in found)  # noqa: S101 - the same
    return claiming, noting


async def measure(url: str) -> None:
    """Print the figures."""
    db = Database(url)
    quiet = await idle(db)
    print(
        f"idle tick: median {statistics.median(quiet.wall):.2f} ms, "
        f"of the processor {statistics.mean(quiet.processor):.2f} ms"
    )
    thousands = CLAIMED / 2 / 1_000
    for batch in (200, 1_000):
        for name, watch in zip(("claimed", "noted"), await claims(db, batch, CLAIMED // 2), strict=True):
            print(
                f"batches of {batch:>5}: {sum(watch.wall) / thousands:.0f} ms per 1,000 {name}, "
                f"of the processor {sum(watch.processor) / thousands:.0f} ms, longest {max(watch.wall):.0f} ms"
            )
    await db.close()


def main() -> None:
    """Make the database and measure."""
    with migrated(int(sys.argv[1]) if len(sys.argv) > 1 else LEARNERS) as url:
        asyncio.run(measure(url))


if __name__ == "__main__":
    main()
