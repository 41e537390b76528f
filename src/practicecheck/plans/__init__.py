"""What will be done: plans, their actions, and what a plan refers to."""

from practicecheck.plans._check import check_plan
from practicecheck.plans._plan import (
    Action,
    Measure,
    Monitoring,
    Move,
    Plan,
    PlanFor,
    Progress,
    Status,
)

__all__ = [
    "Action",
    "Measure",
    "Monitoring",
    "Move",
    "Plan",
    "PlanFor",
    "Progress",
    "Status",
    "check_plan",
]
