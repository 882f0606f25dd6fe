"""The reference data holds together: codes well formed and unique, parents and successors there, years in order."""

from collections import Counter, defaultdict
from itertools import pairwise

from models.vocabulary import Level
from pipeline.rules import load_rules
from pipeline.rules.source import read_csv
from scripts.calibrate_rules import all_rules

DIVISIONS = list(read_csv("administrative_division.csv"))
CODES = {row["adcode"] for row in DIVISIONS}
INDICATORS = list(read_csv("indicators.csv"))


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_adcodes_are_six_digits_and_end_in_zeros_as_their_level_demands() -> None:
    endings = {Level.PROVINCE.value: "0000", Level.PREFECTURE.value: "00", Level.COUNTY.value: ""}
    for row in DIVISIONS:
        assert len(row["adcode"]) == 6
        assert row["adcode"].isdigit()
        assert row["adcode"].endswith(endings[row["level"]])


def test_every_parent_and_successor_is_a_division() -> None:
    parents = {row["parent_adcode"] for row in DIVISIONS if row["parent_adcode"]}
    successors = {code for row in DIVISIONS for code in row["successor_adcodes"].split(";") if code}
    assert parents | successors <= CODES


def test_only_provinces_have_no_parent() -> None:
    assert {row["level"] for row in DIVISIONS if not row["parent_adcode"]} == {"province"}


def test_the_years_of_one_code_follow_one_another() -> None:
    years: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in DIVISIONS:
        years[row["adcode"]].append((int(row["valid_from"] or 0), int(row["valid_to"] or 9999)))
    for spans in years.values():
        assert all(start <= end for start, end in spans)
        assert all(earlier[1] < later[0] for earlier, later in pairwise(sorted(spans)))


def test_there_are_as_many_divisions_in_force_as_the_country_has() -> None:
    """34 provinces; about 340 prefectures and 2,850 counties in the standard of the 2020s."""
    levels = Counter(row["level"] for row in DIVISIONS if not row["valid_to"])
    assert levels["province"] == 34
    assert 330 <= levels["prefecture"] <= 345
    assert 2800 <= levels["county"] <= 3100


def test_every_alias_is_of_a_division() -> None:
    assert {row["adcode"] for row in read_csv("division_alias.csv")} <= CODES


def test_renamed_and_merged_divisions_are_found_under_the_name_of_their_time() -> None:
    divisions = load_rules().divisions
    assert divisions.candidates("襄樊", 2008) == ("420600",)
    assert divisions.candidates("襄阳市", 2015) == ("420600",)
    assert divisions.candidates("莱芜市", 2008) == ("371200",)
    assert divisions.candidates("崇文区", 2008) == ("110103",)


def test_indicators_have_one_code_and_one_meaning_each() -> None:
    assert repeated([row["code"] for row in INDICATORS]) == []
    assert repeated([name for row in INDICATORS for name in {row["name_zh"], *row["aliases"].split(";")} if name]) == []


def test_posts_and_surnames_stand_once() -> None:
    assert repeated([row["surname"] for row in read_csv("surname.csv")]) == []
    assert repeated([f"{row['title']} {row['level']}" for row in read_csv("post.csv")]) == []


def test_five_year_plans_follow_one_another() -> None:
    plans = [(int(row["start_year"]), int(row["end_year"])) for row in read_csv("five_year_plan.csv")]
    assert all(end - start == 4 for start, end in plans)
    assert all(later[0] == earlier[1] + 1 for earlier, later in pairwise(plans))


def test_the_confidence_of_a_rule_is_what_its_counts_and_those_of_its_kind_make_it() -> None:
    rows = list(read_csv("extraction_rule.csv"))
    assert repeated([row["rule"] for row in rows]) == []
    for row in rows:
        same_kind = [other for other in rows if other["kind"] == row["kind"]]
        judged, confirmed = (sum(int(other[key]) for other in same_kind) for key in ("judged", "confirmed"))
        expected = (int(row["confirmed"]) + 10 * confirmed / judged) / (int(row["judged"]) + 10)
        assert abs(float(row["confidence"]) - expected) < 0.001


def test_every_rule_that_can_find_a_fact_of_a_judged_kind_has_a_row_that_says_how() -> None:
    rows = {(row["kind"], row["rule"]): row["meaning"] for row in read_csv("extraction_rule.csv")}
    assert rows == all_rules(), "run `python scripts/calibrate_rules.py`"
