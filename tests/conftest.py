"""No test sees the settings, rules or environment of whoever runs it, and none is timed: a machine that is busy fails none."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for the user's settings."""
    folder = tmp_path_factory.mktemp("settings")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    for name in [name for name in os.environ if name.startswith("CLEANSE_")]:
        monkeypatch.delenv(name)
    return folder / "cleanse"


@pytest.fixture
def own_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that calls the command line in its own process keeps its own signals."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
