"""Grammar topics: `topics/<name>.yaml` → `domain.courses.Topic`."""

import re

import yaml

from content import nodes
from content.problems import Report
from domain.courses import IMPOSSIBLE_KINDS, NATIVE_CODES, Topic
from domain.levels import Level, Target
from domain.mistakes import Kind

KEYS = ("slug", "category", "level", "name", "kinds", "explanation")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NAME_LIMIT = 80
EXPLANATION_LIMIT = 500


def read(node: yaml.Node, language: Target, report: Report) -> tuple[tuple[Topic, int], ...]:
    """The topics of one file, each with its line."""
    if not isinstance(node, yaml.SequenceNode):
        report.error(nodes.line_of(node), "a topics file is a list of topics (each starts with '- slug:')")
        return ()
    entries = enumerate(node.value, start=1)
    return tuple((_topic(entry, language, order, report), nodes.line_of(entry)) for order, entry in entries)


def _topic(node: yaml.Node, language: Target, order: int, report: Report) -> Topic:
    fields = nodes.Fields(node, report, f"topic {order}", KEYS)
    slug = fields.text("slug", limit=60)
    fields.where = f"topic '{slug}'" if slug else fields.where
    if slug and not SLUG.fullmatch(slug):
        fields.error("slug", f"slug '{slug}' may hold only a-z, 0-9 and single hyphens")
    names = fields.translations("name", ("native", *NATIVE_CODES), NAME_LIMIT)
    return Topic(
        language=language,
        slug=slug,
        category=fields.text("category", limit=30),
        level=fields.choice("level", Level),
        name={code: names.get(code, "") for code in NATIVE_CODES},
        name_native=names.get("native", ""),
        kinds=_kinds(fields, language),
        explanation=fields.translations("explanation", NATIVE_CODES, EXPLANATION_LIMIT),
        order=order,
    )


def _kinds(fields: nodes.Fields, language: Target) -> tuple[Kind, ...]:
    kinds: list[Kind] = []
    for text in fields.texts("kinds", least=0, most=len(Kind)):
        if text not in Kind.__members__:
            fields.error("kinds", f"unknown kind '{text}'")
        elif Kind(text) in IMPOSSIBLE_KINDS[language]:
            fields.error("kinds", f"kind {text} cannot occur in this language")
        else:
            kinds.append(Kind(text))
    return tuple(kinds)
