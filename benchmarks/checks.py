"""How often the offline checks point at a real mistake, and how often they disturb a correct sentence.

Run as `python -m benchmarks.checks`. The learner sentences are not part of this repository: they are looked for in
`../shared/data/learner` beside it, or where LEARNER_DATA points; without them the run says that it is skipped.
"""

import os
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from domain.levels import Target
from language import align, check
from language.findings import Finding

FOLDER = Path(os.environ.get("LEARNER_DATA", Path(__file__).parents[2] / "shared" / "data" / "learner"))


@dataclass
class Tally:
    """Counts per check over one language's sentences."""

    flagged: Counter[str] = field(default_factory=Counter)
    right_place: Counter[str] = field(default_factory=Counter)
    right_word: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    seconds: float = 0.0


def pairs(language: Target) -> list[tuple[str, ...]]:
    """Rows of learner sentence and its corrections."""
    lines = (FOLDER / f"{language.value}_dev.tsv").read_text(encoding="utf-8").splitlines()
    return [row for line in lines if len(row := tuple(line.split("\t"))) > 1]


def measure(language: Target, *, show: bool) -> Tally:
    """Run every check on learner sentences and on their corrections."""
    tally = Tally()
    for written, *corrections in pairs(language):
        start = time.perf_counter()
        findings = list(check.found(written, language))
        tally.seconds += time.perf_counter() - start
        changed = [edit for correction in corrections for edit in align.edits(written, correction)]
        for finding in findings:
            _count(tally, finding, changed)
            if show:
                sys.stdout.write(
                    f"{_mark(finding, changed)} {finding.check} {finding.wrong}>{finding.right} | {written}\n"
                )
        alarms = list(check.found(corrections[0], language))
        tally.alarms.update({finding.check for finding in alarms} | ({"all"} if alarms else set()))
        if show:
            for finding in alarms:
                sys.stdout.write(f"ALARM {finding.check} {finding.wrong}>{finding.right} | {corrections[0]}\n")
        tally.sentences += 1
    return tally


def _count(tally: Tally, finding: Finding, changed: list[align.Edit]) -> None:
    touched = [edit for edit in changed if edit.start < finding.end and finding.start < edit.end]
    for name in (finding.check, "all"):
        tally.flagged[name] += 1
        tally.right_place[name] += bool(touched)
        tally.right_word[name] += any(finding.right.lower() in edit.corrected.lower() for edit in touched)


def _mark(finding: Finding, changed: list[align.Edit]) -> str:
    return "hit" if any(e.start < finding.end and finding.start < e.end for e in changed) else "MISS"


def main() -> None:
    """Print one table per language."""
    if not FOLDER.is_dir():
        sys.stdout.write(f"skipped: no learner sentences at {FOLDER}\n")
        return
    show = "--show" in sys.argv
    for language in Target:
        tally = measure(language, show=show)
        sys.stdout.write(
            f"{language.value}: {tally.sentences} sentences, {tally.seconds / tally.sentences * 1e3:.2f} ms each\n"
        )
        for name, flagged in sorted(tally.flagged.items()):
            place, word = tally.right_place[name] / flagged, tally.right_word[name] / flagged
            alarm = tally.alarms[name] / tally.sentences
            sys.stdout.write(
                f"  {name:12} flagged {flagged:4}  right place {place:4.0%}  right word {word:4.0%}  "
                f"false alarms {alarm:.2%}\n",
            )


if __name__ == "__main__":
    main()
