"""Attributes that are computed when they are first read, and kept: like `functools.cached_property`, without its lock."""

from collections.abc import Callable
from typing import Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")


class later(Generic[S, T]):  # noqa: N801 - stands where `property` would
    """A property of which the object keeps the first value; the value must depend on nothing that changes."""

    def __init__(self, compute: Callable[[S], T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, owner: S, kind: type[S] | None = None) -> T:
        """The value; the object's own attribute stands in front of this one from now on."""
        value = owner.__dict__[self._name] = self._compute(owner)
        return value
