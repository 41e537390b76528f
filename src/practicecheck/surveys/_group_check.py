"""What people may be grouped by in something that is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from practicecheck.comparison.tables import ReleaseLedger
from practicecheck.errors import Code, Problem, shortened
from practicecheck.surveys._grouping import shown_group
from practicecheck.surveys._results import SurveyResults

_ALONE = 5
"""So many values of one person each make a column of names or comments, where they are most of its values."""


def check_sharing(results: SurveyResults) -> Iterator[Problem]:
    """Groups that people don't share: what is called a group would be a name, or what somebody wrote.

    The figures of small groups are hidden, and what the groups are called is not.

    Args:
        results: What the survey comes to.
    """
    people = {own.group: own.people for own in results.parts}
    for n, by in enumerate(results.rule.by):
        values: Counter[str] = Counter()
        for group, count in people.items():
            values[group[n]] += count
        alone = sum(count == 1 for count in values.values())
        if alone >= _ALONE and 2 * alone > len(values):
            yield Problem(
                code=Code.SURVEY_COLUMN,
                message=f'group "{shortened(by.name)}": {alone} of its {len(values)} values are of one person '
                "each.",
                remedy="Group by what many share: names and comments don't belong in what is published. A "
                "working copy may be grouped by anything.",
                path=("by",),
            )


def check_names(
    results: SurveyResults, ledger: ReleaseLedger, population: str, period: str
) -> Iterator[Problem]:
    """Groups that went out under another name: one could be subtracted from the other, and nothing would tell.

    Args:
        results: What the survey comes to.
        ledger: What went out before.
        population: The people that it is about.
        period: Which round of figures it is of.
    """
    before = {
        own.name: {group.name for group in own.groups}
        for entry in ledger.about(population, period)
        for own in entry.dimensions
    }
    groups = {shown_group(own.group) for own in results.parts}
    ours = [own.name for own in results.rule.by]
    for n, name in enumerate(ours):
        values = {group[n] for group in groups}
        for other, known in before.items():
            if name in before or other in ours or 2 * len(values & known) < min(len(values), len(known)):
                continue
            yield Problem(
                code=Code.RELEASED_OTHERWISE,
                message=f'"{shortened(name)}" holds the groups that went out as "{shortened(other)}".',
                remedy="Call it so again: name the column so, or the group in a questionnaire. Under two names "
                "nobody would see what can be worked out from both.",
                path=("by",),
            )
