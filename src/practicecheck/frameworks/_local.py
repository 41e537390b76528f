"""What an extension says beside a national item, which stays as it is."""

from typing import final

import attrs

from practicecheck.documents import UNWRITTEN
from practicecheck.frameworks._condition import Condition
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Guidance(Value):
    """Help with a national question. It stands beside the question, and changes neither it nor its score.

    Attributes:
        item: The item of the edition.
        text: What to think of when it is answered here.
        examples: Local examples.
        evidence: What could show the answer here.
        by: The extension's title, where the guidance is shown with the question.
    """

    item: str
    text: str | None = None
    examples: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    by: str | None = attrs.field(default=None, metadata=UNWRITTEN)


@final
@attrs.frozen(kw_only=True, repr=False)
class Narrowing(Value):
    """A national item that does not apply here, or only under a condition. The national score takes no notice.

    Attributes:
        item: The item of the edition; its parts are meant, too.
        reason: Why it does not apply.
        only_if: When it applies all the same; never, if nothing is said.
        by: The extension's id, where the narrowing is shown with the question.
    """

    item: str
    reason: str
    only_if: Condition | None = None
    by: str | None = attrs.field(default=None, metadata=UNWRITTEN)
