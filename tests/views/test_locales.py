"""Each phrase stands in each language, is used by the code, gets its facts, and reads in Telegram as it was meant.

What the code uses is read from its syntax trees, so a phrase that nobody shows, or that nobody wrote, is found.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from domain.administration import BroadcastStatus
from domain.answers import Finding
from domain.courses import WordCategory
from domain.grades import Grade
from domain.levels import Level, Native, Target
from domain.people import Role
from domain.quiz import QuizType, Source
from domain.tutoring import Failure
from handlers import account, menus, tips
from handlers.settings import SPECS
from simulator import html_text
from views import phrases, settings
from views.actions import Setting
from views.admin_actions import Limit, Step
from views.talk import Summary

ROOT = Path(phrases.__file__).parents[1]
PACKAGES = ("bot", "handlers", "views", "domain")
"""Where phrases are named; a Refusal may be raised in rules too."""
DOORS = frozenset({"phrases", "plain", "toast", "Refusal"})
"""What a phrase is shown through: the first argument is its key, the keywords are its facts."""
BARE = frozenset({"plain", "toast", "Refusal"})
"""Doors behind which Telegram reads no HTML: buttons, menus, answers to taps."""
SHORT = frozenset({"toast", "Refusal"})
"""Doors behind which a text must be short."""

KEY = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
PREFIX = re.compile(r"[a-z]+(?:-[a-z0-9]+)*-\{")
TAG = re.compile(r"</?([a-zA-Z-]*)[^>]*>?")
ALLOWED = frozenset({"b", "i", "u", "s", "code", "a", "blockquote", "tg-spoiler"})
CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
COUNTS = (0, 1, 2, 5, 21, 1_000_000)
SAMPLES = {"name": "Ana", "zone": "Los Angeles", "word": "die Geschwindigkeitsbegrenzung", "text": "x" * 60}
HOSTILE = "<b>&\"'{ $name }"

CHOICES = [setting for setting, spec in SPECS.items() if spec.options[0].isalpha()]
ON_DEMAND = ast.parse(Path(tips.__file__).read_text(encoding="utf-8"))
FAMILIES = {
    "about-{}": {f"about-{setting.value}" for setting in Setting},
    "answer-{}": {f"answer-{finding.value.replace('_', '-')}" for finding in Finding},
    "attachment-{}": {f"attachment-{kind.replace('_', '-')}" for kind in account.ATTACHMENTS | {"other"}},
    "broadcast-{}": {f"broadcast-{status.value}" for status in BroadcastStatus},
    "button-broadcast-{}": {f"button-broadcast-{step.value}" for step in Step},
    "category-{}": {f"category-{category.value}" for category in WordCategory},
    "choice-{}-{}": {f"choice-{setting.value}-{option}" for setting in CHOICES for option in SPECS[setting].options},
    "command-{}": {f"command-{name}" for name in menus.LEARNER + menus.ADMIN},
    "grade-{}": {f"grade-{grade.name.lower()}" for grade in Grade},
    "language-{}": {f"language-{target.value}" for target in Target},
    "level-{}": {f"level-{level.value.lower()}" for level in Level},
    "limit-{}": {f"limit-{limit.value}" for limit in Limit},
    "role-{}": {f"role-{role.value}" for role in Role},
    "no-{}": {
        f"no-{call.args[1].value}"
        for call in ast.walk(ON_DEMAND)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_fill"
    },
    "notice-{}": {f"notice-{failure.value.replace('_', '-')}" for failure in Failure},
    "quiz-kind-{}": {f"quiz-kind-{kind.value.replace('_', '-')}" for kind in QuizType},
    "quiz-source-{}": {f"quiz-source-{source.value}" for source in Source},
    "setting-{}": {f"setting-{setting.value}" for setting in Setting},
    "summary-{}": {f"summary-{field.name}" for field in fields(Summary) if field.type == float | None},
}
"""Keys that the code puts together, by the f-string it does it with."""

in_each_language = pytest.mark.parametrize("native", Native)


@cache
def entries(native: Native) -> tuple[ftl.EntryType, ...]:
    """All that stands in a language's files, in order."""
    paths = sorted((phrases.LOCALES / native.value).glob("*.ftl"))
    return tuple(entry for path in paths for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body)


@cache
def messages(native: Native) -> dict[str, ftl.Message]:
    return {entry.id.name: entry for entry in entries(native) if isinstance(entry, ftl.Message)}


def nodes(node: ftl.BaseNode) -> Iterator[ftl.BaseNode]:
    """The node and all below it."""
    yield node
    for value in vars(node).values():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ftl.BaseNode):
                yield from nodes(child)


def placeholders(native: Native, key: str) -> set[str]:
    return {node.id.name for node in nodes(messages(native)[key]) if isinstance(node, ftl.VariableReference)}


def selectors(native: Native, key: str) -> list[ftl.SelectExpression]:
    return [node for node in nodes(messages(native)[key]) if isinstance(node, ftl.SelectExpression)]


def counted(native: Native, key: str) -> set[str]:
    """The facts that a message chooses a form by."""
    return {one.selector.id.name for one in selectors(native, key) if isinstance(one.selector, ftl.VariableReference)}


def is_written_anew(native: Native, key: str) -> bool:
    """Whether a message of several words differs from English."""
    ours, english = (re.findall(r"[^\W\d_]+", phrase_text(each, key)) for each in (native, Native.ENGLISH))
    return ours != english or len(english) < 4


def phrase_text(native: Native, key: str) -> str:
    return phrases.of(native).plain(key, **facts(native, key))


def facts(native: Native, key: str, number: int = 10) -> dict[str, str | float]:
    """A fact for each placeholder."""
    numbers = {"minutes", "turns", "number", "total"}
    return {
        name: number if name in numbers else SAMPLES.get(name, "Spanisch") for name in sorted(placeholders(native, key))
    }


@dataclass(frozen=True)
class Call:
    """A call that shows a phrase: its keys, and its facts where they are written out."""

    where: str
    door: str
    keys: frozenset[str]
    facts: frozenset[str] | None


@dataclass(frozen=True)
class Code:
    """What the code says about phrases: words that may be keys, f-strings, and calls."""

    words: dict[str, str]
    patterns: dict[str, str]
    calls: tuple[Call, ...]


@cache
def code() -> Code:
    words: dict[str, str] = {}
    patterns: dict[str, str] = {}
    calls: list[Call] = []
    for path in sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
                words.setdefault(node.value, where)
            elif isinstance(node, ast.JoinedStr) and PREFIX.match(pattern(node)):
                patterns.setdefault(pattern(node), where)
            elif isinstance(node, ast.Call) and node.args and door(node) in DOORS:
                calls.append(Call(where, door(node), frozenset(keys(node.args[0])), written_facts(node)))
    return Code(words, patterns, tuple(calls))


def door(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def pattern(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def keys(node: ast.expr) -> set[str]:
    """The keys an expression may be; none for one that is only passed on."""
    match node:
        case ast.Constant(value=str(key)):
            return {key}
        case ast.IfExp():
            return keys(node.body) | keys(node.orelse)
        case ast.JoinedStr():
            return FAMILIES.get(pattern(node), {pattern(node)})
        case _:
            return set()


def written_facts(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


def used() -> dict[str, str]:
    """Each key that the code uses or seems to use, with a place where it does."""
    found = {key: where for key, where in code().words.items() if is_phrase(key)}
    found |= {key: one.where for one in code().calls for key in one.keys}
    return found | {key: where for name, where in families().items() for key in FAMILIES.get(name, ())}


def families() -> dict[str, str]:
    return {name: where for name, where in code().patterns.items() if is_phrase(name)}


def is_phrase(word: str) -> bool:
    """Whether a word begins as phrases do."""
    return word.partition("-")[0] in {key.partition("-")[0] for key in messages(Native.ENGLISH)}


def shown_through(doors: frozenset[str]) -> set[str]:
    return {key for one in code().calls if one.door in doors for key in one.keys}


@in_each_language
def test_the_files_are_fluent_and_say_each_thing_once(native):
    assert [entry.content for entry in entries(native) if isinstance(entry, ftl.Junk)] == []
    names = Counter(entry.id.name for entry in entries(native) if isinstance(entry, ftl.Message))
    assert [name for name, times in names.items() if times > 1] == []


@in_each_language
def test_each_language_has_the_phrases_of_english_and_no_others(native):
    ours, english = messages(native).keys(), messages(Native.ENGLISH).keys()
    assert sorted(english - ours) == [], "missing"
    assert sorted(ours - english) == [], "extra"


@pytest.mark.parametrize("native", [native for native in Native if native is not Native.ENGLISH])
def test_no_sentence_is_left_in_english(native):
    both = messages(native).keys() & messages(Native.ENGLISH).keys()
    assert [key for key in sorted(both) if not is_written_anew(native, key)] == []


def test_each_phrase_is_used():
    assert sorted(messages(Native.ENGLISH).keys() - used().keys()) == []


def test_each_phrase_that_is_used_is_written():
    missing = used().keys() - messages(Native.ENGLISH).keys()
    assert {key: used()[key] for key in sorted(missing)} == {}


def test_each_family_of_phrases_is_known_here_and_stands_in_the_code():
    assert {name: where for name, where in families().items() if name not in FAMILIES} == {}
    assert sorted(FAMILIES.keys() - families().keys()) == []


@in_each_language
def test_each_phrase_has_the_placeholders_of_english(native):
    both = messages(native).keys() & messages(Native.ENGLISH).keys()
    found = {key: (placeholders(native, key), placeholders(Native.ENGLISH, key)) for key in sorted(both)}
    assert {key: pair for key, pair in found.items() if pair[0] != pair[1]} == {}


def test_each_call_gives_a_phrase_the_facts_it_asks_for():
    wrong = [
        (call.where, key, sorted(call.facts), sorted(placeholders(Native.ENGLISH, key)))
        for call in code().calls
        if call.facts is not None
        for key in sorted(call.keys & messages(Native.ENGLISH).keys())
        if call.facts != placeholders(Native.ENGLISH, key)
    ]
    assert wrong == []


@in_each_language
def test_counted_things_have_the_plural_forms_of_the_language(native):
    wanted = set(Locale.parse(native.value).plural_form.tags) | {"other"}
    forms = {
        key: {variant.key.name for variant in one.variants if isinstance(variant.key, ftl.Identifier)}
        for key in messages(native)
        for one in selectors(native, key)
    }
    assert {key: found for key, found in forms.items() if found & CATEGORIES and found != wanted} == {}


@in_each_language
@pytest.mark.parametrize("count", COUNTS)
def test_each_phrase_is_formed_for_any_count(native, count):
    say = phrases.of(native)
    for key in messages(native):
        assert "{" not in say(key, **facts(native, key, count)), key
        for name in counted(native, key):
            assert say.number(count) in say(key, **facts(native, key, 7) | {name: count}), (key, name)


@in_each_language
def test_each_phrase_is_html_as_telegram_reads_it_whatever_the_facts_are(native):
    for key in messages(native):
        hostile = {name: HOSTILE if isinstance(fact, str) else fact for name, fact in facts(native, key).items()}
        html = phrases.of(native)(key, **hostile)
        text, _ = html_text.parse(html)
        assert {name.lower() for name in TAG.findall(html)} <= ALLOWED, key
        assert text.count(HOSTILE) == sum(isinstance(fact, str) for fact in hostile.values()), key
        assert not re.search(r"\s$|^\s|[^\S\n]{2}", text), f"stray space: {key}"


@in_each_language
def test_phrases_of_buttons_menus_and_toasts_hold_no_html(native):
    bare = shown_through(BARE) & messages(native).keys()
    assert {key for key in bare if re.search(r"<|&\w+;", phrase_text(native, key))} == set()


@in_each_language
def test_a_phrase_opens_with_the_same_sign_in_each_language(native):
    both = messages(native).keys() & messages(Native.ENGLISH).keys()
    signs = {
        key: [re.match(r"[^\w<¿¡«“„/]*", phrase_text(each, key))[0] for each in (native, Native.ENGLISH)]
        for key in both
    }
    assert {key: pair for key, pair in signs.items() if pair[0] != pair[1]} == {}


@in_each_language
def test_commands_buttons_and_toasts_are_as_short_as_telegram_wants(native):
    texts = {key: phrase_text(native, key) for key in messages(native)}
    buttons = shown_through(frozenset({"plain"})) | {key for key in texts if key.startswith("button-")}
    limits = dict.fromkeys(buttons, 40)
    limits |= dict.fromkeys(shown_through(SHORT), 180)
    limits |= {key: 256 for key in texts if key.startswith("command-")}
    too_long = {key: text for key, text in texts.items() if not 1 <= len(text) <= limits.get(key, 1000)}
    assert too_long == {}


@in_each_language
def test_each_choice_of_each_setting_has_a_label_that_fits_on_a_button(native):
    say = phrases.of(native)
    for setting, spec in SPECS.items():
        for option in spec.options:
            text = f"{say.plain(f'setting-{setting.value}')}: {settings.label(say, setting, option)}"
            assert len(text) <= 40, text
