"""The engines that hold tables. What differs between them stands here, each time with its reason."""

from __future__ import annotations

import warnings
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias, final

import attrs

from practicecheck.errors import MissingExtraError
from practicecheck.values import Value

if TYPE_CHECKING:
    from types import ModuleType

    import narwhals as nw

    Frame: TypeAlias = nw.LazyFrame[Any] | nw.DataFrame[Any]


def narwhals() -> ModuleType:
    """The one layer of expressions over all engines.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        return import_module("narwhals")
    except ImportError as missing:
        raise MissingExtraError("scoring tables", "surveys") from missing


@final
@attrs.frozen(kw_only=True, repr=False)
class Engine(Value):
    """How an engine is to be asked.

    Attributes:
        name: What it is called, as narwhals says it: ``polars``.
        lazy: Whether a result is worked out only when it is asked for.
        plain_groups: Whether it adds up columns only, and no expressions of them.
        adds_truths: Whether it counts how often something holds without being told that true is 1.
        layer: The layer of expressions over it.
    """

    name: str
    lazy: bool
    plain_groups: bool
    adds_truths: bool
    layer: Any

    def column(self, heading: str) -> Any:
        """A column of the table as it was given.

        Args:
            heading: Its heading, whatever stands in it.
        """
        if self.name != "pyspark":
            return self.layer.col(heading)
        # To Spark a dot asks for a part of a column, but not between backticks.
        return self.layer.col(f"`{heading.replace('`', '``')}`")


def opened(native: Any) -> tuple[Frame, Engine]:
    """Somebody's frame, so that it can be asked.

    Args:
        native: A frame of polars, pandas, pyarrow, DuckDB or PySpark.

    Raises:
        TypeError: It is no frame that is known here.
    """
    layer = narwhals()
    frame: Any = layer.from_native(native, pass_through=True)
    if not isinstance(frame, layer.DataFrame | layer.LazyFrame):
        raise TypeError(
            f"{type(native).__name__} is no table that can be scored. Give a frame of polars, pandas, pyarrow, "
            "DuckDB or PySpark."
        )
    name = str(frame.implementation)
    lazy = isinstance(frame, layer.LazyFrame)
    if name == "polars":
        # Polars plans a whole query best; what was eager is eager again at the end.
        frame = frame.lazy()
    # pandas and PyArrow group slowly, or not at all, where an expression is to be added up.
    plain = not lazy and name != "polars"
    # Spark adds up numbers only; to Polars a number is eight times the work of a truth.
    return frame, Engine(name=name, lazy=lazy, plain_groups=plain, adds_truths=name == "polars", layer=layer)


@contextmanager
def unfragmented() -> Generator[None]:
    """Keep pandas from warning that many columns of a result were put in one by one."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="DataFrame is highly fragmented")
        yield


def closed(frame: Frame, engine: Engine) -> Any:
    """A result as the kind of frame that was given.

    Args:
        frame: The result.
        engine: The engine that holds it.
    """
    native = frame.to_native()
    return native if engine.lazy or engine.name != "polars" else native.collect(engine="streaming")


def columns_of(native: Any) -> dict[str, list[Any]]:
    """A small result as columns of plain values, whichever engine holds it.

    Args:
        native: A frame.
    """
    layer = narwhals()
    frame: Any = layer.from_native(native)
    if isinstance(frame, layer.LazyFrame):
        # Polars reads files larger than memory only if it is told to stream.
        streaming = {"engine": "streaming"} if str(frame.implementation) == "polars" else {}
        frame = frame.collect(**streaming)
    found: dict[str, list[Any]] = {name: frame.get_column(name).to_list() for name in frame.columns}
    if str(frame.implementation) == "pandas":
        # What is missing is whatever pandas has for a column of that kind.
        for name, values in found.items():
            blank = frame.get_column(name).is_null().to_list()
            found[name] = [None if none else own for own, none in zip(values, blank, strict=True)]
    return found
