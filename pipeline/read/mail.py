"""Pages that a browser saved whole (MHTML), and mails: messages of many parts (RFC 2557, RFC 5322) -> the article."""

from email import message_from_bytes
from email.errors import InvalidBase64LengthDefect
from email.message import MIMEPart
from email.policy import default
from io import BufferedReader

from pipeline.errors import ReadError
from pipeline.read.encodings import decode
from pipeline.read.locations import is_url
from pipeline.read.types import How, Readings, make_document


def read_mail(stream: BufferedReader, source: str, how: How) -> Readings:
    """The page in the message, or else its plain text; pictures and style sheets beside them are left alone."""
    data = stream.read(how.caps.document + 1)
    if len(data) > how.caps.document:
        yield how.caps.too_large(source)
        return
    message = message_from_bytes(data, policy=default)
    part = message.get_body(("html", "plain"))
    content = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(content, bytes) or not content.strip():
        yield ReadError(source, "empty", "the message holds neither a page nor a text")
    elif any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects):
        yield ReadError(source, "truncated", "the message is cut off or damaged: its text cannot be unpacked")
    elif part.get_content_type() == "text/html":
        yield how.page(content, source, _address(part) or _address(message))
    elif (decoded := decode(content, part.get_content_charset())) is None:
        yield ReadError(source, "undecodable", "the bytes are text in no known encoding")
    else:
        yield make_document(source, decoded.text, decoded.encoding, "text/plain")


def _address(part: MIMEPart) -> str | None:
    """Where a page was saved from."""
    told = (part.get("Content-Location") or part.get("Snapshot-Content-Location") or "").strip()
    return told if is_url(told) else None
