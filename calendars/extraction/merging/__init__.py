"""Drafts become engagements: what each mention takes from the others, where it is, and which mentions are one event."""
