"""The clauses of a sentence: where each begins, its subject, whom its pronouns mean, what its verbs say of a plan."""
