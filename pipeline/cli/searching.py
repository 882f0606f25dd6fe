"""`fangzhi search`: the documents that hold given words."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_DATABASE, Database, Quiet, Verbose
from pipeline.cli.terminal import notices, print_table, results, start_logging, wrong_call


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="Words that a document has to hold, all of them.")
    ],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many documents to show at most.")] = 20,
    database: Database = DEFAULT_DATABASE,
    as_json: Annotated[bool, typer.Option("--json", help="JSON in place of text.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Find documents by the words they hold, the latest first, and the facts that quote one of them."""
    start_logging(quiet, verbose)
    from pipeline.cli.connecting import opened
    from pipeline.load.bigrams import phrases
    from pipeline.query.searching import search as search_documents

    if not any(map(phrases, words)):
        raise wrong_call("nothing to search for: give a word of letters, digits or Chinese characters")
    with opened(database, read_only=True) as engine:
        hits, quotes = search_documents(engine, words, limit)
    if as_json:
        found = {"documents": [asdict(hit) for hit in hits], "facts": [asdict(quote) for quote in quotes]}
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1, default=str))
        return
    if not hits and not quiet:
        notices().print("no document holds these words" if len(words) > 1 else "no document holds this word")
    rows = [(hit.published_on, hit.place, hit.title, hit.passage, hit.source) for hit in hits]
    print_table(results(), "Documents", ("day", "place", "title", "passage", "source"), rows)
    print_table(results(), "Facts", ("kind", "quote"), [(quote.fact, quote.quote) for quote in quotes])
