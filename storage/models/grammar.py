"""Grammar: the tree of topics that mistakes and drills belong to."""

from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from domain.levels import Level
from storage.types import KEPT_IDS, Base, Json, Numbered, at_least, choice, language_code


class GrammarTopic(Numbered, Base):
    """A topic; `explanation` and `name_translations` hold interface language → text, `error_types` mistake kinds."""

    __tablename__ = "grammar_topics"
    __table_args__ = (
        UniqueConstraint("language", "slug"),
        language_code("language"),
        at_least("order_index", 0),
        Index(None, "parent_topic_id"),
        KEPT_IDS,
    )

    language: Mapped[str] = mapped_column(String(2))
    slug: Mapped[str]
    name_native: Mapped[str]
    name_en: Mapped[str]
    name_translations: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, server_default="{}")
    category: Mapped[str]
    subcategory: Mapped[str | None]
    difficulty_level: Mapped[Level] = mapped_column(choice(Level, "difficulty_level"))
    parent_topic_id: Mapped[int | None] = mapped_column(ForeignKey("grammar_topics.id", ondelete="SET NULL"))
    order_index: Mapped[int] = mapped_column(default=0, server_default="0")
    description: Mapped[str] = mapped_column(default="", server_default="")
    explanation: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, server_default="{}")
    error_types: Mapped[list[str]] = mapped_column(Json, default=list, server_default="[]")
    source_file: Mapped[str | None]
    is_active: Mapped[bool] = mapped_column(default=True, server_default=true())
