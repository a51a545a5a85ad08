"""Reads the course files into domain values: all of a file or nothing, and every problem with its line."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from content import contexts, course_checks, dialogues, nodes, source, topics, words
from content.course_checks import Parsed
from content.problems import ContentError, Problem, Report
from domain.courses import Course, SourceFile
from domain.levels import Target

ROOT = Path(__file__).parent
"""Where the shipped courses lie, one folder a language."""

SUFFIXES = {"contexts": ".yaml", "topics": ".yaml", "words": ".csv"}
"""Folder of a course → how its files end."""

Lemma = Callable[[Target, str], str]
"""The dictionary form of a lower-case word of a language."""


def plain(language: Target, word: str) -> str:  # noqa: ARG001 - stands in where a lemma function is asked for
    """Take every word as its own dictionary form."""
    return word


def paths(folder: Path) -> tuple[Path, ...]:
    """The content files of one course, in a stable order."""
    return tuple(
        path
        for kind, suffix in SUFFIXES.items()
        for path in sorted((folder / kind).glob(f"*{suffix}"))
        if path.is_file()
    )


def folders(root: Path = ROOT) -> tuple[Path, ...]:
    """The course folders under `root`."""
    return tuple(sorted(path for path in root.iterdir() if path.is_dir() and path.name in source.FOLDERS))


def files(root: Path = ROOT) -> dict[str, str]:
    """Path relative to `root`, with forward slashes → SHA-256, for every content file; nothing is parsed."""
    found = (path for folder in folders(root) for path in paths(folder))
    return {source.name(path): source.checksum(path.read_bytes()) for path in found}


def in_order(found: Iterable[str]) -> list[str]:
    """Paths in the order they are applied: topics first, for corrections link to them."""
    return sorted(found, key=lambda path: ("/topics/" not in path, path))


def file(path: Path, lemma: Lemma = plain) -> SourceFile:
    """One file as values; raises ContentError when anything in it is wrong."""
    report = Report(source.name(path.absolute()))
    parsed = _parse(path.absolute(), lemma, report)
    if parsed is None or not report.is_usable:
        raise ContentError(sorted(report.problems))
    return parsed.source


def course(folder: Path, lemma: Lemma = plain) -> Course:
    """Everything of one language; raises ContentError when any file is wrong or the files do not fit together."""
    parsed, found = _read(folder, lemma)
    return _built(folder, parsed, found)


def courses(root: Path = ROOT, lemma: Lemma = plain) -> tuple[Course, ...]:
    """Every course under `root`; raises ContentError with the problems of all of them."""
    read = {folder: _read(folder, lemma) for folder in folders(root)}
    found = [problem for _, problems in read.values() for problem in problems]
    return tuple(_built(folder, parsed, found) for folder, (parsed, _) in read.items())


def problems(root: Path = ROOT, lemma: Lemma = plain) -> list[Problem]:
    """All that is wrong or doubtful under `root`, sorted by file and line."""
    found = [problem for folder in folders(root) for problem in _read(folder, lemma)[1]]
    return sorted([*found, *_strays(root)])


def _built(folder: Path, parsed: list[Parsed], found: list[Problem]) -> Course:
    wrong = sorted(problem for problem in found if not problem.warning)
    if wrong:
        raise ContentError(wrong)
    return Course(
        language=_language(folder),
        scenarios=tuple(scenario for item in parsed for scenario in item.source.scenarios),
        topics=tuple(topic for item in parsed for topic in item.source.topics),
        words=tuple(word for item in parsed for word in item.source.words),
    )


def _language(folder: Path) -> Target:
    if folder.name not in source.FOLDERS:
        known = ", ".join(source.FOLDERS)
        raise ContentError([Problem(folder.name, 1, f"unknown language folder '{folder.name}': expected {known}")])
    return source.FOLDERS[folder.name]


def _read(folder: Path, lemma: Lemma) -> tuple[list[Parsed], list[Problem]]:
    language = _language(folder)
    parsed: list[Parsed] = []
    found: list[Problem] = []
    for path in paths(folder.absolute()):
        report = Report(source.name(path))
        item = _parse(path, lemma, report)
        found += report.problems
        if item is not None and report.is_usable:
            parsed.append(item)
    if all(problem.warning for problem in found):
        found += course_checks.check(language, folder.name, parsed)
    return parsed, found


def _parse(path: Path, lemma: Lemma, report: Report) -> Parsed | None:
    language = _language(path.parent.parent)
    raw = path.read_bytes()
    text = source.decode(raw, report)
    if text is None:
        return None
    empty = SourceFile(report.file, source.checksum(raw), language)
    if path.parent.name == "words":
        entries = words.read(text, language, report)
        return Parsed(replace(empty, words=tuple(word for word, _ in entries)), tuple(line for _, line in entries))
    node = nodes.compose(text, report)
    if node is None:
        return None
    if path.parent.name == "topics":
        listed = topics.read(node, language, report)
        return Parsed(replace(empty, topics=tuple(topic for topic, _ in listed)), tuple(line for _, line in listed))
    scene = contexts.read(node, language, path.stem, report)
    if report.is_usable:
        dialogues.check(scene, lambda word: lemma(language, word), report)
    return Parsed(replace(empty, scenarios=(scene.scenario,)), (scene.vocabulary_line,))


def _strays(root: Path) -> Iterator[Problem]:
    for folder in sorted(root.iterdir()):
        if not folder.is_dir() or folder.name.startswith(("_", ".")):
            continue
        if folder.name not in source.FOLDERS:
            yield Problem(folder.name, 1, f"unknown language folder: expected {', '.join(source.FOLDERS)}")
            continue
        read = set(paths(folder))
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path not in read:
                yield Problem(path.relative_to(root).as_posix(), 1, "nothing reads this file", warning=True)
