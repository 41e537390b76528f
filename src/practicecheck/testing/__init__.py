"""The conformance kit: whether a plugin keeps what the contract promises to everybody else.

One line says it all, in a test of the plugin's own. With pytest, the fixture is there as soon as
``practicecheck`` is installed:

```python
def test_conformance(practicecheck_plugin):
    practicecheck_plugin("practicecheck-northshire").check()
```
"""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.testing._checks import CHECKS, Check
    from practicecheck.testing._digest_file import DIGESTS, digests_text, read_digests
    from practicecheck.testing._digests import recorded_digests
    from practicecheck.testing._plugin import check_folder, check_plugin, digests_of
    from practicecheck.testing._result import CheckResult, report_text
    from practicecheck.testing._under_test import PluginUnderTest

__all__ = [
    "CHECKS",
    "DIGESTS",
    "Check",
    "CheckResult",
    "PluginUnderTest",
    "check_folder",
    "check_plugin",
    "digests_of",
    "digests_text",
    "read_digests",
    "recorded_digests",
    "report_text",
]

# pytest loads a module of this package in every project on the machine: nothing else is loaded with it.
__getattr__ = lazily(
    __name__,
    {
        "_checks": ("CHECKS", "Check"),
        "_digest_file": ("DIGESTS", "digests_text", "read_digests"),
        "_digests": ("recorded_digests",),
        "_plugin": ("check_folder", "check_plugin", "digests_of"),
        "_result": ("CheckResult", "report_text"),
        "_under_test": ("PluginUnderTest",),
    },
)
