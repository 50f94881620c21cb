"""Labels in front of somebody's words: "KERN:", "Bauer (AA):", "FRAGE (zu Mali):". Imports the people of genres alone."""

from extraction.genres.speaker_labels.bodies import body_in
from extraction.genres.speaker_labels.label import Label, Role, is_outlet, read_label
from extraction.genres.speaker_labels.lines import find_labels, is_office_line, labels_of
from extraction.genres.speaker_labels.names import is_short_title
from extraction.genres.speaker_labels.spokespeople import Surnames, spokesperson

__all__ = [
    "Label",
    "Role",
    "Surnames",
    "body_in",
    "find_labels",
    "is_office_line",
    "is_outlet",
    "is_short_title",
    "labels_of",
    "read_label",
    "spokesperson",
]
