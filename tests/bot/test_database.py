"""Transactions that share a commit: isolated from one another, on both databases."""

import asyncio

import pytest
from sqlalchemy import text

from storage.db import Database, DatabaseUnavailableError, reach


class UnwantedError(Exception):
    """Raised in the middle of a transaction."""


def write(db, key: str):
    db.execute(text("INSERT INTO system_configuration (key, value) VALUES (:key, '1')"), {"key": key})
    return key


def write_and_fail(db, key: str):
    write(db, key)
    raise UnwantedError(key)


async def keys(database: Database) -> list[str]:
    query = text("SELECT key FROM system_configuration WHERE key LIKE 'test-%' ORDER BY key")
    return await database.run(lambda db: list(db.execute(query).scalars()))


async def test_one_that_fails_undoes_itself_and_nothing_of_the_others(database: Database):
    work = [database.run(write_and_fail if n % 3 == 0 else write, f"test-{n:02}") for n in range(30)]
    outcomes = await asyncio.gather(*work, return_exceptions=True)
    for number, outcome in enumerate(outcomes):
        assert isinstance(outcome, UnwantedError) if number % 3 == 0 else outcome == f"test-{number:02}"
    assert await keys(database) == [f"test-{n:02}" for n in range(30) if n % 3]


async def test_a_rule_of_the_database_that_is_broken_undoes_its_own_transaction_only(database: Database):
    work = [database.run(write, f"test-{n // 2}") for n in range(8)]
    outcomes = await asyncio.gather(*work, return_exceptions=True)
    assert len([one for one in outcomes if isinstance(one, str)]) == 4
    assert await keys(database) == [f"test-{n}" for n in range(4)]


async def test_what_run_returned_is_committed(database: Database, database_url: str):
    await database.run(write, "test-1")
    other = Database(database_url)
    assert await keys(other) == ["test-1"]
    await other.close()


async def test_close_finishes_what_waits(database: Database, database_url: str):
    other = Database(database_url)
    work = [asyncio.ensure_future(other.run(write, f"test-{n:02}")) for n in range(20)]
    await asyncio.sleep(0)
    await other.close()
    await asyncio.gather(*work)
    assert len(await keys(database)) == 20


async def test_who_gives_up_waiting_does_not_disturb_the_others(database: Database):
    work = [asyncio.ensure_future(database.run(write, f"test-{n}")) for n in range(5)]
    await asyncio.sleep(0)
    work[2].cancel()
    outcomes = await asyncio.gather(*work, return_exceptions=True)
    assert [type(one) for one in outcomes].count(asyncio.CancelledError) == 1
    assert {"test-0", "test-1", "test-3", "test-4"} <= set(await keys(database))
    assert await database.run(write, "test-9") == "test-9"


async def test_an_exception_that_is_returned_is_a_value(database: Database):
    assert isinstance(await database.run(lambda _db: UnwantedError("kept")), UnwantedError)


@pytest.mark.parametrize(
    "url", ["sqlite:////nowhere/at/all/x.db", "postgresql://nobody:hunter2@127.0.0.1:1/x", "postgresqlnonsense"]
)
async def test_a_database_that_cannot_be_opened_is_told_in_one_line_without_its_password(url: str):
    with pytest.raises(DatabaseUnavailableError) as told:
        await reach(url)
    assert len(str(told.value).splitlines()) == 1
    assert "hunter2" not in str(told.value)
