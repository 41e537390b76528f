"""How many people a sensitive figure may be about."""

from decimal import Decimal

import pytest

from practicecheck.assessments import Answer, Assessment
from practicecheck.catalogue import Catalogue
from practicecheck.comparison import Audience, release, staff_of

HAWD = Catalogue.builtin()["how-are-we-doing@2016"]


def a_form(**given: dict[str, object]) -> Assessment:
    answers = [Answer(item=name.replace("_", "-"), **values) for name, values in given.items()]
    return Assessment(
        framework=HAWD.id, answers=(*answers, Answer(item="workforce-14", percent=Decimal("33.3")))
    )


@pytest.mark.parametrize(
    ("given", "staff"),
    [
        ({"workforce_1": {"number": 30}}, 30),
        ({"workforce_1": {"number": 30}, "workforce_2": {"number": 3}}, 3),
        ({"workforce_1": {"number": 30}, "workforce_2": {"percent": 10}}, 3),
        ({"workforce_1": {"number": 30}, "workforce_2": {"number": 0}}, 30),
        ({"workforce_2": {"percent": 10}}, None),
        ({}, None),
    ],
)
def test_the_smallest_staff_that_the_figure_may_speak_of_decides(given, staff):
    """Item 14 asks of adult services alone, and three people of thirty are three people."""
    form = a_form(**given)
    assert staff_of(form, HAWD) == staff
    published = release(form, HAWD, Audience.PUBLISHED).assessment
    assert ("workforce-14" in published.by_item) is (staff is not None and staff >= 10)
