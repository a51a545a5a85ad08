"""Mistakes that come back, and the bot"s own books."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0910_mistakes_and_system"
down_revision = "0905_vocabulary"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
KINDS = (
    "SPELL DIACRITIC CASE SPACE PUNCT CONF LEX FALSE_FRIEND COLLOC PREP PREP_VERB A_PERSONAL ART_PRESENCE ART_FORM "
    "GENDER CASE_GOV ADJ_AGR NUMBER NOUN_INFL PRON PRON_DROP REFLEX SVA TENSE MOOD VERB_FORM AUX SER_ESTAR WORD_ORDER"
)
TABLES = (
    "user_error_patterns",
    "user_confusion_pairs",
    "personal_dictionary",
    "usage_counters",
    "updates",
    "notifications",
    "system_configuration",
    "audit_log",
    "content_versions",
)


def upgrade() -> None:
    """Create the tables, referenced ones first."""
    _user_error_patterns()
    _user_confusion_pairs()
    _personal_dictionary()
    _usage_counters()
    _updates()
    _notifications()
    _system_configuration()
    _audit_log()
    _content_versions()


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


def _counts(names) -> list[sa.Column]:
    return [sa.Column(name, sa.Integer(), nullable=False, server_default="0") for name in names.split()]


def _optional(type_, names) -> list[sa.Column]:
    return [sa.Column(name, type_, nullable=True) for name in names.split()]


def _code(column) -> str:
    return f"length({column}) = 2 AND {column} = lower({column})"


def _partial_index(name, table, columns, where, *, postgresql=None, unique=False) -> None:
    op.create_index(
        name, table, columns, unique=unique, sqlite_where=sa.text(where), postgresql_where=sa.text(postgresql or where)
    )


USER_ERROR_PATTERNS_RULES = {
    "language": _code("language"),
    "incorrect_length": "length(incorrect) <= 200",
    "corrected_length": "length(corrected) <= 200",
    "frequency": "frequency >= 1",
    "correct_uses_since": "correct_uses_since >= 0",
    "first_seen_last_seen": "last_seen >= first_seen",
    "cured_at": "status <> 'cured' OR cured_at IS NOT NULL",
    "stability": "stability > 0",
    "difficulty": "difficulty BETWEEN 1 AND 10",
    "reps": "reps >= 0",
    "lapses": "lapses >= 0",
    "ease_factor": "ease_factor BETWEEN 1.3 AND 5.0",
    "interval_days": "interval_days >= 0",
}
USER_ERROR_PATTERNS_CHOICES = {
    "error_type": KINDS,
    "status": "active drilling cured",
    "state": "new learning review relearning",
}


def _user_error_patterns() -> None:
    _table(
        "user_error_patterns",
        _link("user_error_patterns", "user_id", "users"),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("incorrect", sa.Text(), nullable=False),
        sa.Column("corrected", sa.Text(), nullable=False),
        sa.Column("error_type", sa.String(20), nullable=False),
        sa.Column("frequency", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("first_seen", MOMENT, nullable=False),
        sa.Column("last_seen", MOMENT, nullable=False),
        *_counts("correct_uses_since"),
        sa.Column("status", sa.String(20), nullable=False, server_default="active"),
        *_optional(MOMENT, "cured_at"),
        *_optional(sa.Double(), "stability difficulty"),
        sa.Column("state", sa.String(20), nullable=False, server_default="new"),
        *_optional(MOMENT, "due_at last_review_at"),
        *_counts("reps lapses"),
        sa.Column("ease_factor", sa.Double(), nullable=False, server_default="2.5"),
        *_counts("interval_days"),
        unique=["user_id language incorrect corrected"],
        rules=USER_ERROR_PATTERNS_RULES,
        choices=USER_ERROR_PATTERNS_CHOICES,
    )
    _partial_index("ix_user_error_patterns_due", "user_error_patterns", ["user_id", "due_at"], "status != 'cured'")


def _user_confusion_pairs() -> None:
    _table(
        "user_confusion_pairs",
        _link("user_confusion_pairs", "user_id", "users"),
        sa.Column("word_a", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("word_b", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("times_confused", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("last_confused_at", MOMENT, nullable=False),
        unique=["user_id word_a word_b"],
        rules={
            "word_a_word_b": "word_a < word_b",
            "word_a_length": "length(word_a) <= 200",
            "word_b_length": "length(word_b) <= 200",
            "times_confused": "times_confused >= 1",
        },
    )


def _personal_dictionary() -> None:
    _table(
        "personal_dictionary",
        _link("personal_dictionary", "user_id", "users"),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        unique=["user_id language word"],
        rules={"language": _code("language"), "word_length": "length(word) <= 200"},
    )


def _usage_counters() -> None:
    _table(
        "usage_counters",
        _link("usage_counters", "user_id", "users"),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        *_counts("count"),
        unique=["user_id local_date kind"],
        rules={"count": "count >= 0"},
    )


def _updates() -> None:
    _table(
        "updates",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False),
        _link("updates", "user_id", "users", nullable=True),
        sa.Column("raw", JSON, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False, server_default=sa.func.now()),
        *_optional(MOMENT, "decided_at"),
        sa.Column("screens", JSON, nullable=True),
        *_optional(MOMENT, "answered_at"),
        *_counts("attempts"),
        *_optional(sa.Text(), "error"),
        key="update_id",
        dated=False,
        rules={
            "attempts": "attempts >= 0",
            "answered_once_decided": "answered_at IS NULL OR decided_at IS NOT NULL",
        },
    )
    _partial_index("ix_updates_unanswered", "updates", ["update_id"], "decided_at IS NOT NULL AND answered_at IS NULL")
    _partial_index("ix_updates_undecided", "updates", ["update_id"], "decided_at IS NULL")
    op.create_index("ix_updates_user_id", "updates", ["user_id"])


def _notifications() -> None:
    _table(
        "notifications",
        _link("notifications", "user_id", "users"),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        *_optional(MOMENT, "claimed_at sent_at"),
        sa.Column("outcome", sa.String(20), nullable=True),
        unique=["user_id kind local_date"],
        rules={"sent_once_claimed": "sent_at IS NULL OR claimed_at IS NOT NULL"},
        choices={"outcome": "sent skipped blocked failed unknown"},
    )
    _partial_index("ix_notifications_due", "notifications", ["due_at"], "claimed_at IS NULL")


def _system_configuration() -> None:
    _table(
        "system_configuration",
        sa.Column("key", sa.String(100)),
        sa.Column("value", JSON, nullable=False),
        key="key",
    )


def _audit_log() -> None:
    _table(
        "audit_log",
        _link("audit_log", "actor_id", "users", ondelete="SET NULL", nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        *_optional(sa.Text(), "target"),
        sa.Column("detail", JSON, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_index("ix_audit_log_actor_id", "audit_log", ["actor_id"])
    op.create_index("ix_audit_log_at", "audit_log", ["at"])


def _content_versions() -> None:
    _table(
        "content_versions",
        sa.Column("source_file", sa.Text(), nullable=False),
        sa.Column("checksum", sa.String(64), nullable=False),
        sa.Column("applied_at", MOMENT, nullable=False),
        unique=["source_file"],
    )
