"""The course as it stands in the tables, given back as the values it was seeded from."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Row, Select, Text, and_, bindparam, cast, or_, select, union
from sqlalchemy.orm import Session

from domain.courses import PartOfSpeech, SceneCategory
from domain.guides import Scenario, Step, Translations
from domain.levels import Level, Target
from domain.mistakes import Kind
from storage.models import IS_SHARED, Context, GrammarTopic, Word, WordForm, WordMeaning
from storage.types import table_of

FREE_TALK = "free-talk"
_CONTEXTS = table_of(Context).c
_JSON = (
    _CONTEXTS.translations,
    _CONTEXTS.goals,
    _CONTEXTS.suggested_vocab,
    _CONTEXTS.trigger_phrases,
    _CONTEXTS.guided_steps,
)
GUIDE = select(
    _CONTEXTS.language,
    _CONTEXTS.slug,
    _CONTEXTS.category,
    _CONTEXTS.difficulty_level,
    _CONTEXTS.system_prompt,
    _CONTEXTS.is_listed,
    *(cast(column, Text) for column in _JSON),
)
GUIDE_BY_ID = GUIDE.where(_CONTEXTS.id == bindparam("context"))
GUIDE_BY_SLUG = GUIDE.where(_CONTEXTS.language == bindparam("in"), _CONTEXTS.slug == bindparam("named"))


@dataclass(frozen=True, slots=True)
class Scene:
    """A scenario as a list shows it."""

    id: int
    slug: str
    name: Translations
    description: Translations
    category: SceneCategory
    level: Level


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A grammar topic as a tip shows it; `name_native` is its name in the language that is learnt."""

    id: int
    slug: str
    level: Level
    name: Translations
    name_native: str
    explanation: Translations


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word of the vocabulary with its first meaning in the learner's language, if it has one there."""

    id: int
    word: str
    lemma: str
    article: str
    plural: str
    part_of_speech: PartOfSpeech
    level: Level
    ipa: str
    translation: str | None


def scenarios(db: Session, language: Target | str) -> list[Scene]:
    """The scenes that can be chosen, easiest first."""
    chosen = _scenes().where(Context.language == language, Context.is_active, Context.is_listed)
    found = [_scene(row) for row in db.execute(chosen)]
    return sorted(found, key=lambda scene: (scene.level.rank, scene.category, scene.slug))


def scene(db: Session, language: Target | str, slug: str) -> Scene | None:
    """One scene that can be talked in, listed or not."""
    chosen = _scenes().where(Context.language == language, Context.slug == slug, Context.is_active)
    row = db.execute(chosen).one_or_none()
    return _scene(row) if row else None


def scene_by_id(db: Session, language: Target | str, context_id: int) -> Scene | None:
    """One scene of a language that can be talked in."""
    chosen = _scenes().where(Context.language == language, Context.id == context_id, Context.is_active)
    row = db.execute(chosen).one_or_none()
    return _scene(row) if row else None


def free_talk(db: Session, language: Target | str) -> Scenario:
    """The guide of free talk, which every course has."""
    return _scenario(*db.execute(GUIDE_BY_SLUG, {"in": language, "named": FREE_TALK}).one())


def scenario(db: Session, language: Target | str, slug: str) -> Scenario | None:
    """The whole scenario; also one that has left the course, so that a talk begun in it can go on."""
    found = db.execute(GUIDE_BY_SLUG, {"in": language, "named": slug}).one_or_none()
    return _scenario(*found) if found else None


def scenario_of(db: Session, context_id: int) -> Scenario:
    """The whole scenario of a stored talk."""
    return _scenario(*db.execute(GUIDE_BY_ID, {"context": context_id}).one())


def topic_for_kind(db: Session, language: Target | str, kind: Kind) -> TopicCard | None:
    """The grammar topic that a kind of mistake belongs to."""
    has_kind = cast(GrammarTopic.error_types, Text).contains(f'"{kind.value}"', autoescape=True)
    query = select(GrammarTopic).where(GrammarTopic.language == language, GrammarTopic.is_active, has_kind)
    topic = db.scalars(query.order_by(GrammarTopic.order_index).limit(1)).one_or_none()
    if topic is None:
        return None
    return TopicCard(
        id=topic.id,
        slug=topic.slug,
        level=topic.difficulty_level,
        name=topic.name_translations,
        name_native=topic.name_native,
        explanation=topic.explanation,
    )


def words_by_forms(
    db: Session, language: Target | str, lemmas: Iterable[str], native: str, *, owner: int | None = None
) -> list[KnownWord]:
    """Words of the course, and `owner`'s own, whose lemma or a stored form is among `lemmas`."""
    wanted = sorted(set(lemmas))
    if not wanted:
        return []
    met = union(
        select(Word.id).where(Word.language == language, Word.lemma.in_(wanted)),
        select(WordForm.word_id).where(WordForm.form_text.in_(wanted)),
    )
    first_meaning = and_(
        WordMeaning.word_id == Word.id, WordMeaning.native_language == native, WordMeaning.meaning_order == 1
    )
    query = (
        select(
            Word.id,
            Word.word,
            Word.lemma,
            Word.article,
            Word.plural_form,
            Word.part_of_speech,
            Word.difficulty,
            Word.pronunciation,
            WordMeaning.translation,
        )
        .outerjoin(WordMeaning, first_meaning)
        .where(Word.id.in_(met), Word.language == language, Word.is_active, or_(IS_SHARED, Word.owner_id == owner))
        .order_by(Word.priority, Word.id)
    )
    return [KnownWord(*row) for row in db.execute(query)]


def _scenes() -> Select[Any]:
    return select(Context.id, Context.slug, Context.translations, Context.category, Context.difficulty_level)


def _scene(row: Row[Any]) -> Scene:
    names: dict[str, Translations] = row.translations
    return Scene(row.id, row.slug, names["name"], names["description"], row.category, row.difficulty_level)


@lru_cache(maxsize=128)
def _scenario(  # noqa: PLR0913, PLR0917 - each is a column, JSON as the text it is stored as, so that equal rows are read once
    language: str,
    slug: str,
    category: SceneCategory,
    level: Level,
    role: str,
    listed: bool,  # noqa: FBT001 - as above
    translations: str,
    goals: str,
    vocabulary: str,
    trigger_phrases: str,
    steps: str,
) -> Scenario:
    texts: dict[str, Translations] = msgspec.json.decode(translations)
    return Scenario(
        language=Target(language),
        slug=slug,
        name=texts["name"],
        category=category.value,
        level=level,
        description=texts["description"],
        role=role,
        goals=msgspec.json.decode(goals, type=tuple[Translations, ...]),
        vocabulary=msgspec.json.decode(vocabulary, type=tuple[str, ...]),
        trigger_phrases=msgspec.json.decode(trigger_phrases, type=tuple[str, ...]),
        steps=msgspec.json.decode(steps, type=tuple[Step, ...]),
        listed=listed,
    )
