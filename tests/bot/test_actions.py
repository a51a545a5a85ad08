"""Button payloads: small, whole, and read as nothing when they are foreign."""

import enum
from dataclasses import fields
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import routes
from domain import zones
from views import actions

KINDS = sorted(actions.REGISTRY.values(), key=lambda kind: kind.code)
LONGEST_ID = 10**18 - 1
LONGEST_USED = 10**12 - 1
"""More rows than any installation will have; Telegram's own numbers stay below it too."""


def strategy(kind: type, name: str) -> st.SearchStrategy:
    if kind is int:
        return st.integers(-1, LONGEST_USED)
    if kind is bool:
        return st.booleans()
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return st.sampled_from(kind)
    return st.sampled_from(zones.names()) if name == "name" else st.from_regex(r"[A-Za-z0-9_+-]{0,20}", fullmatch=True)


def any_of(kind: type[actions.Action]) -> st.SearchStrategy[actions.Action]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: strategy(hints[field.name], field.name) for field in fields(kind)})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_payload_fits_and_is_read_as_what_was_written(kind: type[actions.Action]):
    @given(any_of(kind))
    def holds(action: actions.Action) -> None:
        payload = action.payload()
        assert len(payload.encode()) <= actions.LIMIT
        assert actions.read(payload) == action

    holds()


def test_every_time_zone_fits_into_a_button():
    assert all(len(actions.ChooseZone(name).payload().encode()) <= actions.LIMIT for name in zones.names())


@given(st.text(max_size=70) | st.from_regex(r"1:[a-z]{2}(:[^:]{0,20}){0,3}", fullmatch=True))
def test_what_nobody_wrote_is_read_without_a_fault_and_never_as_a_long_number(payload: str):
    action = actions.read(payload)
    if action is not None:
        values = [getattr(action, field.name) for field in fields(action)]
        assert all(abs(value) <= LONGEST_ID for value in values if isinstance(value, int))


@pytest.mark.parametrize(
    "payload",
    [
        "",
        ":",
        "::",
        "0:te:1",
        "2:te:1",
        "te:1",
        "1:te",
        "1:te:",
        "1:te:1:2",
        "1:te:x",
        "1:te:1_0",
        "1:te:１",
        "1:te: 1",
        "1:te:+1",
        "1:??:1",
        "1:ol:A9",
        "1:ot:xx",
        "1:te:1.0",
        "1:te:" + "9" * 19,
        "1:se:nothing",
        "1::",
    ],
)
def test_a_stale_or_foreign_payload_is_nothing(payload: str):
    assert actions.read(payload) is None


def test_every_action_has_a_route():
    assert set(actions.REGISTRY.values()) <= set(routes.ACTIONS)


def test_no_two_actions_share_a_code():
    assert len(actions.REGISTRY) == len({kind.code for kind in KINDS})
    assert all(len(kind.code) <= 3 for kind in KINDS)
