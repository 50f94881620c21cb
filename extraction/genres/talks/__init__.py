"""Texts in which several people talk in turns: press conferences, briefings, podium talks, parliaments, interviews."""

from extraction.genres.talks.closing_lines import end_of_talk
from extraction.genres.talks.inline_questions import read_inline_interview
from extraction.genres.talks.interviews import read_interview
from extraction.genres.talks.press_reviews import read_press_review
from extraction.genres.talks.recordings import read_recording
from extraction.genres.talks.transcripts import read_transcript

__all__ = [
    "end_of_talk",
    "read_inline_interview",
    "read_interview",
    "read_press_review",
    "read_recording",
    "read_transcript",
]
