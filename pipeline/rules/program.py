"""Which program and rules are at work, as one hash: what another one found has to be found again."""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

# Libraries whose behaviour shows in the facts.
_LIBRARIES = ("ahocorasick-rs", "dateparser", "jieba", "opencc", "regex", "resiliparse")
# Folders that no fact depends on; of all others every file counts, so that no new kind of data is forgotten.
_ASIDE = ("__pycache__", "articles", "report")


@cache
def program_id() -> str:
    """24 hexadecimal digits for the code, the rule files, the learnt weights, the seeds and the libraries that find
    facts. The database keeps it as `engine`."""
    digest = hashlib.blake2b(digest_size=12)
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for package in ("pipeline", "seeds"):
        _add(digest, files(package))
    return digest.hexdigest()


def _add(digest: "hashlib.blake2b", folder: Traversable) -> None:
    """Feeds the files below `folder`, in the order of their names."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_file():
            digest.update(entry.name.encode() + b"\x00" + entry.read_bytes())
        elif entry.name not in _ASIDE:
            _add(digest, entry)
