"""What is decided before a year's assessment: scope, protocol, resources, and who is told what."""

from datetime import date
from typing import final

import attrs

from practicecheck.assessments import Basis
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Scope(Value):
    """Whose conditions of practice are looked at.

    Attributes:
        staff: Which staff and services are in scope.
        others: Practitioners without a social work qualification who take part, or why none do.
    """

    staff: str | None = None
    others: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Protocol(Value):
    """How data are collected by all who answer, so that results can be added up and compared.

    Attributes:
        from_: The first day of the common period.
        to: The last day.
        basis: Whether staffing figures are heads or whole-time equivalents.
        case: The common definition of a case.
        aggregation: How results are analysed together.
    """

    from_: date | None = None
    to: date | None = None
    basis: Basis | None = None
    case: str | None = None
    aggregation: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Resource(Value):
    """Something that collecting the data needs.

    Attributes:
        what: What it is: days of an analyst, a form, a system.
        from_: Who gives it, by role or department.
    """

    what: str | None = None
    from_: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Notice(Value):
    """Notice that was given ahead, with time to prepare.

    Attributes:
        to: To whom.
        on: The day.
        how: How it was given.
    """

    to: str | None = None
    on: date | None = None
    how: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Communications(Value):
    """How the exercise is explained.

    Attributes:
        strategy: How social workers are told what it is for and how it will be used.
        assurance: The assurance that nothing said is used against anybody, as it is given.
        contact: Where people can ask and answer, such as a mailbox; it is printed in what goes out.
    """

    strategy: str | None = None
    assurance: str | None = None
    contact: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Publication(Value):
    """How the results will be published.

    Attributes:
        to: To whom: social work staff, elected members, people who use services.
        how: In which form.
        on: The day.
    """

    to: tuple[str, ...] = ()
    how: str | None = None
    on: date | None = None
