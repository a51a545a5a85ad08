"""All that is one learner's, found by following the foreign keys that delete with them."""

from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Table, or_, select
from sqlalchemy.orm import Session

from storage.models import Base


def everything_of(db: Session, user_id: int) -> dict[str, list[dict[str, Any]]]:
    """Table → rows; the shared course is not the learner's and is left out."""
    found: dict[str, list[dict[str, Any]]] = {}
    theirs: dict[str, ColumnElement[bool]] = {}
    for table in Base.metadata.sorted_tables:
        mine = table.columns["id"] == user_id if table.name == "users" else _theirs(table, theirs)
        if mine is None:
            continue
        theirs[table.name] = mine
        rows = [dict(row) for row in db.execute(select(table).where(mine)).mappings()]
        if rows:
            found[table.name] = rows
    return found


def _theirs(table: Table, theirs: dict[str, ColumnElement[bool]]) -> ColumnElement[bool] | None:
    """Which rows hang on something of the learner's."""
    ways = [
        _hangs_on(key, theirs)
        for key in sorted(table.foreign_keys, key=lambda key: str(key.parent))
        if key.ondelete == "CASCADE" and key.column.table.name in theirs and key.column.name == "id"
    ]
    return or_(*ways) if ways else None


def _hangs_on(key: ForeignKey, theirs: dict[str, ColumnElement[bool]]) -> ColumnElement[bool]:
    above = key.column.table
    return key.parent.in_(select(key.column).where(theirs[above.name]))
