"""Tell the language of a text.

In: the text. Out: its ISO 639-1 code. Most articles are plainly English, which the small words show at once; only for
the others is the detector loaded: CLD3, the neural network that Chrome tells languages with.
"""

from __future__ import annotations

import warnings

from calendars.articles.files import ArticleWarning
from calendars.errors import ArticleError

# Words that are in every English sentence or two, and that no other large language writes so often.
ENGLISH = frozenset(
    ("the", "of", "and", "to", "in", "is", "was", "for", "that", "on", "with", "by", "at", "from", "has", "have",
     "will", "said", "his", "their", "this", "which", "be", "are", "an", "as", "it", "would", "were", "had", "been",
     "after")
)  # fmt: skip
SAMPLE = 3000
# So many of a hundred words are such in English prose (35 to 45); an agenda of names has a third of that.
PLAINLY_ENGLISH = 0.2
HARDLY_ENGLISH = 0.08
# Fewer letters than this tell no language, unless its script does.
SHORTEST = 60
SHORTEST_SCRIPT = 10
SUREST = 0.9
LAST_LATIN = "\u024f"
NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "iw": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "ms": "Malay", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def detect_language(text: str) -> str | None:
    """Detect the language of a text, or None where there is no telling.

    >>> detect_language("The ministers of both countries met in Geneva on Monday to discuss the treaty on transit.")
    'en'
    """
    words = text[:SAMPLE].lower().split()
    share = sum(word in ENGLISH for word in words) / max(len(words), 1)
    if share >= PLAINLY_ENGLISH:
        return "en"
    letters = [letter for letter in text[:SAMPLE] if letter.isalpha()]
    is_latin = sum(letter <= LAST_LATIN for letter in letters) * 2 >= len(letters)
    if len(letters) < (SHORTEST if is_latin else SHORTEST_SCRIPT):
        return None
    from gcld3 import NNetLanguageIdentifier

    found = NNetLanguageIdentifier(0, SAMPLE).FindLanguage(text[:SAMPLE])
    language = str(found.language).partition("-")[0]
    if language == "en":
        return "en"
    # Names and figures alone look like any language; a few English words among them settle it.
    return language if found.is_reliable and found.probability >= SUREST and share < HARDLY_ENGLISH else None


def check_language(text: str, stated: str | None, label: str, is_sure: bool = False) -> str:
    """Tell the language of an article, and refuse what is not English.

    Args:
        text: the body.
        stated: the language that the article says it has, if any.
        label: where it came from, for the message.
        is_sure: a person stated it, and not a content system.

    Returns:
        "en".

    Raises:
        ArticleError: it is in another language: its dates and verbs would be misread.
    """
    found = detect_language(text)
    if found is None and stated and is_sure:
        found = stated
    if found and found[:2] != "en":
        raise ArticleError(
            f"{label}: the text is in {NAMES.get(found, 'another language')} ({found}), and only English is read so far"
        )
    if is_sure and stated and stated[:2] != "en":
        warnings.warn(
            f"{label}: its front matter says that the language is {stated!r}, but the text is English and read as that",
            ArticleWarning,
            stacklevel=3,
        )
    return "en"
