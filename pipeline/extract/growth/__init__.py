"""Growth targets by indicator and period; results and forecasts are told apart and left out."""

from pipeline.extract.growth.targets import extract_growth_targets

__all__ = ["extract_growth_targets"]
