"""Room 2: an article becomes engagements. `trace` in `pipeline.py` shows the whole order on one screen."""
