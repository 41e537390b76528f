"""Write again what is kept in files and held against the code by the tests.

Run it where you meant to change a schema or a framework's wording, and read what it changed:

    python -m tests.renew
"""

from __future__ import annotations

from pathlib import Path

from tests.strategies import FRAMEWORKS

from practicecheck.exchange import KINDS, json_schema, json_text
from practicecheck.frameworks import framework_digest, item_digest

CHECKOUT = Path(__file__).parents[1]
SCHEMAS = CHECKOUT / "docs" / "schemas"
DIGESTS = CHECKOUT / "tests" / "frameworks" / "digests.json"


def schemas() -> dict[Path, str]:
    """The schema files as they should read."""
    return {
        SCHEMAS / f"{kind.written.replace('/', '-')}.json": json_text(json_schema(kind.name))
        for kind in KINDS.values()
    }


def digests() -> str:
    """The file of digests as it should read."""
    return json_text(
        {
            framework.id: {
                "framework": framework_digest(framework),
                **{item.id: item_digest(item, framework) for item in framework.items.values()},
            }
            for framework in FRAMEWORKS.values()
        }
    )


if __name__ == "__main__":
    SCHEMAS.mkdir(exist_ok=True)
    for file, text in schemas().items():
        file.write_text(text, encoding="utf-8")
    DIGESTS.write_text(digests(), encoding="utf-8")
