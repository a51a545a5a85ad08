"""Scenarios as values: what a guided dialogue says, expects, hints and leads to."""

from dataclasses import dataclass, field

from domain.levels import Level, Target

Translations = dict[str, str]
"""Interface language code → text."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the tutor says in the target language, with its meaning in every interface language but the target."""

    say: str
    meaning: Translations


@dataclass(frozen=True, slots=True)
class Branch:
    """One way a learner may answer: any of `when` (words by lemma, or phrases), then an optional line, then a step."""

    when: tuple[str, ...]
    next: str
    reply: Line | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One question of a guided dialogue. No branches and no `otherwise` means the dialogue ends here."""

    id: str
    line: Line
    branches: tuple[Branch, ...] = ()
    otherwise: str | None = None
    example: str = ""
    tip: Translations = field(default_factory=dict)
    retry: Line | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scene to talk in; `steps[0]` opens it. `listed` is False for the guide of free talk."""

    language: Target
    slug: str
    name: Translations
    category: str
    level: Level
    description: Translations
    role: str
    goals: tuple[Translations, ...]
    vocabulary: tuple[str, ...]
    trigger_phrases: tuple[str, ...]
    steps: tuple[Step, ...]
    listed: bool = True
