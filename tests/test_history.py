"""What a source held before is kept in mind; reposts point at the article that they repeat."""

from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from pipeline.load.prints import alike, bands, fingerprint_of
from pipeline.run.job import Options, run

BODY = "\n".join(
    f"{name}一行来到{place}调研{works}建设,要求倒排工期、挂图作战,确保年底前完成主体施工,带动{number}户群众增收。"
    for number, (name, place, works) in enumerate(
        [
            ("林知远", "南靖县", "污水处理厂"),
            ("陈云舒", "长泰区", "高标准农田"),
            ("周立岩", "龙海区", "冷链物流园"),
            ("何望川", "漳浦县", "职业学校"),
            ("许景明", "云霄县", "康养小镇"),
        ],
        start=11,
    )
)
OTHER = 2 * (
    "今年以来,当地坚持以项目建设为中心,优化营商环境,引进一批投资规模大、带动能力强的企业,"
    "工业经济平稳增长,农业生产形势稳定。"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "articles"
    path.mkdir()
    for name, words in {
        "a.txt": f"2023年5月6日 漳州日报\n{BODY}",
        "b.txt": f"来源:闽南新闻网 2023-05-04 09:30\n{BODY}",
        "c.txt": f"发布时间:2023-05-05 信息来源:市政府办\n{BODY}\n责任编辑:某某",
        "d.txt": OTHER,
    }.items():
        (path / name).write_text(words, encoding="utf-8")
    return path


def work(engine: Engine, *inputs: Path, **options: Any) -> None:
    run([str(path) for path in inputs], engine, Options(workers=0, **options))


def rows(engine: Engine, statement: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def pointers(engine: Engine) -> list[tuple[Any, ...]]:
    """Each document and the one that it repeats, by the names of their files."""
    statement = "SELECT d.source, f.source FROM documents d LEFT JOIN documents f ON f.document_id = d.duplicate_of"
    return sorted((Path(one).name, other and Path(other).name) for one, other in rows(engine, statement))


EXPECTED = [("a.txt", "b.txt"), ("b.txt", None), ("c.txt", "b.txt"), ("d.txt", None)]


def test_reposts_point_at_the_first_whatever_comes_first(new_engine: Callable[[], Engine], folder: Path) -> None:
    for order in list(permutations(sorted(folder.iterdir())))[::5]:
        engine = new_engine()
        for path in order:
            work(engine, path)
        assert pointers(engine) == EXPECTED


def test_pointers_are_the_same_after_another_run(engine: Engine, folder: Path) -> None:
    work(engine, folder)
    work(engine, folder, force=True)
    assert pointers(engine) == EXPECTED


def test_when_the_first_goes_the_next_takes_its_place(engine: Engine, folder: Path) -> None:
    work(engine, folder)
    (folder / "b.txt").write_text(f"{OTHER}另有改动。", encoding="utf-8")
    work(engine, folder)
    found = dict(pointers(engine))
    assert (found["a.txt"], found["c.txt"]) == ("c.txt", None)


def test_a_changed_article_leaves_its_earlier_version_in_the_book(engine: Engine, folder: Path) -> None:
    work(engine, folder)
    held = rows(engine, "SELECT document_id, text_hash, published_on FROM documents WHERE source LIKE '%b.txt'")
    whole = (folder / "b.txt").read_text("utf-8")
    (folder / "b.txt").write_text(OTHER + OTHER, encoding="utf-8")
    work(engine, folder)
    assert rows(engine, "SELECT document_id, text_hash, published_on FROM document_versions") == held
    assert rows(engine, "SELECT v.run_id = max(r.run_id) FROM document_versions v, runs r GROUP BY v.run_id") in (
        [(1,)],
        [(True,)],
    )
    (folder / "b.txt").write_text(whole, encoding="utf-8")
    work(engine, folder)
    (again,) = rows(engine, "SELECT source, characters FROM document_versions")
    assert again == (str(folder / "b.txt"), len(OTHER + OTHER))


@given(st.text(alphabet="漳州市增长投资项目工程建设完成今年力争确保", min_size=200, max_size=400), st.integers(0, 199))
def test_spaces_and_signs_make_no_difference_and_like_finds_like(words: str, at: int) -> None:
    whole, spaced = fingerprint_of(words), fingerprint_of(f"{words[:at]} ,。\n{words[at:]}")
    assert whole == spaced
    if whole is not None:
        assert len(whole) == 256
        assert alike(whole, whole)
        assert len(set(bands(whole))) == 16


def test_a_short_notice_has_no_fingerprint() -> None:
    assert fingerprint_of("停水通知") is None
