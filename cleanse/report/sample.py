"""A sample of fixed size out of a stream, the same whatever the order: those whose keys have the smallest digests.

Equal keys count once, so that a sample of what rules did shows different things.
"""

from hashlib import blake2b
from heapq import heappush, heappushpop
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Sample(Generic[Item]):
    """A sample.

    Args:
        size: How many are kept.
        seed: Another seed gives another sample; so many bits count as a salt has.

    >>> sample = Sample[str](2, 0)
    >>> for word in ("tram", "ferry", "tram", "bridge"):
    ...     sample.add(word, word)
    >>> sample.items()
    ['ferry', 'tram']
    """

    __slots__ = ("_heap", "_known", "_salt", "_size")

    def __init__(self, size: int, seed: int) -> None:
        self._size = size
        self._salt = (seed % 2**128).to_bytes(16, "big")
        #: the largest digest on top
        self._heap: list[tuple[int, Item]] = []
        self._known: set[int] = set()

    def add(self, key: str, item: Item) -> None:
        """Offer an item; two with one key are one."""
        digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8, salt=self._salt).digest()
        rank = -int.from_bytes(digest, "big")
        if rank in self._known or self._size <= 0:
            return
        if len(self._heap) < self._size:
            self._known.add(rank)
            heappush(self._heap, (rank, item))
        elif rank > self._heap[0][0]:
            self._known.add(rank)
            self._known.discard(heappushpop(self._heap, (rank, item))[0])

    def items(self) -> list[Item]:
        """The sample, by digest."""
        return [item for _, item in sorted(self._heap, key=lambda pair: -pair[0])]
