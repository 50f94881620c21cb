"""People whom the article introduces: names that no list has, what stands beside them, how far known names go on. Imports the records
of linking, the scan and title phrases."""

from extraction.linking.introduced.appositions import is_explained, is_what_somebody_is, read_apposition
from extraction.linking.introduced.called_again import add_people_called_again
from extraction.linking.introduced.given_names_alone import add_people_by_given_name
from extraction.linking.introduced.honorifics import STYLES, past_honorific
from extraction.linking.introduced.introductions import Before, is_letter_for_surname, read_name
from extraction.linking.introduced.known_surnames import (
    begins_otherwise,
    holder_spelled_otherwise,
    is_label,
    only_looks_like_genitive,
    opens_foreign_name,
    past_fathers,
    past_further_name,
)
from extraction.linking.introduced.name_rows import (
    is_dictionary_word,
    is_name_in_minutes,
    may_be_in_row,
    row_of_names,
    surname_of,
)
from extraction.linking.introduced.newcomers import complete_newcomers
from extraction.linking.introduced.side_by_side import part_names_side_by_side

__all__ = [
    "STYLES",
    "Before",
    "add_people_by_given_name",
    "add_people_called_again",
    "begins_otherwise",
    "complete_newcomers",
    "holder_spelled_otherwise",
    "is_dictionary_word",
    "is_explained",
    "is_label",
    "is_letter_for_surname",
    "is_name_in_minutes",
    "is_what_somebody_is",
    "may_be_in_row",
    "only_looks_like_genitive",
    "opens_foreign_name",
    "part_names_side_by_side",
    "past_fathers",
    "past_further_name",
    "past_honorific",
    "read_apposition",
    "read_name",
    "row_of_names",
    "surname_of",
]
