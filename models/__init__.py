"""The tables of the database: `models.schema` holds them all; `models.vocabulary` needs nothing but Python."""
