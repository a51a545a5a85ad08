"""Vocabulary: the words of a course and those learners added, with meanings, forms, examples and relations."""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from domain.courses import Gender, PartOfSpeech
from domain.levels import Level
from storage.choices import RelationType
from storage.types import KEPT_IDS, Base, Id, Numbered, SortedJson, at_least, at_most_long, choice, language_code

WORD_LENGTH = 200
"""Characters of a word or phrase at most."""


class Word(Numbered, Base):
    """A word or phrase; shared by all learners (from `source_file`), or one learner's own (`owner_id`)."""

    __tablename__ = "vocabulary"
    __table_args__ = (
        UniqueConstraint("id", "language"),
        language_code("language"),
        at_most_long("word", WORD_LENGTH),
        at_least("priority", 1),
        at_least("frequency_rank", 1),
        Index(None, "language", "lemma"),
        KEPT_IDS,
    )

    language: Mapped[str] = mapped_column(String(2))
    word: Mapped[str]
    part_of_speech: Mapped[PartOfSpeech] = mapped_column(choice(PartOfSpeech, "part_of_speech"))
    lemma: Mapped[str]
    article: Mapped[str] = mapped_column(default="", server_default="")
    gender: Mapped[Gender | None] = mapped_column(choice(Gender, "gender"))
    plural_form: Mapped[str] = mapped_column(default="", server_default="")
    pronunciation: Mapped[str] = mapped_column(default="", server_default="")
    difficulty: Mapped[Level] = mapped_column(choice(Level, "difficulty"))
    priority: Mapped[int] = mapped_column(default=1, server_default="1")
    frequency_rank: Mapped[int | None]
    category: Mapped[str | None]
    definition: Mapped[str | None]
    usage_notes: Mapped[str | None]
    is_idiom: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_compound: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_separable_verb: Mapped[bool] = mapped_column(default=False, server_default=false())
    source_file: Mapped[str | None]
    is_active: Mapped[bool] = mapped_column(default=True, server_default=true())
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))

    meanings: Mapped[list["WordMeaning"]] = relationship(
        lazy="raise", passive_deletes=True, order_by="WordMeaning.meaning_order"
    )


IS_SHARED = Word.owner_id.is_(None)
"""The word belongs to the course, not to a learner."""
IS_OWNED = Word.owner_id.is_not(None)
"""The word belongs to one learner."""

Index(
    "uq_vocabulary_shared",
    Word.language,
    Word.word,
    Word.part_of_speech,
    unique=True,
    sqlite_where=IS_SHARED,
    postgresql_where=IS_SHARED,
)
Index(
    "uq_vocabulary_owned",
    Word.owner_id,
    Word.language,
    Word.word,
    Word.part_of_speech,
    unique=True,
    sqlite_where=IS_OWNED,
    postgresql_where=IS_OWNED,
)


class WordMeaning(Numbered, Base):
    """One meaning in one native language; `meaning_order` 1 is the most important."""

    __tablename__ = "word_meanings"
    __table_args__ = (
        UniqueConstraint("word_id", "native_language", "meaning_order"),
        language_code("native_language"),
        at_least("meaning_order", 1),
        KEPT_IDS,
    )

    word_id: Mapped[int] = mapped_column(ForeignKey("vocabulary.id", ondelete="CASCADE"))
    native_language: Mapped[str] = mapped_column(String(2))
    translation: Mapped[str]
    explanation: Mapped[str | None]
    meaning_order: Mapped[int] = mapped_column(default=1, server_default="1")

    examples: Mapped[list["WordExample"]] = relationship(lazy="raise", passive_deletes=True)


class WordForm(Numbered, Base):
    """An inflected form, e.g. ("conjugation", "ging", {"mood": "indicative", "tense": "past", "person": "3s"})."""

    __tablename__ = "word_forms"
    __table_args__ = (
        UniqueConstraint("word_id", "form_type", "form_text", "grammatical_info"),
        at_most_long("form_text", WORD_LENGTH),
        Index(None, "form_text"),
        KEPT_IDS,
    )

    word_id: Mapped[int] = mapped_column(ForeignKey("vocabulary.id", ondelete="CASCADE"))
    form_type: Mapped[str] = mapped_column(String(40))
    form_text: Mapped[str]
    grammatical_info: Mapped[dict[str, Any]] = mapped_column(SortedJson, default=dict, server_default="{}")


class WordExample(Numbered, Base):
    """A sentence for one meaning, with its translation into that meaning's language."""

    __tablename__ = "word_examples"
    __table_args__ = (Index(None, "meaning_id"), KEPT_IDS)

    meaning_id: Mapped[int] = mapped_column(ForeignKey("word_meanings.id", ondelete="CASCADE"))
    example_text: Mapped[str]
    translation: Mapped[str]


class WordRelation(Numbered, Base):
    """How a word belongs to another of the same language; both keys carry the language, so it cannot differ."""

    __tablename__ = "word_relations"
    __table_args__ = (
        UniqueConstraint("word_id", "other_id"),
        CheckConstraint("word_id <> other_id", name="never_itself"),
        ForeignKeyConstraint(["word_id", "language"], ["vocabulary.id", "vocabulary.language"], ondelete="CASCADE"),
        ForeignKeyConstraint(["other_id", "language"], ["vocabulary.id", "vocabulary.language"], ondelete="CASCADE"),
        Index(None, "other_id"),
        KEPT_IDS,
    )

    word_id: Mapped[int] = mapped_column(Id)
    other_id: Mapped[int] = mapped_column(Id)
    language: Mapped[str] = mapped_column(String(2))
    relation_type: Mapped[RelationType] = mapped_column(choice(RelationType, "relation_type"))
