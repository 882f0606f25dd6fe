"""Identities made of content: the same fact has the same id on every machine and in every order of loading."""

import hashlib


def content_id(*parts: object) -> str:
    """24 hexadecimal digits for `parts`; None and the empty text are told apart.

    Text, since JavaScript, and with it many a BI tool, rounds whole numbers of 64 bits.

    >>> content_id("漳州市", None) == content_id("漳州市", ""), len(content_id())
    (False, 24)
    """
    digest = hashlib.blake2b(digest_size=12)
    for part in parts:
        digest.update(b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return digest.hexdigest()
