"""Who takes part in what a word names: its subject, its partners, its hosts and guests, those told beside it."""
