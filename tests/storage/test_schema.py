import asyncio

import pytest
from sqlalchemy import Connection, PrimaryKeyConstraint, UniqueConstraint, inspect, text
from sqlalchemy.orm import Session

from storage import schema
from storage.models import Base


async def columns_of(url: str) -> dict[str, list[str]]:
    def read(connection: Connection) -> dict[str, list[str]]:
        inspector = inspect(connection)
        return {name: [c["name"] for c in inspector.get_columns(name)] for name in inspector.get_table_names()}

    async with schema.connected(url) as connection:
        return await connection.run_sync(read)


async def rules_of(url: str) -> set[str]:
    """Every CHECK, key, default and index as PostgreSQL itself spells it, for comparing two databases."""
    queries = (
        """SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
           WHERE connamespace = 'public'::regnamespace""",
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
        """SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || is_identity
           || coalesce(column_default, '') || coalesce(collation_name, '') FROM information_schema.columns
           WHERE table_schema = 'public'""",
    )
    async with schema.connected(url) as connection:
        rows = [row for query in queries for row in (await connection.execute(text(query))).scalars()]
    return {row for row in rows if "alembic_version" not in row}


async def test_the_migrations_build_what_the_models_describe(database_url):
    assert await schema.check(database_url) == []
    assert await schema.current(database_url) == schema.newest()


async def test_every_rule_of_the_migrations_is_spelled_as_in_the_models(postgres_url, postgres):
    with postgres.database(template="template0") as from_models:
        async with schema.connected(from_models) as connection:
            await connection.run_sync(Base.metadata.create_all)
        assert await rules_of(postgres_url) == await rules_of(from_models)


async def test_an_empty_database_goes_up_and_back_down_to_nothing(empty_url):
    assert await schema.current(empty_url) is None
    await schema.upgrade(empty_url)
    assert set(await columns_of(empty_url)) == {*Base.metadata.tables, "alembic_version"}
    await schema.downgrade(empty_url, "base")
    assert set(await columns_of(empty_url)) == {"alembic_version"}
    await schema.upgrade(empty_url)
    assert await schema.check(empty_url) == []


async def test_a_first_start_makes_the_folder_of_the_database(tmp_path):
    url = f"sqlite:///{tmp_path / 'var' / 'data' / 'palaver.db'}"
    await schema.upgrade(url)
    assert await schema.current(url) == schema.newest()


async def test_processes_that_start_together_upgrade_once(empty_url):
    await asyncio.gather(*(schema.upgrade(empty_url) for _ in range(4)))
    assert await schema.check(empty_url) == []


async def test_upgrading_keeps_what_is_stored(database_url):
    async with schema.connected(database_url) as connection:
        await connection.execute(text("INSERT INTO users (telegram_id) VALUES (7)"))
    await schema.upgrade(database_url)
    async with schema.connected(database_url) as connection:
        assert (await connection.execute(text("SELECT telegram_id FROM users"))).scalars().all() == [7]


async def test_a_database_of_a_newer_program_is_left_as_it_is(database_url):
    async with schema.connected(database_url) as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = 'from_the_future'"))
    with pytest.raises(schema.UnknownRevisionError, match="from_the_future"):
        await schema.upgrade(database_url)
    assert await schema.current(database_url) == "from_the_future"


async def test_a_missing_column_a_missing_index_and_a_missing_rule_are_told(postgres_url):
    async with schema.connected(postgres_url) as connection:
        await connection.execute(text("ALTER TABLE users DROP COLUMN nickname"))
        await connection.execute(text("DROP INDEX ix_notifications_due"))
        await connection.execute(text("ALTER TABLE users DROP CONSTRAINT ck_users_role"))
    told = "\n".join(await schema.check(postgres_url))
    assert "nickname" in told
    assert "ix_notifications_due" in told
    assert "ck_users_role" in told


async def test_a_row_id_is_never_given_twice(database):
    def add_and_drop(db: Session) -> int:
        added = db.execute(text("INSERT INTO users (telegram_id) VALUES (7) RETURNING id")).scalar_one()
        db.execute(text("DELETE FROM users"))
        return added

    first = await database.run(add_and_drop)
    assert await database.run(add_and_drop) > first


async def test_no_table_of_sqlite_forgets_to_count_on(sqlite_url):
    async with schema.connected(sqlite_url) as connection:
        found = await connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        tables = {row.name: row.sql for row in found if row.name in Base.metadata.tables}
    counting = {table.name for table in Base.metadata.tables.values() if "id" in table.columns}
    assert {name for name, sql in tables.items() if "AUTOINCREMENT" in sql} == counting


def test_every_name_fits_into_postgresql():
    tables = Base.metadata.tables.values()
    names = [str(part.name) for table in tables for part in (*table.constraints, *table.indexes)]
    assert [name for name in names if len(name) > 63] == []
    assert len(set(names)) == len(names)


def test_every_foreign_key_says_what_happens_on_delete_and_has_an_index():
    for table in Base.metadata.tables.values():
        unique = [key for key in table.constraints if isinstance(key, UniqueConstraint | PrimaryKeyConstraint)]
        leading = {next(iter(index.columns)).name for index in (*table.indexes, *unique)}
        for key in table.foreign_key_constraints:
            assert key.ondelete in {"CASCADE", "SET NULL", "RESTRICT"}, key.name
            assert key.column_keys[0] in leading, key.name
