"""Column types, naming of constraints and the declarative base that every table shares."""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    Enum,
    Identity,
    Integer,
    MetaData,
    Table,
    Text,
    Time,
    TypeDecorator,
    func,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeEngine

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
KEPT_IDS = {"sqlite_autoincrement": True}
"""Table option: an id is never given twice, so a button of a deleted row cannot reach a new one."""


class UTCDateTime(TypeDecorator[datetime]):
    """A moment: aware in Python, timestamptz on PostgreSQL, UTC text on SQLite; a naive value is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Bring the moment to UTC for the driver."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"a moment needs its time zone: {value!r}"
            raise ValueError(message)
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back with UTC attached."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
"""JSON, stored as JSONB on PostgreSQL; None is SQL NULL."""

Id = BigInteger().with_variant(Integer(), "sqlite")
"""64-bit key; on SQLite the rowid, which is 64-bit as well and counts by itself."""

ByteOrdered = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that databases compare as Python does, by code point, whatever their locale."""


class SortedJson(TypeDecorator[dict[str, Any]]):
    """A flat JSON object with its keys in order, so that equal objects are equal text under a unique rule."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """JSONB where there is one."""
        return dialect.type_descriptor(JSONB() if dialect.name == "postgresql" else JSON())

    def process_bind_param(
        self,
        value: dict[str, Any] | None,
        dialect: Dialect,  # noqa: ARG002 - the signature is SQLAlchemy's
    ) -> dict[str, Any] | None:
        """Sort the keys, for the sake of databases that compare JSON as text."""
        return None if value is None else dict(sorted(value.items()))


def choice(values: type[StrEnum], name: str) -> Enum:
    """A closed set kept as text; the CHECK is named after the table and `name`, the column."""
    return Enum(
        values,
        name=name,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=20,
        values_callable=lambda members: [member.value for member in members],
    )


def between(column: str, low: float, high: float) -> CheckConstraint:
    """`column` lies in low…high, both included."""
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=column)


def at_least(column: str, low: float) -> CheckConstraint:
    """`column` is not smaller than `low`."""
    return CheckConstraint(f"{column} >= {low}", name=column)


def in_order(earlier: str, later: str) -> CheckConstraint:
    """`later` does not come before `earlier`, nor is it smaller."""
    return CheckConstraint(f"{later} >= {earlier}", name=f"{earlier}_{later}")


def language_code(column: str) -> CheckConstraint:
    """`column` looks like an ISO 639-1 code."""
    return CheckConstraint(f"length({column}) = 2 AND {column} = lower({column})", name=column)


def at_most_long(column: str, characters: int) -> CheckConstraint:
    """`column` holds at most that many characters, so that it fits into an index on every database."""
    return CheckConstraint(f"length({column}) <= {characters}", name=f"{column}_length")


class Base(DeclarativeBase):
    """Every table: named constraints, moments in UTC, JSON, real booleans."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class, once
        datetime: UTCDateTime(),
        date: Date(),
        time: Time(),
        str: Text(),
        dict[str, Any]: Json,
        list[Any]: Json,
        list[str]: Json,
        list[int]: Json,
    }


def table_of(model: type[Base]) -> Table:
    """The table under a model: a constant statement on it costs a seventh of one built on the class for each call.

    Such a statement does not write what is pending in the session first.
    """
    return cast("Table", model.__table__)


class Dated:
    """When the row was written and last changed, by the database's clock unless the writer gives the moment."""

    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), sort_order=900)
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now(), onupdate=func.now(), sort_order=901)


class Numbered(Dated):
    """A row with an id of its own, never used twice."""

    id: Mapped[int] = mapped_column(Id, Identity(), primary_key=True, sort_order=-1)
