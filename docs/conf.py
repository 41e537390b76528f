"""How the handbook is made: ``make docs``. A warning stops it."""

from __future__ import annotations

import shutil
from pathlib import Path

from sphinx.application import Sphinx

import practicecheck

project = "practicecheck"
author = "The practicecheck authors"
copyright = "The practicecheck authors; quoted texts keep the licences of their sources"
release = version = practicecheck.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "schemas"]
language = "en-GB"

myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
# Documents with faults are shown on purpose. And two classes are called Origin: where something comes from,
# and what an action builds on. A signature has no more than that name, and either link would do; nothing else
# is told under that heading.
suppress_warnings = ["misc.highlighting_failure", "ref.python"]

html_theme = "furo"
# A hundred columns, as wide as the commands print, fit without scrolling.
html_theme_options = {"light_css_variables": {"code-font-size": "72%"}}
html_title = f"practicecheck {release}"
html_show_sourcelink = False


def _publish_schemas(app: Sphinx, failure: Exception | None) -> None:
    """Put the JSON Schemas where the first line of each shipped document says they are."""
    schemas = Path(__file__).parent / "schemas"
    if failure is None and app.builder.name == "html" and schemas.is_dir():
        shutil.copytree(schemas, Path(app.outdir) / "schemas", dirs_exist_ok=True)


def _hide_colons(
    _app: Sphinx, what: str, _name: str, _what: object, _options: object, lines: list[str]
) -> None:
    """Of a property's docstring, napoleon would take what stands before a colon for a type."""
    if what in {"property", "attribute", "data"}:
        lines[:] = [line.replace(":", "\0") for line in lines]


def _show_colons(
    _app: Sphinx, _kind: str, _name: str, _what: object, _options: object, lines: list[str]
) -> None:
    lines[:] = [line.replace("\0", ":") for line in lines]


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("autodoc-process-docstring", _hide_colons, priority=400)
    app.connect("autodoc-process-docstring", _show_colons, priority=600)
    app.connect("build-finished", _publish_schemas)
