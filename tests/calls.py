"""Calls: work counted in them, a cost that no busy machine changes; and functions that a test sees not called."""

import sys
from collections.abc import Callable
from types import FrameType, ModuleType

import pytest


def count_calls(work: Callable[[], object]) -> int:
    """How many functions are called, of Python and of C."""
    calls = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def refuse_calls(patch: pytest.MonkeyPatch, module: ModuleType, *names: str) -> None:
    """Let the test fail where one of a module's functions is called."""
    for name in names:
        patch.setattr(module, name, _refuse(f"{module.__name__}.{name}"))


def _refuse(name: str) -> Callable[..., object]:
    def refuse(*_given: object, **_named: object) -> object:
        raise AssertionError(f"{name} was called")

    return refuse
