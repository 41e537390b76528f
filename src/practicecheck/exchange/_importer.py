"""An importer: turns a file that people filled in elsewhere into the plain values of our documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, final

import attrs

from practicecheck.errors import Path, Problem
from practicecheck.origin import Origin
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.frameworks import Framework


@final
@attrs.frozen(kw_only=True, repr=False)
class ImportedFile(Value):
    """A file that is to be imported.

    Attributes:
        name: Its name as it was given.
        data: Its bytes.
        framework: The edition that whoever imports it has named, for files that don't say it themselves.
    """

    name: str
    data: bytes = attrs.field(repr=False)
    framework: Framework | None = None


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Imported(Value):
    """A document as an importer found it. The library reads it as strictly as a file of its own.

    Attributes:
        tree: The document's plain values, spelled as a document spells them, its kind first:
            ``{"practicecheck": "assessment/1", "framework": ...}``. What was left blank is left out.
        places: Where in the file each value stood, in words: ``sheet "1", cell C7``. A value without a place of
            its own is told with that of what is around it.
        problems: What the importer itself has to say, such as that a row belongs to no question.
        name: What tells this document from the others of the same file, such as a respondent's number.
    """

    tree: Mapping[str, Any]
    places: Mapping[Path, str] = attrs.field(factory=dict)
    problems: tuple[Problem, ...] = ()
    name: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Importer(Value):
    """Reads documents out of another program's file. It is given bytes, and touches no file.

    Attributes:
        name: Its name for ``--importer``, such as ``workbook``.
        title: What it reads, in a few words.
        endings: The file endings that choose it, each with its dot. Of several that fit, the longest
            one chooses.
        read: Finds the documents: one in a form, many in a table of answers. It is given the file, and every
            framework by its id; a file that it can't make anything of raises a ``DocumentError``.
        origin: The distribution that offers it; the catalogue says it.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    read: Callable[[ImportedFile, Mapping[str, Framework]], Iterable[Imported]]
    origin: Origin | None = attrs.field(default=None, eq=False)
