"""Every check, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, final

import attrs

from practicecheck.errors import Problem, in_reading_order
from practicecheck.testing import (
    _action_rules,
    _commands,
    _crosswalks,
    _digests,
    _exporters,
    _extensions,
    _frameworks,
    _importers,
    _indicators,
    _keys,
    _names,
    _provenance,
    _round_trip,
    _soundness,
)
from practicecheck.testing._result import CheckResult
from practicecheck.testing._subject import DOCUMENTS, OBJECTS, Subject
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Check(Value):
    """One check.

    Attributes:
        id: Its name for ever, such as ``exporters.same-bytes``.
        text: What has to hold, in a sentence.
        find: Finds what does not hold.
        about: Names what it looks at. A check that has nothing to look at is left out.
    """

    id: str
    text: str
    find: Callable[[Subject], Iterable[Problem]]
    about: Callable[[Subject], tuple[str, ...]]

    def __call__(self, subject: Subject) -> CheckResult:
        """Run it.

        Args:
            subject: The plugin.
        """
        return CheckResult(
            id=self.id,
            text=self.text,
            about=self.about(subject),
            problems=in_reading_order(self.find(subject)),
        )


def _of(*kinds: str) -> Callable[[Subject], tuple[str, ...]]:
    return lambda subject: tuple(name for kind in kinds for name in subject.names(kind))


def _itself(subject: Subject) -> tuple[str, ...]:
    return (subject.distribution,)


def _recorded(subject: Subject) -> tuple[str, ...]:
    return () if subject.digests is None else (*subject.digests, *_digests.own_digests(subject))


CHECKS: Final[tuple[Check, ...]] = (
    Check(id="plugin.found", text="It is loaded, and offers something.", find=_soundness.found, about=_itself),
    Check(
        id="plugin.contract",
        text="It was made for a version of the contract that works here.",
        find=_soundness.contract,
        about=_itself,
    ),
    Check(
        id="plugin.sound",
        text="All that it offers can be read, and nothing is told against it.",
        find=_soundness.sound,
        about=_itself,
    ),
    Check(
        id="names.own",
        text="Action rules, commands and local questions begin with its own name.",
        find=_names.own,
        about=_of("extensions", "action_rules", "commands"),
    ),
    Check(
        id="names.look-alike",
        text="No name could be taken for somebody else's.",
        find=_names.look_alike,
        about=_of(*DOCUMENTS, *OBJECTS),
    ),
    Check(
        id="data.provenance",
        text="Each definition says whose words it holds, where they stand, and on what terms.",
        find=_provenance.complete,
        about=_of(*DOCUMENTS),
    ),
    Check(
        id="data.round-trip",
        text="Each definition that is written and read again is the same, in YAML and in JSON.",
        find=_round_trip.definitions,
        about=_of(*DOCUMENTS),
    ),
    Check(
        id="data.digests",
        text="The wording is what was recorded.",
        find=_digests.unchanged,
        about=_recorded,
    ),
    Check(
        id="keys.golden-cases",
        text="Each key has golden cases, and they come out as they say.",
        find=_keys.golden_cases,
        about=_of("keys"),
    ),
    Check(
        id="frameworks.keys",
        text="The default key of each scale is there, and is for that scale.",
        find=_keys.of_scales,
        about=_of("frameworks"),
    ),
    Check(
        id="frameworks.blank-form",
        text="A blank form has no fault, and counts as nothing answered.",
        find=_frameworks.blank,
        about=_of("frameworks"),
    ),
    Check(
        id="frameworks.filled-form",
        text="Forms that are filled in by chance are scored, and come back from their files.",
        find=_frameworks.filled,
        about=_of("frameworks"),
    ),
    Check(
        id="extensions.fit",
        text="Each extension fits the edition over which it is laid.",
        find=_extensions.fit,
        about=_of("extensions"),
    ),
    Check(
        id="extensions.forms",
        text="Forms with local questions are scored, and come back from their files.",
        find=_extensions.forms,
        about=_of("extensions"),
    ),
    Check(
        id="indicators.rates",
        text="Each rate can be worked out, and zeros break none of them.",
        find=_indicators.rates,
        about=_of("indicators"),
    ),
    Check(
        id="crosswalks.items",
        text="Each row names items of the two editions.",
        find=_crosswalks.items,
        about=_of("crosswalks"),
    ),
    Check(
        id="exporters.run",
        text="Each exporter makes a file of every example, every framework and hostile text.",
        find=_exporters.runs,
        about=_of("exporters", "forms"),
    ),
    Check(
        id="exporters.well-formed",
        text="The file is what its ending says, and no text comes to life in it.",
        find=_exporters.well_formed,
        about=_of("exporters", "forms"),
    ),
    Check(
        id="exporters.same-bytes",
        text="The same content makes the same bytes.",
        find=_exporters.same_bytes,
        about=_of("exporters", "forms"),
    ),
    Check(
        id="exporters.touch-nothing",
        text="No exporter writes a file, runs a program, opens a connection or changes its content.",
        find=_exporters.touch_nothing,
        about=_of("exporters", "forms"),
    ),
    Check(
        id="exporters.no-raters",
        text="What is made for publication names no rater.",
        find=_exporters.no_raters,
        about=_of("exporters"),
    ),
    Check(
        id="importers.give-back",
        text="A form that is imported is the assessment that it was made from.",
        find=_importers.give_back,
        about=_importers.pairs,
    ),
    Check(
        id="importers.refuse",
        text="Rubbish is refused with a message that says what is wrong with it.",
        find=_importers.refuse,
        about=_of("importers"),
    ),
    Check(
        id="action-rules.judge",
        text="Each rule judges every plan, the same way each time.",
        find=_action_rules.judge,
        about=_of("action_rules"),
    ),
    Check(
        id="commands.load",
        text="Each command can be loaded, and explains itself.",
        find=_commands.load,
        about=_of("commands"),
    ),
)
"""Every check there is. What is offered decides which of them are run."""
