"""What a word that names an engagement says of it, and the draft of an engagement that comes of it."""
