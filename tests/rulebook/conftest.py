"""What tests of rules share."""

import pytest

from cleanse import Cleaner


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    """Rules without the scorecard, which would take some of what they leave."""
    return Cleaner(disable=["structure/*"])
