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
    "broken-needs": module("import no_such_package\n", says="pip install --force-reinstall broken-needs"),
    "broken-raises": module(
        "raise RuntimeError('the server is down')\n", says="RuntimeError: the server is down"
    ),
    "broken-exits": module("import sys\nsys.exit('this is a script')\n", says="SystemExit: this is a script"),
    "broken-syntax": module("def (:\n", says="can't be read by this Python"),
    "broken-older": module(
        "from practicecheck.hookspecs import no_such_thing\n", says="It was written for another practicecheck"
    ),
    "broken-gone": Broken(
        code="PC501",
        says="Its files are gone",
        files={"{package}/__init__.py": ""},
        remove=("{package}",),
    ),
    "broken-no-module": Broken(code="PC501", says="Its files are gone", value="never_was_there"),
    "broken-attribute": Broken(
        code="PC501",
        says="has no attribute 'plugin'",
        files={"{package}/__init__.py": ""},
        value="{package}:plugin",
    ),
    "broken-hook": module(
        HOOK.format("frameworks", "raise OSError('no such share')"), says="OSError: no such share"
    ),
    "broken-number": module(HOOK.format("keys", "return 7"), says="could not answer practicecheck_keys"),
    "broken-rubbish": module(
        HOOK.format("frameworks", "return ['audit.yaml', None, 3.7]"), problem="PC502", says="It was left out"
    ),
    "broken-class": module(
        HOOK.format("exporters", "return [print]"), problem="PC502", says="where an Exporter or a FormExporter"
    ),
    "broken-misspelt": module(HOOK.format("framework", "return []"), says="practicecheck_framework"),
    "broken-newer": module("practicecheck_contract = 99\n", problem="PC506", says="Upgrade practicecheck"),
    "broken-contract": module("practicecheck_contract = 'one'\n", problem="PC506", says="Write a number"),
    "broken-thief": data(
        problem="PC503",
        says="The first one is used",
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
        says="The first one is used",
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
        says="Rename the file, or mend the id in it",
        **{"frameworks__inside-audit@1.yaml": framework("other-audit@1")},
    ),
    "broken-yaml": data(
        problem="PC105",
        says="this is not YAML",
        **{"keys__yaml-points@1.yaml": "practicecheck: key/1\nid: [\n"},
    ),
    "broken-bomb": data(
        problem="PC107", says="Write the values out", **{"frameworks__bomb-audit@1.yaml": BOMB}
    ),
    "broken-traversal": Broken(
        code="PC501", says="is not the name of a package", value="../../../etc", data=True
    ),
    "broken-no-folder": Broken(
        code="PC501", says="Its files are gone", value="never_was_there_either", data=True
    ),
}
"""By the names of their distributions."""
