"""All rules in one value, for those who pass them on."""

from functools import cache, cached_property

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


class Rules:
    """Everything that the stages know beforehand: one value a subject, read when it is first asked for, since who
    writes down what others found needs but one or two of them. A RuleError names the file and the rule.
    """

    def read(self) -> "Rules":
        """These rules, with every subject read by now."""
        for name, member in vars(Rules).items():
            if isinstance(member, cached_property):
                getattr(self, name)
        return self

    @cached_property
    def clean(self) -> CleanRules:
        return load_clean_rules()

    @cached_property
    def divisions(self) -> DivisionRules:
        return load_division_rules()

    @cached_property
    def units(self) -> UnitRules:
        return load_unit_rules()

    @cached_property
    def periods(self) -> PeriodRules:
        return load_period_rules()

    @cached_property
    def officials(self) -> OfficialRules:
        return load_official_rules()

    @cached_property
    def projects(self) -> ProjectRules:
        return load_project_rules()

    @cached_property
    def investments(self) -> InvestmentRules:
        return load_investment_rules()

    @cached_property
    def growth(self) -> GrowthRules:
        return load_growth_rules()

    @cached_property
    def validate(self) -> ValidateRules:
        return load_validate_rules()

    @cached_property
    def identity(self) -> IdentityRules:
        return load_identity_rules()


@cache
def load_rules() -> Rules:
    """The rules that ship with the package, one value a program."""
    return Rules()
