"""Content files that an admin sent: kept until confirmed, then added to the course; nothing is ever removed by one."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from domain.courses import SourceFile
from domain.levels import Target
from storage import seeding, word_seeding
from storage.models import ContentImport
from storage.word_seeding import Counts

KEPT_FOR = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was sent."""

    id: int
    name: str
    language: Target
    content: str
    is_applied: bool


def keep(db: Session, user_id: int, name: str, language: Target, content: str, now: dt.datetime) -> int:
    """Remember a file until it is confirmed; the admin's old ones are forgotten."""
    db.execute(delete(ContentImport).where(ContentImport.user_id == user_id, ContentImport.created_at < now - KEPT_FOR))
    values = {"user_id": user_id, "file_name": name, "language": language.value, "content": content, "created_at": now}
    return db.execute(insert(ContentImport).values(values).returning(ContentImport.id)).scalar_one()


def find(db: Session, user_id: int, import_id: int) -> Kept | None:
    """A file that this admin sent."""
    query = select(ContentImport).where(ContentImport.id == import_id, ContentImport.user_id == user_id)
    row = db.scalars(query).one_or_none()
    if row is None:
        return None
    return Kept(row.id, row.file_name, Target(row.language), row.content, row.applied_at is not None)


def note_applied(db: Session, import_id: int, now: dt.datetime) -> None:
    """The file is part of the course now."""
    db.execute(update(ContentImport).where(ContentImport.id == import_id).values(applied_at=now))


def apply(db: Session, file: SourceFile) -> Counts:
    """Add and change what the file names; an entry that came from another file stays that file's."""
    seeding.wait_in_line(db)
    counts = seeding.apply_scenarios(db, file.scenarios, file.path, adopts=False)
    return counts + word_seeding.apply_words(db, file.words, file.path, adopts=False)


def preview(db: Session, file: SourceFile) -> Counts:
    """What `apply` would do; nothing is changed."""
    with seeding.undone(db):
        return apply(db, file)
