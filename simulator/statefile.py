"""Keeps the simulator's records in an SQLite file, so that a killed process goes on where it was."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

_ENCODER = msgspec.msgpack.Encoder()


class NoStateFile:
    """Remembers nothing beyond the process."""

    def put(self, kind: str, key: object, record: msgspec.Struct) -> None:
        """Nothing is kept."""

    def drop(self, kind: str, key: object) -> None:
        """Nothing was kept."""

    def flush(self) -> None:
        """Nothing waits."""

    def load(self) -> Iterator[tuple[str, bytes]]:
        """Nothing was kept before."""
        return iter(())

    def close(self) -> None:
        """Nothing is open."""


class StateFile(NoStateFile):
    """Records by (kind, key); what was flushed outlives a `kill -9` (the page cache of the system holds it)."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS records (kind TEXT, key TEXT, body BLOB, PRIMARY KEY (kind, key)) WITHOUT ROWID"
        )
        self._waiting: dict[tuple[str, str], msgspec.Struct | None] = {}

    def put(self, kind: str, key: object, record: msgspec.Struct) -> None:
        """The record as it will be at the next flush."""
        self._waiting[kind, str(key)] = record

    def drop(self, kind: str, key: object) -> None:
        """The record is gone with the next flush."""
        self._waiting[kind, str(key)] = None

    def flush(self) -> None:
        """All waiting changes are in the file, in one transaction."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, {}
        kept = [(kind, key, _ENCODER.encode(record)) for (kind, key), record in waiting.items() if record is not None]
        dropped = [where for where, record in waiting.items() if record is None]
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", kept)
        self._db.executemany("DELETE FROM records WHERE kind = ? AND key = ?", dropped)
        self._db.execute("COMMIT")

    def load(self) -> Iterator[tuple[str, bytes]]:
        """Every record of the file as (kind, encoded)."""
        return iter(self._db.execute("SELECT kind, body FROM records").fetchall())

    def close(self) -> None:
        """The file is released, with nothing waiting."""
        self.flush()
        self._db.close()
