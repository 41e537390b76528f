"""Which lines of a survey are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from practicecheck.errors import shortened, some_of
from practicecheck.exchange._survey_table import told_survey
from practicecheck.surveys import ReleasedSurvey, SurveyRow, WorkingSurvey

MOST_LINES = 600


def lines_of(survey: ReleasedSurvey | WorkingSurvey, parts: Sequence[str], *, items: bool) -> list[SurveyRow]:
    """The lines to be drawn.

    Args:
        survey: The survey.
        parts: Ids of items, or of sections and the whole; if none is named, all items, or the whole.
        items: Whether it is items that are drawn.

    Raises:
        TypeError: It is no results of a survey that may be shown.
        ValueError: There is no such part, or there are more lines than anybody can look at.
    """
    rows = [row for row in told_survey(survey).rows if not items or row.kind == "item"]
    there = list(dict.fromkeys(row.id for row in rows))
    if strange := [name for name in parts if name not in there]:
        what = "item" if items else "part"
        raise ValueError(f"{shortened(strange[0])} is no {what} of the survey. There are: {some_of(there)}.")
    first = next((row.id for row in rows if row.kind == "total"), there[0] if there else "")
    wanted = list(parts) or (there if items else [first])
    chosen = [row for name in dict.fromkeys(wanted) for row in rows if row.id == name]
    if not chosen:
        raise ValueError("there is nothing to draw: the survey has no such results.")
    if len(chosen) > MOST_LINES:
        raise ValueError(
            f"{len(chosen)} lines are more than anybody can look at, and {MOST_LINES} the most. "
            "Choose some items, or group by less."
        )
    return chosen
