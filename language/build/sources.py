"""Reads the inputs: word frequencies, form → lemma pairs, German nouns, English CEFR levels, the course's words."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from domain.levels import Level, Target

CONTENT = Path(__file__).parents[2] / "content"
FOLDERS = {Target.GERMAN: "german", Target.SPANISH: "spanish", Target.ENGLISH: "english"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A German noun as german-nouns has it: genders in its order, plurals, every other form."""

    lemma: str
    genders: str
    plurals: tuple[str, ...]
    forms: frozenset[str]


def frequencies(language: Target) -> dict[str, float]:
    """Folded word → Zipf value (log10 of uses per billion words), from wordfreq."""
    import wordfreq  # noqa: PLC0415 - build time only

    table: dict[str, float] = wordfreq.get_frequency_dict(language.value, wordlist="best")
    return {word: wordfreq.freq_to_zipf(share) for word, share in table.items() if word.strip()}


def lemma_pairs(language: Target) -> Iterator[tuple[str, str]]:
    """Each (form, lemma) of simplemma's dictionary."""
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415 - build time only
        DefaultDictionaryFactory,
    )

    yield from DefaultDictionaryFactory().get_dictionary(language.value).items()


def german_nouns() -> list[Noun]:
    """Common nouns of german-nouns, without names, abbreviations and bound pieces."""
    by_lemma: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _german_rows():
        if _is_common(row):
            by_lemma[row["lemma"]].append(row)
    return [_noun(lemma, rows) for lemma, rows in by_lemma.items()]


def german_names() -> frozenset[str]:
    """First and family names and places of german-nouns that are no common nouns as well."""
    named = {row["lemma"] for row in _german_rows() if "name" in row["pos"] or "Toponym" in row["pos"]}
    return frozenset(named - {row["lemma"] for row in _german_rows() if _is_common(row)})


@cache
def _german_rows() -> list[dict[str, str]]:
    with (files("german_nouns") / "nouns.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def german_analyses() -> dict[str, dict[str, set[str]]]:
    """Noun form → lemma → analyses such as "m1" (gender or p, then case 1-4); nouns declined as adjectives left out."""
    analyses: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    adjectival = {row["lemma"] for row in _german_rows() if "adjektivische" in row["pos"]}
    for row in _german_rows():
        if _is_common(row) and row["lemma"] not in adjectival:
            for column, form in row.items():
                case, _, rest = column.partition(" ")
                if case in _CASES and form and " " not in form:
                    found = {gender + str(_CASES[case]) for gender in _genders_of(row, rest)}
                    analyses[form][row["lemma"]] |= found
    return {form: dict(by_lemma) for form, by_lemma in analyses.items() if not set(by_lemma) & adjectival}


def _genders_of(row: dict[str, str], column: str) -> str:
    """Genders a form in this column can have: p in the plural, the numbered one, or all of the noun's."""
    if column.startswith("plural"):
        return "p"
    number = column.removeprefix("singular").strip(" *")
    numbered = row.get(f"genus {number}", "") if number.isdigit() else ""
    return numbered or "".join(
        value for key, value in row.items() if key.startswith("genus") and value in {"m", "f", "n"}
    )


def _is_common(row: dict[str, str]) -> bool:
    lemma, kinds = row["lemma"], row["pos"]
    excluded = ("name", "Abkürzung", "Gebundenes", "Toponym", "Präfix", "Suffix", "affix", "Initialwort")
    return lemma[:1].isupper() and lemma.replace("-", "").isalpha() and not any(word in kinds for word in excluded)


def _noun(lemma: str, rows: list[dict[str, str]]) -> Noun:
    genders = "".join(dict.fromkeys(v for row in rows for k, v in row.items() if k.startswith("genus") and v))
    cells = [(k, v) for row in rows for k, v in row.items() if k.split()[0] in _CASES and v]
    plurals = dict.fromkeys(v for k, v in cells if k.startswith("nominativ plural"))
    forms = {v for _, v in cells if " " not in v and v[:1].isupper()}
    return Noun(lemma, genders, tuple(plurals), frozenset(forms | {lemma}))


_CASES = {"nominativ": 1, "genitiv": 2, "dativ": 3, "akkusativ": 4}


@cache
def english_levels() -> dict[str, Level]:
    """Word → the lowest level any of its parts of speech has in cefrpy."""
    from cefrpy import CEFRAnalyzer  # noqa: PLC0415 - build time only

    analyzer = CEFRAnalyzer()
    levels: dict[str, Level] = {}
    for word in analyzer.yield_words():
        found = [int(level) for level in analyzer.get_pos_level_dict_for_word(word).values()]
        if found:
            levels[word] = list(Level)[min(found) - 1]
    return levels


@cache
def course_words(language: Target) -> list[dict[str, str]]:
    """Rows of the course's own word lists, in file order; none when there are no files."""
    rows: list[dict[str, str]] = []
    for path in sorted((CONTENT / FOLDERS[language] / "words").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows += list(csv.DictReader(file))
    return rows
