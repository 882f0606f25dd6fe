"""Tests of what is called by a name: persons, their posts, projects, divisions."""

from pipeline.facts import Appointment, CityMention, ProjectMention
from pipeline.patterns import lazy_pattern
from pipeline.validate.check import Check, Scene

NAME_CHARACTERS = lazy_pattern(r"\p{Han}+(?:·\p{Han}+)*")
SOMETHING_SAID = lazy_pattern(r"\p{Han}|\p{L}")


def name_has_other_characters(fact: Appointment, _scene: Scene) -> str | None:
    return None if NAME_CHARACTERS.fullmatch(fact.name) else f"No personal name is written {fact.name!r}."


def name_has_wrong_length(fact: Appointment, scene: Scene) -> str | None:
    bounds = scene.rules.validate
    longest = bounds.max_name_with_dot if "·" in fact.name else bounds.max_name
    if bounds.min_name <= len(fact.name) <= longest:
        return None
    return f"A name of {len(fact.name)} characters: {fact.name}."


def name_has_particle(fact: Appointment, scene: Scene) -> str | None:
    particles = sorted(scene.rules.validate.never_in_names & set(fact.name))
    return f"No name contains {'、'.join(particles)}: {fact.name}." if particles else None


def post_has_wrong_length(fact: Appointment, scene: Scene) -> str | None:
    if fact.post is None or 0 < len(fact.post) <= scene.rules.validate.max_post:
        return None
    return f"A post of {len(fact.post)} characters."


def post_has_no_function(fact: Appointment, scene: Scene) -> str | None:
    if fact.post is None or fact.post.endswith(scene.rules.validate.post_endings):
        return None
    return f"{fact.post} does not say what its holder does."


def mention_count_is_wrong(fact: CityMention, _scene: Scene) -> str | None:
    return None if fact.mentions >= 1 else f"A division mentioned {fact.mentions} times."


def project_has_wrong_length(fact: ProjectMention, scene: Scene) -> str | None:
    bounds = scene.rules.validate
    if bounds.min_project <= len(fact.name) <= bounds.max_project:
        return None
    return f"A project's name of {len(fact.name)} characters."


def project_says_nothing(fact: ProjectMention, _scene: Scene) -> str | None:
    return None if SOMETHING_SAID.search(fact.name) else f"{fact.name!r} names nothing."


APPOINTMENT_CHECKS: tuple[Check[Appointment], ...] = (
    Check("name.characters", "a name is Chinese characters, parted by middle dots at most", name_has_other_characters),
    Check("name.length", "a name has two to four characters, or more with a middle dot", name_has_wrong_length),
    Check("name.particle", "a name contains no particle or pronoun", name_has_particle),
    Check("post.length", "a post is a phrase, not a sentence", post_has_wrong_length),
    Check("post.function", "a post ends in what its holder does", post_has_no_function),
)

CITY_CHECKS: tuple[Check[CityMention], ...] = (
    Check("city.mentions", "a division is mentioned at least once", mention_count_is_wrong),
)

PROJECT_CHECKS: tuple[Check[ProjectMention], ...] = (
    Check("project.length", "a project's name is a phrase, not a sentence", project_has_wrong_length),
    Check("project.words", "a project's name has words in it, not only figures", project_says_nothing),
)
