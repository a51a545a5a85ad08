"""Writes content files into the tables: what is new comes in, what changed is changed, what vanished is retired.

Rows keep their ids and nothing of a learner's is touched: natural keys decide what is the same, and a scene, topic or
word that has left its file is only made inactive.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, delete, insert, select, text, update
from sqlalchemy.orm import Session

from domain.courses import SourceFile, Topic
from domain.guides import Scenario
from storage import word_seeding
from storage.models import IS_SHARED, ContentVersion, Context, GrammarTopic, Word
from storage.word_seeding import Counts

Seeded = type[Context] | type[GrammarTopic] | type[Word]

SEEDING_LOCK = 7_225_283
"""Key of the PostgreSQL advisory lock under which one process at a time seeds."""

apply_words = word_seeding.apply_words


@dataclass(frozen=True, slots=True)
class Stale:
    """Files whose content does not stand in the tables yet, and files that stand there but are gone."""

    changed: tuple[str, ...]
    vanished: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.changed or self.vanished)


def stale(db: Session, checksums: Mapping[str, str]) -> Stale:
    """What has to be applied or retired; `checksums` maps the path of every content file to its SHA-256."""
    versions = db.execute(select(ContentVersion.source_file, ContentVersion.checksum))
    stored = {row.source_file: row.checksum for row in versions}
    changed = tuple(sorted(path for path, checksum in checksums.items() if stored.get(path) != checksum))
    return Stale(changed, tuple(sorted(stored.keys() - checksums.keys())))


def apply(db: Session, file: SourceFile, now: datetime) -> Counts:
    """Bring the tables to what `file` says, and note its checksum."""
    wait_in_line(db)
    counts = apply_scenarios(db, file.scenarios, file.path)
    counts += apply_topics(db, file.topics, file.path)
    counts += apply_words(db, file.words, file.path)
    counts += _retire_left_out(db, file)
    _note_version(db, file, now)
    return counts


def preview(db: Session, file: SourceFile, now: datetime) -> Counts:
    """What `apply` would do; nothing is changed."""
    with undone(db):
        return apply(db, file, now)


def preview_retired(db: Session, vanished: Sequence[str]) -> Counts:
    """What `retire` would do; nothing is changed."""
    with undone(db):
        return retire(db, vanished)


@contextmanager
def undone(db: Session) -> Iterator[None]:
    """A block whose changes are taken back at its end."""
    savepoint = db.begin_nested()
    try:
        yield
    finally:
        savepoint.rollback()


def retire(db: Session, vanished: Sequence[str]) -> Counts:
    """Make inactive what came from files that are gone, and forget their checksums."""
    wait_in_line(db)
    retired = 0
    for model in (Context, GrammarTopic, Word):
        retired += _deactivate(db, model, model.source_file.in_(vanished))
    db.execute(delete(ContentVersion).where(ContentVersion.source_file.in_(vanished)))
    return Counts(retired=retired)


def apply_scenarios(
    db: Session, scenarios: Sequence[Scenario], source: str | None = None, *, adopts: bool = True
) -> Counts:
    """Insert or change scenes by (language, slug); one that is not adopted stays its own file's."""
    rows = [_scenario_row(scenario) | {"source_file": source} for scenario in scenarios]
    return _upsert(db, Context, rows, adopts=adopts)


def apply_topics(db: Session, topics: Sequence[Topic], source: str | None = None) -> Counts:
    """Insert or change grammar topics by (language, slug)."""
    return _upsert(db, GrammarTopic, [_topic_row(topic) | {"source_file": source} for topic in topics])


def wait_in_line(db: Session) -> None:
    """Processes that seed at once do it one after another; SQLite has one writer anyway."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": SEEDING_LOCK})


def _scenario_row(scenario: Scenario) -> dict[str, Any]:
    return {
        "language": scenario.language.value,
        "slug": scenario.slug,
        "name": scenario.name["en"],
        "category": scenario.category,
        "difficulty_level": scenario.level,
        "description": scenario.description["en"],
        "translations": {"name": dict(scenario.name), "description": dict(scenario.description)},
        "system_prompt": scenario.role,
        "goals": [dict(goal) for goal in scenario.goals],
        "suggested_vocab": list(scenario.vocabulary),
        "trigger_phrases": list(scenario.trigger_phrases),
        "guided_steps": msgspec.json.decode(msgspec.json.encode(scenario.steps)),
        "is_listed": scenario.listed,
        "is_active": True,
    }


def _topic_row(topic: Topic) -> dict[str, Any]:
    return {
        "language": topic.language.value,
        "slug": topic.slug,
        "name_native": topic.name_native,
        "name_en": topic.name["en"],
        "name_translations": dict(topic.name),
        "category": topic.category,
        "difficulty_level": topic.level,
        "order_index": topic.order,
        "explanation": dict(topic.explanation),
        "error_types": [kind.value for kind in topic.kinds],
        "is_active": True,
    }


def _upsert(
    db: Session, model: type[Context] | type[GrammarTopic], rows: Sequence[dict[str, Any]], *, adopts: bool = True
) -> Counts:
    if not rows:
        return Counts()
    columns = list(rows[0])
    query = select(model.id, *(getattr(model, column) for column in columns))
    query = query.where(
        model.language.in_({row["language"] for row in rows}), model.slug.in_({row["slug"] for row in rows})
    )
    stored = {(row["language"], row["slug"]): dict(row) for row in db.execute(query).mappings()}
    new = [row for row in rows if (row["language"], row["slug"]) not in stored]
    kept = [(stored[row["language"], row["slug"]], row) for row in rows if (row["language"], row["slug"]) in stored]
    if not adopts:
        kept = [(old, row | {"source_file": old["source_file"]}) for old, row in kept]
    changed = [{"id": old["id"]} | row for old, row in kept if old != {"id": old["id"]} | row]
    if new:
        db.execute(insert(model), new)
    if changed:
        db.execute(update(model), changed)
    return Counts(len(new), len(changed), len(kept) - len(changed))


def _retire_left_out(db: Session, file: SourceFile) -> Counts:
    """What once came from this file and is no longer in it."""
    slugs = [scenario.slug for scenario in file.scenarios]
    retired = _deactivate(db, Context, Context.source_file == file.path, Context.slug.not_in(slugs))
    slugs = [topic.slug for topic in file.topics]
    retired += _deactivate(db, GrammarTopic, GrammarTopic.source_file == file.path, GrammarTopic.slug.not_in(slugs))
    kept_words = {(word.word, word.part_of_speech) for word in file.words}
    query = select(Word.id, Word.word, Word.part_of_speech).where(
        IS_SHARED, Word.language == file.language.value, Word.source_file == file.path, Word.is_active
    )
    left_out = [row.id for row in db.execute(query) if (row.word, row.part_of_speech) not in kept_words]
    retired += _deactivate(db, Word, Word.id.in_(left_out))
    return Counts(retired=retired)


def _deactivate(db: Session, model: Seeded, *which: ColumnElement[bool]) -> int:
    change = update(model).where(model.is_active, *which).values(is_active=False).returning(model.id)
    return len(db.execute(change.execution_options(synchronize_session=False)).all())


def _note_version(db: Session, file: SourceFile, now: datetime) -> None:
    values = {"checksum": file.checksum, "applied_at": now}
    noted = update(ContentVersion).where(ContentVersion.source_file == file.path).values(values)
    if db.execute(noted.returning(ContentVersion.id)).first() is None:
        db.execute(insert(ContentVersion).values(source_file=file.path, **values))
