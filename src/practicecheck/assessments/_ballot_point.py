"""What somebody meant who wrote down a ballot: the point, and the perspective."""

from __future__ import annotations

import re

from practicecheck.assessments._assessment import Assessment
from practicecheck.assessments._scale_check import off_scale
from practicecheck.errors import Code, Path, Problem, shortened
from practicecheck.frameworks import X_MARK, Framework, PointCode, Scale

_WHOLE = re.compile(r"\+?0*(\d{1,9})(?:[.,]0+)?")
"""Nine digits are more than any scale has, and no work to read."""
_NOBODY_KNOWS = frozenset({"-", "\u2013", "\u2014", "?", "n/a", "na", "nil", "none"})


def ballot_point(written: PointCode, scale: Scale, path: Path = ()) -> PointCode | Problem:
    """Read a point as people and spreadsheets write it.

    Args:
        written: What stands there.
        scale: The scale that is used.
        path: Where it stands.

    Returns:
        The point, or ``X``, if it can mean only one thing: ``2.0`` is 2, ``x`` is X, ``Amber`` is amber, and an
        anchor stands for its point. Otherwise what is wrong with it.
    """
    text = str(written).strip().casefold()
    number = _WHOLE.fullmatch(text)
    meant = int(number[1]) if number else text
    for point in scale.points:
        if meant in (point.code, str(point.code).casefold(), point.anchor.casefold()):
            return point.code
    if text == X_MARK.casefold():
        if scale.not_applicable is not None:
            return X_MARK
        return Problem(
            code=Code.BALLOT,
            message=f"the scale {scale.id} has no X.",
            remedy="Give a point, or leave the ballot out.",
            path=path,
        )
    crossed = ", or X" if scale.not_applicable is not None else ""
    choose = f"Write one of {', '.join(map(str, scale.codes))}{crossed}"
    if text in _NOBODY_KNOWS or (number is None and any(sign.isdigit() for sign in text)):
        return Problem(
            code=Code.TWO_READINGS,
            message=f'"{shortened(str(written))}" could mean two things.',
            remedy=f"{choose}; ask the rater which. Leave it blank if nothing was meant.",
            path=path,
        )
    fault = off_scale(written, scale, (), path)
    return Problem(
        code=Code.BALLOT,
        message=fault.message if fault else f"{shortened(str(written))} is not on the scale.",
        remedy=f"{choose}.",
        path=path,
    )


def perspective_meant(written: str, assessment: Assessment, framework: Framework) -> str | None:
    """Read a perspective as people write it: ``Practitioner`` is practitioner.

    Args:
        written: What stands there.
        assessment: The assessment, which may declare perspectives of its own.
        framework: The edition, which names the others.

    Returns:
        The perspective as it is known; nothing if it is not, or could be two.
    """
    known = dict.fromkeys((*framework.perspectives, *assessment.perspectives))
    if written in known:
        return written
    alike = [name for name in known if name.casefold() == " ".join(written.split()).casefold()]
    return alike[0] if len(alike) == 1 else None
