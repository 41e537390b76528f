"""What plugins bring to the command line: forms, importers, rules and commands; and how they fail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.distributions import install

from practicecheck.cli._app import run

ROOT = Path(__file__).parents[2]
FORM = str(ROOT / "examples" / "how-are-we-doing-northshire.yaml")
PLAN = str(ROOT / "examples" / "plan-northshire.yaml")

CODE = '''
"""A council's plugin: answers as lines of text, a rule, and two commands."""

import click

from practicecheck.commands import Command
from practicecheck.exchange import FormExporter, Imported, Importer
from practicecheck.frameworks import Weight
from practicecheck.hookspecs import hookimpl
from practicecheck.plans import ActionRule, Judgement


def sheet(content):
    if content.framework.id == "employer-standards@2020":
        raise ValueError("no paper")
    if content.framework.id == "employer-standards@2014":
        return "text"
    scores = {answer.item: answer.score for answer in content.assessment.answers}
    lines = [f"{item.id} {scores.get(item.id)}" for item in content.framework.items.values() if item.scored]
    choices = " ".join(f"{made.choice}={made.option}" for made in content.assessment.choices)
    head = f"{content.framework.id} {content.key.id if content.key else ''} {choices}"
    return "\\n".join([head, *lines]).encode()


def lines(file, frameworks):
    text = file.data.decode()
    if text.startswith("broken"):
        raise KeyError("page 3")
    if text.startswith("rubbish"):
        return ["rubbish"]
    found = []
    for n, page in enumerate(text.split("\\n\\n")):
        head, *rows = page.splitlines()
        given = dict(row.split() for row in rows)
        found.append(
            Imported(
                tree={
                    "practicecheck": "assessment/1",
                    "framework": file.framework.id if file.framework else head,
                    "answers": {item: {"score": int(score)} for item, score in given.items()},
                },
                places={("answers", item): f"line {m}" for m, item in enumerate(given, 2)},
                name=f"page {n + 1}" if "\\n\\n" in text else None,
            )
        )
    return found


def quick(plan, framework):
    if framework.id != "how-are-we-doing@2016":
        raise RuntimeError("not for us")
    return Judgement(found="no quick win", do="Mark one.", actions=("senior-lead",))


def fails(plan, framework):
    raise RuntimeError("the register is down")


def greet():
    @click.command("council-greet")
    @click.option("--name", default="you")
    def command(name):
        """Say hello."""
        from practicecheck.cli import catalogue

        click.echo(f"Hello {name}: {len(catalogue())} frameworks")

    return command


def breaks():
    @click.command("council-breaks")
    def command():
        raise ZeroDivisionError("by nought")

    return command


@hookimpl
def practicecheck_exporters():
    return [FormExporter(name="sheet", title="Lines", endings=(".lines",), export=sheet)]


@hookimpl
def practicecheck_importers():
    return [Importer(name="sheet", title="Lines", endings=(".lines",), read=lines)]


@hookimpl
def practicecheck_action_rules():
    return [
        ActionRule(
            id="council:quick-win", text="A quick win.", weight=Weight.ADVICE, locator="4", judge=quick,
            frameworks=("how-are-we-doing",),
        ),
        ActionRule(id="council:fails", text="Fails.", weight=Weight.ADVICE, locator="5", judge=fails),
        ActionRule(
            id="council:elsewhere", text="Not asked.", weight=Weight.ADVICE, locator="6", judge=fails,
            frameworks=("employer-standards",),
        ),
    ]


@hookimpl
def practicecheck_commands():
    return [
        Command(name="council-greet", summary="Say hello.", load=greet),
        Command(name="council-breaks", summary="Break.", load=breaks),
        Command(name="council-missing", summary="Miss.", load=lambda: __import__("no_such_module")),
    ]
'''


@pytest.fixture(autouse=True)
def council(tmp_path: Path, monkeypatch) -> None:
    """The council's plugin, installed, and an empty folder to work in."""
    install(
        tmp_path / "site", "council-plugin", {"council.py": CODE}, {"practicecheck": {"council": "council"}}
    )
    monkeypatch.syspath_prepend(tmp_path / "site")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


def said(capsys, *words: str) -> str:
    assert run(list(words)) == 0
    return capsys.readouterr().out


def told(capsys, *words: str, ends: int = 1) -> str:
    assert run(list(words)) == ends
    page = capsys.readouterr()
    return " ".join((page.out + page.err).split())


class TestForms:
    def test_a_blank_form_knows_the_choices_and_the_key(self, capsys) -> None:
        page = said(capsys, "form", "how-are-we-doing", "--choose", "integration=2B", "-o", "team.lines")
        assert "Wrote team.lines: a working copy." in page
        head = Path("team.lines").read_text().splitlines()[0]
        assert head == "how-are-we-doing@2016 extent-points@1 integration=2B"

    def test_a_form_of_an_assessment_holds_its_answers(self, capsys) -> None:
        said(capsys, "form", FORM, "-o", "team.lines", "--key", "extent-100", "--exporter", "sheet")
        head, first, *_ = Path("team.lines").read_text().splitlines()
        assert (head.split()[1], first) == ("extent-100@1", "q1-1 2")

    def test_a_form_that_is_there_is_not_replaced_unasked(self, capsys) -> None:
        said(capsys, "form", FORM, "-o", "team.lines")
        assert "may hold answers" in told(capsys, "form", FORM, "-o", "team.lines", ends=2)
        said(capsys, "form", FORM, "-o", "team.lines", "--force")

    def test_what_can_not_be_made_is_told(self, capsys) -> None:
        assert "No exporter of forms" in told(capsys, "form", FORM, "-o", "team.docm")
        assert "Decisions and extensions stand in the file" in told(
            capsys, "form", FORM, "--choose", "integration=2B", "-o", "a.lines", ends=2
        )
        assert "PC101" in told(capsys, "form", "nowhere.yaml", "-o", "a.lines")

    def test_an_exporter_that_fails_is_named_and_nothing_is_written(self, capsys) -> None:
        page = told(capsys, "form", "employer-standards@2020", "-o", "a.lines")
        assert "PC501 the exporter sheet of council-plugin 1.0 failed: ValueError: no paper" in page
        page = told(capsys, "form", "employer-standards@2014", "-o", "a.lines")
        assert "it returned str where bytes belong" in page
        assert list(Path().iterdir()) == []


class TestImporting:
    def test_what_a_form_held_comes_back(self, capsys) -> None:
        Path("team.lines").write_text("how-are-we-doing@2016\nq1-1 3\nq1-2 4\n")
        assert said(capsys, "import", "team.lines", "-o", "team.yaml").startswith("Wrote team.yaml\n")
        card = json.loads(said(capsys, "score", "team.yaml", "--format", "json"))
        assert card["sections"][0]["points"] == 7

    def test_every_fault_is_told_with_its_place_and_nothing_is_written(self, capsys) -> None:
        Path("team.lines").write_text("how-are-we-doing@2016\nq1-1 7\nq1-9 4\nq1-2 3\n")
        page = told(capsys, "import", "team.lines", "-o", "team.yaml")
        assert "team.lines: 2 problems" in page
        assert "PC204 line 2, answers.q1-1.score: 7 is not on the scale" in page
        assert 'PC117 line 3, answers.q1-9: "q1-9" is not an item' in page
        assert not Path("team.yaml").exists()

    def test_several_documents_go_into_a_folder(self, capsys) -> None:
        Path("teams.lines").write_text("how-are-we-doing@2016\nq1-1 1\n\nhow-are-we-doing@2016\nq1-1 2\n")
        assert "Name a folder" in told(capsys, "import", "teams.lines", "-o", "teams.yaml", ends=2)
        said(capsys, "import", "teams.lines", "-o", "out")
        assert sorted(file.name for file in Path("out").iterdir()) == [
            "teams-page-1.yaml",
            "teams-page-2.yaml",
        ]
        assert "may hold answers" in told(capsys, "import", "teams.lines", "-o", "out", ends=2)
        said(capsys, "import", "teams.lines", "-o", "out", "--force")

    def test_files_of_one_name_do_not_replace_each_other(self, capsys) -> None:
        for folder in ("east", "west"):
            Path(folder).mkdir()
            Path(folder, "team.lines").write_text("how-are-we-doing@2016\nq1-1 1\n")
        said(capsys, "import", "east/team.lines", "west/team.lines", "-o", "out")
        assert sorted(file.name for file in Path("out").iterdir()) == ["team.yaml", "team~2.yaml"]

    def test_the_edition_can_be_named(self, capsys) -> None:
        Path("team.lines").write_text("some head\nq1-1 1\n")
        assert "PC118" in told(capsys, "import", "team.lines", "-o", "team.yaml")
        said(capsys, "import", "team.lines", "-o", "team.yaml", "--framework", "how-are-we-doing")

    @pytest.mark.parametrize(
        ("text", "why"),
        [("broken", "KeyError: 'page 3'"), ("rubbish", "TypeError: it found str where an Imported belongs")],
    )
    def test_an_importer_that_fails_is_named(self, capsys, text: str, why: str) -> None:
        Path("team.lines").write_text(text)
        page = told(capsys, "import", "team.lines", "-o", "team.yaml", "--importer", "sheet")
        assert f"PC501 the importer sheet of council-plugin 1.0 failed: {why}" in page
        assert not Path("team.yaml").exists()

    def test_what_can_not_be_read_is_told(self, capsys) -> None:
        assert "No importer" in told(capsys, "import", FORM, "-o", "team.yaml")
        assert "PC101" in told(capsys, "import", "nowhere.lines", "-o", "team.yaml")
        Path("team.lines").write_text("how-are-we-doing@2016\n")
        assert "is the file that is read from" in told(
            capsys, "import", "team.lines", "-o", "team.lines", ends=2
        )


class TestRules:
    def test_a_rule_is_shown_beside_the_frameworks_own_with_its_distribution(self, capsys) -> None:
        found = json.loads(said(capsys, "plan", "review", PLAN, "--format", "json"))
        *own, last = found["rules"]
        assert {rule["origin"].split()[0] for rule in own} == {"practicecheck"}
        assert last == {
            "id": "council:quick-win",
            "text": "A quick win.",
            "weight": "advice",
            "kept": False,
            "found": "no quick win",
            "do": "Mark one.",
            "actions": ["senior-lead"],
            "origin": "council-plugin 1.0",
        }

    def test_a_rule_that_fails_is_told_and_the_others_are_kept(self, capsys) -> None:
        found = json.loads(said(capsys, "plan", "review", PLAN, "--format", "json"))
        [problem] = found["problems"]
        assert problem["code"] == "PC501"
        assert "the action rule council:fails of council-plugin 1.0 failed" in problem["message"]
        page = " ".join(said(capsys, "plan", "review", PLAN).split())
        assert "A quick win. (council-plugin 1.0)" in page
        assert "the register is down" in page

    def test_a_rule_stands_in_the_report(self, capsys) -> None:
        said(capsys, "report", PLAN, "-o", "plan.md")
        assert "A quick win. (council-plugin 1.0)" in Path("plan.md").read_text()


class TestCommands:
    def test_a_command_is_listed_and_called(self, capsys) -> None:
        page = said(capsys)
        assert "Commands of plugins:" in page
        assert "council-greet" in page
        assert said(capsys, "council-greet", "--name", "Ada").startswith("Hello Ada: ")

    def test_without_plugins_there_is_none(self, capsys) -> None:
        assert "council-greet" not in said(capsys, "--no-plugins", "--help")
        assert "No such command" in told(capsys, "council-greet", "--no-plugins", ends=2)

    def test_its_own_catalogue_is_that_of_the_call(self, capsys) -> None:
        assert said(capsys, "council-greet", "--plugins-allow", "council-plugin") == "Hello you: 4 frameworks\n"

    @pytest.mark.parametrize(
        ("name", "why"),
        [
            ("council-breaks", "ZeroDivisionError: by nought"),
            ("council-missing", "ModuleNotFoundError: No module named 'no_such_module'"),
        ],
    )
    def test_one_that_fails_is_named(self, capsys, name: str, why: str) -> None:
        page = told(capsys, name)
        assert f"PC501 the command {name} of council-plugin 1.0 failed: {why}" in page


def _with_a_tab(folder: Path) -> Path:
    """A plain folder whose only framework has a fault."""
    (folder / "frameworks").mkdir(parents=True)
    (folder / "plugin.yaml").write_text("practicecheck: plugin/1\ncontract: 1\ntitle: Ours\n", encoding="utf-8")
    (folder / "frameworks" / "duty-audit@2026.yaml").write_text("practicecheck:\tframework/1\n\tid: x\n")
    return folder


def test_a_framework_that_can_not_be_read_does_not_vanish(tmp_path: Path, capsys) -> None:
    """Its author sees that it is not in the list, and the call that says why."""
    folder = _with_a_tab(tmp_path / "our questions")
    assert run(["frameworks", "--plugins-dir", str(folder)]) == 0
    err = capsys.readouterr().err
    assert "duty-audit@2026 has faults, and can't be read" in err
    assert f"practicecheck plugins doctor --plugins-dir '{folder}'" in err
    assert run(["plugins", "doctor", "--plugins-dir", str(folder)]) == 1
    assert "  our questions, duty-audit@2026.yaml\n  PC105 line" in capsys.readouterr().out


def test_several_plugins_with_problems_are_told_in_one_line(tmp_path: Path, capsys) -> None:
    for name in ("aaa", "bbb"):
        (tmp_path / name).mkdir()
    words = [word for name in ("aaa", "bbb") for word in ("--plugins-dir", str(tmp_path / name))]
    assert run(["frameworks", *words]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("aaa, bbb have problems: see practicecheck plugins doctor --plugins-dir")
    # The doctor tells of them itself.
    assert run(["plugins", "doctor", *words]) == 1
    assert "have problems" not in capsys.readouterr().err
