"""Writes `data/de_nouns.tsv.gz` and `data/es_nouns.tsv.gz`: what a noun form can be, for determiners to agree with.

Run as `python -m language.build.nouns`. German fields: form, lemma (empty when equal), analyses such as `m13 p124`
(gender or p for plural, then cases 1 nominative, 2 genitive, 3 dative, 4 accusative), plural (of a lemma only).
Spanish fields: form, gender (m, f, or a for feminine with el), number (s, p).
"""

import sys
from collections import defaultdict
from collections.abc import Iterator

from domain.levels import Target
from language import tables
from language.build import sources
from language.build import spanish_genders as genders

RAREST_GERMAN = 1.9
RAREST_SPANISH = 2.2
UNSURE = 2.8
"""Below this Zipf value a German entry alone is not trusted with its gender."""

Analyses = dict[str, dict[str, set[str]]]
"""Form → lemma → analyses like "m1"."""


def german() -> list[tuple[str, ...]]:
    """Rows of the German noun table; rarer nouns are judged by the last part of the compound they are."""
    frequency = sources.frequencies(Target.GERMAN)
    course = {row["word"]: row for row in sources.course_words(Target.GERMAN) if row.get("pos") == "noun"}
    plurals = {noun.lemma: noun.plurals[0] for noun in sources.german_nouns() if noun.plurals}
    rows: list[tuple[str, ...]] = []
    analyses = sources.german_analyses()
    for form, by_lemma in analyses.items():
        if frequency.get(form.casefold(), 0.0) >= RAREST_GERMAN or form in course:
            lemma = max(by_lemma, key=lambda one: (one == form, frequency.get(one.casefold(), 0.0), one))
            plural = course.get(form, {}).get("plural") or (plurals.get(form, "") if lemma == form else "")
            rows.append(
                (
                    form,
                    "" if lemma == form else lemma,
                    _packed(set().union(*by_lemma.values()) | _doubted(form, frequency, analyses)),
                    plural,
                )
            )
    return rows


def _doubted(form: str, frequency: dict[str, float], analyses: Analyses) -> set[str]:
    """What a rare compound's last part can be, as its own entry may be wrong; and genders the source lacks."""
    also = {"Stereotyp": {"m1", "m3", "m4"}}.get(form, set())
    if frequency.get(form.casefold(), 0.0) < UNSURE:
        for cut in range(4, len(form) - 3):
            head = analyses.get(form[cut:].capitalize(), {})
            if head and frequency.get(form[cut:].casefold(), 0.0) > UNSURE:
                return also.union(*head.values())
    return also


def _packed(analyses: set[str]) -> str:
    by_gender: dict[str, set[str]] = defaultdict(set)
    for analysis in analyses:
        by_gender[analysis[0]].add(analysis[1])
    return " ".join(gender + "".join(sorted(cases)) for gender, cases in sorted(by_gender.items()))


def spanish() -> list[tuple[str, ...]]:
    """Rows of the Spanish noun table: words whose gender the rules and lists settle."""
    frequency = sources.frequencies(Target.SPANISH)
    pairs = dict(sources.lemma_pairs(Target.SPANISH))
    rows: dict[str, tuple[str, ...]] = {}
    for word, lemma in pairs.items():
        gender = _spanish_gender(word, pairs) if lemma == word or word in _listed() else None
        if gender and frequency.get(word, 0.0) >= RAREST_SPANISH:
            rows[word] = (word, gender, "s")
            rows |= {plural: (plural, gender, "p") for plural in _plurals(word) if plural in pairs and plural != word}
    for word in genders.PEOPLE:
        stem = word[:-1]
        rows |= {
            stem + end: (stem + end, end[0].replace("o", "m").replace("a", "f"), "sp"[len(end) - 1])
            for end in ("o", "a", "os", "as")
        }
    return list(rows.values())


def _listed() -> frozenset[str]:
    return genders.MASCULINE | genders.FEMININE | genders.STRESSED_A


def _spanish_gender(word: str, pairs: dict[str, str]) -> str | None:
    if word in genders.EITHER or word in genders.PEOPLE or word.endswith(("ista", "istas")):
        return None
    for gender, words in (("a", genders.STRESSED_A), ("m", genders.MASCULINE), ("f", genders.FEMININE)):
        if word in words:
            return gender
    if word.endswith(genders.FEMININE_ENDINGS):
        return "f"
    if word.endswith(genders.MASCULINE_ENDINGS):
        return "m"
    return _by_vowel(word, pairs)


def _by_vowel(word: str, pairs: dict[str, str]) -> str | None:
    """-o without a counterpart in -a is masculine, -a without one in -o feminine; adjectives have both."""
    if word[-1:] not in {"o", "a"} or word + "s" not in pairs or len(word) < 4:  # noqa: PLR2004 - short ones are function words
        return None
    other = word[:-1] + ("a" if word.endswith("o") else "o")
    if pairs.get(other) == word:
        return None
    return "m" if word.endswith("o") else "f"


def _plurals(word: str) -> Iterator[str]:
    if word[-1] in "aeiouáéó":
        yield word + "s"
    elif word.endswith("z"):
        yield word[:-1] + "ces"
    else:
        bare = word.translate(str.maketrans("áéíóú", "aeiou"))
        yield from (word + "es", bare + "es")


def main() -> None:
    """Build both tables."""
    for name, rows in (("de_nouns", german()), ("es_nouns", spanish())):
        path = tables.write(name, rows)
        sys.stdout.write(f"{path.name}: {len(rows)} forms, {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
