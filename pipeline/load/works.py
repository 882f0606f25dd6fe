"""Which names mean the same project: what spellings share (the core), and the place."""

from collections.abc import Iterable

from pipeline.load.ids import content_id
from pipeline.load.places import narrowed, province_of
from pipeline.rules import Rules

# What writers vary in one and the same name.
_NOISE = str.maketrans("", "", " 　\t\r\n\"'“”‘’《》「」『』·,，、()（）[]【】-—–")
_SHORTEST_CORE = 4


def project_core(name: str, adcode: str | None, rules: Rules) -> str:
    """What spellings of the name of a project at `adcode` have in common.

    >>> from pipeline.rules import load_rules
    >>> [project_core(name, "350600", load_rules()) for name in ("“临江”炼化（二期）工程", "漳州市临江炼化项目2期")]
    ['临江炼化二期', '临江炼化二期']
    """
    core = name.translate(_NOISE)
    core = core if is_line(core, rules) else _without_place(core, adcode, rules)
    core = _shortened("identity.company", core, rules)
    phases = list(rules.identity.patterns["identity.phase"].pattern.finditer(core))
    phase = ""
    if len(phases) == 1 and len(core) > len(phases[0][0]) + 1:
        number = phases[0][1]
        phase = f"{rules.identity.phases.get(number, number)}期"
        core = core.replace(phases[0][0], "")
    while (shorter := _shortened("identity.general_word", core, rules)) != core:
        core = shorter
    return f"{core}{phase}" or name


def is_line(core: str, rules: Rules) -> bool:
    """Whether a project runs through many divisions, as railways do."""
    return rules.identity.matches("identity.line", core)


def project_places(core: str, adcodes: Iterable[str | None], rules: Rules) -> dict[str | None, str | None]:
    """For each place that projects of one core are told to lie at, the place that tells them apart."""
    given = set(adcodes)
    if not is_line(core, rules):
        return narrowed(given)
    provinces = narrowed(province_of(adcode) for adcode in given)
    return {adcode: provinces[province_of(adcode)] for adcode in given}


def project_id(core: str, place: str | None) -> str:
    """The id of the project of that core at that place."""
    return content_id("project", core, place)


def _shortened(rule: str, core: str, rules: Rules) -> str:
    """`core` without what the pattern of `rule` finds, where enough is left to be a name."""
    shorter = rules.identity.patterns[rule].pattern.sub("", core)
    return shorter if len(shorter) > 1 else core


def _without_place(core: str, adcode: str | None, rules: Rules) -> str:
    """`core` without the names of its place, and of what this lies in, at its beginning."""
    if adcode is None:
        return core
    for code in reversed((adcode, *rules.divisions.ancestors(adcode))):
        rows = rules.divisions.rows.get(code, ())
        names = sorted(
            {name for row in rows for name in (row.name, row.short_name)}, key=lambda name: (-len(name), name)
        )
        for name in names:
            rest = core.removeprefix(name)
            if rest != core and len(rest) >= _SHORTEST_CORE and not rules.identity.matches("identity.not_a_head", rest):
                core = rest
                break
    return core
