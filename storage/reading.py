"""Long reading beside the queue of transactions: one consistent view on a connection of its own that cannot write."""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from storage.db import async_url

T = TypeVar("T")


async def read(url: str, function: Callable[[Session], T]) -> T:
    """`function(db)` on the database as it is now; learners are served meanwhile, and their changes are not seen."""
    engine = create_async_engine(async_url(url), poolclass=NullPool, json_deserializer=msgspec.json.decode)
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _forbid_writing)
        event.listen(engine.sync_engine, "begin", _begin)
    try:
        async with engine.connect() as connection:
            if engine.dialect.name == "postgresql":
                await connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            return await connection.run_sync(_run, function)
    finally:
        await engine.dispose()


def _run(connection: Connection, function: Callable[[Session], T]) -> T:
    with Session(connection) as db:
        return function(db)


def _forbid_writing(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.execute("PRAGMA query_only=ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
