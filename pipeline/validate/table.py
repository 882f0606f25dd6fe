"""Which rules a fact of each kind has to pass, in the order in which they are asked."""

from pipeline.facts import Appointment, CityMention, Fact, GrowthActual, GrowthTarget, Investment, ProjectMention
from pipeline.validate.check import Objection, Scene, first_objection
from pipeline.validate.figures import FIGURE_CHECKS, INVESTMENT_CHECKS
from pipeline.validate.names import APPOINTMENT_CHECKS, CITY_CHECKS, PROJECT_CHECKS
from pipeline.validate.shared import ADCODE_CHECKS, EVIDENCE_CHECKS, OUTLIVED_CHECKS, PERIOD_CHECKS

KINDS: dict[type[Fact], str] = {
    Appointment: "officials",
    CityMention: "cities",
    ProjectMention: "projects",
    Investment: "investments",
    GrowthTarget: "growth_targets",
    GrowthActual: "growth_actuals",
}


def objection_to(fact: Fact, scene: Scene) -> Objection | None:
    """What the first rule that `fact` fails has to say, or None where it passes them all."""
    return first_objection((*EVIDENCE_CHECKS, *ADCODE_CHECKS), fact, scene) or _objection_to_kind(fact, scene)


def _objection_to_kind(fact: Fact, scene: Scene) -> Objection | None:
    match fact:
        case Appointment():
            return first_objection(APPOINTMENT_CHECKS, fact, scene)
        case CityMention():
            return first_objection(CITY_CHECKS, fact, scene)
        case ProjectMention():
            return first_objection(PROJECT_CHECKS, fact, scene)
        case Investment():
            return first_objection((*INVESTMENT_CHECKS, *PERIOD_CHECKS), fact, scene)
        case GrowthTarget():
            return first_objection((*FIGURE_CHECKS, *PERIOD_CHECKS, *OUTLIVED_CHECKS), fact, scene)
        case GrowthActual():
            return first_objection((*FIGURE_CHECKS, *PERIOD_CHECKS), fact, scene)
