"""A FHIR QuestionnaireResponse as the plain values of an assessment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from practicecheck.assessments import Assessment, belongs, extensions_named
from practicecheck.errors import Code, DocumentError, Path, Problem, near, shortened
from practicecheck.exchange import HEADER, Imported, ImportedFile, Plain, source_of
from practicecheck.frameworks import Extending, Framework, extend
from practicecheck_fhir.asking import fields_of
from practicecheck_fhir.canonical import Canonical, read_canonical
from practicecheck_fhir.field import REST, VALUES, Field, Type

MOST_BYTES: Final = 4 * 1024 * 1024
"""A larger file is not read. A full assessment has some 100 kB."""


def read(file: ImportedFile, frameworks: Mapping[str, Framework]) -> tuple[Imported, ...]:
    """Read an assessment.

    Args:
        file: The file.
        frameworks: The frameworks by id.

    Raises:
        DocumentError: It is no QuestionnaireResponse, or answers no framework that is known.
    """
    tree = _tree(file)
    edition, asked = _edition(tree.get("questionnaire"), file, frameworks)
    framework, missing = _laid(edition, asked, frameworks)
    return (_Reading(framework, asked, missing).document(tree),)


def _tree(file: ImportedFile) -> Mapping[str, Plain]:
    if len(file.data) > MOST_BYTES:
        raise _refusal(
            file, Code.TOO_LARGE, f"it is larger than {MOST_BYTES // 1024**2} MB.", "Name the right file."
        )
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refusal(
            file, Code.NOT_UTF8, "it is not UTF-8 text.", "FHIR's JSON is UTF-8: export it again."
        ) from None
    source = source_of(text, f"{file.name}.json")
    # The tree is looked at first: only then is it known what is wrong with the text.
    tree = source.tree
    if source.problems:
        raise DocumentError(source.problems)
    if not isinstance(tree, dict) or tree.get("resourceType") != "QuestionnaireResponse":
        raise _refusal(
            file,
            Code.UNKNOWN_KIND,
            "it is no QuestionnaireResponse.",
            "Export one QuestionnaireResponse, by itself and not in a Bundle, as JSON.",
        )
    return tree


def _edition(
    said: Plain, file: ImportedFile, frameworks: Mapping[str, Framework]
) -> tuple[Framework, Canonical]:
    address = said if isinstance(said, str) else ""
    asked = read_canonical(address)
    if file.framework is not None and (asked is None or asked.framework == file.framework.id):
        return file.framework.national, asked or Canonical(framework=file.framework.id)
    if asked is None or asked.framework not in frameworks:
        raise _refusal(
            file,
            Code.UNKNOWN_FRAMEWORK,
            f'its questionnaire is "{shortened(address.partition("|")[0])}", which is none that is known here.',
            near(asked.framework if asked else "", frameworks)
            or "Install what brings it; or name the framework with --framework.",
        )
    return frameworks[asked.framework].national, asked


def _laid(
    edition: Framework, asked: Canonical, frameworks: Mapping[str, Framework]
) -> tuple[Framework, tuple[str, ...]]:
    """The edition with the extensions that can be used, and the ids of the others. The library tells why."""
    there = frameworks.extensions if isinstance(frameworks, Extending) else {}
    names = tuple(name for name, _ in asked.extensions)
    named = Assessment(framework=edition.id, extensions=names[:_MOST_EXTENSIONS])
    usable, _ = extensions_named(named, edition, there)
    known = {extension.id for extension in usable}
    return extend(edition, usable), tuple(name for name in names if name not in known)


def _refusal(file: ImportedFile, code: Code, message: str, remedy: str) -> DocumentError:
    return DocumentError([Problem(code=code, message=message, remedy=remedy, file=file.name)])


_ADDRESS: Final = "the address of its questionnaire"
_MOST_EXTENSIONS: Final = 50
"""So many extensions are looked for; what others ask is told as unknown."""
_Found: TypeAlias = "tuple[Path, Plain, str]"
"""Where a value belongs, the value, and where it stood."""
_MOST_SLIPS: Final = 200
"""More unknown questions than that are no slips: what each meant is not sought."""


class _Reading:
    """A document while it is read."""

    def __init__(self, framework: Framework, asked: Canonical, missing: Sequence[str]) -> None:
        self._fields = {
            field.link: field
            for top in fields_of(framework, Assessment(framework=framework.id))
            for field in top.walk()
        }
        self._tree: dict[str, Plain] = {HEADER: "assessment/1", "framework": framework.id}
        self._places: dict[Path, str] = {}
        self._missing = missing
        self._problems: list[Problem] = []
        self._strangers = 0
        if asked.digest:
            self._put(("digest",), asked.digest, _ADDRESS)
        if asked.extensions:
            self._put(("extensions",), [name for name, _ in asked.extensions], _ADDRESS)
        for name, digest in asked.extensions:
            if digest:
                self._put(("extension_digests", name), digest, _ADDRESS)

    def document(self, tree: Mapping[str, Plain]) -> Imported:
        """Read everything that there is."""
        for path, value, where in self._items(tree.get("item"), "item", self._fields):
            self._put(path, value, where)
        for path, value in self._rest(tree.get("extension")):
            self._put(path, value, "the extension rest")
        name = tree.get("id")
        return Imported(
            tree=self._tree,
            places=self._places,
            problems=tuple(self._problems),
            name=name if isinstance(name, str) else None,
        )

    def _items(self, items: Plain, above: str, known: Mapping[str, Field]) -> Iterator[_Found]:
        for link, item in self._linked(items, above):
            where = f'linkId "{shortened(link)}"'
            field = known.get(link) or _room(link)
            if field is None:
                # A group that nobody knows says nothing itself; what it holds is told one by one.
                if "answer" in item or "item" not in item:
                    self._unknown(link, where, known)
            elif field.repeats and field.type is Type.GROUP:
                below = self._items(item.get("item"), where, {own.link: own for own in field.below})
                yield field.path, [{str(path[0]): value for path, value, _ in below}], where
            elif answers := self._answers(field, item.get("answer"), where):
                yield field.path, answers if field.repeats else answers[0], where
            if field is None or field.type is not Type.GROUP or not field.repeats:
                yield from self._items(item.get("item"), where, known)

    def _linked(self, items: Plain, above: str) -> Iterator[tuple[str, Mapping[str, Plain]]]:
        if items is not None and not isinstance(items, list):
            self._fault(Code.WRONG_TYPE, "its items are no list.", "Write item as a JSON array.", above)
            return
        for item in items or ():
            link = item.get("linkId") if isinstance(item, dict) else None
            if isinstance(item, dict) and isinstance(link, str):
                yield link, item
            else:
                self._fault(
                    Code.WRONG_TYPE, "an item has no linkId.", "Each item is an object with a linkId.", above
                )

    def _answers(self, field: Field, answers: Plain, where: str) -> list[Plain]:
        if answers is None:
            return []
        given = answers if isinstance(answers, list) else [None]
        if field.type not in VALUES:
            self._fault(Code.WRONG_TYPE, "it is a heading, and has an answer.", "Leave the answer out.", where)
            return []
        if len(given) > 1 and not field.repeats:
            self._fault(
                Code.TOO_MANY_ENTRIES,
                f"it has {len(given)} answers, and one is asked for.",
                "Keep the one that is true.",
                where,
            )
            return []
        made: list[Plain] = []
        for answer in given:
            value = answer.get(VALUES[field.type]) if isinstance(answer, dict) else None
            if value is None:
                self._fault(
                    Code.WRONG_TYPE,
                    "an answer is of another type than the question.",
                    f"Write it under {VALUES[field.type]}.",
                    where,
                )
                continue
            made.append(_meant(field, value) if field.type is Type.CHOICE else value)
        return made

    def _unknown(self, link: str, where: str, known: Mapping[str, Field]) -> None:
        self._strangers += 1
        name = link.removeprefix("section/").partition("/")[0]
        if (by := next((own for own in self._missing if belongs(name, own)), None)) is not None:
            self._fault(
                Code.EXTENSION,
                f"it answers {by}, and can't be read without it.",
                "Install the extension as it was when the questionnaire was made, and import it again.",
                where,
            )
            return
        hint = near(link, known) if self._strangers <= _MOST_SLIPS else ""
        self._fault(
            Code.UNKNOWN_ITEM,
            "no question has this linkId, and its answer was left out.",
            hint or "Look whether the response answers this edition.",
            where,
        )

    def _rest(self, extensions: Plain) -> Iterator[tuple[Path, Plain]]:
        for extension in extensions if isinstance(extensions, list) else ():
            if not isinstance(extension, dict) or extension.get("url") != REST:
                continue
            text = extension.get("valueString")
            pairs = source_of(text, "rest.json").tree if isinstance(text, str) else None
            for pair in pairs if isinstance(pairs, list) else (None,):
                match pair:
                    case [[str(), *_] as path, value] if all(isinstance(step, str) for step in path):
                        yield tuple(str(step) for step in path), value
                    case _:
                        self._fault(
                            Code.WRONG_TYPE,
                            "what it carries is no list of paths and values.",
                            "Export the response again with practicecheck.",
                            "the extension rest",
                        )

    def _put(self, path: Path, value: Plain, where: str) -> None:
        below = self._tree
        for step in path[:-1]:
            inner = below.setdefault(str(step), {})
            if not isinstance(inner, dict):
                return self._twice(path, where)
            below = inner
        key = str(path[-1])
        if path[-1:] == ("stream",) and isinstance(value, list) and isinstance(known := below.get(key), list):
            known.extend(value)
            return None
        if key in below:
            return self._twice(path, where)
        below[key] = value
        for length in range(1, len(path) + 1):
            self._places.setdefault(path[:length], where)
        return None

    def _twice(self, path: Path, where: str) -> None:
        there = self._places.get(path, "the document itself")
        self._fault(
            Code.TWO_STATES,
            f"it is answered a second time; the first is in {there}.",
            "Keep the one that is true.",
            where,
        )

    def _fault(self, code: Code, message: str, remedy: str, where: str) -> None:
        self._problems.append(Problem(code=code, message=message, remedy=remedy, where=where))


def _room(link: str) -> Field | None:
    """How many people of a perspective were there, which may be one that only the assessment declares."""
    kind, _, perspective = link.partition("/")
    if kind != "room" or not perspective:
        return None
    return Field(link=link, path=("room", perspective), type=Type.DECIMAL)


def _meant(field: Field, value: Plain) -> Plain:
    """What a Coding stands for; a code that is none of the options is left for the library to tell."""
    if not isinstance(value, dict):
        return value
    system, code = value.get("system"), value.get("code")
    alike = [option for option in field.options if str(option.means) == code]
    exact = [option for option in alike if option.system == system]
    return next((option.means for option in (*exact, *alike)), code)
