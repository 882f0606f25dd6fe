"""Growth targets and results by indicator and period; the two are told apart, forecasts are left out."""

from pipeline.extract.growth.results import extract_growth_actuals
from pipeline.extract.growth.targets import extract_growth_targets

__all__ = ["extract_growth_actuals", "extract_growth_targets"]
