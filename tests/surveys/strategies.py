"""Surveys to test with: frameworks, keys, random answers, and what each form alone would come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from hypothesis import strategies as st

from practicecheck.assessments import Answer, Assessment, Chosen
from practicecheck.exchange import read_framework, read_key
from practicecheck.frameworks import Framework, PointCode
from practicecheck.scoring import ScoringKey, score_assessment
from practicecheck.surveys import AskedItem, Questionnaire, Tallied

NINE = 9
"""What stands for X where a column holds nothing but whole numbers."""


class Asked(NamedTuple):
    """A framework as a survey, and the key by which it is scored."""

    framework: Framework
    key: ScoringKey
    items: tuple[str, ...]
    chosen: tuple[Chosen, ...]

    @property
    def codes(self) -> tuple[PointCode, ...]:
        """The points of the scale."""
        return tuple(self.key.worth)

    def questionnaire(self) -> Questionnaire:
        """The survey whose columns hold nothing but whole numbers."""
        return Questionnaire(
            framework=self.framework.id,
            scale=self.key.scale,
            items=tuple(AskedItem(item=item, column=item) for item in self.items),
            not_applicable=(NINE,),
        )


@cache
def framework(name: str) -> Framework:
    """A framework that ships."""
    return read_framework(files("practicecheck.frameworks") / "data" / f"{name}.yaml")


@cache
def key(name: str) -> ScoringKey:
    """A key that ships."""
    return read_key(files("practicecheck.scoring") / "data" / f"{name}.yaml")


def standards(scoring_key: ScoringKey) -> Asked:
    """The standards, on the scale of a key."""
    form = framework("employer-standards@2014")
    items = tuple(item.id for item in form.items.values() if item.scored)
    return Asked(form, scoring_key, items, (Chosen(choice="scale", option=scoring_key.scale),))


def doing(scoring_key: ScoringKey) -> Asked:
    """How are we doing?, with the sections of integrated teams."""
    form = framework("how-are-we-doing@2016")
    items = tuple(
        item.id
        for section in form.sections
        if section.alternative is None or section.alternative.option == "2A"
        for item in section.walk()
        if item.scored
    )
    return Asked(form, scoring_key, items, (Chosen(choice="integration", option="2A"),))


Row = Mapping[str, Any]


def rows(asked: Asked, most: int = 25) -> st.SearchStrategy[list[Row]]:
    """Answers of some people, with what is missing and X; ``g`` is their group."""
    answer = st.sampled_from([*asked.codes, *asked.codes, None, "X"])
    person = st.fixed_dictionaries(
        {"g": st.sampled_from(["a", "b", "c"]), **dict.fromkeys(asked.items, answer)}
    )
    return st.lists(person, min_size=1, max_size=most)


class Alone(NamedTuple):
    """What the forms of a group's people come to, each scored alone."""

    scored: int
    total: Fraction
    squares: Fraction


def alone(people: Sequence[Row], asked: Asked) -> dict[tuple[str, str], Alone]:
    """What each group and part comes to, one form after the other, exactly."""
    found: dict[tuple[str, str], Alone] = {}
    for row in people:
        answers = tuple(
            Answer(item=item, not_applicable="not ours")
            if row[item] == "X"
            else Answer(item=item, score=row[item])
            for item in asked.items
            if row[item] is not None
        )
        form = Assessment(framework=asked.framework.id, answers=answers, choices=asked.chosen)
        card = score_assessment(form, asked.framework, asked.key)
        parts = {section.id: section.score for section in card.sections}
        if len(parts) > 1 and card.total is not None:
            parts["total"] = card.total
        for part, own in parts.items():
            before = found.get((row["g"], part), Alone(0, Fraction(), Fraction()))
            if own.exact is not None:
                before = Alone(before.scored + 1, before.total + own.exact, before.squares + own.exact**2)
            found[row["g"], part] = before
    return found


def agree(tallied: Tallied, expected: Mapping[tuple[str, str], Alone]) -> None:
    """Hold a survey against the forms: counts exactly, sums to a billionth."""
    assert {group.group[0] for group in tallied.groups} == {group for group, _ in expected}
    for group in tallied.groups:
        for part, own in group.parts.items():
            alone_ = expected[group.group[0], part]
            assert own.scored == alone_.scored, (group.group, part)
            for one, other in ((own.total, alone_.total), (own.squares, alone_.squares)):
                assert abs(one - float(other)) <= 1e-9 * max(1.0, abs(float(other))), (group.group, part)
