"""Gives regular forms of early verbs and adjectives back to them where the source has another reading.

The source knows one lemma per form (pagas → paga, gegessen → weiteressen); a learner of A1 means pagar and essen.
"""

from domain.levels import Target
from language.build import sources
from language.build.core_words import CORE
from language.build.everyday import EVERYDAY
from language.morphology import SPANISH_ENDINGS

_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_PARTICIPLES = {
    "gegessen": "essen",
    "gefahren": "fahren",
    "gegangen": "gehen",
    "gesehen": "sehen",
    "verstanden": "verstehen",
}


def restored(language: Target, pairs: dict[str, str]) -> dict[str, str]:
    """The pairs, with forms of early words leading to those unless they lead to another early word already."""
    early = _early(language)
    match language:
        case Target.SPANISH:
            regular = _spanish(early)
        case Target.GERMAN:
            regular = _german(early)
        case Target.ENGLISH:
            regular = {}
    fixed = CORE[language].values()
    kept = {form for words in fixed for form in words}
    return pairs | {
        form: lemma
        for form, lemma in regular.items()
        if form in pairs and form not in kept and form not in early and pairs[form] not in early
    }


def _early(language: Target) -> frozenset[str]:
    course = {row["word"] for row in sources.course_words(language)}
    return frozenset(course.union(*EVERYDAY[language].values()))


def _spanish(early: frozenset[str]) -> dict[str, str]:
    return {
        verb[:-2] + ending: verb
        for verb in sorted(early)
        if verb[-2:] in SPANISH_ENDINGS
        for ending in SPANISH_ENDINGS[verb[-2:]].split()
    }


def _german(early: frozenset[str]) -> dict[str, str]:
    lower = sorted(word for word in early if word.islower())
    participles = {"ge" + verb: verb for verb in lower if verb.endswith("en")}
    participles |= {f"ge{verb[:-2]}t": verb for verb in lower if verb.endswith("en")}
    adjectives = {word + ending: word for word in lower if not word.endswith("en") for ending in _ADJECTIVE_ENDINGS}
    return adjectives | participles | _PARTICIPLES
