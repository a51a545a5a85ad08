"""Escaping and splitting, judged by the local Telegram's own HTML reader."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator import html_text
from views import markup
from views.markup import Html

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("<>&\n. !"), max_size=60)


def shown(html: str) -> str:
    """What Telegram shows of some HTML; fails where it does not parse."""
    return html_text.parse(html)[0]


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@st.composite
def pages(draw) -> Html:
    """Nested, escaped HTML as the views make it."""
    html = Html("")
    wraps = [markup.bold, markup.italic, markup.strike, markup.spoiler, markup.folded, markup.escape]
    for text in draw(st.lists(WORDS, min_size=1, max_size=6)):
        outer, inner = draw(st.sampled_from(wraps[:4])), draw(st.sampled_from(wraps))
        html = Html(html + (outer(inner(text)) if outer is not inner and inner is not markup.folded else inner(text)))
    return html


@given(WORDS)
def test_escaped_text_is_shown_as_it_was(text: str):
    assert shown(markup.escape(text)) == markup.CONTROL.sub("", text)


def test_what_is_html_already_is_not_escaped_again():
    assert markup.escape(markup.bold("a & b")) == "<b>a &amp; b</b>"
    assert markup.join("a < b", markup.italic("c"), "", by=" ") == "a &lt; b <i>c</i>"


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\r", "\x7f", "\ud83d", "\u2028"])
def test_what_telegram_does_not_take_is_left_out(char: str):
    assert markup.escape(f"a{char}b") == "ab"


@given(pages(), st.integers(10, 80))
def test_every_part_of_a_split_text_parses_fits_and_nothing_is_lost(html: Html, limit: int):
    parts = markup.split(html, limit)
    seen = [shown(part) for part in parts]
    assert all(units(text) <= limit for text in seen)
    assert squeezed("".join(seen)) == squeezed(shown(html))


@given(st.text("ab .!\n😀", max_size=300), st.integers(5, 50))
def test_plain_text_is_split_without_losing_a_word(text: str, limit: int):
    parts = markup.split(markup.escape(text), limit)
    assert all(units(part) <= limit for part in parts)
    assert squeezed("".join(parts)) == squeezed(text)


def test_a_text_that_fits_is_one_part():
    assert markup.split("a. b. c.", 10) == ["a. b. c."]


def test_a_text_is_split_at_the_end_of_a_sentence():
    assert markup.split("Eins zwei. Drei vier. Fünf sechs.", 25) == ["Eins zwei. Drei vier.", "Fünf sechs."]


def test_a_part_takes_its_formatting_along():
    assert markup.split("<b>Eins zwei drei vier.</b>", 12) == ["<b>Eins zwei</b>", "<b>drei vier.</b>"]


def test_a_face_is_not_cut_in_two():
    assert all(shown(part).encode() for part in markup.split("😀" * 30, 7))


@pytest.mark.parametrize(("done", "bar"), [(0, "▱▱▱▱▱"), (0.5, "▰▰▱▱▱"), (1, "▰▰▰▰▰"), (7, "▰▰▰▰▰"), (-1, "▱▱▱▱▱")])
def test_a_bar_is_always_five_fields(done: float, bar: str):
    assert markup.bar(done) == bar
