"""The database: one synchronous function is one transaction; transactions that wait together share one commit."""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

import aiosqlite
import asyncpg
import msgspec
from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.orm import Session as Session  # noqa: PLC0414 - handlers take it from here
from sqlalchemy.pool import StaticPool

P = ParamSpec("P")
T = TypeVar("T")

GROUP = 16
"""Transactions in one commit at most: the gain flattens at 8, and a group delays its first member."""
POSTGRES_LANES = 4
"""Connections that commit groups side by side on PostgreSQL; SQLite has one writer."""


@dataclass(slots=True)
class _Waiting:
    """A transaction in the queue: the call and where its outcome goes."""

    call: Callable[[Session], Any]
    outcome: asyncio.Future[Any]


class DatabaseUnavailableError(Exception):
    """The database of a URL cannot be opened; the message says why in one line."""


async def reach(url: str) -> None:
    """Open a connection and close it again; raises DatabaseUnavailableError."""
    try:
        database = Database(url)
        try:
            await database.run(Session.connection)
        finally:
            await database.close()
    except (OSError, sqlite3.Error, SQLAlchemyError, asyncpg.PostgresError, ValueError) as problem:
        reason = str(problem.orig if isinstance(problem, DBAPIError) else problem)
        raise DatabaseUnavailableError(reason.splitlines()[0] if reason else type(problem).__name__) from None


class Database:
    """Runs transactions.

    A function given to `run` is called a second time when another one, that shared its commit, failed; it is never
    applied half or twice. A savepoint for each would cost as much as two statements.
    """

    def __init__(self, url: str) -> None:
        parsed = make_url(async_url(url))
        self.engine = _InThread(parsed) if parsed.get_backend_name() == "sqlite" else _OnLoop(parsed)
        self._queue: deque[_Waiting] = deque()
        self._wake = asyncio.Event()
        self._lanes: list[asyncio.Task[None]] = []
        self._unsettled = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def run(self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """`function(db, *args)` in a transaction of its own: committed when this returns, undone when it raises."""
        if not self._lanes:
            self._lanes = [asyncio.create_task(self._serve(), name=f"db-lane-{n}") for n in range(self.engine.lanes)]
        outcome: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._unsettled += 1
        self._idle.clear()
        self._queue.append(_Waiting(lambda db: function(db, *args, **kwargs), outcome))
        self._wake.set()
        return await outcome

    async def answers(self) -> bool:
        """Whether the database can be asked now."""
        try:
            await self.run(lambda db: db.connection())
        except (OSError, sqlite3.Error, SQLAlchemyError, asyncpg.PostgresError):
            return False
        return True

    async def close(self) -> None:
        """Finish what waits, then close the connections."""
        await self._idle.wait()
        for lane in self._lanes:
            lane.cancel()
        await asyncio.gather(*self._lanes, return_exceptions=True)
        self._lanes = []
        await self.engine.dispose()

    async def _serve(self) -> None:
        while True:
            await self._wake.wait()
            group = [self._queue.popleft() for _ in range(min(GROUP, len(self._queue)))]
            if not self._queue:
                self._wake.clear()
            if group:
                await self._commit(group)

    async def _commit(self, group: list[_Waiting]) -> None:
        """All in one commit; where one fails all are undone, and each has its own."""
        try:
            outcomes = await self.engine.commit([waiting.call for waiting in group])
        except Exception as error:  # noqa: BLE001 - carried to the caller who awaits this very transaction
            if len(group) > 1:
                for waiting in group:
                    await self._commit([waiting])
            else:
                self._settle(group[0], _Raised(error))
            return
        for waiting, outcome in zip(group, outcomes, strict=True):
            self._settle(waiting, outcome)

    def _settle(self, waiting: _Waiting, value: Any) -> None:
        self._unsettled -= 1
        if not self._unsettled:
            self._idle.set()
        if waiting.outcome.cancelled():
            return
        if isinstance(value, _Raised):
            waiting.outcome.set_exception(value.error)
        else:
            waiting.outcome.set_result(value)


@dataclass(frozen=True, slots=True)
class _Raised:
    """What a function raised; a value, so that it is told apart from an exception returned on purpose."""

    error: Exception


def _run_group(connection: Connection, calls: list[Callable[[Session], Any]]) -> list[Any]:
    return [_run_in_session(connection, call) for call in calls]


def _run_in_session(connection: Connection, call: Callable[[Session], Any]) -> Any:
    with Session(connection, join_transaction_mode="rollback_only") as db:
        value = call(db)
        db.flush()
        db.expunge_all()
        return value


def async_url(url: str) -> str:
    """The URL with the asynchronous driver named, whatever was left out or said in its place."""
    parsed = make_url(url)
    driver = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
    name = driver.get(parsed.get_backend_name())
    return parsed.set(drivername=name).render_as_string(hide_password=False) if name else url


class _OnLoop:
    """PostgreSQL: each statement is awaited, on one of some connections."""

    lanes = POSTGRES_LANES

    def __init__(self, url: URL) -> None:
        self.url = url
        self._engine = create_async_engine(
            url,
            pool_size=POSTGRES_LANES + 1,
            pool_pre_ping=True,
            json_serializer=_to_json,
            json_deserializer=msgspec.json.decode,
        )
        self.sync_engine = self._engine.sync_engine

    async def commit(self, calls: list[Callable[[Session], Any]]) -> list[Any]:
        """Their outcomes, committed together."""
        async with self._engine.begin() as connection:
            return await connection.run_sync(_run_group, calls)

    async def dispose(self) -> None:
        """Close the connections."""
        await self._engine.dispose()


class _InThread:
    """SQLite: one connection of aiosqlite; a group of transactions is one visit to its thread, not one a statement."""

    lanes = 1

    def __init__(self, url: URL) -> None:
        self.url = url
        self.sync_engine = create_engine(
            url.set(drivername="sqlite"),
            creator=self._opened,
            poolclass=StaticPool,
            json_serializer=_to_json,
            json_deserializer=msgspec.json.decode,
        )
        event.listen(self.sync_engine, "connect", _prepare_sqlite)
        event.listen(self.sync_engine, "begin", _begin_immediate)
        self._connection: aiosqlite.Connection | None = None

    async def commit(self, calls: list[Callable[[Session], Any]]) -> list[Any]:
        """Their outcomes, committed together."""
        if self._connection is None:
            self._connection = await self._connect()
        visit = self._connection._execute  # noqa: SLF001 - what all its methods use to run something in its thread
        outcomes: list[Any] = await visit(self._commit, calls)  # type: ignore[no-untyped-call] # it has no types
        return outcomes

    def _commit(self, calls: list[Callable[[Session], Any]]) -> list[Any]:
        with self.sync_engine.begin() as connection:
            return _run_group(connection, calls)

    async def _connect(self) -> aiosqlite.Connection:
        connection = aiosqlite.connect(self.url.database or "")
        try:
            return await connection
        except sqlite3.Error:
            thread = connection._thread  # noqa: SLF001 - it ends by itself, and must before the loop does
            await asyncio.to_thread(thread.join)
            raise

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            raise OSError("the database is closed")
        return self._connection._conn  # noqa: SLF001 - SQLAlchemy speaks to the connection itself, in its thread

    async def dispose(self) -> None:
        """Close the connection and end its thread."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()


def _to_json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Journal in WAL, keys enforced, five seconds of patience; transactions are begun by us, not by the driver."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=5000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
