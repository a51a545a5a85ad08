"""A content file that somebody hands in: the same checks as for a shipped one, and a guess at its language."""

import csv
from dataclasses import replace
from pathlib import PurePath

import yaml

from content import contexts, course_checks, dialogues, nodes, source, words
from content.course_checks import Parsed
from content.load import Lemma, plain
from content.problems import ContentError, Report
from domain.courses import MEANING_CODES, NATIVE_CODES, SourceFile
from domain.levels import Target

WORDS, SCENE = ".csv", (".yaml", ".yml")
PREFIX = "imported-"
"""Word lists that were handed in are kept apart from shipped ones of the same name."""


def is_readable(name: str) -> bool:
    """Whether a file of this name can be content."""
    return PurePath(name.lower()).suffix in {WORDS, *SCENE}


def read(raw: bytes, name: str, language: Target, lemma: Lemma = plain) -> SourceFile:
    """The file's words or its scene; raises ContentError with every problem when anything is wrong."""
    report = Report(name)
    text = source.decode(raw, report)
    found = None if text is None else _parse(text, raw, name, language, lemma, report)
    if found is None or not report.is_usable:
        raise ContentError(sorted(problem for problem in report.problems if not problem.warning))
    return found


def language_of(raw: bytes, name: str) -> Target | None:
    """The language a file seems to teach: the one whose meanings it does not give."""
    text = raw.decode("utf-8-sig", errors="replace")
    if name.lower().endswith(WORDS):
        header = next(csv.reader(text.splitlines()[:1]), [])
        return _lacking({cell.strip() for cell in header} & set(NATIVE_CODES))
    node = nodes.compose(text, Report(name))
    return None if node is None else _lacking(_meaning_codes(node))


def named(words_of_caption: str) -> Target | None:
    """The language that a caption names, by its English name or its code."""
    names = dict(source.FOLDERS)
    names |= {target.value: target for target in Target}
    return next((names[word] for word in words_of_caption.lower().split() if word in names), None)


def _lacking(codes: set[str]) -> Target | None:
    return next((target for target in Target if set(MEANING_CODES[target]) == codes), None)


def _meaning_codes(node: yaml.Node) -> set[str]:
    """The languages of the first meaning anywhere in the file."""
    waiting = [node]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, yaml.SequenceNode):
            waiting += one.value
        elif isinstance(one, yaml.MappingNode):
            for key, value in one.value:
                if str(key.value) == "meaning" and isinstance(value, yaml.MappingNode):
                    return {str(code.value) for code, _ in value.value}
                waiting.append(value)
    return set()


def _parse(text: str, raw: bytes, name: str, language: Target, lemma: Lemma, report: Report) -> SourceFile | None:
    folder = next(folder for folder, target in source.FOLDERS.items() if target is language)
    stem = PurePath(name).stem
    if name.lower().endswith(WORDS):
        path = f"{folder}/words/{PREFIX}{stem.removeprefix(PREFIX)}.csv"
        entries = words.read(text, language, report)
        file = SourceFile(path, source.checksum(raw), language, words=tuple(word for word, _ in entries))
        as_sent = Parsed(replace(file, path=name), tuple(line for _, line in entries))
        report.problems += course_checks.repeated_words(as_sent)
        return file
    node = nodes.compose(text, report)
    if node is None:
        return None
    scene = contexts.read(node, language, stem, report)
    if report.is_usable:
        dialogues.check(scene, lambda word: lemma(language, word), report)
    path = f"{folder}/contexts/{stem}.yaml"
    return SourceFile(path, source.checksum(raw), language, scenarios=(scene.scenario,))
