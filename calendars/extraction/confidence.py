"""Say how sure an engagement is: of those given 0.8, about 80 in a hundred are what a careful reader would write down.

In: an engagement. Out: a number between 0 and 1. It is a logistic model over a few named features, fitted by
`tests/benchmarks/fit_confidence.py` to hand-made gold, most of it of articles to which no rule owes anything. The
weights are all that there is to it, and `explain` can show them: a feature that is present adds its weight, and the sum
goes through the logistic function.
"""

from __future__ import annotations

from math import exp

from calendars.models import Engagement, Kind

# Printed by tests/benchmarks/fit_confidence.py; change them only by fitting anew.
WEIGHTS = {
    "always": 1.71,
    "call or signing": 0.36,
    "carried time": -0.52,
    "clash": -1.0,  # set by hand: the gold has none
    "grain: month": -0.18,
    "grain: week or season": -0.66,
    "grain: year": -0.98,
    "item of a list": 0.15,
    "kind: conference": -0.74,
    "kind: summit": -0.35,
    "one side": -0.66,
    "only others": -0.4,
    "people: 0": 0.5,
    "people: 1": 0.58,
    "people: 2": 0.63,
    "points back": -0.43,
    "sides of its theme": -0.29,
    "told by a digest": -0.03,
}
# The gold has too few examples of anything to claim more or less than this.
LOWEST, HIGHEST = 0.1, 0.97
# What is more likely wrong than right is left out.
LEAST = 0.5
COARSE = {4: "year", 7: "month", 8: "week or season"}


def features_of(engagement: Engagement) -> list[str]:
    """The names of the features that an engagement has."""
    when, rules = engagement.when, {step.rule for step in engagement.steps}
    present = {
        "always": True,
        f"grain: {COARSE.get(len(when.start or ''))}": len(when.start or "") in COARSE,
        f"people: {min(len(engagement.people), 2)}": True,
        "one side": len(engagement.sides) == 1,
        f"kind: {engagement.kind.value}": engagement.kind in (Kind.CONFERENCE, Kind.SUMMIT),
        "call or signing": engagement.kind in (Kind.CALL, Kind.SIGNING),
        "points back": not rules.isdisjoint({"merging.points_back", "merging.the_pair"}),
        "carried time": not rules.isdisjoint(
            {"linking.carried", "linking.coming", "linking.during", "linking.earlier_clause", "linking.from_main"}
        ),
        "item of a list": "schedules.heading" in rules,
        "only others": "merging.only_others" in rules,
        "sides of its theme": "merging.theme" in rules,
        "told by a digest": "drafts.digest_day" in rules,
        "clash": when.clash is not None,
    }
    return [name for name, has in present.items() if has]


def weigh(engagement: Engagement) -> dict[str, float]:
    """What speaks for and against an engagement: its features with their weights, the heaviest first."""
    found = {name: WEIGHTS[name] for name in features_of(engagement) if WEIGHTS.get(name)}
    return dict(sorted(found.items(), key=lambda item: -abs(item[1])))


def confidence_of(engagement: Engagement) -> float:
    """The confidence of an engagement."""
    total = sum(weigh(engagement).values())
    return round(min(HIGHEST, max(LOWEST, 1 / (1 + exp(-total)))), 2)
