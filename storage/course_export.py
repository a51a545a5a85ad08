"""Words and scenes of the course as the values that files are written from."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from domain.courses import Word as Entry
from domain.courses import WordCategory
from domain.guides import Scenario
from domain.levels import Target
from storage import courses
from storage.models import IS_SHARED, Context, Word, WordExample, WordMeaning

OTHER = "other"


def lists(db: Session, language: Target) -> list[str]:
    """The names of the word lists, as their files are called without the ending."""
    query = select(Word.source_file).where(Word.language == language.value, IS_SHARED, Word.is_active).distinct()
    return sorted({list_name(path) for path in db.scalars(query)})


def list_name(path: str | None) -> str:
    """The name of the list that a file of the course holds."""
    return path.rsplit("/", 1)[-1].removesuffix(".csv") if path else OTHER


def words(db: Session, language: Target, name: str | None = None) -> dict[str, tuple[Entry, ...]]:
    """List name → its words in the order they were added; `name` asks for one list only."""
    rows = db.execute(_words().where(Word.language == language.value, IS_SHARED, Word.is_active).order_by(Word.id))
    meanings = _meanings(db, language)
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in rows:
        listed = list_name(row.source_file)
        if name in {None, listed}:
            found[listed].append(_entry(row, meanings[row.id], language))
    return {listed: tuple(entries) for listed, entries in found.items()}


def scenes(db: Session, language: Target) -> list[tuple[int, str]]:
    """Id and slug of every scene that can be talked in."""
    query = select(Context.id, Context.slug).where(Context.language == language.value, Context.is_active)
    return [(row.id, row.slug) for row in db.execute(query.order_by(Context.slug))]


def scenarios(db: Session, language: Target) -> list[Scenario]:
    """Every scene that can be talked in."""
    return [courses.scenario_of(db, context_id) for context_id, _ in scenes(db, language)]


def _words() -> Any:
    return select(
        Word.id,
        Word.word,
        Word.part_of_speech,
        Word.article,
        Word.gender,
        Word.plural_form,
        Word.difficulty,
        Word.category,
        Word.priority,
        Word.pronunciation,
        Word.is_idiom,
        Word.is_compound,
        Word.is_separable_verb,
        Word.source_file,
    )


def _meanings(db: Session, language: Target) -> defaultdict[int, list[Row[Any]]]:
    query = (
        select(
            WordMeaning.word_id,
            WordMeaning.native_language,
            WordMeaning.translation,
            WordExample.example_text,
            WordExample.translation.label("example_translation"),
        )
        .join(Word, Word.id == WordMeaning.word_id)
        .outerjoin(WordExample, WordExample.meaning_id == WordMeaning.id)
        .where(Word.language == language.value, IS_SHARED, Word.is_active)
        .order_by(WordMeaning.word_id, WordMeaning.native_language, WordMeaning.meaning_order)
    )
    found: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    rows: list[Row[Any]] = list(db.execute(query))
    for row in rows:
        found[row.word_id].append(row)
    return found


def _entry(row: Row[Any], meanings: list[Row[Any]], language: Target) -> Entry:
    by_language: defaultdict[str, list[str]] = defaultdict(list)
    for meaning in meanings:
        by_language[meaning.native_language].append(meaning.translation)
    examples = [meaning for meaning in meanings if meaning.example_text]
    return Entry(
        language=language,
        word=row.word,
        part_of_speech=row.part_of_speech,
        article=row.article,
        gender=row.gender,
        plural=row.plural_form,
        level=row.difficulty,
        category=WordCategory(row.category),
        priority=row.priority,
        ipa=row.pronunciation,
        meanings={code: tuple(texts) for code, texts in by_language.items()},
        example=examples[0].example_text if examples else "",
        example_translations={meaning.native_language: meaning.example_translation for meaning in examples},
        is_idiom=row.is_idiom,
        is_compound=row.is_compound,
        is_separable_verb=row.is_separable_verb,
    )
