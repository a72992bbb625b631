"""The command line called in the test's own process."""

import signal

import pytest


@pytest.fixture(autouse=True)
def own_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test keeps its own signals."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
