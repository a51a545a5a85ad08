"""Why one correction is right, in the learner's language."""

from dataclasses import asdict, dataclass

from domain.mistakes import Correction
from domain.tutoring import Question
from prompts import learners, templates, wording
from prompts.kinds import MEANINGS

NAME = "explain"


@dataclass(frozen=True, slots=True)
class Input:
    """What the text file has places for."""

    language: str
    level: str
    native: str
    characters: int
    kind: str
    meaning: str


def asked(question: Question, correction: Correction) -> Input:
    """The places filled for `correction` of `question.text`."""
    return Input(
        language=wording.TARGETS[question.language],
        level=question.level,
        native=wording.NATIVES[question.native],
        characters=wording.EXPLANATION_CHARACTERS,
        kind=correction.kind,
        meaning=MEANINGS[correction.kind],
    )


def message(question: Question, correction: Correction) -> str:
    """What the user's role says: the sentence, and what became what in it."""
    wrong, right = learners.defused(correction.wrong), learners.defused(correction.right)
    return (
        f"{learners.fenced(question.text)}\n<learner_message>{wrong}</learner_message> was corrected to «{right}». Why?"
    )


def render(values: Input) -> templates.Instructions:
    """The system prompt."""
    return templates.load(NAME).fill(asdict(values))
