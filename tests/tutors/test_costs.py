"""Prices by model name."""

import pytest

from tutors.costs import DEAREST, PRICES, Price, Tokens, microusd, price


@pytest.mark.parametrize(
    ("model", "dollars"),
    [
        ("claude-sonnet-5-5", 2),
        ("claude-haiku-4-5-20251001", 1),
        ("claude-haiku-5-5", 0.1),
        ("claude-opus-5-5", 4),
        ("claude-opus-5", 5),
    ],
)
def test_the_longest_matching_name_decides(model, dollars):
    assert price(model).input == dollars


def test_an_unknown_model_is_priced_as_the_dearest():
    assert price("llama-9") == DEAREST
    assert all(DEAREST.output >= known.output and DEAREST.input >= known.input for known in PRICES.values())


def test_an_operator_can_bring_prices():
    assert price("llama-9", {"llama": Price(1, 2, 3, 4)}).output == 2


def test_each_sort_of_token_has_its_price_and_parts_are_rounded_up():
    assert microusd(Tokens(fresh=10, cache_write=20, cache_read=30, output=40), Price(1, 2, 3, 4)) == 270
    assert microusd(Tokens(fresh=1), Price(0.1, 1, 1, 1)) == 1
    assert microusd(Tokens(), DEAREST) == 0
