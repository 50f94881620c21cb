"""The pages for people, made on the server of what the public API answers: each can be read without JavaScript."""

from flask import Flask

from api.pages import comparing, errors, happenings, home, pasting, readings, subjects
from api.pages.rendering import blueprint
from api.settings import Settings

PAGES = (comparing, happenings, home, pasting, readings, subjects)  # which have given the blueprint their addresses


def register(app: Flask, settings: Settings) -> None:
    """Give an application its pages."""
    errors.register(app, settings)
    app.register_blueprint(blueprint)
