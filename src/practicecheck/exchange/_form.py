"""A form exporter: turns an assessment, blank or half filled in, into a file that people fill in elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, final

import attrs

from practicecheck.origin import Origin
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.assessments import Assessment
    from practicecheck.frameworks import Extension, Framework
    from practicecheck.scoring import ScoringKey


@final
@attrs.frozen(kw_only=True, repr=False)
class FormContent(Value):
    """What a form is made from.

    Attributes:
        framework: What is asked: an edition, with whatever extensions are laid over it.
        assessment: What has been answered already, and which alternatives were chosen; nothing, in a blank
            form.
        key: The key that scores it, for totals that the form shows; nothing where the framework is not scored.
        local_keys: The default keys of the scales that extensions bring (``Section.scale``), as far as there
            are any, for totals of each extension apart.
        extensions: What is laid over the edition, for the digest of each one's wording (``Extension.wording``).
    """

    framework: Framework
    assessment: Assessment
    key: ScoringKey | None = None
    local_keys: tuple[ScoringKey, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @property
    def wordings(self) -> Mapping[str, str]:
        """The extensions that the form names, with the digests of their wordings; a blank if none is known."""
        laid = {extension.id: extension.wording for extension in self.extensions}
        told = {own.extension: own.digest for own in self.assessment.extension_digests}
        asking = [own.extension for own in self.framework.sections if own.extension is not None]
        return {name: (told | laid).get(name, "") for name in (*self.assessment.extensions, *laid, *asking)}


@final
@attrs.frozen(kw_only=True, repr=False)
class FormExporter(Value):
    """Makes a form's bytes. The library writes them; an exporter touches no file.

    A form holds the team's own answers, so it is a working copy, and says so.

    Attributes:
        name: Its name for ``--exporter``, such as ``workbook``.
        title: What it makes, in a few words.
        endings: The file endings that choose it, each with its dot. Of several that fit, the longest
            one chooses.
        export: Makes the bytes.
        asks_extensions: Whether it can ask what extensions add: it keeps their sections (``Section.extension``)
            out of every national sum, and takes their own scales (``Section.scale``). Otherwise it is given the
            national questions alone.
        then: What comes next, in a sentence; that the form itself is imported, if nothing is said.
        origin: The distribution that offers it; the catalogue says it.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    export: Callable[[FormContent], bytes]
    asks_extensions: bool = False
    then: str | None = None
    origin: Origin | None = attrs.field(default=None, eq=False)
