"""A password in the URL of the database: whatever fails, nobody sees it."""

from collections.abc import Iterator

from typer.testing import CliRunner

from pipeline.cli.app import app
from scripts.torture.bench import Bench, Result

_SECRET = "s3cr@t/pa:ss#?x"
_ENCODED = "s3cr%40t%2Fpa%3Ass%23%3Fx"
# What of it must be seen nowhere, in whatever spelling.
_TRACES = ("s3cr", "pa:ss", "pa%3Ass", "pass#")
# The forms in which a URL may carry it; {} is the place to connect to.
_FORMS = (
    f"postgresql://ann:{_ENCODED}@{{}}",
    f"postgres://ann:{_ENCODED}@{{}}",
    f"postgresql+psycopg://ann:{_ENCODED}@{{}}",
    f"postgresql://{{}}?user=ann&password={_ENCODED}",
    f"postgresql://ann@{{}}?password={_ENCODED}&sslmode=disable",
    f"postgresql://ann@{{}}?sslpassword={_ENCODED}",
    "postgresql://ann:s3cr@t@{}",
    "postgresql://:s3cr%40t@{}",
)
# The failures: nobody listens, no such host, not a port, no such option, an unknown kind of database, no such folder.
_PLACES = (
    "127.0.0.1:1/news",
    "no-such-host.invalid/news",
    "127.0.0.1:99999999/news",
    "127.0.0.1:1/news?no_such_option=1",
    None,
    "%2Fno%2Fsuch%2Fsocket/news",
)


def secrets(bench: Bench) -> Iterator[Result]:
    """Eight forms of URL by six failures, for two commands."""
    calls = shown = surprising = 0
    runner = CliRunner()
    for form in _FORMS[:: bench.amount(1, 3)]:
        for place in _PLACES[:: bench.amount(1, 2)]:
            for command in (("run", str(bench.articles(1)), "--verbose", "--workers", "0"), ("status",)):
                calls += 1
                done = runner.invoke(app, [*command, "--database", _url(form, place)])
                # An exception that comes out would be printed with all that led to it.
                surprising += done.exit_code not in (1, 2) or not isinstance(done.exception, SystemExit)
                shown += any(trace in done.output + repr(done.exception) for trace in _TRACES)
    figure = (
        f"{calls} calls: {shown} with a trace of it, {surprising} with an exception or an exit code other than 1 and 2"
    )
    yield Result("no password is shown", figure, not (shown or surprising))


def _url(form: str, place: str | None) -> str:
    """The form with the place in it; without a place, of a kind of database that Fangzhi does not know."""
    if place is None:
        return form.format("127.0.0.1/news").replace("postgres", "mystery")
    first, mark, options = form.format(place.partition("?")[0]).partition("?")
    more = place.partition("?")[2]
    return first + ("?" if mark or more else "") + "&".join(filter(None, (options, more)))
