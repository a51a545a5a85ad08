"""What kinds of mistake there are, and what one correction is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.levels import Level
from domain.people import Strictness


class Kind(StrEnum):
    """The taxonomy; the value is what `grammar_corrections.error_type` holds."""

    SPELL = "SPELL"
    DIACRITIC = "DIACRITIC"
    CASE = "CASE"
    SPACE = "SPACE"
    PUNCT = "PUNCT"
    CONF = "CONF"
    LEX = "LEX"
    FALSE_FRIEND = "FALSE_FRIEND"
    COLLOC = "COLLOC"
    PREP = "PREP"
    PREP_VERB = "PREP_VERB"
    A_PERSONAL = "A_PERSONAL"
    ART_PRESENCE = "ART_PRESENCE"
    ART_FORM = "ART_FORM"
    GENDER = "GENDER"
    CASE_GOV = "CASE_GOV"
    ADJ_AGR = "ADJ_AGR"
    NUMBER = "NUMBER"
    NOUN_INFL = "NOUN_INFL"
    PRON = "PRON"
    PRON_DROP = "PRON_DROP"
    REFLEX = "REFLEX"
    SVA = "SVA"
    TENSE = "TENSE"
    MOOD = "MOOD"
    VERB_FORM = "VERB_FORM"
    AUX = "AUX"
    SER_ESTAR = "SER_ESTAR"
    WORD_ORDER = "WORD_ORDER"


class Severity(StrEnum):
    """How grave a mistake is: major hinders understanding, minor is a slip."""

    MINOR = "minor"
    MODERATE = "moderate"
    MAJOR = "major"


class Certainty(StrEnum):
    """Whether the tutor states a correction or only asks the learner to look again."""

    SURE = "sure"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Correction:
    """One verified mistake: `text[start:end] == wrong`, offsets in characters of the learner's text.

    `wrong` is empty for a missing word (start == end), `right` is empty for a superfluous one.
    `confidence` is 0–1. `explanation` is in the learner's own language; empty when the topic explains it.
    """

    start: int
    end: int
    wrong: str
    right: str
    kind: Kind
    severity: Severity = Severity.MODERATE
    confidence: float = 1.0
    explanation: str = ""
    certainty: Certainty = Certainty.SURE


GRAVITY = {Severity.MAJOR: 0, Severity.MODERATE: 1, Severity.MINOR: 2}
STYLE = frozenset({Kind.PUNCT, Kind.SPACE, Kind.PRON_DROP})
"""Kinds that are shown to those only who asked for strictness."""
FEWER_AT_A1 = 2


def shown(found: Sequence[Correction], level: Level, strictness: Strictness, limit: int) -> list[Correction]:
    """What of the found mistakes is shown, gravest first; all of them are logged."""
    kept = [one for one in found if _is_worth_showing(one, strictness)]
    kept.sort(key=lambda one: (GRAVITY[one.severity], one.start))
    return kept[: min(limit, FEWER_AT_A1) if level is Level.A1 else limit]


def _is_worth_showing(one: Correction, strictness: Strictness) -> bool:
    match strictness:
        case Strictness.STRICT:
            return True
        case Strictness.NORMAL:
            return one.kind not in STYLE
        case Strictness.LENIENT:
            return one.kind not in STYLE and one.severity is not Severity.MINOR
