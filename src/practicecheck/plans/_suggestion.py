"""A first draft of a plan from a scorecard: what was found, and nothing that nobody said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import final

import attrs

from practicecheck.comparison import BallotRule
from practicecheck.frameworks import (
    ActionsPerSection,
    Framework,
    MixedOrigins,
    MostActions,
    Origin,
    Quota,
)
from practicecheck.plans._plan import Action, Measure, Plan, PlanFor
from practicecheck.plans._scale_numbers import scale_numbers, scale_unit
from practicecheck.scoring import Finding, FindingKind, FoundBy, Scorecard
from practicecheck.values import Value

MOST_SUGGESTED = 6
"""How many actions are suggested where the framework sets no number (our decision)."""

_ORIGINS: Mapping[FindingKind, Origin] = {
    FindingKind.GAP: Origin.GAP,
    FindingKind.STRENGTH: Origin.STRENGTH,
}


def suggest_plan(card: Scorecard) -> Plan:
    """Draft a plan from what a scorecard shows.

    Each draft is about one item and quotes what was found. What will be done, by whom, by when and to what
    target is left to the team. A split, or something to watch, is neither a gap nor a strength: whether the
    action builds on one is then left open too. The plan keeps the framework's rules on how many actions there
    are, for which sections, and on what they build, as far as the findings go.

    Args:
        card: The scorecard, as the team itself has it.

    Returns:
        Drafts in the order of the findings: gaps, the lowest before the others, then splits, things to watch,
        and strengths. At most six where the framework sets no number.
    """
    limits = _limits(card.framework)
    offered = tuple(_offers(card))
    chosen: list[_Offer] = []
    for offer in offered:
        if limits.fit([*chosen, offer]):
            chosen.append(offer)
    chosen = _mixed(chosen, offered, limits)
    return Plan(
        framework=card.framework_id,
        for_=PlanFor(
            organisation=card.organisation, unit=card.unit, from_=card.capture.from_, to=card.capture.to
        ),
        actions=tuple(
            _draft(f"action-{n}", offer, card)
            for n, offer in enumerate(sorted(chosen, key=lambda offer: offer.place), start=1)
        ),
    )


@final
@attrs.frozen(kw_only=True, repr=False)
class _Offer(Value):
    """All that was found about one item. The first finding, the most pressing one, says what it is."""

    place: int
    findings: tuple[Finding, ...]

    @property
    def section(self) -> str:
        return self.findings[0].section

    @property
    def origin(self) -> Origin | None:
        return _ORIGINS.get(self.findings[0].kind)


def _offers(card: Scorecard) -> Iterator[_Offer]:
    # A plan goes further than ballots may: that one of two people differs is not told.
    few = {split.item for split in card.splits if split.ballots < BallotRule().in_all}
    by_item: dict[str, list[Finding]] = {}
    for finding in card.findings:
        if finding.kind is FindingKind.SPLIT and finding.item in few:
            continue
        by_item.setdefault(finding.item, []).append(finding)
    for place, findings in enumerate(by_item.values()):
        yield _Offer(place=place, findings=tuple(findings))


@final
@attrs.frozen(kw_only=True, repr=False)
class _Limits(Value):
    """What the framework's rules leave room for."""

    most: int
    quotas: tuple[Quota, ...]
    origins: tuple[Origin, ...]

    def fit(self, offers: Sequence[_Offer]) -> bool:
        sections = [offer.section for offer in offers]
        named = {section for quota in self.quotas for section in quota.sections}
        return (
            len(offers) <= self.most
            and (not self.quotas or named.issuperset(sections))
            and all(sum(s in quota.sections for s in sections) <= quota.number for quota in self.quotas)
        )

    def lacking(self, offers: Sequence[_Offer]) -> set[Origin]:
        return set(self.origins) - {offer.origin for offer in offers if offer.origin}


def _limits(framework: Framework) -> _Limits:
    demands = [rule.demands for rule in (framework.plan.rules if framework.plan else ())]
    return _Limits(
        most=min((d.number for d in demands if isinstance(d, MostActions)), default=MOST_SUGGESTED),
        quotas=tuple(quota for d in demands if isinstance(d, ActionsPerSection) for quota in d.quotas),
        origins=tuple(origin for d in demands if isinstance(d, MixedOrigins) for origin in d.origins),
    )


def _mixed(chosen: list[_Offer], offered: Sequence[_Offer], limits: _Limits) -> list[_Offer]:
    """Give the least pressing places to what some action must build on, until nothing is lacking."""
    while lacking := limits.lacking(chosen):
        swaps = (
            [*(offer for offer in chosen if offer is not out), in_]
            for out in sorted(chosen, key=lambda offer: -offer.place)
            for in_ in offered
            if in_ not in chosen and in_.origin in lacking
        )
        better = (swap for swap in swaps if limits.fit(swap) and len(limits.lacking(swap)) < len(lacking))
        found = next(better, None)
        if found is None:
            break
        chosen = found
    return chosen


def _draft(name: str, offer: _Offer, card: Scorecard) -> Action:
    item = offer.findings[0].item
    return Action(
        id=name,
        draft=True,
        addresses=(item,),
        section=offer.section,
        builds_on=offer.origin,
        why=_why(offer, card.framework),
        measure=_measure(item, card),
        notes=_priorities(offer.section, card),
    )


def _why(offer: _Offer, framework: Framework) -> str:
    item = framework.item(offer.findings[0].item)
    return " ".join([*map(_told, offer.findings), f"Asked in {item.id}: “{item.text}”"])


def _told(finding: Finding) -> str:
    why = finding.why.strip()
    if finding.kind is FindingKind.PERSPECTIVE_GAP:
        # A plan goes further than ballots may: which perspectives, and where they stand, is left out.
        why = "perspectives differ"
    if finding.found_by is FoundBy.FLAG and not why.startswith("flagged"):
        why = f"flagged as {finding.kind.value}: {why}"
    return f"{why[:1].upper()}{why[1:]}{'' if why.endswith(('.', '!', '?')) else '.'}"


def _measure(item: str, card: Scorecard) -> Measure | None:
    """The item itself as measure, if it has a point or figure. A sensitive one is for the team to decide on."""
    if card.framework.item(item).sensitive:
        return None
    codes = [own.code for section in card.sections for own in section.score.items if own.item == item]
    if card.key is not None and codes and codes[0] is not None:
        scale = card.framework.scale(card.key.scale)
        return Measure(item=item, baseline=scale_numbers(scale)[codes[0]], unit=scale_unit(scale))
    for figure in card.figures:
        if figure.id == item:
            unit = figure.unit or (f"times a {figure.per.value}" if figure.per else None)
            return Measure(item=item, baseline=figure.value, unit=unit)
    return None


def _priorities(section_id: str, card: Scorecard) -> str | None:
    for section in card.coverage:
        if section.id == section_id and section.priorities:
            quoted = "; ".join(f"“{priority}”" for priority in section.priorities)
            return f"The team's priorities for section {section_id}: {quoted}"
    return None
