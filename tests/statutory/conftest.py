"""Every reading in turn, for what must hold of each draft."""

import pytest

from tests.statutory import readings
from tests.statutory.senses import Reading


@pytest.fixture(params=readings.names())
def reading(request: pytest.FixtureRequest) -> Reading:
    """Return each reading in turn, drafted once in a process."""
    return readings.reading(request.param)
