"""A FHIR QuestionnaireResponse as the plain values of an assessment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, TypeAlias

from practicecheck.assessments import Assessment, belongs
from practicecheck.errors import Code, Path, Problem, near, shortened
from practicecheck.exchange import HEADER, Imported, ImportedFile, Plain, source_of
from practicecheck.frameworks import Framework
from practicecheck_fhir.answered import asked_in, response_in
from practicecheck_fhir.asking import fields_of
from practicecheck_fhir.canonical import Canonical
from practicecheck_fhir.field import REST, VALUES, Field, Type
from practicecheck_fhir.shape import faults


def read(file: ImportedFile, frameworks: Mapping[str, Framework]) -> tuple[Imported, ...]:
    """Read an assessment.

    Args:
        file: The file.
        frameworks: The frameworks by id.

    Raises:
        DocumentError: It is no QuestionnaireResponse, or answers no framework that is known.
    """
    tree = response_in(file)
    asked = asked_in(tree, file, frameworks)
    return (_Reading(asked.framework, asked.canonical, asked.missing).document(tree),)


_ADDRESS: Final = "the address of its questionnaire"
_MOST_TOLD: Final = 200
"""So many faults of its shape are told one by one; the response can't be used with any of them."""
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
        self._problems.extend(islice(faults(tree), _MOST_TOLD))
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
                self._answers(field, item.get("answer"), where)
                yield field.path, [self._entry(field, item, where)], where
                continue
            elif answers := self._answers(field, item.get("answer"), where):
                yield field.path, answers if field.repeats else answers[0], where
            for own in (item, *_listed(item.get("answer"))):
                yield from self._items(own.get("item") if isinstance(own, dict) else None, where, known)

    def _entry(self, field: Field, item: Mapping[str, Plain], where: str) -> dict[str, Plain]:
        entry: dict[str, Plain] = {}
        for path, value, inner in self._items(item.get("item"), where, {own.link: own for own in field.below}):
            if path[0] in entry:
                self._twice(path, inner)
            entry.setdefault(str(path[0]), value)
        return entry

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
            if field.type is not Type.CHOICE or (value := self._chosen(field, value, where)) is not None:
                made.append(value)
        return made

    def _chosen(self, field: Field, value: Plain, where: str) -> Plain:
        """What a Coding stands for; a code that is none of the options is left for the library to tell."""
        if not isinstance(value, dict):
            return value
        system, code = value.get("system"), value.get("code")
        if code is None:
            self._fault(
                Code.WRONG_TYPE, "its Coding has no code.", "Write the code of the option beside it.", where
            )
            return None
        systems = [*dict.fromkeys(own.system for own in field.options)]
        if system is not None and systems and system not in systems:
            self._fault(
                Code.UNKNOWN_OPTION,
                f'its code is of the system "{shortened(str(system))}", which the question does not offer.',
                f"Write the code of {' or '.join(systems)}.",
                where,
            )
            return None
        alike = [own for own in field.options if str(own.means) == code and system in (None, own.system)]
        return next((own.means for own in alike), code)

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


def _listed(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []
