"""Extensions on the command line, from a plain folder that is a plugin."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest
from tests.extension_strategies import LONE, a_local_section
from tests.frameworks.test_upgrade import NEW
from tests.strategies import HAWD, an_assessment, an_item

from practicecheck.assessments import Answer, Chosen
from practicecheck.catalogue import Catalogue
from practicecheck.cli._app import run
from practicecheck.exchange import FormExporter, read_extension, score_tree, write_document
from practicecheck.frameworks import ExtensionId, TakesScore
from practicecheck.scorer import score

BAY = attrs.evolve(
    LONE,
    id=ExtensionId("bay-local@2026"),
    title="Bay questions",
    namespace="bay",
    sections=(
        a_local_section(
            *(
                attrs.evolve(
                    item,
                    id=item.id.replace("northshire:", "bay:"),
                    condition=item.condition and attrs.evolve(item.condition, item="bay:alone"),
                )
                for item in LONE.sections[0].items
            ),
            id="bay:s",
            after="3",
        ),
    ),
    narrows=(attrs.evolve(LONE.narrows[0], only_if=attrs.evolve(LONE.narrows[0].only_if, item="bay:alone")),),
)
ASSESSMENT = an_assessment(
    HAWD,
    Answer(item="q1-1", score=3),
    Answer(item="q5-a", score=3),
    Answer(item="q5-e", score=0),
    Answer(item="bay:alone", answer=True),
    Answer(item="bay:known", score=1),
    extensions=(BAY.id,),
    choices=(Chosen(choice="integration", option="2A"),),
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("extensions", "frameworks"):
        (tmp_path / "ours" / name).mkdir(parents=True)
    manifest = "practicecheck: plugin/1\ncontract: 1\ntitle: What Bay asks\n"
    (tmp_path / "ours" / "plugin.yaml").write_text(manifest, encoding="utf-8")
    write_document(BAY, tmp_path / "ours" / "extensions" / f"{BAY.id}.yaml")
    write_document(attrs.evolve(NEW, plan=None), tmp_path / "ours" / "frameworks" / f"{NEW.id}.yaml")
    write_document(ASSESSMENT, tmp_path / "ours.yaml")
    return tmp_path


def said(capsys, *words, ends=0):
    assert run(["--plugins-dir", "ours", *words]) == ends
    return capsys.readouterr()


def test_a_blank_form_asks_local_questions_beside_the_national_ones(capsys) -> None:
    """With guidance, examples and evidence prompts as comments; nothing is wrong with it."""
    said(capsys, "new", "how-are-we-doing@2016", "--extend", BAY.id, "-o", "blank.yaml")
    text = Path("blank.yaml").read_text(encoding="utf-8")
    for line in (
        "extensions: [bay-local@2026]",
        f"  bay-local@2026: {BAY.wording}",
        "#   > Local guidance, Bay questions: Think of the hub.",
        "#   > For example: a visit.",
        "#   > What could show it: the audit of July.",
        "  bay:followed:",
        "  # (only if bay:alone is answered yes)",
        '  "bay:s":',
    ):
        assert line in text
    narrowed = "bay-local@2026 says that this applies here only if bay:alone is answered no: The hub leads it."
    assert narrowed in " ".join(text.replace("  #  ", "").split())
    assert "nothing is wrong" in said(capsys, "check", "blank.yaml").out


def test_show_prints_both_and_says_which_is_local(capsys) -> None:
    page = said(capsys, "show", "how-are-we-doing", "--extend", "bay-local").out
    assert "(Asked by bay-local@2026. Its answers are scored apart from the national ones.)" in page
    assert "[bay:known: score on extent-0-4]" in page
    assert HAWD.digest.partition(":")[2] in page
    tree = json.loads(said(capsys, "show", "how-are-we-doing", "--extend", "bay-local", "--format", "json").out)
    assert [own["id"] for own in tree["extensions"]] == [BAY.id]
    assert "bay:" not in json.dumps(tree["sections"])


def test_score_shows_the_national_card_first_and_the_local_one_apart(capsys) -> None:
    page = said(capsys, "score", "ours.yaml").out
    national, local, narrowed = (
        page.index(text)
        for text in (
            "How are we doing? (2016)\n",
            "Local, and in no sum with the national scores: bay-local@2026, from ours",
            "How are we doing? (2016), as narrowed",
        )
    )
    assert national < local < narrowed
    assert "The hub leads it." in page[narrowed:]
    assert "bay:" not in page[:local]


def test_score_national_prints_what_it_would_without_extensions(capsys) -> None:
    """Equal as JSON, to the last member; and the usual print has the same members, and more."""
    alone = attrs.evolve(
        ASSESSMENT, extensions=(), answers=tuple(a for a in ASSESSMENT.answers if ":" not in a.item)
    )
    write_document(alone, "alone.yaml")
    without = said(capsys, "score", "alone.yaml", "--format", "json").out
    assert said(capsys, "score", "ours.yaml", "--national", "--format", "json").out == without
    assert json.loads(without).keys() == score_tree(score(alone, HAWD)).keys()
    both = json.loads(said(capsys, "score", "ours.yaml", "--format", "json").out)
    assert {key: both[key] for key in json.loads(without)} == json.loads(without)
    (own,) = both["extensions"]
    assert (own["id"], own["known"], own["distribution"]) == (BAY.id, True, "ours")
    assert own["score"]["total"]["points"] == 1
    assert both["as_narrowed"]["total"]["possible"] < both["total"]["possible"]
    assert said(capsys, "score", "ours.yaml", "--national").out == said(capsys, "score", "alone.yaml").out


def test_the_national_score_is_there_even_where_the_extension_is_faulty(capsys) -> None:
    write_document(attrs.evolve(BAY, digest="sha256:0"), f"ours/extensions/{BAY.id}.yaml")
    fault = said(capsys, "score", "ours.yaml", ends=1).err
    assert "PC309" in fault
    assert "practicecheck extension upgrade bay-local@2026" in fault
    assert "How are we doing? (2016)" in said(capsys, "score", "ours.yaml", "--national").out


def test_an_extension_that_is_not_installed_is_told(capsys) -> None:
    assert run(["score", "ours.yaml"]) == 0
    page = capsys.readouterr().out
    assert "bay-local@2026 is not installed here. The answers to it are kept, and not scored." in page


def test_a_report_shows_the_local_card_as_an_assessment_of_its_own(capsys) -> None:
    """Published, too; and with the library alone nothing local gets out."""
    said(capsys, "report", "ours.yaml", "-o", "r.md", "--on", "2026-11-25")
    page = Path("r.md").read_text(encoding="utf-8")
    assert "# How are we doing? and Bay questions" in page
    assert page.index("Framework:** How are we doing?") < page.index("Framework:** Bay questions")
    assert run(["report", "ours.yaml", "-o", "r.json", "--on", "2026-11-25"]) == 0
    assert "bay:" not in Path("r.json").read_text(encoding="utf-8")


def test_a_plan_is_suggested_from_national_findings_alone(capsys) -> None:
    """A plan acts on the findings of one edition, whose rules it keeps to."""
    plan = said(capsys, "plan", "suggest", "ours.yaml").out
    assert "q5-e" in plan
    assert "bay:" not in plan


def test_extensions_are_listed(capsys) -> None:
    assert BAY.id in said(capsys, "extension", "list").out
    tree = json.loads(said(capsys, "extension", "list", "--format", "json").out)
    (own,) = (entry for entry in tree if entry["id"] == BAY.id)
    assert own["items"] == ["bay:alone", "bay:followed", "bay:known", "bay:better"]


def test_an_upgrade_says_item_by_item_what_becomes_of_an_extension_and_writes_the_new_one(capsys) -> None:
    words = ("extension", "upgrade", BAY.id, "--to", NEW.id, "-o", "new.yaml")
    page = said(capsys, *words).out
    assert "guidance q1-1: look at" in page
    assert "was  To what extent is social work expertise" in page
    assert "now  To what extent is leadership visible to everybody?" in page
    assert "Wrote new.yaml: bay-local@2030, over how-are-we-doing@2030. bay-local@2026 stays as it is." in page
    assert "nothing is wrong" in said(capsys, "check", "new.yaml").out
    assert read_extension("new.yaml").digest == NEW.digest


def test_an_upgrade_takes_a_file_and_tells_programs_the_same(capsys) -> None:
    old = Path("ours") / "extensions" / f"{BAY.id}.yaml"
    before = old.read_bytes()
    words = ("extension", "upgrade", str(old), "--to", NEW.id, "-o", "new.yaml", "--as", "bay-next@1")
    tree = json.loads(said(capsys, *words, "--format", "json").out)
    assert (tree["to"]["extension"], tree["file"], tree["problems"]) == ("bay-next@1", "new.yaml", [])
    assert {step["verdict"] for step in tree["steps"]} == {"stays", "look at"}
    assert old.read_bytes() == before


def test_an_upgrade_replaces_no_file(capsys) -> None:
    for name in ("ours.yaml", str(Path("ours") / "extensions" / f"{BAY.id}.yaml")):
        before = Path(name).read_bytes()
        fault = said(capsys, "extension", "upgrade", BAY.id, "--to", NEW.id, "-o", name, ends=2).err
        assert "is there already, and is never replaced" in fault
        assert Path(name).read_bytes() == before


def test_an_upgrade_that_is_not_needed_is_refused(capsys) -> None:
    fault = said(capsys, "extension", "upgrade", BAY.id, "--to", HAWD.id, "-o", "new.yaml", ends=2).err
    assert "It needs no upgrade." in fault
    assert not Path("new.yaml").exists()


def test_a_new_extension_has_an_id_of_its_own(capsys) -> None:
    words = ("extension", "upgrade", BAY.id, "--to", NEW.id, "-o", "new.yaml", "--as", BAY.id)
    assert "Add --as with another id" in " ".join(said(capsys, *words, ends=2).err.split())
    assert not Path("new.yaml").exists()


def test_an_edition_that_moved_on_under_its_own_name_is_upgraded_to(capsys) -> None:
    """Its old wording is not to be had, so all that is national is to be looked at."""
    write_document(attrs.evolve(BAY, digest="sha256:0"), f"ours/extensions/{BAY.id}.yaml")
    words = ("extension", "upgrade", BAY.id, "--to", HAWD.id, "-o", "new.yaml")
    assert "the old wording is not installed" in " ".join(said(capsys, *words).out.split())
    assert read_extension("new.yaml").digest == HAWD.digest


def test_clashing_extensions_make_no_form(capsys) -> None:
    other = attrs.evolve(BAY, id=ExtensionId("bay-other@2026"))
    write_document(other, f"ours/extensions/{other.id}.yaml")
    words = ("new", "how-are-we-doing", "--extend", BAY.id, "--extend", other.id)
    fault = said(capsys, *words, ends=1).err
    assert "PC310" in fault
    assert "bay-local@2026 and bay-other@2026 both have the namespace bay" in fault


def test_a_form_asks_the_national_questions_alone_and_says_so(capsys, monkeypatch) -> None:
    """A form may add up all that it asks, and local answers belong to no national sum."""
    made = []
    form = FormExporter(
        name="page", title="A page", endings=(".page",), export=lambda content: made.append(content) or b"page"
    )
    monkeypatch.setattr(Catalogue, "form_for", lambda _, __: form)
    page = said(capsys, "form", "ours.yaml", "-o", "f.page").out
    assert "what was answered to bay-local@2026 stays in ours.yaml." in page
    assert made[0].framework == HAWD
    assert [answer.item for answer in made[0].assessment.answers] == ["q1-1", "q5-a", "q5-e"]


def test_a_form_that_keeps_local_questions_apart_is_given_them(capsys, monkeypatch) -> None:
    made = []
    form = FormExporter(
        name="page",
        title="A page",
        endings=(".page",),
        export=lambda content: made.append(content) or b"page",
        asks_extensions=True,
    )
    monkeypatch.setattr(Catalogue, "form_for", lambda _, __: form)
    said(capsys, "form", "ours.yaml", "-o", "f.page")
    said(capsys, "form", "how-are-we-doing", "--extend", "bay-local", "-o", "g.page")
    for content in made:
        assert content.framework.national == HAWD
        assert [section.extension for section in content.framework.sections if section.extension]
    assert any(answer.item.startswith("bay:") for answer in made[0].assessment.answers)
    assert made[1].assessment.extensions == ("bay-local@2026",)


def test_a_form_gets_the_key_of_a_local_scale_and_does_without_what_is_not_installed(
    capsys, monkeypatch
) -> None:
    """Answers to an extension that nobody has here are handed on as they are."""
    made = []
    form = FormExporter(
        name="page",
        title="A page",
        endings=(".page",),
        export=lambda content: made.append(content) or b"page",
        asks_extensions=True,
    )
    monkeypatch.setattr(Catalogue, "form_for", lambda _, __: form)
    own = attrs.evolve(
        Catalogue.builtin()["employer-standards@2014"].scales[0], id="bay:own", default_key="agreement-mean@1"
    )
    section = a_local_section(an_item("bay:a", TakesScore(scales=("bay:own",))), id="bay:s")
    scaled = attrs.evolve(BAY, sections=(section,), scale=own, narrows=(), guidance=())
    write_document(scaled, f"ours/extensions/{BAY.id}.yaml")
    write_document(attrs.evolve(ASSESSMENT, extensions=(ExtensionId("far@1"),), answers=()), "far.yaml")
    said(capsys, "form", "how-are-we-doing", "--extend", "bay-local", "-o", "f.page")
    said(capsys, "form", "far.yaml", "-o", "g.page")
    assert [[key.id for key in content.local_keys] for content in made] == [["agreement-mean@1"], []]
    assert made[1].framework == HAWD
    assert made[1].assessment.extensions == ("far@1",)


def test_a_form_that_can_not_keep_local_questions_apart_is_not_asked_to(capsys, monkeypatch) -> None:
    form = FormExporter(name="page", title="A page", endings=(".page",), export=lambda _: b"page")
    monkeypatch.setattr(Catalogue, "form_for", lambda _, __: form)
    words = ("form", "how-are-we-doing", "--extend", "bay-local", "-o", "g.page")
    assert "asks the national questions alone" in said(capsys, *words, ends=2).err
