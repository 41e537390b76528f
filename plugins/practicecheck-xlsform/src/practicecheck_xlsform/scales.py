"""Scores: the scales that may be used, their points as what can be chosen, and the question for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, final

import attrs

from practicecheck.assessments import Assessment
from practicecheck.errors import Path
from practicecheck.frameworks import Framework, Item, Scale, Section
from practicecheck.values import Value
from practicecheck_xlsform.face import face, own_face
from practicecheck_xlsform.names import X, word, xml_name
from practicecheck_xlsform.question import Asked, Gap, Option, Question, both, either, quoted, ref

SCALE: Final = "form-choice-scale"
"""The question that asks for the scale."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Scales(Value):
    """The scales on which a section may be answered.

    Attributes:
        open: Those that may still be used: one, if it has been chosen.
        several: Whether the edition has several, so that the form says which one is used.
    """

    open: tuple[Scale, ...]
    several: bool

    def of(self, item: Item) -> tuple[Scale, ...]:
        """Those that an item permits.

        Args:
            item: The item.
        """
        return tuple(scale for scale in self.open if scale.id in item.scales)

    def used(self, *scales: Scale) -> str:
        """When one of some scales is used, in XPath; always, if there is no choice.

        Args:
            scales: The scales.
        """
        return either(f"{ref(SCALE)} = {quoted(word(own.id))}" for own in scales) if self.several else ""


def scales_of(section: Section, framework: Framework, assessment: Assessment) -> Scales:
    """The scales on which a section may be answered: its extension's own, or those of the edition.

    Args:
        section: The section.
        framework: The edition, with what is laid over it.
        assessment: The choices that have been taken.
    """
    if section.scale is not None:
        return Scales(open=(section.scale,), several=False)
    named = assessment.option("scale")
    return Scales(
        open=tuple(scale for scale in framework.scales if named in (None, scale.id)),
        several=len(framework.scales) > 1,
    )


def points_of(scale: Scale, crossed: Gap | str) -> tuple[Option, ...]:
    """The points of a scale as what can be chosen, and X where it may be given.

    Args:
        scale: The scale.
        crossed: What X is in the document.
    """
    points = [
        Option(name=word(str(point.code)), label=_pointed(str(point.code), point.anchor), means=point.code)
        for point in scale.points
    ]
    if scale.not_applicable is not None:
        points.append(Option(name=X, label=_pointed(X, scale.not_applicable), means=crossed))
    return tuple(points)


def _pointed(code: str, anchor: str) -> str:
    return code if anchor.casefold() in (code.casefold(), "") else f"{code} - {anchor}"


def score_questions(
    item: Item, scales: Scales, crossed: Gap | str, path: Path, condition: str, *, first: bool = True
) -> Iterator[Question]:
    """Ask for a point of each scale that may still be used. Where there are several, the label names it.

    Args:
        item: The item.
        scales: The scales on which its section may be answered.
        crossed: What X is in the document.
        path: Where the point belongs in the document.
        condition: When the item is asked, in XPath.
        first: Whether it is the first thing that the item asks for.
    """
    own = own_face(item) if first else face(item, "score", "On the scale")
    for scale in scales.of(item):
        yield Question(
            name=f"{xml_name(item.id)}-on-{xml_name(scale.id)}" if scales.several else own["name"],
            label=f"{own['label']} ({scale.title})" if scales.several else own["label"],
            hint=own["hint"],
            asked=Asked.ONE,
            path=path,
            options=points_of(scale, crossed),
            relevant=both(condition, scales.used(scale)),
        )
