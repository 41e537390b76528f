"""Plugins that are broken, each in another way, and what is to be said of each of them."""

from __future__ import annotations

from importlib.resources import files as package_files
from typing import final

import attrs

MANIFEST = "practicecheck: plugin/1\ncontract: 1\ntitle: A council's own questions\n"
HOOK = "from practicecheck.hookspecs import hookimpl\n\n\n@hookimpl\ndef practicecheck_{}():\n    {}\n"
AUDIT = (package_files("practicecheck.frameworks") / "data" / "employer-standards@2020.yaml").read_text(
    encoding="utf-8"
)


@final
@attrs.frozen(kw_only=True)
class Broken:
    """A plugin that is broken.

    ``code`` and ``says`` are what is told of it; ``remove`` names what is deleted once it is installed.
    """

    code: str
    says: str
    files: dict[str, str] = attrs.field(factory=dict)
    value: str | None = None
    data: bool = False
    remove: tuple[str, ...] = ()
    severity: str = "error"


def framework(name: str) -> str:
    """A sound framework of another name."""
    return AUDIT.replace("employer-standards@2020", name, 1)


def module(code: str, *, says: str, problem: str = "PC501", severity: str = "error", **files: str) -> Broken:
    """A plugin that is a module."""
    return Broken(
        code=problem,
        says=says,
        severity=severity,
        files={"{package}/__init__.py": code, **{f"{{package}}/{name}": text for name, text in files.items()}},
    )


def data(*, says: str, problem: str, severity: str = "error", **files: str) -> Broken:
    """A plugin that is a folder of definitions."""
    own = {"plugin.yaml": MANIFEST} | {name.replace("__", "/"): text for name, text in files.items()}
    return Broken(
        code=problem,
        says=says,
        severity=severity,
        data=True,
        files={f"{{package}}/{name}": text for name, text in own.items() if text},
    )


BOMB = "practicecheck: framework/1\nid: bomb-audit@1\na: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdef", "bcdefg", strict=True)
)

BROKEN: dict[str, Broken] = {
    "broken-needs": module(
        "import no_such_package\n",
        says="pip install --force-reinstall broken-needs; or: pip install no_such_package",
    ),
    "broken-raises": module(
        "raise RuntimeError('the server is down')\n",
        says="look at line 1 of broken_raises/__init__.py; practicecheck plugins doctor --cause",
    ),
    "broken-exits": module(
        "import sys\nsys.exit('this is a script')\n", says="line 2 of broken_exits/__init__.py"
    ),
    "broken-syntax": module("def (:\n", says="line 1 of broken_syntax/__init__.py"),
    "broken-older": module(
        "from practicecheck.hookspecs import no_such_thing\n", says="It was written for another practicecheck"
    ),
    "broken-gone": Broken(
        code="PC501",
        says="Its files are gone",
        files={"{package}/__init__.py": ""},
        remove=("{package}",),
    ),
    "broken-no-module": Broken(
        code="PC501", says="or the entry point in its pyproject.toml is misspelt", value="never_was_there"
    ),
    "broken-attribute": Broken(
        code="PC501",
        says="look at the entry point broken in its pyproject.toml",
        files={"{package}/__init__.py": ""},
        value="{package}:plugin",
    ),
    "broken-hook": module(
        HOOK.format("frameworks", "raise OSError('no such share')"), says="line 6 of broken_hook/__init__.py"
    ),
    "broken-number": module(
        HOOK.format("keys", "return 7"),
        problem="PC502",
        says="practicecheck_keys of broken-number 1.0 returns 7 (int) where a list belongs",
    ),
    "broken-rubbish": module(
        HOOK.format("frameworks", "return ['audit.yaml', None, 3.7]"),
        problem="PC502",
        says='practicecheck_frameworks of broken-rubbish 1.0 returns the text "audit.yaml" where a file',
    ),
    "broken-class": module(
        HOOK.format("exporters", "return [print]"),
        problem="PC502",
        says="practicecheck_exporters of broken-class 1.0 returns the function print where an Exporter",
    ),
    "broken-misspelt": module(
        HOOK.format("framework", "return []"), says="Did you mean practicecheck_frameworks?"
    ),
    "broken-newer": module("practicecheck_contract = 99\n", problem="PC506", says="Upgrade practicecheck"),
    "broken-contract": module(
        "practicecheck_contract = 'one'\n", problem="PC506", says="Write practicecheck_contract = 1"
    ),
    "broken-thief": data(
        problem="PC503",
        says="Rename it in broken-thief 1.0, or uninstall one of the two",
        **{"frameworks__how-are-we-doing@2016.yaml": framework("how-are-we-doing@2016")},
    ),
    "broken-claimant": data(
        problem="PC509",
        severity="warning",
        says="It is found only by its name in full",
        **{"frameworks__how-are-we-doing@2099.yaml": framework("how-are-we-doing@2099")},
    ),
    "broken-command": module(
        "from practicecheck.commands import Command\n"
        + HOOK.format("commands", "return [Command(name='score', summary='Ours', load=print)]"),
        problem="PC503",
        says="Rename it in broken-command 1.0",
    ),
    "broken-no-manifest": data(
        problem="PC101", says="there is no plugin.yaml, so it is no plugin yet", **{"plugin.yaml": ""}
    ),
    "broken-manifest": data(
        problem="PC114", says="Did you mean title?", **{"plugin.yaml": MANIFEST.replace("title", "titel")}
    ),
    "broken-new-folder": data(
        problem="PC506",
        says="Upgrade practicecheck",
        **{"plugin.yaml": MANIFEST.replace("contract: 1", "contract: 2")},
    ),
    "broken-name": data(
        problem="PC502",
        says="Call it after the id in it",
        **{"frameworks__Audit@2026.yaml": framework("audit@2026")},
    ),
    "broken-look-alike": data(
        problem="PC502",
        says="in small letters, digits and hyphens",
        **{"frameworks__how-\u0430re-we-doing@2016.yaml": framework("how-are-we-doing@2016")},
    ),
    "broken-stray": data(
        problem="PC508",
        severity="warning",
        says="Put it into one of the folders",
        **{"stray-audit@1.yaml": framework("stray-audit@1")},
    ),
    "broken-inside": data(
        problem="PC307",
        says="Call the file other-audit@1.yaml, or write in it id: inside-audit@1",
        **{"frameworks__inside-audit@1.yaml": framework("other-audit@1")},
    ),
    "broken-misplaced": data(
        problem="PC112",
        says="Move the file to the folder frameworks, or offer it with the hook practicecheck_frameworks",
        **{"keys__misplaced-audit@1.yaml": framework("misplaced-audit@1")},
    ),
    "broken-text": module(
        HOOK.format("keys", "return 'points@1.yaml'"),
        problem="PC502",
        says='returns the text "points@1.yaml" where a list belongs',
    ),
    "broken-nameless": module(
        "from practicecheck.commands import Command\n"
        + HOOK.format("commands", "return [Command(name='Our Score', summary='Ours', load=print)]"),
        problem="PC502",
        says='returns a Command called "Our Score", which is no name for one',
    ),
    "broken-deep": module("import json\n\njson.loads('{')\n", says="look at line 3 of broken_deep/__init__.py"),
    "broken-yaml": data(
        problem="PC105",
        says="a bracket that begins here is not closed",
        **{"keys__yaml-points@1.yaml": "practicecheck: key/1\nid: [\n"},
    ),
    "broken-bomb": data(
        problem="PC107", says="Write the values out", **{"frameworks__bomb-audit@1.yaml": BOMB}
    ),
    "broken-traversal": Broken(
        code="PC501",
        says="look at the entry point broken in its pyproject.toml",
        value="../../../etc",
        data=True,
    ),
    "broken-no-folder": Broken(
        code="PC501", says="Its files are gone", value="never_was_there_either", data=True
    ),
}
"""By the names of their distributions."""
