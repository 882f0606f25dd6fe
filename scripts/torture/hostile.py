"""Hostile input: cut archives, bombs, names that point outside, deep pages, long lines, random bytes."""

import bz2
import gzip
import io
import json
import lzma
import os
import random
import resource
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import zstandard

from pipeline.document import RawDocument
from pipeline.read import expand_inputs, read
from scripts.torture.bench import Bench, Result
from scripts.torture.kills import in_child

_TEXTS = [f"漳州市今年固定资产投资增长{number}%,确保全年目标任务完成。" for number in range(1, 4)]
_LINES = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in _TEXTS).encode()
_MOST_SECONDS, _MOST_MEGABYTES = 30, 600


def hostile(bench: Bench) -> Iterator[Result]:
    """Each kind of hostile input, and what reading it came to."""
    folder = bench.folder / "hostile"
    folder.mkdir()
    yield _cut(folder)
    yield _random_bytes(folder, bench.amount(4000, 200))
    yield _outside(folder)
    for name, make, expected in (
        ("a gzip bomb (10 GB in 10 MB)", _gzip_bomb, "bomb"),
        ("a zip bomb (members of zeros)", _zip_bomb, "bomb"),
        ("a single line of 100 MB", _long_line, "too_large"),
        ("a record of 100 MB", _long_record, "too_large"),
        ("a page nested 100,000 deep", _deep_page, "too_deep"),
    ):
        if not bench.short or make in (_deep_page, _zip_bomb):
            yield _measured(folder, name, make, expected)
    yield _many_names(folder, bench.amount(100_000, 2_000))


def _packings() -> dict[str, bytes]:
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with (
        zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive,
        tarfile.open(fileobj=tarred, mode="w:gz") as tar,
    ):
        for number, text in enumerate(_TEXTS):
            archive.writestr(f"{number}.txt", text)
            member = tarfile.TarInfo(f"{number}.txt")
            member.size = len(text.encode())
            tar.addfile(member, io.BytesIO(text.encode()))
    return {
        "a.txt.gz": gzip.compress(_TEXTS[0].encode()),
        "a.jsonl.gz": gzip.compress(_LINES),
        "a.csv.gz": gzip.compress(("text\n" + "\n".join(_TEXTS)).encode()),
        "a.jsonl.bz2": bz2.compress(_LINES),
        "a.jsonl.xz": lzma.compress(_LINES),
        "a.jsonl.zst": zstandard.compress(_LINES),
        "a.zip": zipped.getvalue(),
        "a.tar.gz": tarred.getvalue(),
    }


def _cut(folder: Path) -> Result:
    """Every prefix of every kind of packed file: whole documents or errors, never a piece of a document."""
    cuts = crashes = pieces = silent = 0
    for name, packed in _packings().items():
        for length in range(len(packed)):
            cuts += 1
            (folder / name).write_bytes(packed[:length])
            try:
                found = list(read(str(folder / name)))
            except Exception:
                crashes += 1
                continue
            texts = [reading.text for reading in found if isinstance(reading, RawDocument)]
            pieces += any(text not in _TEXTS for text in texts)
            silent += len(texts) == len(found) and len(texts) < (1 if name == "a.txt.gz" else len(_TEXTS))
    figure = f"{cuts} cuts: {crashes} crashes, {pieces} partial documents, {silent} losses untold"
    return Result("packed files cut at every byte", figure, not (crashes or pieces or silent))


def _random_bytes(folder: Path, count: int) -> Result:
    """Random bytes, and packed files with random bytes in them, under every name."""
    chance, crashes = random.Random(6), 0
    packings = _packings()
    names = [*packings, "a.html", "a.txt", "a.csv", "a.jsonl", "a.parquet", "a.warc", "a.tar", "a"]
    for _ in range(count):
        name = chance.choice(names)
        data = bytearray(packings.get(name) or chance.randbytes(chance.randrange(1, 2000)))
        for _ in range(chance.randrange(8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (folder / name).write_bytes(data)
        try:
            list(read(str(folder / name)))
        except Exception:
            crashes += 1
    return Result("random bytes", f"{count} files: {crashes} crashes", not crashes)


def _outside(folder: Path) -> Result:
    """Archives whose members point outside, by name or by link."""
    inside = folder / "in"
    inside.mkdir()
    (folder / "secret.txt").write_text("SECRET 漳州市今年固定资产投资增长", encoding="utf-8")
    with zipfile.ZipFile(inside / "a.zip", "w") as archive, tarfile.open(inside / "a.tar", "w") as tar:
        for name in ("../out.txt", "/tmp/fangzhi-out.txt", "a/../../../out.txt", "C:\\out.txt"):
            archive.writestr(name, _TEXTS[0])
            member = tarfile.TarInfo(name)
            member.size = len(_TEXTS[0].encode())
            tar.addfile(member, io.BytesIO(_TEXTS[0].encode()))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            link = tarfile.TarInfo("link.txt")
            link.type, link.linkname = kind, str(folder / "secret.txt")
            tar.addfile(link)
    before = set(folder.rglob("*"))
    found = [reading for location in expand_inputs([str(inside)]) for reading in read(location)]
    written = set(folder.rglob("*")) - before
    led = sum("SECRET" in reading.text for reading in found if isinstance(reading, RawDocument))
    written_outside = len(written) + Path("/tmp/fangzhi-out.txt").exists()
    figure = f"{len(found)} members read, {written_outside} files written, {led} links followed"
    return Result("names and links that point outside", figure, not (written_outside or led))


def _gzip_bomb(folder: Path) -> Path:
    path = folder / "bomb.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(10_000):
            file.write(b"\n" * 1_000_000)
    return path


def _zip_bomb(folder: Path) -> Path:
    path = folder / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            archive.writestr(f"{number}.jsonl", b"\n" * 10_000_000)
    return path


def _long_line(folder: Path) -> Path:
    path = folder / "line.txt"
    with path.open("w", encoding="utf-8") as file:
        for _ in range(100):
            file.write("漳州市投资1" * 62_500)
    return path


def _long_record(folder: Path) -> Path:
    path = folder / "line.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.write('{"text": "')
        for _ in range(100):
            file.write("漳州市投资1" * 62_500)
        file.write('"}\n' + _LINES.decode())
    return path


def _deep_page(folder: Path) -> Path:
    path = folder / "deep.html"
    path.write_text("<html><body>" + "<div>" * 100_000 + _TEXTS[0] + "</div>" * 100_000, encoding="utf-8")
    return path


def _measured(folder: Path, name: str, make: Callable[[Path], Path], expected: str | None) -> Result:
    """Reads what `make` makes in a child: its time, its memory, and the reason it gives, where one is expected."""
    path = make(folder)
    began = time.monotonic()

    def work() -> None:
        found = [getattr(reading, "reason", "document") for reading in read(str(path))]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        (folder / "found").write_text(json.dumps([peak, sorted(set(found))]), encoding="utf-8")

    died = os.waitpid(in_child(work), 0)[1] != 0
    took = time.monotonic() - began
    path.unlink()
    if died:
        return Result(name, f"the process died after {took:.1f} s", False)
    peak, found = json.loads((folder / "found").read_text("utf-8"))
    kept = took <= _MOST_SECONDS and peak <= _MOST_MEGABYTES and (expected is None or expected in found)
    return Result(name, f"{', '.join(found)} in {took:.1f} s, {peak} MB", kept)


def _many_names(folder: Path, count: int) -> Result:
    """A folder of empty files with every kind of name."""
    many = folder / "many"
    many.mkdir()
    chance = random.Random(7)
    odd = ["\n", "\x1b[2J", "'", '"', "%s", "\udcff", "*", "漳", " ", "\u202e", ";--", "{}"]
    for number in range(count):
        os.close(os.open(many / f"{number:07}{chance.choice(odd)}.txt", os.O_CREAT | os.O_WRONLY))
    began, found = time.monotonic(), 0
    for location in expand_inputs([str(many)]):
        found += sum(getattr(reading, "reason", "") == "empty" for reading in read(location))
    took, peak = time.monotonic() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Result("empty files with odd names", f"{found} of {count} named, {took:.0f} s, {peak} MB", found == count)
