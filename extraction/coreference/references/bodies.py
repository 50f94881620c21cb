"""Which office, organisation or authority a noun means."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.descriptions import describe_institution, describe_office
from extraction.coreference.nouns import body_called_again, led_body, movement_again, whole_name
from extraction.coreference.references.owners import body_of_owner, owner_of_office
from extraction.coreference.references.parties import body_of_branch, organisation_meant
from extraction.text import TokenRange


def body_meant(context: Context, part: TokenRange, head: int) -> str | None:
    """An office, organisation or authority."""
    if context.tokens[head].text.removesuffix("s") == "Büro" and (owner := owner_of_office(context, part, head)):
        return describe_office(context, owner, part)
    if (again := body_called_again(context, part, head)) is not None:
        return again
    owned = body_of_owner(context, part, head) or led_body(context, part, head) or body_of_branch(context, part, head)
    owned = owned or movement_again(context, part, head) or organisation_meant(context, part, head)
    owned = owned or whole_name(context, part, head)
    return owned or describe_institution(context, part, head)
