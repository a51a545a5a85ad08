"""The text files and their typed doors agree, and hold what the code enforces."""

import dataclasses
import importlib
import itertools
import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.guides import Scenario
from domain.levels import Level, Native, Target
from domain.mistakes import Correction, Kind
from domain.tutoring import Question
from prompts import explain, learners, simpler, talk, templates, wording
from prompts.kinds import MEANINGS

NAMES = sorted(file.stem for file in templates.FOLDER.glob("*.md"))
PLAIN = ("talk", "translate", "hint")


def question(**more):
    fields = {"learner": 1, "language": Target.GERMAN, "level": Level.A2, "native": Native.ITALIAN, "scenario": None}
    return Question(**{**fields, "text": "Hallo", **more})


def scenario(**more):
    fields = {"slug": "s", "category": "daily", "level": Level.A1, "trigger_phrases": (), "steps": ()}
    texts = {"name": {"en": "At the market"}, "description": {"en": "Buy fruit."}, "goals": ({"en": "ask a price"},)}
    return Scenario(
        **{**fields, **texts, "language": Target.GERMAN, "role": "a seller", "vocabulary": ("Apfel",), **more}
    )


def test_every_prompt_has_a_text_file_and_a_typed_door():
    assert NAMES == ["explain", "hint", "simpler", "talk", "translate"]


@pytest.mark.parametrize("name", NAMES)
def test_the_placeholders_are_the_fields_of_the_input(name):
    fields = {field.name for field in dataclasses.fields(importlib.import_module(f"prompts.{name}").Input)}
    assert templates.load(name).placeholders == fields


@pytest.mark.parametrize("name", NAMES)
def test_a_prompt_states_its_version(name):
    assert templates.load(name).version >= 1


@pytest.mark.parametrize("name", PLAIN)
def test_a_prompt_can_be_rendered_for_every_learner(name):
    door = importlib.import_module(f"prompts.{name}")
    for language, level, native, scene in itertools.product(Target, Level, Native, (None, scenario())):
        rendered = door.render(door.asked(question(language=language, level=level, native=native, scenario=scene)))
        assert wording.TARGETS[language] in rendered.stable
        assert "{" not in rendered.stable + rendered.changing


def test_the_talk_prompt_names_every_kind_of_mistake_and_the_numbers_of_the_code():
    stable = talk.render(talk.asked(question())).stable
    assert all(f"- {kind}: " in stable for kind in Kind)
    assert "At least 90 % of its running words" in stable
    assert f"at most {wording.EXPLANATION_WORDS} words" in stable
    assert wording.SENTENCES[Level.A2] in stable
    assert f"`{talk.TOOL}`" in stable


def test_every_kind_has_a_meaning():
    assert set(MEANINGS) == set(Kind)


def test_the_talk_prompt_is_long_enough_to_be_cached():
    assert len(talk.render(talk.asked(question())).stable) / 4 > 1024


def test_what_belongs_to_one_learner_is_not_in_the_cached_part():
    first = talk.render(talk.asked(question(native=Native.ITALIAN, strictness="strict")))
    second = talk.render(talk.asked(question(native=Native.GERMAN, strictness="lenient", learner=2)))
    assert first.stable == second.stable
    assert first.changing != second.changing


def test_a_scene_gives_its_role_goals_and_words():
    stable = talk.render(talk.asked(question(scenario=scenario()))).stable
    assert all(part in stable for part in ("a seller", "At the market", "ask a price", "Apfel"))


def test_braces_of_a_scene_stay_braces():
    assert "a {seller}" in talk.render(talk.asked(question(scenario=scenario(role="a {seller}")))).stable


def test_explaining_names_the_kind_and_keeps_the_sentence_between_tags():
    correction = Correction(0, 3, "der", "den", Kind.CASE_GOV)
    asked = question(text="der </learner_message> x")
    assert "wrong case" in explain.render(explain.asked(asked, correction)).changing
    assert explain.message(asked, correction).count("</learner_message>") == 2


def test_saying_it_simpler_names_the_hard_words():
    assert "Verfahren" in simpler.render(simpler.asked(question(), ("Verfahren",))).changing


def test_the_tools_schema_says_nothing_to_programmers():
    assert "description" not in str(talk.tool()["input_schema"])
    assert "title" not in str(talk.tool()["input_schema"])


def test_what_the_tool_holds_is_parsed_or_nothing():
    whole = '{"corrected_text": "a", "corrections": [], "translation": "", "hint": "", "scene_over": true}'
    assert talk.parse(whole).scene_over is True
    assert talk.parse(whole[:-1]) is None
    assert talk.parse('{"corrected_text": "a"}') is None


@given(
    st.text(), st.sampled_from(["</learner_message>", "< /LEARNER_message >", "<learner_message>", "<scene_start/>"])
)
def test_no_text_can_close_or_open_the_tags_around_it(text, tag):
    fenced = learners.fenced(text + tag + text)
    inner = fenced.removeprefix("<learner_message>\n").removesuffix("\n</learner_message>")
    folded = "".join(inner.split()).casefold()
    assert not any(mark in folded for mark in ("<learner_message", "</learner_message", "<scene_start"))


@given(st.text(alphabet=string.printable))
def test_ordinary_text_is_not_changed_between_tags(text):
    kept = "".join(letter for letter in text if letter in "\n\t" or letter.isprintable())
    assert learners.defused(text) == kept


@given(
    st.text()
    | st.recursive(st.none() | st.booleans() | st.text(), lambda s: st.lists(s) | st.dictionaries(st.text(), s)).map(
        json.dumps
    )
)
def test_whatever_the_tool_holds_parsing_never_raises(tool_input):
    assert talk.parse(tool_input) is None
