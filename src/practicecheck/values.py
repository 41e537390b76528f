"""What our frozen values have in common: how they show themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, ClassVar

    import attrs


class Value:
    """A frozen value. It shows its name and what was said; what stands at its default is left out."""

    __slots__ = ()
    if TYPE_CHECKING:
        __attrs_attrs__: ClassVar[tuple[attrs.Attribute[Any], ...]]

    def __repr__(self) -> str:
        shown = ((field, getattr(self, field.name)) for field in self.__attrs_attrs__ if field.repr)
        said = ", ".join(f"{field.name}={value!r}" for field, value in shown if value != field.default)
        return f"{type(self).__name__}({said})"
