"""Room 2: an article becomes engagements. `pipeline.py` shows the whole order on one screen."""
