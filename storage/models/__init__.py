"""All tables; importing this package fills `Base.metadata`."""

from storage.models.broadcasts import (
    IS_SENDING,
    IS_UNSETTLED,
    IS_WAITING,
    Broadcast,
    BroadcastRecipient,
    ContentImport,
)
from storage.models.grammar import GrammarTopic
from storage.models.mistakes import IS_UNCURED, PATTERN_LENGTH, ConfusionPair, PersonalWord, UserErrorPattern
from storage.models.people import User, UserLevel, UserSettings
from storage.models.study import IS_IN_PLAY, CardSession, Quiz, Review, WordList, WordListItem, WordProgress
from storage.models.system import (
    IS_UNANSWERED,
    IS_UNCLAIMED,
    IS_UNDECIDED,
    AuditEntry,
    Configuration,
    ContentVersion,
    Notification,
    Update,
    UsageCounter,
)
from storage.models.talk import (
    IS_OPEN,
    Context,
    ConversationTurn,
    GrammarCorrection,
    ModelUsage,
    TalkSession,
)
from storage.models.vocabulary import (
    IS_OWNED,
    IS_SHARED,
    WORD_LENGTH,
    Word,
    WordExample,
    WordForm,
    WordMeaning,
    WordRelation,
)
from storage.types import Base

__all__ = [
    "IS_IN_PLAY",
    "IS_OPEN",
    "IS_OWNED",
    "IS_SENDING",
    "IS_SHARED",
    "IS_UNANSWERED",
    "IS_UNCLAIMED",
    "IS_UNCURED",
    "IS_UNDECIDED",
    "IS_UNSETTLED",
    "IS_WAITING",
    "PATTERN_LENGTH",
    "WORD_LENGTH",
    "AuditEntry",
    "Base",
    "Broadcast",
    "BroadcastRecipient",
    "CardSession",
    "Configuration",
    "ConfusionPair",
    "ContentImport",
    "ContentVersion",
    "Context",
    "ConversationTurn",
    "GrammarCorrection",
    "GrammarTopic",
    "ModelUsage",
    "Notification",
    "PersonalWord",
    "Quiz",
    "Review",
    "TalkSession",
    "Update",
    "UsageCounter",
    "User",
    "UserErrorPattern",
    "UserLevel",
    "UserSettings",
    "Word",
    "WordExample",
    "WordForm",
    "WordList",
    "WordListItem",
    "WordMeaning",
    "WordProgress",
    "WordRelation",
]
