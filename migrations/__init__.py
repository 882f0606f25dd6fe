"""Alembic migrations; run by `fangzhi db upgrade` and by every `fangzhi run`."""
