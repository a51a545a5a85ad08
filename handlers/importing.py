"""Content files that an admin sends: checked whole, shown what they would change, applied on a tap."""

import asyncio
from dataclasses import dataclass

from content import given
from content.problems import ContentError, Problem
from domain.courses import SourceFile
from domain.levels import Target
from domain.people import Role
from domain.refusals import Refusal
from handlers import roles
from handlers.turn import Asking, Document, Turn
from language import lemmas
from storage import audit, imports
from storage.db import Session
from storage.word_seeding import Counts
from views import admin_actions as actions
from views import content as views
from views.screen import Screen

SIZE_LIMIT = 1_000_000
"""Bytes of a file at most: some ten thousand words."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that can be used, and what applying it would do."""

    document: Document
    text: str
    file: SourceFile
    counts: Counts


async def receive(asking: Asking) -> None:
    """A file came: what is wrong with it, or what it would change."""
    document = asking.turn.document
    assert document is not None  # noqa: S101 - the route guarantees it
    await asking.run(_accept)
    raw = await asking.download(document.file_id)
    if raw is None or len(raw) > SIZE_LIMIT:
        raise Refusal("import-not-downloaded")
    language = given.named(document.caption) or given.language_of(raw, document.name) or asking.turn.learner.target
    if language is None:
        raise Refusal("import-which-language")
    try:
        file = await asyncio.to_thread(_parsed, raw, document.name, language)
    except ContentError as wrong:
        await asking.decide(_tell_problems, wrong.problems)
        return
    counts = await asking.run(_preview, file)
    await asking.decide(_offer, _Read(document, raw.decode("utf-8-sig"), file, counts))


def _parsed(raw: bytes, name: str, language: Target) -> SourceFile:
    return given.read(raw, name, language, lambda target, word: lemmas.lemma(word, target))


@roles.only(Role.TEACHER)
def _accept(db: Session, turn: Turn) -> None:  # noqa: ARG001 - a transaction takes the database
    document = turn.document
    assert document is not None  # noqa: S101 - the route guarantees it
    if not given.is_readable(document.name):
        raise Refusal("import-which-files")
    if document.size > SIZE_LIMIT:
        raise Refusal("import-too-big", limit=SIZE_LIMIT // 1_000_000)


@roles.only(Role.TEACHER)
def _tell_problems(db: Session, turn: Turn, problems: list[Problem]) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    assert turn.document is not None  # noqa: S101 - the route guarantees it
    lines = [str(problem) for problem in problems]
    return [turn.say(views.problems(turn.phrases, turn.document.name, lines))]


@roles.only(Role.TEACHER)
def _preview(db: Session, turn: Turn, file: SourceFile) -> Counts:  # noqa: ARG001 - a transaction takes the turn
    return imports.preview(db, file)


@roles.only(Role.TEACHER)
def _offer(db: Session, turn: Turn, read: _Read) -> list[Screen]:
    name, language = read.document.name, read.file.language
    if not read.counts.new + read.counts.changed:
        return [turn.say(views.nothing_new(turn.phrases, name, read.counts))]
    import_id = imports.keep(db, turn.learner.id, name, language, read.text, turn.now)
    audit.note(db, turn.learner.id, "import.send", turn.now, target=name)
    return [turn.say(views.offer(turn.phrases, name, language, read.counts, import_id))]


async def apply(asking: Asking) -> None:
    """The admin said yes; a file that was applied is not applied again."""
    kept = await asking.run(_kept)
    try:
        file = await asyncio.to_thread(_parsed, kept.content.encode(), kept.name, kept.language)
    except ContentError as wrong:  # the rules became stricter since
        await asking.decide(_tell_later_problems, kept, wrong.problems)
        return
    await asking.decide(_apply, kept, file)


@roles.only(Role.TEACHER)
def _kept(db: Session, turn: Turn) -> imports.Kept:
    assert isinstance(turn.action, actions.ApplyImport)  # noqa: S101 - the route guarantees it
    kept = imports.find(db, turn.learner.id, turn.action.file)
    if kept is None:
        raise Refusal("stale-button")
    return kept


@roles.only(Role.TEACHER)
def _tell_later_problems(db: Session, turn: Turn, kept: imports.Kept, problems: list[Problem]) -> list[Screen]:  # noqa: ARG001 - a decision takes the database
    return [turn.show(views.problems(turn.phrases, kept.name, [str(problem) for problem in problems]))]


@roles.only(Role.TEACHER)
def _apply(db: Session, turn: Turn, kept: imports.Kept, file: SourceFile) -> list[Screen]:
    counts = imports.apply(db, file)
    if not kept.is_applied:
        imports.note_applied(db, kept.id, turn.now)
        detail = {"new": counts.new, "changed": counts.changed}
        audit.note(db, turn.learner.id, "import.apply", turn.now, target=kept.name, detail=detail)
    return [turn.show(views.imported(turn.phrases, kept.name, counts))]
