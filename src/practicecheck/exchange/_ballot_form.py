"""Blank ballot papers: a short file for each rater, or one table for a room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from practicecheck.assessments import Assessment, BallotPaper, item_is_asked, scale_used, section_is_asked
from practicecheck.exchange._ballot_table import ITEM, PERSPECTIVE
from practicecheck.exchange._comment import comment
from practicecheck.exchange._csv_text import csv_bytes, csv_text
from practicecheck.exchange._kinds import HEADER, KINDS
from practicecheck.exchange._source import Plain
from practicecheck.exchange._writer import SCHEMAS, yaml_text
from practicecheck.frameworks import Framework, Item, Scale, Section


def blank_ballot_paper(assessment: Assessment, framework: Framework, rater: str, perspective: str) -> str:
    """Make a blank ballot paper for one rater.

    Args:
        assessment: The assessment that the ballots are for.
        framework: The edition that it answers.
        rater: The rater's code.
        perspective: For whom the rater speaks.

    Returns:
        A YAML text, the questions beside the blanks, that reads as a paper with no ballot.
    """
    scale = scale_used(assessment, framework)
    written = KINDS["ballots"].written
    tree: dict[str, Plain] = {
        HEADER: written,
        "framework": framework.id,
        "digest": assessment.digest or framework.digest,
        **({"unit": assessment.unit} if assessment.unit else {}),
        **({"choices": {c.choice: c.option for c in assessment.choices}} if assessment.choices else {}),
        "rater": rater,
        "perspective": perspective,
    }
    lines = [
        f"# yaml-language-server: $schema={SCHEMAS}/{written.replace('/', '-')}.json",
        "#",
        f"# {framework.title} ({framework.edition}): the ballots of {rater}",
        *comment("", f"Write a point after each colon: {_points(scale)}." if scale else ""),
        *(comment("", f"Or X: {scale.not_applicable}.") if scale and scale.not_applicable else ()),
        *comment("", "Leave blank what you can't judge: a blank is no ballot. No name belongs in this file."),
        "",
        yaml_text(tree).rstrip(),
        "ballots:",
    ]
    for section, items in voted_on(assessment, framework):
        lines += ["", *comment("  ", f"===== {section.title} =====")]
        for item in items:
            number = f"{item.number}. " if item.number else ""
            lines += [*comment("  ", f"{number}{item.text}"), f"  {item.id}:"]
    return "\n".join(lines) + "\n"


def blank_ballot_table(
    assessment: Assessment, framework: Framework, raters: Sequence[tuple[str, str]]
) -> bytes:
    """Make a blank table of ballots for a room.

    Args:
        assessment: The assessment that the ballots are for.
        framework: The edition that it answers.
        raters: Each rater's code and perspective.

    Returns:
        CSV in UTF-8 with a mark, as spreadsheets open it: items down, raters across.
    """
    rows = [
        (ITEM, framework.id, *(rater for rater, _ in raters)),
        (PERSPECTIVE, "", *(perspective for _, perspective in raters)),
        *(
            (item.id, item.text, *("" for _ in raters))
            for _, items in voted_on(assessment, framework)
            for item in items
        ),
    ]
    return csv_bytes(csv_text(rows))


def ballot_table(papers: Sequence[BallotPaper], framework: Framework) -> bytes:
    """Write ballot papers as one table of a room.

    Args:
        papers: The papers.
        framework: The edition that they answer.

    Returns:
        CSV in UTF-8 with a mark, as spreadsheets open it: items down, raters across.
    """
    given = [{vote.item: vote.point for vote in paper.ballots} for paper in papers]
    asked = [item for item in framework.items.values() if any(item.id in own for own in given)]
    rows = [
        (ITEM, framework.id, *(paper.rater for paper in papers)),
        (PERSPECTIVE, "", *(paper.perspective for paper in papers)),
        *((item.id, item.text, *(own.get(item.id, "") for own in given)) for item in asked),
    ]
    return csv_bytes(csv_text(rows))


def voted_on(assessment: Assessment, framework: Framework) -> Iterator[tuple[Section, tuple[Item, ...]]]:
    """The items that can be voted on, by section; sections without one are left out.

    Args:
        assessment: The assessment, for its choices.
        framework: The edition that it answers.
    """
    for section in framework.sections:
        if section_is_asked(section, assessment, framework):
            own = tuple(item for item in section.walk() if item.scored and item_is_asked(item, assessment))
            if own:
                yield section, own


def _points(scale: Scale) -> str:
    return "; ".join(f"{point.code} {point.anchor}" for point in scale.points)
