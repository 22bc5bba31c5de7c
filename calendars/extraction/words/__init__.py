"""The words of an article: where sentences and lines end, what sort of thing each word is, which words are one name."""
