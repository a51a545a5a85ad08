"""Vocabulary and what learners know of it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0905_vocabulary"
down_revision = "0900_first_tables"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
LEVELS = "A1 A2 B1 B2 C1 C2"
TABLES = (
    "vocabulary",
    "word_meanings",
    "word_forms",
    "word_examples",
    "word_relations",
    "user_vocabulary_progress",
    "user_vocabulary_lists",
    "vocabulary_list_words",
    "vocabulary_reviews",
    "flashcard_sessions",
    "vocabulary_quizzes",
)


def upgrade() -> None:
    """Create the tables, referenced ones first."""
    _vocabulary()
    _word_meanings()
    _word_forms()
    _word_examples()
    _word_relations()
    _user_vocabulary_progress()
    _user_vocabulary_lists()
    _vocabulary_list_words()
    _vocabulary_reviews()
    _flashcard_sessions()
    _vocabulary_quizzes()


def downgrade() -> None:
    """Drop the tables, referring ones first."""
    for name in reversed(TABLES):
        op.drop_table(name)


def _table(name, *columns, key="id", dated=True, unique=(), rules=None, choices=None) -> None:
    numbered = [sa.Column("id", ID, sa.Identity(), nullable=False)] if key == "id" else []
    clock = [sa.Column(at, MOMENT, nullable=False, server_default=sa.func.now()) for at in ("created_at", "updated_at")]
    checks = dict(rules or {})
    for column, values in (choices or {}).items():
        listed = ", ".join(f"'{value}'" for value in values.split())
        checks[column] = f"{column} IN ({listed})"
    op.create_table(
        name,
        *numbered,
        *columns,
        *(clock if dated else []),
        sa.PrimaryKeyConstraint(key, name=op.f(f"pk_{name}")),
        *[sa.UniqueConstraint(*set_.split(), name=op.f(f"uq_{name}_{set_.replace(' ', '_')}")) for set_ in unique],
        *[sa.CheckConstraint(rule, name=op.f(f"ck_{name}_{what}")) for what, rule in checks.items()],
        sqlite_autoincrement=key == "id",
    )


def _link(table, column, target, *, ondelete="CASCADE", nullable=False) -> sa.Column:
    key = sa.ForeignKey(f"{target}.id", name=op.f(f"fk_{table}_{column}_{target}"), ondelete=ondelete)
    return sa.Column(column, ID, key, nullable=nullable)


def _flags(names, *, default) -> list[sa.Column]:
    value = sa.true() if default else sa.false()
    return [sa.Column(name, sa.Boolean(), nullable=False, server_default=value) for name in names.split()]


def _counts(names) -> list[sa.Column]:
    return [sa.Column(name, sa.Integer(), nullable=False, server_default="0") for name in names.split()]


def _json(names, *, default) -> list[sa.Column]:
    return [sa.Column(name, JSON, nullable=False, server_default=default) for name in names.split()]


def _optional(type_, names) -> list[sa.Column]:
    return [sa.Column(name, type_, nullable=True) for name in names.split()]


def _code(column) -> str:
    return f"length({column}) = 2 AND {column} = lower({column})"


def _partial_index(name, table, columns, where, *, postgresql=None, unique=False) -> None:
    op.create_index(
        name, table, columns, unique=unique, sqlite_where=sa.text(where), postgresql_where=sa.text(postgresql or where)
    )


VOCABULARY_RULES = {
    "language": _code("language"),
    "word_length": "length(word) <= 200",
    "priority": "priority >= 1",
    "frequency_rank": "frequency_rank >= 1",
}
VOCABULARY_CHOICES = {
    "part_of_speech": (
        "noun verb adjective adverb pronoun preposition conjunction numeral phrase determiner interjection"
    ),
    "gender": "m f n",
    "difficulty": LEVELS,
}


def _vocabulary() -> None:
    _table(
        "vocabulary",
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("part_of_speech", sa.String(20), nullable=False),
        sa.Column("lemma", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False, server_default=""),
        sa.Column("gender", sa.String(20), nullable=True),
        sa.Column("plural_form", sa.Text(), nullable=False, server_default=""),
        sa.Column("pronunciation", sa.Text(), nullable=False, server_default=""),
        sa.Column("difficulty", sa.String(20), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("frequency_rank", sa.Integer(), nullable=True),
        *_optional(sa.Text(), "category definition usage_notes"),
        *_flags("is_idiom is_compound is_separable_verb", default=False),
        *_optional(sa.Text(), "source_file"),
        *_flags("is_active", default=True),
        _link("vocabulary", "owner_id", "users", nullable=True),
        unique=["id language"],
        rules=VOCABULARY_RULES,
        choices=VOCABULARY_CHOICES,
    )
    op.create_index("ix_vocabulary_language_lemma", "vocabulary", ["language", "lemma"])
    _partial_index(
        "uq_vocabulary_owned",
        "vocabulary",
        ["owner_id", "language", "word", "part_of_speech"],
        "owner_id IS NOT NULL",
        unique=True,
    )
    _partial_index(
        "uq_vocabulary_shared", "vocabulary", ["language", "word", "part_of_speech"], "owner_id IS NULL", unique=True
    )


def _word_meanings() -> None:
    _table(
        "word_meanings",
        _link("word_meanings", "word_id", "vocabulary"),
        sa.Column("native_language", sa.String(2), nullable=False),
        sa.Column("translation", sa.Text(), nullable=False),
        *_optional(sa.Text(), "explanation"),
        sa.Column("meaning_order", sa.Integer(), nullable=False, server_default="1"),
        unique=["word_id native_language meaning_order"],
        rules={"native_language": _code("native_language"), "meaning_order": "meaning_order >= 1"},
    )


def _word_forms() -> None:
    _table(
        "word_forms",
        _link("word_forms", "word_id", "vocabulary"),
        sa.Column("form_type", sa.String(40), nullable=False),
        sa.Column("form_text", sa.Text(), nullable=False),
        *_json("grammatical_info", default="{}"),
        unique=["word_id form_type form_text grammatical_info"],
        rules={"form_text_length": "length(form_text) <= 200"},
    )
    op.create_index("ix_word_forms_form_text", "word_forms", ["form_text"])


def _word_examples() -> None:
    _table(
        "word_examples",
        _link("word_examples", "meaning_id", "word_meanings"),
        sa.Column("example_text", sa.Text(), nullable=False),
        sa.Column("translation", sa.Text(), nullable=False),
    )
    op.create_index("ix_word_examples_meaning_id", "word_examples", ["meaning_id"])


def _word_relations() -> None:
    _table(
        "word_relations",
        sa.Column("word_id", ID, nullable=False),
        sa.Column("other_id", ID, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("relation_type", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(
            ["word_id", "language"],
            ["vocabulary.id", "vocabulary.language"],
            name="fk_word_relations_word_id_language_vocabulary",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["other_id", "language"],
            ["vocabulary.id", "vocabulary.language"],
            name="fk_word_relations_other_id_language_vocabulary",
            ondelete="CASCADE",
        ),
        unique=["word_id other_id"],
        rules={"never_itself": "word_id <> other_id"},
        choices={"relation_type": "synonym near_synonym antonym confusable"},
    )
    op.create_index("ix_word_relations_other_id", "word_relations", ["other_id"])


USER_VOCABULARY_PROGRESS_RULES = {
    "mastery_level": "mastery_level BETWEEN 0 AND 5",
    "confidence_score": "confidence_score BETWEEN 0 AND 1",
    "times_reviewed": "times_reviewed >= 0",
    "times_correct": "times_correct BETWEEN 0 AND times_reviewed",
    "times_incorrect": "times_incorrect BETWEEN 0 AND times_reviewed",
    "times_encountered": "times_encountered >= 0",
    "current_streak": "current_streak >= 0",
    "first_reviewed_last_reviewed": "last_reviewed >= first_reviewed",
    "stability": "stability > 0",
    "difficulty": "difficulty BETWEEN 1 AND 10",
    "reps": "reps >= 0",
    "lapses": "lapses >= 0",
    "ease_factor": "ease_factor BETWEEN 1.3 AND 5.0",
    "interval_days": "interval_days >= 0",
}
USER_VOCABULARY_PROGRESS_CHOICES = {
    "skill": "recognise produce cloze listen",
    "state": "new learning review relearning",
}


def _user_vocabulary_progress() -> None:
    _table(
        "user_vocabulary_progress",
        _link("user_vocabulary_progress", "user_id", "users"),
        _link("user_vocabulary_progress", "word_id", "vocabulary"),
        sa.Column("skill", sa.String(20), nullable=False, server_default="recognise"),
        *_counts("mastery_level"),
        sa.Column("confidence_score", sa.Double(), nullable=False, server_default="0"),
        *_counts("times_reviewed times_correct times_incorrect times_encountered current_streak"),
        *_optional(MOMENT, "first_reviewed last_reviewed"),
        sa.Column("next_review_date", sa.Date(), nullable=True),
        *_flags("suspended is_leech", default=False),
        *_optional(sa.Text(), "personal_note"),
        *_optional(sa.Double(), "stability difficulty"),
        sa.Column("state", sa.String(20), nullable=False, server_default="new"),
        *_optional(MOMENT, "due_at last_review_at"),
        *_counts("reps lapses"),
        sa.Column("ease_factor", sa.Double(), nullable=False, server_default="2.5"),
        *_counts("interval_days"),
        unique=["user_id word_id skill"],
        rules=USER_VOCABULARY_PROGRESS_RULES,
        choices=USER_VOCABULARY_PROGRESS_CHOICES,
    )
    _partial_index(
        "ix_user_vocabulary_progress_due",
        "user_vocabulary_progress",
        ["user_id", "due_at"],
        "suspended = 0",
        postgresql="NOT suspended",
    )
    op.create_index("ix_user_vocabulary_progress_word_id", "user_vocabulary_progress", ["word_id"])


def _user_vocabulary_lists() -> None:
    _table(
        "user_vocabulary_lists",
        _link("user_vocabulary_lists", "user_id", "users"),
        sa.Column("name", sa.Text(), nullable=False),
        *_optional(sa.Text(), "description"),
        *_flags("is_public", default=False),
        *_optional(sa.Text(), "colour"),
        rules={"name_length": "length(name) <= 200"},
    )
    op.create_index("ix_user_vocabulary_lists_user_id", "user_vocabulary_lists", ["user_id"])


def _vocabulary_list_words() -> None:
    _table(
        "vocabulary_list_words",
        _link("vocabulary_list_words", "list_id", "user_vocabulary_lists"),
        _link("vocabulary_list_words", "word_id", "vocabulary"),
        *_optional(sa.Text(), "notes"),
        unique=["list_id word_id"],
    )
    op.create_index("ix_vocabulary_list_words_word_id", "vocabulary_list_words", ["word_id"])


VOCABULARY_REVIEWS_RULES = {
    "rating": "rating BETWEEN 1 AND 4",
    "confidence_rating": "confidence_rating BETWEEN 1 AND 5",
    "time_spent_ms": "time_spent_ms >= 0",
    "reviewed_at_undone_at": "undone_at >= reviewed_at",
}
VOCABULARY_REVIEWS_CHOICES = {
    "skill": "recognise produce cloze listen",
    "review_type": "flashcard quiz conversation import",
}


def _vocabulary_reviews() -> None:
    _table(
        "vocabulary_reviews",
        _link("vocabulary_reviews", "user_id", "users"),
        _link("vocabulary_reviews", "word_id", "vocabulary"),
        sa.Column("skill", sa.String(20), nullable=False, server_default="recognise"),
        sa.Column("review_type", sa.String(20), nullable=False, server_default="flashcard"),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("was_correct", sa.Boolean(), nullable=False),
        sa.Column("confidence_rating", sa.Integer(), nullable=True),
        sa.Column("time_spent_ms", sa.Integer(), nullable=True),
        *_optional(sa.Double(), "stability_before difficulty_before"),
        *_optional(MOMENT, "due_before"),
        *_optional(sa.Double(), "stability_after difficulty_after"),
        *_optional(MOMENT, "due_after"),
        sa.Column("reviewed_at", MOMENT, nullable=False),
        *_optional(MOMENT, "undone_at"),
        rules=VOCABULARY_REVIEWS_RULES,
        choices=VOCABULARY_REVIEWS_CHOICES,
    )
    op.create_index("ix_vocabulary_reviews_user_id_reviewed_at", "vocabulary_reviews", ["user_id", "reviewed_at"])
    op.create_index("ix_vocabulary_reviews_word_id_user_id", "vocabulary_reviews", ["word_id", "user_id"])


def _flashcard_sessions() -> None:
    _table(
        "flashcard_sessions",
        _link("flashcard_sessions", "user_id", "users"),
        *_json("cards", default="[]"),
        *_counts("current_index"),
        *_optional(sa.Text(), "category"),
        sa.Column("difficulty", sa.String(20), nullable=True),
        _link("flashcard_sessions", "list_id", "user_vocabulary_lists", ondelete="SET NULL", nullable=True),
        sa.Column("started_at", MOMENT, nullable=False),
        *_optional(MOMENT, "ended_at"),
        rules={"current_index": "current_index >= 0", "started_at_ended_at": "ended_at >= started_at"},
        choices={"difficulty": LEVELS},
    )
    op.create_index("ix_flashcard_sessions_list_id", "flashcard_sessions", ["list_id"])
    op.create_index("ix_flashcard_sessions_user_id_started_at", "flashcard_sessions", ["user_id", "started_at"])


def _vocabulary_quizzes() -> None:
    _table(
        "vocabulary_quizzes",
        _link("vocabulary_quizzes", "user_id", "users"),
        sa.Column("quiz_type", sa.String(20), nullable=False),
        *_json("questions answers", default="[]"),
        *_optional(sa.Double(), "score"),
        *_optional(MOMENT, "completed_at"),
        rules={"score": "score BETWEEN 0 AND 1"},
        choices={"quiz_type": "multiple_choice fill_blank matching listening"},
    )
    op.create_index("ix_vocabulary_quizzes_user_id_created_at", "vocabulary_quizzes", ["user_id", "created_at"])
