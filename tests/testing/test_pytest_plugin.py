"""The kit under pytest: one fixture, loaded with nothing, and failures that say what to do."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

QUIET = ("-p", "no:cacheprovider")
CONFORMANCE = "def test_conformance(practicecheck_plugin):\n    practicecheck_plugin('{}').check()\n"


def test_pytest_finds_it_by_its_entry_point() -> None:
    """Whoever installs the library has the fixture."""
    [entry] = entry_points(group="pytest11", name="practicecheck")
    assert entry.value == "practicecheck.testing.pytest_plugin"


def test_it_loads_nothing_in_other_peoples_projects() -> None:
    """Neither pytest's start nor its coverage is any different."""
    code = (
        "import sys, pytest; before = {*sys.modules}; import practicecheck.testing.pytest_plugin;"
        "print(sorted(name for name in {*sys.modules} - before if not name.startswith('practicecheck')));"
        "print(sorted(name for name in sys.modules if name.startswith('practicecheck')))"
    )
    others, ours = subprocess.check_output([sys.executable, "-c", code], text=True).splitlines()
    assert others == "[]"
    assert ours == str(
        [
            "practicecheck",
            "practicecheck.facade",
            "practicecheck.testing",
            "practicecheck.testing.pytest_plugin",
            "practicecheck.version",
        ]
    )


def test_it_adds_one_fixture_and_no_option(pytester: pytest.Pytester) -> None:
    """A project that does not use it sees a name in --fixtures, and that is all."""
    pytester.makepyfile("def test_nothing():\n    pass\n")
    listed = pytester.runpytest_subprocess(*QUIET, "--fixtures")
    own = [line for line in listed.outlines if line.startswith("practicecheck_")]
    assert [line.split()[0] for line in own] == ["practicecheck_plugin"]
    helped = pytester.runpytest_subprocess(*QUIET, "--help")
    assert not [line for line in helped.outlines if "practicecheck" in line and "--" in line]


def test_one_line_checks_a_plugin(pytester: pytest.Pytester) -> None:
    """The author's whole test file."""
    pytester.makepyfile(CONFORMANCE.format("practicecheck-northshire"))
    pytester.runpytest_subprocess(*QUIET).assert_outcomes(passed=1)


def test_a_failure_says_what_fails_and_what_to_do(pytester: pytest.Pytester) -> None:
    """Without a traceback through the kit. The digests beside the test are those that count."""
    pytester.makepyfile(CONFORMANCE.format("northshire"))
    (pytester.path / "digests.json").write_text('{"gone-audit@2020": {"whole": "sha256:0"}}')
    ran = pytester.runpytest_subprocess(*QUIET)
    ran.assert_outcomes(failed=1)
    ran.stdout.fnmatch_lines(
        [
            "*northshire: 1 of 23 checks failed",
            "*data.digests: The wording is what was recorded.",
            "*PC522 gone-audit@2020 was recorded, and is not offered any more.",
            "*Bring it back*record anew: practicecheck plugins check practicecheck-northshire --record FILE",
        ]
    )
    assert "_under_test.py" not in ran.stdout.str()


def test_a_plugin_that_is_not_installed_is_told(pytester: pytest.Pytester) -> None:
    """Most likely pip install -e was forgotten, or the name is misspelt."""
    pytester.makepyfile(CONFORMANCE.format("practicecheck-northshare"))
    ran = pytester.runpytest_subprocess(*QUIET)
    ran.assert_outcomes(failed=1)
    ran.stdout.fnmatch_lines(["*Did you mean practicecheck-northshire?*"])
