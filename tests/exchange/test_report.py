"""What a report's content is made of, and how it is arranged."""

from decimal import Decimal

import attrs
from tests.comparison.builders import STANDARDS, framework, hawd, key
from tests.exchange.report_builders import DAY, EMPTY, PLAN, content_of, full, scored

from practicecheck.assessments import Answer, Assessment, Basis, Capture, Chosen, Priority, Voice
from practicecheck.comparison import Audience
from practicecheck.exchange import report_content
from practicecheck.exchange.reports._blocks import Part, Table, anchor
from practicecheck.exchange.reports._outline import outline_of
from practicecheck.exchange.reports._words import date_text, number_text, period_text, score_text
from practicecheck.plans import Action, Plan, review_plan
from practicecheck.scoring import score_assessment


def headings(content) -> list[str]:
    return [part.title for part in outline_of(content).parts]


def test_the_title_names_the_unit_and_the_framework():
    assert content_of([EMPTY]).title == "North team: How are we doing?"
    assert content_of([attrs.evolve(EMPTY, unit=None)]).title == "How are we doing?"
    assert content_of([EMPTY, full("x")]).title.endswith(": How are we doing? and Social Work Health Check")
    assert content_of([], PLAN).title == "Next year"
    assert content_of([], attrs.evolve(PLAN, title=None)).title == "Action plan"
    assert content_of().title == "Action plan"
    assert content_of([EMPTY], title="Ours").title == "Ours"


def test_it_is_made_for_publication_unless_somebody_says_otherwise():
    assert report_content([], made_on=DAY).audience is Audience.PUBLISHED


def test_the_parts_of_a_report_stand_in_a_fixed_order():
    found = headings(content_of([scored()], PLAN))
    assert found[:3] == ["Results", "Findings", "Figures to check"]
    assert found[-5:] == [
        "How the answers were collected",
        "Next year",
        "What was held back",
        "How the numbers were made",
        "Sources and licences",
    ]
    assert "2A. Integration" in " ".join(found)
    assert "2B" not in " ".join(found)


def test_a_working_copy_has_nothing_held_back_to_tell():
    assert "What was held back" not in headings(content_of([EMPTY], audience=Audience.WORKING))


def test_several_assessments_have_a_part_each():
    outline = outline_of(content_of([EMPTY, full()]))
    assert [part.title for part in outline.parts[:2]] == [
        "North team: How are we doing?",
        "Team said, Council said: Social Work Health Check",
    ]
    assert outline.parts[1].parts[0].id == "a2-results"


def test_base_figures_and_views_are_told():
    assert "Base figures" in headings(content_of([full()]))
    assessment = Assessment(
        framework=framework(STANDARDS).id,
        answers=(Answer(item="standard-1", score="amber", priority=Priority.HIGH),),
        choices=(Chosen(choice="scale", option="rag"),),
    )
    card = score_assessment(assessment, framework(STANDARDS), key("rag@1"))
    content = report_content([(assessment, framework(STANDARDS), card)], made_on=DAY)
    assert "By domain" in headings(content)
    assert "amber: partly met" in str(outline_of(content))


def test_a_score_is_told_by_its_method():
    assessment = Assessment(
        framework=framework(STANDARDS).id,
        answers=(Answer(item="standard-1", score=4),),
        choices=(Chosen(choice="scale", option="agreement-5"),),
    )

    def told(name: str) -> str:
        card = score_assessment(assessment, framework(STANDARDS), key(name))
        outline_of(report_content([(assessment, framework(STANDARDS), card)], made_on=DAY))
        assert card.total is not None
        return score_text(card.total)

    assert told("agreement-mean@1").startswith("mean 4")
    assert told("agreement-100@1") == "75.0% (high)"


def test_staff_are_told_by_their_basis():
    capture = Capture(basis=Basis.WTE, voice=Voice.JOINTLY)
    assessment = hawd(Answer(item="workforce-1", number=Decimal("42.5")), capture=capture)
    told = str(outline_of(content_of([assessment])))
    assert "42.5 social workers (whole-time equivalents)" in told
    assert "jointly with social workers" in told


def test_a_plan_may_say_little_and_have_no_review():
    plan = Plan(framework=framework().id, actions=(Action(id="a", lead="A lead"),))
    content = report_content([], plan, made_on=DAY)
    (part, *_) = outline_of(content).parts
    assert part.title == "Action plan"
    assert "A lead (has not agreed yet)" in str(part)
    assert "SMART" not in str(part)
    lawless = attrs.evolve(review_plan(plan, framework()), rules=())
    told = str(outline_of(report_content([], plan, lawless, made_on=DAY)))
    assert "1 action, 0 of them SMART" in told
    assert "rules" not in told


def test_a_condition_that_is_not_met_is_told():
    assessment = hawd(Answer(item="workforce-15", answer=False))
    assert "Not asked" in str(outline_of(content_of([assessment])))


def test_dates_and_numbers_are_written_as_people_write_them():
    assert date_text(DAY) == "3 November 2026"
    assert period_text(DAY, DAY) == "3 November 2026"
    assert period_text(None, DAY) == "to 3 November 2026"
    assert period_text(None, None) is None
    assert number_text(1240) == "1,240"


def test_an_anchor_is_small_letters_digits_and_hyphens():
    assert anchor("section", "2A") == "section-2a"
    assert anchor('"><script>') == "script"


def test_a_part_knows_its_own_parts():
    outer = Part(id="a", title="A", blocks=(Part(id="b", title="B", blocks=()),))
    assert [part.id for part in outer.parts] == ["b"]


def scores_of(assessment: Assessment, by: str):
    """The table of scores, by a key."""
    edition = framework(assessment.framework)
    card = score_assessment(assessment, edition, key(by))
    results = outline_of(report_content([(assessment, edition, card)], made_on=DAY)).parts[0]
    return next(own for own in results.blocks if isinstance(own, Table) and own.caption == "Scores by section")


def test_scores_in_percent_can_be_drawn_and_the_cells_say_the_same():
    table = scores_of(scored(), "extent-points@1")
    assert len(table.bars) == len(table.rows)
    assert None in table.bars  # a section in which nothing applies
    for row, bar in zip(table.rows, table.bars, strict=True):
        assert (f"{bar}%" if bar is not None else "none") in row


def test_means_are_not_drawn_as_if_they_were_shares():
    answers = Assessment(
        framework=STANDARDS,
        choices=(Chosen(choice="scale", option="agreement-5"),),
        answers=(Answer(item="standard-1", score=4),),
    )
    assert scores_of(answers, "agreement-mean@1").bars == ()
