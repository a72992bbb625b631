"""The command line called in the test's own process."""

import pytest


@pytest.fixture(autouse=True)
def keep_signals(request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("own_signals")
