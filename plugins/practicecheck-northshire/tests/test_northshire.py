"""The plugin, found through its entry point in the environment that it is installed in."""

from __future__ import annotations

from datetime import date
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import practicecheck as pc
from practicecheck.comparison import Audience
from practicecheck.errors import Severity
from practicecheck.exchange import blank_assessment, read_workforce_table, report_content, source_of
from practicecheck.frameworks import check_extension
from practicecheck.scorer import score_extended
from practicecheck.scoring import Comparability, compare_rates, rates_of, unit_figures, unit_rates

AUDIT = "supervision-audit@2026"

ANSWERED = f"""
practicecheck: assessment/1
framework: {AUDIT}
organisation: Northshire County Council
unit: East team
answers:
  time-1: {{times: 1, per: month}}
  time-2: {{score: 3}}
  time-3: {{score: 1}}
  substance-1: {{not_applicable: The team was founded in March}}
  substance-2: {{score: 4}}
  substance-3: {{cannot_answer: Nobody asked}}
  supervisors-2: {{score: 2}}
"""


LOCAL = "northshire-local@2026"
EAST = Path(__file__).parents[3] / "examples" / "how-are-we-doing-northshire-east.yaml"


@pytest.fixture(scope="module")
def catalogue() -> pc.Catalogue:
    return pc.Catalogue.discover()


def test_it_is_found_through_its_entry_point(catalogue: pc.Catalogue) -> None:
    """Whoever installs it has it; nothing else is told."""
    assert "northshire" in {entry.name for entry in entry_points(group="practicecheck")}
    assert catalogue.origin(AUDIT).distribution == "practicecheck-northshire"
    assert catalogue.problems == ()


def test_the_library_alone_does_not_have_it() -> None:
    """Its framework comes from the plugin, and from nowhere else."""
    assert AUDIT not in pc.Catalogue.builtin()


def test_it_is_found_by_the_name_that_people_use(catalogue: pc.Catalogue) -> None:
    """A local name finds the local framework."""
    assert catalogue["Northshire audit"].id == AUDIT


def test_a_blank_form_reads_as_nothing_answered(catalogue: pc.Catalogue) -> None:
    """What a team is handed is in order before anybody has written in it."""
    framework = catalogue[AUDIT]
    assessment = pc.read_assessment(source_of(blank_assessment(framework)), catalogue)
    card = pc.score(assessment, framework)
    assert card.whole_coverage.unanswered == card.whole_coverage.asked == 10


def test_a_national_key_scores_it(catalogue: pc.Catalogue) -> None:
    """The scale is the national one, and so is the key."""
    card = pc.score(pc.read_assessment(source_of(ANSWERED), catalogue), catalogue[AUDIT])
    assert card.total is not None
    assert (card.total.points, card.total.possible) == (10, 16)
    assert not card.total.complete


TABLE = """Team,Year,In post 1 October,In post 30 September,Leavers,Newly qualified,Newly qualified who stayed
East,2026,10,12,3,4,3
West,2026,11,11,1,2,2
"""


def test_its_rates_are_worked_out_from_its_own_table(catalogue: pc.Catalogue, tmp_path: Path) -> None:
    """Turnover is divided by the average of both ends of the year: 3 / ((10 + 12) / 2) = 27.3 %."""
    definitions = catalogue.indicators["northshire-workforce"]
    assert catalogue.indicators.origin(definitions.id).distribution == "practicecheck-northshire"
    assert definitions.id not in pc.Catalogue.builtin().indicators
    (tmp_path / "teams.csv").write_text(TABLE, encoding="utf-8")
    table = read_workforce_table(tmp_path / "teams.csv", definitions)
    east, west = unit_rates(table.units, definitions)
    assert [str(rate.value) for rate in east.rates] == ["27.3", "75.0"]
    assert [str(rate.value) for rate in west.rates] == ["9.1", "100.0"]


def test_its_turnover_is_never_laid_beside_the_national_one(catalogue: pc.Catalogue) -> None:
    """Both are called turnover, and they are two things."""
    own, national = (
        catalogue.indicators[name] for name in ("northshire-workforce", "children-social-work-workforce")
    )
    first = rates_of(unit_figures({"start": 10, "end": 12, "leavers": 3}, own), own)[0]
    second = rates_of(unit_figures({"inpost_headcount": 12, "leavers_headcount": 3}, national), national)[1]
    found = compare_rates(first, second)
    assert found.comparability is Comparability.NOT_COMPARABLE
    assert found.difference is None
    assert "both measure turnover, by two definitions" in found.why


def test_its_exporter_makes_a_page_of_text(catalogue: pc.Catalogue) -> None:
    """The ending chooses it, and it tells the scores."""
    framework = catalogue[AUDIT]
    assessment = pc.read_assessment(source_of(ANSWERED), catalogue)
    content = report_content(
        [(assessment, framework, pc.score(assessment, framework))],
        None,
        None,
        audience=Audience.PUBLISHED,
        made_on=date(2026, 11, 22),
    )
    page = catalogue.exporter_for("brief.txt").export(content).decode()
    assert "Time and place: 4 of 8" in page
    assert (
        "To act on\n  To what extent can supervision be held where nobody overhears it? (scored 1: minimal)"
        in page
    )


def test_a_page_says_whom_it_is_for_and_percent_where_the_key_counts_no_points(catalogue: pc.Catalogue) -> None:
    """Points of a percent key are no points that a council could add up."""
    framework = catalogue["employer-standards@2014"]
    answers = "answers: {standard-1: {score: red}, standard-2: {score: green}}"
    text = f"practicecheck: assessment/1\nframework: {framework.id}\nchoices: {{scale: rag}}\n{answers}"
    assessment = pc.read_assessment(source_of(text), catalogue)
    content = report_content(
        [(assessment, framework, pc.score(assessment, framework))],
        audience=Audience.WORKING,
        made_on=date(2026, 11, 22),
    )
    page = catalogue.exporter_for("brief.txt").export(content).decode()
    assert "2026-11-22, working copy, not for publication" in page
    assert "Total: 50.0%" in page


def test_its_extension_fits_the_national_edition(catalogue: pc.Catalogue) -> None:
    """And the digest that the example states is that of its wording."""
    extension = catalogue.extensions[LOCAL]
    assert check_extension(extension, catalogue[extension.extends]) == ()
    assert extension.origin is not None
    assert extension.origin.distribution == "practicecheck-northshire"
    assert f"{LOCAL}: {extension.wording}" in EAST.read_text(encoding="utf-8")


def test_the_example_is_scored_nationally_and_locally_and_never_together(catalogue: pc.Catalogue) -> None:
    assessment = pc.read_assessment(EAST, catalogue)
    found = score_extended(assessment, catalogue["how-are-we-doing@2016"], catalogue.extensions)
    assert found.national == pc.score(assessment, catalogue["how-are-we-doing@2016"])
    assert found.national.total is not None
    assert (found.national.total.points, found.national.total.possible) == (55, 92)
    (local,) = found.local
    assert local.total is not None
    assert (local.total.points, local.total.possible) == (6, 12)
    assert found.as_narrowed is not None
    assert found.as_narrowed.total is not None
    assert (found.as_narrowed.total.points, found.as_narrowed.total.possible) == (55, 88)


def test_nothing_in_the_example_is_wrong_with_or_without_the_plugin(catalogue: pc.Catalogue) -> None:
    for there in (catalogue, pc.Catalogue.builtin()):
        assert {problem.severity for problem in pc.check(EAST, there)} == {Severity.NOTE}


def test_a_blank_form_with_local_questions_reads(catalogue: pc.Catalogue) -> None:
    extension = catalogue.extensions[LOCAL]
    text = blank_assessment(catalogue[extension.extends], {"integration": "2A"}, [extension])
    assessment = pc.read_assessment(source_of(text), catalogue)
    assert assessment.extensions == (LOCAL,)
    assert {item.id for item in extension.items} <= set(assessment.by_item)
