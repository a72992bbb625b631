"""No test sees the settings, rules or environment of whoever runs it."""

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for the user's settings."""
    folder = tmp_path_factory.mktemp("settings")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    for name in [name for name in os.environ if name.startswith("CLEANSE_")]:
        monkeypatch.delenv(name)
    return folder / "cleanse"
