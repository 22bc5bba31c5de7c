"""The words that name an engagement, what must stand about them, and what only looks alike."""
