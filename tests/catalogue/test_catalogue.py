"""The catalogue: what is found under which name, and what one broken plugin does to the others."""

from __future__ import annotations

import sys
import time
import types
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import EntryPoint
from itertools import permutations
from pathlib import Path
from threading import Event

import attrs
import pytest
from tests.catalogue.broken_plugins import MANIFEST, framework
from tests.distributions import install

from practicecheck.catalogue import Catalogue
from practicecheck.errors import Code, DocumentError, NotInCatalogueError
from practicecheck.exchange import POLICIES, Exporter, document_text, shipped_policy
from practicecheck.frameworks import Framework
from practicecheck.hookspecs import hookimpl
from practicecheck.plugins import PluginSettings

BUILTIN = Catalogue.builtin()
NATIONAL = [
    "employer-standards@2014",
    "employer-standards@2020",
    "how-are-we-doing@2016",
    "social-work-health-check@2009",
]


@pytest.fixture
def plugin() -> Iterator[Callable[..., EntryPoint]]:
    """Make a plugin's module from functions that are called like hooks."""
    made: list[str] = []

    def make(name: str, **hooks: Callable[[], object]) -> EntryPoint:
        module = types.ModuleType(f"plugin_{name}")
        for hook, answer in hooks.items():
            setattr(module, hook, hookimpl(answer))
        sys.modules[module.__name__] = module
        made.append(module.__name__)
        return EntryPoint(name=name, value=module.__name__, group="practicecheck")

    yield make
    for name in made:
        del sys.modules[name]


def a_file(folder: Path, name: str, framework_id: str | None = None) -> Path:
    text = document_text(BUILTIN["employer-standards@2020"])
    file = folder / name
    file.write_text(text.replace("employer-standards@2020", framework_id or name.removesuffix(".yaml"), 1))
    return file


def codes(catalogue: Catalogue) -> list[str]:
    return [problem.code.value for problem in catalogue.problems]


def test_the_national_frameworks_are_there_in_the_order_of_their_ids() -> None:
    assert list(BUILTIN) == NATIONAL
    assert len(BUILTIN) == 4
    assert BUILTIN.problems == ()


def test_our_own_offers_come_by_the_same_hooks() -> None:
    [ours] = BUILTIN.plugins
    assert ours.origin.distribution == "practicecheck"
    assert list(ours.frameworks) == NATIONAL
    assert set(ours.exporters) == {"json", "csv", "markdown", "html", "pdf", "calendar"}
    assert str(BUILTIN.origin("how-are-we-doing")).startswith("practicecheck ")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("how-are-we-doing", "how-are-we-doing@2016"),
        ("employer-standards", "employer-standards@2020"),
        ("HCPC standards", "employer-standards@2014"),
        ("lga  STANDARDS", "employer-standards@2014"),
        ("39 steps", "social-work-health-check@2009"),
        ("How are we doing?", "how-are-we-doing@2016"),
    ],
)
def test_a_framework_is_found_by_the_names_that_people_use(name: str, found: str) -> None:
    assert BUILTIN[name].id == found


def test_a_name_that_is_not_there_is_told_with_what_is() -> None:
    with pytest.raises(
        NotInCatalogueError, match=r"Did you mean how-are-we-doing@2016\?.*There are: "
    ) as caught:
        BUILTIN["how-are-we-doing@2017"]
    assert "PC504" in str(caught.value)
    assert "how-are-we-doing@2017" not in BUILTIN
    assert BUILTIN.get("how-are-we-doing@2017") is None


def test_a_key_without_its_version_is_the_newest() -> None:
    assert BUILTIN.scoring_keys["extent-points"].id == "extent-points@1"


def test_the_tenth_version_is_newer_than_the_ninth(plugin, tmp_path: Path) -> None:
    files = [a_file(tmp_path, f"audit@{edition}.yaml") for edition in ("10", "9", "2")]
    catalogue = Catalogue([plugin("audit", practicecheck_frameworks=lambda: files)])
    assert catalogue["audit"].id == "audit@10"


def test_whoever_names_something_of_ours_in_full_waits_for_no_plugin(plugin, tmp_path: Path) -> None:
    """Plugins are asked once, for what is not ours or for a list; ours can't be replaced by one of them."""
    asked: list[str] = []

    def frameworks() -> list[Path]:
        asked.append("frameworks")
        return [a_file(tmp_path, "audit@1.yaml"), a_file(tmp_path, "how-are-we-doing@2016.yaml")]

    told: list[str] = []
    catalogue = Catalogue(
        [plugin("audit", practicecheck_frameworks=frameworks)],
        on_trouble=lambda plugin: told.append(plugin.origin.distribution),
    )
    assert catalogue["how-are-we-doing@2016"].id == "how-are-we-doing@2016"
    assert catalogue.scoring_keys["extent-points@1"].id == "extent-points@1"
    assert (asked, told) == ([], [])
    assert catalogue["audit"].id == "audit@1"
    assert len(catalogue) == 5
    assert asked == ["frameworks"]
    assert [problem.code for problem in catalogue.problems] == [Code.NAME_TAKEN]
    assert len(told) == 1


def test_an_exporter_is_chosen_by_the_ending_of_a_file() -> None:
    assert BUILTIN.exporter_for("Report.HTML").name == "html"
    with pytest.raises(NotInCatalogueError, match=r"\.html"):
        BUILTIN.exporter_for("report.odt")


def test_a_file_is_read_when_it_is_first_used(plugin, tmp_path: Path) -> None:
    missing = tmp_path / "audit@1.yaml"
    catalogue = Catalogue([plugin("audit", practicecheck_frameworks=lambda: [missing])])
    assert "audit@1" in list(catalogue)
    with pytest.raises(DocumentError, match="PC101"):
        catalogue["audit@1"]


def test_a_file_that_is_called_after_another_id_is_told(plugin, tmp_path: Path) -> None:
    file = a_file(tmp_path, "audit@1.yaml", "survey@1")
    catalogue = Catalogue([plugin("audit", practicecheck_frameworks=lambda: [file])])
    with pytest.raises(DocumentError, match="PC307"):
        catalogue["audit@1"]


def test_a_framework_with_faults_hides_no_other(plugin, tmp_path: Path) -> None:
    file = tmp_path / "audit@1.yaml"
    file.write_text("practicecheck: framework/1\nid: audit@1\n")
    catalogue = Catalogue([plugin("audit", practicecheck_frameworks=lambda: [file])])
    assert [framework.id for framework in catalogue.readable()] == NATIONAL
    assert catalogue["HCPC standards"].id == "employer-standards@2014"


def nothing() -> object:
    return []


def raises() -> object:
    raise RuntimeError("the council's server is down")


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (raises, "PC501"),
        (lambda: 7, "PC502"),
        (lambda: ["supervision-audit"], "PC502"),
        (lambda: [None], "PC502"),
        (lambda: [Path("no-edition.yaml")], "PC502"),
        (nothing, None),
    ],
)
def test_a_plugin_that_answers_badly_is_named_and_stops_nothing(plugin, answer, code) -> None:
    catalogue = Catalogue([plugin("bad", practicecheck_frameworks=answer)])
    assert codes(catalogue) == ([code] if code else [])
    assert list(catalogue) == NATIONAL


def test_a_plugin_that_can_not_be_imported_is_named_and_stops_nothing() -> None:
    catalogue = Catalogue([EntryPoint(name="gone", value="no_such_module_anywhere", group="practicecheck")])
    assert codes(catalogue) == ["PC501"]
    assert "no_such_module_anywhere" in catalogue.problems[0].message
    assert list(catalogue) == NATIONAL


def exits() -> object:
    sys.exit("this is a script")


def unsayable() -> object:
    class Unsayable(Exception):
        def __str__(self) -> str:
            raise RuntimeError("not even that")

    raise Unsayable


class Nameless(type(Path())):  # type: ignore[misc] - which class a path is differs by system
    """A file that fails when it is asked for its name."""

    @property
    def name(self) -> str:
        raise RuntimeError("the council's server is down")

    __str__ = name.fget


@pytest.mark.parametrize(
    ("answer", "code"),
    [(exits, "PC501"), (unsayable, "PC501"), (lambda: [Nameless("audit@1.yaml")], "PC502")],
    ids=["exits", "fault that can't be shown", "file without a name"],
)
def test_what_a_plugin_does_to_itself_stops_nothing(plugin, answer, code) -> None:
    catalogue = Catalogue([plugin("bad", practicecheck_frameworks=answer)])
    assert codes(catalogue) == [code]
    assert list(catalogue) == NATIONAL


@pytest.mark.parametrize("metadata", [None, "Metadata-Version: 2.1"], ids=["none", "nameless"])
def test_what_was_uninstalled_by_halves_is_named_after_its_folder(
    tmp_path: Path, monkeypatch, metadata: str | None
) -> None:
    """Its folder stayed, with an entry point and without its name and version."""
    folder = tmp_path / "ghost-1.0.dist-info"
    folder.mkdir()
    (folder / "entry_points.txt").write_text("[practicecheck]\nghost = no_such_module_anywhere\n")
    if metadata is not None:
        (folder / "METADATA").write_text(metadata)
    monkeypatch.syspath_prepend(tmp_path)
    [ghost] = [plugin for plugin in Catalogue.discover().plugins if plugin.origin.entry_point == "ghost"]
    assert str(ghost.origin) == "ghost 1.0"
    assert [problem.code.value for problem in ghost.problems] == ["PC501"]


@pytest.mark.parametrize(
    "name",
    [
        "audit@1\u00b2.yaml",
        "\u0430udit@1.yaml",
        "audit @1.yaml",
        "audit@1 .yaml",
        "Audit@1.yaml",
        "audit\u200b@1.yaml",
        "audit--two@1.yaml",
        "audit@1.yaml.txt",
        "@1.yaml",
    ],
)
def test_a_name_that_looks_like_another_is_left_out(plugin, tmp_path: Path, name: str) -> None:
    """Digits that are none, letters of other scripts, blanks, capitals."""
    offers = [a_file(tmp_path, name) for name in (name, "audit@1.yaml")]
    catalogue = Catalogue([plugin("odd", practicecheck_frameworks=lambda: offers)])
    assert list(catalogue)[:2] == ["audit@1", "employer-standards@2014"]
    assert codes(catalogue) == ["PC502"]


def test_a_name_that_one_plugin_offers_twice_is_told(plugin, tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    offers = [a_file(folder, "audit@1.yaml") for folder in folders]
    catalogue = Catalogue([plugin("twice", practicecheck_frameworks=lambda: offers)])
    assert codes(catalogue) == ["PC503"]
    assert catalogue.plugins[-1].frameworks == ("audit@1",)


def test_whoever_asks_while_plugins_are_being_loaded_waits_for_them(plugin, tmp_path: Path) -> None:
    """Otherwise a thread would be told that there is no such framework."""
    own, begun = a_file(tmp_path, "audit@1.yaml"), Event()

    def slowly() -> list[Path]:
        begun.set()
        time.sleep(0.05)
        return [own]

    catalogue = Catalogue([plugin("slow", practicecheck_frameworks=slowly)])
    with ThreadPoolExecutor() as threads:
        first = threads.submit(list, catalogue)
        assert begun.wait(timeout=5)
        assert catalogue["audit@1"].id == "audit@1"
        assert first.result() == ["audit@1", *NATIONAL]


def test_a_hook_that_is_misspelt_is_told(plugin) -> None:
    catalogue = Catalogue([plugin("misspelt", practicecheck_framework=nothing)])
    assert codes(catalogue) == ["PC501"]
    assert "practicecheck_framework" in catalogue.problems[0].message


def test_indicator_definitions_are_found_by_their_names_and_editions(plugin, tmp_path: Path) -> None:
    definitions = BUILTIN.indicators["children-social-work-workforce"]
    assert definitions.id == "children-social-work-workforce@2025"
    text = document_text(definitions).replace("workforce@2025", "workforce@2026", 1)
    (tmp_path / "children-social-work-workforce@2026.yaml").write_text(text)
    offers = list(tmp_path.iterdir())
    catalogue = Catalogue([plugin("next", practicecheck_indicators=lambda: offers)])
    assert catalogue.indicators["children-social-work-workforce@2026"].edition == "2026"
    assert catalogue.indicators.origin("children-social-work-workforce@2026").distribution == "plugin_next"
    assert catalogue.plugins[-1].indicators == ("children-social-work-workforce@2026",)


def test_a_plugins_edition_of_our_framework_never_is_what_the_bare_name_means(plugin, tmp_path: Path) -> None:
    """Otherwise an installed plugin would change what every team scores."""
    offers = [a_file(tmp_path, "how-are-we-doing@2099.yaml")]
    catalogue = Catalogue([plugin("claimant", practicecheck_frameworks=lambda: offers)])
    assert list(catalogue)[-2] == "how-are-we-doing@2099"
    assert catalogue["how-are-we-doing"].id == "how-are-we-doing@2016"
    assert catalogue["how-are-we-doing@2099"].origin.distribution == "plugin_claimant"
    assert [problem.code.value for problem in catalogue.problems] == ["PC509"]


def test_what_is_no_exporter_is_left_out(plugin) -> None:
    sound = Exporter(name="plain", title="Plain", endings=(".plain",), export=lambda _: b"")
    catalogue = Catalogue([plugin("mixed", practicecheck_exporters=lambda: [sound, print])])
    assert codes(catalogue) == ["PC502"]
    chosen = catalogue.exporter_for("a.plain")
    assert (chosen.name, str(chosen.origin)) == ("plain", "plugin_mixed")


def test_a_name_that_is_taken_stays_with_the_first(plugin, tmp_path: Path) -> None:
    own = a_file(tmp_path, "how-are-we-doing@2016.yaml")
    catalogue = Catalogue([plugin("thief", practicecheck_frameworks=lambda: [own])])
    assert codes(catalogue) == ["PC503"]
    assert catalogue.origin("how-are-we-doing@2016").distribution == "practicecheck"


def test_the_order_of_installation_changes_nothing(plugin, tmp_path: Path) -> None:
    """Two plugins that want the same name, and a broken one, in every order."""
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    one, two = (a_file(folder, "audit@1.yaml") for folder in folders)
    two.write_text(two.read_text().replace("title: Standards", "title: The second one's standards", 1))
    entries = [
        plugin("alpha", practicecheck_frameworks=lambda: [one]),
        plugin("beta", practicecheck_frameworks=lambda: [two]),
        plugin("broken", practicecheck_frameworks=raises),
    ]
    seen: set[tuple[Framework, tuple[str, ...]]] = set()
    for order in permutations(entries):
        catalogue = Catalogue(order)
        seen.add((catalogue["audit@1"], tuple(codes(catalogue))))
    [(framework, told)] = seen
    assert not framework.title.startswith("The second")
    assert told == ("PC503", "PC501")


def test_each_code_of_a_plugin_was_seen() -> None:
    text = Path(__file__).read_text()
    for code in (Code.PLUGIN_FAILED, Code.BAD_OFFER, Code.NAME_TAKEN, Code.NOT_IN_CATALOGUE, Code.FILE_NAME):
        assert f'"{code.value}"' in text


def test_a_name_that_people_use_means_ours(plugin, tmp_path: Path) -> None:
    """Whatever a plugin's framework says that it is also known as."""
    file = a_file(tmp_path, "aaa@2020.yaml")
    file.write_text(file.read_text().replace("also_known_as:\n", "also_known_as:\n  - 39 steps\n", 1))
    catalogue = Catalogue([plugin("aaa", practicecheck_frameworks=lambda: [file])])
    assert "39 steps" in catalogue["aaa@2020"].also_known_as
    assert catalogue["39 steps"].id == "social-work-health-check@2009"


def test_a_bare_name_that_two_plugins_use_means_neither(tmp_path: Path, monkeypatch) -> None:
    """Otherwise the alphabet would decide, and another installation change a result."""
    for name, audit in (("aaa-plugin", "shared-audit@2020"), ("zzz-plugin", "shared-audit@2026")):
        package = name.replace("-", "_")
        files = {f"{package}/plugin.yaml": MANIFEST, f"{package}/frameworks/{audit}.yaml": framework(audit)}
        install(tmp_path / name, name, files, {"practicecheck.data": {"data": package}})
        monkeypatch.syspath_prepend(tmp_path / name)
    catalogue = Catalogue.discover()
    with pytest.raises(NotInCatalogueError, match="There are: shared-audit@2020, shared-audit@2026"):
        catalogue["shared-audit"]
    assert catalogue["shared-audit@2026"].origin.distribution == "zzz-plugin"
    assert "PC509" in codes(catalogue)


@pytest.mark.parametrize(
    "code",
    [
        "def __getattr__(name):\n    raise SystemExit(name)\n",
        "practicecheck_contract = 10**5000\n",
        "class Odd:\n    def __repr__(self):\n        raise OSError\npracticecheck_contract = Odd()\n",
        "class Own(BaseException):\n    pass\nraise Own\n",
        "import sys\nsys.stdout.close()\nraise OSError\n",
        "import sys\nsys.setrecursionlimit(90)\nraise OSError\n",
        "def f():\n    f()\nf()\n",
    ],
    ids=["attributes", "huge contract", "unsayable contract", "own exception", "closes", "limits", "recursion"],
)
def test_whatever_a_module_does_is_told_and_stops_nothing(
    tmp_path: Path, monkeypatch, capsys, code: str
) -> None:
    install(tmp_path, "odd-plugin", {"odd_plugin.py": code}, {"practicecheck": {"odd": "odd_plugin"}})
    monkeypatch.syspath_prepend(tmp_path)
    limit = sys.getrecursionlimit()
    [odd] = [plugin for plugin in Catalogue.discover().plugins if plugin.origin.entry_point == "odd"]
    sys.modules.pop("odd_plugin", None)
    assert not odd.sound
    assert sys.getrecursionlimit() == limit
    assert not sys.stdout.closed
    assert capsys.readouterr().out == ""


def test_what_a_plugin_prints_is_kept_off_the_output(tmp_path: Path, monkeypatch, capsys) -> None:
    files = {"loud_plugin.py": "print('HELLO')\n"}
    install(tmp_path, "loud-plugin", files, {"practicecheck": {"loud": "loud_plugin"}})
    monkeypatch.syspath_prepend(tmp_path)
    [loud] = [plugin for plugin in Catalogue.discover().plugins if plugin.origin.entry_point == "loud"]
    sys.modules.pop("loud_plugin", None)
    assert loud.sound
    assert [problem.code.value for problem in loud.problems] == ["PC502"]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("metadata", "file"),
    [
        (None, "METADATA"),
        (b"Metadata-Version: 2.1\nName: council-tools\nAuthor: Jos\xe9\n", "METADATA"),
        (b"metadata-version: 2.1\nname: council-tools\nversion: 1.0\n", "METADATA"),
        (b"Metadata-Version: 2.1\nName: council-tools\nVersion: 1.0\n", "PKG-INFO"),
    ],
    ids=["none", "not UTF-8", "small letters", "legacy"],
)
def test_a_denied_plugin_is_kept_out_however_odd_its_metadata(
    tmp_path: Path, monkeypatch, metadata: bytes | None, file: str
) -> None:
    files = {
        "council_tools/plugin.yaml": MANIFEST,
        "council_tools/frameworks/tools@1.yaml": framework("tools@1"),
    }
    install(tmp_path, "council-tools", files, {"practicecheck.data": {"tools": "council_tools"}})
    info = tmp_path / "council_tools-1.0.dist-info"
    (info / "METADATA").unlink()
    if metadata is not None:
        (info / file).write_bytes(metadata)
    monkeypatch.syspath_prepend(tmp_path)
    assert "tools@1" in Catalogue.discover(settings=PluginSettings())
    denied = Catalogue.discover(settings=PluginSettings(deny=("council-tools",)))
    assert "tools@1" not in denied
    assert "tools@1" not in Catalogue.discover(settings=PluginSettings(allow=("council_tools_2",)))


def test_a_folder_can_not_pass_for_us(tmp_path: Path) -> None:
    folder = tmp_path / "practicecheck"
    (folder / "frameworks").mkdir(parents=True)
    (folder / "plugin.yaml").write_text(f"{MANIFEST}version: 0.1.0\n")
    (folder / "frameworks" / "own@1.yaml").write_text(framework("own@1"))
    catalogue = Catalogue(settings=PluginSettings(folders=(str(folder),)))
    assert str(catalogue.origin("own@1")) == "practicecheck (a folder) 0.1.0"


def test_disclosure_policies_ship_and_plugins_add_theirs(
    plugin: Callable[..., EntryPoint], tmp_path: Path
) -> None:
    """Ours come through the same hook; a policy is found with its version or without."""
    assert tuple(BUILTIN.policies) == tuple(sorted(POLICIES))
    assert BUILTIN.policies["at-least-10"] == shipped_policy("at-least-10")
    file = tmp_path / "ours-at-least-15@1.yaml"
    file.write_text(document_text(attrs.evolve(shipped_policy(), id="ours-at-least-15@1", minimum=15)))
    there = Catalogue([plugin("ours_policies", practicecheck_policies=lambda: [file])])
    assert there.policies["ours-at-least-15"].minimum == 15
    assert there.policies.origin("ours-at-least-15").entry_point == "ours_policies"
    assert there.plugins[-1].policies == ("ours-at-least-15@1",)
