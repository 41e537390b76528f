"""Action rules: they judge any plan, the same way each time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from practicecheck.errors import PracticeCheckError, Problem, some_of
from practicecheck.plans import Plan, suggest_plan
from practicecheck.testing._examples import examples
from practicecheck.testing._frameworks import scored
from practicecheck.testing._hostile import with_hostile_text
from practicecheck.testing._subject import Subject, amiss, first_line
from practicecheck.testing._watching import watched

if TYPE_CHECKING:
    from practicecheck.frameworks import Framework
    from practicecheck.plans import ActionRule


def judge(subject: Subject) -> Iterator[Problem]:
    """Each rule judges the example's plan, drafts, an empty plan and a hostile one, and touches nothing.

    Args:
        subject: The plugin.
    """
    for what, plan, framework in list(_plans(subject)):
        for rule in subject.action_rules:
            if rule.is_for(framework):
                yield from (
                    amiss(f"{rule.id}, of {what}: {fault}.", remedy)
                    for fault, remedy in _judged(rule, plan, framework)
                )


def _judged(rule: ActionRule, plan: Plan, framework: Framework) -> Iterator[tuple[str, str]]:
    with watched() as watch:
        try:
            judged, again = rule.judge(plan, framework), rule.judge(plan, framework)
        except PracticeCheckError as fault:
            yield first_line(fault), "Judge every plan: any field of an action may be blank."
            return
    if judged != again:
        yield "it judged twice, and not the same", "Ask neither the clock nor chance."
    if not judged.found.strip():
        yield "it does not say what it found", "Write found: what was counted, also where the rule is kept."
    if judged.do is not None and not judged.do.strip():
        yield "it does not say what to do", "Write do: one sentence; or leave it out where the rule is kept."
    strangers = [name for name in judged.actions if name not in {action.id for action in plan.actions}]
    if strangers:
        yield f"it names {some_of(strangers)}, which are no actions of the plan", "Name actions by their ids."
    for deed in watch.told():
        yield f"it {deed}", "Look at the plan alone."


def _plans(subject: Subject) -> Iterator[tuple[str, Plan, Framework]]:
    shipped = examples(subject.catalogue)
    for framework in subject.every_framework:
        yield f"an empty plan for {framework.id}", Plan(framework=framework.id), framework
    acted_on = subject.catalogue[shipped.plan.framework]
    yield "the example's plan", shipped.plan, acted_on
    yield "a plan of hostile text", with_hostile_text(shipped.plan), acted_on
    for given in shipped.assessments:
        framework = subject.catalogue[given.framework]
        yield f"drafts for {framework.id}", suggest_plan(scored(given, framework, subject)), framework
