"""Verdict -> rows: the database, its migrations and reference data, and what is written into it."""
