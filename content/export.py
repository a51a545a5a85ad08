"""Content as files again: what is written here reads back as the same values."""

import csv
import io
from typing import Any

import yaml

from content import words as lists
from content.source import FOLDERS
from domain.courses import MEANING_CODES, Word
from domain.guides import Branch, Line, Scenario, Step
from domain.levels import Target

WIDTH = 118


def folder_of(language: Target) -> str:
    """The folder a course lies in."""
    return next(folder for folder, target in FOLDERS.items() if target is language)


def words(language: Target, entries: tuple[Word, ...]) -> str:
    """A word list as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(lists.columns(language))
    writer.writerows(_row(word, MEANING_CODES[language]) for word in entries)
    return text.getvalue()


def scene(scenario: Scenario) -> str:
    """A scene as YAML."""
    value = {
        "slug": scenario.slug,
        "name": scenario.name,
        "category": scenario.category,
        "level": scenario.level.value,
        "listed": scenario.listed,
        "description": scenario.description,
        "role": scenario.role,
        "goals": list(scenario.goals),
        "vocabulary": list(scenario.vocabulary),
        "trigger_phrases": list(scenario.trigger_phrases),
        "steps": [_step(step) for step in scenario.steps],
    }
    return yaml.dump(value, Dumper=_NoAliases, allow_unicode=True, sort_keys=False, width=WIDTH)


class _NoAliases(yaml.SafeDumper):
    """Writes what stands twice twice: the reader knows no references."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the signature is the library's
        return True


def _row(word: Word, codes: tuple[str, ...]) -> tuple[str, ...]:
    flags = {"separable": word.is_separable_verb, "idiom": word.is_idiom, "compound": word.is_compound}
    return (
        word.word,
        word.part_of_speech.value,
        word.article,
        word.gender.value if word.gender else "",
        word.plural,
        word.level.value,
        word.category.value,
        str(word.priority),
        word.ipa,
        *("; ".join(word.meanings.get(code, ())) for code in codes),
        word.example,
        *(word.example_translations.get(code, "") for code in codes),
        "|".join(flag for flag, is_so in flags.items() if is_so),
    )


def _step(step: Step) -> dict[str, Any]:
    value: dict[str, Any] = {"id": step.id, **_line(step.line)}
    if step.example:
        value["example"] = step.example
    if step.tip:
        value["tip"] = step.tip
    if step.branches:
        value["branches"] = [_branch(branch) for branch in step.branches]
    if step.retry:
        value["retry"] = _line(step.retry)
    if step.otherwise:
        value["otherwise"] = step.otherwise
    return value


def _branch(branch: Branch) -> dict[str, Any]:
    value: dict[str, Any] = {"when": list(branch.when)}
    if branch.reply:
        value["reply"] = _line(branch.reply)
    return value | {"next": branch.next}


def _line(line: Line) -> dict[str, Any]:
    return {"say": line.say, "meaning": line.meaning}
