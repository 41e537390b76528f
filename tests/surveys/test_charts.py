"""Pictures of surveys: what is drawn is what is told, and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.surveys.strategies import key, standards

from practicecheck.cli._app import run
from practicecheck.comparison.statistics import Aggregate, Measure, funnel
from practicecheck.comparison.tables import Treatment
from practicecheck.errors import MissingExtraError
from practicecheck.exchange import shipped_policy
from practicecheck.exchange.charts import (
    bars_page,
    by_period,
    chart_svg,
    diverging_bars,
    dot_and_interval,
    dots_page,
    funnel_plot,
    small_multiples,
    years_page,
)
from practicecheck.surveys import (
    ReleasedSurvey,
    SurveyResults,
    WorkingSurvey,
    release_survey,
    survey_results,
    survey_rule,
    tally_rows,
    working_copy,
)

ASKED = standards(key("agreement-100@1"))
SURVEY = Path(__file__).parents[2] / "examples" / "employer-survey.csv"
SCORE = ["survey", "score", str(SURVEY), "--framework", "employer-standards@2014", "--key", "agreement-100"]
SVG = "{http://www.w3.org/2000/svg}"


def results(
    people: Sequence[tuple[tuple[str, ...], int]], by: Sequence[str] = ("team",), scored: Any = ASKED
) -> SurveyResults:
    """A survey in which each person gives one point to each item, but the last."""
    columns = [*by, *scored.items]
    rule = survey_rule(scored.framework, scored.key, columns, by)
    rows = [[*group, *[str(point)] * (len(scored.items) - 1), "X"] for group, point in people]
    return survey_results(tally_rows(rows, columns, rule))


def gave(team: str, *points: int) -> list[tuple[tuple[str, ...], int]]:
    """So many people of a team gave each point, from 1."""
    return [((team,), place) for place, many in enumerate(points, 1) for _ in range(many)]


def released(made: SurveyResults, **policy: Any) -> ReleasedSurvey:
    own = attrs.evolve(shipped_policy(), **policy)
    return release_survey(made, own, population="Northshire's social workers", period="2026").survey


def item_points(survey: ReleasedSurvey | WorkingSurvey, team: str) -> list[tuple[Any, Any, int]]:
    row = next(row for row in survey.rows if row.id == "standard-1" and row.group == (team,))
    return [(own.first, own.last, int(own.share)) for own in row.points]


def drawn(chart: Any) -> list[dict[str, Any]]:
    """The data of a chart."""
    found = chart.to_dict()
    sets = [*found.get("datasets", {}).values(), found.get("data", {}).get("values", [])]
    return [row for own in sets for row in own]


MANY = gave("East", 20, 30, 25, 40, 35)
FEW = gave("Duty", 1, 2, 1, 1, 0)
SPARSE = gave("West", 2, 12, 4, 6, 20)
ALL_KINDS = [*MANY, *FEW, *SPARSE]


def test_a_working_copy_tells_each_point() -> None:
    """Also of a group of five."""
    assert item_points(working_copy(results(ALL_KINDS)), "Duty") == [
        (1, 1, 20),
        (2, 2, 40),
        (3, 3, 20),
        (4, 4, 20),
        (5, 5, 0),
    ]


def test_points_that_enough_people_gave_are_published_one_by_one() -> None:
    """So are those of a large group."""
    assert item_points(released(results(ALL_KINDS)), "East") == [
        (1, 1, 13),
        (2, 2, 20),
        (3, 3, 17),
        (4, 4, 27),
        (5, 5, 23),
    ]


def test_points_that_few_gave_are_published_with_their_neighbours() -> None:
    """Never across the line from which on answers are positive: that percentage is told as it is."""
    assert item_points(released(results(ALL_KINDS)), "West") == [(1, 3, 41), (4, 5, 59)]


def test_what_is_held_back_has_no_points() -> None:
    """Neither of a small group, nor where nearly all agree."""
    assert item_points(released(results(ALL_KINDS)), "Duty") == []
    assert item_points(released(results([*MANY, *gave("West", 0, 0, 1, 20, 30)])), "West") == []


@settings(max_examples=30, deadline=None)
@given(points=st.lists(st.integers(0, 40), min_size=5, max_size=5), minimum=st.integers(1, 15))
def test_a_published_share_beyond_the_positive_ones_is_of_enough_people(
    points: list[int], minimum: int
) -> None:
    """Where a side of the scale is told in parts, each part is of as many as the policy asks for."""
    points[2] += 1
    made = results([*MANY, *gave("West", *points)])
    survey = released(made, minimum=minimum, full=Treatment.SHOW)
    told = item_points(survey, "West")
    assert [code for first, last, _ in told for code in range(first, last + 1)] in ([], [1, 2, 3, 4, 5])
    for side in ((1, 2, 3), (4, 5)):
        own = [(first, last) for first, last, _ in told if first in side]
        if len(own) > 1:
            assert all(sum(points[first - 1 : last]) >= minimum for first, last in own)
        assert all(last in side for _, last in own)


def test_bars_are_as_long_as_what_is_told() -> None:
    """Each share once, side by side, the middle point across the line."""
    survey = released(results(ALL_KINDS))
    bars = [row for row in drawn(diverging_bars(survey, ["standard-1"])) if "share" in row]
    assert [(row["line"], row["share"]) for row in bars] == [
        *(("East", share) for share in (13, 20, 17, 27, 23)),
        *(("West", share) for share in (41, 59)),
    ]
    assert all(row["end"] - row["start"] == row["share"] for row in bars)
    east = bars[:5]
    assert [row["start"] for row in east] == [-41.5, -28.5, -8.5, 8.5, 35.5]
    assert bars[6]["start"] == 0


def test_a_reversed_item_has_its_positive_points_on_the_left() -> None:
    """And says that it is reversed."""
    turned = standards(attrs.evolve(key("agreement-100@1"), reversed_=("standard-1",)))
    rows = drawn(diverging_bars(released(results(MANY, scored=turned)), ["standard-1"]))
    assert [row["start"] for row in rows if "share" in row] == [-41.5, -28.5, -8.5, 8.5, 35.5]
    assert [row["beside"] for row in rows if "beside" in row] == ["33 % positive (reversed), n = 150"]


def test_dots_are_where_the_means_are() -> None:
    """With the ends of their intervals; a group that is held back has none of them."""
    survey = released(results(ALL_KINDS))
    dots = {row["line"]: row for row in drawn(dot_and_interval(survey, ["standard-1"]))}
    for row in survey.rows:
        if row.id == "standard-1" and row.group != ("Duty",):
            told = dots[row.group[0]]
            assert [told[name] for name in ("mean", "low", "high")] == [
                float(str(getattr(row, name))) for name in ("mean", "low", "high")
            ]
    assert dots["Duty"] == {"panel": "", "line": "Duty", "first": True, "instead": "c: held back"}


@pytest.mark.parametrize("draw", [diverging_bars, dot_and_interval])
def test_what_is_held_back_is_not_in_the_picture(draw: Any) -> None:
    """None of the figures that a working copy has of a small group is in the bytes of the published picture."""
    made = results([*MANY, *gave("Duty", 0, 1, 0, 2, 5)])
    working = next(row for row in working_copy(made).rows if row.id == "standard-1" and row.group == ("Duty",))
    secret = [str(working.mean), str(working.low), str(working.high), f"n = {working.answered}"]
    svg, open_svg = (
        chart_svg(draw(released(made), ["standard-1"])),
        chart_svg(draw(working_copy(made), ["standard-1"])),
    )
    assert "c: held back" in svg
    assert [own for own in secret if f">{own}" in svg or f"({own}" in svg or f"{own}<" in svg] == []
    assert f"n = {working.answered}<" in open_svg


def over_years() -> SurveyResults:
    people = [((team, year), point) for year in ("2024", "2025") for (team,), point in MANY]
    people += [(("Duty", "2024"), point) for _, point in FEW]
    people += [(("Duty", "2025"), point) for _, point in MANY]
    people += [(("West", "2025"), 3)]
    return results(people, by=("team", "year"))


def test_years_are_laid_apart() -> None:
    """Each has the rows of its own people, grouped by what is left."""
    survey = released(over_years())
    years = by_period(survey, "year")
    assert list(years) == ["2024", "2025"]
    assert {own.by for own in years.values()} == {("team",)}
    assert sum(len(own.rows) for own in years.values()) == len(survey.rows)
    assert sum(own.hidden for own in years.values() if isinstance(own, ReleasedSurvey)) == survey.hidden


def test_a_year_that_is_held_back_breaks_the_line() -> None:
    """It is named, and has no mean that could be drawn; a group that was not there has nothing at all."""
    dots = {
        (row["panel"], row["year"]): row
        for row in drawn(small_multiples(by_period(released(over_years()), "year")))
    }
    assert dots["Duty", "2024"] == {"panel": "Duty", "year": "2024", "mean": None, "instead": "c"}
    assert dots["West", "2024"] == {"panel": "West", "year": "2024", "mean": None}
    assert isinstance(dots["Duty", "2025"]["mean"], float)


def test_a_single_person_has_a_dot_without_an_interval_in_a_working_copy() -> None:
    """There is no interval about one."""
    dots = drawn(small_multiples(by_period(working_copy(over_years()), "year")))
    (west,) = [row for row in dots if row["panel"] == "West" and row["mean"] is not None]
    assert (west["low"], west["high"]) == (None, None)


@pytest.mark.parametrize("field", ["digest", "key", "by"])
def test_years_that_were_asked_otherwise_are_not_drawn_together(field: str) -> None:
    """Neither other words, nor another key, nor other groups."""
    survey = working_copy(results(MANY))
    other = attrs.evolve(survey, **{field: ("other",) if field == "by" else "other"})
    with pytest.raises(ValueError, match="draw them apart"):
        small_multiples({"2024": survey, "2025": other})


@pytest.mark.parametrize("draw", [diverging_bars, dot_and_interval, bars_page, dots_page])
@pytest.mark.parametrize("given_", [None, [], "rows"])
def test_only_what_may_be_shown_is_drawn(draw: Any, given_: Any) -> None:
    """Results that nobody released, and anything else, are refused by type."""
    with pytest.raises(TypeError, match="release it first"):
        draw(results(MANY) if given_ is None else given_)
    with pytest.raises(TypeError, match="release it first"):
        small_multiples({"2026": results(MANY)})  # type: ignore[dict-item]


def test_a_working_copy_says_so_in_the_picture() -> None:
    """And on the page; what is released does not."""
    made = results(MANY)
    for draw in (diverging_bars, dot_and_interval):
        assert "not for publication" in chart_svg(draw(working_copy(made)))
        assert "not for publication" not in chart_svg(draw(released(made)))
    assert "not for publication" in chart_svg(small_multiples({"2026": working_copy(made)}))
    assert bars_page(working_copy(made)).count("not for publication") >= 2
    assert dots_page(working_copy(made)).count("not for publication") >= 2


@pytest.mark.parametrize("draw", [diverging_bars, dot_and_interval])
def test_a_picture_is_told_to_those_who_do_not_see_it(draw: Any) -> None:
    """It is one image with a title and a description; and the same bytes each time."""
    survey = released(results(ALL_KINDS))
    svg = chart_svg(draw(survey), name="p1")
    root = ET.fromstring(svg)  # noqa: S314 - our own
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "p1-title p1-about"
    assert [root[n].tag for n in (0, 1)] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == "Northshire's social workers, 2026"
    assert "The table has the numbers." in str(root[1].text)
    assert chart_svg(draw(survey), name="p1") == svg


HOSTILE = [
    "<script>alert(1)</script>",
    '"/><image href="http://example.org/x"/>',
    "a\nb\tc",
    "\x00\x1b[31m\ud800\ufffe",
    "\u202eevil\u202c",
    "datum.label'); alert('1",
    "=cmd|' /C calc'!A0",
    "&amp;&lt;",
    "x" * 4000,
    "",
    "toString",
    "constructor",
    "__proto__",
    "עברית و العربية",
    "1e400",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_stay_texts(text: str) -> None:
    """In names of groups, questions, anchors and titles alike: what comes out is whole, and fetches nothing."""
    survey = released(results(ALL_KINDS))
    rows = tuple(
        attrs.evolve(row, group=(text if row.group == ("West",) else row.group[0],), title=text)
        for row in survey.rows
    )
    scale = tuple(attrs.evolve(point, anchor=text) for point in survey.scale)
    spoilt = attrs.evolve(survey, rows=rows, scale=scale, population=text, by=(text,))
    years = {text: spoilt, "2025": spoilt}
    for chart in (
        diverging_bars(spoilt),
        dot_and_interval(spoilt, title=text),
        small_multiples(years, title=text),
    ):
        root = ET.fromstring(chart_svg(chart))  # noqa: S314 - our own
        tags = {own.tag.removeprefix(SVG) for own in root.iter()}
        assert tags <= {
            "svg",
            "title",
            "desc",
            "rect",
            "g",
            "path",
            "text",
            "tspan",
            "line",
            "defs",
            "clipPath",
        }
    for page in (bars_page(spoilt), dots_page(spoilt), years_page(years)):
        assert "<script" not in page
        assert "<image" not in page
        page.encode()


def test_groups_of_one_name_are_kept_apart() -> None:
    """Two groups whose names are cut alike, or are alike once written, have a line each."""
    made = results([(("a, b", "c"), 3)] * 12 + [(("a", "b, c"), 4)] * 12, by=("one", "two"))
    lines = {row["line"] for row in drawn(dot_and_interval(working_copy(made), ["standard-1"]))}
    assert lines == {"a, b, c", "a, b, c (2)"}


@pytest.mark.parametrize("fault", ["unknown", "empty", "many"])
def test_what_cannot_be_drawn_is_told(fault: str) -> None:
    """An item that is not there, nothing at all, and more than anybody can look at."""
    survey = working_copy(results(MANY))
    many = attrs.evolve(survey, rows=survey.rows * 100)
    given_, items, said = {
        "unknown": (survey, ["standard-99"], "There are: standard-1"),
        "empty": (attrs.evolve(survey, rows=()), [], "nothing to draw"),
        "many": (many, [], "Choose some items"),
    }[fault]
    with pytest.raises(ValueError, match=said):
        diverging_bars(given_, items)


def test_a_page_has_the_numbers_of_its_picture() -> None:
    """A cell for each share, wide where points are told together; no script, nothing from elsewhere."""
    page = bars_page(released(results(ALL_KINDS)), ["standard-1"])
    rows = re.findall(r"<tr>(.*?)</tr>", page.partition("<tbody>")[2])
    assert [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in rows] == [
        ["c", "c", "c"],
        ["150", "13", "20", "17", "27", "23", "50"],
        ["44", "41", "59", "59"],
    ]
    assert 'colspan="3">41<' in rows[2]
    assert "<script" not in page
    assert set(re.findall(r'(?:src|href|url)[=(]["\']?([^"\')>]*)', page)) <= {"#"}
    assert page.count("<h1>") == 1


def test_a_mean_in_the_unit_of_the_scale_says_its_ends() -> None:
    """From 1 to 5, where the key makes no hundredths."""
    survey = released(results(MANY, scored=standards(key("agreement-mean@1"))))
    assert survey.ends == (Decimal(1), Decimal(5))
    assert "on a scale from 1 to 5" in chart_svg(dot_and_interval(survey))


def test_a_funnel_is_drawn_from_its_figures() -> None:
    """Who is too small is not in it; who is outside is named."""
    given_ = [
        Aggregate("Small", 3, 5),
        Aggregate("Far", 20, 100),
        *(Aggregate(f"C{n}", 60, 100) for n in range(8)),
    ]
    chart = funnel_plot(funnel(given_, Measure.PROPORTION), title="Stay", across="Asked", up="Stay")
    marks = {row["name"]: row for row in drawn(chart) if "name" in row}
    assert marks["Far"] == {"name": "Far", "size": 100, "figure": 20, "place": "outside 99.8 %", "label": "Far"}
    assert "Small" not in chart_svg(chart)
    with pytest.raises(ValueError, match="no organisation"):
        funnel_plot(funnel(given_, least=1000), title="Stay", across="Asked", up="Stay")


@pytest.mark.parametrize("missing", ["altair", "vl_convert"])
def test_a_missing_extra_says_what_to_install(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever half of it is not there."""
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtraError, match=r"pip install 'practicecheck\[charts\]'"):
        chart_svg(diverging_bars(working_copy(results(MANY))))


def test_nothing_is_loaded_before_a_picture_is_asked_for() -> None:
    """Neither by the package, nor by its names."""
    asked = (
        "import sys; from practicecheck.exchange.charts import bars_page, chart_svg, funnel_plot;"
        "import practicecheck.cli._survey; print({'altair', 'vl_convert', 'narwhals'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"


@pytest.mark.parametrize("picture", ["bars", "dots", "years"])
@pytest.mark.parametrize("ending", ["svg", "html"])
def test_the_command_draws(picture: str, ending: str, tmp_path: Path) -> None:
    """A picture, or a page with it."""
    file = tmp_path / f"out.{ending}"
    assert run([*SCORE, "--by", "council,role", "--picture", picture, "-o", str(file)]) == 0
    assert file.read_text(encoding="utf-8").startswith("<svg" if ending == "svg" else "<!doctype html>")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--picture", "bars"], "-o FILE.svg"),
        (["--picture", "bars", "-o", "out.csv"], "-o FILE.svg"),
        (["--picture", "bars", "--format", "json", "-o", "out.svg"], "-o FILE.svg"),
        (["-o", "out.svg"], "--picture bars"),
        (["--only", "standard-1"], "--picture"),
        (["--picture", "years", "-o", "out.svg"], "--by"),
        (
            ["--picture", "years", "--by", "role", "--only", "standard-1,standard-2", "-o", "out.svg"],
            "one part",
        ),
        (["--picture", "dots", "--only", "standard-9", "-o", "out.svg", "--ledger", "l.yaml"], "There are"),
    ],
)
def test_what_does_not_go_together_is_told(
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And nothing is written: no picture, and no ledger of a release that never went out."""
    monkeypatch.chdir(tmp_path)
    assert run([*SCORE, *words]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
