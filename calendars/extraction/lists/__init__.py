"""Agendas, diaries, schedules, digests and notices: what a line is, and under whose day and name it stands."""
