"""Streams -> documents: looks at name and first bytes, and hands each stream to the reader of its kind."""

import re
import tarfile
import zipfile
from io import BufferedReader, RawIOBase
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast

from pipeline.errors import ReadError
from pipeline.read.caps import BombError
from pipeline.read.encodings import decode
from pipeline.read.json_records import read_json, read_json_lines
from pipeline.read.mail import read_mail
from pipeline.read.office import ZIPPED, is_office, no_plain_text, read_office
from pipeline.read.pdf import PDF_MAGIC
from pipeline.read.records import read_parquet, read_table
from pipeline.read.streams import STREAM_ERRORS, brief, peekable, uncompressed
from pipeline.read.types import How, Readings, make_document

_KINDS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".shtml": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv",
    ".parquet": "parquet", ".zip": "zip", ".tar": "tar", ".warc": "warc", ".mht": "mail", ".mhtml": "mail",
    ".eml": "mail", ".js": "code", ".mjs": "code", ".css": "code", ".map": "code", ".svg": "code",
}  # fmt: skip
# How a list or an object in JSON begins, whose first object has a key or is empty.
_JSON = re.compile(rb'(?P<list>\[\s*)?\{\s*["}]')
# How a page begins, or what was cut out of one, whatever its file is called.
_PAGE = re.compile(
    rb"(?>(?><\?xml[^>]*>|<!--.*?-->|\s)*)"
    rb"<(?:!doctype html|html|head|body|title|meta|div|p|table|article|section|h[1-6])\b",
    re.DOTALL,
)
_MEDIA_TYPES = {"text": "text/plain", "markdown": "text/markdown"}
# What a crawl is answered with that may hold an article.
_ANSWERS = re.compile("html|pdf")
# How deep archives may lie in one another.
_DEEPEST = 4
# What says that the name of a member of an archive is UTF-8, and what others are taken for (APPNOTE.TXT 4.4.4, D.1).
_NAMED_IN_UTF8, _TAKEN_FOR = 0x800, "cp437"
_IN_MEMORY = 16 * 1024 * 1024
_SNIFFED = 2048
# Text holds hardly any control characters.
_CONTROL_SHARE = 0.02
# First bytes of files that hold no text, and what they are.
_BINARY = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an old document of an office program, which can be saved as .docx or .xlsx",
    b"{\\rtf": "a document in Rich Text Format, which can be saved as .docx",
    b"\x7fELF": "a program",
    b"Rar!": "an archive of WinRAR, which can be packed anew as .zip",
    b"7z\xbc\xaf": "an archive of 7-Zip, which can be packed anew as .zip",
    b"SQLite format 3\x00": "a database",
}


def read_stream(stream: BufferedReader, name: str, source: str, how: How, depth: int = 0) -> Readings:
    """The documents in `stream`; `name` is its file name, `source` how it is called in the database."""
    try:
        stream, name = uncompressed(stream, name, how.meter)
        yield from _read_kind(stream, _kind_of(stream, name), source, how, depth)
    except BombError:
        raise
    except STREAM_ERRORS as error:
        yield ReadError(source, "truncated", f"the file is cut off or damaged: {brief(error)}")
    except Exception as error:  # what the unpackers raise on hostile bytes is not theirs to promise
        yield ReadError(source, "unreadable", f"it cannot be read: {type(error).__name__}: {brief(error)}")


def _kind_of(stream: BufferedReader, name: str) -> str:
    """What a stream holds: by its first bytes where they are plain, else by its name, else by how it begins."""
    head = stream.peek(_SNIFFED)[:_SNIFFED]
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(ZIPPED):
        return "zip"
    if head.startswith(PDF_MAGIC):
        return "pdf"
    if head.startswith(tuple(_BINARY)):
        return "binary"
    known = _KINDS.get(PurePosixPath(name).suffix.lower())
    if known is not None:
        return known
    if head[257:262] == b"ustar":
        return "tar"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<") and (markup := _kind_of_markup(start)):
        return markup
    if start.startswith((b"from: <saved by", b'from: "saved by', b"mime-version:")):
        return "mail"
    return _kind_of_json(start) or ("json" if start and PurePosixPath(name).suffix.lower() == ".json" else "text")


def _kind_of_markup(start: bytes) -> str | None:
    """Whether what starts so is a page, a piece of one, or XML that is none."""
    begun = _PAGE.match(start)
    return "html" if begun else "code" if start.startswith(b"<?xml") else None


def _kind_of_json(start: bytes) -> str | None:
    """Whether what starts so is a list or an object in JSON, or has an object in each line."""
    begun = _JSON.match(start)
    if begun is None or begun["list"]:
        return "json" if begun else None
    first, ended, _ = start.partition(b"\n")
    return "json" if ended and not first.rstrip().endswith(b"}") else "jsonl"


def _read_kind(stream: BufferedReader, kind: str, source: str, how: How, depth: int) -> Readings:
    match kind:
        case "jsonl":
            yield from read_json_lines(stream, source, how)
        case "json":
            yield from read_json(stream, source, how)
        case "csv" | "tsv":
            yield from read_table(stream, source, "," if kind == "csv" else "\t", how)
        case "parquet":
            with _seekable(stream) as file:
                yield from read_parquet(file, source, how)
        case "zip" | "tar":
            if depth >= _DEEPEST:
                yield ReadError(source, "too_deep", f"archives lie more than {_DEEPEST} deep in one another")
            elif kind == "zip":
                yield from _read_zip(stream, source, how, depth)
            else:
                yield from _read_tar(stream, source, how, depth)
        case "warc":
            yield from _read_warc(stream, source, how)
        case "mail":
            yield from read_mail(stream, source, how)
        case "binary":
            head = stream.peek(_SNIFFED)
            yield no_plain_text(source, next(what for magic, what in _BINARY.items() if head.startswith(magic)))
        case "code":
            yield ReadError(source, "no_text", "the file holds no article (a script, a style sheet, a feed, other XML)")
        case _:
            yield from _read_text(stream, kind, source, how)


def _read_text(stream: BufferedReader, kind: str, source: str, how: How) -> Readings:
    largest = how.caps.document
    data = stream.read(largest + 1)
    if len(data) > largest:
        yield how.caps.too_large(source)
    elif not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        yield ReadError(source, "empty", "the file is empty")
    elif kind in ("html", "pdf"):
        yield how.page(data, source, None)
    elif (decoded := decode(data)) is None:
        yield ReadError(source, *_why_undecodable(data))
    elif not decoded.text.strip():
        yield ReadError(source, "empty", "the file holds nothing but blanks")
    else:
        yield make_document(source, decoded.text, decoded.encoding, _MEDIA_TYPES[kind])


def _why_undecodable(data: bytes) -> tuple[str, str]:
    sample = data[:_SNIFFED]
    if sum(byte < 9 or 13 < byte < 32 for byte in sample) > _CONTROL_SHARE * len(sample):
        return "binary", "the file holds no plain text"
    return "undecodable", "the bytes are text in no known encoding"


def _seekable(stream: BufferedReader) -> BufferedReader:
    """`stream` itself, or a copy (on disk when large) of one that cannot be wound back."""
    if stream.seekable():
        return stream
    copy = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
    while chunk := stream.read(1 << 20):
        copy.write(chunk)
    copy.seek(0)
    return cast(BufferedReader, copy)


def _read_zip(stream: BufferedReader, source: str, how: How, depth: int) -> Readings:
    try:
        with _seekable(stream) as file, zipfile.ZipFile(cast(IO[bytes], file)) as archive:
            if is_office(archive):
                yield from read_office(file, archive, source, how)
                return
            for member in archive.infolist():
                name = _name_of(member)
                if member.is_dir() or _hidden(name):
                    continue
                place = f"{source}/{name}"
                try:
                    with archive.open(member) as inner:
                        yield from read_stream(peekable(how.meter.unpacking(inner)), name, place, how, depth + 1)
                except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
                    yield ReadError(place, "truncated", f"the archive's member cannot be read: {brief(error)}")
    except zipfile.BadZipFile as error:
        yield ReadError(source, "truncated", f"the archive is cut off or damaged: {brief(error)}")


def _name_of(member: zipfile.ZipInfo) -> str:
    """The name of a member: archives that were made on Windows have it in the encoding of its country, and say nothing
    of it.
    """
    if member.flag_bits & _NAMED_IN_UTF8 or member.filename.isascii():
        return member.filename
    try:
        decoded = decode(member.filename.encode(_TAKEN_FOR))
    except UnicodeEncodeError:
        return member.filename
    # Two bytes make a character of UTF-16 by chance: no archive has names in it.
    return decoded.text if decoded and not decoded.encoding.startswith("utf-16") else member.filename


class _Member(RawIOBase):
    """A member of a streamed tar archive, which by itself cannot even say that it is not seekable."""

    def __init__(self, member: IO[bytes]) -> None:
        self._member = member

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk = self._member.read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _read_tar(stream: BufferedReader, source: str, how: How, depth: int) -> Readings:
    try:
        with tarfile.open(fileobj=cast(Any, stream), mode="r|") as archive:
            for member in archive:
                inner = archive.extractfile(member) if member.isfile() and not _hidden(member.name) else None
                if inner is not None:
                    yield from read_stream(
                        BufferedReader(_Member(inner)), member.name, f"{source}/{member.name}", how, depth + 1
                    )
    except tarfile.TarError as error:
        yield ReadError(source, "truncated", f"the archive is cut off or damaged: {brief(error)}")


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _read_warc(stream: BufferedReader, source: str, how: How) -> Readings:
    """The HTML pages and PDF files that a crawl was answered with."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    largest = how.caps.document
    for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
        headers = record.http_headers
        if not headers or not _ANSWERS.search(headers.get("Content-Type") or ""):
            continue
        url = record.headers.get("WARC-Target-URI")
        data = record.reader.read(largest + 1)
        if len(data) > largest:
            yield how.caps.too_large(url or source)
        else:
            yield how.page(data, url or source, url)
