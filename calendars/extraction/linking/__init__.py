"""Which time is whose: claims, days counted from other events, borrowed days, ends, weeks and years moved."""
