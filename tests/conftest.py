"""What every test has: no network, no cache, hypothesis profiles, and the four samples drafted once in a process."""

import os
import socket
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.drafts import SAMPLES, Sample, project_of, sample_data

os.environ["DRAFTKIT_CACHE"] = "off"  # a test leaves nothing in the user's home, and owes nothing to it

_WITHIN = ("127.0.0.1", "::1")
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile("default", max_examples=25, deadline=None, suppress_health_check=_SLOW)
settings.register_profile(
    "ci",
    max_examples=650,
    deadline=None,
    derandomize=True,
    print_blob=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=_SLOW,
)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Fail whatever test reaches for the network: nothing here needs it. Sockets within the machine are let be."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", _looked_up(socket.getaddrinfo))
        yield


@pytest.fixture(scope="session")
def samples() -> dict[str, Sample]:
    """Return the four samples by name."""
    return {name: _sample(name) for name in SAMPLES}


@pytest.fixture(scope="session", params=SAMPLES)
def sample(request: pytest.FixtureRequest, samples: dict[str, Sample]) -> Sample:
    """Return each of the four samples in turn."""
    found: Sample = samples[request.param]
    return found


def _sample(name: str) -> Sample:
    return Sample(name, project_of(sample_data(name), f"{name}.json"))


def _guarded(connect):
    def call(self, address):
        within = self.family == socket.AF_UNIX or address[0] in _WITHIN
        return connect(self, address) if within else _refuse(address)

    return call


def _looked_up(getaddrinfo):
    def call(host, *others, **options):
        return getaddrinfo(host, *others, **options) if host in _WITHIN else _refuse(host)

    return call


def _refuse(*what, **_):
    # A BaseException, so that no handler on the way can swallow it.
    pytest.fail(f"a test reached for the network: {what}")
