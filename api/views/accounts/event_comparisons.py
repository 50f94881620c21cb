"""The accounts of one event side by side."""

from __future__ import annotations

from flask import Response

from api.accounts.alignment import align, list_sides
from api.app_state import database, settings
from api.http import Blueprint, cacheable
from api.queries import events
from api.views.accounts.comparisons import respond_with_rows
from api.views.accounts.event_facts import compare_facts, part_accounts, read_beginnings
from api.views.accounts.reading import read_newest
from api.views.event_json import describe_events
from api.views.events import find_event
from schemas.events.comparison import EventComparison

blueprint = Blueprint("event comparisons", __name__, description="How each side tells of one event")


@blueprint.route("/events/<id_>/compare")
@blueprint.without_parameters
@blueprint.response(200, EventComparison)
@blueprint.problems(404, 503)
@blueprint.doc(operationId="compareAccounts")
@cacheable
def compare_accounts(id_: str) -> Response:
    """Compare the accounts of an event.

    An account is of a side: the country or organisation whose article it is or, inside an agency's story, of whoever relays the words;
    `article:ID` where nobody's side is known. Every statement of the event's articles is in exactly one row.
    """
    with database().reading() as reader:
        event = find_event(reader, id_)
        [described] = describe_events(reader, [event])
        statements = read_newest(events.list_told(reader, event, 2 * settings().max_compared))
        texts = read_beginnings(reader, [one["id"] for one in described["articles"]])
    accounts = part_accounts(statements.told)
    differences = compare_facts(described["articles"], accounts, texts)
    rows, sides = align(accounts), list_sides(accounts)
    return respond_with_rows(rows, sides, statements.documents, statements.warnings, {"event": described}, differences)
