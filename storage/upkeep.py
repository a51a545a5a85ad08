"""Housekeeping that needs the whole database: made small and quick, or empty."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from storage import schema
from storage.db import async_url

STEPS = {
    "sqlite": ("PRAGMA busy_timeout=30000", "VACUUM", "ANALYZE", "PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)"),
    "postgresql": ("VACUUM (ANALYZE)",),
}
SIZE = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
    "postgresql": "SELECT pg_database_size(current_database())",
}


async def optimize(url: str) -> tuple[int, int]:
    """Give back unused space and count anew for the query planner; bytes before and after."""
    engine = create_async_engine(async_url(url), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    name = engine.dialect.name
    try:
        async with engine.connect() as connection:
            before = int((await connection.execute(text(SIZE[name]))).scalar_one())
            for step in STEPS[name]:
                await connection.execute(text(step))
            return before, int((await connection.execute(text(SIZE[name]))).scalar_one())
    finally:
        await engine.dispose()


async def reset(url: str) -> None:
    """Remove everything and build the tables anew."""
    await schema.downgrade(url, "base")
    await schema.upgrade(url)
