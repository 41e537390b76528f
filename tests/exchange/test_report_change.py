"""Reports tell what changed: the verdict first, of their own assessments alone, without what was withheld."""

from __future__ import annotations

import csv
import io
from datetime import date

import attrs
import pytest
from markdown_it import MarkdownIt
from tests.comparison.builders import FIGURE, WHISPER, framework, side, steps
from tests.comparison.builders import full as all_scored
from tests.exchange.report_builders import (
    BY_NAME,
    CASES,
    Page,
    content_of,
    export,
    json_of,
    leaky_years,
    two_years,
)
from tests.exchange.test_export_html import assert_harmless
from tests.exchange.test_export_markdown import MARKUP
from tests.exchange.test_export_markdown import page as markdown_page

from practicecheck.assessments import Answer
from practicecheck.comparison import Against, Audience, pair_editions
from practicecheck.comparison import compare as compare_sides
from practicecheck.exchange import Comparing, ReportContent, comparison_tree
from practicecheck.exchange.comparisons import change_text, items_told, measured_changes, verdict_text
from practicecheck.exchange.reports import Listing, Paragraph, Part, Table, outline_of
from practicecheck.frameworks import FrameworkId

FIGURES = ("html", "markdown", "csv", "json")


def change_of(content: ReportContent) -> Part:
    return next(part for part in outline_of(content).parts if part.id == "change")


def texts(part: Part) -> str:
    return "\n".join(block.text for block in part.blocks if isinstance(block, Paragraph))


def table(part: Part, caption: str) -> Table:
    return next(own for own in part.blocks if isinstance(own, Table) and own.caption.startswith(caption))


# --- safe by construction -----------------------------------------------------------------------


def test_a_comparison_of_working_copies_can_not_be_put_into_a_published_report() -> None:
    """Whatever is compared is an assessment of the report, as its audience may have it."""
    working = content_of(leaky_years(), comparing=Comparing(), audience=Audience.WORKING)
    published = content_of(leaky_years())
    with pytest.raises(ValueError, match="no assessment of this report"):
        attrs.evolve(published, comparisons=working.comparisons)


def test_nor_can_one_of_other_assessments() -> None:
    """Not even of assessments that hide nothing."""
    found = compare_sides(side(all_scored(1)), side(all_scored(3)))
    with pytest.raises(ValueError, match="let report_content make the comparisons"):
        attrs.evolve(content_of([all_scored(2)]), comparisons=(found,))


def test_something_else_than_a_comparison_is_refused_by_its_type() -> None:
    with pytest.raises(TypeError, match="Comparison"):
        attrs.evolve(content_of([]), comparisons=("better",))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FIGURES)
def test_what_is_withheld_of_a_small_unit_is_not_in_its_comparison(name: str) -> None:
    """Neither the figure nor a difference that is made of it; the working copy has both."""
    published = export(name, content_of(leaky_years(), comparing=Comparing()))
    assert FIGURE not in published
    assert WHISPER not in published
    working = export(name, content_of(leaky_years(), comparing=Comparing(), audience=Audience.WORKING))
    assert FIGURE in working.replace(",", "")


def test_a_difference_of_withheld_figures_is_not_told_either() -> None:
    """Who knows last year's figure would know this year's."""
    grown = int(FIGURE) + 90_210
    later = attrs.evolve(
        leaky_years()[1], answers=(Answer(item="step-3", number=grown), Answer(item="step-1", number=6))
    )
    both = [leaky_years()[0], later]
    told = {own.id for own in measured_changes(content_of(both, comparing=Comparing()).comparisons[0])}
    assert told == {"in-post-headcount", "step-1"}
    for name in FIGURES:
        made = export(name, content_of(both, comparing=Comparing()))
        assert "90210" not in made
        assert str(grown) not in made
    assert "90210" in export("json", content_of(both, comparing=Comparing(), audience=Audience.WORKING))


def test_what_is_held_back_of_two_years_says_of_which() -> None:
    """One list for both would leave readers in doubt."""
    told = [own.what for own in content_of(leaky_years(), comparing=Comparing()).withheld]
    assert "North team, 30 September 2025, step-3: the whole answer" in told
    assert "North team, 30 September 2026, step-3: the whole answer" in told


# --- what is told -------------------------------------------------------------------------------


def test_the_verdict_and_its_coverage_come_first() -> None:
    content = CASES["two years"]
    (found,) = content.comparisons
    part = change_of(content)
    assert outline_of(content).parts[0].id == "change"
    assert part.title == "Change since 30 September 2025"
    assert part.blocks[0] == Paragraph(text=verdict_text(found), label="Verdict")
    assert verdict_text(found) == "Comparable with a caveat: 22 of 23 scored items."
    assert "22 of 23 items comparable" in export("markdown", content)


def test_each_section_has_both_scores_and_the_change_like_for_like() -> None:
    """In percentage points, since a score is a percentage."""
    scores = table(change_of(CASES["two years"]), "Scores")
    assert scores.columns[6].title == "Change in percentage points"
    assert scores.rows[-1] == (
        *("In all", "22 of 23", "50.0", "75.0", "50.0", "75.0", "+25.0"),
        "comparable with a caveat: coverage",
    )


def test_a_question_without_a_difference_says_why() -> None:
    part = change_of(CASES["two years"])
    questions = table(part, "Questions")
    (row,) = [row for row in questions.rows if row[0].endswith("(q3-1)")]
    assert row[1:] == ("2", "X", "not comparable")
    assert "q3-1 is X on the later side." in [
        entry for block in part.blocks if isinstance(block, Listing) for entry in block.entries
    ]


def test_what_stayed_as_it_was_is_counted_and_not_listed() -> None:
    """Everything the same is one line."""
    same = [all_scored(2), attrs.evolve(all_scored(2), capture=two_years()[1].capture)]
    part = change_of(content_of(same, comparing=Comparing()))
    assert "All 23 questions got the same point on both sides." in texts(part)
    assert not [own for own in part.blocks if isinstance(own, Table) and own.caption.startswith("Questions")]


def test_two_editions_are_counted_up() -> None:
    """What became of the questions stands beside the verdict."""
    old = framework()
    new = attrs.evolve(
        old,
        id=FrameworkId("how-are-we-doing@2030"),
        sections=tuple(
            attrs.evolve(
                section,
                items=tuple(
                    attrs.evolve(item, text="Something else altogether?") if item.id == "q1-1" else item
                    for item in section.items
                ),
            )
            for section in old.sections
        ),
    )
    earlier, later = side(all_scored(2)), side(attrs.evolve(all_scored(3), framework=new.id), edition=new)
    content = content_of([])
    content = attrs.evolve(
        content,
        assessments=tuple(
            attrs.evolve(content_of([all_scored(2)]).assessments[0], **vars_of(own)) for own in (earlier, later)
        ),
        comparisons=(compare_sides(earlier, later, editions=pair_editions(old, new)),),
    )
    text = texts(change_of(content))
    assert "how-are-we-doing@2016 and how-are-we-doing@2030: " in text
    assert "1 reworded" in text


def vars_of(own) -> dict[str, object]:
    return {"framework": own.framework, "assessment": own.assessment, "card": own.card}


def test_forced_differences_are_marked_and_keep_their_reasons() -> None:
    """In every form: the mark, what it means, and what speaks against the difference."""
    broken = content_of(
        two_years(capture=attrs.evolve(two_years()[1].capture, series_break="Everything moved"))
    )
    years = [own.assessment for own in broken.assessments]
    plain, forced = (content_of(years, comparing=Comparing(force=force)) for force in (False, True))
    assert "+25.0" not in export("markdown", plain)
    for name in ("markdown", "html"):
        made = Page(export(name, forced)).text if name == "html" else export(name, forced).replace("\\", "")
        assert "+25.0 !" in made
        assert "Differences marked ! are given against the verdict" in made
        assert "Everything moved" in made
    (tree,) = json_of(forced)["comparisons"]
    assert tree["total"]["forced"] is True
    assert "series-break" in {ground["code"] for ground in tree["grounds"]}
    rows = csv_rows(forced)
    assert rows["total"]["state"] == "not comparable, forced"
    assert "Everything moved" in rows["total"]["reason"]


def test_several_comparisons_begin_with_a_table_of_all() -> None:
    content = CASES["several side by side"]
    part = change_of(content)
    assert part.title == "Side by side"
    overview = table(part, "All comparisons")
    assert len(overview.rows) == len(part.parts) == len(content.comparisons) == 10
    assert any(own.title == "said: Change since 30 September 2025" for own in part.parts)
    assert any(own.title == "said, 2025-09-30 beside other, 2026-09-30" for own in part.parts)


def test_no_two_comparisons_are_called_alike() -> None:
    """Two years of one team beside a third, or three years beside the first: then the days are told, too."""
    titles = [own.title for own in change_of(CASES["several side by side"]).parts]
    assert len(titles) == len(set(titles))
    years = [attrs.evolve(all_scored(2), capture=own.capture) for own in two_years()]
    later = attrs.evolve(years[1], capture=attrs.evolve(years[1].capture, to=date(2027, 9, 30)))
    part = change_of(content_of([*years, later], comparing=Comparing(against=Against.FIRST)))
    assert [own.title for own in part.parts] == [
        "North team, 2025-09-30 beside North team, 2026-09-30",
        "North team, 2025-09-30 beside North team, 2027-09-30",
    ]


def test_teams_are_not_called_earlier_and_later() -> None:
    """They are the first and the other, and what lies between them is a difference."""
    teams = [attrs.evolve(all_scored(2), unit="East"), attrs.evolve(all_scored(3), unit="West")]
    part = change_of(content_of(teams, comparing=Comparing(against=Against.FIRST)))
    assert part.title == "East beside West"
    scores = table(part, "Scores")
    assert [own.title for own in scores.columns[2:4]] == ["The first, as scored", "The other, as scored"]
    assert scores.columns[6].title == "Difference in percentage points"


def test_two_years_of_one_unit_are_told_apart_by_their_periods() -> None:
    """In headings, where they would be called alike."""
    titles = [part.title for part in outline_of(CASES["two years"]).parts]
    assert len(titles) == len(set(titles))
    assert any(title.endswith("from 1 April 2025 to 30 September 2025") for title in titles)


def test_a_change_of_a_percentage_is_told_in_points() -> None:
    """From 10 % to 15 % are 5 points, and half as much again."""
    assert change_text(measured("step-4", 18, 15).difference, forced=False, unit="%") == "-3 points"
    assert measured("step-4", 18, 15).change == "-3 points"
    assert measured("step-4", 18, 15).unit == "%"
    assert measured("step-1", 4, 6).change == "+2"


def measured(item: str, before: int, after: int):
    name = "percent" if item == "step-4" else "number"
    years = [
        attrs.evolve(steps(Answer(item=item, **{name: value})), capture=capture)
        for value, capture in ((before, leaky_years()[0].capture), (after, leaky_years()[1].capture))
    ]
    (found,) = content_of(years, comparing=Comparing()).comparisons
    return next(own for own in measured_changes(found) if own.id == item)


@pytest.mark.parametrize("name", FIGURES)
def test_a_report_that_compares_nothing_says_nothing_of_change(name: str) -> None:
    made = export(name, content_of(two_years()))
    assert "Change since" not in made
    assert '"comparisons": [\n' not in made
    assert ",change," not in made


def test_json_has_what_compare_prints() -> None:
    content = CASES["two years"]
    (found,) = content.comparisons
    (tree,) = json_of(content)["comparisons"]
    assert tree["compared"] == 22
    assert {*tree} == {*comparison_tree(found)}


def csv_rows(content: ReportContent) -> dict[str, dict[str, str]]:
    text = BY_NAME["csv"].export(content).decode("utf-8-sig")
    return {
        row["item"]: row for row in csv.DictReader(io.StringIO(text, newline="")) if row["section"] == "change"
    }


def test_csv_has_a_row_for_each_thing_that_is_compared() -> None:
    rows = csv_rows(CASES["two years"])
    assert (rows["total"]["value"], rows["q1-1"]["value"], rows["q3-1"]["value"]) == ("25.0", "1", "")
    assert rows["q3-1"]["state"] == "not comparable"
    assert "q3-1 is X on the later side." in rows["q3-1"]["reason"]
    (found,) = CASES["two years"].comparisons
    assert len(rows) == 1 + len(found.sections) + len(found.items) + len(found.figures)


def test_questions_that_changed_or_can_not_be_compared_are_told_one_by_one() -> None:
    """All of them, if somebody asks for all."""
    (found,) = CASES["two years"].comparisons
    assert len(items_told(found)) == len(items_told(found, everything=True)) == 23
    (same,) = content_of([all_scored(2), all_scored(2)], comparing=Comparing()).comparisons
    assert (len(items_told(same)), len(items_told(same, everything=True))) == (0, 23)


# --- hostile text -------------------------------------------------------------------------------


@pytest.mark.parametrize("text", MARKUP)
def test_hostile_text_in_reasons_and_names_stays_text(text: str) -> None:
    """The definition of a case stands in a reason, the unit in a heading, why an answer is X in neither."""
    content = content_of(two_years(text), comparing=Comparing(force=True))
    assert content.comparisons[0].grounds
    found = Page(export("html", content))
    assert_harmless(found)
    assert " ".join(text.split()) in found.text
    plain = content_of(two_years("plain"), comparing=Comparing(force=True))
    assert [tag for tag, _ in markdown_page(content).tags if tag != "br"] == [
        tag for tag, _ in markdown_page(plain).tags if tag != "br"
    ]
    MarkdownIt("commonmark").parse(export("markdown", content))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
def test_no_reason_becomes_a_formula(text: str) -> None:
    """Spreadsheets take what begins with such a sign for one."""
    content = content_of(two_years(text), comparing=Comparing())
    made = BY_NAME["csv"].export(content).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(made, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "\t")) or cell == text]
