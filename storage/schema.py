"""The schema in the database: bring it up to date, say what differs from the models, say where it stands.

Alembic takes half a second to import, so it is imported only when there is something to migrate or to compare.
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, Connection, event, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage.db import async_url
from storage.models import Base

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).parent.parent / "migrations"
UPGRADE_LOCK = 7_225_282
"""Key of the PostgreSQL advisory lock under which one process at a time migrates."""

_REVISION = re.compile(r"""^(down_)?revision(?:: [^=]+)? = ["'](\w+)["']$""", re.MULTILINE)


class BrokenReferenceError(Exception):
    """A migration left rows that point nowhere; it was undone."""


class UnknownRevisionError(Exception):
    """The database was migrated by a newer version of the program; it is left as it is."""


async def upgrade(url: str) -> None:
    """Bring the database to the newest revision, all or nothing; processes that start together wait in line."""
    async with connected(url) as connection:
        await connection.run_sync(_upgrade)


async def downgrade(url: str, revision: str) -> None:
    """Take the database back to `revision`, "base" being empty."""
    async with connected(url) as connection:
        await connection.run_sync(_downgrade, revision)


async def current(url: str) -> str | None:
    """The revision that the database stands at; None when it is empty."""
    async with connected(url) as connection:
        return await connection.run_sync(_current)


async def check(url: str) -> list[str]:
    """What differs between the database and the models, one line each; empty when nothing does."""
    async with connected(url) as connection:
        return await connection.run_sync(_differences)


def newest() -> str:
    """The revision that the program expects."""
    names, parents = _revisions()
    return (names - parents).pop()


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[AsyncConnection]:
    """One transaction on a connection of its own; on SQLite without foreign keys, as rebuilding a table needs."""
    engine = _engine(url)
    try:
        async with engine.begin() as connection:
            yield connection
    finally:
        await engine.dispose()


def comparison(connection: Connection) -> dict[str, Any]:
    """How migrations are run and compared on this database."""
    on_sqlite = connection.dialect.name == "sqlite"
    return {
        "render_as_batch": on_sqlite,
        "compare_type": True,
        "compare_server_default": _defaults_differ if on_sqlite else True,
    }


def _engine(url: str) -> AsyncEngine:
    engine = create_async_engine(async_url(url), poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _begin_by_hand)
        event.listen(engine.sync_engine, "begin", _begin_immediate)
        Path(engine.url.database or "").parent.mkdir(parents=True, exist_ok=True)
    return engine


def _begin_by_hand(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout=30000").close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - see the top of the module

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _upgrade(connection: Connection) -> None:
    on_sqlite = connection.dialect.name == "sqlite"
    if not on_sqlite:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})
    revision = _current(connection)
    if revision == newest():
        return
    if revision is not None and revision not in _revisions()[0]:
        raise UnknownRevisionError(f"the database stands at {revision}, this program knows {newest()} and before")
    from alembic import command  # noqa: PLC0415 - see the top of the module

    command.upgrade(_config(connection), "head")
    if on_sqlite and (broken := connection.execute(text("PRAGMA foreign_key_check")).all()):
        raise BrokenReferenceError(f"rows that point nowhere: {broken[:5]}")


def _revisions() -> tuple[set[str], set[str]]:
    """Every revision and every one that another follows, read from the files without running them."""
    found = [_REVISION.findall(file.read_text("utf-8")) for file in sorted((SCRIPTS / "versions").glob("*.py"))]
    names = {name for pairs in found for down, name in pairs if not down}
    parents = {name for pairs in found for down, name in pairs if down}
    return names, parents


def _downgrade(connection: Connection, revision: str) -> None:
    from alembic import command  # noqa: PLC0415 - see the top of the module

    command.downgrade(_config(connection), revision)


def _differences(connection: Connection) -> list[str]:
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415 - see the top of the module
    from alembic.migration import MigrationContext  # noqa: PLC0415 - the same

    migration = MigrationContext.configure(connection, opts=comparison(connection))
    found = [str(difference) for difference in compare_metadata(migration, Base.metadata)]
    inspector = inspect(connection)
    present = set(inspector.get_table_names())
    for table in Base.metadata.sorted_tables:
        if table.name in present:
            there = {str(rule["name"]) for rule in inspector.get_check_constraints(table.name)}
            wanted = {str(rule.name) for rule in table.constraints if isinstance(rule, CheckConstraint)}
            found += [f"check {name} is only on one side" for name in sorted(there ^ wanted)]
    return found


def _defaults_differ(*compared: Any) -> bool:
    """SQLite keeps a default as the text it was written in, and no word of an id's own counting."""
    _, _, column, there, _, wanted = compared
    return column.identity is None and _bare(there) != _bare(wanted)


def _bare(default: str | None) -> str | None:
    return None if default is None else default.strip("()").strip("'")
