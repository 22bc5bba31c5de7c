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
    "always": 0.98,
    "call or signing": 0.56,
    "carried time": -0.7,
    "clash": -1.0,  # set by hand: the gold has none
    "conference of one side": -0.68,
    "grain: month": 0.02,
    "grain: week or season": -0.13,
    "grain: year": -0.49,
    "item of a list": 0.08,
    "kind: summit": 0.39,
    "one state": -0.64,
    "only others": -0.86,
    "people: 0": 0.03,
    "people: 1": -0.18,
    "people: 2": 0.32,
    "people: 3": 0.81,
    "place told": 0.77,
    "sides of its theme": 0.24,
    "told as of now": -0.44,
    "told by a digest": 0.48,
    "whom one meets": 0.75,
}
# The gold has too few examples of anything to claim more or less than this.
LOWEST, HIGHEST = 0.1, 0.97
# What is more likely wrong than right is left out.
LEAST = 0.5
COARSE = {4: "year", 7: "month", 8: "week or season"}


def features_of(engagement: Engagement) -> list[str]:
    """The names of the features that an engagement has."""
    when, rules = engagement.when, {step.rule for step in engagement.steps}
    ways, alone = {step.note for step in engagement.steps}, len(engagement.sides) == 1
    bare = alone and engagement.kind is Kind.CONFERENCE  # and where it is mostly is all that is told of it
    present = {
        "always": True,
        f"grain: {COARSE.get(len(when.start or ''))}": len(when.start or "") in COARSE,
        f"people: {min(len(engagement.people), 3)}": True,
        "place told": bool(engagement.location) and not bare,
        "whom one meets": not ways.isdisjoint({"partner", "agent", "of"}),
        "told as of now": "drafts.now" in rules and not when.end,
        "conference of one side": bare,
        "one state": alone
        and engagement.kind not in (Kind.VISIT, Kind.CONFERENCE)
        and not any(rule.startswith("organisations.") for rule in rules),
        "kind: summit": engagement.kind is Kind.SUMMIT,
        "call or signing": engagement.kind in (Kind.CALL, Kind.SIGNING),
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
