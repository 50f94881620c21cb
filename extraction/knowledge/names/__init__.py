"""Names as texts write them: known names in every form, given names, titles, and who held which office."""

from extraction.knowledge.names.bodies import name_tree, single_names
from extraction.knowledge.names.given_names import gender_of, is_given_name, may_be_same_given_name
from extraction.knowledge.names.newspapers import listed_newspaper, usual_spelling
from extraction.knowledge.names.people import FAMILY_NAME_FIRST, is_family_name, keys_of, keys_of_word, people_tree
from extraction.knowledge.names.role_holders import (
    around,
    base_of,
    heads_of,
    holders,
    leader_among,
    places_of,
    roles_on,
    serves,
    titles_of,
)
from extraction.knowledge.names.titles import Title, title_of
from extraction.knowledge.names.trees import Form, Node, Target, folded, longest
from extraction.knowledge.records import FEMALE, MALE

__all__ = [
    "FAMILY_NAME_FIRST",
    "FEMALE",
    "MALE",
    "Form",
    "Node",
    "Target",
    "Title",
    "around",
    "base_of",
    "folded",
    "gender_of",
    "heads_of",
    "holders",
    "is_family_name",
    "is_given_name",
    "keys_of",
    "keys_of_word",
    "leader_among",
    "listed_newspaper",
    "longest",
    "may_be_same_given_name",
    "name_tree",
    "people_tree",
    "places_of",
    "roles_on",
    "serves",
    "single_names",
    "title_of",
    "titles_of",
    "usual_spelling",
]
