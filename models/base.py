"""What all tables share: the declarative base, the names of constraints, and the column types."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any

from sqlalchemy import Boolean, Date, DateTime, Integer, MetaData, Numeric, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator, TypeEngine

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def plain_decimal(value: Decimal) -> Decimal:
    """`value` without trailing zeros and without an exponent, so that both databases give the same digits.

    >>> plain_decimal(Decimal("6.50")), plain_decimal(Decimal("7.33E+10"))
    (Decimal('6.5'), Decimal('73300000000'))
    """
    normal = value.normalize()
    return normal.quantize(Decimal(1)) if normal == normal.to_integral_value() else normal


def _bound(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _found(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


class _TextBoundNumeric(Numeric[Decimal]):
    """NUMERIC on SQLite, bound as text: the column's affinity keeps whole numbers whole, where a float would not."""

    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Any:  # noqa: ARG002
        return _bound

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:  # noqa: ARG002
        return _found


class ExactNumeric(TypeDecorator[Decimal]):
    """An exact number with a fixed number of decimals, that reads the same from SQLite and PostgreSQL."""

    impl = Numeric
    cache_ok = True

    def __init__(self, precision: int, scale: int) -> None:
        super().__init__(precision, scale)
        self.precision = precision
        self.scale = scale

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        numeric: type[Numeric[Decimal]] = _TextBoundNumeric if dialect.name == "sqlite" else Numeric
        return dialect.type_descriptor(numeric(self.precision, self.scale))

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        if value is None:
            return None
        # PostgreSQL would round by itself and SQLite not at all: round before either sees the number.
        return plain_decimal(value.quantize(Decimal(1).scaleb(-self.scale), ROUND_HALF_UP))

    def process_result_value(self, value: Decimal | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        return None if value is None else plain_decimal(value)


Adcode = Annotated[str, "six digits of GB/T 2260"]
ContentId = Annotated[str, "24 hexadecimal digits of a hash of the content"]
Code = Annotated[str, "a word of a closed vocabulary"]
Currency = Annotated[str, "ISO 4217"]
Money = Annotated[Decimal, "units of a currency"]
MoneyYi = Annotated[Decimal, "亿元"]
Figure = Annotated[Decimal, "a number in the unit beside it"]
Share = Annotated[Decimal, "a part of a whole, 0 to 1"]


class Base(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map = {  # noqa: RUF012 - the name and the kind of value are SQLAlchemy's
        str: Text(),
        int: Integer(),
        bool: Boolean(),
        date: Date(),
        datetime: DateTime(timezone=True),
        Adcode: String(6),
        ContentId: String(24),
        Code: String(40),
        Currency: String(3),
        Money: ExactNumeric(20, 2),
        MoneyYi: ExactNumeric(22, 10),
        Figure: ExactNumeric(24, 6),
        Share: ExactNumeric(4, 3),
    }
