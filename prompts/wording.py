"""Names and numbers that several prompts state."""

from domain.guides import Scenario
from domain.levels import Level, Native, Target

TARGETS = {Target.GERMAN: "German", Target.SPANISH: "Spanish", Target.ENGLISH: "English"}

NATIVES = {
    Native.ENGLISH: "English",
    Native.ITALIAN: "Italian",
    Native.INDONESIAN: "Indonesian",
    Native.SPANISH: "Spanish",
    Native.GERMAN: "German",
}

COVERAGE = 0.90
"""Least share of a reply's running words that must belong to the learner's level or below."""

EXPLANATION_WORDS = 20
EXPLANATION_CHARACTERS = 600

SENTENCES = {
    Level.A1: "1 or 2 short sentences",
    Level.A2: "2 sentences",
    Level.B1: "2 or 3 sentences",
    Level.B2: "3 or 4 sentences",
    Level.C1: "4 or 5 sentences",
    Level.C2: "4 or 5 sentences",
}

GRAMMAR = {
    Level.A1: "present tense, main clauses, one idea a sentence; no subordinate clauses, no passive, no idioms",
    Level.A2: "present and the everyday past tense, modal verbs, sentences joined by and, but, because",
    Level.B1: "all common tenses, simple subordinate and relative clauses; idioms only when they explain themselves",
    Level.B2: "the whole everyday grammar, conditional and passive too; common idioms",
    Level.C1: "natural educated language, nuance and idiom included",
    Level.C2: "language as among native speakers",
}

ADDRESS = {
    Target.GERMAN: "Choose *du* or *Sie* as the scene asks and keep to it.",
    Target.SPANISH: "Choose *tú* or *usted* as the scene asks and keep to it; European Spanish by default.",
    Target.ENGLISH: "Keep to one variety of English, the learner's if it shows.",
}

FREE_TALK = "a friendly native speaker who chats with the learner about everyday life and what interests them"


def percent(share: float) -> str:
    """`0.9` → `90 %`."""
    return f"{share:.0%}".replace("%", " %")


def role(scenario: Scenario | None) -> str:
    """Who the tutor plays."""
    return scenario.role if scenario else FREE_TALK


def scene(scenario: Scenario | None) -> str:
    """The scene in a few lines: name, what happens, what the learner should manage."""
    if scenario is None:
        return "Free talk: no fixed scene. Follow the learner's topics; offer an easy one when they have none."
    lines = [english(scenario.name), english(scenario.description)]
    lines += [f"- the learner should manage to: {english(goal)}" for goal in scenario.goals]
    return "\n".join(line for line in lines if line)


def vocabulary(scenario: Scenario | None) -> str:
    """The words that the scene teaches, in one line."""
    words = scenario.vocabulary if scenario else ()
    return ", ".join(words) if words else "none given"


def english(texts: dict[str, str]) -> str:
    """The English of `texts`, or whichever language is there."""
    return texts.get(Native.ENGLISH, next(iter(texts.values()), ""))
