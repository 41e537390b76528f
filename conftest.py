"""The examples of the README and the handbook run with the tests, in a folder of their own.

* A ``python`` block is run. If a line that ends in ``prints:`` and a ``text`` block follow it, its
  output must be that text.
* A ``console`` block is run command by command, and each must print what stands below it. A line
  of three dots stands for anything.
* A ``yaml`` block is read as a document, and nothing may be wrong with it; on the page of the
  error codes it must have the fault under whose heading it stands.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import settings
from sybil import Example, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.myst import CodeBlockParser

from practicecheck import Catalogue
from practicecheck.cli._app import run
from practicecheck.errors import Severity
from practicecheck.exchange import check, source_of

pytest_plugins = ["pytester", "practicecheck.testing.pytest_plugin"]

# How long an example takes is the machine's business, and no test's.
settings.register_profile("practicecheck", deadline=None)
settings.load_profile("practicecheck")

# What is printed is as wide as the pages show it, whatever the terminal of whoever runs the tests.
os.environ["COLUMNS"] = "100"

_ROOT = Path(__file__).parent
_PRINTS = re.compile(r"\n```\n+[^\n`]*prints:\n+```text\n(?P<text>.*?)\n```", re.DOTALL)
_COMMAND = re.compile(r"^\$ ", re.MULTILINE)
_HEADING = re.compile(r"^#+ (PC\d+)", re.MULTILINE)


def _enter(namespace: dict[str, Any]) -> None:
    """Go to an empty folder that has the examples beside it, as the pages take for granted."""
    folder = Path(tempfile.mkdtemp(prefix="practicecheck-docs-"))
    shutil.copytree(_ROOT / "examples", folder / "examples")
    namespace["_from"], namespace["_folder"] = Path.cwd(), folder
    os.chdir(folder)


def _leave(namespace: dict[str, Any]) -> None:
    os.chdir(namespace["_from"])
    shutil.rmtree(namespace["_folder"])


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines()) + "\n"


def _differs(wanted: str, got: str) -> str | None:
    wanted, got = _tidy(wanted), _tidy(got)
    flags = doctest.ELLIPSIS
    checker = doctest.OutputChecker()
    if checker.check_output(wanted, got, flags):
        return None
    return checker.output_difference(doctest.Example("", wanted), got, flags)


def _printed(act: Callable[[], object]) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        act()
    return said.getvalue()


def _python(example: Example) -> str | None:
    got = _printed(lambda: PythonEvaluator()(example))
    wanted = _PRINTS.match(example.document.text, example.end - len("\n```"))
    return None if wanted is None else _differs(wanted["text"], got)


def _console(example: Example) -> str | None:
    for block in _COMMAND.split(str(example.parsed))[1:]:
        command, _, wanted = block.partition("\n")
        program, *words = shlex.split(command)
        if program != "practicecheck":
            return f"only practicecheck is run here, not {program}: put it into a sh block"
        if fault := _differs(wanted, _printed(lambda words=words: run(words))):
            return f"{command}\n{fault}"
    return None


def _yaml(example: Example) -> str | None:
    example.namespace["_yaml"] = str(example.parsed)  # for a step that the page tells and does not show
    problems = check(source_of(str(example.parsed)), Catalogue.builtin())
    if example.path.endswith("error-codes.md"):
        wanted = _HEADING.findall(example.document.text, 0, example.start)[-1]
        codes = sorted({problem.code.value for problem in problems})
        return None if wanted in codes else f"{wanted} is not told of this document, but {codes}"
    faults = [str(problem) for problem in problems if problem.severity is not Severity.NOTE]
    return "\n".join(faults) or None


pytest_collect_file = Sybil(
    parsers=[
        CodeBlockParser("python", _python),
        CodeBlockParser("console", _console),
        CodeBlockParser("yaml", _yaml),
    ],
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
    setup=_enter,
    teardown=_leave,
).pytest()
