"""Weighting a survey by the sizes of groups that were typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from practicecheck.cli._survey_release import ReleaseAsked
    from practicecheck.surveys import (
        GroupSizes,
        ReleasedSurvey,
        SurveyRelease,
        Tallied,
        WorkingSurvey,
    )


def times_typed(_: click.Context, __: click.Parameter, typed: str | None) -> Fraction | None:
    """How many times the mean somebody may count, exactly.

    Args:
        typed: What was typed.

    Raises:
        click.BadParameter: It is no number above 1.
    """
    try:
        times = None if typed is None else Fraction(typed)
    except (ValueError, ZeroDivisionError):
        raise click.BadParameter(f'"{typed}" is no number. Write 5, or 3.5.') from None
    if times is not None and times <= 1:
        raise click.BadParameter("nobody can count less than the mean if the mean is to stay. Write 5, or 3.5.")
    return times


def sizes_in(files: Sequence[str]) -> tuple[GroupSizes, ...]:
    """The sizes of groups in some files.

    Args:
        files: The files.
    """
    from practicecheck.exchange import read_group_sizes  # noqa: PLC0415 - loaded when needed

    return tuple(map(read_group_sizes, files))


def pieces_of(by: Sequence[str], sizes: Sequence[GroupSizes]) -> tuple[str, ...]:
    """By what answers have to be added up before they can be weighted.

    Args:
        by: What people are grouped by.
        sizes: The sizes.
    """
    from practicecheck.surveys import pieces_by  # noqa: PLC0415 - loaded when needed

    return pieces_by(by, sizes)


def weighted(
    tallied: Tallied,
    by: Sequence[str],
    sizes: Sequence[GroupSizes],
    most: Fraction | None,
    asked: ReleaseAsked,
    check: Callable[[WorkingSurvey], None],
) -> ReleasedSurvey | WorkingSurvey:
    """A weighted survey, as it is told to those for whom it is. What must be known goes to the error stream.

    Args:
        tallied: The answers, added up.
        by: What people are grouped by.
        sizes: The sizes.
        most: Nobody counts more than so many times the mean.
        asked: For whom it is.
        check: Looks at the working copy before anything goes out.
    """
    from practicecheck.cli._terminal import show_problems  # noqa: PLC0415 - loaded when needed
    from practicecheck.surveys import release_weighted, weigh, weighted_copy  # noqa: PLC0415 - when needed

    survey = weigh(tallied, by, sizes, most=most)
    working = weighted_copy(survey)
    check(working)
    if not asked.published:
        show_problems((*survey.problems, *survey.unanswered), err=True)
        return working
    done: SurveyRelease = asked.released(
        lambda policy, before, population, period: release_weighted(
            survey, policy, before, population=population, period=period
        )
    )
    show_problems(done.warnings, err=True)
    return done.survey
