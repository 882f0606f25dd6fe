"""Text -> every stretch of so many characters, which both search and fingerprints are made of."""

from array import array

_ENCODING = "utf-32-le"


def stretches(text: str, length: int, end: str) -> str:
    """Every stretch of `length` characters of `text`, in order, each with the character `end` behind it.

    Characters are moved as numbers of four bytes, all that stand at one place of their stretch at once: a loop over
    them takes six times as long.

    >>> stretches("漳州市长", 2, "/")
    '漳州/州市/市长/'
    """
    characters = array("I", text.encode(_ENCODING, "surrogatepass"))
    count = max(0, len(characters) - length + 1)
    made = array("I", end.encode(_ENCODING)) * (count * (length + 1))
    for at in range(length):
        made[at :: length + 1] = characters[at : at + count]
    return made.tobytes().decode(_ENCODING, "surrogatepass")
