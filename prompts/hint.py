"""Something the learner could say next."""

from dataclasses import asdict, dataclass

from domain.tutoring import Question
from prompts import templates, wording

NAME = "hint"
CUE = "What could I say now? One answer, nothing else."


@dataclass(frozen=True, slots=True)
class Input:
    """What the text file has places for."""

    language: str
    level: str
    sentences: str
    coverage: str
    grammar: str
    scene: str


def asked(question: Question) -> Input:
    """The places filled for `question`."""
    return Input(
        language=wording.TARGETS[question.language],
        level=question.level,
        sentences=wording.SENTENCES[question.level],
        coverage=wording.percent(wording.COVERAGE),
        grammar=wording.GRAMMAR[question.level],
        scene=wording.scene(question.scenario),
    )


def render(values: Input) -> templates.Instructions:
    """The system prompt."""
    return templates.load(NAME).fill(asdict(values))
