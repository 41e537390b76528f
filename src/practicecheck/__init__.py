"""How employers of social workers check whether the conditions of practice are right, and act on it.

```python
import practicecheck as pc

catalogue = pc.Catalogue.discover()
framework = catalogue["how-are-we-doing@2016"]
assessment = pc.read_assessment("our-check.yaml", catalogue)
card = pc.score(assessment, framework)
for section in card.sections:
    print(section.title, section.points, "of", section.possible)
plan = pc.suggest_plan(card)
```

The rooms of the library, from what is asked to what is carried away: ``frameworks``,
``assessments``, ``scoring``, ``comparison``, ``plans`` and ``exchange``. The names here are
loaded when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicecheck.facade import lazily
from practicecheck.version import __version__ as __version__

if TYPE_CHECKING:
    from practicecheck.catalogue import Catalogue
    from practicecheck.comparer import compare
    from practicecheck.errors import DocumentError, PracticeCheckError, Problem
    from practicecheck.exchange import check, read_assessment, read_plan, write_document
    from practicecheck.plans import review_plan, suggest_plan
    from practicecheck.scorer import score

__all__ = [
    "Catalogue",
    "DocumentError",
    "PracticeCheckError",
    "Problem",
    "check",
    "compare",
    "read_assessment",
    "read_plan",
    "review_plan",
    "score",
    "suggest_plan",
    "write_document",
]

__getattr__ = lazily(
    __name__,
    {
        "catalogue": ("Catalogue",),
        "comparer": ("compare",),
        "errors": ("DocumentError", "PracticeCheckError", "Problem"),
        "exchange": ("check", "read_assessment", "read_plan", "write_document"),
        "plans": ("review_plan", "suggest_plan"),
        "scorer": ("score",),
    },
)
