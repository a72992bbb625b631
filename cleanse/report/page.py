"""The report: one HTML page that needs nothing else, made from a log and, if they are there, the cleaned texts.

The same log, files and options give the same bytes. A page has a fixed size at most, whatever the log's. It holds texts that nobody can
vouch for, so everything is escaped, and a content policy lets no script and no style run but its own, by a nonce that is a digest of the
page: whoever writes a text cannot know it beforehand.
"""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from hashlib import sha256
from importlib import resources

from cleanse.changelog.offsets import LOG_FORMAT, OFFSETS
from cleanse.errors import UsageError
from cleanse.report.gather import gather
from cleanse.report.tally import read_tally
from cleanse.report.view import PageView, make_view
from cleanse.report.visible import show
from cleanse.run.log_file import open_log
from cleanse.version import __version__


def make_report(log: str, paths: Sequence[str] = (), before: str | None = None, texts: int = 12, seed: int = 0) -> str:
    """The page.

    Args:
        log: The path of the log, which is read twice.
        paths: Cleaned files; those that the log does not speak of are left aside.
        before: The path of an earlier run's log.
        texts: How many texts the sample has.
        seed: Another seed gives another sample.

    Raises:
        InputError: a file cannot be read, or a log is damaged.
        UsageError: the package for templates is not installed.
    """
    with open_log(log) as lines:
        tally = read_tally(lines, log)
    if paths and tally.run.get(LOG_FORMAT) == OFFSETS:
        raise UsageError(
            f"{log} was written with --log-format {OFFSETS}: it cannot say what stood in the cleaned files; leave them away"
        )
    with open_log(log) as lines:
        gathered = gather(lines, log, tally, texts, seed)
    earlier = None
    if before is not None:
        with open_log(before) as lines:
            earlier = read_tally(lines, before)
    return render(make_view(tally, gathered, paths, earlier, seed))


def render(view: PageView) -> str:
    """The page of a view.

    Raises:
        UsageError: the package for templates is not installed.
    """
    try:
        from jinja2 import Environment, StrictUndefined
        from markupsafe import Markup
    except ImportError:
        raise UsageError("the report needs Jinja2: pip install Jinja2") from None
    folder = resources.files("cleanse.report") / "assets"
    source, style, script = ((folder / name).read_text(encoding="utf-8") for name in ("page.html", "page.css", "page.js"))
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["show"] = show
    environment.filters["count"] = lambda number: f"{number:,}"
    template = environment.from_string(source)
    values = {"view": view, "version": __version__, "style": Markup(style), "script": Markup(script)}
    digest = sha256(template.render(**values, nonce="").encode("utf-8", "surrogatepass")).digest()
    return template.render(**values, nonce=urlsafe_b64encode(digest[:18]).decode())
