"""One turn of a talk: the reply, then a judgement of what the learner wrote."""

from dataclasses import asdict, dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from domain.levels import Level
from domain.mistakes import Kind, Severity
from domain.tutoring import Question
from prompts import templates, wording
from prompts.kinds import MEANINGS

NAME = "talk"
TOOL = "record_corrections"
TOOL_DESCRIPTION = (
    "Records what was wrong in the learner's last message. Call it once in every turn, after the whole reply."
)
LEAST_CONFIDENCE = 0.6
"""A claim that the model itself believes less is not shown."""
TRANSLATED = frozenset({Level.A1})
"""Levels at which the reply's translation comes with it; above, the learner asks for it."""

STRICTNESS = {
    "lenient": "only mistakes that hinder understanding or that a listener would stumble over.",
    "normal": "every real mistake; leave out punctuation, missing capitals at the start and casual chat style.",
    "strict": "every mistake, punctuation and capitals included, as in a text that will be handed in.",
}


@dataclass(frozen=True, slots=True)
class Input:
    """What the text file has places for."""

    role: str
    scene: str
    vocabulary: str
    language: str
    level: str
    tool: str
    coverage: str
    grammar: str
    sentences: str
    address: str
    explanation_words: int
    least_confidence: float
    kinds: str
    native: str
    strictness: str
    translation: str


class Claim(BaseModel):
    """One mistake as the model tells it; nothing of it is shown before it is verified."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    wrong: str
    right: str
    kind: Kind
    severity: Severity
    explanation: str
    confidence: float


class Output(BaseModel):
    """What the tool call holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    corrected_text: str
    corrections: list[Claim]
    translation: str
    hint: str
    scene_over: bool


def tool() -> dict[str, object]:
    """The tool as the request names it: strict, so every field is required and nothing else is allowed."""
    return {
        "name": TOOL,
        "description": TOOL_DESCRIPTION,
        "strict": True,
        "input_schema": _bare(Output.model_json_schema()),
    }


def _bare(schema: Any) -> Any:
    """A schema without titles and descriptions: those speak to programmers, the prompt to the model."""
    if isinstance(schema, dict):
        return {key: _bare(value) for key, value in schema.items() if not _is_remark(key, value)}
    return [_bare(value) for value in schema] if isinstance(schema, list) else schema


def _is_remark(key: str, value: object) -> bool:
    return key in {"title", "description"} and isinstance(value, str)


def parse(tool_input: str) -> Output | None:
    """What the tool call holds, or None when it is cut or of another shape."""
    try:
        return Output.model_validate_json(tool_input)
    except ValidationError:
        return None


def asked(question: Question) -> Input:
    """The places filled for `question`."""
    translated = question.level in TRANSLATED
    return Input(
        role=wording.role(question.scenario),
        scene=wording.scene(question.scenario),
        vocabulary=wording.vocabulary(question.scenario),
        language=wording.TARGETS[question.language],
        level=question.level,
        tool=TOOL,
        coverage=wording.percent(wording.COVERAGE),
        grammar=wording.GRAMMAR[question.level],
        sentences=wording.SENTENCES[question.level],
        address=wording.ADDRESS[question.language],
        explanation_words=wording.EXPLANATION_WORDS,
        least_confidence=LEAST_CONFIDENCE,
        kinds="\n".join(f"- {kind}: {MEANINGS[kind]}" for kind in Kind),
        native=wording.NATIVES[question.native],
        strictness=STRICTNESS.get(question.strictness, STRICTNESS["normal"]),
        translation=f"yes, in {wording.NATIVES[question.native]}" if translated else "no, leave it empty",
    )


def render(values: Input) -> templates.Instructions:
    """The system prompt."""
    return templates.load(NAME).fill(asdict(values))
