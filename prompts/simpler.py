"""The tutor's own line again, in words of the learner's level."""

from dataclasses import asdict, dataclass

from domain.tutoring import Question
from prompts import templates, wording

NAME = "simpler"


@dataclass(frozen=True, slots=True)
class Input:
    """What the text file has places for."""

    language: str
    level: str
    coverage: str
    grammar: str
    sentences: str
    hard_words: str


def asked(question: Question, hard_words: tuple[str, ...]) -> Input:
    """The places filled for a reply in which `hard_words` lie above the level of `question`."""
    return Input(
        language=wording.TARGETS[question.language],
        level=question.level,
        coverage=wording.percent(wording.COVERAGE),
        grammar=wording.GRAMMAR[question.level],
        sentences=wording.SENTENCES[question.level],
        hard_words=", ".join(hard_words),
    )


def render(values: Input) -> templates.Instructions:
    """The system prompt."""
    return templates.load(NAME).fill(asdict(values))
