"""The rules as data: `load_rules` reads pipeline/rules/*.toml and seeds/*.csv once into frozen values."""

from dataclasses import dataclass
from functools import cache

from pipeline.rules.clean import CleanRules, load_clean_rules
from pipeline.rules.divisions import DivisionRules, load_division_rules
from pipeline.rules.growth import GrowthRules, load_growth_rules
from pipeline.rules.identity import IdentityRules, load_identity_rules
from pipeline.rules.investments import InvestmentRules, load_investment_rules
from pipeline.rules.officials import OfficialRules, load_official_rules
from pipeline.rules.periods import PeriodRules, load_period_rules
from pipeline.rules.projects import ProjectRules, load_project_rules
from pipeline.rules.units import UnitRules, load_unit_rules
from pipeline.rules.validate import ValidateRules, load_validate_rules


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that the stages know beforehand, one value a subject."""

    clean: CleanRules
    divisions: DivisionRules
    units: UnitRules
    periods: PeriodRules
    officials: OfficialRules
    projects: ProjectRules
    investments: InvestmentRules
    growth: GrowthRules
    validate: ValidateRules
    identity: IdentityRules


@cache
def load_rules() -> Rules:
    """The rules that ship with the package, read on the first call; a RuleError names the file and the rule."""
    return Rules(
        clean=load_clean_rules(),
        divisions=load_division_rules(),
        units=load_unit_rules(),
        periods=load_period_rules(),
        officials=load_official_rules(),
        projects=load_project_rules(),
        investments=load_investment_rules(),
        growth=load_growth_rules(),
        validate=load_validate_rules(),
        identity=load_identity_rules(),
    )
