"""Words of the course: found in texts, shown with their meaning, kept by learners."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from domain.courses import PartOfSpeech
from domain.levels import Native, Target
from storage.choices import Skill
from storage.models import Word, WordMeaning, WordProgress
from storage.types import table_of

_WORDS = table_of(Word).c
OF_LEMMAS = (
    select(_WORDS.id)
    .where(
        _WORDS.language == bindparam("in"),
        _WORDS.owner_id.is_(None),
        _WORDS.is_active,
        _WORDS.word.in_(bindparam("lemmas", expanding=True)),
    )
    .order_by(_WORDS.id)
)

TELLING = (PartOfSpeech.NOUN, PartOfSpeech.VERB, PartOfSpeech.ADJECTIVE, PartOfSpeech.PHRASE)
PLAIN = ("sein", "haben", "werden", "ser", "estar", "haber", "tener", "be", "have", "do")
"""Verbs that stand in every talk and tell nothing of it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A word with its article and its first meaning in one interface language."""

    id: int
    label: str
    meaning: str


def ids_of_lemmas(db: Session, language: Target, lemmas: Collection[str]) -> list[int]:
    """The words of the course with these lemmas, in order of their ids."""
    if not lemmas:
        return []
    return list(db.execute(OF_LEMMAS, {"in": language.value, "lemmas": sorted(lemmas)}).scalars())


def worth_telling(db: Session, ids: Sequence[int], most: int) -> list[str]:
    """The labels of those words that carry meaning (nouns, verbs, adjectives, phrases), in the order of the ids."""
    columns = select(Word.id, Word.article, Word.word)
    rows = db.execute(columns.where(Word.id.in_(ids), Word.part_of_speech.in_(TELLING), Word.word.not_in(PLAIN))).all()
    found = {row.id: f"{row.article} {row.word}".strip() for row in rows}
    return [found[one] for one in ids if one in found][:most]


def shown(db: Session, native: Native, ids: Sequence[int]) -> list[Shown]:
    """Words with their first meaning in a language; English where there is none in it."""
    if not ids:
        return []
    query = (
        select(Word.id, Word.article, Word.word, WordMeaning.native_language, WordMeaning.translation)
        .join(WordMeaning, WordMeaning.word_id == Word.id)
        .where(Word.id.in_(ids), WordMeaning.native_language.in_({native.value, "en"}))
        .order_by(WordMeaning.meaning_order.desc())
    )
    found: dict[int, Shown] = {}
    for row in sorted(db.execute(query).all(), key=lambda row: row.native_language == native.value):
        found[row.id] = Shown(row.id, f"{row.article} {row.word}".strip(), row.translation)
    return [found[one] for one in ids if one in found]


def kept(db: Session, user_id: int, ids: Collection[int]) -> frozenset[int]:
    """Which of the words a learner keeps."""
    query = select(WordProgress.word_id).where(WordProgress.user_id == user_id, WordProgress.word_id.in_(ids))
    return frozenset(db.execute(query).scalars())


def keep(db: Session, user_id: int, word_id: int, now: dt.datetime) -> bool:
    """Begin to learn a word, due at once; whether it is new to the learner."""
    insert = postgresql.insert if db.get_bind().dialect.name == "postgresql" else sqlite.insert
    row = insert(WordProgress).values(user_id=user_id, word_id=word_id, skill=Skill.RECOGNISE, due_at=now)
    return db.execute(row.on_conflict_do_nothing().returning(WordProgress.id)).first() is not None
