"""People, talk and grammar topics."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0900_first_tables"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
LEVELS = "A1 A2 B1 B2 C1 C2"
KINDS = (
    "SPELL DIACRITIC CASE SPACE PUNCT CONF LEX FALSE_FRIEND COLLOC PREP PREP_VERB A_PERSONAL ART_PRESENCE ART_FORM "
    "GENDER CASE_GOV ADJ_AGR NUMBER NOUN_INFL PRON PRON_DROP REFLEX SVA TENSE MOOD VERB_FORM AUX SER_ESTAR WORD_ORDER"
)
TABLES = (
    "users",
    "user_settings",
    "user_levels",
    "contexts",
    "grammar_topics",
    "sessions",
    "conversation_turns",
    "grammar_corrections",
    "model_usage",
)


def upgrade() -> None:
    """Create the tables, referenced ones first."""
    _users()
    _user_settings()
    _user_levels()
    _contexts()
    _grammar_topics()
    _sessions()
    _conversation_turns()
    _grammar_corrections()
    _model_usage()


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


def _users() -> None:
    _table(
        "users",
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        *_optional(sa.Text(), "username"),
        sa.Column("full_name", sa.Text(), nullable=False, server_default=""),
        sa.Column("native_language", sa.String(2), nullable=False, server_default="en"),
        sa.Column("interface_language", sa.String(2), nullable=False, server_default="en"),
        sa.Column("timezone", sa.Text(), nullable=False, server_default="UTC"),
        sa.Column("role", sa.String(20), nullable=False, server_default="learner"),
        *_flags("is_active", default=True),
        *_flags("is_banned", default=False),
        *_optional(MOMENT, "blocked_bot_at"),
        sa.Column("step", JSON, nullable=True),
        *_optional(sa.Text(), "nickname"),
        *_optional(MOMENT, "last_seen_at"),
        unique=["telegram_id"],
        rules={
            "native_language": _code("native_language"),
            "interface_language": _code("interface_language"),
        },
        choices={"role": "learner teacher admin owner"},
    )


USER_SETTINGS_RULES = {
    "target_language": _code("target_language"),
    "desired_retention": "desired_retention BETWEEN 0.7 AND 0.97",
    "daily_new_limit": "daily_new_limit >= 0",
    "daily_review_limit": "daily_review_limit >= 0",
    "daily_goal_minutes": "daily_goal_minutes >= 1",
    "max_corrections": "max_corrections BETWEEN 0 AND 5",
    "speech_rate": "speech_rate BETWEEN 0.5 AND 2.0",
    "reminder_days": "length(reminder_days) <= 7",
}
USER_SETTINGS_CHOICES = {
    "scheduler": "fsrs sm2",
    "correction_mode": "each end off",
    "strictness": "lenient normal strict",
    "card_directions": "recognise produce both",
    "chart_theme": "light dark contrast",
}


def _user_settings() -> None:
    _table(
        "user_settings",
        _link("user_settings", "user_id", "users"),
        sa.Column("target_language", sa.String(2), nullable=True),
        sa.Column("scheduler", sa.String(20), nullable=False, server_default="fsrs"),
        sa.Column("desired_retention", sa.Double(), nullable=False, server_default="0.9"),
        sa.Column("daily_new_limit", sa.Integer(), nullable=False, server_default="10"),
        sa.Column("daily_review_limit", sa.Integer(), nullable=False, server_default="100"),
        sa.Column("daily_goal_minutes", sa.Integer(), nullable=False, server_default="10"),
        *_flags("reminder_on", default=True),
        sa.Column("reminder_time", sa.Time(), nullable=False, server_default="19:00:00"),
        sa.Column("reminder_days", sa.Text(), nullable=False, server_default="1234567"),
        *_optional(MOMENT, "reminder_next_at snoozed_until vacation_until"),
        *_flags("weekly_report_on", default=True),
        sa.Column("correction_mode", sa.String(20), nullable=False, server_default="each"),
        sa.Column("max_corrections", sa.Integer(), nullable=False, server_default="3"),
        sa.Column("strictness", sa.String(20), nullable=False, server_default="normal"),
        *_flags("reactions_on", default=True),
        *_flags("show_translation typed_answers", default=False),
        sa.Column("card_directions", sa.String(20), nullable=False, server_default="recognise"),
        *_flags("reverse_cards listening_on voice_replies", default=False),
        sa.Column("speech_rate", sa.Double(), nullable=False, server_default="1.0"),
        *_optional(sa.Text(), "voice_name"),
        sa.Column("chart_theme", sa.String(20), nullable=False, server_default="light"),
        *_flags("large_text plain_emoji leaderboard_on group_quiz_on", default=False),
        sa.Column("day_starts_at", sa.Time(), nullable=False, server_default="04:00:00"),
        key="user_id",
        rules=USER_SETTINGS_RULES,
        choices=USER_SETTINGS_CHOICES,
    )
    op.create_index("ix_user_settings_reminder_next_at", "user_settings", ["reminder_next_at"])


def _user_levels() -> None:
    _table(
        "user_levels",
        _link("user_levels", "user_id", "users"),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("cefr_level", sa.String(20), nullable=False),
        *_optional(sa.Double(), "proficiency_score standard_error"),
        *_optional(MOMENT, "assessed_at"),
        unique=["user_id language"],
        rules={
            "language": _code("language"),
            "proficiency_score": "proficiency_score BETWEEN 0 AND 100",
            "standard_error": "standard_error >= 0",
        },
        choices={"cefr_level": LEVELS},
    )


def _contexts() -> None:
    _table(
        "contexts",
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("category", sa.String(20), nullable=False),
        sa.Column("difficulty_level", sa.String(20), nullable=False),
        sa.Column("description", sa.Text(), nullable=False, server_default=""),
        *_json("translations", default="{}"),
        sa.Column("system_prompt", sa.Text(), nullable=False, server_default=""),
        *_json("goals suggested_vocab trigger_phrases guided_steps", default="[]"),
        *_optional(sa.Text(), "source_file"),
        *_flags("is_listed is_active", default=True),
        unique=["language slug"],
        rules={"language": _code("language")},
        choices={
            "category": "business daily finance social professional cultural",
            "difficulty_level": LEVELS,
        },
    )


def _grammar_topics() -> None:
    _table(
        "grammar_topics",
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name_native", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        *_json("name_translations", default="{}"),
        sa.Column("category", sa.Text(), nullable=False),
        *_optional(sa.Text(), "subcategory"),
        sa.Column("difficulty_level", sa.String(20), nullable=False),
        _link("grammar_topics", "parent_topic_id", "grammar_topics", ondelete="SET NULL", nullable=True),
        *_counts("order_index"),
        sa.Column("description", sa.Text(), nullable=False, server_default=""),
        *_json("explanation", default="{}"),
        *_json("error_types", default="[]"),
        *_optional(sa.Text(), "source_file"),
        *_flags("is_active", default=True),
        unique=["language slug"],
        rules={"language": _code("language"), "order_index": "order_index >= 0"},
        choices={"difficulty_level": LEVELS},
    )
    op.create_index("ix_grammar_topics_parent_topic_id", "grammar_topics", ["parent_topic_id"])


SESSIONS_RULES = {
    "language": _code("language"),
    "started_at_ended_at": "ended_at >= started_at",
    "started_at_last_activity_at": "last_activity_at >= started_at",
    "active_until_ended": "(status = 'active') = (ended_at IS NULL)",
    "total_turns": "total_turns >= 0",
    "grammar_errors": "grammar_errors >= 0",
    "vocab_score": "vocab_score BETWEEN 0 AND 1",
    "fluency_score": "fluency_score BETWEEN 0 AND 1",
    "overall_score": "overall_score BETWEEN 0 AND 1",
}
SESSIONS_CHOICES = {"session_type": "conversation", "status": "active completed abandoned"}


def _sessions() -> None:
    _table(
        "sessions",
        _link("sessions", "user_id", "users"),
        _link("sessions", "context_id", "contexts", ondelete="RESTRICT", nullable=True),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("session_type", sa.String(20), nullable=False, server_default="conversation"),
        sa.Column("status", sa.String(20), nullable=False, server_default="active"),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("last_activity_at", MOMENT, nullable=False),
        *_optional(MOMENT, "ended_at"),
        *_counts("total_turns grammar_errors"),
        *_optional(sa.Double(), "vocab_score fluency_score overall_score"),
        *_optional(sa.Text(), "ai_model_used session_summary"),
        *_json("metadata", default="{}"),
        rules=SESSIONS_RULES,
        choices=SESSIONS_CHOICES,
    )
    op.create_index("ix_sessions_context_id", "sessions", ["context_id"])
    _partial_index("ix_sessions_idle", "sessions", ["last_activity_at"], "status = 'active'")
    _partial_index("ix_sessions_open", "sessions", ["user_id"], "status = 'active'")
    op.create_index("ix_sessions_user_id_started_at", "sessions", ["user_id", "started_at"])


def _conversation_turns() -> None:
    _table(
        "conversation_turns",
        _link("conversation_turns", "session_id", "sessions"),
        sa.Column("turn_number", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.String(20), nullable=False),
        sa.Column("message_text", sa.Text(), nullable=False),
        sa.Column("telegram_message_id", sa.BigInteger(), nullable=True),
        *_optional(sa.Text(), "audio_file_id"),
        sa.Column("status", sa.String(20), nullable=False, server_default="submitted"),
        sa.Column("grammar_feedback", JSON, nullable=True),
        sa.Column("vocabulary_used", JSON, nullable=True),
        *_optional(sa.Double(), "level_coverage"),
        sa.Column("ai_evaluation", JSON, nullable=True),
        *_json("metadata", default="{}"),
        unique=["session_id turn_number"],
        rules={"turn_number": "turn_number >= 1", "level_coverage": "level_coverage BETWEEN 0 AND 1"},
        choices={"speaker": "user ai", "status": "submitted answered failed"},
    )
    _partial_index(
        "uq_conversation_turns_message",
        "conversation_turns",
        ["session_id", "telegram_message_id", "speaker"],
        "telegram_message_id IS NOT NULL",
        unique=True,
    )


GRAMMAR_CORRECTIONS_RULES = {
    "start": "start >= 0",
    "start_end": '"end" >= start',
    "confidence": "confidence BETWEEN 0 AND 1",
}
GRAMMAR_CORRECTIONS_CHOICES = {
    "source": "conversation writing drill",
    "error_type": KINDS,
    "severity": "minor moderate major",
}


def _grammar_corrections() -> None:
    _table(
        "grammar_corrections",
        _link("grammar_corrections", "user_id", "users"),
        _link("grammar_corrections", "turn_id", "conversation_turns", nullable=True),
        sa.Column("source", sa.String(20), nullable=False, server_default="conversation"),
        _link("grammar_corrections", "grammar_topic_id", "grammar_topics", ondelete="SET NULL", nullable=True),
        sa.Column("error_type", sa.String(20), nullable=False),
        sa.Column("incorrect_text", sa.Text(), nullable=False),
        sa.Column("corrected_text", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False, server_default=""),
        *_optional(sa.Text(), "rule_reference"),
        sa.Column("severity", sa.String(20), nullable=False, server_default="moderate"),
        sa.Column("confidence", sa.Double(), nullable=False, server_default="1.0"),
        rules=GRAMMAR_CORRECTIONS_RULES,
        choices=GRAMMAR_CORRECTIONS_CHOICES,
    )
    op.create_index("ix_grammar_corrections_grammar_topic_id", "grammar_corrections", ["grammar_topic_id"])
    op.create_index("ix_grammar_corrections_turn_id", "grammar_corrections", ["turn_id"])
    op.create_index("ix_grammar_corrections_user_id_created_at", "grammar_corrections", ["user_id", "created_at"])


def _model_usage() -> None:
    _table(
        "model_usage",
        _link("model_usage", "user_id", "users"),
        _link("model_usage", "turn_id", "conversation_turns", ondelete="SET NULL", nullable=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        *_counts("input_tokens cached_tokens output_tokens"),
        sa.Column("cost_microusd", sa.BigInteger(), nullable=False, server_default="0"),
        *_counts("latency_ms"),
        sa.Column("outcome", sa.Text(), nullable=False),
        rules={
            "input_tokens": "input_tokens >= 0",
            "cached_tokens": "cached_tokens >= 0",
            "output_tokens": "output_tokens >= 0",
            "cost_microusd": "cost_microusd >= 0",
            "latency_ms": "latency_ms >= 0",
        },
    )
    op.create_index("ix_model_usage_created_at", "model_usage", ["created_at"])
    op.create_index("ix_model_usage_turn_id", "model_usage", ["turn_id"])
    op.create_index("ix_model_usage_user_id_created_at", "model_usage", ["user_id", "created_at"])
