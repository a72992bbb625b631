"""Domains: where a text comes from, out of what the user or a record says of it."""

from cleanse.core.pattern import compile_late
from cleanse.errors import UsageError

#: names parted by dots; what is not ASCII may be a letter of any script
_DOMAIN = compile_late(r"[a-z0-9_\-\u0080-\U0010ffff]+(\.[a-z0-9_\-\u0080-\U0010ffff]+)+")


def check_source(source: str, name: str) -> None:
    """Refuse what is neither a domain nor a URL, for which no rule would act; `name` is the option's.

    That of a single record may be anything, as metadata are.

    Raises:
        UsageError: names the option and what is wanted.

    >>> check_source("https://intranet/news", "--source"), check_source("www.Example.org:8080", "--source")
    (None, None)
    """
    host = normalise_source(source) or ""
    is_url = "://" in source and host and not any(letter.isspace() for letter in host)
    if not is_url and (_DOMAIN.fullmatch(host) is None or any(letter.isspace() for letter in host)):
        raise UsageError(f"{name} {source!r}: a domain or URL is wanted, such as example.org; the name of a site is none")


def normalise_source(source: str | None) -> str | None:
    """A domain out of a domain or URL: lower case, no scheme, port, path or `www.`, in its ASCII form.

    >>> normalise_source("https://www.Example.org:8080/news?id=1")
    'example.org'
    >>> normalise_source("example.org/share?url=https://elsewhere.example")
    'example.org'
    """
    if source is None:
        return None
    scheme, mark, rest = source.strip().partition("://")
    host = rest if mark and scheme.isalnum() else source.strip().removeprefix("//")  # an address may stand in what is asked for
    for mark in "/?#":
        host = host.partition(mark)[0]
    host = host.rpartition("@")[2].partition(":")[0]
    host = host.lower().strip(".").removeprefix("www.")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return host or None
    return host or None
