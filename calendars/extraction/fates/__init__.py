"""What became of a plan: held, hoped for, put off, called off; and so how an engagement stands."""
