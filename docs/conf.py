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
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
# Documents with faults are shown on purpose.
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "furo"
html_title = f"practicecheck {release}"
html_show_sourcelink = False


def _publish_schemas(app: Sphinx, failure: Exception | None) -> None:
    """Put the JSON Schemas where the first line of each shipped document says they are."""
    schemas = Path(__file__).parent / "schemas"
    if failure is None and app.builder.name == "html" and schemas.is_dir():
        shutil.copytree(schemas, Path(app.outdir) / "schemas", dirs_exist_ok=True)


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("build-finished", _publish_schemas)
