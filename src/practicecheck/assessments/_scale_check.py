"""Whether a score is on the scale."""

from __future__ import annotations

from collections.abc import Sequence

from practicecheck.errors import Code, Path, Problem, shortened
from practicecheck.frameworks import X_MARK, PointCode, Scale


def off_scale(score: PointCode, scale: Scale, scales: Sequence[Scale], path: Path) -> Problem | None:
    """Tell a score that is not on the scale that is used.

    Args:
        score: The score.
        scale: The scale that is used.
        scales: The scales that the framework has, to recognise a point of another one.
        path: Where the score stands.
    """
    if score in scale.codes and not isinstance(score, bool):
        return None
    for other in scales:
        if other.id != scale.id and score in other.codes:
            return Problem(
                code=Code.OTHER_SCALE,
                message=f"{score} is a point of the scale {other.id}, and this file uses {scale.id}.",
                remedy=f"Choose {_spoken(scale)}; or write scale: {other.id} under choices, for all answers.",
                path=path,
            )
    if str(score).upper() == X_MARK and scale.not_applicable is not None:
        return Problem(
            code=Code.OFF_SCALE,
            message="X is written another way here, since it needs a reason.",
            remedy="Write not_applicable: and the reason, in place of the score.",
            path=path,
        )
    crossed = ", or write not_applicable with a reason" if scale.not_applicable is not None else ""
    return Problem(
        code=Code.OFF_SCALE,
        message=f"{shortened(str(score))} is not on the scale {_span(scale)}.",
        remedy=f"Choose {_spoken(scale)}{crossed}.",
        path=path,
    )


def _span(scale: Scale) -> str:
    numbers = all(isinstance(code, int) for code in scale.codes)
    points = f"{scale.codes[0]}-{scale.codes[-1]}" if numbers else ", ".join(map(str, scale.codes))
    return f"{points} or X" if scale.not_applicable is not None else points


def _spoken(scale: Scale) -> str:
    *most, last = map(str, scale.codes)
    return f"{', '.join(most)} or {last}"
