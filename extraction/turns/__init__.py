"""Turns: a text as lines and passages, which of its sentences say nothing, and its margin. Imports text alone."""
