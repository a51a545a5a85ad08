"""Scenes: `contexts/<slug>.yaml` → `domain.guides.Scenario`."""

from dataclasses import dataclass

import yaml

from content import nodes
from content.problems import Report
from domain.courses import MEANING_CODES, NATIVE_CODES, SceneCategory
from domain.dialogue import ANYTHING
from domain.guides import Branch, Line, Scenario, Step
from domain.levels import Level, Target

SCENE_KEYS = (
    "slug", "name", "category", "level", "listed", "description", "role",
    "goals", "vocabulary", "trigger_phrases", "steps",
)  # fmt: skip
STEP_KEYS = ("id", "say", "meaning", "example", "tip", "branches", "retry", "otherwise")
BRANCH_KEYS = ("when", "reply", "next")
LINE_KEYS = ("say", "meaning")
NAME_LIMIT = 60
LINE_LIMIT = 200
ROLE_LIMIT = 1200
MOST_STEPS = 20
MOST_KEYWORDS = 80


@dataclass(frozen=True, slots=True)
class Scene:
    """A scenario with the lines of its file where its steps and its vocabulary stand."""

    scenario: Scenario
    step_lines: tuple[int, ...]
    vocabulary_line: int


def read(node: yaml.Node, language: Target, slug: str, report: Report) -> Scene:
    """The scene of one file; `slug` is the name of the file."""
    fields = nodes.Fields(node, report, "scene", SCENE_KEYS)
    if fields.text("slug", NAME_LIMIT) != slug:
        fields.error("slug", f"the slug must be the file's name, '{slug}'")
    goals = fields.items("goals", 2, 4)
    steps = fields.items("steps", 2, MOST_STEPS)
    scenario = Scenario(
        language=language,
        slug=slug,
        name=fields.translations("name", NATIVE_CODES, NAME_LIMIT),
        category=fields.choice("category", SceneCategory),
        level=fields.choice("level", Level),
        description=fields.translations("description", NATIVE_CODES, LINE_LIMIT),
        role=fields.text("role", ROLE_LIMIT),
        goals=tuple(nodes.translations(goal, report, "scene: 'goals'", NATIVE_CODES, LINE_LIMIT) for goal in goals),
        vocabulary=fields.texts("vocabulary", 8, 15),
        trigger_phrases=fields.texts("trigger_phrases", 3, 6),
        steps=tuple(_step(step, language, place, report) for place, step in enumerate(steps, start=1)),
        listed=fields.flag("listed", default=True),
    )
    return Scene(scenario, tuple(map(nodes.line_of, steps)), fields.line_at("vocabulary"))


def _step(node: yaml.Node, language: Target, place: int, report: Report) -> Step:
    fields = nodes.Fields(node, report, f"step {place}", STEP_KEYS)
    slug = fields.text("id", NAME_LIMIT)
    fields.where = f"step '{slug}'" if slug else fields.where
    goes_on = fields.has("branches") or fields.has("otherwise")
    branches = fields.items("branches", 2, 8) if goes_on else []
    read = tuple(_branch(branch, language, fields.where, report) for branch in branches)
    is_open = any(ANYTHING in branch.when for branch in read)
    return Step(
        id=slug,
        line=_line(fields, language),
        branches=read,
        otherwise=fields.text("otherwise", NAME_LIMIT) if goes_on else None,
        example=fields.text("example", LINE_LIMIT) if goes_on or fields.has("example") else "",
        tip=fields.translations("tip", NATIVE_CODES, LINE_LIMIT) if goes_on or fields.has("tip") else {},
        retry=_child_line(fields, "retry", language) if (goes_on and not is_open) or fields.has("retry") else None,
    )


def _branch(node: yaml.Node, language: Target, where: str, report: Report) -> Branch:
    fields = nodes.Fields(node, report, f"{where}, branch", BRANCH_KEYS)
    return Branch(
        when=fields.texts("when", 1, MOST_KEYWORDS),
        next=fields.text("next", NAME_LIMIT),
        reply=_child_line(fields, "reply", language) if fields.has("reply") else None,
    )


def _child_line(fields: nodes.Fields, key: str, language: Target) -> Line | None:
    node = fields.need(key)
    if node is None:
        return None
    return _line(nodes.Fields(node, fields.report, f"{fields.where}, {key}", LINE_KEYS), language)


def _line(fields: nodes.Fields, language: Target) -> Line:
    return Line(
        say=fields.text("say", LINE_LIMIT),
        meaning=fields.translations("meaning", MEANING_CODES[language], LINE_LIMIT),
    )
