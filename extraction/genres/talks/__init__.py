"""Texts in which several people talk in turns: press conferences, briefings, podium talks, parliaments, interviews."""
