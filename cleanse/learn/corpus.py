"""Texts by the site that they come from: of each site a sample, which depends on the texts alone and not on their order."""

from collections.abc import Iterator
from hashlib import sha256
from heapq import heappush, heappushpop

#: how many texts of a site are held; more would tell nothing new
MOST = 100


class Corpus:
    """A sample of the texts of each site, each text once.

    Args:
        most: How many texts of a site are held.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        #: digests of the texts that are held, the largest first, and the texts
        self._held: dict[str, list[tuple[int, str]]] = {}
        self._digests: dict[str, set[int]] = {}

    def __len__(self) -> int:
        """How many sites there are."""
        return len(self._held)

    def add(self, text: str, source: str) -> None:
        """Take a text of a site into account."""
        digest = -int.from_bytes(sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big")
        held, digests = self._held.setdefault(source, []), self._digests.setdefault(source, set())
        if digest in digests:
            return
        if len(held) < self._most:
            heappush(held, (digest, text))
            digests.add(digest)
        else:
            digests.add(digest)
            digests.remove(heappushpop(held, (digest, text))[0])

    def sites(self) -> Iterator[tuple[str, list[str]]]:
        """Each site and the texts of its sample, both in an order of their own."""
        for source, held in sorted(self._held.items()):
            yield source, [text for _, text in sorted(held)]
