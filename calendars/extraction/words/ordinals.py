"""The words that count occasions: "first" to "twelfth". Each room that asks says how far, and which words count too."""

from __future__ import annotations

ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
