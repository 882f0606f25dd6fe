"""Identities made of content: the same fact has the same id on every machine and in every order of loading."""

import hashlib


def content_id(*parts: object) -> str:
    """24 hexadecimal digits for `parts`; None and the empty text are told apart.

    Text, since JavaScript, and with it many a BI tool, rounds whole numbers of 64 bits.

    >>> content_id("漳州市", None) == content_id("漳州市", ""), len(content_id())
    (False, 24)
    """
    told = ["\x00\x1f" if part is None else f"\x01{part}\x1f" for part in parts]
    return hashlib.blake2b("".join(told).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
