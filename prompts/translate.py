"""A line of the talk in the learner's language."""

from dataclasses import asdict, dataclass

from domain.tutoring import Question
from prompts import templates, wording

NAME = "translate"


@dataclass(frozen=True, slots=True)
class Input:
    """What the text file has places for."""

    language: str
    native: str
    scene: str


def asked(question: Question) -> Input:
    """The places filled for `question`."""
    return Input(
        language=wording.TARGETS[question.language],
        native=wording.NATIVES[question.native],
        scene=f"The scene of the chat: {wording.scene(question.scenario)}",
    )


def render(values: Input) -> templates.Instructions:
    """The system prompt."""
    return templates.load(NAME).fill(asdict(values))
