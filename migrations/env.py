"""Runs the migrations: on the connection that `storage.schema` hands over, or on the one named by `-x url=`."""

import asyncio
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import JSON, Connection, Enum

from storage import schema
from storage.models import Base
from storage.types import SortedJson, UTCDateTime


def spell(kind: str, item: Any, writing: AutogenContext) -> str | Literal[False]:
    """How a new migration writes our own types: as what they are in the database, so that it never changes."""
    match item if kind == "type" else None:
        case UTCDateTime():
            return "sa.DateTime(timezone=True)"
        case JSON() | SortedJson():
            writing.imports.add("from sqlalchemy.dialects import postgresql")
            return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
        case Enum():
            return f"sa.String({item.length})"
        case _:
            return False


def run(connection: Connection) -> None:
    """Bring the connected database to the revision that was asked for."""
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_item=spell, **schema.comparison(connection)
    )
    with context.begin_transaction():
        context.run_migrations()


async def run_from_command_line() -> None:
    """Serve the `alembic` command, for writing a new migration."""
    async with schema.connected(context.get_x_argument(as_dictionary=True)["url"]) as connection:
        await connection.run_sync(run)


given = context.config.attributes.get("connection")
if given is None:
    asyncio.run(run_from_command_line())
else:
    run(given)
