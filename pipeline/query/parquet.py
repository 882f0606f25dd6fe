"""Rows -> a Parquet file, with exact numbers and dates; needs the optional package pyarrow."""

from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Date, Integer
from sqlalchemy.types import TypeEngine

from models.base import ExactNumeric
from models.views import View
from pipeline.errors import LoadError

_ROWS_A_GROUP = 50_000


def write_parquet(path: Path, view: View, rows: Iterator[tuple[Any, ...]]) -> int:
    """Writes the rows; gives their number.

    Raises:
        LoadError: pyarrow is not installed.
    """
    pyarrow, parquet = _libraries()
    columns = {name: base.type for name, base in view.columns().items()}
    schema = pyarrow.schema([(name, _arrow_type(pyarrow, kind)) for name, kind in columns.items()])
    count = 0
    with parquet.ParquetWriter(path, schema) as writer:
        while group := list(islice(rows, _ROWS_A_GROUP)):
            arrays = dict(zip(columns, zip(*group, strict=True), strict=True))
            writer.write_table(pyarrow.table(arrays, schema=schema))
            count += len(group)
    return count


def _libraries() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise LoadError("Parquet needs the package pyarrow: pip install pyarrow") from None


def _arrow_type(pyarrow: Any, kind: TypeEngine[Any]) -> Any:
    if isinstance(kind, ExactNumeric):
        return pyarrow.decimal128(kind.precision, kind.scale)
    if isinstance(kind, Boolean):
        return pyarrow.bool_()
    if isinstance(kind, Integer):
        return pyarrow.int64()
    return pyarrow.date32() if isinstance(kind, Date) else pyarrow.string()
