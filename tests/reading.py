"""What comes of reading one location, as tests ask for it."""

from pipeline.read import DEFAULT_CAPS, Caps, RawDocument, ReadError, read


def documents(location: str) -> list[RawDocument]:
    """The documents there, which are all that is there."""
    found = list(read(location))
    assert all(isinstance(reading, RawDocument) for reading in found), found
    return [reading for reading in found if isinstance(reading, RawDocument)]


def only(location: str) -> RawDocument:
    """The one document there."""
    (found,) = documents(location)
    return found


def reasons(location: str, caps: Caps = DEFAULT_CAPS) -> list[str]:
    """Of each item there, why it cannot be read, or `ok`."""
    return [reading.reason if isinstance(reading, ReadError) else "ok" for reading in read(location, caps=caps)]
