"""A cycle to be filled in reads as the cycle that it was made from, and says what belongs where."""

from __future__ import annotations

from datetime import date

import attrs
from hypothesis import given
from tests.strategies import HAWD, KNOWN, LAW, STANDARDS_2014, STEPS, cycles, plans, texts

from practicecheck.cycle import (
    Calendar,
    Contributor,
    Cycle,
    Mandate,
    Session,
    Sponsor,
    TeamPart,
    renew_cycle,
    steps_of,
)
from practicecheck.errors import Severity
from practicecheck.exchange import check, cycle_form, read_any, read_cycle, source_of
from practicecheck.frameworks import ChecklistKind


def read(text: str) -> Cycle:
    return read_cycle(source_of(text, "form.yaml"), KNOWN)


@LAW
@given(cycles(HAWD, STEPS))
def test_a_form_reads_as_its_cycle(cycle: Cycle) -> None:
    """Whatever stands in it already; entries of lists that say nothing at all are blanks."""
    again, problems = read_any(source_of(cycle_form(cycle, [HAWD, STEPS]), "form.yaml"), KNOWN)
    assert again == cycle, problems


@LAW
@given(cycles(HAWD), plans(HAWD))
def test_next_years_form_reads_as_next_years_cycle(cycle: Cycle, plan) -> None:
    """With last year remembered beside the blanks, whatever it said."""
    renewed = renew_cycle(cycle, date(2026, 11, 22), plan, cycle_file="a.yaml", plan_file="b.yaml").cycle
    actions = {own.action: own for own in renewed.last_year.actions}
    renewed = attrs.evolve(renewed, last_year=attrs.evolve(renewed.last_year, actions=tuple(actions.values())))
    assert read(cycle_form(renewed, [HAWD], cycle)) == renewed


def test_a_first_form_says_what_is_open_and_nothing_is_wrong_with_it() -> None:
    """For each framework and for both."""
    for frameworks in ([HAWD], [STEPS], [HAWD, STEPS], [STANDARDS_2014]):
        blank = Cycle(frameworks=tuple(own.id for own in frameworks))
        text = cycle_form(blank, frameworks)
        assert read(text) == blank
        problems = check(source_of(text, "form.yaml"), KNOWN)
        assert {problem.severity for problem in problems} <= {Severity.NOTE}


def test_every_step_every_question_and_every_piece_of_advice_stands_in_the_form() -> None:
    """In the words of the source, so that nobody needs another document beside it."""
    both = [HAWD, STEPS]
    text = cycle_form(Cycle(frameworks=tuple(own.id for own in both)), both)
    folded = " ".join(text.replace("#", " ").split())
    wanted = [step.text for step in steps_of(both)[:11]]
    wanted += [entry.text for own in HAWD.checklists for entry in own.entries]
    wanted += [entry.text for own in STEPS.checklists for entry in own.entries]
    wanted += [detail for own in STEPS.checklists for entry in own.entries for detail in entry.details]
    wanted += [rule.text for rule in HAWD.exercise]
    assert [words for words in wanted if " ".join(words.split()) not in folded] == []


def test_no_field_of_a_cycle_is_forgotten() -> None:
    """But for last year's, which a first form has none of, and remarks."""
    text = cycle_form(Cycle(frameworks=(HAWD.id,)), [HAWD])
    keys = {line.partition(":")[0] for line in text.splitlines() if line[:1].isalpha()}
    fields = {field.name for field in attrs.fields(Cycle)}
    assert fields - keys == {"perspectives", "note", "last_year"}
    assert keys - fields == {"practicecheck"}


def test_questions_stand_beside_their_blanks() -> None:
    """The line above each blank ends the question that it is for."""
    lines = cycle_form(Cycle(frameworks=(HAWD.id,)), [HAWD]).splitlines()
    for own in HAWD.checklists:
        for entry in own.entries if own.kind is ChecklistKind.QUESTIONS else ():
            above = " ".join(lines[lines.index(f"  {entry.id}:") - 3 : lines.index(f"  {entry.id}:")])
            assert entry.text.split()[-1] in above


def test_last_year_is_remembered_beside_the_blank_and_not_taken_over() -> None:
    """In a few words, on one line."""
    earlier = Cycle(
        frameworks=(HAWD.id,),
        mandate=Mandate(agreed=date(2026, 6, 1), where="Letter\nof the director " + "and so on " * 20),
        sponsor=Sponsor(role="Director", agreed=date(2026, 6, 1)),
    )
    text = cycle_form(renew_cycle(earlier, date(2026, 11, 22)).cycle, [HAWD], earlier)
    assert "  agreed:   # The day of the agreement. Last year: 2026-06-01\n" in text
    assert "Last year: Letter of the director and so on" in text
    assert max(map(len, text.splitlines())) < 180
    assert read(text).mandate == Mandate()


def test_lists_of_last_year_are_remembered_by_what_their_members_are_called() -> None:
    """Days of sessions, groups that were heard; and perspectives, however they are spelled."""
    earlier = Cycle(
        frameworks=(HAWD.id,),
        perspectives=("union: branch",),
        team=(TeamPart(perspective="union: branch", people=2),),
        contributors=(Contributor(who="Carers", how="A visit"), Contributor(how="Letters")),
        calendar=Calendar(setup=(Session(on=date(2026, 9, 10)),)),
    )
    renewed = renew_cycle(earlier, date(2026, 11, 22)).cycle
    text = cycle_form(renewed, [HAWD], earlier)
    assert "  'union: branch':   # Last year: 2\n" in text
    assert "contributors:   # Last year: Carers\n" in text
    assert "  setup:   # The set-up meeting. Last year: 2026-09-10\n" in text
    assert read(text) == renewed


@LAW
@given(texts)
def test_what_is_remembered_brings_no_key_of_its_own(words: str) -> None:
    """Whatever lines, hashes and colons were in it."""
    earlier = Cycle(frameworks=(HAWD.id,), mandate=Mandate(where=words))
    blank = Cycle(frameworks=(HAWD.id,))
    assert read(cycle_form(blank, [HAWD], earlier)) == blank
