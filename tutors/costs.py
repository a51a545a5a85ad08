"""What a call costs, by model."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens; `cache_write` is for entries that live five minutes."""

    input: float
    output: float
    cache_write: float
    cache_read: float


PRICES: Mapping[str, Price] = {
    "claude-fable-5-1": Price(10, 50, 12.5, 0.25),
    "claude-opus-5-5": Price(4, 20, 5, 0.2),
    "claude-opus-5": Price(5, 25, 6.25, 0.5),
    "claude-opus-4": Price(5, 25, 6.25, 0.5),
    "claude-sonnet-5-5": Price(2, 10, 2.5, 0.1),
    "claude-sonnet-5": Price(2, 10, 2.5, 0.2),
    "claude-sonnet-4": Price(3, 15, 3.75, 0.3),
    "claude-haiku-5-5": Price(0.1, 0.5, 0.125, 0.01),
    "claude-haiku-4": Price(1, 5, 1.25, 0.1),
}
"""By beginning of the model's name, the longest match counts.

Source: platform.claude.com/docs/en/about-claude/pricing, as of October 2026; Haiku 5.5 for prompts up to 100,000
tokens, which no talk reaches.
"""
DEAREST = Price(10, 50, 12.5, 1)
"""For a model that is not in the table: a budget is better spent too early than too late."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What one call took; `fresh` is input that was neither read from the cache nor written to it."""

    fresh: int = 0
    cache_write: int = 0
    cache_read: int = 0
    output: int = 0


def price(model: str, prices: Mapping[str, Price] = PRICES) -> Price:
    """The price of the longest name that `model` begins with; DEAREST when there is none."""
    names = [name for name in prices if model.startswith(name)]
    return prices[max(names, key=len)] if names else DEAREST


def microusd(tokens: Tokens, price: Price) -> int:
    """Cost in US dollars × 10⁻⁶, rounded up."""
    cost = (
        tokens.fresh * price.input
        + tokens.cache_write * price.cache_write
        + tokens.cache_read * price.cache_read
        + tokens.output * price.output
    )
    return int(-(-cost // 1))
