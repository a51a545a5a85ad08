"""Checks that a guided dialogue can be walked: every step reached, every way out, every example understood."""

from collections.abc import Callable, Iterable

from content.contexts import Scene
from content.problems import Report
from domain import dialogue
from domain.guides import Step

Lemma = Callable[[str], str]
"""The dictionary form of a lower-case word."""


def check(scene: Scene, lemma: Lemma, report: Report) -> None:
    """Note every step that is doubled, out of reach, without a way out, or deaf to its own example."""
    steps: dict[str, Step] = {}
    lines: dict[str, int] = {}
    for step, line in zip(scene.scenario.steps, scene.step_lines, strict=True):
        if step.id in steps:
            report.error(line, f"step '{step.id}' stands twice")
        steps.setdefault(step.id, step)
        lines.setdefault(step.id, line)
    for step in steps.values():
        _check_targets(step, steps, lines[step.id], report)
        _check_keywords(step, lines[step.id], report)
        _check_example(step, lemma, lines[step.id], report)
    if report.is_usable:
        _check_ways(steps, lines, report)


def _targets(step: Step) -> tuple[str, ...]:
    found = tuple(branch.next for branch in step.branches)
    return (*found, step.otherwise) if step.otherwise else found


def _check_targets(step: Step, steps: Iterable[str], line: int, report: Report) -> None:
    for target in dict.fromkeys(_targets(step)):
        if target not in steps:
            report.error(line, f"step '{step.id}' leads to '{target}', which does not exist")
    if step.otherwise == step.id:
        report.error(line, f"step '{step.id}': 'otherwise' must lead on, not back to the step itself")


def _check_keywords(step: Step, line: int, report: Report) -> None:
    seen: set[str] = set()
    for branch in step.branches:
        if dialogue.ANYTHING in seen:
            report.error(line, f"step '{step.id}': a branch after '{dialogue.ANYTHING}' is never taken")
        keywords = [dialogue.fold(keyword) for keyword in branch.when]
        for keyword in keywords:
            if keyword in seen:
                report.warn(line, f"step '{step.id}': keyword '{keyword}' stands twice, only the first one works")
            seen.add(keyword)


def _check_example(step: Step, lemma: Lemma, line: int, report: Report) -> None:
    words = dialogue.words_of(step.example)
    lemmas = [lemma(word) for word in words]
    if step.branches and dialogue.chosen(step, words, lemmas, step.example) is None:
        report.error(line, f"step '{step.id}': the example '{step.example}' matches no branch")


def _check_ways(steps: dict[str, Step], lines: dict[str, int], report: Report) -> None:
    first = next(iter(steps))
    reached = _closure([first], {name: set(_targets(step)) for name, step in steps.items()})
    sources: dict[str, set[str]] = {name: set() for name in steps}
    for name, step in steps.items():
        for target in _targets(step):
            sources[target].add(name)
    endings = [name for name, step in steps.items() if not _targets(step)]
    ending = _closure(endings, sources)
    if not endings:
        report.error(lines[first], "the dialogue has no ending: one step must have no branches and no 'otherwise'")
    for name in steps:
        if name not in reached:
            report.error(lines[name], f"step '{name}' cannot be reached from '{first}'")
        if endings and name not in ending:
            report.error(lines[name], f"step '{name}' never leads to an ending")


def _closure(start: list[str], edges: dict[str, set[str]]) -> set[str]:
    seen, waiting = set(start), list(start)
    while waiting:
        for target in edges[waiting.pop()] - seen:
            seen.add(target)
            waiting.append(target)
    return seen
