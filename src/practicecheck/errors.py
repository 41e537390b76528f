"""The error tree, and the problems that a document can have.

```text
PracticeCheckError
├── DocumentError (ValueError)        a document has problems, all of them listed
├── NotInCatalogueError (KeyError)    no framework, key or exporter has that name
├── KeyMismatchError (ValueError)     a scoring key for another scale
├── MissingExtraError (ImportError)   an optional part is not installed
├── PluginError                       a plugin failed at what it was asked to do
├── WriteError (OSError)              a file could not be written; the old one is whole
└── FileInUseError (OSError)          another process is changing a file
```
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import TypeAlias, final

import attrs

from practicecheck.values import Value

Path: TypeAlias = tuple[str | int, ...]


@final
class Severity(Enum):
    """How much a problem weighs."""

    ERROR = "error"
    """The document can't be used until it is mended."""
    WARNING = "warning"
    """The document can be used; a figure in it can't be right as it stands."""
    NOTE = "note"
    """Something to know. Not a fault."""


@final
class Code(Enum):
    """The code of each problem; every one has a heading in the documentation."""

    # The file and its text.
    UNREADABLE = "PC101"
    EMPTY = "PC102"
    NOT_UTF8 = "PC103"
    TOO_LARGE = "PC104"
    SYNTAX = "PC105"
    REPEATED_KEY = "PC106"
    EXPANDS = "PC107"
    TOO_DEEP = "PC108"
    TAG = "PC109"
    CONTROL_CHARACTER = "PC110"
    # The shape of the document and the names in it.
    NO_KIND = "PC111"
    UNKNOWN_KIND = "PC112"
    NEWER_VERSION = "PC113"
    UNKNOWN_KEY = "PC114"
    WRONG_TYPE = "PC115"
    MISSING_KEY = "PC116"
    UNKNOWN_ITEM = "PC117"
    UNKNOWN_FRAMEWORK = "PC118"
    DIGEST = "PC119"
    UNKNOWN_SECTION = "PC120"
    UNKNOWN_CHOICE = "PC121"
    SCALE_NOT_PERMITTED = "PC122"
    UNKNOWN_BASE_FIGURE = "PC123"
    EXTENSION = "PC124"
    EXTENSION_NOT_NAMED = "PC125"
    # What was answered.
    NO_REASON = "PC201"
    TWO_STATES = "PC202"
    NOT_TAKEN = "PC203"
    OFF_SCALE = "PC204"
    OTHER_SCALE = "PC205"
    NOT_APPLICABLE_REFUSED = "PC206"
    OTHER_ALTERNATIVE = "PC207"
    CONDITION_NOT_MET = "PC208"
    BELOW_LEAST = "PC209"
    ABOVE_MOST = "PC210"
    NOT_WHOLE = "PC211"
    NOT_A_DATE = "PC212"
    NOT_FINITE = "PC213"
    TOO_MANY_ENTRIES = "PC214"
    MORE_THAN_WHOLE = "PC215"
    NO_BASIS = "PC216"
    ANSWER_ITS_PARTS = "PC217"
    WHICH_UNIT = "PC218"
    UNKNOWN_OPTION = "PC219"
    BALLOT = "PC220"
    LESS_OFTEN = "PC221"
    REVERSED_DATES = "PC222"
    CHOICE_OPEN = "PC223"
    UNANSWERED = "PC224"
    # What raters gave, and who was there.
    NOT_THE_MEDIAN = "PC225"
    MORE_THAN_IN_ROOM = "PC226"
    UNKNOWN_PERSPECTIVE = "PC227"
    SECOND_BALLOT = "PC228"
    OTHER_FORM = "PC229"
    BALLOT_TABLE = "PC230"
    TWO_READINGS = "PC231"
    TWO_PERSPECTIVES = "PC232"
    # Definitions: frameworks and keys.
    REPEATED_ID = "PC301"
    UNKNOWN_REFERENCE = "PC302"
    MALFORMED_ID = "PC303"
    KEY_FOR_OTHER_SCALE = "PC304"
    KEY_DOES_NOT_FIT = "PC305"
    GOLDEN_CASE = "PC306"
    FILE_NAME = "PC307"
    NOT_ITS_NAMESPACE = "PC308"
    EXTENSION_MISFIT = "PC309"
    EXTENSIONS_CLASH = "PC310"
    # Plans.
    UNKNOWN_IN_PLAN = "PC401"
    REPEATED_ACTION = "PC402"
    # The cycle.
    UNKNOWN_IN_CYCLE = "PC421"
    REPEATED_IN_CYCLE = "PC422"
    TWO_MANDATES = "PC423"
    BEGUN_EARLY = "PC424"
    AGAINST_ADVICE = "PC425"
    STEPS_OPEN = "PC426"
    ABSOLUTE_LINK = "PC427"
    BROKEN_LINK = "PC428"
    LINKED_TO_OTHER = "PC429"
    CALENDAR_ORDER = "PC430"
    PROTOCOL_DIFFERS = "PC431"
    # The catalogue and its plugins.
    PLUGIN_FAILED = "PC501"
    BAD_OFFER = "PC502"
    NAME_TAKEN = "PC503"
    NOT_IN_CATALOGUE = "PC504"
    MISSING_EXTRA = "PC505"
    CONTRACT = "PC506"
    OUTSIDE_FOLDER = "PC507"
    STRAY_FILE = "PC508"
    OTHERS_NAME = "PC509"
    SETTINGS = "PC510"
    # The conformance kit.
    CONFORMANCE = "PC521"
    WORDING_CHANGED = "PC522"
    # Writing.
    NOT_WRITTEN = "PC601"
    FILE_IN_USE = "PC602"
    # Units and roll-up.
    UNIT_CIRCLE = "PC701"
    UNKNOWN_PARENT = "PC702"
    TWO_PARENTS = "PC703"
    UNIT_TWICE = "PC704"
    MANY_TOPS = "PC705"
    NOT_IN_TREE = "PC706"
    TWO_FILES = "PC707"
    OTHER_EDITION = "PC708"
    OWN_ASSESSMENT = "PC709"
    TEAM_MISSING = "PC710"
    CAPTURE_DIFFERS = "PC711"
    SCORED_APART = "PC712"
    ADDS_UP = "PC713"
    NO_FIGURE = "PC714"
    OTHER_ORGANISATION = "PC715"
    SAME_ANSWERS = "PC716"
    # Workforce indicators and tables.
    NOT_A_TABLE = "PC721"
    ROW_LENGTH = "PC722"
    NO_SUCH_COLUMN = "PC723"
    COLUMN_TWICE = "PC724"
    MAPPED_TWICE = "PC725"
    NOT_A_NUMBER = "PC726"
    TWO_MEANINGS = "PC727"
    ROW_TWICE = "PC728"
    UNKNOWN_LEVEL = "PC729"
    OTHER_DEFINITIONS = "PC730"
    UNKNOWN_FIGURE = "PC731"
    YEAR_NOT_LISTED = "PC732"
    RATE_DIFFERS = "PC733"
    PART_EXCEEDS_WHOLE = "PC734"
    FEW_STAFF = "PC735"
    INDICATOR_AMISS = "PC736"
    OLD_ENCODING = "PC737"
    DRAFT_MAPPING = "PC738"
    TOTAL_AMONG_UNITS = "PC739"
    # Crosswalks.
    NO_CROSSWALK = "PC741"
    CROSSWALK_DIGEST = "PC742"
    CONTRADICTORY_ROWS = "PC743"
    CONTRADICTORY_CROSSWALKS = "PC744"
    CARRIED_ELSEWHERE = "PC745"
    # Lineage of organisations.
    LINEAGE_LOOP = "PC751"
    UNKNOWN_ORGANISATION = "PC752"
    LINEAGE_DATES = "PC753"
    LINEAGE_SHAPE = "PC754"
    # Peers.
    OTHER_PEERS = "PC755"
    NOT_KNOWN = "PC756"
    # Disclosure control of tables about groups.
    QUESTIONNAIRE = "PC781"
    SURVEY_COLUMN = "PC782"
    SURVEY_ANSWER = "PC783"
    RESPONDENT_TWICE = "PC784"
    SURVEY_FILE = "PC785"
    REVERSED_ITEM = "PC786"
    RESPONSE = "PC787"
    WEIGHTING = "PC788"

    TOTAL_DIFFERS = "PC761"
    NEGATIVE_COUNT = "PC762"
    CELL_TWICE = "PC763"
    UNKNOWN_CATEGORY = "PC764"
    CATEGORY_CIRCLE = "PC765"
    HIDES_EVERYTHING = "PC766"
    RELEASED_OTHERWISE = "PC767"
    FIGURES_REVISED = "PC768"
    NOT_PROTECTED = "PC769"
    POLICY_AMISS = "PC770"
    LEDGER_AMISS = "PC771"
    NOT_IN_LEDGER = "PC772"
    VALUES_NOT_SEEN = "PC773"
    CONTRIBUTORS_NOT_SEEN = "PC774"
    VALUE_OFF_SCALE = "PC775"
    NOT_RELEASED = "PC777"
    NOT_AS_RELEASED = "PC778"


@final
@attrs.frozen(kw_only=True, repr=False)
class Problem(Value):
    """One thing to know about a document: where it is, what is wrong, what to do.

    Attributes:
        code: What kind of problem it is.
        message: What was found.
        remedy: What to do about it, in one sentence.
        path: Keys and indexes that lead to the place, from the document's top.
        severity: Whether it stops the document from being used.
        file: The file's name as the reader was given it.
        line: The line in that file, counted from 1.
        where: The place in a file that has no lines, such as ``sheet "1", cell C7``.
    """

    code: Code
    message: str
    remedy: str
    path: Path = ()
    severity: Severity = Severity.ERROR
    file: str | None = None
    line: int | None = None
    where: str | None = None

    @property
    def place(self) -> str:
        """The path as a person writes it, such as ``answers.q1-2.score``."""
        return ".".join(f"[{step + 1}]" if isinstance(step, int) else step for step in self.path).replace(
            ".[", "["
        )

    def __str__(self) -> str:
        where = [f"line {self.line}"] if self.line is not None else [self.where] if self.where else []
        if self.path:
            where.append(self.place)
        start = f"{self.code.value} {', '.join(where)}: " if where else f"{self.code.value} "
        return f"{start}{self.message}\n      {self.remedy}"


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems as they stand in their files.

    Args:
        problems: Problems of any documents.

    Returns:
        The same problems by file, line, code and place, repeats left out.
    """
    return tuple(
        sorted(
            dict.fromkeys(problems),
            key=lambda p: (p.file or "", p.line or 0, p.code.value, p.place),
        )
    )


def near(name: object, known: Iterable[str]) -> str:
    """Suggest the known name that somebody may have meant.

    Args:
        name: What was written.
        known: The names that exist.

    Returns:
        ``"Did you mean q1-1?"``, or nothing if none is near.
    """
    import difflib  # noqa: PLC0415 - slow to load, and needed only once somebody has made a slip

    written = str(name).lower()
    if len(written) > _LONGEST:
        return ""
    # What all plugins' names begin with makes no two of them alike.
    start = _SHARED if written.startswith(_SHARED) else ""
    matcher = difflib.SequenceMatcher(None, "", written.removeprefix(start))
    nearest, likeness = "", _NEAR
    for other in known:
        matcher.set_seq1(other.lower().removeprefix(start))
        if matcher.real_quick_ratio() > likeness and matcher.quick_ratio() > likeness < matcher.ratio():
            nearest, likeness = other, matcher.ratio()
    return f"Did you mean {nearest}?" if nearest else ""


_NEAR = 0.59
_SHARED = "practicecheck-"
_LONGEST = 80
"""Longer texts are no slips of the keyboard."""


def shortened(text: str) -> str:
    """The beginning of a text that may be too long for a message.

    Args:
        text: Any text.
    """
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."


_SHOWN = 40


def some_of(names: Sequence[str], named: int = 6) -> str:
    """Names in a sentence: a few of them, and how many more there are.

    Args:
        names: The names, in the order in which they are told.
        named: So many are named; the others are counted.
    """
    more = f" and {len(names) - named} more" if len(names) > named else ""
    return ", ".join(names[:named]) + more


class PracticeCheckError(Exception):
    """Whatever this library raises on purpose."""


@final
class DocumentError(PracticeCheckError, ValueError):
    """A document can't be used as it stands.

    Args:
        problems: Every problem found, not only the first.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = in_reading_order(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """All problems, under the names of their files."""
        lines: list[str] = []
        for file in dict.fromkeys(problem.file for problem in self.problems):
            own = [problem for problem in self.problems if problem.file == file]
            count = f"{len(own)} problem{'s' if len(own) != 1 else ''}"
            lines.append(f"{file or 'document'}: {count}")
            lines += ["  " + str(problem).replace("\n", "\n  ") for problem in own]
        return "\n".join(lines)


@final
class NotInCatalogueError(PracticeCheckError, KeyError):
    """Nothing of that name is in the catalogue.

    Args:
        kind: What was looked for: ``framework``, ``scoring key`` or ``exporter``.
        name: The name that was asked for.
        known: The names that are there.
    """

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        self.known: tuple[str, ...] = tuple(sorted(known))
        super().__init__(kind, name, self.known)

    def __str__(self) -> str:
        """The fault and what is there instead."""
        hint = near(self.name, self.known)
        there = ", ".join(self.known) or "none"
        return (
            f"{Code.NOT_IN_CATALOGUE.value} No {self.kind} is called "
            f'"{self.name}". {hint + " " if hint else ""}There are: {there}.'
        )


@final
class KeyMismatchError(PracticeCheckError, ValueError):
    """A scoring key was used on a scale that it is not for.

    Args:
        key: The key's name.
        scale: The scale that it is for.
        used: The scale that was used to answer; nothing where the framework is not scored.
    """

    def __init__(self, key: str, scale: str, used: str | None) -> None:
        self.key = key
        self.scale = scale
        self.used = used
        super().__init__(key, scale, used)

    def __str__(self) -> str:
        """The fault and what to do."""
        if self.used is None:
            return (
                f"{Code.KEY_FOR_OTHER_SCALE.value} {self.key} scores the scale {self.scale}, and this "
                "framework is not scored. Leave the key out: the card shows figures, flags and evidence."
            )
        return (
            f"{Code.KEY_FOR_OTHER_SCALE.value} {self.key} scores the scale {self.scale}, but the answers "
            f"are on {self.used}. Choose a key for {self.used}: `practicecheck keys` lists them."
        )


@final
class MissingExtraError(PracticeCheckError, ImportError):
    """An optional part of the library is needed and not installed.

    Args:
        what: What was wanted.
        extra: The extra that brings it.
        beside: What the extra can't bring, and how to get it; nothing where it brings everything.
    """

    def __init__(self, what: str, extra: str, beside: str = "") -> None:
        self.what = what
        self.extra = extra
        self.beside = beside
        super().__init__(what, extra, beside)

    def __str__(self) -> str:
        """The fault and the words that install what is missing."""
        if self.beside:
            return f"{Code.MISSING_EXTRA.value} {self.what} needs {self.beside}."
        return (
            f'{Code.MISSING_EXTRA.value} {self.what} needs the extra "{self.extra}". '
            f"Install it with: pip install 'practicecheck[{self.extra}]'"
        )


@final
class PluginError(PracticeCheckError):
    """A plugin failed at what it was asked to do. Everything else works on.

    Args:
        what: What failed, and whose it is: ``the exporter brief of practicecheck-northshire 0.1.0``.
        fault: What it did.
        distribution: The distribution that it comes from.
    """

    def __init__(self, what: str, fault: str, distribution: str) -> None:
        self.what = what
        self.fault = fault
        self.distribution = distribution
        super().__init__(what, fault, distribution)

    @property
    def problem(self) -> Problem:
        """The fault as a problem."""
        return Problem(
            code=Code.PLUGIN_FAILED,
            message=f"{self.what} failed: {self.fault}.",
            remedy=f"Everything else works. Use another one, upgrade {self.distribution}, or tell its authors.",
        )

    def __str__(self) -> str:
        """The fault and what to do."""
        return f"{self.problem.code.value} {self.problem.message} {self.problem.remedy}"


@final
class WriteError(PracticeCheckError, OSError):
    """A file could not be written. What stood there before is untouched.

    Args:
        file: The file that was to be written.
        why: The operating system's reason.
    """

    def __init__(self, file: str, why: str) -> None:
        self.file = file
        self.why = why
        super().__init__(file, why)

    def __str__(self) -> str:
        """The fault and what to do."""
        return (
            f"{Code.NOT_WRITTEN.value} {self.file} could not be written: {self.why}. "
            "Whatever stood there is unchanged. Choose another place or free some room."
        )


@final
class FileInUseError(PracticeCheckError, OSError):
    """A file is being changed by another process. Nothing was read or written.

    Args:
        file: The file.
        lock: The file that says so.
        process: The number of the process, as far as it is known.
    """

    def __init__(self, file: str, lock: str, process: str = "") -> None:
        self.file = file
        self.lock = lock
        self.process = process
        super().__init__(file, lock, process)

    def __str__(self) -> str:
        """The fault and what to do."""
        who = f"process {self.process}" if self.process else "another process"
        return (
            f"{Code.FILE_IN_USE.value} {self.file} is being changed by {who}. Nothing was read or written. "
            f"Try again when it is done; if there is no such process any more, delete {self.lock}."
        )
