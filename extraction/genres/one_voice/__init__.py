"""Texts whose words are one person's or one body's: speeches, op-eds, letters, press statements, statements of a house."""

from extraction.genres.one_voice.house_statements import read_house_statement
from extraction.genres.one_voice.no_layout import read_one_voice
from extraction.genres.one_voice.press_statements import read_paragraphs, read_press_statement
from extraction.genres.one_voice.speeches import read_signed_statement, read_speech
from extraction.genres.one_voice.topics import read_topics

__all__ = [
    "read_house_statement",
    "read_one_voice",
    "read_paragraphs",
    "read_press_statement",
    "read_signed_statement",
    "read_speech",
    "read_topics",
]
