"""How the items of each section hang together, by group: from rows, or from a frame on any engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, final

import attrs

from practicecheck.surveys._engine import columns_of, opened
from practicecheck.surveys._plain import AnswerReader, Written, said
from practicecheck.surveys._rule import SurveyRule, survey_rule
from practicecheck.surveys._tally import Group
from practicecheck.surveys.reliability._moment_expressions import (
    PEOPLE,
    complete_in,
    multiplied,
    product_of,
    sum_of,
)
from practicecheck.surveys.reliability._moments import Moments
from practicecheck.surveys.reliability._whole_points import WholePoints
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.frameworks import Framework
    from practicecheck.scoring import ScoringKey
    from practicecheck.surveys._questionnaire import Questionnaire


@final
@attrs.frozen(kw_only=True, repr=False)
class SectionMoments(Value):
    """What a group's people answered to the items of a section, added up.

    Attributes:
        group: What the people have in common.
        section: The section's id.
        people: How many people the group has.
        moments: The answers of those who answered every item of the section that was asked.
    """

    group: Group
    section: str
    people: int
    moments: Moments

    def __add__(self, other: SectionMoments) -> SectionMoments:
        return attrs.evolve(self, people=self.people + other.people, moments=self.moments + other.moments)


@final
@attrs.frozen(kw_only=True, repr=False)
class SurveyMoments(Value):
    """How the answers to a survey go together.

    Attributes:
        rule: The rule by which people are scored.
        sections: What was added up, group by group and section by section.
    """

    rule: SurveyRule
    sections: tuple[SectionMoments, ...]


def survey_moments(
    frame: Any,
    framework: Framework,
    key: ScoringKey,
    *,
    by: Sequence[str] = (),
    questionnaire: Questionnaire | None = None,
) -> SurveyMoments:
    """Add up how answers go together, section by section, on the engine that holds them.

    Args:
        frame: A frame of polars, pandas, pyarrow, DuckDB or PySpark, with a row for each person.
        framework: The edition that was asked.
        key: A key for the scale of the answers: by it items are reversed, and weighted.
        by: What people are grouped by.
        questionnaire: Which column holds which item.

    Returns:
        What was added up, in the order of the groups.

    Raises:
        DocumentError: As `score` says.
        KeyMismatchError: As `score` says.
        MissingExtraError: As `score` says.
        TypeError: It is no frame.
    """
    asked, engine = opened(frame)
    rule = survey_rule(framework, key, list(asked.collect_schema()), by, questionnaire)
    points = WholePoints.of(rule)
    columns = columns_of(multiplied(asked, engine, rule, points).to_native())
    rows = range(len(columns[PEOPLE]))
    groups = [tuple(said(columns[own.name][n]) for own in rule.by) for n in rows]
    found: dict[Group, list[SectionMoments]] = {}
    for n, group in sorted(zip(rows, groups, strict=True), key=lambda own: own[1]):
        sections = [
            SectionMoments(
                group=group,
                section=section,
                people=int(columns[PEOPLE][n]),
                moments=points.moments(
                    items,
                    int(columns[complete_in(s)][n]),
                    [int(columns[sum_of(one)][n]) for one in places],
                    [
                        [int(columns[product_of(one, other)][n]) for other in places[: i + 1]]
                        for i, one in enumerate(places)
                    ],
                ),
            )
            for s, (section, items, places) in enumerate(points.sections)
        ]
        # What an engine holds apart and people call the same is one group.
        before = found.get(group)
        found[group] = sections if before is None else [a + b for a, b in zip(before, sections, strict=True)]
    return SurveyMoments(rule=rule, sections=tuple(own for sections in found.values() for own in sections))


def moments_of_rows(
    rows: Iterable[Sequence[Written]], columns: Sequence[str], rule: SurveyRule
) -> SurveyMoments:
    """Add up how answers go together, section by section, without any engine.

    Args:
        rows: The rows, one person each.
        columns: Their headings.
        rule: The rule.
    """
    reading, points = AnswerReader(rule, columns), WholePoints.of(rule)
    at = {name: n for n, name in enumerate(columns)}
    by = [at[own.column] for own in rule.by]
    place_of = {own.item: n for n, own in enumerate(rule.items)}
    sections = [[place_of[item] for item in items] for _, items, _ in points.sections]
    people: Counter[Group] = Counter()
    complete: dict[tuple[Group, int], list[list[int]]] = {}
    for row in rows:
        group = tuple([said(row[n]) for n in by])
        people[group] += 1
        answers = reading.places(row)
        for n, places in enumerate(sections):
            given = [answers[place] for place in places]
            # What is no point stands below the first.
            if min(given) >= 0:
                complete.setdefault((group, n), []).append(given)
    found = tuple(
        SectionMoments(
            group=group,
            section=section,
            people=people[group],
            moments=points.of_places(items, complete.get((group, n), [])),
        )
        for group in sorted(people)
        for n, (section, items, _) in enumerate(points.sections)
    )
    return SurveyMoments(rule=rule, sections=found)
