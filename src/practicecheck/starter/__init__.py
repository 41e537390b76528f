"""A new plugin: a whole distribution that works before a line of it was changed."""

from practicecheck.starter._distribution import OFFERS, name_fault, new_plugin

__all__ = ["OFFERS", "name_fault", "new_plugin"]
