"""The pages for people, made on the server of what the public API answers: each can be read without JavaScript."""

from api.pages import comparing, happenings, home, pasting, readings, subjects
from api.pages.rendering import blueprint

__all__ = ["blueprint", "comparing", "happenings", "home", "pasting", "readings", "subjects"]
