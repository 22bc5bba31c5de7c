"""Write engagements as JSON, the stable contract for programs: fields are only ever added, absent values are null.

In: engagements, or a trace. Out: plain dictionaries, and bytes of an array (json) or of one object a line (jsonl).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from calendars.models import Article, ArticleRef, Engagement, Step, TimeMention, Trace

Record = dict[str, Any]
# JSON escapes C0 by itself. The others that a terminal or an editor would act on are escaped too, which changes nothing
# for a program: they can only stand inside strings.
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))}


def write_json(engagements: Sequence[Engagement]) -> bytes:
    """Write an array of engagements."""
    return to_bytes([build_record(engagement) for engagement in engagements], indent=2)


def write_jsonl(engagements: Sequence[Engagement]) -> bytes:
    """Write one engagement a line."""
    return b"".join(to_bytes(build_record(engagement)) for engagement in engagements)


def to_bytes(value: object, indent: int | None = None) -> bytes:
    """Write any JSON value as UTF-8, with a newline after it."""
    import json

    return (json.dumps(value, ensure_ascii=False, indent=indent).translate(_ESCAPED) + "\n").encode("utf-8", "replace")


def build_record(engagement: Engagement) -> Record:
    """Build the object of one engagement, its fields in the documented order."""
    when = engagement.when
    return {
        "uid": engagement.uid,
        "title": engagement.title,
        "kind": engagement.kind.value,
        "start": when.start,
        "end": when.end,
        "grain": when.grain.value,
        "timezone": when.timezone,
        "status": engagement.status.value,
        "sides": list(engagement.sides),
        "people": [{"name": person.name, "role": person.role, "side": person.side} for person in engagement.people],
        "location": engagement.location,
        "topic": engagement.topic,
        "confidence": round(engagement.confidence, 2),
        "evidence": [
            {"article": part.article, "start": part.start, "end": part.end, "text": part.text}
            for part in engagement.evidence
        ],
        "articles": [_build_reference(article) for article in engagement.articles],
        "when": when.text,
    }


def _build_reference(article: ArticleRef | Article) -> Record:
    published = article.published
    return {
        "source": article.source,
        "title": article.title,
        "url": article.url,
        "published": published if published is None or isinstance(published, str) else published.isoformat(),
    }


def build_trace_record(trace: Trace) -> Record:
    """Build the object that `explain --format json` prints: what was seen, what came of it, and what was left out."""
    article = trace.article
    return {
        "article": {
            **_build_reference(article),
            "published_from": article.published_from,
            "updated": article.updated and article.updated.isoformat(),
            "rewritten": article.rewritten,
            "author": article.author,
            "language": article.language,
        },
        "times": [_build_time(mention) for mention in trace.times],
        "actors": _build_steps(trace.actors),
        "triggers": _build_steps(trace.triggers),
        "engagements": [_build_explained(found) for found in trace.engagements],
        "misses": [
            {"span": list(miss.span), "text": miss.text, "rule": miss.rule, "reason": miss.reason}
            for miss in trace.misses
        ],
    }


def _build_explained(engagement: Engagement) -> Record:
    """An engagement with the steps that made it and the weights behind its confidence."""
    from calendars.extraction.confidence import weigh

    return {**build_record(engagement), "steps": _build_steps(engagement.steps), "weights": weigh(engagement)}


def _build_time(mention: TimeMention) -> Record:
    return {
        "span": list(mention.span),
        "text": mention.text,
        "type": mention.type.value,
        "value": mention.value,
        "grain": mention.grain and mention.grain.value,
        "start": mention.start,
        "end": mention.end,
        "timezone": mention.timezone,
        "stated": list(mention.stated),
        "filled": list(mention.filled),
        "direction": mention.direction or None,
        "clash": mention.clash,
        "rule": mention.rule,
    }


def _build_steps(steps: Iterable[Step]) -> list[Record]:
    return [
        {"span": list(step.span), "text": step.text, "rule": step.rule, "note": step.note or None} for step in steps
    ]
