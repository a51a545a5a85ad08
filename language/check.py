"""Checks that need no model: each asks the learner to look again, none says that a sentence is right."""

from collections.abc import Iterator

from domain.levels import Target
from domain.mistakes import Certainty, Correction, Kind
from language import english, findings, german, lexicon, spanish, spelling
from language.classify import severity
from language.findings import Check, Finding

MOST_SUGGESTIONS = 5
"""Unknown words looked up in one text; the rest are left alone."""
CHECKS: dict[Target, tuple[Check, ...]] = {
    Target.GERMAN: german.CHECKS,
    Target.SPANISH: spanish.CHECKS,
    Target.ENGLISH: english.CHECKS,
}
CONFIDENCE = {
    (Target.GERMAN, "capitals"): 0.99,
    (Target.GERMAN, "governed"): 0.93,
    (Target.GERMAN, "determiners"): 0.89,
    (Target.GERMAN, "spelling"): 0.97,
    (Target.SPANISH, "determiners"): 0.84,
    (Target.SPANISH, "accents"): 0.99,
    (Target.SPANISH, "spelling"): 0.90,
    (Target.ENGLISH, "articles"): 0.95,
    (Target.ENGLISH, "capitals"): 0.95,
    (Target.ENGLISH, "spelling"): 0.80,
}
"""Share of findings at the place of a real mistake, as `python -m benchmarks.checks` measured on learner sentences.

The English sentences hold too few such mistakes to measure: there all findings of the two rules were real, and the
figures are set lower than that on purpose.
"""


def check(text: str, language: Target, personal_dictionary: frozenset[str] = frozenset()) -> list[Correction]:
    """Places worth a second look, in text order, not overlapping; blocks on the first use of a language."""
    ignored = frozenset(word.casefold() for word in personal_dictionary)
    kept: list[Correction] = []
    for finding in sorted(found(text, Target(language)), key=lambda one: one.start):
        if finding.wrong.casefold() not in ignored and (not kept or kept[-1].end <= finding.start):
            kept.append(_correction(finding, Target(language)))
    return kept


def found(text: str, language: Target) -> Iterator[Finding]:
    """Findings of every check of a language, the surer checks first where they touch the same word."""
    known = lexicon.load(language)
    left = MOST_SUGGESTIONS
    for sentence in findings.read(text):
        taken: set[int] = set()
        for one in CHECKS[language]:
            for finding in one(sentence):
                taken.add(finding.start)
                yield finding
        for token in spelling.unknown_in(sentence, known)[:left]:
            if token.start not in taken:
                left -= 1
                right = spelling.suggest(token.text, language)
                if right:
                    yield findings.at("spelling", token, right, Kind.SPELL)


def _correction(finding: Finding, language: Target) -> Correction:
    return Correction(
        start=finding.start,
        end=finding.end,
        wrong=finding.wrong,
        right=finding.right,
        kind=finding.kind,
        severity=severity(finding.kind),
        confidence=CONFIDENCE.get((language, finding.check), 0.5),
        certainty=Certainty.ASK,
    )
