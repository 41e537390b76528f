"""Keys: golden cases show what they do, and every scale finds its own."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.errors import NotInCatalogueError, PracticeCheckError, Problem
from practicecheck.scoring import run_golden_cases
from practicecheck.testing._subject import Subject, amiss, first_line


def golden_cases(subject: Subject) -> Iterator[Problem]:
    """Each key has golden cases, and they come out as they say.

    Args:
        subject: The plugin.
    """
    for name, key in subject.of_kind("keys").items():
        try:
            cases = subject.catalogue.golden_cases[name]
        except NotInCatalogueError:
            yield amiss(
                "it has no golden cases.",
                f"Write golden-cases/{name}.yaml: a few answers, and what has to come out.",
                file=name,
            )
            continue
        except PracticeCheckError:
            # They can't be read, which is told of the plugin as a whole.
            continue
        if not cases.cases:
            yield amiss("its golden cases are empty.", "Write at least one.", file=name)
        yield from run_golden_cases(key, cases)


def of_scales(subject: Subject) -> Iterator[Problem]:
    """The default key of each scale is there, and is for that scale.

    Args:
        subject: The plugin.
    """
    for framework in subject.frameworks:
        for scale in framework.scales:
            try:
                key = subject.catalogue.scoring_keys[scale.default_key]
            except PracticeCheckError as fault:
                yield amiss(
                    f"the scale {scale.id} names a key that can't be used: {first_line(fault)}",
                    "Mend default_key there: practicecheck keys lists the keys. Or offer that key yourself.",
                    file=framework.id,
                )
                continue
            if key.scale != scale.id:
                yield amiss(
                    f"the scale {scale.id} names the key {key.id}, which is for {key.scale}.",
                    f"Name a key for {scale.id}: practicecheck keys; or offer one.",
                    file=framework.id,
                )
