"""All rows of a database as lines of JSON, gzipped: written in one view of it, loaded in one transaction of another."""

import datetime as dt
import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Date, Table, Time, delete, func, insert, select, text
from sqlalchemy.orm import Session

from storage import schema
from storage.models import Base
from storage.types import UTCDateTime

FORMAT = 1
CHUNK = 1_000
Counts = dict[str, int]


class BrokenDumpError(Exception):
    """The file cannot be loaded; the message says why in one line."""


class Head(msgspec.Struct):
    """The first line: which program wrote it, and how many rows follow for each table."""

    palaver: int
    revision: str
    tables: Counts


def write(db: Session, file: Path, told: Callable[[str], None]) -> Counts:
    """Write every table; all of them as they were at one moment, for the session sees one view."""
    tables = Base.metadata.sorted_tables
    counts = {table.name: db.execute(select(func.count()).select_from(table)).scalar_one() for table in tables}
    encode = msgspec.json.Encoder(enc_hook=str).encode
    with gzip.open(file, "wb", compresslevel=6) as out:
        out.write(encode(Head(FORMAT, schema.newest(), counts)) + b"\n")
        for table in tables:
            told(table.name)
            out.write(encode([table.name, [column.name for column in table.columns]]) + b"\n")
            query = select(table).execution_options(yield_per=CHUNK)
            for row in db.execute(query):
                out.write(encode(tuple(row)) + b"\n")
    return counts


def load(connection: Connection, file: Path, told: Callable[[str], None]) -> Counts:
    """Put the rows of the file in the place of all rows; raises BrokenDumpError and then nothing is changed."""
    tables = Base.metadata.sorted_tables
    with gzip.open(file) as lines:
        head = _head(lines)
        for table in reversed(tables):
            connection.execute(delete(table))
        found = dict.fromkeys((table.name for table in tables), 0)
        for name, rows in _chunks(lines, head):
            told(name)
            connection.execute(insert(Base.metadata.tables[name]), rows)
            found[name] += len(rows)
    if found != head.tables:
        raise BrokenDumpError("rows are missing")
    if connection.dialect.name == "postgresql":
        _count_on(connection, tables)
    return found


def _head(lines: gzip.GzipFile) -> Head:
    try:
        head = msgspec.json.decode(lines.readline(), type=Head)
    except msgspec.MsgspecError:
        raise BrokenDumpError("this is no backup of Palaver") from None
    if head.palaver != FORMAT or head.revision != schema.newest():
        raise BrokenDumpError(
            f"it was made at revision {head.revision}, this program is at {schema.newest()}: "
            "restore it with the version that made it, then upgrade"
        )
    return head


def _chunks(lines: gzip.GzipFile, head: Head) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Table and rows, some at a time."""
    decode = msgspec.json.Decoder().decode
    for name, count in head.tables.items():
        try:
            named, columns = decode(lines.readline())
            readers = _readers(Base.metadata.tables[named], columns)
            left = count
            while left and named == name:
                rows = [decode(lines.readline()) for _ in range(min(CHUNK, left))]
                left -= len(rows)
                yield (
                    name,
                    [{key: read(value) for (key, read), value in zip(readers, row, strict=True)} for row in rows],
                )
        except (msgspec.MsgspecError, KeyError, ValueError, TypeError) as problem:
            raise BrokenDumpError(f"table {name}: {problem}") from None


def _readers(table: Table, columns: list[str]) -> list[tuple[str, Callable[[Any], Any]]]:
    return [(table.columns[name].key, _reader(table.columns[name])) for name in columns]


def _reader(column: Column[Any]) -> Callable[[Any], Any]:
    """How a JSON value becomes the column's value again."""
    kinds: dict[type, Callable[[str], Any]] = {
        UTCDateTime: dt.datetime.fromisoformat,
        Date: dt.date.fromisoformat,
        Time: dt.time.fromisoformat,
    }
    read = next((read for kind, read in kinds.items() if isinstance(column.type, kind)), None)
    return (lambda value: value) if read is None else lambda value: None if value is None else read(value)


def _count_on(connection: Connection, tables: list[Table]) -> None:
    """New ids come after the loaded ones."""
    for table in tables:
        if "id" in table.columns:
            after = select(func.setval(func.pg_get_serial_sequence(table.name, "id"), func.max(table.columns["id"])))
            connection.execute(after.having(text("count(*) > 0")))
