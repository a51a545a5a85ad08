"""Checks over all files of one course: what stands twice, what is missing, what does not fit together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from content.problems import Problem
from domain.courses import IMPOSSIBLE_KINDS, OPTIONAL_KINDS, SourceFile
from domain.dialogue import fold
from domain.levels import Target
from domain.mistakes import Kind

FREE_TALK = "free-talk"
ARTICLES = {
    Target.GERMAN: ("der", "die", "das"),
    Target.SPANISH: ("el", "la", "los", "las"),
    Target.ENGLISH: ("the", "a", "an", "to"),
}
"""What may stand before a word of a scene's vocabulary but not in the word list."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file that could be read, and the lines its entries stand on: topics, words, or a scene's vocabulary."""

    source: SourceFile
    lines: tuple[int, ...]


def check(language: Target, folder: str, files: Iterable[Parsed]) -> list[Problem]:
    """Every problem that only shows when the files of a course are seen together."""
    parsed = tuple(files)
    return [
        *_repeated(_topic_keys(parsed)),
        *_repeated(_kind_keys(parsed)),
        *_repeated(_word_keys(parsed)),
        *_missing_kinds(language, folder, parsed),
        *_free_talk(folder, parsed),
        *_unknown_vocabulary(language, parsed),
    ]


def repeated_words(file: Parsed) -> list[Problem]:
    """Words that stand twice in one file."""
    return list(_repeated(_word_keys([file])))


def _topic_keys(files: Iterable[Parsed]) -> Iterator[tuple[str, str, int]]:
    for file in files:
        for topic, line in zip(file.source.topics, file.lines, strict=False):
            yield f"topic '{topic.slug}'", file.source.path, line


def _kind_keys(files: Iterable[Parsed]) -> Iterator[tuple[str, str, int]]:
    for file in files:
        for topic, line in zip(file.source.topics, file.lines, strict=False):
            for kind in topic.kinds:
                yield f"kind {kind}", file.source.path, line


def _word_keys(files: Iterable[Parsed]) -> Iterator[tuple[str, str, int]]:
    for file in files:
        for word, line in zip(file.source.words, file.lines, strict=False):
            yield f"{word.part_of_speech} '{word.word}'", file.source.path, line


def _repeated(keys: Iterable[tuple[str, str, int]]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for key, path, line in keys:
        if key in first:
            yield Problem(path, line, f"{key} stands twice: first at {first[key]}")
        else:
            first[key] = f"{path}:{line}"


def _missing_kinds(language: Target, folder: str, files: Iterable[Parsed]) -> Iterator[Problem]:
    linked = {kind for file in files for topic in file.source.topics for kind in topic.kinds}
    for kind in Kind:
        if kind not in linked | IMPOSSIBLE_KINDS[language] | OPTIONAL_KINDS[language]:
            yield Problem(f"{folder}/topics", 1, f"no topic explains mistakes of kind {kind}")


def _free_talk(folder: str, files: Iterable[Parsed]) -> Iterator[Problem]:
    unlisted = []
    for file in files:
        for scenario in file.source.scenarios:
            if not scenario.listed:
                unlisted.append(scenario.slug)
            if scenario.listed is (scenario.slug == FREE_TALK):
                yield Problem(file.source.path, 1, f"only '{FREE_TALK}' is 'listed: false', and it must be")
    if FREE_TALK not in unlisted:
        yield Problem(f"{folder}/contexts", 1, f"the guide of free talk is missing: {FREE_TALK}.yaml, 'listed: false'")


def _unknown_vocabulary(language: Target, files: tuple[Parsed, ...]) -> Iterator[Problem]:
    known = {fold(form) for file in files for word in file.source.words for form in (word.word, word.plural) if form}
    for file in files:
        for scenario in file.source.scenarios:
            absent = [entry for entry in scenario.vocabulary if fold(_bare(entry, language)) not in known]
            if absent:
                message = f"vocabulary that is in no word list: {', '.join(absent)}"
                yield Problem(file.source.path, file.lines[0] if file.lines else 1, message, warning=True)


def _bare(entry: str, language: Target) -> str:
    article, _, rest = entry.partition(" ")
    return rest if rest and article in ARTICLES[language] else entry
