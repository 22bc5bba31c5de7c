"""Who is named: states, organisations, movements, and people with the side that they speak for."""
