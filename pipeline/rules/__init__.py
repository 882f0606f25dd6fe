"""The rules as data: `load_rules` leads to pipeline/rules/*.toml and seeds/*.csv, read once into frozen values."""

from pipeline.rules.together import Rules, load_rules

__all__ = ["Rules", "load_rules"]
