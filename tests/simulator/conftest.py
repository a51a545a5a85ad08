"""A started simulator, HTTP to it, and somebody who has pressed start."""

import aiohttp
import pytest
from simulator_wire import Wire

from simulator.server import Simulator


@pytest.fixture
async def simulator():
    async with Simulator() as running:
        yield running


@pytest.fixture
async def wire(simulator):
    async with aiohttp.ClientSession() as session:
        yield Wire(session, simulator.base_url)


@pytest.fixture
async def ana(wire):
    return await wire.person()
