"""Whom the head, the foot and the labels of a text name, by form and lists of names. Imports none of the other folders of genres."""

from extraction.genres.people.houses import House, house_in
from extraction.genres.people.person_phrases import (
    NAME_PARTICLES,
    bare_name,
    bare_person,
    country_in,
    is_known_person,
    is_name,
    is_named,
    is_told_of,
    office_holder_in,
    opens_with_office,
    people_of,
    person_in,
    place_of,
)
from extraction.genres.people.whole_names import (
    are_first_letters,
    are_initials,
    first_letters,
    fuller_name,
    holder_named,
    introduced_as,
    of_initials,
)

__all__ = [
    "NAME_PARTICLES",
    "House",
    "are_first_letters",
    "are_initials",
    "bare_name",
    "bare_person",
    "country_in",
    "first_letters",
    "fuller_name",
    "holder_named",
    "house_in",
    "introduced_as",
    "is_known_person",
    "is_name",
    "is_named",
    "is_told_of",
    "of_initials",
    "office_holder_in",
    "opens_with_office",
    "people_of",
    "person_in",
    "place_of",
]
