"""Writes the words of a course into the tables: entry, meanings, examples and forms, in a handful of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from domain import administration
from domain.courses import Word as Entry
from storage.models import IS_SHARED, Word, WordExample, WordForm, WordMeaning

Counts = administration.Counts
Key = tuple[str, str]
"""Word and part of speech: what makes an entry the same within its language."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning in one interface language; the first of a language carries the example."""

    native: str
    order: int
    translation: str
    example: str | None = None
    example_translation: str | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry as it stands in the tables."""

    id: int
    columns: dict[str, Any]
    senses: frozenset[Sense]
    forms: frozenset[str]


def apply_words(db: Session, words: Sequence[Entry], source: str | None = None, *, adopts: bool = True) -> Counts:
    """Insert or change shared words by (language, word, part of speech); learners' own words are left alone.

    Where it does not adopt, a word that came from another file stays that file's.
    """
    counts = Counts()
    for language in sorted({word.language.value for word in words}):
        counts += _apply_language(
            db, language, [word for word in words if word.language == language], source, adopts=adopts
        )
    return counts


def _apply_language(db: Session, language: str, words: Sequence[Entry], source: str | None, *, adopts: bool) -> Counts:
    stored = _stored(db, language)
    new = [word for word in words if _key(word) not in stored]
    kept = [(stored[_key(word)], word) for word in words if _key(word) in stored]
    changed = [(old, word) for old, word in kept if _differs(old, word, _source(old, source, adopts=adopts))]
    ids = [old.id for old, _ in changed]
    if changed:
        rows = [{"id": old.id} | _columns(word, _source(old, source, adopts=adopts)) for old, word in changed]
        db.execute(update(Word), rows)
        db.execute(delete(WordMeaning).where(WordMeaning.word_id.in_(ids)))
        db.execute(delete(WordForm).where(WordForm.word_id.in_(ids), WordForm.form_type == "plural"))
    if new:
        inserted = insert(Word).returning(Word.id, sort_by_parameter_order=True)
        ids += db.execute(inserted, [_columns(word, source) for word in new]).scalars()
    if ids:
        _hang_on(db, list(zip(ids, [word for _, word in changed] + new, strict=True)))
    return Counts(len(new), len(changed), len(kept) - len(changed))


def _hang_on(db: Session, words: Sequence[tuple[int, Entry]]) -> None:
    """Write meanings, examples and forms of words that have none."""
    senses = [(word_id, sense) for word_id, word in words for sense in sorted(_senses(word), key=_place)]
    meanings = [
        {
            "word_id": word_id,
            "native_language": sense.native,
            "translation": sense.translation,
            "meaning_order": sense.order,
        }
        for word_id, sense in senses
    ]
    if meanings:
        inserted = insert(WordMeaning).returning(WordMeaning.id, sort_by_parameter_order=True)
        ids = db.execute(inserted, meanings).scalars().all()
        examples = [
            {"meaning_id": meaning_id, "example_text": sense.example, "translation": sense.example_translation}
            for meaning_id, (_, sense) in zip(ids, senses, strict=True)
            if sense.example
        ]
        if examples:
            db.execute(insert(WordExample), examples)
    forms = [
        {"word_id": word_id, "form_type": "plural", "form_text": form, "grammatical_info": {}}
        for word_id, word in words
        for form in _forms(word)
    ]
    if forms:
        db.execute(insert(WordForm), forms)


def _stored(db: Session, language: str) -> dict[Key, Stored]:
    """Every shared word of a language with what hangs on it, in three statements."""
    of_language = (Word.language == language, IS_SHARED)
    columns = [getattr(Word, name) for name in COLUMNS]
    rows = db.execute(select(Word.id, *columns).where(*of_language)).mappings().all()
    senses: dict[int, set[Sense]] = {row["id"]: set() for row in rows}
    forms: dict[int, set[str]] = {row["id"]: set() for row in rows}
    meanings = (
        select(
            WordMeaning.word_id,
            WordMeaning.native_language,
            WordMeaning.meaning_order,
            WordMeaning.translation,
            WordExample.example_text,
            WordExample.translation.label("example_translation"),
        )
        .join(Word, Word.id == WordMeaning.word_id)
        .outerjoin(WordExample, WordExample.meaning_id == WordMeaning.id)
    )
    for word_id, native, order, translation, example, meaning in db.execute(meanings.where(*of_language)):
        senses[word_id].add(Sense(native, order, translation, example, meaning))
    plurals = select(WordForm.word_id, WordForm.form_text).join(Word, Word.id == WordForm.word_id)
    for word_id, form in db.execute(plurals.where(*of_language, WordForm.form_type == "plural")):
        forms[word_id].add(form)
    return {
        (row["word"], row["part_of_speech"]): Stored(
            row["id"],
            {name: row[name] for name in COLUMNS},
            frozenset(senses[row["id"]]),
            frozenset(forms[row["id"]]),
        )
        for row in rows
    }


def _source(old: Stored, source: str | None, *, adopts: bool) -> str | None:
    kept: str | None = old.columns["source_file"]
    return source if adopts else kept


def _differs(old: Stored, word: Entry, source: str | None) -> bool:
    return (old.columns, old.senses, old.forms) != (_columns(word, source), _senses(word), _forms(word))


COLUMNS = (
    "language",
    "word",
    "part_of_speech",
    "lemma",
    "article",
    "gender",
    "plural_form",
    "pronunciation",
    "difficulty",
    "priority",
    "category",
    "is_idiom",
    "is_compound",
    "is_separable_verb",
    "source_file",
    "is_active",
)


def _columns(word: Entry, source: str | None) -> dict[str, Any]:
    values = (
        word.language.value,
        word.word,
        word.part_of_speech,
        word.word,
        word.article,
        word.gender,
        word.plural,
        word.ipa,
        word.level,
        word.priority,
        word.category.value,
        word.is_idiom,
        word.is_compound,
        word.is_separable_verb,
        source,
        True,
    )
    return dict(zip(COLUMNS, values, strict=True))


def _senses(word: Entry) -> frozenset[Sense]:
    """Meanings in order, the example with the first of each language."""
    return frozenset(
        Sense(native, order, translation, word.example, word.example_translations.get(native, ""))
        if order == 1 and word.example
        else Sense(native, order, translation)
        for native, translations in word.meanings.items()
        for order, translation in enumerate(translations, start=1)
    )


def _place(sense: Sense) -> tuple[str, int]:
    return sense.native, sense.order


def _forms(word: Entry) -> frozenset[str]:
    return frozenset([word.plural] if word.plural else [])


def _key(word: Entry) -> Key:
    return word.word, word.part_of_speech
