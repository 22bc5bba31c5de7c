"""Texts whose hours only say when something was written or said: live blogs and transcripts.

In: a scene and the headings of days that it has. Out: whether its hours are those of posts, so that no list is read.

Example: "Thursday 18 February", "9.55am", "Tusk is to meet Cameron.", "9.40am", "Merkel will be there.": what is last
comes first, so 9.40 is when that was posted, and not when Merkel comes.
"""

import re
from collections.abc import Container

from calendars.extraction.lists.list_lines import hour_alone
from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# What opens a line in which somebody is given the word: "MS ORTAGUS: Good afternoon.", "QUESTION: Can you tell us".
SPOKEN = pattern_of(
    r"^\W*(?:M(?:[RS]|RS|ISS)\.? [A-Z][A-Z'’-]+|QUESTION|MODERATOR|Q|[A-Z][A-Z ]+ OFFICIAL(?: [A-Z]+)?): ", re.M
)
# What a text is called that is written while things happen.
LIVE = pattern_of(r"\blive (?:blog|updates|coverage|reporting)\b|\bas it happen(?:s|ed)\b|[-–—|:] live\b", re.I)
# How much of a text is looked at for that.
OPENING = 300


def are_posts(scene: Scene, headings: Container[int]) -> bool:
    """Whether the lines with an hour alone are those of posts or of a transcript, under whatever day it has."""
    text = scene.chunks.document.text
    known, last, falls = 0, "", 0
    for number, (begin, end) in enumerate(scene.chunks.sentences):
        if number in headings:
            last = ""
        elif begin < end and (hour := hour_alone(scene, begin, end)):
            value = hour.value.partition("T")[2]
            known, falls = known + 1, falls + (value < last) - (value > last > "")
            last = value
    if not known:
        return False
    return falls > 0 or SPOKEN.search(text) is not None or LIVE.search(text[:OPENING]) is not None
