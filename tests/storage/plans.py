"""Which statements read a whole table: each is explained by the database that runs it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from storage.models import Base

STEADY = {"contexts", "grammar_topics", "system_configuration", "content_versions"}
"""Tables that are as long with a thousand learners as with one."""
GROWING = set(Base.metadata.tables) - STEADY
PARTIAL = {
    str(index.name)
    for table in Base.metadata.tables.values()
    for index in table.indexes
    if index.dialect_options["sqlite"].get("where") is not None
}
"""Indexes that hold only the rows in question: reading one from end to end is fine."""


def full_scans(db: Session, work: Callable[[Session], Any]) -> list[str]:
    """Run `work` and say which of its statements would read all of a growing table."""
    connection = db.connection()
    with _overheard(connection) as statements:
        work(db)
    assert statements, "nothing was asked"
    if connection.dialect.name == "sqlite":
        return [problem for statement in statements for problem in _on_sqlite(connection, *statement)]
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    return [problem for statement in statements for problem in _on_postgres(connection, *statement)]


@contextmanager
def _overheard(connection: Connection) -> Iterator[list[tuple[str, Any]]]:
    heard: list[tuple[str, Any]] = []

    def note(_connection, _cursor, statement, parameters, _context, many) -> None:
        if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")) and not many:
            heard.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield heard
    finally:
        event.remove(connection, "before_cursor_execute", note)


def _on_sqlite(connection: Connection, statement: str, parameters: Any) -> Iterator[str]:
    for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters):
        words = row.detail.split()
        if words[0] == "SCAN" and words[1] in GROWING and words[-1] not in PARTIAL:
            yield f"{row.detail}: {statement}"


def _on_postgres(connection: Connection, statement: str, parameters: Any) -> Iterator[str]:
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters).scalar_one()
    for node in _nodes((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]):
        index = node.get("Index Name")
        whole_table = node["Node Type"] == "Seq Scan" and node["Relation Name"] in GROWING
        whole_index = index is not None and "Index Cond" not in node and index not in PARTIAL
        if whole_table or (whole_index and not any(index.startswith(f"pk_{name}") for name in STEADY)):
            yield f"{node['Node Type']} {index or node['Relation Name']}: {statement}"


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for inner in node.get("Plans", ()):
        yield from _nodes(inner)
