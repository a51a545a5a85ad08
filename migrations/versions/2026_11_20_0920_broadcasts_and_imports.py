"""Broadcasts with their recipients, and content files that wait for a confirmation."""

import sqlalchemy as sa
from alembic import op

revision = "0920_broadcasts_and_imports"
down_revision = "0910_mistakes_and_system"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
COUNTS = ("total", "sent", "skipped", "blocked", "failed", "unknown")


def upgrade() -> None:
    """Create the tables, referenced ones first."""
    _broadcasts()
    _broadcast_recipients()
    _content_imports()


def downgrade() -> None:
    """Drop the tables, referring ones first."""
    for name in ("content_imports", "broadcast_recipients", "broadcasts"):
        op.drop_table(name)


def _table(name, *columns, unique=(), rules) -> None:
    clock = [sa.Column(at, MOMENT, nullable=False, server_default=sa.func.now()) for at in ("created_at", "updated_at")]
    op.create_table(
        name,
        sa.Column("id", ID, sa.Identity(), nullable=False),
        *columns,
        *clock,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        *[sa.UniqueConstraint(*set_.split(), name=op.f(f"uq_{name}_{set_.replace(' ', '_')}")) for set_ in unique],
        *[sa.CheckConstraint(rule, name=op.f(f"ck_{name}_{what}")) for what, rule in rules.items()],
        sqlite_autoincrement=True,
    )


def _link(table, column, target, *, ondelete="CASCADE", nullable=False) -> sa.Column:
    key = sa.ForeignKey(f"{target}.id", name=op.f(f"fk_{table}_{column}_{target}"), ondelete=ondelete)
    return sa.Column(column, ID, key, nullable=nullable)


def _partial_index(name, table, columns, where) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def _broadcasts() -> None:
    _table(
        "broadcasts",
        _link("broadcasts", "author_id", "users", ondelete="SET NULL", nullable=True),
        sa.Column("message_text", sa.Text(), nullable=False),
        sa.Column("status", sa.String(20), nullable=False, server_default="draft"),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        *[sa.Column(name, sa.Integer(), nullable=False, server_default="0") for name in COUNTS],
        sa.Column("started_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        rules={
            "message_text_length": "length(message_text) <= 3500",
            "status": "status IN ('draft', 'sending', 'paused', 'done', 'cancelled')",
            "ended_once_over": "(status IN ('done', 'cancelled')) = (ended_at IS NOT NULL)",
            "started_at_ended_at": "ended_at >= started_at",
        }
        | {name: f"{name} >= 0" for name in COUNTS},
    )
    op.create_index("ix_broadcasts_author_id", "broadcasts", ["author_id"])
    _partial_index("ix_broadcasts_sending", "broadcasts", ["id"], "status = 'sending'")


def _broadcast_recipients() -> None:
    _table(
        "broadcast_recipients",
        _link("broadcast_recipients", "broadcast_id", "broadcasts"),
        _link("broadcast_recipients", "user_id", "users"),
        sa.Column("claimed_at", MOMENT, nullable=True),
        sa.Column("outcome", sa.String(20), nullable=True),
        unique=["broadcast_id user_id"],
        rules={
            "outcome": "outcome IN ('sent', 'skipped', 'blocked', 'failed', 'unknown')",
            "outcome_once_claimed": "outcome IS NULL OR claimed_at IS NOT NULL",
        },
    )
    op.create_index("ix_broadcast_recipients_user_id", "broadcast_recipients", ["user_id"])
    _partial_index(
        "ix_broadcast_recipients_waiting", "broadcast_recipients", ["broadcast_id", "id"], "claimed_at IS NULL"
    )
    _partial_index(
        "ix_broadcast_recipients_unsettled",
        "broadcast_recipients",
        ["broadcast_id", "claimed_at"],
        "claimed_at IS NOT NULL AND outcome IS NULL",
    )


def _content_imports() -> None:
    _table(
        "content_imports",
        _link("content_imports", "user_id", "users"),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("applied_at", MOMENT, nullable=True),
        rules={"language": "length(language) = 2 AND language = lower(language)"},
    )
    op.create_index("ix_content_imports_user_id_created_at", "content_imports", ["user_id", "created_at"])
