"""Shared by the tests of language."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds


@pytest.fixture
def stopwatch():
    """Fails when the block takes more processor time than it may."""
    return _within
