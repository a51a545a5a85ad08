"""True corrections, claimed as a model claims them, reach the learner."""

import json

import pytest

from domain.levels import Target
from domain.mistakes import Kind, Severity
from prompts.talk import Claim
from prompts.templates import FOLDER
from tutors.verify import verify

TURNS = [json.loads(line) for line in (FOLDER / "evals" / "talk.jsonl").read_text(encoding="utf-8").splitlines()]


def claims(turn):
    return [
        Claim(**claim, severity=Severity.MODERATE, explanation="why", confidence=0.9) for claim in turn["corrections"]
    ]


@pytest.mark.parametrize("turn", TURNS, ids=lambda turn: turn["text"])
def test_a_true_correction_is_kept_with_its_explanation(turn):
    verified = verify(turn["text"], turn["corrected"], claims(turn), Target(turn["language"]))
    assert verified.dropped == 0
    assert all(correction.explanation for correction in verified.corrections)
    assert len(verified.corrections) == len(turn["corrections"])


def test_the_turns_speak_all_languages_and_many_kinds():
    kinds = {Kind(claim["kind"]) for turn in TURNS for claim in turn["corrections"]}
    assert {turn["language"] for turn in TURNS} == {target.value for target in Target}
    assert len(kinds) >= 18
