"""A course as values: scenes, grammar topics and words of one language, and the files they came from."""

from dataclasses import dataclass
from enum import StrEnum

from domain.guides import Scenario, Translations
from domain.levels import Level, Native, Target
from domain.mistakes import Kind


class SceneCategory(StrEnum):
    """Where a scene belongs in the list; the value is what `contexts.category` holds."""

    BUSINESS = "business"
    DAILY = "daily"
    FINANCE = "finance"
    SOCIAL = "social"
    PROFESSIONAL = "professional"
    CULTURAL = "cultural"


class PartOfSpeech(StrEnum):
    """Word classes; the value is what `vocabulary.part_of_speech` holds."""

    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PRONOUN = "pronoun"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    NUMERAL = "numeral"
    PHRASE = "phrase"
    DETERMINER = "determiner"
    INTERJECTION = "interjection"


class Gender(StrEnum):
    """Grammatical gender of a noun."""

    MASCULINE = "m"
    FEMININE = "f"
    NEUTER = "n"


class WordCategory(StrEnum):
    """What a word is about; the value is what `vocabulary.category` holds."""

    GREETINGS = "greetings"
    PEOPLE = "people"
    FAMILY = "family"
    FOOD = "food"
    HOME = "home"
    CITY = "city"
    TRAVEL = "travel"
    WORK = "work"
    BUSINESS = "business"
    TIME = "time"
    NUMBERS = "numbers"
    HEALTH = "health"
    SHOPPING = "shopping"
    WEATHER = "weather"
    HOBBIES = "hobbies"
    CLOTHES = "clothes"
    BODY = "body"
    EDUCATION = "education"
    NATURE = "nature"
    COMMUNICATION = "communication"
    FEELINGS = "feelings"
    VERBS = "verbs"
    ADJECTIVES = "adjectives"
    GRAMMAR = "grammar"


@dataclass(frozen=True, slots=True)
class Topic:
    """A grammar topic that corrections of `kinds` link to; `order` is its place in its file, from 1."""

    language: Target
    slug: str
    category: str
    level: Level
    name: Translations
    name_native: str
    kinds: tuple[Kind, ...]
    explanation: Translations
    order: int


@dataclass(frozen=True, slots=True)
class Word:
    """A dictionary entry: `word` is the lemma without article, `meanings` are ordered by importance.

    `article` and `plural` are empty where there are none; `priority` is 1 (learn first) to 5.
    """

    language: Target
    word: str
    part_of_speech: PartOfSpeech
    article: str
    gender: Gender | None
    plural: str
    level: Level
    category: WordCategory
    priority: int
    ipa: str
    meanings: dict[str, tuple[str, ...]]
    example: str
    example_translations: Translations
    is_idiom: bool = False
    is_compound: bool = False
    is_separable_verb: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """All that is taught in one language."""

    language: Target
    scenarios: tuple[Scenario, ...]
    topics: tuple[Topic, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One content file and what it holds: only one of the three is filled.

    `path` is relative to the content root with forward slashes; `checksum` is SHA-256 of its bytes in hexadecimal.
    """

    path: str
    checksum: str
    language: Target
    scenarios: tuple[Scenario, ...] = ()
    topics: tuple[Topic, ...] = ()
    words: tuple[Word, ...] = ()


MEANING_CODES: dict[Target, tuple[str, ...]] = {
    target: tuple(native.value for native in Native if native.value != target.value) for target in Target
}
"""The interface languages that a course is translated into: all but the one it teaches."""

NATIVE_CODES: tuple[str, ...] = tuple(native.value for native in Native)
"""Every interface language."""

IMPOSSIBLE_KINDS: dict[Target, frozenset[Kind]] = {
    Target.GERMAN: frozenset({Kind.A_PERSONAL, Kind.SER_ESTAR}),
    Target.SPANISH: frozenset({Kind.CASE_GOV}),
    Target.ENGLISH: frozenset({Kind.A_PERSONAL, Kind.SER_ESTAR, Kind.CASE_GOV, Kind.GENDER, Kind.DIACRITIC}),
}
"""Kinds of mistake that a language has no room for, so no topic of it may claim them."""

OPTIONAL_KINDS: dict[Target, frozenset[Kind]] = {
    Target.GERMAN: frozenset({Kind.PRON_DROP}),
    Target.SPANISH: frozenset(),
    Target.ENGLISH: frozenset(),
}
"""Kinds that a course may leave without a topic; every other possible kind needs exactly one."""
