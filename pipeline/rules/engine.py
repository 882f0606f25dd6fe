"""Which program and rules are at work, as one hash: what another one found has to be found again."""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

# Libraries whose behaviour shows in the facts.
_LIBRARIES = ("ahocorasick-rs", "dateparser", "jieba", "opencc", "regex", "resiliparse")
_KINDS = (".py", ".toml", ".csv")


@cache
def engine_id() -> str:
    """24 hexadecimal digits for the code, the rule files, the seeds and the libraries that find facts."""
    digest = hashlib.blake2b(digest_size=12)
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for package in ("pipeline", "seeds"):
        _add(digest, files(package))
    return digest.hexdigest()


def _add(digest: "hashlib.blake2b", folder: Traversable) -> None:
    """Feeds the files below `folder`, in the order of their names."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            _add(digest, entry)
        elif entry.name.endswith(_KINDS):
            digest.update(entry.name.encode() + b"\x00" + entry.read_bytes())
